package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.Calibrating;
import dev.baton.app.Calibrations;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.Rubrics;
import dev.baton.core.json.Json;
import dev.baton.core.rubric.Authority;
import dev.baton.core.rubric.Calibration;
import dev.baton.core.rubric.Reviewer;
import dev.baton.core.rubric.Rubric;
import dev.baton.core.rubric.RubricItem;
import dev.baton.core.rubric.Sample.Kind;
import dev.baton.core.rubric.Score;
import dev.baton.core.run.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The questions of reviews, and what is known of how well they are answered.
final class RubricCommand {
  private RubricCommand() {}

  static final class Show implements Command {
    @Override
    public String name() {
      return "rubric show";
    }

    @Override
    public String summary() {
      return "list what reviewers are asked, and which questions may stop a change here";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton rubric show", "baton rubric show --default >rubric.md    begin your own");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addOption(flag("print the rubric that comes with Baton, as a file", "--default"));
    }

    @Override
    public int run(Call call) {
      if (call.has("--default") && !call.json()) {
        call.console().print(Rubrics.standardText());
        return Exit.YES;
      }
      var place = call.place();
      var rubric = call.has("--default") ? Rubrics.standard() : Rubrics.here(place.top());
      var standing = new Standing(rubric, Calibrations.in(place));
      if (call.json()) {
        call.document(standing.json(rubric.items()));
        return Exit.YES;
      }
      call.console()
          .table(
              rubric.items().stream()
                  .map(item ->
                      List.of(
                          item.id(),
                          item.severity().word(),
                          standing.brief(item),
                          Console.visible(item.question())))
                  .toList());
      call.console().line("from " + rubric.path() + ", " + rubric.hash().brief());
      return Exit.YES;
    }
  }

  static final class Explain implements Command {
    @Override
    public String name() {
      return "rubric explain";
    }

    @Override
    public String summary() {
      return "say what a question asks for, how it did here, and why it does or does not block";
    }

    @Override
    public List<String> examples() {
      return List.of("baton rubric explain BOUNDARY", "baton rubric explain BOUNDARY --json");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(CommandLineTool.required(0, "ITEM", "its ID, as in rubric show"));
    }

    @Override
    public int run(Call call) {
      var place = call.place();
      var rubric = Rubrics.here(place.top());
      var id = call.required(0).toUpperCase(Locale.ROOT);
      var item =
          rubric
              .item(id)
              .orElseThrow(() ->
                  Problem.usage("the rubric has no " + id, "see them all: baton rubric show"));
      var standing = new Standing(rubric, Calibrations.in(place));
      if (call.json()) {
        call.document(standing.json(List.of(item)));
      } else {
        show(item, standing, call.console());
      }
      return Exit.YES;
    }

    private static void show(RubricItem item, Standing standing, Console console) {
      console.line(console.bold(item.id()) + "  " + Console.visible(item.question()));
      if (!item.guidance().isBlank()) {
        console.line("  " + Console.visible(item.guidance()));
      }
      console.line("  a yes names: " + Console.visible(item.evidence()));
      console.line(
          "  counts:      "
              + (item.place() == RubricItem.Place.CHANGED
                  ? "in or next to a changed line"
                  : "anywhere in the changed tree")
              + (item.needsCounterexample() ? ", with a counterexample that Baton runs" : ""));
      standing.score(item).ifPresent(score -> measured(score, console));
      console.line("  then:        " + Console.visible(standing.words(item)));
    }

    private static void measured(Score score, Console console) {
      console.line("  right:       " + score.precision().words());
      console.line("  found:       " + score.recall().words() + " of the defects planted for it");
      console.line("  agreement:   " + agreement(score));
    }
  }

  static final class Calibrate implements Command {
    private static final int SAMPLES = 60;
    private static final int LATER = 20;

    @Override
    public String name() {
      return "rubric calibrate";
    }

    @Override
    public String summary() {
      return "measure a reviewer on what this history knows to have been right and wrong";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton rubric calibrate --by codex --max-cost 20",
          "baton rubric calibrate --by codex --samples 10    a first look; nothing blocks by it");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addOption(value("--by", "MEMBER", "who is measured"));
      spec.addOption(number("--samples", SAMPLES, "how many changes are asked about"));
      spec.addOption(ReviewCommand.passes());
      spec.addOption(
          number(
              "--later",
              LATER,
              "how many commits must have come since a change that counts as good"));
      spec.addOption(
          value(
              "--max-cost",
              "DOLLARS",
              "ask no more where that could be passed; run it again to go on"));
      spec.addOption(
          flag("without a sandbox: what is asked and run can do what you can", "--uncontained"));
    }

    private static OptionSpec number(String name, int otherwise, String what) {
      return OptionSpec.builder(name)
          .type(int.class)
          .paramLabel("N")
          .description(what + "; " + otherwise + ", if left out")
          .build();
    }

    @Override
    public int run(Call call) {
      var question =
          new Calibrating.Question(
              call.option("--by")
                  .orElseThrow(() ->
                      Problem.usage("somebody is measured", "say --by with a member of the team")),
              atLeast(2, call, "--samples", SAMPLES),
              ReviewCommand.passes(call),
              atLeast(0, call, "--later", LATER),
              call.option("--max-cost").map(Calibrate::dollars),
              call.has("--uncontained"));
      var measured = Calibrating.of(call.place(), question, ReviewCommand.note(call));
      var standing = new Standing(measured.rubric(), Calibrations.in(call.place()));
      if (call.json()) {
        call.document(standing.json(measured.rubric().items()));
      } else {
        show(measured, standing, call.console());
      }
      return measured.stopped() ? Exit.WAITS : Exit.YES;
    }

    private static int atLeast(int least, Call call, String option, int otherwise) {
      int number = call.number(option, otherwise);
      if (number < least) {
        throw Problem.usage(option + " " + number + " is too few", "say at least " + least);
      }
      return number;
    }

    private static Money dollars(String written) {
      if (!written.matches("\\$?[0-9]{1,6}(\\.[0-9]{1,2})?")) {
        throw Problem.usage(written + " is no amount", "say --max-cost 20");
      }
      return Money.dollars(Double.parseDouble(written.replace("$", "")));
    }

    private static void show(Calibrating.Measured measured, Standing standing, Console console) {
      var rows = new ArrayList<List<String>>();
      rows.add(List.of("item", "right", "planted and found", "agreement", "then"));
      for (var item : measured.rubric().items()) {
        standing
            .score(item)
            .ifPresent(score ->
                rows.add(
                    List.of(
                        item.id(),
                        score.precision().words(),
                        score.recall().words(),
                        agreement(score),
                        standing.words(item))));
      }
      console.table(rows);
      console.line(samples(measured.calibration()) + "; spent " + measured.spent());
      if (measured.stopped()) {
        console.line("stopped at the money; what was answered is kept, and the next call goes on");
      }
    }

    private static String samples(Calibration calibration) {
      return "%d taken back, %d that survived, %d with a planted defect; %s, %d passes"
          .formatted(
              calibration.samples(Kind.REVERTED),
              calibration.samples(Kind.SURVIVED),
              calibration.samples(Kind.SEEDED),
              calibration.reviewer().name(),
              calibration.passes());
    }
  }

  private static String agreement(Score score) {
    return score.agreement().isPresent()
        ? String.format(Locale.ROOT, "%.2f", score.agreement().getAsDouble())
        : "-";
  }

  /// What the items of a rubric may do, by the reviewer that was measured last.
  private record Standing(Rubric rubric, Calibrations calibrations) {
    private Authority authority(RubricItem item) {
      var reviewer =
          calibrations
              .measured()
              .map(Calibration::reviewer)
              .orElseGet(() -> new Reviewer("nobody", rubric.hash()));
      return calibrations.authority(item, rubric, reviewer, Baton.CLOCK.instant());
    }

    Optional<Score> score(RubricItem item) {
      return calibrations
          .measured()
          .filter(it -> it.rubric().equals(rubric.hash()))
          .flatMap(it -> it.score(item.id()));
    }

    String brief(RubricItem item) {
      return authority(item) instanceof Authority.Blocks ? "blocks" : "advises";
    }

    String words(RubricItem item) {
      return switch (authority(item)) {
        case Authority.Blocks(var score) ->
            "blocks where "
                + calibrations.measured().map(it -> it.reviewer().name()).orElse("")
                + " says so: right in "
                + score.precision().words();
        case Authority.Advises(var why) -> "advises: " + why;
      };
    }

    Json json(List<RubricItem> items) {
      var fields =
          Json.object()
              .put("schema", "baton.rubric/1")
              .put("path", rubric.path())
              .put("hash", rubric.hash().hex())
              .putEach("items", items, this::json);
      calibrations.measured().ifPresent(it -> fields.put("measured", it.json()));
      return fields.end();
    }

    private Json json(RubricItem item) {
      return Json.object()
          .put("id", item.id())
          .put("question", item.question())
          .put("evidence", item.evidence())
          .put("severity", item.severity().word())
          .put("counterexample", item.needsCounterexample())
          .put("mayBlock", item.mayBlock())
          .put("blocks", authority(item) instanceof Authority.Blocks)
          .put("because", words(item))
          .end();
    }
  }
}
