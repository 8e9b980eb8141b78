package dev.baton.adapters.sqlite;

import dev.baton.core.log.Audit;
import dev.baton.core.log.ExportAudit;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The ledger as a text that a stranger can check without Baton's database: a header, then every
/// entry as it was hashed, one a line, and each checkpoint after the last entry it covers.
public final class LedgerExport {
  private static final int BUFFER = 1 << 16;

  private LedgerExport() {}

  /// Writes what the checkpoints cover; an entry after the last one could not be checked by
  /// anybody. Sign first, with [SqliteLedger#checkpoint], to have everything. Returns the number of
  /// entries.
  ///
  /// The file appears whole or not at all.
  public static long write(Path ledger, String origin, String publicKey, Path to) {
    var draft = to.resolveSibling(to.getFileName() + ".new");
    try {
      long events;
      try (var out = Files.newOutputStream(draft)) {
        events = write(ledger, origin, publicKey, out);
      }
      Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING);
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the export " + to, e);
    }
  }

  /// The same to whoever takes it; cut short it is worth nothing, and an audit says so.
  public static long write(Path ledger, String origin, String publicKey, OutputStream to)
      throws IOException {
    try (var source = new LedgerFile(ledger)) {
      var signed = source.signed();
      var header = new ExportAudit.Header(origin, source.count(signed), publicKey);
      var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), BUFFER);
      line(out, header.line());
      source.walk(signed, lines(out));
      out.flush();
      return header.events();
    }
  }

  /// Audits an export. Throws [dev.baton.core.json.JsonFault] if the file is none, and
  /// [UncheckedIOException] if it cannot be read.
  public static ExportAudit.Report verify(Path export, ExportAudit.Trust trust) {
    var audit = new ExportAudit(trust);
    // Bytes that are no UTF-8 are read as a mark: the entry's hash then tells that it was changed.
    try (var in =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(export), StandardCharsets.UTF_8),
                BUFFER);
        var order = new InOrder<String, Audit.Examined>(audit::examine, audit::take)) {
      var header = in.readLine();
      audit.begin(header == null ? "" : header);
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        order.give(line);
      }
      order.finish();
      return audit.report();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the export " + export, e);
    }
  }

  private static LedgerFile.Visitor lines(Writer out) {
    return new LedgerFile.Visitor() {
      @Override
      public void row(Audit.Row row) {
        line(out, row.body());
      }

      @Override
      public void checkpoint(String note) {
        line(out, ExportAudit.line(note));
      }
    };
  }

  private static void line(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
