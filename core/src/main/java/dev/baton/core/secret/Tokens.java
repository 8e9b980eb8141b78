package dev.baton.core.secret;

import java.util.List;

/// Secrets that show by themselves what they are. The forms are those that the issuers document, or
/// that their tokens have.
final class Tokens {
  private static final String HEX = "[a-f0-9]";
  private static final String WORD = "[A-Za-z0-9]";
  private static final String URL_SAFE = "[A-Za-z0-9_-]";
  private static final String BASE64 = "[A-Za-z0-9+/]";

  static final List<Rule> ALL =
      List.of(
          // No key goes on past the next five dashes, so that many beginnings cost no more than
          // one.
          Form.of(
              "private key",
              "-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"
                  + "(?:(?!-----)[A-Za-z0-9+/=\\\\\\s:,.()\"-]){40,20000}+"
                  + "-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----",
              "PRIVATE KEY"),
          Form.of("age key", "AGE-SECRET-KEY-1[AC-HJ-NP-Z02-9]{58}", "AGE-SECRET-KEY-1"),
          Form.token(
              "AWS access key",
              "(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}",
              "AKIA",
              "ASIA",
              "ABIA",
              "ACCA",
              "A3T"),
          Form.of(
              "AWS secret key",
              "(?i:aws_?secret_?(?:access_?)?key)[\"'\\s:=\\\\]{1,8}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
              "secret"),
          Form.token("AWS Bedrock key", "ABSK" + BASE64 + "{109,269}={0,2}", "ABSK"),
          // Base64 of the service's address.
          Form.of("AWS Bedrock key", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", "bedrock-api"),
          Form.token("Adobe client secret", "p8e-[a-z0-9]{32}", "p8e-"),
          Form.token("Airtable token", "pat" + WORD + "{14}\\." + HEX + "{64}", "pat"),
          Form.token("Alibaba access key", "LTAI" + WORD + "{20}", "LTAI"),
          Form.token("Artifactory key", "AKCp" + WORD + "{69}", "AKCp"),
          Form.token("Artifactory token", "cmVmd" + WORD + "{59}", "cmVmd"),
          Form.token("Atlassian token", "ATATT3[A-Za-z0-9_=-]{60,300}", "ATATT3"),
          Form.token(
              "Azure client secret",
              "(?<![,~])[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}",
              "Q~"),
          Form.token("ClickHouse key", "4b1d" + WORD + "{38}", "4b1d"),
          Form.token("Clojars token", "(?i:CLOJARS_[a-z0-9]{60})", "CLOJARS_"),
          Form.token("Cloudflare origin key", "v1\\.0-" + HEX + "{24}-" + HEX + "{146}", "v1.0-"),
          Form.token("Databricks token", "dapi" + HEX + "{32}(?:-[0-9])?", "dapi"),
          Form.token("DigitalOcean token", "do[opr]_v1_" + HEX + "{64}", "_v1_"),
          Form.token(
              "Doppler token", "dp\\.(?:pt|st|ct|sa|scim|audit)\\." + WORD + "{40,44}", "dp."),
          Form.token("Duffel token", "duffel_(?:test|live)_[A-Za-z0-9_=-]{43}", "duffel_"),
          Form.token("Dynatrace token", "dt0c01\\." + WORD + "{24}\\." + WORD + "{64}", "dt0c01."),
          Form.token("EasyPost key", "EZ[AT]K" + WORD + "{54}", "EZAK", "EZTK"),
          Form.checked(
              "Facebook app token",
              "facebook[^\\n]{0,40}?([0-9]{15,16}\\|" + URL_SAFE + "{27})",
              secret -> !Placeholder.is(secret),
              "facebook"),
          Form.token("Facebook page token", "EAA[MC]" + WORD + "{100,400}", "EAAM", "EAAC"),
          Form.token(
              "Flutterwave key", "FLW(?:PUB|SEC)K(?:_TEST)?-" + HEX + "{12,32}(?:-X)?", "FLW"),
          Form.token("Fly.io token", "fo1_" + URL_SAFE + "{43}", "fo1_"),
          Form.token("Fly.io token", "fm(?:1[ar]|2)_" + BASE64 + "{100,2000}={0,3}", "fm1", "fm2_"),
          Form.token("Frame.io token", "fio-u-[A-Za-z0-9_=-]{64}", "fio-u-"),
          Form.token(
              "GitHub token",
              "gh[pousr]_[A-Za-z0-9]{36,255}",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_"),
          Form.token("GitHub token", "github_pat_[A-Za-z0-9_]{60,255}", "github_pat_"),
          Form.token(
              "GitLab token",
              "gl(?:pat|dt|rt|ft|imt|agent|oas|ptt|soat|cbt|ffct)-[A-Za-z0-9_.-]{20,255}",
              "glpat-",
              "gldt-",
              "glrt-",
              "glft-",
              "glimt-",
              "glagent-",
              "gloas-",
              "glptt-",
              "glsoat-",
              "glcbt-",
              "glffct-"),
          Form.token("GitLab runner token", "GR1348941" + URL_SAFE + "{20}", "GR1348941"),
          Form.token("GitLab session", "_gitlab_session=[a-z0-9]{32}", "_gitlab_session"),
          Form.token("Google API key", "AIza" + URL_SAFE + "{35}", "AIza"),
          Form.token("Grafana key", "eyJrIjoi" + WORD + "{70,400}={0,2}", "eyJrIjoi"),
          Form.token("Grafana token", "glc_" + BASE64 + "{32,400}={0,2}", "glc_"),
          Form.token("Grafana token", "glsa_" + WORD + "{32}_[A-Fa-f0-9]{8}", "glsa_"),
          Form.token(
              "Harness token",
              "[ps]at\\." + URL_SAFE + "{22}\\." + WORD + "{24}\\." + WORD + "{20}",
              "pat.",
              "sat."),
          Form.token("HashiCorp token", WORD + "{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}", "atlasv1"),
          Form.token("Vault token", "hv[bs]\\." + URL_SAFE + "{90,300}", "hvb.", "hvs."),
          Form.token("Heroku key", "HRKU-AA" + URL_SAFE + "{58}", "HRKU-AA"),
          Form.token("Hugging Face token", "(?:hf|api_org)_[A-Za-z]{34}", "hf_", "api_org_"),
          Form.token("Infracost token", "(?<![.])ico-" + WORD + "{32}", "ico-"),
          Form.token("Intra 42 secret", "s-s4t2(?:ud|af)-" + HEX + "{64}", "s-s4t2"),
          Form.token("Linear key", "lin_api_" + WORD + "{40}", "lin_api_"),
          Form.token("Mapbox token", "[ps]k\\." + WORD + "{60}\\." + WORD + "{22}", "pk.", "sk."),
          Form.token("MaxMind key", WORD + "{6}_" + WORD + "{29}_mmk", "_mmk"),
          Form.token(
              "model provider key",
              "sk-ant-[a-z]{3,8}[0-9]{2}-" + URL_SAFE + "{80,110}AA",
              "sk-ant-"),
          Form.token(
              "model provider key", "sk-(?:proj|svcacct|admin)-" + URL_SAFE + "{40,255}", "sk-"),
          Form.token("model provider key", "sk-" + WORD + "{20}T3BlbkFJ" + WORD + "{20}", "T3Blbk"),
          Form.token(
              "New Relic key",
              "(?:NRAK-[A-Z0-9]{27}|NRJS-" + HEX + "{19}|NRII-[A-Za-z0-9-]{32})",
              "NRAK-",
              "NRJS-",
              "NRII-"),
          Form.token("Notion token", "ntn_[0-9]{11}" + WORD + "{35}", "ntn_"),
          Form.token("npm token", "npm_" + WORD + "{36}", "npm_"),
          Form.token("Octopus Deploy key", "API-[A-Z0-9]{26}", "API-"),
          Form.token("1Password token", "ops_eyJ" + BASE64 + "{250,2000}={0,3}", "ops_eyJ"),
          Form.token(
              "1Password key", "A3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}", "A3-"),
          Form.token("OpenShift token", "sha256~" + URL_SAFE + "{43}", "sha256~"),
          Form.token("Perplexity key", "pplx-" + WORD + "{48}", "pplx-"),
          Form.token(
              "Plaid token",
              "access-(?:sandbox|development|production)-" + HEX + "{8}(?:-" + HEX + "{4,12}){4}",
              "access-"),
          Form.token(
              "PlanetScale token", "pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_=.-]{32,64}", "pscale_"),
          Form.token("Postman key", "PMAK-" + HEX + "{24}-" + HEX + "{34}", "PMAK-"),
          Form.token("Prefect key", "pnu_" + WORD + "{36}", "pnu_"),
          Form.token("Pulumi token", "pul-" + HEX + "{40}", "pul-"),
          Form.token("PyPI token", "pypi-AgEIcHlwaS5vcmc" + URL_SAFE + "{50,1000}", "pypi-AgEI"),
          Form.token("ReadMe key", "rdme_[a-z0-9]{70}", "rdme_"),
          Form.token("RubyGems key", "rubygems_" + HEX + "{48}", "rubygems_"),
          Form.token("Scalingo token", "tk-us-" + URL_SAFE + "{48}", "tk-us-"),
          Form.token("SendGrid token", "SG\\.[A-Za-z0-9_=.-]{66}", "SG."),
          Form.token("Brevo key", "xkeysib-" + HEX + "{64}-" + WORD + "{16}", "xkeysib-"),
          Form.token("Sentry token", "sntryu_" + HEX + "{64}", "sntryu_"),
          Form.token(
              "Sentry token",
              "sntrys_eyJ" + BASE64 + "{80,400}={0,2}_" + BASE64 + "{43}",
              "sntrys_"),
          Form.token("Shippo token", "shippo_(?:live|test)_" + HEX + "{40}", "shippo_"),
          Form.token("Shopify token", "shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}", "shp"),
          Form.of(
              "Slack token",
              "xox[abeoprs]-(?:[0-9]-)?[0-9]{6,14}(?:-[0-9]{6,14}){0,2}-"
                  + WORD
                  + "{9,64}(?![A-Za-z0-9-])",
              "xox"),
          Form.token("Slack token", "xoxe(?:\\.xox[bp])?-1-" + WORD + "{100,200}", "xoxe"),
          Form.token(
              "Slack app token", "xapp-[0-9]-[A-Z0-9]{9,12}-[0-9]{11,15}-" + HEX + "{64}", "xapp-"),
          Form.token(
              "Slack webhook",
              "hooks\\.slack\\.com/(?:services|workflows|triggers)/" + BASE64 + "{36,70}",
              "hooks.slack.com"),
          Form.token("Sonar token", "sq[uap]_" + WORD + "{40}", "squ_", "sqa_", "sqp_"),
          Form.token(
              "Sourcegraph token", "sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{40}", "sgp_"),
          Form.token(
              "Square token",
              "(?:sq0atp-"
                  + URL_SAFE
                  + "{22}|sq0csp-"
                  + URL_SAFE
                  + "{43}|EAAA"
                  + URL_SAFE
                  + "{60})",
              "sq0",
              "EAAA"),
          Form.token(
              "Stripe key",
              "[rs]k_(?:live|test|prod)_" + WORD + "{20,255}",
              "k_live_",
              "k_test_",
              "k_prod_"),
          Form.token("Telegram token", "[0-9]{8,10}:A" + URL_SAFE + "{34}", ":A"),
          Form.token("Twilio key", "SK" + HEX + "{32}", "SK"),
          Form.token("Typeform token", "tfp_[A-Za-z0-9_.=-]{59}", "tfp_"),
          // Close behind another beginning it is part of what that one begins.
          Form.of(
              "JSON web token",
              "(?<!eyJ[A-Za-z0-9_-]{0,60}-)eyJ[A-Za-z0-9_-]{8,4000}+\\.eyJ[A-Za-z0-9_-]{8,8000}+\\.(?:[A-Za-z0-9_-]{16,2000}|(?![A-Za-z0-9_-]))",
              "eyJ"));

  private Tokens() {}
}
