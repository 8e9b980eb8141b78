package dev.baton.adapters.git;

import dev.baton.core.origin.AuthorshipNote;
import dev.baton.core.repo.Commit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The notes on who wrote what, in the user's repository.
public final class GitNotes {
  // A note of more than that is nobody's work, and is not believed.
  private static final int LARGEST = 8 << 20;

  private final Git git;

  public GitNotes(UserRepository repository) {
    this.git = repository.git();
  }

  /// Whether the repository's own configuration does not say that it wants none.
  public boolean areWanted(String setting) {
    return !git.run("config", "--local", "--type=bool", "--get", setting)
        .out()
        .strip()
        .equals("false");
  }

  /// The text of the note at the commit. One that is too large counts as none.
  public Optional<String> of(Commit commit) {
    try {
      var result =
          git.atMost(LARGEST).run("notes", "--ref=" + AuthorshipNote.REF, "show", commit.sha());
      return result.exit() == 0 ? Optional.of(result.out()) : Optional.empty();
    } catch (GitFailed e) {
      return Optional.empty();
    }
  }

  /// Every commit that has one, with the name of its text.
  public Map<Commit, String> all() {
    var all = new HashMap<Commit, String>();
    var listed = git.run("notes", "--ref=" + AuthorshipNote.REF, "list");
    for (var line : listed.exit() == 0 ? listed.out().lines().toList() : List.<String>of()) {
      var names = line.split(" ");
      if (names.length == 2) {
        all.put(new Commit(names[1]), names[0]);
      }
    }
    return all;
  }

  /// The texts of all notes at once.
  public Map<Commit, String> texts() {
    var all = all();
    var said = catFile("--batch", sensible(all.values().stream().distinct().toList()));
    var objects = GitLines.objects(said.bytes(), "blob");
    var texts = new HashMap<Commit, String>();
    all.forEach((commit, blob) -> {
      var bytes = objects.get(blob);
      if (bytes != null) {
        texts.put(commit, new String(bytes, StandardCharsets.UTF_8));
      }
    });
    return texts;
  }

  /// Those that are not too large.
  private List<String> sensible(List<String> blobs) {
    return new String(catFile("--batch-check", blobs).bytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 3 && words[2].matches("[0-9]{1,9}"))
        .filter(words -> Integer.parseInt(words[2]) <= LARGEST)
        .map(words -> words[0])
        .toList();
  }

  private Git.Result catFile(String how, List<String> objects) {
    var asked = objects.stream().collect(Collectors.joining("\n", "", "\n"));
    return git.run(Map.of(), asked.getBytes(StandardCharsets.UTF_8), "cat-file", how, "--buffer");
  }

  /// Adds the notes, all of them or none. Empty if they are there now, or else what git said; one
  /// who wrote notes at the same time is never overwritten.
  public Optional<String> add(Map<Commit, String> notes, String why, Instant at) {
    if (notes.isEmpty()) {
      return Optional.empty();
    }
    var stream = new StringBuilder("feature done\n");
    stream.append("commit ").append(AuthorshipNote.REF).append('\n');
    stream
        .append("committer Baton <baton@localhost> ")
        .append(at.getEpochSecond())
        .append(" +0000\n");
    data(why + "\n", stream);
    tip().ifPresent(tip -> stream.append("from ").append(tip).append('\n'));
    notes.forEach((commit, text) -> {
      stream.append("N inline ").append(commit.sha()).append('\n');
      data(text, stream);
    });
    stream.append("done\n");
    var result =
        git.run(
            Map.of(), stream.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
    return result.exit() == 0 ? Optional.empty() : Optional.of(result.err().strip());
  }

  private Optional<String> tip() {
    var tip = git.run("rev-parse", "--verify", "--quiet", AuthorshipNote.REF + "^{commit}");
    return tip.exit() == 0 ? Optional.of(tip.out().strip()) : Optional.empty();
  }

  private static void data(String text, StringBuilder into) {
    into.append("data ").append(text.getBytes(StandardCharsets.UTF_8).length).append('\n');
    into.append(text).append('\n');
  }
}
