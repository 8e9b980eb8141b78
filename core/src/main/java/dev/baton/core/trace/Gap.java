package dev.baton.core.trace;

import static java.util.stream.Collectors.toMap;

import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.spec.Fingerprint;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Requirement by requirement: is it there, and what shows it?
public record Gap(List<Line> lines, List<Said> statements, List<Unasked> unasked) {
  public Gap {
    lines = List.copyOf(lines);
    statements = List.copyOf(statements);
    unasked = List.copyOf(unasked);
  }

  /// What somebody said, and what answers it.
  public record Said(ItemId id, String who, String words, List<ItemId> answers, boolean declined) {
    public Said {
      answers = List.copyOf(answers);
    }

    public boolean isHeard() {
      return declined || !answers.isEmpty();
    }
  }

  /// Code that is there and that no requirement asked for.
  public record Unasked(Commit commit, String what) {}

  /// How a requirement stands.
  public enum Status {
    /// Every scenario was shown on a tree that landed, for the text as it is now.
    DELIVERED,
    /// Some of its tasks have landed, others have not.
    PARTIAL,
    /// Nothing of it has landed.
    MISSING,
    /// It landed, and its text or a scenario's has changed since.
    STALE,
    /// It landed, and no command shows it.
    UNPROVEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One requirement or quality.
  public record Line(
      ItemId id,
      String title,
      String text,
      Fingerprint fingerprint,
      Status status,
      List<Shown> scenarios,
      List<TaskId> tasks,
      List<Commit> commits) {
    public Line {
      scenarios = List.copyOf(scenarios);
      tasks = List.copyOf(tasks);
      commits = List.copyOf(commits);
    }
  }

  /// One scenario or quality, and the landing that showed it.
  public record Shown(ItemId id, String title, boolean stale, Optional<Delivery> by) {
    /// What the check of a quality read off, where it said so.
    public Optional<String> measured() {
      return by.map(delivery -> delivery.measured().get(id));
    }
  }

  /// Whether all that was asked for is there. Code nobody asked for is another matter.
  public boolean isEmpty() {
    return lines.stream().allMatch(line -> line.status() == Status.DELIVERED)
        && statements.stream().allMatch(Said::isHeard);
  }

  public long count(Status status) {
    return lines.stream().filter(line -> line.status() == status).count();
  }

  /// `byHand` are the commits on the target that no run landed.
  public static Gap between(
      Spec spec, List<Plan> plans, List<Delivery> deliveries, List<Unasked> byHand) {
    var index = new SpecIndex(spec);
    return new Gap(
        spec.all(Item.Obligation.class).map(item -> line(item, index, plans, deliveries)).toList(),
        spec.all(Item.Statement.class).map(it -> said(it, spec)).toList(),
        Stream.concat(unasked(deliveries, index), byHand.stream()).toList());
  }

  private static Said said(Item.Statement it, Spec spec) {
    var answers =
        spec.items().stream()
            .filter(item -> item.fields().ids("Source").contains(it.id()))
            .map(Item::id)
            .toList();
    return new Said(it.id(), it.title(), it.text().value(), answers, it.isDeclined());
  }

  private static Stream<Unasked> unasked(List<Delivery> deliveries, SpecIndex index) {
    return deliveries.stream()
        .filter(delivery -> delivery.implementsItems().stream().noneMatch(index::has))
        .map(delivery -> new Unasked(delivery.commit(), delivery.task().value()));
  }

  private static Line line(
      Item.Obligation item, SpecIndex index, List<Plan> plans, List<Delivery> deliveries) {
    var planned =
        plans.stream()
            .flatMap(plan -> plan.tasks().stream())
            .filter(task -> task.implementsItems().contains(item.id()))
            .map(task -> task.id())
            .distinct()
            .toList();
    var landed =
        deliveries.stream()
            .filter(delivery -> delivery.implementsItems().contains(item.id()))
            .toList();
    var shown = shown(item, index, deliveries);
    return new Line(
        item.id(),
        item.title(),
        item.text().value(),
        item.fingerprint(),
        status(item, planned, landed, shown),
        shown,
        planned,
        landed.stream().map(Delivery::commit).toList());
  }

  private static List<Shown> shown(
      Item.Obligation item, SpecIndex index, List<Delivery> deliveries) {
    var shown = new ArrayList<Shown>();
    if (item instanceof Item.Quality) {
      shown.add(shown(item, deliveries));
    }
    index.scenariosOf(item.id()).forEach(scenario -> shown.add(shown(scenario, deliveries)));
    return shown;
  }

  private static Shown shown(Item item, List<Delivery> deliveries) {
    var by =
        deliveries.stream()
            .filter(delivery -> delivery.checks().containsKey(item.id()))
            .reduce((_, later) -> later);
    return new Shown(
        item.id(), item.title(), by.map(delivery -> isStale(item, delivery)).orElse(false), by);
  }

  /// Each task that is still planned has to have landed for the words as they are.
  private static boolean isStale(Item item, List<TaskId> planned, List<Delivery> landed) {
    return landed.stream()
        .filter(delivery -> planned.isEmpty() || planned.contains(delivery.task()))
        .collect(toMap(Delivery::task, delivery -> delivery, (_, later) -> later))
        .values()
        .stream()
        .anyMatch(delivery -> isStale(item, delivery));
  }

  private static boolean isStale(Item item, Delivery delivery) {
    return !item.fingerprint().equals(delivery.texts().get(item.id()));
  }

  private static Status status(
      Item.Obligation item, List<TaskId> planned, List<Delivery> landed, List<Shown> shown) {
    if (landed.isEmpty()) {
      return Status.MISSING;
    }
    var there = landed.stream().map(Delivery::task).toList();
    if (!there.containsAll(planned)) {
      return Status.PARTIAL;
    }
    if (isStale(item, planned, landed) || shown.stream().anyMatch(Shown::stale)) {
      return Status.STALE;
    }
    return !shown.isEmpty() && shown.stream().allMatch(scenario -> scenario.by().isPresent())
        ? Status.DELIVERED
        : Status.UNPROVEN;
  }
}
