package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.text;

import dev.baton.adapters.git.GitFailed;
import dev.baton.app.origin.LineOrigins;
import dev.baton.app.page.html.Html;
import dev.baton.core.origin.Author;
import dev.baton.core.origin.Origins;
import dev.baton.core.run.Candidate;
import java.util.List;
import java.util.Optional;

/// What a candidate changes, with who wrote each new line.
final class Changes {
  private final Ground ground;
  private final Viewer viewer;

  Changes(Ground ground, Viewer viewer) {
    this.ground = ground;
    this.viewer = viewer;
  }

  Html of(Candidate candidate, Optional<Attempts.One> attempt) {
    try {
      var change =
          ground.trees().between(ground.trees().of(candidate.base()), candidate.tree(), List.of());
      var origins = origins(candidate);
      var role = attempt.map(Attempts.One::role).orElse("agent");
      return new Diff(
              candidate.commit().brief(), viewer, (path, line) -> writer(origins, path, line, role))
          .of(change);
    } catch (GitFailed e) {
      return p(cls("soft"), text("The change cannot be read: " + e.getMessage()));
    }
  }

  private Origins origins(Candidate candidate) {
    var origins = new LineOrigins(ground.place(), LineOrigins.works(ground.ledger()));
    return origins.work(candidate.commit()).map(origins::handedIn).orElse(Origins.NONE);
  }

  private static String writer(Origins origins, String path, int line, String role) {
    return origins
        .at(path, line)
        .map(author -> author instanceof Author.Turn ? role : "person")
        .orElse("untracked");
  }
}
