package dev.baton.app;

import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.decision.Decisions;
import dev.baton.core.plan.TaskId;
import dev.baton.core.spec.SpecIndex;
import dev.baton.core.trace.Background;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What performers are told besides their contracts: from the words that are approved when an
/// attempt begins, not from those that happen to lie in the folder.
public final class Backgrounds implements Function<TaskId, String> {
  private final Place place;
  private final SqliteLedger ledger;
  private final String plan;
  private final Supplier<Decisions> decisions;

  /// `plan` is the path of the plan, `decisions` are those of the tip as it is when they are asked.
  public Backgrounds(Place place, SqliteLedger ledger, String plan, Supplier<Decisions> decisions) {
    this.place = place;
    this.ledger = ledger;
    this.plan = plan;
    this.decisions = decisions;
  }

  @Override
  public String apply(TaskId task) {
    var approvals = new Approvals(ledger);
    var name = plan.split("/")[1];
    var spec =
        approved(approvals, Approvals.Kind.SPEC, name)
            .map(text -> new SpecReader().read("spec.md", text));
    var contracts =
        approved(approvals, Approvals.Kind.PLAN, name)
            .map(text -> new PlanReader().read(plan, text));
    return spec.isEmpty() || contracts.isEmpty()
        ? ""
        : new Background(new SpecIndex(spec.get()), contracts.get(), decisions.get()).of(task);
  }

  private Optional<byte[]> approved(Approvals approvals, Approvals.Kind kind, String name) {
    return approvals.latest(kind, name).flatMap(it -> place.evidence().get(it.text()));
  }
}
