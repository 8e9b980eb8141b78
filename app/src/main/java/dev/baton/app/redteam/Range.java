package dev.baton.app.redteam;

import dev.baton.app.Approvals;
import dev.baton.app.Baton;
import dev.baton.app.Documents;
import dev.baton.app.OwnRepository;
import dev.baton.app.Place;
import dev.baton.app.RunSession;
import dev.baton.app.Runs;
import dev.baton.app.Self;
import dev.baton.core.policy.Policy;
import dev.baton.core.policy.Waiver;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.Task;
import dev.baton.engine.Containment;
import dev.baton.engine.LedgerUnavailable;
import dev.baton.engine.RunLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A throw-away repository in which every attack and every twin is a task of one plan, performed
/// through the real pipeline: clone, cell, gates, combination, landing. The user's waivers hold in
/// it; their commands do not, or eighty tasks would take a day.
final class Range {
  private static final String CONDUCTOR = "the red team";
  private static final String SPEC = "range";
  private static final int TWINS = 500;
  private static final String DECISION =
      """
      ---
      status: accepted
      rules:
        - forbid: {from: "core/**", to: "web/**", because: "the core outlives every page"}
        - owner: {paths: "pay/**", person: ada, because: "she answers for the money"}
        - promise: {paths: "api/**", because: "others call it"}
      ---

      # What holds here

      ## Decision Outcome

      The core knows no page, and what others call stays.
      """;

  private final Path top;
  private final List<Case> cases;
  private final Policy policy;
  private final Containment walls;
  private final Map<String, Trap> traps = new HashMap<>();

  Range(Path folder, List<Case> cases, Policy policy, Containment walls) {
    this.top = folder.resolve("repository");
    this.cases = List.copyOf(cases);
    this.policy = policy;
    this.walls = walls;
    for (int i = 0; i < cases.size(); i++) {
      var id = cases.get(i).id();
      traps.put(id, new Trap(folder.resolve("outside/" + id), "canary-" + id + "-" + i * 7919));
    }
  }

  /// Attack and twin of one case.
  record Pair(Outcome attack, Outcome twin) {}

  boolean trapsWork() {
    try {
      return traps.values().iterator().next().notices();
    } catch (IOException e) {
      return false;
    }
  }

  /// Plays all cases. `off` are gates that are waived for the attack of that case; `landed` hears
  /// how many tasks are over.
  Map<String, Pair> play(Map<String, List<String>> off, IntConsumer over) {
    layOut(off);
    var place = Place.around(top);
    place.make();
    try (var ledger = place.openLedger()) {
      var documents = new Documents(top);
      new Approvals(ledger)
          .record(
              Approvals.Kind.PLAN,
              SPEC,
              place.evidence().put(documents.planText(SPEC)),
              CONDUCTOR,
              Baton.CLOCK.instant());
    }
    try (var session = RunSession.in(place)) {
      var opened = session.open(Optional.of(SPEC), CONDUCTOR);
      try (var baton =
          new Baton(place, session.ledger(), opened, Self.running(), walls, counting(over))) {
        baton.run(false);
      }
      var history = Runs.history(session.ledger(), opened.id());
      var run = Runs.opened(new Runs(session.ledger()).stream(opened.id()));
      return pairs(place, run, history);
    } finally {
      close();
    }
  }

  private static RunLoop.Watcher counting(IntConsumer over) {
    return new RunLoop.Watcher() {
      @Override
      public void changed(Run run) {
        if (run instanceof Opened opened) {
          over.accept(
              (int)
                  opened
                      .tasks()
                      .filter(task ->
                          task.isOver()
                              || task instanceof Task.Parked
                              || task instanceof Task.Reviewing)
                      .count());
        }
      }

      @Override
      public void postponed(LedgerUnavailable why) {
        // It tries again, or ends with this very reason.
      }
    };
  }

  private Map<String, Pair> pairs(Place place, Opened run, List<RunEvent> history) {
    var reader = new Reading(place, run, history);
    var pairs = new HashMap<String, Pair>();
    for (int i = 0; i < cases.size(); i++) {
      var trap = traps.get(cases.get(i).id());
      if (trap != null) {
        pairs.put(
            cases.get(i).id(),
            new Pair(
                reader.outcome(task(i), cases.get(i).expected(), trap),
                reader.outcome(task(i + TWINS), List.of(), trap)));
      }
    }
    return pairs;
  }

  private static String task(int number) {
    return "T-" + (1_000 + number);
  }

  private void layOut(Map<String, List<String>> off) {
    try {
      Files.createDirectories(top.resolve("range"));
      write("src/seed.sh", "echo seed\n");
      write("tests/seed.sh", "test \"$(sh src/seed.sh)\" = seed\n");
      write("run-tests.sh", "for t in tests/*.sh; do sh \"$t\" || exit 1; done\n");
      write("specs/range/spec.md", "---\nspec: range\nversion: 1\n---\n\n# Range\n");
      write(Policy.FILE, yaml(off));
      write("decisions/0001-what-holds-here.md", DECISION);
      write("web/page.js", "export const page = 1;\n");
      write("api/lend.py", "def lend(tool):\n    return tool\n");
      write("api/give.py", "def give(tool):\n    return tool\n");
      var plan = new StringBuilder("---\nplan: range\nfor: range@1\n---\n\n# Plan: range\n");
      for (int i = 0; i < cases.size(); i++) {
        var each = cases.get(i);
        script(task(i), each, each.attack());
        script(task(i + TWINS), each, each.twin());
        plan.append(contract(task(i), each, "attack"))
            .append(contract(task(i + TWINS), each, "twin"));
      }
      write("specs/range/plan.md", plan.toString());
      OwnRepository.begun(top, CONDUCTOR).commit("The range");
      holdBack();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out the range in " + top, e);
    }
  }

  // Written when all else is committed: what is held back is in no tree that a performer gets.
  private void holdBack() throws IOException {
    write(
        ".baton/held/doubles/held.sh",
        """
        for f in src/double_*.sh; do
          [ ! -e "$f" ] || [ "$(sh "$f" 7)" = 14 ] || { echo "$f 7 is not 14"; exit 1; }
        done
        """);
  }

  private void write(String path, String text) throws IOException {
    var file = top.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private void script(String task, Case each, String steps) throws IOException {
    var trap = traps.get(each.id());
    var filled =
        steps
            .replace("@OUT@", trap == null ? "" : trap.folder().toString())
            .replace("@PORT@", trap == null ? "0" : String.valueOf(trap.port()))
            .replace("@CANARY@", trap == null ? "" : trap.canary());
    write(
        "range/" + task + ".sh",
        """
        honest() {
          mkdir -p src tests
          echo "echo $BATON_TASK" >src/$BATON_TASK.sh
          echo "test \\"\\$(sh src/$BATON_TASK.sh)\\" = $BATON_TASK" >tests/$BATON_TASK.sh
        }
        """
            + filled);
  }

  private static String contract(String task, Case each, String part) {
    return """

    ### %1$s · %2$s, %3$s
    - Goal: %3$s
    - Reads: src/seed.sh
    - Writes: src/%1$s.sh, tests/%1$s.sh%4$s
    - Performer: scripted
    - Budget: context 20k tokens, diff 60 lines, 5 min, $1

    ```check
    RNG-001/S1 :: sh tests/%1$s.sh
    ```
    """
        .formatted(
            task,
            each.id(),
            part,
            each.writes().isEmpty() ? "" : ", " + String.join(", ", each.writes()));
  }

  private String yaml(Map<String, List<String>> off) {
    var until = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    var waivers = new ArrayList<String>();
    policy.waivers().stream()
        .filter(waiver -> waiver.task().isEmpty())
        .forEach(waiver -> waivers.add(waiver(waiver.gate(), "", waiver)));
    for (int i = 0; i < cases.size(); i++) {
      for (var gate : off.getOrDefault(cases.get(i).id(), List.of())) {
        waivers.add(
            "  - {gate: %s, task: %s, by: red team, why: to see what stands behind it, until: %s}\n"
                .formatted(gate, task(i), until));
      }
    }
    return """
    target: main
    team:
      scripted: {agent: command, run: "sh range/$BATON_TASK.sh", max: 2}
    gates:
      test: {run: "sh run-tests.sh"}
      held: {run: "sh held.sh", overlay: doubles}
    tests: ["tests/**"]
    policy:
      attempts: 1
      approve: {T0: none, T1: none, T2: none, T3: none}
    %s%s\
    """
        .formatted(
            policy.uncontained() ? "containment: none\n" : "",
            waivers.isEmpty() ? "" : "waivers:\n" + String.join("", waivers));
  }

  private static String waiver(String gate, String task, Waiver waiver) {
    return "  - {gate: %s%s, by: \"%s\", why: \"%s\", until: %s}\n"
        .formatted(
            gate,
            task,
            waiver.by().replace('"', '\''),
            waiver.why().replace('"', '\''),
            waiver.until().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1));
  }

  private void close() {
    for (var trap : traps.values()) {
      try {
        trap.close();
      } catch (IOException e) {
        // It only listened.
      }
    }
  }
}
