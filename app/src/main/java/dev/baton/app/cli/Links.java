package dev.baton.app.cli;

import dev.baton.adapters.http.Access;
import dev.baton.adapters.http.Admitted;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.page.WhoIsIn;
import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Who is let in to the page, and by which link, from the terminal.
final class Links {
  private final Call call;
  private final Access access;

  Links(Call call, Access access) {
    this.call = call;
    this.access = access;
  }

  int revokeAll() {
    access.revokeAll();
    return said("all links and sessions are worth nothing now");
  }

  int unshare(String name) {
    if (!access.unshare(name)) {
      throw Problem.no("nothing of that name is shared: " + name, "nothing was changed");
    }
    return said("the links to " + name + " are worth nothing now");
  }

  int share(String name, String person) {
    return printed(
        address() + "/for/" + access.share(name, person).key(), "baton serve --unshare " + name);
  }

  int readOnly(String person) {
    var address = address();
    return printed(
        address + "/enter?key=" + access.shareEverything(person).key(),
        "baton serve --end ID, with the ID of baton serve --sessions");
  }

  private String address() {
    if (access.address().isEmpty()) {
      throw Problem.usage("the pages were never served here", "first: baton serve");
    }
    return access.address();
  }

  private int printed(String link, String until) {
    if (call.json()) {
      call.document(Json.object().put("schema", "baton.serve/1").put("link", link).end());
    } else {
      call.console().line(link);
      call.console().note("works while `baton serve` runs, until: " + until);
    }
    return Exit.YES;
  }

  int end(String id) {
    var ended =
        access
            .end(id)
            .orElseThrow(() ->
                Problem.no("nobody is let in as " + id, "see who is: baton serve --sessions"));
    return said(
        WhoIsIn.who(ended)
            + switch (ended.role()) {
              case CONDUCTOR ->
                  " is let in no more by that session; the conductor's link still works: baton serve --revoke";
              case READER -> " is let in no more, nor is anybody else by the same link";
              case STAKEHOLDER -> " is let in no more";
            });
  }

  int list() {
    var all = access.admitted();
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.serve-sessions/1")
              .putEach("sessions", all, Links::json)
              .end());
    } else if (all.isEmpty()) {
      call.console().line("nobody is let in");
    } else {
      var rows = new ArrayList<List<String>>();
      rows.add(List.of("ID", "ROLE", "WHO", "LET IN", "LAST SEEN", "FROM", "WITH"));
      all.forEach(it -> rows.add(row(it)));
      call.console().table(rows);
    }
    return Exit.YES;
  }

  private static List<String> row(Admitted it) {
    var sight = it.sight();
    return List.of(
        it.id(),
        it.role().word(),
        Console.visible(WhoIsIn.who(it)),
        WhoIsIn.ago(it.since()),
        WhoIsIn.ago(sight.at()),
        sight.from(),
        Console.visible(WhoIsIn.browser(it)));
  }

  private static Json json(Admitted it) {
    return Json.object()
        .put("id", it.id())
        .put("role", it.role().word())
        .put("person", it.person())
        .put("page", it.page())
        .put("since", it.since().toString())
        .put("seen", it.sight().from().isEmpty() ? "" : it.sight().at().toString())
        .put("from", it.sight().from())
        .put("browser", it.sight().browser())
        .end();
  }

  private int said(String words) {
    if (call.json()) {
      call.document(Json.object().put("schema", "baton.serve/1").put("said", words).end());
    } else {
      call.console().line(words);
    }
    return Exit.YES;
  }
}
