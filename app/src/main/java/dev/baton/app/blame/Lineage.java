package dev.baton.app.blame;

import dev.baton.adapters.git.GitAuthorship;
import dev.baton.adapters.git.GitLines.Touch;
import dev.baton.app.Provenance;
import dev.baton.app.origin.LineOrigin;
import dev.baton.app.origin.LineOrigin.Ground;
import dev.baton.core.blame.Label;
import dev.baton.core.blame.Labels;
import dev.baton.core.blame.Origin;
import dev.baton.core.blame.Signed;
import dev.baton.core.repo.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Labels from the best there is for each line: the evidence that `why` goes by, a note of another
/// tool, the commit's author; or from one of these alone.
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
    var known = known(commit, touch);
    if (known.isPresent()) {
      return known.get().apply(name, subject);
    }
    if (source == Source.BEST || source == Source.AUTHORS) {
      return new Label(
          Signed.by(signature.author(), signature.email(), signature.message()), name, subject);
    }
    return new Label(Origin.UNKNOWN, name, subject);
  }

  private interface Naming {
    Label apply(String name, String subject);
  }

  /// What evidence says of the line, or of the commit where there is no line to ask about.
  private Optional<Naming> known(Commit commit, Optional<Touch> touch) {
    if (landings.isEmpty() || source == Source.AUTHORS) {
      return Optional.empty();
    }
    var line = touch.map(landings.get().origins()::of);
    if (source != Source.NOTES) {
      var landing = landed(commit);
      if (landing.isPresent()) {
        return Optional.of((name, _) ->
            ofLanding(
                landing.get(), line.map(LineOrigin::kind).orElse(landing.get().kind()), name));
      }
    }
    var noted = landings.get().origins().note(commit).isPresent();
    return line.filter(it -> it.author().isPresent() && isAsked(it.ground()))
        .map(it -> (Naming) (name, subject) -> ofLine(it, name, subject))
        .or(() ->
            noted && source != Source.BATON
                ? Optional.of((name, subject) -> new Label(Origin.UNKNOWN, name, subject))
                : Optional.empty());
  }

  private boolean isAsked(Ground ground) {
    return source == Source.BEST || (source == Source.NOTES) == (ground == Ground.NOTE);
  }

  private static Label ofLanding(Provenance.Origin known, String kind, String commit) {
    return new Label(
        origin(kind),
        known.task().map(task -> task.split(" ")[0]).orElse(commit),
        known.task().orElse(known.subject()));
  }

  private static Label ofLine(LineOrigin line, String commit, String subject) {
    var key = line.author().map(it -> it.key().split("::", 2)[0]).orElse("");
    return new Label(
        origin(line.kind()),
        line.work().map(it -> it.task().value()).orElse(commit + " " + key),
        subject);
  }

  private static Origin origin(String kind) {
    return switch (kind) {
      case "agent" -> Origin.AGENT;
      case "human" -> Origin.HUMAN;
      default -> Origin.UNKNOWN;
    };
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
