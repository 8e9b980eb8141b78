package dev.baton.app.cli;

import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.Optional;

/// What `baton` alone does: say where things stand and what to do next.
final class WhereCommand implements Command {
  @Override
  public String name() {
    return "";
  }

  @Override
  public String summary() {
    return "say where things stand and what to do next";
  }

  @Override
  public List<String> examples() {
    return List.of("baton");
  }

  @Override
  public int run(Call call) {
    var place = call.place();
    var standing = new StringBuilder();
    String next;
    if (!place.isInitialised()) {
      standing.append("Baton has not been set up in ").append(place.top());
      next = "baton init";
    } else {
      try (var ledger = place.openLedger()) {
        var runs = new Runs(ledger);
        var run = runs.latest().map(id -> Runs.opened(runs.stream(id)));
        run.ifPresent(opened -> standing.append(Lines.standing(opened)));
        next = run.flatMap(Next::after).orElseGet(() -> first(new Documents(place.top())));
        if (run.isEmpty()) {
          standing
              .append("Baton is set up in ")
              .append(place.top())
              .append("; nothing has been run yet");
        }
      }
    }
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.where/1")
              .put("standing", standing.toString())
              .put("next", next)
              .end());
    } else {
      call.console().line(standing.toString());
      call.console().line("next: " + next);
    }
    return Exit.YES;
  }

  private static String first(Documents documents) {
    if (documents.names("spec.md").isEmpty()) {
      return "write specs/<name>/spec.md and plan.md (baton demo --keep DIR leaves an example)";
    }
    var name = Optional.of(documents.names("spec.md").getFirst());
    return documents.names("plan.md").isEmpty()
        ? "write specs/" + name.get() + "/plan.md"
        : "baton spec check, baton spec approve, baton plan check, baton plan approve, baton run";
  }
}
