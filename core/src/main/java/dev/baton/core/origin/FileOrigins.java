package dev.baton.core.origin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The authors of one file's lines, counted from 1.
public final class FileOrigins {
  public static final FileOrigins NONE = new FileOrigins(List.of());

  private final List<Span> spans;

  /// Lines side by side with one author, both ends included.
  public record Span(int from, int to, Author author) {
    public Span {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("not lines: " + from + "-" + to);
      }
    }

    int lines() {
      return to - from + 1;
    }
  }

  // In order, none over another, neighbours of one author joined.
  private FileOrigins(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  /// A line that is said to have two authors has none.
  public static FileOrigins of(Collection<Span> said) {
    // At each line where somebody begins or ends: how many spans more, or fewer, are theirs.
    var changes = new TreeMap<Integer, Map<Author, Integer>>();
    for (var span : said) {
      change(changes, span.from(), span.author(), 1);
      change(changes, span.to() + 1, span.author(), -1);
    }
    var alone = new ArrayList<Span>();
    var here = new HashMap<Author, Integer>();
    int from = 0;
    for (var cut : changes.entrySet()) {
      if (here.size() == 1) {
        alone.add(new Span(from, cut.getKey() - 1, here.keySet().iterator().next()));
      }
      cut.getValue()
          .forEach((author, by) -> {
            if (here.merge(author, by, Integer::sum) == 0) {
              here.remove(author);
            }
          });
      from = cut.getKey();
    }
    return new FileOrigins(joined(alone));
  }

  private static void change(
      Map<Integer, Map<Author, Integer>> changes, int line, Author author, int by) {
    changes.computeIfAbsent(line, _ -> new HashMap<>()).merge(author, by, Integer::sum);
  }

  private static List<Span> joined(List<Span> sorted) {
    var joined = new ArrayList<Span>();
    for (var span : sorted) {
      if (!joined.isEmpty()
          && joined.getLast().to() + 1 == span.from()
          && joined.getLast().author().equals(span.author())) {
        span = new Span(joined.removeLast().from(), span.to(), span.author());
      }
      joined.add(span);
    }
    return joined;
  }

  public List<Span> spans() {
    return spans;
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /// How many lines have an author.
  public int lines() {
    return spans.stream().mapToInt(Span::lines).sum();
  }

  public Optional<Author> at(int line) {
    int low = 0;
    int high = spans.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      var span = spans.get(middle);
      if (line < span.from()) {
        high = middle - 1;
      } else if (line > span.to()) {
        low = middle + 1;
      } else {
        return Optional.of(span.author());
      }
    }
    return Optional.empty();
  }

  /// Where the lines are after the edits: those outside them are shifted, those within are dropped.
  public FileOrigins through(List<Edit> edits) {
    var moved = new ArrayList<Span>();
    int kept = 1;
    int shift = 0;
    int first = 0;
    for (var edit : edits) {
      first = move(kept, edit.lastBefore(), shift, first, moved);
      kept = edit.next();
      shift = edit.nextThere() - edit.next();
    }
    move(kept, Integer.MAX_VALUE, shift, first, moved);
    return new FileOrigins(joined(moved));
  }

  /// Moves what lies between two edits. Returns the first span that may lie beyond.
  private int move(int from, int to, int shift, int first, List<Span> into) {
    int index = first;
    while (index < spans.size() && spans.get(index).from() <= to) {
      var span = spans.get(index);
      int start = Math.max(from, span.from());
      int end = Math.min(to, span.to());
      if (start <= end) {
        into.add(new Span(start + shift, end + shift, span.author()));
      }
      if (span.to() > to) {
        return index;
      }
      index++;
    }
    return index;
  }

  /// The lines that the edits added, as one author's.
  static FileOrigins added(List<Edit> edits, Author author) {
    return new FileOrigins(
        joined(
            edits.stream()
                .filter(edit -> edit.added() > 0)
                .map(edit -> new Span(edit.to(), edit.to() + edit.added() - 1, author))
                .toList()));
  }

  /// Only those of its lines that the edits added.
  public FileOrigins addedBy(List<Edit> edits) {
    var within = new ArrayList<Span>();
    int first = 0;
    for (var edit : edits) {
      if (edit.added() > 0) {
        first = move(edit.to(), edit.to() + edit.added() - 1, 0, first, within);
      }
    }
    return new FileOrigins(joined(within));
  }

  /// Both together. Where both have an author it is this one's.
  public FileOrigins or(FileOrigins other) {
    var all = new ArrayList<>(spans);
    for (var span : other.spans) {
      uncovered(span, all);
    }
    all.sort(Comparator.comparingInt(Span::from));
    return new FileOrigins(joined(all));
  }

  private void uncovered(Span span, List<Span> into) {
    int from = span.from();
    for (var mine : spans) {
      if (mine.to() < from || mine.from() > span.to()) {
        continue;
      }
      if (mine.from() > from) {
        into.add(new Span(from, mine.from() - 1, span.author()));
      }
      from = mine.to() + 1;
    }
    if (from <= span.to()) {
      into.add(new Span(from, span.to(), span.author()));
    }
  }

  /// Whether it speaks of no line beyond the file's last.
  public boolean isWithin(int lines) {
    return spans.isEmpty() || spans.getLast().to() <= lines;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileOrigins same && spans.equals(same.spans);
  }

  @Override
  public int hashCode() {
    return spans.hashCode();
  }

  @Override
  public String toString() {
    return spans.toString();
  }
}
