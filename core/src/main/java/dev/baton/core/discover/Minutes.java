package dev.baton.core.discover;

import dev.baton.core.finding.Edit;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes what was said, asked and answered into a spec: by inserting, never by rewriting.
///
/// `text` is the file as it is; what is inserted ends its lines as the file does.
public record Minutes(Spec spec, String text) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+$");

  /// A spec nobody has said anything in.
  public static String empty(String name, String owner) {
    return """
    ---
    spec: %s
    version: 1
    status: draft
    owner: %s
    ---

    # %s

    ## Stakeholder statements
    """
        .formatted(name, owner, name.replace('-', ' '));
  }

  /// Keeps the words as they are, every line of them behind a quote mark.
  public Edit statement(String who, String from, String words) {
    var quoted = words.strip().lines().map(line -> ("> " + line).stripTrailing());
    var field = from.isBlank() ? "" : "\n- From: " + oneLine(from);
    return after(
        Statement.class,
        "## Stakeholder statements",
        "### %s · %s\n%s%s"
            .formatted(next("ST-"), oneLine(who), quoted.collect(Collectors.joining("\n")), field));
  }

  /// The questions with numbers of their own, in one edit.
  public Edit questions(List<Asked> questions, String asked) {
    int number = highest("Q-");
    var blocks = new StringBuilder();
    for (var question : questions) {
      number++;
      blocks.append(blocks.isEmpty() ? "" : "\n\n").append(block(question, number, asked));
    }
    return after(Question.class, "## Open questions", blocks.toString());
  }

  private static String block(Asked question, int number, String asked) {
    return """
    ### Q-%d · %s
    - Asked: %s
    - Blocks: %s
    - If unanswered: %s\
    """
        .formatted(
            number,
            question.text(),
            asked,
            question.blocks().isEmpty()
                ? "-"
                : question.blocks().stream().map(ItemId::value).collect(Collectors.joining(", ")),
            question.ifUnanswered());
  }

  /// Behind an `Answer:` that waits for one, or below the question.
  public Edit answer(Question question, String answer, String by) {
    var lines = "Answer: %s\n- Answered by: %s".formatted(oneLine(answer), oneLine(by));
    return question
        .fields()
        .first("Answer")
        .map(field -> new Edit(field.source(), ended(lines)))
        .orElseGet(() -> insert(question.source().end(), "\n- " + lines));
  }

  private <T extends Item> Edit after(Class<T> kind, String heading, String block) {
    var last = spec.all(kind).reduce((_, later) -> later);
    if (last.isPresent()) {
      return insert(last.get().source().end(), "\n\n" + block);
    }
    int at = headingEnd(heading);
    return at < 0
        ? insert(
            text.length(), (text.endsWith("\n") ? "\n" : "\n\n") + heading + "\n\n" + block + "\n")
        : insert(at, "\n\n" + block);
  }

  private int headingEnd(String heading) {
    var found =
        Pattern.compile("^" + Pattern.quote(heading) + "[ \\t]*(?=\\r?$)", Pattern.MULTILINE)
            .matcher(text);
    return found.find() ? found.end() : -1;
  }

  private Edit insert(int at, String block) {
    var line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return new Edit(new Source(spec.path(), new Range(line, 1, line, 1), at, at), ended(block));
  }

  private String ended(String block) {
    return text.contains("\r\n") ? block.replace("\n", "\r\n") : block;
  }

  private String next(String prefix) {
    return prefix + (highest(prefix) + 1);
  }

  private int highest(String prefix) {
    return spec.items().stream()
        .map(item -> item.id().value())
        .filter(id -> id.startsWith(prefix))
        .map(id -> NUMBER.matcher(id).results().findFirst().orElseThrow().group())
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("·", "-");
  }
}
