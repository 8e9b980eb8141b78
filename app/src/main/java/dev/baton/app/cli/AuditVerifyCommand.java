package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.signing.VerifyKey;
import dev.baton.adapters.sqlite.LedgerAudit;
import dev.baton.adapters.sqlite.LedgerExport;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.log.AuditReport;
import dev.baton.core.log.ExportAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Whether the record is whole: the ledger here, or an export from anywhere.
final class AuditVerifyCommand implements Command {
  @Override
  public String name() {
    return "audit verify";
  }

  @Override
  public String summary() {
    return "prove that the record is whole, or name what was changed, removed or cut off";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton audit verify",
        "baton audit verify --export record.jsonl --key ledger.pub    anywhere, without the ledger");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--export", "FILE", "verify an export instead of the ledger here"));
    spec.addOption(
        value(
            "--key", "FILE", "the public key in PEM form; for an export, got another way than it"));
  }

  @Override
  public int run(Call call) {
    var report =
        call.option("--export")
            .map(file -> export(call, Path.of(file)))
            .orElseGet(() -> verify(call.place().initialised()));
    if (call.json()) {
      call.document(json(report));
    } else {
      report
          .faults()
          .forEach(fault ->
              call.console()
                  .line(
                      call.console().bad(fault.kind().word())
                          + "  "
                          + fault.where()
                          + ": "
                          + Console.visible(fault.message())));
      call.console().line(words(report));
    }
    return report.ok() ? Exit.YES : Exit.NO;
  }

  static AuditReport verify(Place place) {
    var evidence = place.evidence();
    return LedgerAudit.verify(
        place.ledgerFile(), place.origin(), place.key().verifyKey()::vouchesFor, evidence::state);
  }

  private static AuditReport export(Call call, Path file) {
    var trust =
        call.option("--key")
            .<ExportAudit.Trust>map(key -> new ExportAudit.Trust.Key(key(Path.of(key))::vouchesFor))
            .orElseGet(
                () -> new ExportAudit.Trust.Header(pem -> VerifyKey.fromPem(pem)::vouchesFor));
    try {
      var report = LedgerExport.verify(file, trust);
      if (report.keyFromHeader()) {
        call.console()
            .note(
                "verified with the key in the file itself: that shows it is in one piece, not whose it is; use --key");
      }
      return report.audit();
    } catch (JsonFault e) {
      throw Problem.usage(
          file + " is not an export: " + e.getMessage(), "make one: baton audit export FILE");
    }
  }

  private static VerifyKey key(Path file) {
    try {
      return VerifyKey.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.usage(
          file + " does not hold a public key",
          "it is .baton/keys/ledger.pub where the record was made");
    }
  }

  static String words(AuditReport report) {
    return report.ok()
        ? "clean: %s, %s, signed up to %d, root %s"
            .formatted(
                Console.count(report.events(), "fact"),
                Console.count(report.checkpoints(), "checkpoint"),
                report.vouched(),
                report.root().brief())
        : "NOT clean: %s in %s"
            .formatted(
                Console.count(report.faults().size() + report.unlisted(), "fault"),
                Console.count(report.events(), "fact"));
  }

  private static Json json(AuditReport report) {
    return Json.object()
        .put("schema", "baton.audit/1")
        .put("ok", report.ok())
        .put("events", report.events())
        .put("root", report.root().hex())
        .put("checkpoints", report.checkpoints())
        .put("vouched", report.vouched())
        .putEach(
            "faults",
            report.faults(),
            fault ->
                Json.object()
                    .put("kind", fault.kind().word())
                    .put("where", fault.where())
                    .put("message", fault.message())
                    .end())
        .put("unlisted", report.unlisted())
        .end();
  }
}
