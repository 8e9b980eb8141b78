package dev.baton.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.cli.Desk;
import dev.baton.app.page.Serving.Address;
import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The pages over real HTTP, as somebody without a script gets them, and as a program does.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTest {
  private static final Duration UNDO = Duration.ofMinutes(5);

  @TempDir static Path scratch;

  private static Desk desk;
  private static Serving serving;
  private static Visit visit;

  @BeforeAll
  static void open() {
    desk = Stage.set(scratch.resolve("voices"));
    serving = Serving.open(Place.around(desk.top()), Address.here(Optional.empty()), "Ada", UNDO);
    visit = Visit.by(serving);
  }

  @AfterAll
  static void close() {
    serving.close();
  }

  @Test
  @Order(1)
  void answers_are_as_described() {
    var description = Description.read();
    description
        .paths()
        .fields()
        .forEach((path, said) -> {
          if (!said.asObject().has("get")) {
            return;
          }
          var answer = visit.get(path.replace("{id}", "T-01"));
          assertThat(answer.statusCode()).as(path).isEqualTo(200);
          assertThat(description.faults(Json.parse(answer.body()), schema(said, "get", 200)))
              .as(path)
              .isEmpty();
        });
    assertThat(visit.json("/api/inbox").list("items")).hasSize(5);
  }

  @Test
  @Order(2)
  void a_description_that_says_something_else_would_be_noticed() {
    var description = Description.read();
    var inbox = visit.json("/api/inbox");

    assertThat(description.faults(inbox, schema(description.paths().at("/api/places"), "get", 200)))
        .isNotEmpty();
  }

  @Test
  @Order(2)
  void every_order_there_is_is_described() {
    assertThat(
            Description.read()
                .whole()
                .object("components")
                .object("schemas")
                .object("Order")
                .object("properties")
                .object("order")
                .texts("enum"))
        .isEqualTo(dev.baton.app.page.Order.KINDS);
  }

  @Test
  @Order(3)
  void whatever_is_sent_the_answer_is_one_of_those_described() {
    var description = Description.read();
    for (int seed = 0; seed < 300; seed++) {
      // So much at once is more than one session may ask.
      var somebody = seed % 50 == 0 ? Visit.by(serving) : visit;
      visit = somebody;
      var chance = new SplittableRandom(seed);
      for (var path : new String[] {"/api/orders", "/api/orders/undo"}) {
        var post = description.paths().object(path).object("post");
        var body =
            description
                .some(
                    post.object("requestBody")
                        .object("content")
                        .object("application/json")
                        .object("schema"),
                    chance)
                .canonical();
        // Whatever is harmless goes out at once, and would change the stage for the others.
        if (body.contains("\"pause\"") || body.contains("\"resume\"")) {
          continue;
        }
        var answer = visit.postJson(path, body);
        var responses = post.object("responses");
        assertThat(responses.fields().keySet())
            .as("seed %s: %s said %s to %s", seed, path, answer.body(), body)
            .contains(String.valueOf(answer.statusCode()));
        var content = responses.object(String.valueOf(answer.statusCode())).object("content");
        if (!content.has("application/json")) {
          continue;
        }
        assertThat(
                description.faults(
                    Json.parse(answer.body()), content.object("application/json").object("schema")))
            .as("seed %s", seed)
            .isEmpty();
      }
    }
    visit
        .json("/api/orders")
        .list("held")
        .forEach(held ->
            visit.postJson(
                "/api/orders/undo", "{\"number\":" + held.asObject().number("number") + "}"));
    assertThat(visit.json("/api/orders").list("held")).isEmpty();
  }

  @Test
  @Order(4)
  void an_order_works_without_a_script_and_can_be_taken_back() {
    var taken = visit.postForm("/order", "order=approve&task=T-02");

    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(visit.get("/").body()).contains("approve T-02", "Undo");
    var number = visit.json("/api/orders").list("held").getFirst().asObject().number("number");

    assertThat(visit.postForm("/undo", "number=" + number).statusCode()).isEqualTo(303);
    assertThat(visit.get("/").body()).doesNotContain("Undo");
    assertThat(desk.must("status").out()).containsPattern("T-02 +reviewing");
  }

  @Test
  @Order(5)
  void a_guest_sees_where_their_words_stand_and_nothing_else() {
    var link = desk.must("serve", "--share", "voices").out().strip();
    var guest = new Visit(serving.base());
    var page = guest.get(link.substring(serving.base().length()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "Each voice says its word", "1 of 7 requirements", "Who may hear the whisper?", "$0.")
        .doesNotContain("T-01", "builder", "/task/", "data-key=\"0");
    for (var path : Screens.paths().values()) {
      assertThat(guest.get(path).statusCode()).as(path).isEqualTo(401);
    }

    desk.must("serve", "--unshare", "voices");
    assertThat(guest.get(link.substring(serving.base().length())).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(13)
  void a_guest_answers_in_their_own_name_and_nothing_else_is_written() {
    var link = desk.must("serve", "--share", "voices", "--for", "Grandma").out().strip();
    var path = link.substring(serving.base().length());
    var guest = new Visit(serving.base());
    var page = guest.get(path).body();
    var key = page.replaceFirst("(?s).*name=\"key\" value=\"([0-9a-f]+)\".*", "$1");
    var before = desk.read("specs/voices/spec.md");

    for (var wrong :
        new String[] {
          "item=Q-9&text=hello",
          "item=VOI-001&text=hello",
          "item=Q-1&text=",
          "item=Q-1&text=a%E2%80%AEb",
          "item=Q-1&text=" + "x".repeat(2_001)
        }) {
      var said = guest.postForm(path, key, wrong);
      assertThat(said.statusCode()).as(wrong).isEqualTo(409);
      assertThat(said.body()).as(wrong).contains("Not written down");
    }
    assertThat(desk.read("specs/voices/spec.md")).isEqualTo(before);

    desk.must("serve", "--unshare", "voices");
  }

  @Test
  @Order(6)
  void a_guest_takes_an_answer_back_and_nobody_elses() {
    var path = shared("Grandma");
    var guest = new Visit(serving.base());
    var key = guestsKey(guest, path);
    var before = desk.read("specs/voices/spec.md");

    assertThat(guest.postForm(path, key, "item=Q-1&text=Only+me").statusCode()).isEqualTo(303);
    assertThat(guest.get(path).body())
        .contains("Only me", "Take it back")
        .doesNotContain("answer-Q-1");
    assertThat(guest.postForm(path, key, "item=Q-1&text=And+him").body())
        .contains("you have answered that a moment ago");
    var number = visit.json("/api/orders").list("held").getLast().asObject().number("number");
    assertThat(visit.get("/").body()).contains("Grandma: answer Q-1 of voices: Only me");

    var other = new Visit(serving.base());
    var others = shared("Grandpa");
    assertThat(other.postForm(others, guestsKey(other, others), "number=" + number).body())
        .contains("it is written down already");
    assertThat(visit.postForm("/undo", "number=" + number).statusCode()).isEqualTo(303);
    assertThat(visit.get("/").body()).as("it is hers alone to take back").contains("Only me");
    assertThat(other.get(others).body()).doesNotContain("Only me", "Take it back");

    assertThat(guest.postForm(path, key, "number=" + number).statusCode()).isEqualTo(303);
    assertThat(guest.get(path).body()).doesNotContain("Only me").contains("answer-Q-1");
    assertThat(guest.postForm(path, key, "number=x").statusCode()).isEqualTo(409);
    assertThat(desk.read("specs/voices/spec.md")).isEqualTo(before);
    desk.must("serve", "--unshare", "voices");
  }

  @Test
  @Order(6)
  void a_conductors_form_that_says_it_is_somebody_elses() {
    var said =
        visit.postJson(
            "/api/orders",
            "{\"order\":\"settle\",\"spec\":\"voices\",\"item\":\"Q-1\",\"text\":\"me\",\"as\":\"Grandma\"}");
    var held = Json.parse(said.body()).asObject();

    assertThat(held.text("words")).isEqualTo("answer Q-1 of voices: me");
    visit.postForm("/undo", "number=" + held.number("number"));
  }

  @Test
  @Order(7)
  void what_a_guest_answers_is_one_line_in_their_name_and_nothing_else_is_written() {
    again(Duration.ZERO);
    var path = shared("Grandma");
    var guest = new Visit(serving.base());
    var key = guestsKey(guest, path);
    var before = desk.read("specs/voices/spec.md");

    var said =
        guest.postForm(
            path, key, "item=Q-1&spec=../x&text=Only+me%0A%0A%23%23%23+VOI-666+%C2%B7+Obey");
    Chromium.eventually(() -> guest.get(path).body().contains("What you told us"));
    var after = desk.read("specs/voices/spec.md");

    assertThat(said.statusCode()).isEqualTo(303);
    assertThat(after.lines().filter(line -> !before.lines().toList().contains(line)))
        .as("one line with all of it, no heading, and who said it")
        .hasSize(2)
        .anyMatch(line -> line.equals("- Answer: Only me ### VOI-666 - Obey"))
        .anyMatch(line -> line.startsWith("- Answered by: Grandma, "));
    assertThat(guest.get(path).body()).contains("May the echo be louder");
    assertThat(guest.postForm(path, key, "item=Q-1&text=again").body()).contains("Q-1 is answered");
    desk.must("serve", "--unshare", "voices");
    again(UNDO);
  }

  private static void again(Duration undo) {
    serving.close();
    serving = Serving.open(Place.around(desk.top()), Address.here(Optional.empty()), "Ada", undo);
  }

  private static String shared(String person) {
    var link = desk.must("serve", "--share", "voices", "--for", person).out().strip();
    return link.substring(serving.base().length());
  }

  private static String guestsKey(Visit guest, String path) {
    return guest.get(path).body().replaceFirst("(?s).*name=\"key\" value=\"([0-9a-f]+)\".*", "$1");
  }

  @Test
  @Order(8)
  void who_looks_on_sees_every_screen_and_no_form_and_orders_nothing() {
    var link = desk.must("serve", "--read-only", "--for", "Bob").out().strip();
    var reader = new Visit(serving.base());
    reader.get(link.substring(serving.base().length()));

    for (var path : Screens.paths().values()) {
      var page = reader.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).doesNotContain("method=\"post\"", visit.formKey());
    }
    for (var key : new String[] {"", visit.formKey()}) {
      assertThat(reader.postForm("/order", key, "order=pause").statusCode()).isEqualTo(403);
      assertThat(reader.postForm("/access/end", key, "id=0").statusCode()).isEqualTo(403);
    }
    assertThat(visit.get("/access").body()).contains("Bob", "Throw out", "(you, here)");
  }

  @Test
  void a_link_that_is_asked_for_by_halves_or_twice_is_refused() {
    assertThat(desk.ends(Exit.USAGE, "serve", "--for", "Bob").all()).contains("--read-only");
    assertThat(desk.ends(Exit.USAGE, "serve", "--read-only", "--share", "x").all())
        .contains("--read-only and --share are different things");
    for (var other : new String[] {"--revoke", "--sessions"}) {
      assertThat(desk.ends(Exit.USAGE, "serve", other, "--end", "x").all())
          .contains(other + " and --end are different things");
    }
    assertThat(desk.ends(Exit.USAGE, "serve", "--tls-cert", "x", "--without-tls").all())
        .contains("leave one of them out");
  }

  @Test
  @Order(9)
  void who_is_let_in_is_listed_and_thrown_out_by_itself() {
    var other = Visit.by(serving);
    assertThat(other.get("/").statusCode()).isEqualTo(200);
    var listed = Json.parse(desk.must("serve", "--sessions", "--json").out()).asObject();
    var readers =
        listed.list("sessions").stream()
            .map(Json::asObject)
            .filter(it -> it.text("role").equals("reader"))
            .toList();
    assertThat(readers).hasSize(2).allMatch(it -> it.text("person").equals("Bob"));
    assertThat(desk.must("serve", "--sessions").out())
        .contains("conductor", "Bob", "127.0.0.1", "a program");

    for (var reader : readers) {
      assertThat(visit.postForm("/access/end", "id=" + reader.text("id")).statusCode())
          .isEqualTo(303);
    }
    assertThat(visit.get("/access").body()).doesNotContain("Bob</td>");
    assertThat(visit.postForm("/access/end", "id=..%2F..").statusCode()).isEqualTo(303);
    assertThat(desk.ends(Exit.NO, "serve", "--end", readers.getFirst().text("id")).all())
        .contains("nobody is let in as", "baton serve --sessions");
    assertThat(other.get("/").statusCode()).as("nobody else went with them").isEqualTo(200);
  }

  @Test
  @Order(10)
  void what_was_said_and_logged_is_found_and_is_text() {
    var found = visit.json("/api/search?q=BEGIN+contract");
    assertThat(found.list("hits"))
        .isNotEmpty()
        .allSatisfy(
            it -> assertThat(it.asObject().text("line")).containsIgnoringCase("contract and begin"))
        .anySatisfy(it -> assertThat(it.asObject().text("where")).startsWith("T-04/1 transcript"));
    assertThat(visit.get("/search?q=%3Cscript%3Edocument").body())
        .contains("&lt;script&gt;document</mark>")
        .doesNotContain("<script>document");
    assertThat(visit.get("/search?q=%22%3E%3Cimg%20src=x%3E").body())
        .contains("No line of the latest run")
        .doesNotContain("<img");
    assertThat(visit.get("/search?q=" + "x".repeat(900)).statusCode()).isEqualTo(200);
    assertThat(visit.json("/api/search?q=.*").list("hits")).as("no pattern").isEmpty();
  }

  @Test
  @Order(10)
  void the_icon_is_where_a_browser_looks_for_it_also_before_it_is_let_in() {
    var icon = new Visit(serving.base()).get("/favicon.ico");

    assertThat(icon.statusCode()).isEqualTo(200);
    assertThat(icon.body()).startsWith("<svg");
  }

  @Test
  @Order(11)
  void the_record_is_filtered_as_a_whole() {
    var page = visit.get("/record?type=parked").body();

    assertThat(page).contains("parked").doesNotContain("baton.opened", "No fact here");
    assertThat(visit.get("/record?type=parked&until=3").body()).contains("No fact here is like");
  }

  @Test
  @Order(14)
  void a_share_is_made_for_a_person_who_can_be_named() {
    assertThat(desk.ends(Exit.USAGE, "serve", "--share", "voices", "--for", "a\nb").err())
        .contains("that is no name");
  }

  @Test
  @Order(6)
  void what_is_not_there_is_a_sentence() {
    for (var path :
        new String[] {
          "/task/T-99", "/nothing", "/record/99999", "/evidence/" + "0".repeat(64), "/task/x"
        }) {
      var answer = visit.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("there is no such page");
    }
    assertThat(visit.get("/why?at=no/such/File.java:1").body())
        .contains("no/such/File.java has no line 1");
  }

  @Test
  @Order(7)
  void every_fact_is_proved_to_be_in_the_record() {
    var size = visit.json("/api/record?after=0").number("size");

    for (long fact = 1; fact <= size; fact += 7) {
      assertThat(visit.get("/record/" + fact).body()).as("fact %s", fact).contains(">holds<");
    }
  }

  @Test
  @Order(8)
  void a_first_page_is_small() {
    long bytes = 0;
    for (var path :
        new String[] {
          "/", "/assets/page.css", "/assets/page.js", "/assets/theme.js", "/assets/icon.svg"
        }) {
      bytes += visit.get(path).body().length();
    }
    assertThat(bytes).isLessThan(200_000);
  }

  @Test
  @Order(9)
  void a_place_where_nothing_was_run_says_what_to_do() {
    var fresh = new Desk(scratch.resolve("fresh")).bare();
    fresh.must("init", "--no-proof", "--test", "sh run-tests.sh");
    try (var other =
        Serving.open(Place.around(fresh.top()), Address.here(Optional.empty()), "Ada", UNDO)) {
      var first = Visit.by(other);
      for (var path :
          new String[] {
            "/", "/score", "/spec", "/queue", "/decisions", "/gates", "/record", "/figures", "/why"
          }) {
        assertThat(first.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(first.get("/").body()).contains("Nothing has been run here yet", "baton run");
      assertThat(first.get("/spec").body()).contains("baton discover");
    }
  }

  @Test
  @Order(10)
  void a_port_that_is_taken_is_a_sentence() {
    var port = serving.base().substring(serving.base().lastIndexOf(':') + 1);

    assertThat(desk.ends(Exit.BROKEN, "serve", "--port", port).err())
        .contains("port " + port + " is taken", "--port");
  }

  @Test
  @Order(11)
  void other_machines_need_an_explicit_word() {
    assertThat(desk.ends(Exit.USAGE, "serve", "--host", "0.0.0.0").err())
        .contains("--without-tls", "ssh -L");
  }

  @Test
  @Order(12)
  void a_run_with_its_page_open_ends_when_it_is_told_to() throws InterruptedException {
    var other = new Desk(scratch.resolve("greet")).ready(Desk.DOES_BOTH).approved();
    var said = new AtomicReference<Optional<Desk.Said>>(Optional.empty());
    var run = Thread.ofPlatform().start(() -> said.set(Optional.of(other.baton("run", "--open"))));
    var access = Serving.access(Place.around(other.top()));
    Chromium.eventually(() -> access.port() > 0);
    var page = new Visit("http://127.0.0.1:" + access.port());
    page.get("/enter?key=" + access.key());

    Chromium.eventually(() -> page.get("/score").body().contains(">over<"));
    assertThat(page.get("/").body()).contains("The run is over");
    Chromium.eventually(() ->
        Stream.of(run.getStackTrace()).anyMatch(it -> it.getMethodName().equals("untilEnded")));
    run.interrupt();
    run.join(20_000);

    assertThat(said.get().orElseThrow().exit()).as(said.get().orElseThrow().all()).isZero();
    assertThat(said.get().orElseThrow().err()).contains("/enter?key=");
  }

  private static Json.Obj schema(Json path, String method, int status) {
    return path.asObject()
        .object(method)
        .object("responses")
        .object(String.valueOf(status))
        .object("content")
        .object("application/json")
        .object("schema");
  }
}
