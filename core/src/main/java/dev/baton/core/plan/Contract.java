package dev.baton.core.plan;

import dev.baton.core.finding.Source;
import dev.baton.core.spec.Field;
import dev.baton.core.spec.Fields;
import dev.baton.core.spec.ItemId;
import java.util.List;
import java.util.stream.Stream;

/// What one performer is asked to do alone, and what they may touch.
///
/// `shares` are files that several unordered tasks may write, such as a list every feature adds a
/// line to; a conflict there goes back to the performer. Both tasks must name the file in their
/// shares, so nobody is surprised by another's permission. Lists that a contract leaves out are
/// empty and the goal is then blank. `fields` are the same facts as written, for their places.
public record Contract(
    TaskId id,
    String title,
    List<ItemId> implementsItems,
    List<TaskId> depends,
    String goal,
    List<String> inputs,
    List<Glob> reads,
    List<Glob> writes,
    List<Glob> shares,
    List<String> produces,
    List<String> mustNot,
    String performer,
    Budget budget,
    List<String> escalateIf,
    List<Check> checks,
    Fields fields,
    Source source) {
  public static final String ANY_AGENT = "agent";

  /// For what is judged without a task: nothing is asked for and nothing forbidden.
  public static final Contract NONE =
      new Contract(
          new TaskId("T-0"),
          "",
          List.of(),
          List.of(),
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          ANY_AGENT,
          Budget.DEFAULT,
          List.of(),
          List.of(),
          Fields.NONE,
          Source.startOf(""));

  /// Whether nobody agreed on anything. A task that a plan calls T-0 is one like any other.
  public boolean isNone() {
    return equals(NONE);
  }

  /// The fields a contract may have; any other is kept and has no effect.
  public static final List<String> FIELDS =
      List.of(
          "Implements",
          "Depends",
          "Goal",
          "Inputs",
          "Reads",
          "Writes",
          "Shares",
          "Retires",
          "Produces",
          "Must not",
          "Performer",
          "Budget",
          "Escalate if");

  public Contract {
    implementsItems = List.copyOf(implementsItems);
    depends = List.copyOf(depends);
    inputs = List.copyOf(inputs);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    shares = List.copyOf(shares);
    produces = List.copyOf(produces);
    mustNot = List.copyOf(mustNot);
    escalateIf = List.copyOf(escalateIf);
    checks = List.copyOf(checks);
  }

  /// Whether the task may change this file. A shared file counts as written.
  public boolean mayWrite(String path) {
    return Stream.concat(writes.stream(), shares.stream()).anyMatch(glob -> glob.matches(path));
  }

  /// Tests of what held before and holds no longer, because what they show was changed in the spec.
  /// A test that is not named here has to stay green as it was.
  public List<Glob> retires() {
    return fields
        .entries("Retires")
        .flatMap(pattern ->
            Glob.parse(pattern) instanceof Glob.Reading.Valid(var glob)
                ? Stream.of(glob)
                : Stream.of())
        .toList();
  }

  /// Where a field stands, or the whole contract if it has none of that name.
  public Source placeOf(String field) {
    return fields.first(field).map(Field::source).orElse(source);
  }
}
