package dev.baton.app.blame;

import dev.baton.adapters.git.GitAuthorship;
import dev.baton.adapters.git.GitAuthorship.Touch;
import dev.baton.app.Provenance;
import dev.baton.core.blame.AuthorshipNote;
import dev.baton.core.blame.Label;
import dev.baton.core.blame.Labels;
import dev.baton.core.blame.Origin;
import dev.baton.core.blame.Signed;
import dev.baton.core.repo.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Labels from the best there is for each line: what Baton landed, a note of another tool, the
/// commit's author; or from one of these alone.
final class Lineage implements Labels {
  /// Where origins are taken from.
  enum Source {
    BEST,
    BATON,
    NOTES,
    AUTHORS,
    BY_HAND
  }

  private final GitAuthorship git;
  private final Source source;
  private final Optional<Provenance> landings;
  private final Optional<ByHand> byHand;
  private final Map<String, Map<Integer, Touch>> touches = new HashMap<>();
  private final Map<String, Map<Commit, List<String>>> removals = new HashMap<>();
  private final Map<Commit, Optional<Provenance.Origin>> landed = new HashMap<>();
  private final Map<Commit, Optional<AuthorshipNote>> notes = new HashMap<>();
  private final Map<Commit, GitAuthorship.Signature> signatures = new HashMap<>();
  private final Map<String, String> before;

  Lineage(
      GitAuthorship git,
      Source source,
      Optional<Provenance> landings,
      Optional<ByHand> byHand,
      Map<String, String> before) {
    this.git = git;
    this.source = source;
    this.landings = landings;
    this.byHand = byHand;
    this.before = Map.copyOf(before);
  }

  @Override
  public Label added(String path, int line) {
    var touch = Optional.ofNullable(touches.computeIfAbsent(path, git::touches).get(line));
    if (byHand.isPresent()) {
      return byHand.get().label(path, line, touch.map(it -> it.commit().sha()));
    }
    return touch.map(it -> label(it.commit(), Optional.of(it))).orElse(Label.NONE);
  }

  /// Git does not say who took a line away; it is the one commit on the way that took such a line
  /// out of the file, or nobody knows.
  @Override
  public Label removed(String path, int line) {
    var takers = takers(path, line);
    if (byHand.isPresent()) {
      return byHand
          .get()
          .label(
              path,
              line,
              takers.size() == 1 ? Optional.of(takers.getFirst().sha()) : Optional.empty());
    }
    return takers.size() == 1 ? label(takers.getFirst(), Optional.empty()) : Label.NONE;
  }

  private List<Commit> takers(String path, int line) {
    var lines = before.getOrDefault(path, "").lines().toList();
    if (line > lines.size()) {
      return List.of();
    }
    var text = lines.get(line - 1);
    return removals.computeIfAbsent(path, git::removals).entrySet().stream()
        .filter(entry -> entry.getValue().contains(text))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Label label(Commit commit, Optional<Touch> touch) {
    var signature = signatures.computeIfAbsent(commit, git::signature);
    var subject = signature.message().lines().findFirst().orElse("");
    var name = "commit " + commit.brief();
    if (source == Source.BEST || source == Source.BATON) {
      var known = landed(commit);
      if (known.isPresent()) {
        return ofLanding(known.get(), name, subject);
      }
    }
    if (source == Source.BEST || source == Source.NOTES) {
      var note = notes.computeIfAbsent(commit, it -> git.note(it).flatMap(AuthorshipNote::read));
      if (note.isPresent()) {
        return touch
            .flatMap(it -> note.get().author(it.path(), it.line()))
            .map(it -> new Label(it.origin(), name + " " + it.session(), subject))
            .orElse(new Label(Origin.UNKNOWN, name, subject));
      }
    }
    if (source == Source.BEST || source == Source.AUTHORS) {
      return new Label(
          Signed.by(signature.author(), signature.email(), signature.message()), name, subject);
    }
    return new Label(Origin.UNKNOWN, name, subject);
  }

  private static Label ofLanding(Provenance.Origin known, String commit, String subject) {
    return new Label(
        known.kind().equals("agent") ? Origin.AGENT : Origin.HUMAN,
        known.task().map(task -> task.split(" ")[0]).orElse(commit),
        known.task().orElse(subject));
  }

  /// What Baton knows of the commit, if it landed it.
  Optional<Provenance.Origin> landed(Commit commit) {
    return landed.computeIfAbsent(commit, it -> landings.flatMap(all -> all.landed(it)));
  }

  /// What Baton knows of the changes by that name.
  List<Provenance.Origin> landings(String change) {
    return landed.values().stream()
        .flatMap(Optional::stream)
        .filter(it -> it.task().map(task -> task.startsWith(change + " ")).orElse(false))
        .distinct()
        .toList();
  }
}
