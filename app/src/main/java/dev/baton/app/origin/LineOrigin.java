package dev.baton.app.origin;

import dev.baton.adapters.git.GitLines.Touch;
import dev.baton.core.origin.Author;
import dev.baton.core.origin.AuthorshipNote.Session;
import java.util.Locale;
import java.util.Optional;

/// What is known of one line, as the commit has it that it comes from. `work` is the attempt that
/// wrote it, or, where nobody knows who wrote it, the one whose commit it came with.
public record LineOrigin(
    Touch touch,
    Ground ground,
    Optional<Author> author,
    Optional<Work> work,
    Optional<Session> session,
    Optional<String> person,
    Optional<Integer> turn) {

  /// By what evidence.
  public enum Ground {
    /// The commit is the one that was handed in.
    RECORD,
    /// The commit was made of one that was handed in: rebased, picked, squashed or amended.
    REWRITTEN,
    /// A note at the commit says so.
    NOTE,
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static LineOrigin untracked(Touch touch, Optional<Work> work) {
    return new LineOrigin(
        touch,
        Ground.NONE,
        Optional.empty(),
        work,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// `agent`, `human` or `untracked`.
  public String kind() {
    return author.map(it -> it instanceof Author.Turn ? "agent" : "human").orElse("untracked");
  }

  /// Who it is in a word: an agent with its model, a person, or that nobody knows.
  public String who() {
    return session
        .map(it -> it.model().isEmpty() ? it.tool() : it.tool() + " " + it.model())
        .or(() -> person)
        .or(() -> author.map(Author::key))
        .orElse("untracked");
  }

  /// The task it was written for, where that is known.
  public Optional<String> task() {
    return author.isEmpty()
        ? Optional.empty()
        : work.map(it -> it.run() + "/" + it.task())
            .or(() -> session.map(it -> it.facts().get(Testimony.ATTEMPT)));
  }
}
