package dev.baton.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.app.Baton;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.cli.Desk;
import dev.baton.app.page.Serving.Address;
import dev.baton.app.redteam.CaseBook;
import dev.baton.app.redteam.KeptReport;
import dev.baton.app.redteam.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A conductor who never saw the terminal, in a real browser: every screen, and every decision that
/// can wait for a person, from the keyboard. One story, told in order on one stage.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageBrowserTest {
  private static final Duration UNDO = Duration.ofSeconds(2);

  @TempDir static Path scratch;

  private static Desk desk;
  private static Serving serving;
  private static Chromium browser;

  @BeforeAll
  static void open() {
    assumeTrue(
        Chromium.program().isPresent(), "no Chromium here (Debian: apt-get install chromium)");
    desk = Stage.set(scratch.resolve("voices"));
    serving = Serving.open(Place.around(desk.top()), Address.here(Optional.empty()), "Ada", UNDO);
    browser = Chromium.start(scratch);
    browser.width(1280, 860, false);
    browser.scheme("light");
    browser.go(serving.link());
    Chromium.eventually(() -> browser.value("location.pathname").equals("/"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      serving.close();
    }
  }

  private static void go(String path) {
    browser.go(serving.base() + path);
    Chromium.eventually(() -> browser.value("document.readyState").equals("complete"));
  }

  private static void eventuallySays(String words) {
    try {
      Chromium.eventually(() -> browser.words().contains(words));
    } catch (AssertionError e) {
      throw new AssertionError("\"" + words + "\" is not in:\n" + browser.words(), e);
    }
  }

  /// Moves through the inbox until that task is the chosen item.
  private static void choose(String task) {
    for (int i = 0; i < 10; i++) {
      if (browser.value("document.querySelector('.item.on')?.dataset.item").equals(task)) {
        return;
      }
      browser.press("j");
    }
    throw new AssertionError(task + " is not in the inbox:\n" + browser.words());
  }

  @Test
  @Order(1)
  void every_screen_is_drawn_without_a_complaint_and_fetches_nothing_from_elsewhere() {
    for (var path : Screens.paths().values()) {
      browser.forget();
      go(path);
      assertThat(browser.value("document.querySelector('h1').innerText")).as(path).isNotBlank();
      assertThat(browser.complaints()).as(path).isEmpty();
      assertThat(browser.fetched()).as(path).allMatch(it -> it.startsWith(serving.base() + "/"));
      assertThat(browser.value("document.title")).as(path).doesNotContain("owned");
    }
  }

  @Test
  @Order(2)
  void no_screen_is_wider_than_a_phone() {
    browser.width(390, 800, true);
    for (var path : Screens.paths().values()) {
      go(path);
      assertThat(Integer.parseInt(browser.value("document.documentElement.scrollWidth")))
          .as(path)
          .isLessThanOrEqualTo(390);
    }
    browser.width(1280, 860, false);
  }

  @Test
  @Order(3)
  void what_a_performer_says_is_text_and_its_tricks_are_seen() {
    go("/task/T-06");
    browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");

    assertThat(browser.words())
        .contains("<script>document.title=", "<img src=https://evil.example/x.png>", "\\u{202e}")
        .contains("gives orders to its reader");
    assertThat(browser.value("document.querySelectorAll('img, iframe, script:not([src])').length"))
        .isEqualTo("0");
  }

  @Test
  @Order(3)
  void a_diff_is_read_side_by_side_by_who_likes_it_so_and_there_is_room() {
    go("/task/T-02");
    assertThat(browser.has(".sides")).isFalse();

    browser.run("document.querySelector('.choice a[href*=sides]').click()");
    Chromium.eventually(() -> browser.has(".sides td.line.add"));
    assertThat(browser.value("location.search")).as("a reload asks for nothing").isEmpty();
    go("/");
    assertThat(
            browser.value(
                "[...document.querySelectorAll('.sides tr')].find(it => it.innerText.includes('silence')).innerText.replace(/\\s+/g, ' ')"))
        .as("one line beside what came in its place, and who wrote that")
        .isEqualTo("11 echo silence 11 builder echo t02");
    assertThat(browser.has(".sides td.line .cm")).as("colours").isTrue();
    assertThat(
            browser.value(
                "[...document.querySelectorAll('.sides .add mark')].map(it => it.innerText).join('|')"))
        .as("what of the lines has changed")
        .isEqualTo("two|breaths, as the licence asks");
    assertThat(shown(".sides") + shown(".narrow")).isEqualTo("blocknone");
    browser.width(390, 800, true);
    assertThat(shown(".sides") + shown(".narrow")).isEqualTo("noneblock");
    browser.width(1280, 860, false);

    browser.run("document.querySelector('.choice a[href*=unified]').click()");
    Chromium.eventually(() -> browser.has(".choice a[href*=unified][aria-current=true]"));
    assertThat(browser.has(".sides")).isFalse();
    assertThat(browser.words()).contains("echo silence", "builder");
    assertThat(browser.has("tr.del mark") && browser.has("tr.add mark")).isTrue();
  }

  private static String shown(String selector) {
    return browser.value("getComputedStyle(document.querySelector('" + selector + "')).display");
  }

  @Test
  @Order(3)
  void what_changed_in_the_spec_is_seen_with_what_it_touches() {
    go("/spec");
    assertThat(browser.value("document.getElementById('changes').innerText"))
        .contains("changed\nVOI-004\nWhisper", "quickly", "word. whisper.")
        .contains("None of its scenarios changed with it", "T-04", "VOI-004/S1 :: sh tests/t04.sh");

    go("/spec/voices?since=HEAD");
    assertThat(browser.words()).contains("Nothing since HEAD.");
    go("/spec/voices?since=HEAD~1");
    assertThat(browser.value("document.getElementById('changes').innerText"))
        .contains("changed\nVOI-004", "whisper");
    go("/spec/voices?since=no-such-branch");
    assertThat(browser.words()).contains("there is no revision no-such-branch");
  }

  @Test
  @Order(3)
  void a_finding_says_what_is_wrong_why_it_matters_and_how_to_mend_it() {
    go("/spec");
    assertThat(browser.value("document.getElementById('findings').innerText"))
        .contains(
            "VOI-004 says `quickly`", "L-VAGUE", "Mend: say how much", "two different yardsticks");
  }

  @Test
  @Order(3)
  void a_breach_of_a_decision_is_named_with_its_line() {
    go("/decisions");
    assertThat(browser.words()).contains("1 breach", "src/gossip.py:2", "uses socket");

    browser.run("document.querySelector('.breaches a').click()");
    Chromium.eventually(() -> browser.value("location.pathname").equals("/why"));
    Chromium.eventually(() -> browser.words().contains("src/gossip.py:2 in "));
  }

  @Test
  @Order(3)
  void the_red_team_was_never_run_until_it_was() throws IOException {
    go("/gates");
    assertThat(browser.words()).contains("Never run here", "baton redteam");

    var report = new Report(Baton.CLOCK.instant(), "bubblewrap", lines(), 4);
    Files.writeString(KeptReport.file(Place.around(desk.top())), report.json().pretty());
    Chromium.eventually(() -> {
      go("/gates");
      return browser.words().contains("1 of 2 attacks caught");
    });
    browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
    assertThat(browser.words())
        .contains(
            "1 of 1 caught", "0 of 1 caught", "by walls", "missed", "just now", "1 twin stopped");
  }

  @Test
  @Order(3)
  void the_record_is_handed_over_as_the_command_writes_it() throws IOException {
    go("/record");
    var downloaded =
        browser.run(
            "const answer = await fetch(document.querySelector('a[download]').href);"
                + " return answer.headers.get('Content-Disposition') + '\\n' + await answer.text()");
    var parts = downloaded.split("\n", 2);
    var written = scratch.resolve("record.jsonl");
    desk.must("audit", "export", written.toString());

    assertThat(parts[0]).contains("attachment", "voices-record.jsonl");
    assertThat(parts[1]).isEqualTo(Files.readString(written));
  }

  private static List<Report.Line> lines() {
    var cases = CaseBook.all();
    return List.of(
        new Report.Line(cases.getFirst(), true, "walls", "not carried out", true, "", ""),
        new Report.Line(cases.get(3), false, "", "it landed", false, "G02 said no", ""));
  }

  @Test
  @Order(4)
  void axe_finds_nothing_on_any_screen_in_either_theme() throws IOException {
    var program = axe();
    var access = Serving.access(Place.around(desk.top()));
    var screens = Screens.paths();
    screens.put("guest", "/for/" + access.share("voices", "Grandma").key());
    screens.put("search", "/search?q=begin");
    screens.put("nothing found", "/search?q=nowhere-at-all");
    go("/task/T-02");
    screens.put(
        "evidence", browser.value("document.querySelector('a.evidence').getAttribute('href')"));
    screens.put("since", "/spec/voices?since=HEAD~1");
    screens.put("filtered", "/record?type=parked");
    screens.put("missing", "/nowhere");
    for (var scheme : List.of("light", "dark")) {
      browser.scheme(scheme);
      for (var path : screens.values()) {
        go(path);
        browser.run(program + ";window.axe = axe;");
        assertThat(
                browser.run(
                    "const found = await axe.run(); return found.violations.map(it => it.id + ': '"
                        + " + it.nodes.map(node => node.html.slice(0, 160)).join(' | ')).join('\\n')"))
            .as("%s in %s", path, scheme)
            .isEmpty();
      }
    }
    browser.scheme("light");
  }

  @Test
  @Order(10)
  void an_order_can_be_taken_back_while_it_has_not_gone_out() {
    go("/");
    choose("T-02");
    browser.press("a");
    eventuallySays("approve T-02");
    assertThat(browser.words()).contains("goes out in");

    browser.press("z");
    Chromium.eventually(() -> !browser.has("#outbox"));

    assertThat(desk.must("status").out()).containsPattern("T-02 +reviewing");
  }

  @Test
  @Order(11)
  void a_change_is_approved() {
    go("/");
    choose("T-02");
    browser.press("a");
    eventuallySays("approve T-02");
    go("/");
    assertThat(browser.words()).as("a reload loses nothing").contains("approve T-02");

    Chromium.eventually(() -> !browser.has("#item-T-02"));
    assertThat(desk.must("log").out()).contains("T-02/1 approved by Ada");
  }

  @Test
  @Order(12)
  void a_question_is_answered() {
    go("/");
    choose("T-01");
    assertThat(browser.words()).contains("The statement says both <b>loud</b>");
    browser.press("a");
    assertThat(browser.value("document.activeElement.id"))
        .as("first the words")
        .isEqualTo("answer-T-01");
    browser.type("Capital letters <b>and</b> nothing else");
    browser.run("document.activeElement.form.requestSubmit()");

    Chromium.eventually(() -> !browser.has("#item-T-01"));
    assertThat(desk.must("log").out())
        .contains("T-01/1 is answered by Ada: Capital letters <b>and</b> nothing else");
  }

  @Test
  @Order(13)
  void a_one_way_door_is_decided_with_a_reason_on_record() {
    go("/");
    choose("T-03");
    assertThat(browser.words()).contains("dependency pypi:speech", "To undo it");
    browser.press("a");
    assertThat(browser.value("document.activeElement.id")).isEqualTo("because-T-03");
    browser.type("writing our own would take a year");
    browser.run("document.activeElement.form.requestSubmit()");
    Chromium.eventually(() -> !browser.has("#item-T-03"));

    assertThat(desk.must("log").out()).contains("T-03/1 approved by Ada");
  }

  @Test
  @Order(14)
  void a_parked_task_is_tried_again() {
    go("/");
    choose("T-04");
    assertThat(browser.words()).contains("What was tried");
    browser.press("a");
    Chromium.eventually(() -> !browser.has("#item-T-04"));

    assertThat(desk.must("log").out()).contains("T-04 reopened by Ada");
  }

  @Test
  @Order(15)
  void what_was_done_by_hand_is_handed_in() {
    var clone = desk.top().resolve(".baton/work/R-1/T-05.1/clone");
    write(clone.resolve("src/t05.sh"), "echo t05\n");
    write(clone.resolve("tests/t05.sh"), "test \"$(sh src/t05.sh)\" = t05\n");
    go("/");
    choose("T-05");
    browser.press("a");
    Chromium.eventually(() -> !browser.has("#item-T-05"));

    assertThat(desk.must("log").out()).contains("T-05/1 hands in");
  }

  @Test
  @Order(16)
  void the_run_goes_on_and_pages_that_are_open_follow_it_by_themselves() {
    go("/score");
    var before = browser.value("performance.timeOrigin");

    desk.ends(Exit.WAITS, "run");

    Chromium.eventually(() -> browser.has("#box-T-03.good"));
    assertThat(browser.value("performance.timeOrigin"))
        .as("without being loaded again")
        .isEqualTo(before);
    assertThat(desk.git("ls-tree", "--name-only", "main", "decisions/"))
        .contains("speak-with-a-library");
    go("/decisions");
    assertThat(browser.words()).contains("writing our own would take a year");
  }

  @Test
  @Order(17)
  void a_change_is_sent_back_with_what_has_to_change() {
    go("/");
    choose("T-05");
    browser.press("r");
    assertThat(browser.value("document.activeElement.id")).isEqualTo("why-T-05");
    browser.type("louder, please");
    browser.run("document.activeElement.form.requestSubmit()");

    Chromium.eventually(
        () -> desk.must("log").out().contains("T-05/1 sent back (review): Ada: louder, please"));
  }

  @Test
  @Order(18)
  void an_order_that_the_rules_refuse_says_so() {
    go("/");
    browser.run(
        "await fetch('/api/orders', {method: 'POST', headers: {'Content-Type': 'application/json',"
            + " 'X-Baton-Key': document.body.dataset.key}, body: JSON.stringify({order: 'approve', task:"
            + " 'T-06'})})");
    Chromium.eventually(() -> {
      go("/");
      return browser.words().contains("Not done: approve T-06");
    });
    browser.run("document.querySelector('.held.bad button').click()");
    Chromium.eventually(() -> !browser.has("#outbox"));
  }

  @Test
  @Order(13)
  void a_task_is_held_on_its_own_page_and_tried_again() {
    go("/task/T-07");
    browser.run("document.querySelector('#order-hold-T-07 input[name=why]').value = 'not yet'");
    browser.run("document.querySelector('#order-hold-T-07 button').click()");
    Chromium.eventually(() -> browser.has("#order-retry-T-07"));
    assertThat(browser.words()).contains("It is parked", "not yet");

    browser.press("a");
    Chromium.eventually(() -> !browser.has("#order-retry-T-07"));
    assertThat(desk.must("log").out()).contains("T-07 reopened by Ada");
  }

  @Test
  @Order(13)
  void what_a_task_waits_for_can_be_said_on_its_own_page() {
    go("/task/T-05");
    assertThat(browser.words()).contains("It is yours", "T-05.1/clone");
    assertThat(browser.has("#order-hand-in-T-05")).isTrue();
    go("/score");
    assertThat(browser.has("#order-cancel-run")).isTrue();
  }

  @Test
  @Order(19)
  void the_palette_finds_a_task_and_the_theme_can_be_switched() {
    go("/figures");
    browser.press("/");
    Chromium.eventually(() -> browser.has("dialog[open] li"));
    browser.type("whisper");
    Chromium.eventually(() -> browser.words().contains("T-04"));
    browser.run("document.querySelector('dialog li').click()");
    Chromium.eventually(() -> browser.value("location.pathname").equals("/task/T-04"));
    Chromium.eventually(() -> browser.value("document.readyState").equals("complete"));

    browser.press("t");
    assertThat(browser.value("document.documentElement.dataset.theme")).isEqualTo("dark");
    go("/");
    assertThat(browser.value("document.documentElement.dataset.theme")).isEqualTo("dark");
  }

  @Test
  @Order(20)
  void a_question_of_the_spec_is_answered_where_it_stands() {
    var before = desk.read("specs/voices/spec.md");
    go("/spec");
    browser.run("document.getElementById('settle-Q-1').focus()");
    browser.type("Only who is near");
    browser.run("document.activeElement.form.requestSubmit()");
    eventuallySays("answer Q-1 of voices");

    eventuallySays("Answer: Only who is near");
    var after = desk.read("specs/voices/spec.md");
    assertThat(after).contains("- Answer: Only who is near");
    assertThat(after.lines().filter(line -> !before.contains(line)).count())
        .as("nothing else has changed")
        .isLessThanOrEqualTo(2);
  }

  @Test
  @Order(19)
  void the_palette_finds_what_was_said_and_logged() {
    go("/figures");
    browser.press("/");
    Chromium.eventually(() -> browser.has("dialog[open] li"));
    browser.type("ignore all previous");
    Chromium.eventually(() -> browser.words().contains("Everything that was said and logged"));
    browser.run("[...document.querySelectorAll('dialog li')].at(-1).click()");
    Chromium.eventually(() -> browser.value("location.pathname").equals("/search"));
    Chromium.eventually(() -> browser.has(".hits mark"));
    assertThat(browser.words()).contains("T-06/1 transcript", "Ignore all previous instructions");
  }

  @Test
  @Order(20)
  void somebody_who_is_thrown_out_hears_no_more_in_a_page_that_is_open() throws IOException {
    var access = Serving.access(Place.around(desk.top()));
    var link = access.shareEverything("Robert");
    var theirs = serving.base() + "/enter?key=" + link.key();
    try (var bobs = Chromium.start(Files.createDirectories(scratch.resolve("bob")))) {
      bobs.go(theirs);
      Chromium.eventually(() -> bobs.words().contains("Inbox"));
      assertThat(bobs.words()).doesNotContain("Approve", "Pause the run");
      go("/access");
      assertThat(browser.words()).contains("Robert", "Chrome on Linux", "you, here");
      browser.run(
          "[...document.querySelectorAll('tr')].filter(it => it.innerText.includes('Robert'))"
              + ".find(it => it.innerText.includes('never')).querySelector('form button').click()");
      Chromium.eventually(() -> !browser.words().contains("Robert"));
      Chromium.eventually(() -> bobs.words().contains("open the link"));
      assertThat(bobs.words()).doesNotContain("Inbox");
    }
  }

  @Test
  @Order(21)
  void a_guest_takes_back_what_they_said() {
    var share = Serving.access(Place.around(desk.top())).share("voices", "Grandpa");
    go("/for/" + share.key());
    browser.run("document.querySelector('textarea').focus()");
    browser.type("Nobody at all");
    browser.run("document.activeElement.form.requestSubmit()");
    eventuallySays("Take it back");
    assertThat(browser.words()).contains("Nobody at all", "goes out in");
    browser.run("document.querySelector('.held button').click()");
    Chromium.eventually(() -> browser.has("textarea"));
    assertThat(desk.read("specs/voices/spec.md")).doesNotContain("Nobody at all");
  }

  @Test
  @Order(22)
  void a_guest_answers_on_their_own_page() {
    var share = Serving.access(Place.around(desk.top())).share("voices", "Grandma");
    go("/for/" + share.key());
    assertThat(browser.words())
        .contains("May the echo be louder than the shout?", "Your answer, as Grandma");
    browser.run("document.querySelector('textarea').focus()");
    browser.type("Whoever leans in <b>close</b>");
    browser.run("document.activeElement.form.requestSubmit()");

    eventuallySays("What you told us");
    assertThat(browser.words()).contains("Whoever leans in <b>close</b>");
    assertThat(desk.read("specs/voices/spec.md"))
        .contains("- Answer: Whoever leans in <b>close</b>\n- Answered by: Grandma, ");
    Chromium.eventually(() -> {
      go("/spec");
      return browser.words().contains("Whoever leans in <b>close</b>");
    });
  }

  @Test
  @Order(30)
  void a_server_that_is_gone_is_noticed_and_an_order_under_way_is_not_lost() {
    go("/");
    browser.run(
        "await fetch('/api/orders', {method: 'POST', headers: {'Content-Type': 'application/json',"
            + " 'X-Baton-Key': document.body.dataset.key}, body: JSON.stringify({order: 'cancel', task:"
            + " 'T-05', why: 'not needed'})})");
    var port = Integer.parseInt(serving.base().substring(serving.base().lastIndexOf(':') + 1));
    serving.close();
    eventuallySays("Not connected");
    assertThat(desk.must("log").out()).doesNotContain("T-05 cancelled");

    serving = Serving.open(Place.around(desk.top()), Address.here(Optional.empty()), "Ada", UNDO);

    assertThat(serving.base()).as("the same port").endsWith(":" + port);
    Chromium.eventually(
        () -> browser.value("document.getElementById('live').className").equals("live"));
    Chromium.eventually(() -> desk.must("log").out().contains("T-05 cancelled by Ada: not needed"));
    assertThat(desk.must("audit", "verify").exit()).isZero();
  }

  private static String axe() throws IOException {
    try (var in = PageBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
