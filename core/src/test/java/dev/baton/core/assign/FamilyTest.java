package dev.baton.core.assign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.policy.Member;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyTest {
  private static String family(Member.Kind kind) {
    return Family.of(new Member("rita", kind, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "goose, claude-opus-4, claude",
    "goose, sonnet, claude",
    "opencode, anthropic/claude-opus-4, claude",
    "opencode, us.anthropic.claude-sonnet-4-v1:0, claude",
    "claude, gpt-5-codex, codex",
    "copilot, openrouter/openai/o3-mini, codex",
    "copilot, Qwen/Qwen3-Coder-480B, qwen",
    "claude, models/gemini-2.5-pro, gemini",
    "goose, mistral-large, goose",
    "goose, llama-o1-claude, goose",
  })
  void an_agent_is_of_the_family_of_its_model_s_maker_if_that_is_known(
      String agent, String model, String family) {
    assertThat(family(new Member.Kind.Agent(agent, Optional.of(model), Optional.empty())))
        .isEqualTo(family);
  }

  @Test
  void without_a_model_it_is_the_agent_s_own_and_anybody_else_is_a_family_alone() {
    assertThat(family(new Member.Kind.Agent("codex", Optional.empty(), Optional.empty())))
        .isEqualTo("codex");
    assertThat(family(new Member.Kind.Command("claude -p"))).isEqualTo("rita");
    assertThat(family(new Member.Kind.Replay("recorded"))).isEqualTo("rita");
    assertThat(family(new Member.Kind.Human())).isEqualTo("rita");
  }
}
