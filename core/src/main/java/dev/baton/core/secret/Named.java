package dev.baton.core.secret;

import java.util.List;
import java.util.regex.Pattern;

/// Secrets that only their surroundings show: the name they are given, the command they are handed
/// to. Fit for what is written down as source; in a talk such names stand beside much else.
final class Named {
  private static final String HEX32 = "[a-f0-9]{32}";
  private static final String HEX40 = "[A-Fa-f0-9]{40}";
  private static final String WORD32 = "[A-Za-z0-9]{32}";
  private static final String WORD40 = "[A-Za-z0-9_-]{40}";
  private static final String WORD64 = "[A-Za-z0-9]{64}";
  private static final String UUID = "[A-Fa-f0-9]{8}(?:-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}";

  // A command goes on over lines that end with a backslash, and up to the next one.
  private static final String CURL =
      "curl\\b(?:(?!curl)(?:[^\\n\\\\]|\\\\\\n|\\\\.|\\n(?=[ \\t]+-))){0,600}?[ \\t]";

  static final List<Rule> ALL =
      List.of(
          Form.named("Adafruit key", "[a-z0-9_-]{32}", "adafruit"),
          Form.named("Algolia key", HEX32, "algolia"),
          Form.named("Asana secret", WORD32, "asana"),
          Form.named(
              "Atlassian token",
              "[A-Za-z0-9]{20}[A-Fa-f0-9]{4}",
              "atlassian",
              "jira",
              "confluence"),
          Form.named("Bitbucket secret", "(?:" + WORD64 + "|" + WORD32 + ")", "bitbucket"),
          Form.named("Cloudflare key", "(?:[a-f0-9]{37}|" + WORD40 + ")", "cloudflare"),
          Form.named("Codecov token", WORD32, "codecov"),
          Form.named("Coinbase token", "[a-z0-9_-]{64}", "coinbase"),
          Form.named("Confluent secret", WORD64, "confluent"),
          Form.named("Datadog token", "[A-Za-z0-9]{40}", "datadog"),
          Form.named("Discord token", "[a-f0-9]{64}", "discord"),
          Form.named("Facebook secret", HEX32, "facebook"),
          Form.named("Fastly token", "[A-Za-z0-9_=-]{32}", "fastly"),
          Form.named("Freemius key", "sk_[^\\s\"']{29}", "secret_key"),
          Form.named("Heroku key", UUID, "heroku"),
          Form.named("HubSpot key", UUID, "hubspot"),
          Form.named("JFrog key", WORD64, "jfrog", "artifactory", "bintray", "xray"),
          Form.named("LaunchDarkly token", "[A-Za-z0-9_=-]{40}", "launchdarkly"),
          Form.named("Mailchimp key", HEX32 + "-us[0-9]{1,2}", "mailchimp"),
          Form.named("Mailgun key", "(?:pub)?key-" + HEX32, "mailgun"),
          Form.named("MessageBird key", "(?:[A-Za-z0-9]{25}|" + UUID + ")", "messagebird"),
          Form.named("Netlify token", "[A-Za-z0-9_=-]{40,46}", "netlify"),
          Form.named("Okta token", "00[A-Za-z0-9_=-]{40}", "okta"),
          Form.named("Snyk token", UUID, "snyk"),
          Form.named("Sonar token", "[A-Za-z0-9_=-]{40}", "sonar"),
          Form.named("Sourcegraph token", HEX40, "sourcegraph"),
          Form.checked(
              "Sidekiq credentials",
              "BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM[ :=\"']{1,8}([a-f0-9]{8}:[a-f0-9]{8})",
              _ -> true,
              "CONTRIBSYS__COM"),
          Form.named("Sumo Logic id", "su[A-Za-z0-9]{12}", "sumologic", "sumo_access"),
          Form.named("Sumo Logic key", WORD64, "sumologic", "sumo_access"),
          Form.named("Vault token", "s\\.[A-Za-z0-9]{24}", "vault", "token"),
          Form.checked(
              "credentials in an address",
              "https?://([a-f0-9]{8}:[a-f0-9]{8})@(?:gems|enterprise)\\.contribsys\\.com",
              _ -> true,
              "contribsys.com"),
          Form.checked(
              "credentials of a request",
              CURL + "(?:-u|--user)[ \\t]+[\"']?([^\\s\"':]{0,64}[\"']?:[\"']?[^\\s\"']{0,64})",
              Named::isPassword,
              "curl"),
          Form.checked(
              "credentials of a request",
              CURL
                  + "(?:-H|--header)[ \\t]+[\"'](?i:[\\w-]{0,32}(?:authorization|token|api-?key)):\\s{0,4}"
                  + "(?:[A-Za-z-]{3,12} )?([^\\s\"']{8,2000})[\"']",
              Named::isValue,
              "curl"),
          new KubernetesSecrets(),
          Form.checked(
              "NuGet password",
              "(?i:key=\"(?:cleartext)?password\") value=\"([^\"%$][^\"]{7,64})\"",
              secret -> !Placeholder.is(secret),
              "password"),
          new Form(
              "credential",
              List.of("token", "secret", "credentials", "password", "_auth"),
              Pattern.compile(
                  // The letters first: looking back is dear, and most places begin no such name.
                  "(?=[aAbBcCpPrRuU])(?<!(?i:public|csrf|xsrf).{0,1})(?i:(?:access|api|auth|bearer|client|private|refresh|user)[_-]?"
                      + "(?:token|secret|auth|password)|credentials)[\"'`]?[ \\t]{0,4}(?:=>|:?=|[:,])[ \\t]{0,4}[\"'`]"
                      + "([A-Za-z0-9+/=_-]{20,512})[\"'`]"),
              Named::isRandom));

  private Named() {}

  // A name, a colon and what nobody would write as a stand-in or take from a variable.
  private static boolean isPassword(String pair) {
    var plain = pair.replaceAll("[\"'{}]", "");
    int colon = plain.indexOf(':');
    return !pair.contains("${")
        && !pair.contains("{{")
        && "$<[(".indexOf((plain + "(").charAt(0)) < 0
        && "$<[(".indexOf((plain + ":").charAt(colon + 1)) < 0
        && plain.length() >= 8
        && isMixed(plain);
  }

  private static boolean isValue(String secret) {
    return "$<{(*".indexOf(secret.charAt(0)) < 0 && isMixed(secret) && !Placeholder.is(secret);
  }

  private static boolean isRandom(String secret) {
    var digits = secret.chars().filter(Character::isDigit).count();
    var letters = secret.chars().filter(Character::isLetter).count();
    return digits >= 2 && letters >= 6 && isMixed(secret) && !Placeholder.is(secret);
  }

  private static boolean isMixed(String text) {
    boolean hasLower = text.chars().anyMatch(Character::isLowerCase);
    boolean hasOther = text.chars().anyMatch(c -> Character.isDigit(c) || Character.isUpperCase(c));
    return hasLower && hasOther;
  }
}
