package dev.baton.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Field;
import dev.baton.core.spec.Fields;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A plan told task by task; each task has a goal and writes a directory of its own unless told
/// otherwise.
final class PlanStory {
  private final List<TaskStory> tasks = new ArrayList<>();
  private Spec spec = SpecStory.cleanSpec().build();
  private String forSpec = "garden@1";

  static PlanStory plan() {
    return new PlanStory();
  }

  /// A plan for the clean spec that nobody has anything to say about.
  static PlanStory cleanPlan() {
    return plan().task("T-01").does("WTR-001", "QA-1").proves("WTR-001/S1", "QA-1");
  }

  PlanStory of(SpecStory story) {
    spec = story.build();
    return this;
  }

  PlanStory forSpec(String name) {
    forSpec = name;
    return this;
  }

  PlanStory task(String id, String... depends) {
    tasks.add(new TaskStory(id, depends));
    return this;
  }

  PlanStory does(String... items) {
    last().implementsItems = Arrays.stream(items).map(ItemId::new).toList();
    return this;
  }

  PlanStory proves(String... items) {
    last().proves = Arrays.stream(items).map(ItemId::new).toList();
    return this;
  }

  PlanStory reads(String... globs) {
    last().reads = globs(globs);
    return this;
  }

  PlanStory writes(String... globs) {
    last().writes = globs(globs);
    return this;
  }

  PlanStory shares(String... globs) {
    last().shares = globs(globs);
    return this;
  }

  PlanStory inputs(String... names) {
    last().inputs = List.of(names);
    return this;
  }

  PlanStory produces(String... names) {
    last().produces = List.of(names);
    return this;
  }

  PlanStory minutes(int minutes) {
    last().minutes = minutes;
    return this;
  }

  PlanStory withoutGoal() {
    last().goal = "";
    return this;
  }

  PlanStory field(String name) {
    last().field = name;
    return this;
  }

  PlanGraph graph() {
    return new PlanGraph(build().tasks());
  }

  List<Finding> findings() {
    return PlanRules.check(
        build(), spec, new BasePaths(List.of("src/garden/Valve.java")), List.of());
  }

  /// The findings are these and no others, as `RULE item`.
  void finds(String... expected) {
    assertThat(findings()).extracting(it -> it.rule() + " " + it.item()).containsExactly(expected);
  }

  private Plan build() {
    var contracts = new ArrayList<Contract>();
    tasks.forEach(task -> contracts.add(task.contract(contracts.size() + 1)));
    return new Plan("garden", forSpec, "plan.md", contracts, List.of());
  }

  private TaskStory last() {
    return tasks.getLast();
  }

  private static List<Glob> globs(String... patterns) {
    return Arrays.stream(patterns).map(Glob::of).toList();
  }

  private static final class TaskStory {
    private final String id;
    private final List<TaskId> depends;
    private List<ItemId> implementsItems = List.of();
    private List<ItemId> proves = List.of();
    private List<Glob> reads = List.of();
    private List<Glob> writes;
    private List<Glob> shares = List.of();
    private List<String> inputs = List.of();
    private List<String> produces = List.of();
    private String goal = "the garden is greener";
    private String field = "Goal";
    private int minutes = 10;

    TaskStory(String id, String... depends) {
      this.id = id;
      this.depends = Arrays.stream(depends).map(TaskId::new).toList();
      writes = globs("own/" + id + "/**");
    }

    Contract contract(int line) {
      var range = new Range(line, 1, line, 9);
      var source = new Source("plan.md", range, line * 10, line * 10 + 9);
      return new Contract(
          new TaskId(id),
          "",
          implementsItems,
          depends,
          goal,
          inputs,
          reads,
          writes,
          shares,
          produces,
          List.of(),
          Contract.ANY_AGENT,
          Budget.DEFAULT.withTime(Duration.ofMinutes(minutes)),
          List.of(),
          proves.stream().map(it -> new Check(it, "true", range)).toList(),
          new Fields(List.of(new Field(field, "…", source))),
          source);
    }
  }
}
