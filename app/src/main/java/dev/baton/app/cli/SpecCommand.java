package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Approvals;
import dev.baton.app.Baton;
import dev.baton.app.ChangeOfMind;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Severity;
import dev.baton.core.json.Json;
import dev.baton.core.plan.TaskId;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `baton spec ...`: what is wanted.
abstract class SpecCommand implements Command {
  static final Command CHECK =
      new SpecCommand("check", "find what is wrong with the specs") {
        @Override
        public int run(Call call) {
          var documents = new Documents(call.place().top());
          var names = call.argument(0).map(List::of).orElseGet(() -> documents.names("spec.md"));
          if (names.isEmpty()) {
            documents.choose(Optional.empty(), "spec.md");
          }
          var format = format(call);
          var all = new ArrayList<Finding>();
          var files = new ArrayList<Json>();
          for (var given : names) {
            var name = documents.choose(Optional.of(given), "spec.md");
            if (call.has("--fix")) {
              mend(documents, name, call.console());
            }
            var spec = documents.spec(name);
            var findings = documents.check(spec, documents.lock(name));
            all.addAll(findings);
            files.add(
                Json.object()
                    .put("path", spec.path())
                    .put("items", spec.items().size())
                    .put("findings", Findings.json(findings))
                    .end());
            if (!call.json() && format.isEmpty()) {
              Findings.show(findings, call.console());
              call.console().line(verdict(spec, findings));
            }
          }
          format.ifPresent(it -> it.print(all, call.console()));
          if (call.json()) {
            call.document(
                Json.object()
                    .put("schema", "baton.spec-check/1")
                    .put("files", new Json.Arr(files))
                    .put("summary", Findings.summary(all))
                    .end());
          }
          return Documents.hasErrors(all) ? Exit.NO : Exit.YES;
        }

        private Optional<FindingFormat> format(Call call) {
          var word = call.option("--format");
          var format = word.flatMap(FindingFormat::parse);
          if (word.isPresent() && (format.isEmpty() || call.json())) {
            throw Problem.usage(
                format.isEmpty()
                    ? "there is no format " + word.get()
                    : "--json and --format are two answers to one question",
                "use --json, --format sarif or --format github");
          }
          return format;
        }

        private void mend(Documents documents, String name, Console console) {
          var findings = documents.check(documents.spec(name), documents.lock(name));
          var edits = findings.stream().flatMap(finding -> finding.edit().stream()).toList();
          if (!edits.isEmpty()) {
            documents.mend(name, edits);
            edits.forEach(edit ->
                console.note(
                    "mended %s:%d: %s"
                        .formatted(
                            edit.at().path(),
                            edit.at().range().line(),
                            Console.visible(edit.text()))));
          }
        }

        private String verdict(Spec spec, List<Finding> findings) {
          return "%s: %d items, %d errors, %d warnings, %d questions"
              .formatted(
                  spec.path(),
                  spec.items().size(),
                  Findings.count(findings, Severity.ERROR),
                  Findings.count(findings, Severity.WARNING),
                  Findings.count(findings, Severity.QUESTION));
        }
      };

  static final Command SHOW =
      new SpecCommand("show", "list a spec's items and whether they are approved") {
        @Override
        public int run(Call call) {
          var documents = new Documents(call.place().top());
          var name = documents.choose(call.argument(0), "spec.md");
          var spec = documents.spec(name);
          var lock = documents.lock(name);
          if (call.json()) {
            call.document(
                Json.object()
                    .put("schema", "baton.spec-show/1")
                    .put("path", spec.path())
                    .putEach(
                        "items",
                        spec.items(),
                        item ->
                            Json.object()
                                .put("id", item.id().value())
                                .put("title", item.title())
                                .put("fingerprint", item.fingerprint().brief())
                                .put("approved", lock.approves(item))
                                .put("text", item.text().value())
                                .end())
                    .end());
            return Exit.YES;
          }
          var rows = new ArrayList<List<String>>();
          for (var item : spec.items()) {
            rows.add(
                List.of(
                    item.id().value(),
                    item.fingerprint().brief(),
                    lock.approves(item) ? "approved" : call.console().warn("not approved"),
                    Console.visible(item.title())));
          }
          call.console().table(rows);
          return Exit.YES;
        }
      };

  static final Command APPROVE =
      new SpecCommand("approve", "approve a spec's present text, item by item, in spec.lock") {
        @Override
        public int run(Call call) {
          var place = call.place().initialised();
          var documents = new Documents(place.top());
          var name = documents.choose(call.argument(0), "spec.md");
          var spec = documents.spec(name);
          var lock = documents.lock(name);
          var findings = documents.check(spec, lock);
          if (Documents.hasErrors(findings) || hasQuestions(findings)) {
            Findings.show(findings, call.console());
            throw Problem.no(
                spec.path() + " cannot be approved as it is",
                "mend what is listed above, then again");
          }
          var next = lock.approve(spec, call.by(), Baton.CLOCK.instant());
          List<TaskId> held;
          try (var ledger = place.openLedger()) {
            var text = place.evidence().put(documents.specText(name));
            Files.writeString(documents.folder(name).resolve("spec.lock"), next.print());
            new Approvals(ledger)
                .record(Approvals.Kind.SPEC, name, text, call.by(), Baton.CLOCK.instant());
            held = new ChangeOfMind(place, ledger).hold(name, lock.changed(spec), call.by());
          } catch (IOException e) {
            throw Problem.broken(
                "cannot write spec.lock: " + e.getMessage(), "see that it can be written");
          }
          var fresh =
              spec.items().stream().filter(item -> !lock.approves(item)).map(Item::id).toList();
          if (call.json()) {
            call.document(
                Json.object()
                    .put("schema", "baton.spec-approve/1")
                    .put("spec", name)
                    .put("items", spec.items().size())
                    .putEach("approved", fresh, id -> Json.of(id.value()))
                    .putEach("held", held, id -> Json.of(id.value()))
                    .end());
          } else {
            call.console()
                .line(
                    "approved %s as it is: %d items, %d of them new or changed"
                        .formatted(spec.path(), spec.items().size(), fresh.size()));
            call.console().line("commit specs/" + name + "/spec.lock with it");
            held.forEach(task ->
                call.console().line(task + " is held: its words have changed; see: baton inbox"));
          }
          return Exit.YES;
        }
      };

  private final String word;
  private final String summary;

  private SpecCommand(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  static boolean hasQuestions(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.QUESTION);
  }

  @Override
  public String name() {
    return "spec " + word;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<String> examples() {
    return word.equals("check")
        ? List.of(
            "baton spec check",
            "baton spec check tool-lending --fix",
            "baton spec check --format sarif > spec.sarif")
        : List.of("baton spec " + word, "baton spec " + word + " tool-lending --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optionalName());
    if (word.equals("approve")) {
      spec.addOption(value("--by", "NAME", "who approves; you, if left out"));
    }
    if (word.equals("check")) {
      spec.addOption(flag("make the edits that need no thought, then check", "--fix"));
      spec.addOption(value("--format", "FORMAT", "sarif, or github for annotations"));
    }
  }
}
