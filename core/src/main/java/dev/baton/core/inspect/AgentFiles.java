package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// What tells agents how to behave, and what lets them start programs. Trust is in the content:
/// what is on the target was let in by a person, and every other content asks for one.
final class AgentFiles implements Inspection {
  private static final Gate GATE =
      new Gate("G03", "agent configuration and instructions", 1, Severity.HUMAN);

  private static final Pattern PATHS =
      Pattern.compile(
          "(.*/)?(\\.mcp\\.json|mcp\\.json|\\.claude(\\.json|/.*)|\\.codex/.*|\\.cursor/.*"
              + "|\\.cursorrules|\\.gemini/.*|\\.qwen/.*|\\.windsurf/.*|\\.windsurfrules|\\.cline.*"
              + "|\\.roo/.*|\\.roomodes|\\.aider.*|\\.goose.*|\\.opencode/.*|opencode\\.json"
              + "|\\.continue/.*|\\.amazonq/.*|\\.kiro/.*|\\.junie/.*|\\.agents?/.*"
              + "|\\.github/(copilot-instructions\\.md|instructions/.*|prompts/.*|agents/.*|chatmodes/.*)"
              + "|AGENTS?(\\.override)?\\.md|CLAUDE(\\.local)?\\.md|GEMINI\\.md|QWEN\\.md|CRUSH\\.md"
              + "|SKILL\\.md|\\.rules|\\.goosehints)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change
        .change()
        .staying()
        .filter(file -> !change.isNamed(file.path()) && PATHS.matcher(file.path()).matches())
        .map(file ->
            new GateFinding(
                "agent-file",
                file.path(),
                file.added().isEmpty() ? 0 : file.added().getFirst().number(),
                "says to agents what to do, or starts programs for them"))
        .toList();
  }
}
