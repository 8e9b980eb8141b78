package dev.baton.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private final Vocabulary words = new Vocabulary(List.of("tap", "Tap 1", "tap 2", "e-mail"));

  @Test
  void findsWholeNamesWhateverTheirCase() {
    var text = "An E-Mail names TAP 1, taps and tap 3.";

    assertThat(words.of(text).orElseThrow().matcher(text).results().map(MatchResult::group))
        .containsExactly("E-Mail", "TAP", "tap");
  }

  @Test
  void hasNothingToLookForInATextWithoutTheirWords() {
    assertThat(words.of("The controller shall open valve 3.")).isEmpty();
  }
}
