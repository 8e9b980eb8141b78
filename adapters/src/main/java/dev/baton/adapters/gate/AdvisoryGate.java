package dev.baton.adapters.gate;

import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.json.JsonFault;
import dev.baton.core.supply.Addition;
import dev.baton.core.supply.Advisory;
import dev.baton.core.supply.Terms;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is known against versions that a change brings in, from files that lie here. A folder of
/// the repository is read as the base has it, for a change could take an advisory away.
final class AdvisoryGate {
  private static final long MOST_BYTES = 8_000_000;

  private final Trees trees;

  AdvisoryGate(Trees trees) {
    this.trees = trees;
  }

  GateResult of(Subject subject, Terms terms, List<Addition> additions) {
    if (terms.advisories().isEmpty()) {
      return Results.none(
          SupplyGates.ADVISORIES, "baton.yaml names no folder of advisories under dependencies");
    }
    var start = System.nanoTime();
    var found = new ArrayList<GateFinding>();
    var unread = new ArrayList<GateFinding>();
    var folder = terms.advisories().get();
    try {
      var texts = texts(subject, folder);
      if (texts.isEmpty()) {
        unread.add(unread(folder, "there is no advisory in it"));
      }
      texts.forEach((path, text) -> held(path, text, additions, found, unread));
    } catch (IOException | UncheckedIOException e) {
      unread.add(unread(folder, "it cannot be read: " + e.getMessage()));
    }
    return SupplyGates.result(
        SupplyGates.ADVISORIES, found, unread, Duration.ofNanos(System.nanoTime() - start));
  }

  private static GateFinding unread(String path, String why) {
    return new GateFinding("no-evidence", path, 0, path + ": " + why);
  }

  private static void held(
      String path,
      String text,
      List<Addition> additions,
      List<GateFinding> found,
      List<GateFinding> unread) {
    var folded = folded(text);
    var named =
        additions.stream()
            .filter(each -> folded.contains("\"" + folded(each.coordinate().name()) + "\""))
            .toList();
    if (named.isEmpty()) {
      return;
    }
    try {
      Advisory.parse(text)
          .ifPresent(advisory ->
              named.stream()
                  .filter(each -> advisory.concerns(each.coordinate()))
                  .forEach(each -> found.add(finding(advisory, each))));
    } catch (JsonFault e) {
      unread.add(unread(path, "it is no advisory: " + e.getMessage()));
    }
  }

  // Reading for a name is a hundred times quicker than reading for meaning, and most files name
  // none.
  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
  }

  private static GateFinding finding(Advisory advisory, Addition addition) {
    var summary = advisory.summary().isEmpty() ? "" : ": " + advisory.summary();
    return new GateFinding(
        "advisory",
        addition.path(),
        addition.line(),
        addition.coordinate().words() + " is affected by " + advisory.id() + summary);
  }

  private Map<String, String> texts(Subject subject, String folder) throws IOException {
    if (folder.startsWith("/") || folder.startsWith("~/")) {
      return onDisk(
          folder.startsWith("~/")
              ? Path.of(System.getProperty("user.home"), folder.substring(2))
              : Path.of(folder));
    }
    var beneath = folder.endsWith("/") ? folder : folder + "/";
    return trees.texts(subject.base(), path -> path.startsWith(beneath) && path.endsWith(".json"));
  }

  private static Map<String, String> onDisk(Path folder) throws IOException {
    var texts = new HashMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        if (Files.size(file) > MOST_BYTES) {
          throw new IOException(file.getFileName() + " has more than " + MOST_BYTES + " bytes");
        }
        texts.put(file.toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
