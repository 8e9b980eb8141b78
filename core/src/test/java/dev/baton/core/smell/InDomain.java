package dev.baton.core.smell;

import dev.baton.core.hash.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The in-domain set: labels for sentences that lie elsewhere, found again by path, line and hash.
record InDomain(List<Entry> entries) {
  /// `second` is empty until somebody has labelled the sentence a second time.
  record Entry(
      String path,
      int line,
      String sha256,
      boolean heldOut,
      Set<String> first,
      Optional<Set<String>> second) {
    private static Entry parse(String row) {
      var cells = row.split("\t", -1);
      if (cells.length != 6) {
        throw new IllegalArgumentException("six columns, not " + cells.length + ": " + row);
      }
      return new Entry(
          cells[0],
          Integer.parseInt(cells[1]),
          cells[2],
          cells[3].equals("holdout"),
          labels(cells[4]).orElseThrow(),
          labels(cells[5]));
    }

    private static Optional<Set<String>> labels(String cell) {
      if (cell.isBlank()) {
        return Optional.empty();
      }
      return Optional.of(
          cell.equals("-")
              ? Set.of()
              : Arrays.stream(cell.split(","))
                  .map(label -> "L-" + label.strip())
                  .collect(Collectors.toSet()));
    }

    /// The sentence, unless the corpus does not hold it as it was when it was labelled.
    Optional<String> sentence(Path corpus) throws IOException {
      var file = corpus.resolve(path);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      var lines = Files.readString(file).split("\n", -1);
      return line > lines.length
          ? Optional.empty()
          : Optional.of(sentenceOf(lines[line - 1])).filter(it -> Hash.of(it).hex().equals(sha256));
    }
  }

  private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern ITEM = Pattern.compile("^(?:[-*+]|\\d+[.)])\\s+");
  private static final Pattern BOX = Pattern.compile("^\\[[ xX-]\\]\\s+");
  private static final Pattern ID =
      Pattern.compile(
          "^\\*{0,2}[A-Z]{1,4}-?\\d+[a-z]?\\*{0,2}\\s*[:.\u2014\u2013-]?\\s*\\*{0,2}:?\\s*");
  private static final Pattern NEXT = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z])");

  static InDomain read(Path file) throws IOException {
    return new InDomain(Files.readAllLines(file).stream().skip(1).map(Entry::parse).toList());
  }

  /// The first sentence of a line: of the longest cell in a table, without bullet and ID elsewhere.
  static String sentenceOf(String line) {
    var text = line.strip();
    if (text.startsWith("|")) {
      text =
          Arrays.stream(CELLS.split(text.replaceAll("^\\|+|\\|+$", "")))
              .map(String::strip)
              .reduce("", InDomain::longer);
    }
    for (var mark : List.of(ITEM, BOX, ID)) {
      text = mark.matcher(text).replaceFirst("");
    }
    return NEXT.split(text, 2)[0].strip();
  }

  private static String longer(String one, String other) {
    return Comparator.comparingInt(String::length).compare(one, other) >= 0 ? one : other;
  }
}
