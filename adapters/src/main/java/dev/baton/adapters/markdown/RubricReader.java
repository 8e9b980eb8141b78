package dev.baton.adapters.markdown;

import static java.util.stream.Collectors.joining;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.gate.Severity;
import dev.baton.core.plan.Glob;
import dev.baton.core.rubric.Defect;
import dev.baton.core.rubric.Rubric;
import dev.baton.core.rubric.RubricItem;
import dev.baton.core.rubric.RubricItem.Place;
import dev.baton.core.rubric.RubricItem.ShownBy;
import dev.baton.core.spec.Fields;
import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a rubric.md. A heading `ID · Question?` begins an item; other headings are for people. An
/// item that was misread is left out: half a question is another question.
public final class RubricReader {
  /// The fields an item may have.
  public static final List<String> FIELDS =
      List.of(
          "Evidence", "Severity", "Blocks", "Applies", "Shows", "Place", "Shown by", "Seeded by");

  private static final Rule HEADING = Rule.error("R-RUBRIC-HEADING");
  private static final Rule TWICE = Rule.error("R-RUBRIC-TWICE");
  private static final Rule FIELD = Rule.error("R-RUBRIC-FIELD");
  private static final Rule EVIDENCE = Rule.error("R-RUBRIC-EVIDENCE");
  private static final Rule EMPTY = Rule.error("R-RUBRIC-EMPTY");
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9-]{1,30}");
  private static final Map<String, Severity> SEVERITIES =
      Map.of("info", Severity.INFO, "warn", Severity.WARN);
  private static final Map<String, Boolean> BLOCKS =
      Map.of("never", false, "when calibrated", true);
  private static final Map<String, Place> PLACES =
      Map.of("changed lines", Place.CHANGED, "anywhere", Place.ANYWHERE);
  private static final Map<String, ShownBy> SHOWN =
      Map.of("reading", ShownBy.READING, "counterexample", ShownBy.COUNTEREXAMPLE);

  private final List<Finding> findings;

  private RubricReader(List<Finding> findings) {
    this.findings = findings;
  }

  /// `path` is only reported under; the content is all there is to read.
  public static Rubric read(String path, byte[] content) {
    return switch (SourceText.decode(path, content)) {
      case Decoding.Text(var text) -> read(text);
      case Decoding.Unreadable(var finding) -> new Rubric(path, List.of(), List.of(finding));
    };
  }

  private static Rubric read(SourceText text) {
    var findings = new ArrayList<Finding>();
    var reader = new RubricReader(findings);
    var items = new ArrayList<RubricItem>();
    var known = new HashSet<String>();
    for (var section : Outline.read(text, text.start(), findings)) {
      if (reader.declares(section)) {
        reader.item(section).filter(item -> reader.isNew(item, known)).ifPresent(items::add);
      }
    }
    if (items.isEmpty() && findings.isEmpty()) {
      findings.add(
          EMPTY.at(
              Source.startOf(text.path()),
              "the rubric asks nothing",
              "begin with the one that comes with Baton: baton rubric show --default >rubric.md"));
    }
    return new Rubric(text.path(), items, findings);
  }

  private boolean declares(Section section) {
    var declared = section.declaration();
    if (ID.matcher(declared.id()).matches() && declared.title().endsWith("?")) {
      return true;
    }
    if (section.heading().contains("·") || section.heading().endsWith("?")) {
      findings.add(
          HEADING.at(
              section.headingSource(),
              "this heading looks like a question but declares none",
              "write `### ID · Question?` with an ID in capitals, such as `### BOUNDARY · Is …?`"));
    }
    return false;
  }

  private boolean isNew(RubricItem item, Set<String> known) {
    if (known.add(item.id())) {
      return true;
    }
    findings.add(
        TWICE.on(
            item.id(),
            item.source(),
            "%s stands twice".formatted(item.id()),
            "give one of them another ID"));
    return false;
  }

  private Optional<RubricItem> item(Section section) {
    int before = findings.size();
    var declared = section.declaration();
    var text = section.text();
    var body = Body.of(section);
    var fields = body.fields();
    var id = declared.id();
    reportUnknown(id, body, text);
    if (fields.value("Evidence").isEmpty()) {
      findings.add(
          EVIDENCE.on(
              id,
              section.headingSource(),
              "%s does not say what a yes has to name".formatted(id),
              "add `- Evidence: the line that …`"));
    }
    var item =
        new RubricItem(
            id,
            declared.title(),
            body.rest().stream().map(text::folded).collect(joining("\n")).strip(),
            fields.value("Evidence").orElse(""),
            choice(id, fields, "Severity", SEVERITIES, Severity.WARN),
            globs(id, fields, "Applies"),
            globs(id, fields, "Shows"),
            choice(id, fields, "Place", PLACES, Place.CHANGED),
            choice(id, fields, "Shown by", SHOWN, ShownBy.READING),
            entries(id, fields, "Seeded by", this::defect),
            choice(id, fields, "Blocks", BLOCKS, false),
            text.source(section));
    return findings.size() == before ? Optional.of(item) : Optional.empty();
  }

  private void reportUnknown(String id, Body body, BlockText text) {
    for (var field : body.fields().all()) {
      if (!FIELDS.contains(field.name())) {
        wrong(
            id,
            field.source(),
            "`%s` is no field of an item".formatted(field.name()),
            "fields are " + String.join(", ", FIELDS));
      }
    }
    for (var bullet : body.bullets()) {
      wrong(
          id, text.source(bullet), "this line of " + id + " is no field", "write `- Field: value`");
    }
  }

  private <T> T choice(String id, Fields fields, String name, Map<String, T> choices, T otherwise) {
    var written = fields.first(name);
    if (written.isEmpty()) {
      return otherwise;
    }
    var chosen = choices.get(written.get().value());
    if (chosen == null) {
      wrong(
          id,
          written.get().source(),
          "`%s` in %s is not understood".formatted(written.get().value(), name),
          "write " + choices.keySet().stream().sorted().collect(joining(" or ")));
      return otherwise;
    }
    return chosen;
  }

  private List<Glob> globs(String id, Fields fields, String name) {
    return entries(
        id,
        fields,
        name,
        entry ->
            switch (Glob.parse(entry)) {
              case Glob.Reading.Valid(var glob) -> new Read.Good<>(glob);
              case Glob.Reading.Faulty(var reason) ->
                  new Read.Bad<>(
                      "is no pattern for paths: " + reason, "write one such as `src/**/*.java`");
            });
  }

  private Read<Defect> defect(String entry) {
    return Defect.of(entry)
        .<Read<Defect>>map(Read.Good::new)
        .orElseGet(() ->
            new Read.Bad<>(
                "is no defect that can be planted",
                "these can: "
                    + Stream.of(Defect.values()).map(Defect::word).collect(joining(", "))));
  }

  private sealed interface Read<T> {
    record Good<T>(T value) implements Read<T> {}

    record Bad<T>(String why, String mend) implements Read<T> {}
  }

  private <T> List<T> entries(
      String id, Fields fields, String name, Function<String, Read<T>> reader) {
    var read = new ArrayList<T>();
    for (var field : fields.named(name).toList()) {
      for (var entry : Entries.of(field.value())) {
        switch (reader.apply(entry)) {
          case Read.Good<T>(var value) -> read.add(value);
          case Read.Bad<T>(var why, var mend) ->
              wrong(id, field.source(), "`%s` in %s %s".formatted(entry, name, why), mend);
        }
      }
    }
    return read;
  }

  private void wrong(String id, Source at, String message, String mend) {
    findings.add(FIELD.on(id, at, message, mend));
  }
}
