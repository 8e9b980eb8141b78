package dev.baton.core.sarif;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.sarif.Reported.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads SARIF 2.1.0 as analysers write it. A result that the tool calls suppressed counts like any
/// other: a remark that silences it may have come with the change. One that it calls passed does
/// not.
public final class SarifReader {
  private static final int LONGEST = 2_000;

  private SarifReader() {}

  /// `root` is the folder that was analysed, which some tools name in full.
  public static List<Reported> read(String text, String root) {
    var report = Json.parse(text).asObject();
    if (!report.text("version", "").startsWith("2.")) {
      throw new JsonFault("not SARIF 2: version is \"" + report.text("version", "") + "\"");
    }
    if (!(report.at("runs") instanceof Json.Arr(var runs))) {
      throw new JsonFault("not SARIF: runs is no list");
    }
    var found = new ArrayList<Reported>();
    for (var run : objects(runs)) {
      var levels = levels(run);
      for (var result : objects(run.list("results"))) {
        if (result.text("kind", "fail").equals("fail")) {
          found.add(reported(result, levels, root));
        }
      }
    }
    return found;
  }

  private static List<Json.Obj> objects(List<Json> items) {
    return items.stream().map(Json::asObject).toList();
  }

  private record Levels(List<String> rules, Map<String, String> byRule) {}

  private static Levels levels(Json.Obj run) {
    var rules = new ArrayList<String>();
    var byRule = new HashMap<String, String>();
    for (var rule : objects(inner(inner(run, "tool"), "driver").list("rules"))) {
      var id = rule.text("id", "");
      rules.add(id);
      byRule.put(id, inner(rule, "defaultConfiguration").text("level", ""));
    }
    return new Levels(rules, byRule);
  }

  private static Json.Obj inner(Json.Obj outer, String name) {
    return outer.has(name) ? outer.object(name) : Json.object().end().asObject();
  }

  private static Reported reported(Json.Obj result, Levels levels, String root) {
    var rule = rule(result, levels);
    var level = result.text("level", levels.byRule().getOrDefault(rule, ""));
    var place = place(result);
    return new Reported(
        rule,
        level(level),
        place.map(at -> path(at, root)).orElse(""),
        place.map(at -> line(inner(at, "region"))).orElse(0),
        cut(inner(result, "message").text("text", "")),
        "");
  }

  private static String rule(Json.Obj result, Levels levels) {
    var index = result.number("ruleIndex", -1);
    return result.text(
        "ruleId",
        index >= 0 && index < levels.rules().size() ? levels.rules().get((int) index) : "");
  }

  private static Level level(String word) {
    return switch (word) {
      case "error" -> Level.ERROR;
      case "note", "none" -> Level.NOTE;
      // What SARIF says a missing level is.
      default -> Level.WARNING;
    };
  }

  private static Optional<Json.Obj> place(Json.Obj result) {
    return objects(result.list("locations")).stream()
        .findFirst()
        .map(location -> inner(location, "physicalLocation"));
  }

  private static int line(Json.Obj region) {
    return Math.clamp(region.number("startLine", 0), 0, Integer.MAX_VALUE);
  }

  private static String path(Json.Obj place, String root) {
    var uri = inner(place, "artifactLocation").text("uri", "");
    var path = decoded(uri.startsWith("file://") ? uri.substring("file://".length()) : uri);
    var inside = path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
    return inside.startsWith("./") ? inside.substring(2) : inside;
  }

  // What is escaped wrongly stays as it is.
  private static String decoded(String uri) {
    var bytes = uri.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++, length++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      bytes[length] = low < 0 ? bytes[i] : (byte) (high * 16 + low);
      i += low < 0 ? 0 : 2;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
