package dev.baton.core.decision;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of decisions as text: a new one from its title, and an old one with another status.
public final class DecisionText {
  private static final int LONGEST_NAME = 60;
  private static final Pattern STATUS =
      Pattern.compile("(?m)\\A(---\\R(?:.*\\R)*?)status:[^\\r\\n]*");

  private DecisionText() {}

  /// The number after the highest one in use, whatever state that file is in.
  public static String next(List<String> names) {
    int last =
        names.stream()
            .filter(name -> name.matches("[0-9]{4}-.*"))
            .mapToInt(name -> Integer.parseInt(name.substring(0, 4)))
            .max()
            .orElse(0);
    return "%04d".formatted(last + 1);
  }

  public static String file(String number, String title) {
    var plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var slug = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("^-|-$", "");
    return Decisions.FOLDER + number + "-" + (slug.isEmpty() ? "decision" : slug) + ".md";
  }

  public static String fresh(String title, String date, String decider, List<String> paths) {
    var about =
        paths.stream().map(DecisionText::quoted).collect(Collectors.joining(", ", "[", "]"));
    return """
    ---
    status: proposed
    date: %s
    deciders: [%s]
    paths: %s
    # Rules are checked on every change once the status is accepted, for example:
    # rules:
    #   - forbid: {from: "core/**", to: java.sql, because: "the core decides and never acts"}
    ---

    # %s

    ## Context and Problem Statement

    What is to be decided, and why now?

    ## Considered Options

    * One
    * Another

    ## Decision Outcome

    Chosen: …, because …

    ### Consequences

    * Good, because …
    * Bad, because …
    """
        .formatted(date, quoted(decider), about, title.replaceAll("\\s+", " ").strip());
  }

  /// What a person decided about one task, as a record that holds from its commit on.
  public static String ruled(Ruling ruling, String task) {
    var text = new StringBuilder();
    text.append("---\nstatus: accepted\n");
    text.append("date: ").append(LocalDate.ofInstant(ruling.at(), ZoneOffset.UTC)).append('\n');
    text.append("deciders: [").append(quoted(line(ruling.by()))).append("]\n");
    if (!ruling.opens().isEmpty()) {
      text.append("opens:\n");
      ruling.opens().forEach(it -> text.append("  - ").append(quoted(it.words())).append('\n'));
    }
    text.append("---\n\n# ").append(line(ruling.title())).append("\n\n");
    text.append("## Context and Problem Statement\n\n").append(line(task));
    if (ruling.opens().isEmpty()) {
      text.append(" waited for a person.\n");
    } else {
      text.append(" goes where going back is expensive:\n\n");
      ruling
          .opens()
          .forEach(
              it -> text.append("* `%s`: %s\n".formatted(line(it.words()), it.door().locksIn())));
    }
    if (!ruling.instead().isEmpty()) {
      text.append("\n## Considered Options\n\n* ").append(line(ruling.title())).append('\n');
      ruling.instead().forEach(it -> text.append("* ").append(line(it)).append('\n'));
    }
    text.append("\n## Decision Outcome\n\n").append(line(ruling.because())).append('\n');
    if (!ruling.opens().isEmpty()) {
      text.append("\n### Consequences\n\n");
      ruling.opens().stream()
          .map(Doorway::door)
          .distinct()
          .forEach(door ->
              text.append("* To undo it (%s): %s\n".formatted(door.word(), door.undoing())));
    }
    return text.toString();
  }

  // What a person typed stays one line, so that it can neither end the front matter nor begin a
  // heading.
  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// The same file, decided anew elsewhere. Every other byte stays.
  public static String superseded(String text, String by) {
    return STATUS
        .matcher(text)
        .replaceFirst(it -> Matcher.quoteReplacement(it.group(1) + "status: superseded by " + by));
  }
}
