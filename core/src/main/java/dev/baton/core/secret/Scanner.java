package dev.baton.core.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Looks through texts by a set of rules. Safe for several threads.
public final class Scanner {
  private static final List<Rule> SECRETS =
      List.of(
          Rule.of(
              "private key",
              "-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"
                  + "[A-Za-z0-9+/=\\\\\\s:,.()\"-]{40,20000}?"
                  + "-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----",
              "PRIVATE KEY"),
          Rule.of("AWS access key", "(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])", "AKIA", "ASIA"),
          Rule.of(
              "AWS secret key",
              "(?i:aws_?secret_?(?:access_?)?key)[\"'\\s:=\\\\]{1,8}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
              "secret",
              "SECRET",
              "Secret"),
          Rule.of(
              "GitHub token",
              "gh[pousr]_[A-Za-z0-9]{36,255}",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_"),
          Rule.of("GitHub token", "github_pat_[A-Za-z0-9_]{60,255}", "github_pat_"),
          Rule.of("GitLab token", "glpat-[A-Za-z0-9_-]{20,255}", "glpat-"),
          Rule.of("Slack token", "xox[abeoprs]-[A-Za-z0-9-]{20,255}", "xox"),
          Rule.of("Google API key", "AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])", "AIza"),
          Rule.of("Stripe key", "[rs]k_live_[A-Za-z0-9]{20,255}", "k_live_"),
          Rule.of("model API key", "sk-(?:ant|proj|svcacct)-[A-Za-z0-9_-]{20,255}", "sk-"),
          Rule.of(
              "JSON web token",
              "eyJ[A-Za-z0-9_-]{8,4000}\\.eyJ[A-Za-z0-9_-]{8,8000}\\.[A-Za-z0-9_-]{16,2000}",
              "eyJ"));

  private static final List<Rule> PERSONAL =
      List.of(
          Rule.checked(
              "IBAN",
              "",
              "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])",
              Checksums::isIban),
          Rule.checked(
              "card number",
              "",
              "[2-6][0-9]{3}(?:[ -]?[0-9]{2,6}){2,4}(?![0-9])",
              Checksums::isCard),
          Rule.checked(
              "e-mail address",
              "@",
              "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])",
              _ -> true));

  private final List<Rule> rules;

  private Scanner(List<Rule> rules) {
    this.rules = rules;
  }

  public static Scanner forSecrets() {
    return new Scanner(SECRETS);
  }

  public static Scanner forSecretsAndPersonalData() {
    return new Scanner(Stream.concat(SECRETS.stream(), PERSONAL.stream()).toList());
  }

  /// In the order of the text, none within another.
  public List<Match> find(String text) {
    var all = new ArrayList<Match>();
    for (var rule : rules) {
      rule.find(text, all::add);
    }
    all.sort(Comparator.comparingInt(Match::start).thenComparingInt(match -> -match.end()));
    var apart = new ArrayList<Match>();
    for (var match : all) {
      if (apart.isEmpty() || match.start() >= apart.getLast().end()) {
        apart.add(match);
      }
    }
    return apart;
  }
}
