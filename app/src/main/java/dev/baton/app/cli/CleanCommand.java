package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;

import dev.baton.adapters.git.GitClones;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Runs;
import dev.baton.app.Sweep;
import dev.baton.app.Sweep.Piece;
import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// What can be deleted, what cannot, and why.
final class CleanCommand implements Command {
  @Override
  public String name() {
    return "clean";
  }

  @Override
  public String summary() {
    return "show what Baton keeps and what is provably safe to delete; --yes deletes that";
  }

  @Override
  public List<String> examples() {
    return List.of("baton clean          only shows", "baton clean --yes    deletes what is safe");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(flag("delete what is safe", "--yes"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var runs = new Runs(ledger);
      var pieces = new ArrayList<Piece>();
      for (var id : runs.all()) {
        var clones = new GitClones(place.store(), place.work(), id);
        pieces.addAll(
            new Sweep(place, clones).of(Runs.opened(runs.stream(id)), Runs.history(ledger, id)));
      }
      pieces.addAll(Sweep.scratch(place));
      if (call.has("--yes")) {
        pieces.stream().filter(Piece::safe).forEach(piece -> delete(place, piece));
      }
      report(call, place, pieces);
    }
    return Exit.YES;
  }

  private static void delete(Place place, Piece piece) {
    if (!piece.folder().startsWith(place.folder())) {
      throw new IllegalStateException("about to delete something that is not Baton's: " + piece);
    }
    Sweep.delete(piece.folder());
  }

  private static void report(Call call, Place place, List<Piece> pieces) {
    var deleted = call.has("--yes");
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.clean/1")
              .put("deleted", deleted)
              .putEach(
                  "pieces",
                  pieces,
                  piece ->
                      Json.object()
                          .put("path", piece.folder().toString())
                          .put("bytes", piece.bytes())
                          .put("safe", piece.safe())
                          .put("why", piece.why())
                          .end())
              .end());
      return;
    }
    var rows = new ArrayList<List<String>>();
    for (var piece : pieces) {
      rows.add(
          List.of(
              size(piece.bytes()),
              piece.safe() ? (deleted ? "deleted" : "safe") : call.console().warn("kept"),
              String.valueOf(place.folder().relativize(piece.folder())),
              piece.why()));
    }
    call.console().table(rows);
    var safe = pieces.stream().filter(Piece::safe).mapToLong(Piece::bytes).sum();
    call.console()
        .line(
            pieces.isEmpty()
                ? "nothing to clean"
                : (deleted ? "freed " : "safe to delete: ")
                    + size(safe)
                    + (deleted || safe == 0 ? "" : "; do it with: baton clean --yes"));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? "%d kB".formatted(bytes / 1_000)
        : "%.1f MB".formatted(bytes / 1_000_000.0);
  }
}
