package dev.baton.adapters.git;

import dev.baton.core.merge.Outcome;
import dev.baton.core.merge.Settlement;
import dev.baton.core.merge.Structure;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Settler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Merges two commits in the store: by git, and file by file by others where git finds that both
/// sides changed the same lines.
final class GitMerge {
  // A merge in which more files meet is not one that lines alone are in the way of.
  private static final int MOST_FILES = 10;
  private static final int MOST_BYTES = 1_000_000;

  private static final List<String> HARMLESS = List.of("Auto-merging", "CONFLICT (contents)");

  private final GitStore store;

  GitMerge(GitStore store) {
    this.store = store;
  }

  /// What git says of it.
  sealed interface Tried {
    record Clean(Tree tree) implements Tried {}

    record Met(Said said) implements Tried {
      List<String> paths() {
        return List.copyOf(said.files().keySet());
      }
    }
  }

  /// A tree, and which files of it were settled by what.
  record Settled(Tree tree, List<Settlement> files) {
    Settled {
      files = List.copyOf(files);
    }
  }

  Tried tried(Commit ground, Commit candidate) {
    var merge = store.git().run("merge-tree", "--write-tree", "-z", ground.sha(), candidate.sha());
    return switch (merge.exit()) {
      case 0 -> new Tried.Clean(new Tree(merge.out().split("\0")[0].strip()));
      case 1 -> new Tried.Met(Said.read(merge.out()));
      default ->
          throw new GitFailed(
              "cannot merge " + candidate + " onto " + ground + ": " + merge.err().strip());
    };
  }

  /// The merge that git did not finish. The settlers are asked in their order until one has an
  /// answer; either every file is settled or none is.
  Optional<Settled> settled(
      Tried.Met met, Commit ground, Commit candidate, List<Settler> settlers) {
    var said = met.said();
    if (settlers.isEmpty() || !said.isAboutLines() || said.files().size() > MOST_FILES) {
      return Optional.empty();
    }
    var bases = store.git().must("merge-base", "--all", ground.sha(), candidate.sha()).strip();
    // Of several a base is made up, and a line in it may be nobody's.
    if (bases.contains("\n") || !areInPlace(said, new Commit(bases), ground, candidate)) {
      return Optional.empty();
    }
    var settled = new ArrayList<Settlement>();
    var entries = new StringBuilder();
    for (var file : said.files().entrySet()) {
      var way = settled(file.getKey(), file.getValue(), settlers);
      if (way.isEmpty()) {
        return Optional.empty();
      }
      settled.add(new Settlement(file.getKey(), String.join(", ", way.get().ways())));
      entries.append(
          "%s %s\t%s\0"
              .formatted(file.getValue().mode(), store.blob(way.get().text()), file.getKey()));
    }
    return Optional.of(new Settled(store.with(said.tree(), entries.toString()), settled));
  }

  // A file that a side has renamed stands in the merge under one name only.
  private boolean areInPlace(Said said, Commit base, Commit ground, Commit candidate) {
    var commits = List.of(base, ground, candidate);
    var input = new StringBuilder();
    var expected = new StringBuilder();
    said.files()
        .forEach((path, stages) -> {
          for (int stage = 0; stage < commits.size(); stage++) {
            input.append(commits.get(stage).sha()).append(':').append(path).append('\n');
            expected.append(stages.blobs().get(stage)).append('\n');
          }
        });
    var found =
        store
            .git()
            .run(
                Map.of(),
                input.toString().getBytes(StandardCharsets.UTF_8),
                "cat-file",
                "--batch-check=%(objectname)");
    return found.exit() == 0 && found.out().contentEquals(expected);
  }

  private Optional<Outcome.Settled> settled(String path, Stages stages, List<Settler> settlers) {
    var texts = stages.blobs().stream().flatMap(blob -> text(blob).stream()).toList();
    if (texts.size() < 3 || Structure.unfit(texts.get(0), texts.get(1), texts.get(2)).isPresent()) {
      return Optional.empty();
    }
    return settlers.stream()
        .map(settler -> settler.settle(path, texts.get(0), texts.get(1), texts.get(2)))
        .flatMap(outcome ->
            outcome instanceof Outcome.Settled settled ? Stream.of(settled) : Stream.empty())
        .findFirst();
  }

  private Optional<String> text(String blob) {
    var size = store.git().must("cat-file", "-s", blob).strip();
    if (size.length() > 9 || Integer.parseInt(size) > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      var bytes = store.git().run("cat-file", "blob", blob).bytes();
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The file as the base, the ground and the candidate have it.
  record Stages(String mode, List<String> blobs) {
    private static Stages of(List<Entry> entries) {
      return new Stages(entries.getFirst().mode(), entries.stream().map(Entry::blob).toList());
    }
  }

  private record Entry(String mode, String blob, String stage, String path) {
    static Entry read(String field) {
      int tab = field.indexOf('\t');
      var words = field.substring(0, tab).split(" ");
      return new Entry(words[0], words[1], words[2], field.substring(tab + 1));
    }
  }

  /// What git says of a merge that it did not finish.
  record Said(Tree tree, Map<String, Stages> files, boolean isAboutLines) {

    // The tree; then mode, blob, stage and path of each file; then, after an empty field, of each
    // message how many paths it is about, the paths, its kind and its words.
    static Said read(String out) {
      var fields = out.split("\0", -1);
      var entries = new LinkedHashMap<String, List<Entry>>();
      int at = 1;
      for (; at < fields.length && !fields[at].isEmpty(); at++) {
        var entry = Entry.read(fields[at]);
        entries.computeIfAbsent(entry.path(), _ -> new ArrayList<>()).add(entry);
      }
      var files = new LinkedHashMap<String, Stages>();
      entries.forEach((path, each) -> files.put(path, Stages.of(each)));
      return new Said(
          new Tree(fields[0].strip()),
          files,
          entries.values().stream().allMatch(Said::arePlain)
              && files.keySet().stream().noneMatch(Said::isOdd)
              && kinds(fields, at + 1).allMatch(HARMLESS::contains));
    }

    // In all three, as an ordinary file, and as the same kind of one.
    private static boolean arePlain(List<Entry> entries) {
      return entries.stream().map(Entry::stage).toList().equals(List.of("1", "2", "3"))
          && entries.getFirst().mode().startsWith("100")
          && entries.stream().map(Entry::mode).distinct().count() == 1;
    }

    private static boolean isOdd(String path) {
      return path.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    }

    private static Stream<String> kinds(String[] fields, int from) {
      var kinds = Stream.<String>builder();
      for (int at = from; at < fields.length && !fields[at].isBlank(); ) {
        int paths = Integer.parseInt(fields[at].strip());
        kinds.add(fields[at + paths + 1]);
        at += paths + 3;
      }
      return kinds.build();
    }
  }
}
