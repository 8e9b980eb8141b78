package dev.baton.core.supply;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What begins to run when somebody installs or builds: scripts of a package, plugins of a build.
public final class Installers {
  private static final Pattern LIFECYCLE =
      Pattern.compile("(?:pre|post)?(?:install|prepare|publish|pack)|prepublishOnly|dependencies");
  private static final Pattern POM_PLUGIN =
      Pattern.compile(
          "<(?:plugin|extension)>\\s*(?:<groupId>([^<]+)</groupId>\\s*)?<artifactId>([^<]+)</artifactId>");
  private static final Pattern PROCESSOR =
      Pattern.compile(
          "(?s)<(?:annotationProcessorPath|path)>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Pattern GRADLE_BLOCK = Pattern.compile("(?s)\\bplugins\\s*\\{(.*?)}");
  private static final Pattern GRADLE_PLUGIN =
      Pattern.compile("\\b(?:id|kotlin)\\s*\\(?\\s*[\"']([^\"']+)[\"']");
  private static final Pattern GRADLE_APPLIED =
      Pattern.compile("\\bapply\\s*\\(?\\s*plugin\\s*[:=]\\s*[\"']([^\"']+)[\"']");

  private Installers() {}

  /// What a change of one file adds to that.
  public static Stream<GateFinding> of(FileChange file) {
    var before = read(file.path(), file.before().orElse(""));
    return read(file.path(), file.after().orElse("")).entrySet().stream()
        .filter(each -> !each.getValue().equals(before.get(each.getKey())))
        .map(each -> finding(file, each.getKey(), each.getValue()));
  }

  private static GateFinding finding(FileChange file, Spot spot, String text) {
    var line =
        file.firstAdded(added -> added.contains(spot.name())).map(each -> each.number()).orElse(0);
    return new GateFinding(spot.rule(), file.path(), line, text);
  }

  /// What runs; the text beside it says in words what it is.
  private record Spot(String rule, String name) {}

  private static Map<Spot, String> read(String path, String text) {
    var found = new LinkedHashMap<Spot, String>();
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals("package.json")) {
      scripts(text, found);
    } else if (name.equals("package-lock.json") || name.equals("npm-shrinkwrap.json")) {
      locked(path, text, found);
    } else if (name.equals("pom.xml")) {
      each(POM_PLUGIN, text, "build-plugin", "is a plugin of the build", found);
      each(PROCESSOR, text, "build-plugin", "works on the code as it is compiled", found);
    } else if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
      GRADLE_BLOCK
          .matcher(text)
          .results()
          .forEach(block -> gradle(GRADLE_PLUGIN, block.group(1), found));
      gradle(GRADLE_APPLIED, text, found);
    } else if (name.equals("build.rs") && !text.isEmpty()) {
      found.put(new Spot("build-script", ""), "Cargo runs it at every build");
    } else if (name.equals("Cargo.toml")) {
      cargo(text, found);
    }
    return found;
  }

  private static void scripts(String text, Map<Spot, String> found) {
    JsonObject.of(text)
        .ifPresent(manifest -> {
          if (manifest.fields().get("scripts") instanceof Json.Obj scripts) {
            scripts
                .fields()
                .forEach((name, script) -> {
                  if (LIFECYCLE.matcher(name).matches() && script instanceof Json.Str(var words)) {
                    found.put(
                        new Spot("install-script", "\"" + name + "\""),
                        name + " runs at installation: " + words);
                  }
                });
          }
        });
  }

  // By name: another version of a package that had a script already is nothing new.
  private static void locked(String path, String text, Map<Spot, String> found) {
    Locks.read(path, text).stream()
        .filter(Declared::runsScript)
        .map(each -> each.coordinate().name())
        .forEach(name ->
            found.put(new Spot("install-script", name), name + " runs a script at installation"));
  }

  private static void each(
      Pattern pattern, String text, String rule, String words, Map<Spot, String> found) {
    pattern
        .matcher(text)
        .results()
        .forEach(hit -> found.put(new Spot(rule, hit.group(2)), hit.group(2) + " " + words));
  }

  private static void gradle(Pattern pattern, String text, Map<Spot, String> found) {
    pattern
        .matcher(text)
        .results()
        .forEach(hit ->
            found.put(
                new Spot("build-plugin", hit.group(1)),
                hit.group(1) + " is a plugin of the build"));
  }

  private static void cargo(String text, Map<Spot, String> found) {
    for (var table : Toml.tables(text)) {
      if (table.name().equals("package") && !table.text("build").isEmpty()) {
        found.put(
            new Spot("build-script", table.text("build")),
            table.text("build") + " runs at every build");
      }
      if (table.name().equals("lib")
          && table.body().matches("(?s).*\\bproc-macro\\s*=\\s*true.*")) {
        found.put(
            new Spot("build-script", "proc-macro"), "it runs in the compiler of whoever uses it");
      }
    }
  }
}
