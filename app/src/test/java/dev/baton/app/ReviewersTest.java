package dev.baton.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewersTest {
  private final Reviewers reviewers =
      new Reviewers(
          Policies.parsed(
              "baton.yaml",
              """
              target: main
              team:
                cleo: {agent: claude}
                cody: {agent: goose, model: openai/gpt-5}
                rita: {agent: command, run: "sh rita.sh"}
                ada: {agent: human}
              gates:
                test: {run: "true"}
              """));

  private String asked(String... authors) {
    return reviewers.choose(Optional.empty(), Set.of(authors)).member().name();
  }

  @Test
  void the_first_of_another_family_than_every_author_is_asked() {
    assertThat(asked("human")).isEqualTo("cleo");
    assertThat(asked("claude")).isEqualTo("cody");
    assertThat(asked("claude", "codex")).isEqualTo("rita");
    assertThatThrownBy(() -> asked("claude", "codex", "rita"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("nobody in the team is of another family than");
  }

  @Test
  void who_is_named_is_asked_and_known_for_a_sister() {
    var named = reviewers.choose(Optional.of("cody"), Set.of("codex"));

    assertThat(named.family()).isEqualTo("codex");
    assertThat(named.sameFamily()).isTrue();
    assertThat(reviewers.choose(Optional.of("cody"), Set.of("claude")).sameFamily()).isFalse();
  }

  @Test
  void a_member_is_of_the_family_of_its_model_whatever_it_is_called() {
    assertThat(reviewers.family("cleo")).isEqualTo("claude");
    assertThat(reviewers.family("cody")).isEqualTo("codex");
    assertThat(reviewers.family("rita")).isEqualTo("rita");
    assertThat(reviewers.family("Claude")).isEqualTo("claude");
  }
}
