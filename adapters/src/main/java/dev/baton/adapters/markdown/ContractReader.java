package dev.baton.adapters.markdown;

import static java.util.stream.Collectors.joining;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.plan.Budget;
import dev.baton.core.plan.Check;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Glob;
import dev.baton.core.plan.TaskId;
import dev.baton.core.spec.Field;
import dev.baton.core.spec.Fields;
import dev.baton.core.spec.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes a contract of a section whose heading declares a task. One use each.
final class ContractReader {
  private static final Rule ID = Rule.error("R-ID");
  private static final Rule GLOB = Rule.error("R-GLOB");
  private static final Rule BUDGET = Rule.error("R-BUDGET");
  private static final Rule CHECK_LINE = Rule.error("R-CHECK-LINE");
  private static final Rule BULLET = Rule.warning("R-BULLET");

  private final TaskId id;
  private final BlockText text;
  private final List<Finding> findings;

  ContractReader(TaskId id, BlockText text, List<Finding> findings) {
    this.id = id;
    this.text = text;
    this.findings = findings;
  }

  Contract read(String title, Section section) {
    var body = Body.of(section);
    var fields = body.fields();
    reportBullets(body);
    return new Contract(
        id,
        title,
        ids(fields, "Implements", ItemId::parse),
        ids(fields, "Depends", TaskId::parse),
        fields.named("Goal").map(Field::value).collect(joining(" ")).strip(),
        entries(fields, "Inputs"),
        globs(fields, "Reads"),
        globs(fields, "Writes"),
        globs(fields, "Shares"),
        entries(fields, "Produces"),
        sentences(fields, "Must not"),
        fields.value("Performer").orElse(Contract.ANY_AGENT),
        budget(fields),
        sentences(fields, "Escalate if"),
        checks(body),
        fields,
        text.source(section));
  }

  private static List<String> entries(Fields fields, String name) {
    return fields.named(name).flatMap(field -> Entries.of(field.value()).stream()).toList();
  }

  private static List<String> sentences(Fields fields, String name) {
    return fields.named(name).map(Field::value).filter(value -> !value.isBlank()).toList();
  }

  private <T> List<T> ids(Fields fields, String name, Function<String, Optional<T>> parse) {
    return collect(
        fields,
        name,
        (entry, source) -> {
          var parsed = parse.apply(entry);
          if (parsed.isEmpty()) {
            report(
                ID,
                source,
                "`%s` in %s is no ID".formatted(entry, name),
                "write IDs with commas between them, and nothing else");
          }
          return parsed;
        });
  }

  private List<Glob> globs(Fields fields, String name) {
    return collect(
        fields,
        name,
        (entry, source) ->
            switch (Glob.parse(entry)) {
              case Glob.Reading.Valid(var glob) -> Optional.of(glob);
              case Glob.Reading.Faulty(var reason) -> {
                report(
                    GLOB,
                    source,
                    "`%s` in %s is no path: %s".formatted(entry, name, reason),
                    "write paths from the root of the repository, such as `src/main/**`");
                yield Optional.empty();
              }
            });
  }

  private Budget budget(Fields fields) {
    var budget = Budget.DEFAULT;
    for (var field : fields.named("Budget").toList()) {
      for (var part : Entries.of(field.value())) {
        var next = BudgetReader.apply(part, budget);
        if (next.isEmpty()) {
          report(
              BUDGET,
              field.source(),
              "`%s` in Budget is not understood".formatted(part),
              "write for example `context 40k tokens, diff 350 lines, 40 min, $2`");
        }
        budget = next.orElse(budget);
      }
    }
    return budget;
  }

  private List<Check> checks(Body body) {
    var checks = new ArrayList<Check>();
    CheckFence.in(body.rest())
        .flatMap(fence -> CheckFence.lines(fence, text))
        .forEach(line ->
            CheckFence.check(text.slice(line), line)
                .ifPresentOrElse(checks::add, () -> reportCheck(line)));
    return checks;
  }

  private void reportCheck(Source line) {
    report(
        CHECK_LINE,
        line,
        "`%s` is no check".formatted(text.slice(line).strip()),
        "write `ID :: command`, with the ID of a scenario or a quality");
  }

  private void reportBullets(Body body) {
    for (var bullet : body.bullets()) {
      report(
          BULLET,
          text.source(bullet),
          "this line of %s is no field; it is kept but has no effect".formatted(id),
          "write it as `- Field: value`");
    }
  }

  private interface EntryReader<T> {
    Optional<T> read(String entry, Source source);
  }

  private static <T> List<T> collect(Fields fields, String name, EntryReader<T> reader) {
    return fields
        .named(name)
        .flatMap(field ->
            Entries.of(field.value()).stream()
                .flatMap(entry -> reader.read(entry, field.source()).stream()))
        .toList();
  }

  private void report(Rule rule, Source at, String message, String mend) {
    findings.add(rule.on(id.value(), at, message, mend));
  }
}
