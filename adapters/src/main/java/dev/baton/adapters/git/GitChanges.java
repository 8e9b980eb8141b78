package dev.baton.adapters.git;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.repo.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a change as text: three processes of git, however many files it has.
final class GitChanges {
  private static final String LINK = "120000";
  private static final String ELSEWHERE = "160000";
  // What is larger is data; a gate for sizes says so, and nobody reads it line by line.
  private static final int LARGEST = 4 << 20;
  private static final long MOST = 256 << 20;
  private static final int LOOKED_AT = 8_000;

  private final Git git;
  private final long most;

  GitChanges(Git git) {
    this(git, MOST);
  }

  GitChanges(Git git, long most) {
    this.git = git;
    this.most = most;
  }

  private record Raw(
      FileChange.Kind kind,
      String path,
      String oldMode,
      String newMode,
      String oldObject,
      String newObject) {}

  ChangeSet between(Tree from, Tree to, List<String> messages) {
    var raw = raw(from, to);
    var wanted = new LinkedHashSet<String>();
    for (var each : raw) {
      if (isFile(each.oldMode())) {
        wanted.add(each.oldObject());
      }
      if (isFile(each.newMode())) {
        wanted.add(each.newObject());
      }
    }
    var texts = texts(wanted);
    return new ChangeSet(
        raw.stream()
            .map(each ->
                FileChange.of(
                    each.kind(),
                    each.path(),
                    each.oldMode(),
                    each.newMode(),
                    Optional.ofNullable(texts.get(each.oldObject())),
                    Optional.ofNullable(texts.get(each.newObject()))))
            .toList(),
        messages);
  }

  // The target of a link is no text of the repository.
  static boolean isFile(String mode) {
    return mode.startsWith("100") && !mode.equals(LINK) && !mode.equals(ELSEWHERE);
  }

  private List<Raw> raw(Tree from, Tree to) {
    var fields =
        git.must("diff-tree", "-r", "-z", "--raw", "--no-renames", from.sha(), to.sha())
            .split("\0");
    var raw = new ArrayList<Raw>();
    for (int i = 0; i + 1 < fields.length; i += 2) {
      var facts = fields[i].substring(1).split(" ");
      var kind =
          switch (facts[4].charAt(0)) {
            case 'A' -> FileChange.Kind.ADDED;
            case 'D' -> FileChange.Kind.REMOVED;
            default -> FileChange.Kind.MODIFIED;
          };
      raw.add(new Raw(kind, fields[i + 1], facts[0], facts[1], facts[2], facts[3]));
    }
    return raw;
  }

  /// What is text and not too large to have been written by a person, by its object.
  Map<String, String> texts(Set<String> objects) {
    var readable = readable(objects);
    if (readable.isEmpty()) {
      return Map.of();
    }
    var texts = new HashMap<String, String>();
    var bytes = batch("--batch", readable.keySet());
    int at = 0;
    for (var blob : readable.entrySet()) {
      int start = afterLine(bytes, at);
      int length = blob.getValue();
      if (isText(bytes, start, length)) {
        texts.put(blob.getKey(), new String(bytes, start, length, StandardCharsets.UTF_8));
      }
      at = start + length + 1;
    }
    return texts;
  }

  // Lengths come first: a single object may be larger than all memory.
  private Map<String, Integer> readable(Set<String> objects) {
    if (objects.isEmpty()) {
      return Map.of();
    }
    var lengths = new LinkedHashMap<String, Integer>();
    long all = 0;
    var lines = new String(batch("--batch-check", objects), StandardCharsets.US_ASCII);
    for (var line : lines.split("\n")) {
      var facts = line.split(" ");
      if (facts.length != 3) {
        throw new GitFailed("git does not have " + line);
      }
      long length = Long.parseLong(facts[2]);
      if (length <= LARGEST) {
        lengths.put(facts[0], (int) length);
        all += length;
      }
    }
    if (all > most) {
      throw new GitFailed(
          "%d MB of text are too much to be read at once, %d MB are the most; make it several changes"
              .formatted(all >> 20, most >> 20));
    }
    return lengths;
  }

  private byte[] batch(String how, Set<String> objects) {
    var input = (String.join("\n", objects) + "\n").getBytes(StandardCharsets.US_ASCII);
    var result = git.run(Map.of(), input, "cat-file", how, "--buffer");
    if (result.exit() != 0) {
      throw new GitFailed("cannot read files: " + result.err().strip());
    }
    return result.bytes();
  }

  private static int afterLine(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private static boolean isText(byte[] bytes, int start, int length) {
    for (int i = start; i < start + Math.min(length, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return true;
  }
}
