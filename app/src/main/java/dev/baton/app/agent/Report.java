package dev.baton.app.agent;

import dev.baton.core.json.Json;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Usage;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;

/// What an attendant tells Baton: an object a line, as any performer may. All of it is kept as the
/// attempt's transcript.
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void session(String agent, String session, String model) {
    line("session", Json.object().put("agent", agent).put("session", session).put("model", model));
  }

  /// A turn ended: the files before it and after it, as trees in Baton's store, if both were taken.
  void turn(
      String agent,
      String session,
      String model,
      int number,
      Optional<Tree> before,
      Optional<Tree> after) {
    var turn =
        Json.object()
            .put("agent", agent)
            .put("session", session)
            .put("model", model)
            .put("number", number);
    if (before.isPresent() && after.isPresent()) {
      turn.put("before", before.get().sha()).put("after", after.get().sha());
    }
    line("turn", turn);
  }

  void said(String text) {
    line("say", Json.object().put("text", text));
  }

  void ask(String question) {
    line("ask", Json.object().put("question", question));
  }

  void blocked(String reason) {
    line("blocked", Json.object().put("reason", reason));
  }

  /// It ends, and is to be started again then.
  void rest(Instant until, String why) {
    line("rest", Json.object().put("until", until.toString()).put("why", why));
  }

  /// Totals so far, as they were counted on the wire.
  void used(Usage total) {
    line(
        "usage",
        Json.object()
            .put("tokensIn", total.tokensIn())
            .put("tokensOut", total.tokensOut())
            .put("micros", total.money().micros()));
  }

  /// Something that was asked for and decided: a permission, a host, a request to the model.
  void decided(String about, String what, boolean allowed, String why) {
    line(about, Json.object().put("what", what).put("allowed", allowed).put("why", why));
  }

  private synchronized void line(String type, Json.Fields fields) {
    out.println(fields.put("type", type).end().canonical());
    out.flush();
  }
}
