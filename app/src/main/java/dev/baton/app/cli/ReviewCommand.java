package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.Review;
import dev.baton.app.Review.Found;
import dev.baton.core.json.Json;
import dev.baton.core.rubric.Authority;
import dev.baton.core.rubric.Counterexample.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Asks a reviewer of another family what no tool can say.
final class ReviewCommand implements Command {
  static final int PASSES = 3;
  private static final int MOST_PASSES = 9;

  @Override
  public String name() {
    return "review";
  }

  @Override
  public String summary() {
    return "let a member of another family than the author's answer the rubric about a change";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton review --base main                              what this branch would land",
        "baton review --base HEAD~1 --author-family claude     where no run made the change",
        "baton review --base main --by codex --passes 1        who is asked, and how often");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--base", "REV", "what the change starts from; its rubric holds"));
    spec.addOption(value("--head", "REV", "the change; HEAD, if left out"));
    spec.addOption(
        value("--by", "MEMBER", "who is asked, even if of the author's family, which is recorded"));
    spec.addOption(
        value("--author-family", "FAMILY", "whose work it is: claude, codex, ..., human"));
    spec.addOption(passes());
    spec.addOption(
        flag("without a sandbox: what is asked and run can do what you can", "--uncontained"));
  }

  static OptionSpec passes() {
    return OptionSpec.builder("--passes")
        .type(int.class)
        .paramLabel("N")
        .description("how often each question is asked; " + PASSES + ", if left out")
        .build();
  }

  static int passes(Call call) {
    int passes = call.number("--passes", PASSES);
    if (passes < 1 || passes > MOST_PASSES) {
      throw Problem.usage("%d passes make no review".formatted(passes), "say 1 to " + MOST_PASSES);
    }
    return passes;
  }

  @Override
  public int run(Call call) {
    var question =
        new Review.Question(
            call.option("--base")
                .orElseThrow(
                    () -> Problem.usage("a change starts from something", "say --base main")),
            call.option("--head").orElse("HEAD"),
            call.option("--by"),
            call.option("--author-family"),
            passes(call),
            call.has("--uncontained"));
    var review = Review.of(call.place(), question, note(call));
    if (call.json()) {
      call.document(json(review));
    } else {
      show(review, call.console());
    }
    return review.stops() ? Exit.NO : Exit.YES;
  }

  static Consumer<String> note(Call call) {
    return line -> call.console().note(Console.visible(line));
  }

  private static void show(Review review, Console console) {
    for (var found : review.found()) {
      show(found, review.answered(), console);
    }
    review
        .dropped()
        .forEach(
            (why, count) -> console.line(console.faint("dropped " + count + ": " + why.words())));
    if (review.unread() > 0) {
      console.line(console.faint(Console.count(review.unread(), "line") + " of no answer"));
    }
    review
        .leftOut()
        .forEach(path ->
            console.line(console.warn("not reviewed, too large: " + Console.visible(path))));
    console.line(
        "%s, %s by %s in %d of %d passes%s"
            .formatted(
                Console.count(review.found().size(), "finding"),
                Console.count(review.questions(), "question"),
                review.chosen().member().name(),
                review.answered(),
                review.passes(),
                review.chosen().sameFamily() ? ", of the author's own family" : ""));
  }

  private static void show(Found found, int passes, Console console) {
    var concern = found.concern();
    var stops = found.stops();
    console.line(
        "%s:%d: %s  %s"
            .formatted(
                Console.visible(concern.path()),
                concern.line(),
                stops ? console.bad(concern.item().id()) : console.warn(concern.item().id()),
                Console.visible(concern.why())));
    console.line("  asked: " + Console.visible(concern.item().question()));
    console.line("  seen in %d of %d passes; %s".formatted(concern.passes(), passes, word(found)));
    concern
        .outcome()
        .ifPresent(it -> console.line("  counterexample: " + it.words() + kept(found)));
  }

  private static String kept(Found found) {
    return found.evidence().map(hash -> "; kept as " + hash.substring(0, 8)).orElse("");
  }

  private static String word(Found found) {
    return switch (found.authority()) {
      case Authority.Blocks(var score) ->
          "it stops the change: right in " + score.precision().words() + " here";
      case Authority.Advises(var why) -> "it advises: " + why;
    };
  }

  private static Json json(Review review) {
    var dropped = new ArrayList<>(review.dropped().entrySet());
    return Json.object()
        .put("schema", "baton.review/1")
        .put("base", review.base().sha())
        .put("head", review.head().sha())
        .put("rubric", review.rubric().hash().hex())
        .put(
            "reviewer",
            Json.object()
                .put("member", review.chosen().member().name())
                .put("family", review.chosen().family())
                .put("identity", review.chosen().reviewer().identity().hex())
                .put("sameFamily", review.chosen().sameFamily())
                .end())
        .putTexts("authors", review.authors())
        .put("questions", review.questions())
        .put("passes", review.passes())
        .put("answered", review.answered())
        .putEach("findings", review.found(), ReviewCommand::json)
        .putEach(
            "dropped",
            dropped,
            it -> Json.object().put("why", it.getKey().words()).put("count", it.getValue()).end())
        .put("unread", review.unread())
        .putTexts("leftOut", review.leftOut())
        .end();
  }

  private static Json json(Found found) {
    var concern = found.concern();
    var fields =
        Json.object()
            .put("item", concern.item().id())
            .put("question", concern.item().question())
            .put("severity", concern.item().severity().word())
            .put("path", concern.path())
            .put("line", concern.line())
            .put("why", concern.why())
            .put("passes", concern.passes())
            .put("stops", found.stops())
            .put("because", word(found));
    concern.outcome().map(Outcome::words).ifPresent(it -> fields.put("counterexample", it));
    found.evidence().ifPresent(it -> fields.put("evidence", it));
    return fields.end();
  }
}
