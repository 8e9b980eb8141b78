package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.Sweep;
import dev.baton.app.demo.Demo;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// The whole loop in half a minute.
final class DemoCommand implements Command {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "play the whole loop on a bundled project with recorded performers";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton demo                      no account, no key, no network",
        "baton demo --open               watched on the web page",
        "baton demo --keep /tmp/ferry    leaves the repository to explore");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(
        value(
            "--keep",
            "DIR",
            "make the repository there and leave it; goes on with one that is there"));
    spec.addOption(CommandLineTool.flag("serve the web page meanwhile, and open it", "--open"));
  }

  @Override
  public int run(Call call) {
    var top = folder(call);
    // With --json the story goes to standard error, the document to standard output.
    var teller = call.json() ? call.console().toNotes() : call.console();
    if (!isLaidOut(top)) {
      layOut(top, teller);
    }
    var place = Place.around(top);
    try (var page = call.has("--open") ? OpenPage.of(call, place) : OpenPage.NONE) {
      return play(call, top, place, teller, page);
    }
  }

  private static int play(Call call, Path top, Place place, Console teller, OpenPage page) {
    var result = new Demo(top, teller).run(place);
    var audit = AuditVerifyCommand.verify(place);
    teller.line("audit verify: " + AuditVerifyCommand.words(audit));
    page.stay();
    if (call.option("--keep").isPresent()) {
      teller.line("the repository is in " + top + "; look around with");
      teller.line("  baton -C " + top + " status | gap | log | inbox | clean");
      teller.line("  baton -C " + top + " why src/main/java/ferry/Desk.java:31");
    } else {
      Sweep.delete(top);
    }
    var good = result.run().isOver() && result.gapIsEmpty() && audit.ok();
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.demo/1")
              .put("ok", good)
              .put("gapEmpty", result.gapIsEmpty())
              .put("audit", audit.ok())
              .putTexts("refusals", result.refusals())
              .put("status", StatusCommand.json(result.run(), Optional.empty()))
              .end());
    }
    return good ? Exit.YES : Exit.NO;
  }

  private static boolean isLaidOut(Path top) {
    return Files.exists(top.resolve(".baton/ledger.db"));
  }

  // Beside its place and renamed when it is whole: a demo that is killed while it lays the project
  // out leaves nothing that looks like one.
  private static void layOut(Path top, Console teller) {
    var draft = top.resolveSibling(top.getFileName() + ".laying-out");
    try {
      if (Files.exists(draft)) {
        Sweep.delete(draft);
      }
      Files.createDirectories(draft);
      new Demo(draft, teller).prepare();
      Files.deleteIfExists(top);
      Files.move(draft, top);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot make " + top + ": " + e.getMessage(), "name another folder with --keep");
    }
  }

  private static Path folder(Call call) {
    try {
      if (call.option("--keep").isEmpty()) {
        return Files.createTempDirectory("baton-demo-");
      }
      var folder = Path.of(call.option("--keep").get()).toAbsolutePath().normalize();
      if (Files.exists(folder) && !isEmpty(folder) && !isLaidOut(folder)) {
        throw Problem.usage(folder + " is not empty", "name a new folder");
      }
      Files.createDirectories(folder);
      return folder;
    } catch (IOException e) {
      throw Problem.broken(
          "cannot make a folder: " + e.getMessage(), "name another one with --keep");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
