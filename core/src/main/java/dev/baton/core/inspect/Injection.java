package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Text that speaks to the next agent that reads the repository, and control sequences that speak
/// to a terminal. A warning: a repository about such text holds it for good reasons.
final class Injection implements Inspection {
  private static final Gate GATE = new Gate("G07", "text aimed at agents", 1, Severity.WARN);

  private static final Pattern ORDERS =
      Pattern.compile(
          "\\b(ignore|disregard|forget|override)\\s+(all\\s+|any\\s+)?(the\\s+|your\\s+|of\\s+your\\s+)?"
              + "(previous|prior|above|earlier|preceding|system)\\s+"
              + "(instructions?|prompts?|rules?|messages?|context)"
              + "|\\b(you are|act as) (now )?(a |an |the )?(unrestricted|jailbroken|developer mode)"
              + "|<\\s*/?\\s*(system|assistant|im_start|im_end)\\s*>|<\\|im_(start|end)\\|>"
              + "|\\[/?INST\\]|\\bBEGIN (SYSTEM|ADMIN) (PROMPT|OVERRIDE)\\b"
              + "|\\b(AI|LLM|coding|review(ing)?) (agents?|assistants?|reviewers?|models?)\\s*[:,]\\s*"
              + "(please\\s+)?(do|approve|run|execute|skip|ignore|merge|send|post|fetch|curl)\\b"
              + "|\\b(approve|merge) (this|the) (change|pull request|PR|diff) without\\b"
              + "|\\bdo not (tell|mention|reveal|report)\\b.{0,40}\\b(user|reviewer|human|conductor)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTROL = Pattern.compile("\\x1B[\\[\\]P_^X]|\\x9B|\\x9D");

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change
        .change()
        .staying()
        .flatMap(file ->
            Stream.concat(
                found(file, CONTROL, "has a control sequence for a terminal"),
                found(file, ORDERS, "gives orders to an agent that reads it")))
        .toList();
  }

  private static Stream<GateFinding> found(FileChange file, Pattern pattern, String message) {
    return file.added(pattern)
        .map(line -> new GateFinding("injection", file.path(), line.number(), message));
  }
}
