package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.git.GitTrees;
import dev.baton.app.Approvals;
import dev.baton.app.Baton;
import dev.baton.app.Consultation;
import dev.baton.app.Deliveries;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.Proof;
import dev.baton.app.Tip;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Severity;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Base;
import dev.baton.core.plan.BasePaths;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.PlanDraft;
import dev.baton.core.plan.PlanGraph;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Money;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.ItemId;
import dev.baton.core.trace.Delivery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// `baton plan ...`: the contracts.
abstract class PlanCommand implements Command {
  static final Command CHECK =
      new PlanCommand("check", "find what is wrong with the plans") {
        @Override
        public int run(Call call) {
          var place = call.place();
          var documents = new Documents(place.top());
          var name = documents.choose(call.argument(0), "plan.md");
          var plan = documents.plan(name);
          var findings = new ArrayList<>(findings(place, documents, name, plan));
          if (call.has("--run")) {
            call.console().note("running each check on the commit that is checked out …");
            findings.addAll(Proof.atBase(place.initialised(), plan));
          }
          if (call.json()) {
            call.document(
                Json.object()
                    .put("schema", "baton.plan-check/1")
                    .put(
                        "files",
                        new Json.Arr(
                            List.of(
                                Json.object()
                                    .put("path", plan.path())
                                    .put("items", plan.tasks().size())
                                    .put("findings", Findings.json(findings))
                                    .end())))
                    .put("summary", Findings.summary(findings))
                    .end());
          } else {
            Findings.show(findings, call.console());
            call.console()
                .line(
                    "%s: %d tasks, %d errors, %d warnings"
                        .formatted(
                            plan.path(),
                            plan.tasks().size(),
                            Findings.count(findings, Severity.ERROR),
                            Findings.count(findings, Severity.WARNING)));
          }
          return Documents.hasErrors(findings) ? Exit.NO : Exit.YES;
        }
      };

  static final Command DRAFT =
      new PlanCommand("draft", "write a plan to begin with: every requirement in a task") {
        @Override
        public void options(CommandSpec spec) {
          super.options(spec);
          spec.addOption(
              value("--agent", "MEMBER", "let an agent of the team fill it in; a draft like any"));
        }

        @Override
        public int run(Call call) {
          var documents = new Documents(call.place().top());
          var name = documents.choose(call.argument(0), "spec.md");
          if (documents.names("plan.md").contains(name)) {
            throw Problem.usage(
                "specs/" + name + "/plan.md is there already",
                "go on with it, or move it away to begin anew");
          }
          var spec = documents.spec(name);
          if (spec.all(Obligation.class).findAny().isEmpty()) {
            throw Problem.no(
                spec.path() + " asks for nothing yet",
                "write a requirement as `### AREA-001 · Title`, then: baton spec check " + name);
          }
          var draft = PlanDraft.of(spec);
          documents.begin(
              name,
              "plan.md",
              call.option("--agent")
                  .map(member -> filledIn(call, member, name, draft))
                  .orElse(draft));
          var tasks = documents.plan(name).tasks().size();
          if (call.json()) {
            call.document(
                Json.object()
                    .put("schema", "baton.plan-draft/1")
                    .put("path", "specs/" + name + "/plan.md")
                    .put("tasks", tasks)
                    .end());
          } else {
            call.console()
                .line(
                    "specs/%s/plan.md has %s; fill in every %s, then: baton plan check %s"
                        .formatted(name, Console.count(tasks, "task"), PlanDraft.TO_FILL_IN, name));
          }
          return Exit.YES;
        }
      };

  private static final String FILL_IN =
      """
      # Fill in a plan

      In this folder are spec.md, what shall be built, and plan.md, a plan that is only begun. In
      plan.md put something in the place of every %s: what each task is for, which files it reads
      and writes, and for each scenario a command that fails until the task is done. Two tasks that
      do not depend on each other must not write the same file. Change nothing else.
      """
          .formatted(PlanDraft.TO_FILL_IN);

  /// Marked as whose it is. `plan check` and a person decide what becomes of it.
  private static String filledIn(Call call, String member, String name, String draft) {
    call.console().note("asking " + member + " to fill the plan in");
    var spec = new String(new Documents(call.place().top()).specText(name), StandardCharsets.UTF_8);
    var filled =
        Consultation.of(call.place(), member, false)
            .ask(FILL_IN, Map.of("spec.md", spec, "plan.md", draft), "plan.md");
    return filled.stripTrailing()
        + "\n\n<!-- Drafted by %s, an agent. Nobody has approved it. -->\n".formatted(member);
  }

  static final Command SHOW =
      new PlanCommand("show", "show a plan's tasks, their order and what may go at once") {
        @Override
        public int run(Call call) {
          var documents = new Documents(call.place().top());
          var plan = documents.plan(documents.choose(call.argument(0), "plan.md"));
          var graph = new PlanGraph(plan.tasks());
          if (!graph.cycles().isEmpty()) {
            throw Problem.no("the tasks depend in a circle", "run: baton plan check");
          }
          if (call.option("--svg").isPresent()) {
            var file = call.folder().resolve(call.option("--svg").get());
            Documents.write(file, PlanPicture.of(plan, graph));
            call.console().note("drawn in " + file);
          }
          if (call.json()) {
            call.document(json(plan, graph));
          } else {
            show(plan, graph, call.console());
          }
          return Exit.YES;
        }
      };

  static final Command APPROVE =
      new PlanCommand("approve", "approve a plan's present text; only an approved plan is run") {
        @Override
        public int run(Call call) {
          var place = call.place().initialised();
          var documents = new Documents(place.top());
          var name = documents.choose(call.argument(0), "plan.md");
          approve(place, documents, name, call);
          if (call.json()) {
            call.document(
                Json.object()
                    .put("schema", "baton.plan-approve/1")
                    .put("plan", name)
                    .put("tasks", documents.plan(name).tasks().size())
                    .end());
          } else {
            call.console().line("approved specs/" + name + "/plan.md as it is; next: baton run");
          }
          return Exit.YES;
        }
      };

  private final String word;
  private final String summary;

  private PlanCommand(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  static void approve(Place place, Documents documents, String name, Call call) {
    var lock = documents.lock(name);
    var open = documents.spec(name).items().stream().filter(item -> !lock.approves(item)).toList();
    if (!open.isEmpty()) {
      throw Problem.no(
          open.size() + " items of its spec are not approved, " + open.getFirst().id() + " first",
          "read them, then: baton spec approve " + name);
    }
    var findings = findings(place, documents, name, documents.plan(name));
    if (Documents.hasErrors(findings)) {
      Findings.show(findings, call.console());
      throw Problem.no(
          "specs/" + name + "/plan.md cannot be approved as it is",
          "mend what is listed above, then again");
    }
    try (var ledger = place.openLedger()) {
      var text = place.evidence().put(documents.planText(name));
      new Approvals(ledger)
          .record(Approvals.Kind.PLAN, name, text, call.by(), Baton.CLOCK.instant());
    }
  }

  private static List<Finding> findings(Place place, Documents documents, String name, Plan plan) {
    return documents.check(
        plan, documents.spec(name), base(place), openPlans(place, documents, name));
  }

  /// Other plans that were approved as they are and of which something has not landed.
  private static List<Plan> openPlans(Place place, Documents documents, String name) {
    if (!place.isInitialised()) {
      return List.of();
    }
    try (var ledger = place.openLedger()) {
      var approvals = new Approvals(ledger);
      var deliveries = new Deliveries(place, ledger);
      return documents.names("plan.md").stream()
          .filter(other -> !other.equals(name))
          .filter(other ->
              approvals
                  .latest(Approvals.Kind.PLAN, other)
                  .filter(it -> it.text().equals(Hash.of(documents.planText(other))))
                  .isPresent())
          .map(documents::plan)
          .filter(plan ->
              !deliveries.of(plan.name()).stream()
                  .map(Delivery::task)
                  .toList()
                  .containsAll(plan.tasks().stream().map(Contract::id).toList()))
          .toList();
    }
  }

  /// What is there before the plan starts: on the target if Baton is set up, else in the checkout's
  /// commit.
  private static Base base(Place place) {
    var commit =
        place
            .repository()
            .commit("HEAD")
            .orElseThrow(() ->
                Problem.usage(
                    place.top() + " has no commit yet",
                    "make a first one: git add -A && git commit -m start"));
    if (!place.isInitialised() || !Files.exists(place.config())) {
      return Base.UNKNOWN;
    }
    var store = place.store();
    var trees = new GitTrees(store);
    var branch = Policies.fromFile(place.config()).branch();
    var tip = place.repository().branch(branch).isPresent() ? Tip.of(place, store, branch) : commit;
    return new BasePaths(trees.sizes(trees.of(tip)));
  }

  static Json json(Plan plan, PlanGraph graph) {
    return Json.object()
        .put("schema", "baton.plan-show/1")
        .put("path", plan.path())
        .put("atOnce", graph.maximumParallelism())
        .putTexts("criticalPath", graph.criticalPath().stream().map(TaskId::value).toList())
        .putEach(
            "tasks",
            plan.tasks(),
            task ->
                Json.object()
                    .put("id", task.id().value())
                    .put("title", task.title())
                    .put("performer", task.performer())
                    .putTexts("depends", task.depends().stream().map(TaskId::value).toList())
                    .putTexts(
                        "implements", task.implementsItems().stream().map(ItemId::value).toList())
                    .put("minutes", task.budget().time().toMinutes())
                    .put("micros", task.budget().microDollars())
                    .end())
        .end();
  }

  static void show(Plan plan, PlanGraph graph, Console console) {
    var critical = graph.criticalPath();
    var rows = new ArrayList<List<String>>();
    for (var task : plan.tasks()) {
      rows.add(
          List.of(
              (critical.contains(task.id()) ? "* " : "  ") + task.id(),
              task.depends().isEmpty() ? "-" : "after " + joined(task.depends()),
              task.budget().time().toMinutes() + " min",
              joined(task.implementsItems()),
              Console.visible(task.title())));
    }
    console.table(rows);
    var money = plan.tasks().stream().mapToLong(task -> task.budget().microDollars()).sum();
    console.line(
        "%d tasks, at most %d at once; critical path (*) %d min; at most %s for one attempt each"
            .formatted(
                plan.tasks().size(),
                graph.maximumParallelism(),
                critical.stream().mapToLong(id -> minutes(plan.tasks(), id)).sum(),
                new Money(money)));
  }

  private static long minutes(List<Contract> tasks, TaskId id) {
    return tasks.stream()
        .filter(task -> task.id().equals(id))
        .mapToLong(task -> task.budget().time().toMinutes())
        .sum();
  }

  private static String joined(List<?> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public String name() {
    return "plan " + word;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<String> examples() {
    return List.of("baton plan " + word, "baton plan " + word + " tool-lending --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optionalName());
    switch (word) {
      case "approve" -> spec.addOption(value("--by", "NAME", "who approves; you, if left out"));
      case "check" ->
          spec.addOption(
              flag("also run each check on the present commit, where it has to be red", "--run"));
      case "show" ->
          spec.addOption(value("--svg", "FILE", "draw the order of the tasks into FILE"));
      default -> {
        // No option of its own.
      }
    }
  }
}
