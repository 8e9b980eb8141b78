package dev.baton.app.cli;

import dev.baton.adapters.sqlite.LedgerExport;
import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// The record as a file that a stranger can verify.
final class AuditExportCommand implements Command {
  @Override
  public String name() {
    return "audit export";
  }

  @Override
  public String summary() {
    return "write the record to a file that a stranger can verify with the public key";
  }

  @Override
  public List<String> examples() {
    return List.of("baton audit export record.jsonl");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "FILE", "the file to write"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    var file = Path.of(call.required(0)).toAbsolutePath();
    try (var ledger = place.openLedger()) {
      ledger.checkpoint();
    }
    var events =
        LedgerExport.write(place.ledgerFile(), place.origin(), place.key().verifyKey().pem(), file);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.audit-export-result/1")
              .put("file", file.toString())
              .put("events", events)
              .end());
    } else {
      call.console().line("wrote " + events + " facts to " + file);
      call.console()
          .line("hand over with it, another way: " + place.folder().resolve("keys/ledger.pub"));
    }
    return Exit.YES;
  }
}
