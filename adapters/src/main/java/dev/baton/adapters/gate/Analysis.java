package dev.baton.adapters.gate;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.sarif.Reported;
import dev.baton.core.sarif.SarifReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The reports that an analyser left in a folder, each finding with the line it is about.
sealed interface Analysis {
  int LARGEST = 32 << 20;

  record Read(List<Reported> found) implements Analysis {
    public Read {
      found = List.copyOf(found);
    }
  }

  record Unreadable(String why) implements Analysis {}

  static Analysis read(Path folder, Predicate<String> isReport) {
    var reports = TestReport.files(folder, isReport);
    if (reports.isEmpty()) {
      return new Unreadable("it left no report");
    }
    var found = new ArrayList<Reported>();
    for (var report : reports) {
      try {
        var file = folder.resolve(report);
        if (Files.size(file) > LARGEST) {
          return new Unreadable("the report " + report + " is larger than 32 MB");
        }
        found.addAll(SarifReader.read(Files.readString(file), folder.toString()));
      } catch (IOException | JsonFault e) {
        return new Unreadable("cannot read the report " + report + ": " + e.getMessage());
      }
    }
    return new Read(withLines(folder, found));
  }

  private static List<Reported> withLines(Path folder, List<Reported> found) {
    var known = new HashMap<String, List<String>>();
    return found.stream().map(each -> each.at(line(folder, each, known))).toList();
  }

  private static String line(Path folder, Reported each, Map<String, List<String>> known) {
    var lines = known.computeIfAbsent(each.path(), path -> lines(folder, path));
    return each.line() > 0 && each.line() <= lines.size() ? lines.get(each.line() - 1) : "";
  }

  // The path is the tool's word: it may name anything.
  private static List<String> lines(Path folder, String path) {
    try {
      var file = folder.resolve(path).toRealPath();
      return file.startsWith(folder.toRealPath())
              && Files.isRegularFile(file)
              && Files.size(file) < LARGEST
          ? Files.readAllLines(file)
          : List.of();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }

  static String text(List<Reported> found) {
    return Json.object()
        .put("schema", "baton.reported/1")
        .putEach("found", found, Reported::json)
        .end()
        .pretty();
  }

  static List<Reported> of(String text) {
    return Json.parse(text).asObject().list("found").stream()
        .map(each -> Reported.of(each.asObject()))
        .toList();
  }
}
