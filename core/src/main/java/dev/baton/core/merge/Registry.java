package dev.baton.core.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files that are lists, where both sides put whole entries at the same place. Both are kept, ours
/// first. An entry that both sides have, or that the file has already, is refused.
enum Registry {
  /// Keys with values; later lines would win over earlier ones.
  KEYS("[\\w./-]*\\.properties|\\.env\\.example", "#!") {
    @Override
    Optional<String> key(String line) {
      return line.endsWith("\\") ? Optional.empty() : cut(line.strip(), "[\\s=:]");
    }
  },

  /// Names, one in each line.
  NAMES(
      "(?:.*/)?META-INF/services/[^/]+|(?:.*/)?(?:AUTHORS|CONTRIBUTORS)(?:\\.txt)?"
          + "|(?:.*/)?requirements[\\w.-]*\\.txt",
      "#") {
    @Override
    Optional<String> key(String line) {
      return line.startsWith("-") ? Optional.empty() : cut(line.strip(), "[\\s=<>!~;#\\[]");
    }
  },

  /// Patterns for files that are left out; none that takes one back in.
  IGNORED("(?:.*/)?\\.(?:gitignore|dockerignore|npmignore)", "#") {
    @Override
    Optional<String> key(String line) {
      return line.startsWith("!") ? Optional.empty() : Optional.of(line.strip());
    }
  },

  /// Attributes by pattern. Of two patterns that mean one file the later counts, so each is for
  /// files of one ending.
  ATTRIBUTES("(?:.*/)?\\.gitattributes", "#") {
    @Override
    Optional<String> key(String line) {
      return cut(line, "\\s").filter(pattern -> ENDING.matcher(pattern).matches());
    }
  },

  /// Points of a list in Markdown, each with the lines that are indented under it.
  POINTS("(?:.*/)?(?:CHANGELOG|CHANGES|HISTORY|NEWS)(?:\\.md)?", "") {
    @Override
    Optional<String> key(String line) {
      return line.startsWith("- ") || line.startsWith("* ")
          ? Optional.of(line.substring(2).strip())
          : Optional.empty();
    }

    @Override
    boolean goesOn(String line) {
      return line.startsWith("  ");
    }
  };

  static final String WAY = "entries";

  private static final Pattern ENDING = Pattern.compile("\\*\\.\\w+");

  private final Pattern path;
  private final String comments;

  Registry(String path, String comments) {
    this.path = Pattern.compile(path);
    this.comments = comments;
  }

  static Optional<Registry> of(String path) {
    return Stream.of(values()).filter(it -> it.path.matcher(path).matches()).findFirst();
  }

  /// What the line is an entry for; nothing where it is none that could stand anywhere.
  abstract Optional<String> key(String line);

  /// Whether the line belongs to the entry before it.
  boolean goesOn(String line) {
    return false;
  }

  private static Optional<String> cut(String line, String end) {
    var key = line.split(end, 2)[0];
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }

  private boolean isQuiet(String line) {
    return line.isBlank() || comments.indexOf(line.charAt(0)) >= 0;
  }

  Resolution resolve(Piece.Clash clash) {
    if (!clash.isInsertion()) {
      return new Resolution.Unresolved("both sides changed entries that were there");
    }
    if (!areEntries(clash.ours().lines()) || !areEntries(clash.theirs().lines())) {
      return new Resolution.Unresolved("what was added is not whole entries and nothing else");
    }
    if (clash.sides().anyMatch(this::isWithinEntry)) {
      return new Resolution.Unresolved("what was added stands within an entry");
    }
    var twice = twice(clash);
    return twice.isEmpty()
        ? new Resolution.Resolved(WAY, clash.both())
        : new Resolution.Unresolved("there would be two entries for " + twice.get());
  }

  private boolean isWithinEntry(Piece.Side side) {
    return (!side.after().isEmpty() && goesOn(side.after().getFirst()))
        || (!side.before().isEmpty() && side.before().getLast().endsWith("\\"));
  }

  private boolean areEntries(List<String> lines) {
    var isAfterEntry = false;
    var hasEntry = false;
    for (var line : lines) {
      var isEntry = key(line).isPresent() && !line.startsWith(" ") && !line.startsWith("\t");
      if (!isQuiet(line) && !(isAfterEntry && goesOn(line)) && !isEntry) {
        return false;
      }
      isAfterEntry = !line.isBlank() && (isAfterEntry || key(line).isPresent());
      hasEntry |= isAfterEntry;
    }
    return hasEntry;
  }

  // Also against the rest of the file: whoever added it there did not know of this one.
  private Optional<String> twice(Piece.Clash clash) {
    var before = new HashSet<>(keys(clash.base().text()).toList());
    var ours =
        new HashSet<>(keys(clash.ours().text()).filter(key -> !before.contains(key)).toList());
    return keys(clash.theirs().lines())
        .filter(key -> before.contains(key) || ours.contains(key))
        .findFirst()
        .or(() -> keys(clash.ours().lines()).filter(before::contains).findFirst());
  }

  private Stream<String> keys(List<String> lines) {
    return lines.stream().filter(line -> !isQuiet(line)).flatMap(line -> key(line).stream());
  }
}
