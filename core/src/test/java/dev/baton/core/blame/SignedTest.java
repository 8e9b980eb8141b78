package dev.baton.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedTest {
  @ParameterizedTest
  @CsvSource({
    "Ada, ada@example.org, mend it, HUMAN",
    "Claude Monet, claude@example.org, paint it, HUMAN",
    "Ada, ada@example.org, 'x\n\nCo-authored-by: Claude Monet <claude@example.org>', HUMAN",
    "dependabot[bot], 1+dependabot[bot]@users.noreply.github.com, bump, HUMAN",
    "Ada, ada@example.org, 'x\n\nCo-authored-by: Claude <noreply@anthropic.com>', AGENT",
    "Ada, ada@example.org, 'x\n\nCo-Authored-By: Claude Opus 4 <x@y.z>', AGENT",
    "Ada, ada@example.org, 'x\n\nAssisted-by: Claude:claude-3-opus coccinelle', AGENT",
    "copilot-swe-agent[bot], 1+Copilot@users.noreply.github.com, x, AGENT",
    "Ada (aider), ada@example.org, x, AGENT"
  })
  void an_agent_is_known_by_its_sign_and_not_by_a_first_name(
      String author, String email, String message, Origin origin) {
    assertThat(Signed.by(author, email, message)).isEqualTo(origin);
  }
}
