package dev.baton.core.rubric;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.rubric.Answer.Word;
import dev.baton.core.rubric.RubricItem.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Keeps of the answers what can be looked up. A reviewer that makes up places makes up findings.
public final class Screening {
  /// As far from a changed line as a reviewer may point and still mean it.
  private static final int NEAR = 10;

  /// As far off as a line number may be from what it quotes; reviewers count badly.
  private static final int OFF = 3;

  private final List<RubricItem> items;
  private final ChangeSet change;
  private final Function<String, Optional<String>> head;

  /// `head` gives the text of a file after the change.
  public Screening(
      List<RubricItem> items, ChangeSet change, Function<String, Optional<String>> head) {
    this.items = List.copyOf(items);
    this.change = change;
    this.head = head;
  }

  /// What is left of one pass, and how many yeses were dropped for which reason.
  public record Screened(List<Remark> kept, Map<Dropped, Integer> dropped) {
    public Screened {
      kept = List.copyOf(kept);
      dropped = Map.copyOf(dropped);
    }
  }

  public Screened screen(Answers answers, int pass) {
    var kept = new ArrayList<Remark>();
    var dropped = new EnumMap<Dropped, Integer>(Dropped.class);
    for (var answer : answers.all()) {
      if (answer.word() == Word.YES) {
        switch (screened(answer, pass)) {
          case Kept(var remark) -> kept.add(remark);
          case Refused(var why) -> dropped.merge(why, 1, Integer::sum);
        }
      }
    }
    return new Screened(kept, dropped);
  }

  private sealed interface Sieve {}

  private record Kept(Remark remark) implements Sieve {}

  private record Refused(Dropped why) implements Sieve {}

  private Sieve screened(Answer answer, int pass) {
    var item = items.stream().filter(it -> it.id().equals(answer.item())).findFirst();
    if (item.isEmpty()) {
      return new Refused(Dropped.NO_SUCH_ITEM);
    }
    if (!isPlainPath(answer.path()) || answer.line() < 1) {
      return new Refused(Dropped.NO_PLACE);
    }
    var text = text(answer.path());
    if (text.isEmpty()) {
      return new Refused(Dropped.NO_SUCH_FILE);
    }
    var lines = text.get().lines().toList();
    if (answer.line() > lines.size()) {
      return new Refused(Dropped.NO_SUCH_LINE);
    }
    var line = quoted(lines, (int) answer.line(), answer.quote());
    if (line.isEmpty()) {
      return new Refused(Dropped.MISQUOTED);
    }
    return placed(item.get(), answer, line.get(), pass);
  }

  private Sieve placed(RubricItem item, Answer answer, int line, int pass) {
    if (item.place() == Place.CHANGED && !isNearChange(item, answer.path(), line)) {
      return new Refused(Dropped.FAR_FROM_CHANGE);
    }
    var shown = answer.counterexample();
    if (item.needsCounterexample() && shown.isEmpty()) {
      return new Refused(Dropped.NO_COUNTEREXAMPLE);
    }
    if (shown.isPresent() && !fits(shown.get())) {
      return new Refused(Dropped.UNFIT_COUNTEREXAMPLE);
    }
    return new Kept(new Remark(item, answer.path(), line, answer.why(), pass, shown));
  }

  private Optional<String> text(String path) {
    var changed = changed(path);
    return changed.isPresent() ? changed.get().after() : head.apply(path);
  }

  private Optional<FileChange> changed(String path) {
    return change.files().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /// The line that has the quote, the nearest to the one that was named.
  private static Optional<Integer> quoted(List<String> lines, int named, String quote) {
    return Stream.iterate(0, off -> off <= OFF, off -> off + 1)
        .flatMap(off -> Stream.of(named - off, named + off))
        .filter(line -> line >= 1 && line <= lines.size())
        .filter(line -> folded(lines.get(line - 1)).contains(folded(quote)))
        .findFirst();
  }

  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private boolean isNearChange(RubricItem item, String path, int line) {
    return changed(path)
        .filter(item::appliesTo)
        .map(file ->
            ChangePage.changedLines(file).stream().anyMatch(it -> Math.abs(it - line) <= NEAR))
        .orElse(false);
  }

  /// A file of its own: one that replaced code could make any claim come true.
  private boolean fits(Counterexample shown) {
    return isPlainPath(shown.path())
        && !shown.path().startsWith(".")
        && text(shown.path()).isEmpty()
        && changed(shown.path()).isEmpty()
        && !shown.run().isEmpty()
        && shown.run().length() <= Counterexample.LONGEST_RUN
        && shown.text().length() <= Counterexample.LONGEST_TEXT
        && shown.run().indexOf('\0') < 0;
  }

  private static boolean isPlainPath(String path) {
    return !path.isEmpty()
        && path.length() <= 500
        && path.indexOf('\\') < 0
        && path.chars().noneMatch(Character::isISOControl)
        && Stream.of(path.split("/", -1))
            .noneMatch(part ->
                part.isEmpty() || part.equals(".") || part.equals("..") || part.equals(".git"));
  }
}
