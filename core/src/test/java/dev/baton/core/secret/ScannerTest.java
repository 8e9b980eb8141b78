package dev.baton.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
  private static final Scanner SECRETS = Scanner.forSecrets();
  private static final Scanner SOURCES = Scanner.forSources();
  private static final Scanner ALL = Scanner.forSecretsAndPersonalData();

  // Put together here, so that no other scanner stops at this file.
  @ParameterizedTest
  @CsvSource({
    "AWS access key, AK, IAQ3RXT5LMZ7WPVCKH",
    "AWS secret key, 'aws_secret_access_key = ', wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS secret key, '\"AWS_SECRET_ACCESS_KEY\": \"', wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "GitHub token, ghp, _0123456789abcdefABCDEF0123456789abcd",
    "GitHub token, github_, pat_0123456789abcdefABCDEF0123456789abcd0123456789abcdefABCDEF0123",
    "GitLab token, glpat, -0123456789abcdefABCD",
    "Slack token, xoxb, -123456789012-123456789012-abcdefABCDEF",
    "Google API key, AIza, SyA0123456789abcdefABCDEF0123456789",
    "Stripe key, sk_, live_0123456789abcdefABCDEF01",
    "model provider key, sk-, proj-0123456789abcdefABCDEF0123456789abcdefABCDEF",
    "JSON web token, eyJ, hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
  })
  void each_kind_is_found_in_whatever_it_stands(String kind, String one, String two) {
    var secret = one + two;
    for (var text :
        List.of(secret, "a=" + secret + ";", "x\n" + secret + "\n", "\"a\\n" + secret + "\"")) {
      assertThat(SECRETS.find(text)).as(text).extracting(Match::kind).containsExactly(kind);
    }
  }

  @Test
  void a_private_key_is_found_whole_with_its_line_breaks_plain_or_escaped() {
    var lines =
        List.of(
            "-----BEGIN RSA PRIVATE" + " KEY-----",
            "MIIE" + "ab/+".repeat(15),
            "x=".repeat(20),
            "-----END RSA PRIVATE KEY-----");
    for (var between : List.of("\n", "\\n", "\r\n", "\\\\n")) {
      var key = String.join(between, lines);

      assertThat(SECRETS.find("a " + key + " b"))
          .containsExactly(new Match("private key", 2, 2 + key.length()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY----- is how it begins, and -----END PRIVATE KEY----- how it ends",
        "-----BEGIN PUBLIC KEY-----\nMIIEMIIEMIIEMIIEMIIEMIIEMIIEMIIEMIIEMIIEMIIE\n-----END PUBLIC KEY-----",
        "commit 0123456789abcdef0123456789abcdef01234567",
        "ghp_short",
        "my_ghp_0123456789abcdefABCDEF0123456789abcd",
        "the risk_live_0123456789abcdefABCDEF01",
        "aws_secret_access_key = ${SECRET}",
        "eyJhbGciOiJIUzI1NiJ9",
        "desk-project-0123456789abcdefABCDEF",
      })
  void what_only_looks_like_one_is_left_alone(String text) {
    assertThat(SECRETS.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "AKIAQQQQQQQQQQQQQQQQ",
        "AKIAQ3RXT5LMZEXAMPLE",
      })
  void a_placeholder_is_no_secret(String text) {
    assertThat(SECRETS.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heroku_key = \"5f1d7a38-42c9-4e0b-9d63-b7e8a20c416f\"",
        "String sonarToken = \"q7Wn2LrT9xKd4VbZ8mHs6PcJ3fGy5RaE1uNo0iXt\";",
        "\"client_secret\": \"x9Qv7LmW2rTk8ZpB4nHd\"",
        "curl -s https://example.org -u deploy:q7Wn2LrT9xKd",
        "curl -H 'Authorization: Bearer q7Wn2LrT9xKd4VbZ' https://example.org",
        "apiVersion: v1\nkind: Secret\ndata:\n  password: UyFCXCpkJHpEc2I9\n",
      })
  void what_its_surroundings_show_is_found_in_sources_only(String text) {
    assertThat(SOURCES.find(text)).hasSize(1);
    assertThat(SECRETS.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -u $USER:$PASSWORD https://example.org",
        "curl -u user:password https://example.org",
        "curl -H \"Authorization: Bearer $TOKEN\" https://example.org",
        "client_secret = os.environ[\"CLIENT_SECRET\"]",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  password: UyFCXCpkJHpEc2I9\n",
        "apiVersion: v1\nkind: Secret\ndata:\n  password: {{ .Values.password }}\n",
        "rookTable = 0023452Lllk2KqjLBvaxANWEgTd7bqjsxjo8aZj0wd",
      })
  void what_names_a_secret_without_holding_one_is_left_alone(String text) {
    assertThat(SOURCES.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "IBAN, DE89 3704 0044 0532 0130 00",
    "IBAN, GB82WEST12345698765432",
    "card number, 4111 1111 1111 1111",
    "card number, 5555555555554444",
    "card number, 3782-822463-10005",
    "e-mail address, jane.doe@mail.example.org",
  })
  void personal_data_is_found_only_when_asked_for(String kind, String text) {
    assertThat(ALL.find("of " + text + ", please")).extracting(Match::kind).containsExactly(kind);
    assertThat(SECRETS.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 01",
        "4111 1111 1111 1112",
        "2222222222222222222222",
        "jane@localhost",
        "@Override",
      })
  void a_wrong_check_digit_is_nobody(String text) {
    assertThat(ALL.find(text)).isEmpty();
  }

  @Test
  void a_long_text_that_almost_matches_does_not_take_long() {
    var text = "-----BEGIN PRIVATE KEY-----" + "a".repeat(1 << 20) + "a@" + "a.".repeat(1 << 19);

    assertThat(ALL.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-----BEGIN PRIVATE KEY-----", "-eyJ", "-eyJrIjoi"})
  void many_beginnings_take_no_longer_than_one(String beginning) {
    var text = beginning.repeat((1 << 18) / beginning.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(12), () -> assertThat(SOURCES.find(text)).isEmpty());
  }

  @Test
  void a_token_is_found_where_only_a_dash_parts_it_from_another_beginning() {
    var token = "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";

    assertThat(SECRETS.find("a eyJ-" + token + " b")).hasSize(1);
    assertThat(SECRETS.find("a -" + token + " b")).hasSize(1);
  }

  @Test
  void many_hints_do_not_take_long() {
    for (var hint : List.of("curl ", "eyJ", "token: ", "facebook", "apiVersion: v1\n", "Q~")) {
      assertThat(SOURCES.find(hint.repeat(1 << 16))).as(hint).isEmpty();
    }
  }
}
