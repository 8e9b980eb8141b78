package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.pre;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.adapters.http.Answer;
import dev.baton.adapters.sqlite.LedgerExport;
import dev.baton.app.cli.Lines;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.log.Checkpoint;
import dev.baton.core.log.Inclusion;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.SignedNote;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.UnknownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ledger, fact by fact, with the proof that each is in it.
final class RecordScreen {
  static final String EXPORT = "/record/export.jsonl";

  private static final int PAGE = 200;
  private static final int STEP = 1_000;

  private final Ground ground;

  RecordScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen list(Map<String, String> query) {
    var size = ground.ledger().size();
    var until = number(query.get("until")).filter(it -> it <= size).orElse(size);
    var task = query.getOrDefault("task", "");
    var type = query.getOrDefault("type", "");
    var entries = entries(until, it -> isOf(it, type) && (task.isEmpty() || isAbout(it, task)));
    long earliest = entries.isEmpty() ? 0 : entries.getLast().sequence() - 1;
    var filters = filters(task, type);
    return new Frame.Screen(
        "/record",
        "Record",
        all(
            h1(text("Record"), Words.soft(Words.count(size, "fact"))),
            checkpoint(size),
            filter(task, type),
            entries.isEmpty()
                ? Words.empty("No fact here is like that.", link("/record", text("Show all facts")))
                : element("ol", cls("events"), each(entries, RecordScreen::line)),
            div(
                cls("tabs"),
                when(
                    entries.size() == PAGE && earliest > 0,
                    () -> link("/record?until=" + earliest + filters, text("Earlier facts"))),
                when(
                    until < size,
                    () ->
                        link(
                            "/record?until=" + Math.min(size, until + PAGE) + filters,
                            text("Later facts"))))));
  }

  /// The latest that are wanted, up to that one; looked for as far back as it takes.
  private List<Recorded> entries(long until, Predicate<Recorded> isWanted) {
    var found = new ArrayList<Recorded>();
    for (long end = until; end > 0 && found.size() < PAGE; end -= STEP) {
      long last = end;
      ground.ledger().since(Math.max(0, end - STEP), STEP).stream()
          .filter(it -> it.sequence() <= last)
          .filter(isWanted)
          .toList()
          .reversed()
          .forEach(found::add);
    }
    return List.copyOf(found.subList(0, Math.min(PAGE, found.size())));
  }

  private static String filters(String task, String type) {
    return (task.isEmpty() ? "" : "&task=" + Words.inAddress(task))
        + (type.isEmpty() ? "" : "&type=" + Words.inAddress(type));
  }

  private static boolean isOf(Recorded recorded, String type) {
    return type.isEmpty() || recorded.entry().type().contains(type);
  }

  private static boolean isAbout(Recorded recorded, String task) {
    return recorded.entry().data().canonical().contains("\"task\":\"" + task + "\"");
  }

  private static Optional<Long> number(@Nullable String written) {
    return Optional.ofNullable(written)
        .filter(it -> it.matches("[1-9][0-9]{0,12}"))
        .map(Long::valueOf);
  }

  private Html checkpoint(long size) {
    return all(
        p(
            cls("soft"),
            text(
                latestCheckpoint()
                    .map(it ->
                        "Signed up to fact "
                            + it.size()
                            + (it.size() < size ? ", " + (size - it.size()) + " came after." : "."))
                    .orElse("Nothing is signed yet; a landing signs what is there.")),
            text(" Check it all: "),
            code("baton audit verify")),
        when(size > 0, RecordScreen::handedOver));
  }

  private static Html handedOver() {
    return p(
        cls("soft"),
        text("For a stranger: "),
        element(
            "a",
            Attribute.href(EXPORT),
            Attribute.of("download", ""),
            text("the record as a file")),
        text(", signed to the end, and by another way the key in "),
        code(".baton/keys/ledger.pub"));
  }

  private Optional<Checkpoint> latestCheckpoint() {
    return checkpoints().reduce((_, later) -> later);
  }

  private Stream<Checkpoint> checkpoints() {
    return ground.ledger().checkpoints().stream()
        .map(note -> Checkpoint.parse(SignedNote.parse(note).text()));
  }

  private static Html filter(String task, String type) {
    return element(
        "form",
        cls("filter"),
        Attribute.of("method", "get"),
        Attribute.action("/record"),
        field("task", "Task", task),
        field("type", "Kind", type),
        element("button", text("Filter")));
  }

  private static Html field(String name, String label, String value) {
    return div(
        cls("field"),
        element("label", Attribute.of("for", "filter-" + name), text(label)),
        element(
            "input",
            id("filter-" + name),
            Attribute.of("name", name),
            Attribute.of("value", value),
            Attribute.of("autocomplete", "off")));
  }

  private static Html line(Recorded recorded) {
    return element(
        "li",
        cls(tone(recorded)),
        link("/record/" + recorded.sequence(), cls("no"), text(recorded.sequence())),
        span(cls("stream"), text(recorded.stream().value())),
        span(cls("grow"), text(words(recorded))),
        Words.time(recorded.entry().at()));
  }

  private static String tone(Recorded recorded) {
    try {
      return TaskScreen.tone(RunEventCodec.read(recorded.entry()));
    } catch (UnknownEvent e) {
      return "plain";
    }
  }

  static String words(Recorded recorded) {
    try {
      return Lines.of(RunEventCodec.read(recorded.entry()));
    } catch (UnknownEvent e) {
      var data = recorded.entry().data();
      return recorded.entry().type() + " " + data.text("name", "") + " by " + data.text("by", "?");
    }
  }

  /// The record for a stranger, signed up to its last fact.
  Answer export() {
    var place = ground.place();
    ground.ledger().checkpoint();
    return Answer.file(
        String.valueOf(place.top().getFileName()).replaceAll("[^A-Za-z0-9._-]", "-")
            + "-record.jsonl",
        out ->
            LedgerExport.write(
                place.ledgerFile(), place.origin(), place.key().verifyKey().pem(), out));
  }

  /// Nothing where there is no such fact.
  Optional<Frame.Screen> one(long sequence) {
    return ground.ledger().since(sequence - 1, 1).stream()
        .filter(it -> it.sequence() == sequence)
        .findFirst()
        .map(it -> new Frame.Screen("/record", "Fact " + sequence, fact(it)));
  }

  private Html fact(Recorded recorded) {
    return all(
        h1(text("Fact " + recorded.sequence()), Words.soft(recorded.entry().type())),
        p(text(words(recorded))),
        div(
            cls("meta"),
            Words.soft(recorded.entry().at().toString()),
            Words.soft("number " + recorded.number() + " of " + recorded.stream())),
        h2(text("As it stands in the ledger")),
        pre(cls("blob"), Attribute.focusable(), text(recorded.entry().data().pretty())),
        h2(text("Proof that it is in the record")),
        proof(recorded),
        div(
            cls("tabs"),
            when(
                recorded.sequence() > 1,
                () -> link("/record/" + (recorded.sequence() - 1), text("The fact before"))),
            when(
                recorded.sequence() < ground.ledger().size(),
                () -> link("/record/" + (recorded.sequence() + 1), text("The fact after")))));
  }

  /// Against the first signed root that covers it, worked out from the leaves as they are now.
  private Html proof(Recorded recorded) {
    var signed = checkpoints().filter(it -> it.size() >= recorded.sequence()).findFirst();
    if (signed.isEmpty()) {
      return p(cls("soft"), text("No checkpoint covers it yet; the next landing signs one."));
    }
    var checkpoint = signed.get();
    var leaves = ground.ledger().leaves().subList(0, Math.toIntExact(checkpoint.size()));
    var proof = Inclusion.of(leaves, Math.toIntExact(recorded.sequence() - 1));
    var holds = proof.rootWith(recorded.leaf()).equals(checkpoint.root());
    return all(
        p(
            Words.badge(holds ? "good" : "bad", holds ? "holds" : "does not hold"),
            text(
                " This text and the "
                    + proof.path().size()
                    + " hashes below lead to the root that was signed at fact "
                    + checkpoint.size()
                    + (holds ? "." : ", but they should: run baton audit verify."))),
        details(
            text("The proof"),
            pre(
                cls("blob"),
                Attribute.focusable(),
                text(
                    "leaf "
                        + recorded.leaf().hex()
                        + "\n"
                        + String.join(
                            "\n", proof.path().stream().map(it -> "with " + it.hex()).toList())
                        + "\nroot "
                        + checkpoint.root().hex()))),
        details(
            text("The text that is hashed"),
            pre(cls("blob"), Attribute.focusable(), text(recorded.canonical()))));
  }
}
