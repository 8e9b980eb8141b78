package dev.baton.app.cli;

import dev.baton.adapters.git.GitProgram;
import dev.baton.adapters.git.UserRepository.Checkout;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.app.Cells;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.Setup;
import dev.baton.core.json.Json;
import dev.baton.core.policy.Policy;
import dev.baton.engine.Containment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is here and what is missing, each with the command that mends it.
final class DoctorCommand implements Command {
  private record Line(boolean good, String what, String mend) {}

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "say what is here and what is missing, with the command that mends it";
  }

  @Override
  public List<String> examples() {
    return List.of("baton doctor", "baton doctor --json");
  }

  @Override
  public int run(Call call) {
    var lines = new ArrayList<Line>();
    machine(call, lines);
    try {
      repository(call.place(), lines);
    } catch (Problem e) {
      lines.add(new Line(false, e.message(), e.mend()));
    }
    var well = lines.stream().allMatch(Line::good);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.doctor/1")
              .put("well", well)
              .putEach(
                  "lines",
                  lines,
                  line ->
                      Json.object()
                          .put("good", line.good())
                          .put("what", line.what())
                          .put("mend", line.mend())
                          .end())
              .end());
    } else {
      lines.forEach(line -> show(line, call.console()));
    }
    return well ? Exit.YES : Exit.NO;
  }

  private static void show(Line line, Console console) {
    console.line(
        (line.good() ? console.good("ok    ") : console.bad("mend  "))
            + Console.visible(line.what()));
    if (!line.good()) {
      console.line("      " + line.mend());
    }
  }

  private static void machine(Call call, List<Line> lines) {
    lines.add(new Line(true, "Java " + Runtime.version().feature(), ""));
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var git = GitProgram.find(path, call.folder());
    lines.add(
        git.map(found ->
                new Line(
                    found.isNewEnough(),
                    "git " + found.version() + " at " + found.path(),
                    "Baton needs git 2.38 or newer"))
            .orElse(new Line(false, "no git on the PATH", "apt-get install git")));
    lines.add(
        new Line(
            ProcessTable.isReadable(),
            "the process table " + (ProcessTable.isReadable() ? "can be read" : "cannot be read"),
            "Baton needs /proc to find performers again after a crash; run it on Linux"));
    var setsid = Files.isExecutable(Path.of("/usr/bin/setsid"));
    lines.add(
        new Line(
            setsid, "setsid is " + (setsid ? "here" : "missing"), "apt-get install util-linux"));
    lines.add(
        switch (Cells.found()) {
          case Sandboxes.Found.Here(var walls) ->
              new Line(true, "cells by " + walls.name() + ", tried" + exceptThat(walls), "");
          case Sandboxes.Found.Missing(var why, var mend) -> new Line(false, why, mend);
        });
    var agents = Setup.agents(path);
    lines.add(
        new Line(
            true,
            agents.isEmpty()
                ? "no coding agent on the PATH"
                : "agents: " + String.join(", ", agents),
            ""));
  }

  private static String exceptThat(Containment walls) {
    return walls.gaps().isEmpty() ? "" : "; but " + String.join("; ", walls.gaps());
  }

  private static void repository(Place place, List<Line> lines) {
    lines.add(new Line(true, "repository " + place.top(), ""));
    var head = place.repository().commit("HEAD");
    lines.add(
        new Line(
            head.isPresent(),
            head.map(commit -> "at " + commit.brief()).orElse("it has no commit yet"),
            "git add -A && git commit -m start"));
    lines.add(
        new Line(
            place.isInitialised(),
            place.isInitialised() ? "Baton is set up" : "Baton is not set up",
            "baton init"));
    if (Files.exists(place.config())) {
      var policy = Policies.fromFile(place.config());
      lines.add(new Line(true, "baton.yaml is understood", ""));
      target(place, policy, lines);
    } else {
      lines.add(new Line(false, "there is no baton.yaml", "baton init"));
    }
  }

  private static void target(Place place, Policy policy, List<Line> lines) {
    var there = place.repository().branch(policy.target()).isPresent();
    lines.add(
        new Line(
            there,
            "target " + policy.target() + (there ? "" : ", which does not exist"),
            "git switch -c " + policy.target()));
    lines.add(checkout(place, policy));
    lines.add(
        new Line(
            !policy.team().isEmpty(),
            policy.team().size() + " roles in the team",
            "add one under team: in baton.yaml"));
  }

  private static Line checkout(Place place, Policy policy) {
    if (!place.repository().current().equals(Optional.of(policy.branch()))) {
      return new Line(true, policy.branch() + " is not checked out here", "");
    }
    return switch (place.repository().checkout()) {
      case Checkout.Current() -> new Line(true, "the checkout is clean", "");
      case Checkout.Behind(var at) ->
          new Line(
              false,
              "the checkout is behind " + policy.branch() + ", which has moved on",
              "git read-tree -m -u " + at.brief() + " HEAD");
      case Checkout.Dirty(var paths) ->
          new Line(
              false,
              paths.size() + " files with uncommitted changes on " + policy.branch(),
              "commit or stash them, or set lands-on in baton.yaml");
    };
  }
}
