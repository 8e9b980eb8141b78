package dev.baton.core.ears;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordPatternTest {
  private static final String TEXT =
      "As soon as it IS, a-b shall be able to utilise e.g. the_it, it\u0301 and \u00c9it; no longer it";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\b(?:as|it|a)\\b",
        "\\bas soon as\\b|\\butili[sz]e",
        "(?<=\\bshall\\s)be able",
        "(?<!no\\s)longer|\\ba-b",
        "(?<![a-z0-9_-])(?:e\\.g\\.|it)(?![a-z0-9_])",
        "^\\s*as|\\bit$",
        "\\b[a-z]{3,}\\b",
      })
  void findsWhatThePlainPatternFinds(String regex) {
    var plain = Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(TEXT).results();

    assertThat(WordPattern.of(regex).in(Prose.of(TEXT)).stream().map(MatchResult::start))
        .containsExactlyElementsOf(plain.map(MatchResult::start).toList());
  }
}
