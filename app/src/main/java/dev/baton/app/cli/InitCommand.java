package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.Editor;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.Proof;
import dev.baton.app.Setup;
import dev.baton.core.gate.GateResult;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Sets Baton up in a repository and proves the gates on its present commit.
final class InitCommand implements Command {
  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "set Baton up here: find build and tests, write baton.yaml, prove the gates";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton init",
        "baton init --performer \"./my-agent.sh\"     a program that reads the brief and edits files",
        "baton init --test \"make check\"             where the tests cannot be found",
        "baton init --editor cursor                 and tell an editor's agent where its work is");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--performer", "COMMAND", "the program that does the tasks"));
    spec.addOption(value("--build", "COMMAND", "how to build, where it is not found or wrong"));
    spec.addOption(value("--test", "COMMAND", "how to test, where it is not found or wrong"));
    spec.addOption(
        value("--editor", "NAME", "write the files of " + String.join(" or ", Editor.names())));
    spec.addOption(flag("write baton.yaml anew although it is there", "--force"));
    spec.addOption(flag("do not run build and tests now", "--no-proof"));
  }

  @Override
  public int run(Call call) {
    var place = call.place();
    if (place.repository().commit("HEAD").isEmpty()) {
      throw Problem.usage(
          place.top() + " has no commit yet",
          "make a first one: git add -A && git commit -m start");
    }
    var editor = call.option("--editor").map(Editor::named);
    place.make();
    schema(place);
    var written = config(call, place);
    editor.ifPresent(it -> tell(call, it, it.write(place.top())));
    if (call.has("--no-proof")) {
      return answer(call, place, written, List.of());
    }
    call.console()
        .note(
            "proving the gates on "
                + place.repository().commit("HEAD").orElseThrow().brief()
                + ": build, then tests");
    return answer(call, place, written, Proof.onHead(place));
  }

  private static void tell(Call call, Editor editor, Map<String, Editor.Outcome> outcomes) {
    outcomes.forEach((path, outcome) ->
        call.console()
            .note(
                switch (outcome) {
                  case WRITTEN -> "wrote " + path;
                  case THERE -> path + " is there already";
                  case KEPT -> path + " is there with another text, and was kept";
                }));
    editor.byHand().ifPresent(call.console()::note);
  }

  private static boolean config(Call call, Place place) {
    if (Files.exists(place.config()) && !call.has("--force")) {
      Policies.fromFile(place.config());
      return false;
    }
    var setup = setup(call, place);
    var target = place.repository().current().orElse("main");
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var yaml = setup.yaml(target, call.option("--performer"), Setup.agents(path));
    try {
      Files.writeString(place.config(), yaml);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot write baton.yaml: " + e.getMessage(), "see that it can be written");
    }
    Policies.fromFile(place.config());
    return true;
  }

  private static Setup setup(Call call, Place place) {
    var found = Setup.find(place.top());
    var test = call.option("--test").or(() -> found.map(Setup::test));
    if (test.isEmpty()) {
      throw Problem.usage(
          "cannot see how " + place.top() + " is tested",
          "say it: baton init --test \"COMMAND\" [--build \"COMMAND\"]");
    }
    return new Setup(
        found.map(Setup::tool).orElse("your command"),
        call.option("--build").or(() -> found.flatMap(Setup::build)),
        test.get(),
        call.option("--test").isPresent() ? Optional.empty() : found.flatMap(Setup::results),
        found.map(Setup::tests).orElse(List.of("test/**", "tests/**")));
  }

  private static void schema(Place place) {
    try (var schema = InitCommand.class.getResourceAsStream("/schema/baton.schema.json")) {
      if (schema == null) {
        throw new IllegalStateException("the schema is missing from this build");
      }
      Files.writeString(
          place.folder().resolve("baton.schema.json"),
          new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.broken(
          "cannot write the schema: " + e.getMessage(), "see that .baton can be written");
    }
  }

  private static int answer(Call call, Place place, boolean written, List<GateResult> results) {
    var green =
        results.stream().allMatch(result -> !result.verdict().stopsAt(Baton.CLOCK.instant()));
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.init/1")
              .put("config", place.config().toString())
              .put("written", written)
              .put("green", green)
              .putEach(
                  "gates",
                  results,
                  result ->
                      Json.object()
                          .put("id", result.gate().id())
                          .put("verdict", result.verdict().word())
                          .put("why", result.verdict().why())
                          .end())
              .end());
      return green ? Exit.YES : Exit.NO;
    }
    var console = call.console();
    console.line((written ? "wrote " : "kept ") + place.config());
    for (var result : results) {
      var ok = !result.verdict().stopsAt(Baton.CLOCK.instant());
      console.line(
          "%s %s: %s %s"
              .formatted(
                  result.gate().id(),
                  result.gate().name(),
                  ok ? console.good(result.verdict().word()) : console.bad(result.verdict().word()),
                  Console.visible(result.verdict().why()))
              .stripTrailing());
      if (!ok) {
        result.evidence().stream()
            .findFirst()
            .flatMap(blob -> place.evidence().text(blob.hash()))
            .ifPresent(log ->
                log.lines()
                    .skip(Math.max(0, log.lines().count() - 15))
                    .forEach(line -> console.line("    " + Console.visible(line))));
      }
    }
    if (!green) {
      console.line(
          "the gates are not green before anybody changes anything; mend baton.yaml or the");
      console.line("repository, then: baton init");
      return Exit.NO;
    }
    console.line("next: read baton.yaml, commit it, and write specs/<name>/spec.md and plan.md");
    return Exit.YES;
  }
}
