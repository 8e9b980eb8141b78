package dev.baton.app.page;

import dev.baton.adapters.http.Answer;
import dev.baton.adapters.http.Request;
import dev.baton.app.ConductorNote;
import dev.baton.app.DecisionFiles;
import dev.baton.app.Inbox;
import dev.baton.app.Problem;
import dev.baton.app.cli.StatusCommand;
import dev.baton.app.page.Ground.Seen;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.plan.TaskId;
import dev.baton.core.spec.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the pages show, as JSON, and the same orders. `openapi.json` describes it, and a test holds
/// the two together.
final class Api {
  private static final int PAGE = 500;

  private final Ground ground;
  private final Outgoing outgoing;

  Api(Ground ground, Outgoing outgoing) {
    this.ground = ground;
    this.outgoing = outgoing;
  }

  Answer answer(Request request) {
    var path = request.path().substring("/api".length());
    if (request.isOrder()) {
      return switch (path) {
        case "/orders" -> order(request);
        case "/orders/undo" -> undo(request);
        default -> missing();
      };
    }
    return switch (path) {
      case "/openapi.json" -> Answer.json(200, Assets.read("openapi.json"));
      case "/status" ->
          ground
              .latest()
              .map(seen ->
                  done(StatusCommand.json(seen.run(), ConductorNote.of(ground.place()).alive())))
              .orElse(missing());
      case "/inbox" -> done(inbox());
      case "/orders" -> done(orders());
      case "/places" -> done(places());
      case "/search" -> done(found(Search.of(ground, request.query().getOrDefault("q", ""))));
      case "/record" -> done(record(number(request.query().getOrDefault("after", "0"))));
      default -> path.startsWith("/tasks/") ? task(path.substring("/tasks/".length())) : missing();
    };
  }

  private static Answer done(Json document) {
    return Answer.json(200, document.canonical());
  }

  private static Answer missing() {
    return Answer.json(404, problem("there is nothing of that name", "see: /api/openapi.json"));
  }

  static String problem(String words, String mend) {
    return Json.object()
        .put("schema", "baton.problem/1")
        .put("message", words)
        .put("mend", mend)
        .end()
        .canonical();
  }

  static long number(String written) {
    if (!written.matches("[0-9]{1,12}")) {
      throw Problem.usage("\"" + written + "\" is not a number", "count from 0");
    }
    return Long.parseLong(written);
  }

  private Answer order(Request request) {
    var held = outgoing.take(Order.from(fields(request)));
    return Answer.json(202, json(held).canonical());
  }

  private Answer undo(Request request) {
    var was = outgoing.withdraw(number(fields(request).getOrDefault("number", "")), "");
    return was
        ? done(orders())
        : Answer.json(409, problem("it has gone out already", "see what it did in the record"));
  }

  private static Map<String, String> fields(Request request) {
    var fields = new TreeMap<String, String>(request.form());
    if (fields.isEmpty()) {
      try {
        Json.parse(request.body())
            .asObject()
            .fields()
            .forEach((name, value) ->
                fields.put(
                    name, value instanceof Json.Num(var number) ? "" + number : value.asText()));
      } catch (JsonFault e) {
        throw Problem.usage("that is not JSON: " + e.getMessage(), "see: /api/openapi.json");
      }
    }
    return fields;
  }

  private Json inbox() {
    return Json.object()
        .put("schema", "baton.page-inbox/1")
        .putEach(
            "items",
            ground.waiting(),
            it ->
                Json.object()
                    .put("kind", it.kind())
                    .put("task", it instanceof Inbox.OfTask of ? of.task().id().value() : "")
                    .put("title", it instanceof Inbox.OfTask of ? of.task().title() : "")
                    .end())
        .end();
  }

  private Json orders() {
    return Json.object()
        .put("schema", "baton.page-orders/1")
        .putEach("held", outgoing.held(), Api::json)
        .end();
  }

  private static Json json(Outgoing.Held held) {
    return Json.object()
        .put("number", held.number())
        .put("order", held.order().what())
        .put("task", held.order().task())
        .put("words", held.order().inWords())
        .put("due", held.due().toString())
        .put("refused", held.refused())
        .end();
  }

  private Answer task(String name) {
    return TaskId.parse(name)
        .flatMap(id ->
            ground
                .latest()
                .filter(seen -> seen.run().outline().knows(id))
                .map(seen -> done(task(seen, id))))
        .orElse(missing());
  }

  private static Json task(Seen seen, TaskId id) {
    var outline = seen.run().outline().task(id);
    return Json.object()
        .put("schema", "baton.page-task/1")
        .put("id", id.value())
        .put("title", outline.title())
        .put("state", seen.run().task(id).word())
        .putTexts("depends", outline.depends().stream().map(TaskId::value).toList())
        .putEach(
            "attempts",
            Attempts.of(seen, id).all(),
            it ->
                Json.object()
                    .put("number", it.attempt().number())
                    .put("role", it.role())
                    .put("began", it.began().toString())
                    .put("micros", it.usage().money().micros())
                    .put("candidate", it.candidate().map(made -> made.commit().sha()).orElse(""))
                    .put("sentBack", it.sentBack().map(back -> back.text()).orElse(""))
                    .put("landed", it.landed().map(commit -> commit.sha()).orElse(""))
                    .end())
        .end();
  }

  private Json record(long after) {
    return Json.object()
        .put("schema", "baton.page-record/1")
        .put("size", ground.ledger().size())
        .putEach(
            "facts",
            ground.ledger().since(after, PAGE),
            it ->
                Json.object()
                    .put("sequence", it.sequence())
                    .put("stream", it.stream().value())
                    .put("type", it.entry().type())
                    .put("at", it.entry().at().toString())
                    .put("words", RecordScreen.words(it))
                    .end())
        .end();
  }

  private static Json found(Search.Found found) {
    return Json.object()
        .put("schema", "baton.page-search/1")
        .put("whole", found.isWhole())
        .putEach(
            "hits",
            found.hits(),
            it ->
                Json.object()
                    .put("path", it.path())
                    .put("where", it.where())
                    .put("line", it.before() + it.match() + it.after())
                    .end())
        .end();
  }

  /// Everywhere one can go, for who knows what it is called.
  private Json places() {
    var places = new ArrayList<Json>();
    ground
        .latest()
        .ifPresent(seen ->
            seen.run()
                .outline()
                .tasks()
                .forEach(it -> places.add(place("/task/" + it.id(), it.id().value(), it.title()))));
    for (var name : ground.documents().names("spec.md")) {
      for (var item : ground.documents().spec(name).items()) {
        if (!(item instanceof Item.Scenario)) {
          places.add(
              place(
                  "/spec/" + name + "#" + item.id().value().replace(' ', '-'),
                  item.id().value(),
                  item.title()));
        }
      }
    }
    DecisionFiles.here(ground.place().top())
        .all()
        .forEach(
            it -> places.add(place("/decisions#decision-" + it.number(), it.number(), it.title())));
    return Json.object()
        .put("schema", "baton.page-places/1")
        .putEach("places", List.copyOf(places), it -> it)
        .end();
  }

  private static Json place(String path, String id, String title) {
    return Json.object().put("path", path).put("id", id).put("title", title).end();
  }
}
