package dev.baton.core.inspect;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Names and versions of what a manifest asks for, in each of the forms there are. What cannot be
/// read asks for nothing here; the build says so soon enough.
final class Manifests {
  static final List<String> FAMOUS =
      List.of(
          "react",
          "lodash",
          "express",
          "axios",
          "chalk",
          "commander",
          "webpack",
          "typescript",
          "eslint",
          "jest",
          "moment",
          "dotenv",
          "request",
          "requests",
          "numpy",
          "pandas",
          "django",
          "flask",
          "scipy",
          "pytest",
          "urllib3",
          "setuptools",
          "cryptography",
          "pillow",
          "boto3",
          "tensorflow",
          "colorama",
          "beautifulsoup4",
          "serde",
          "tokio",
          "rand",
          "clap",
          "regex",
          "hyper",
          "anyhow");

  private static final List<String> SECTIONS =
      List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
  private static final Pattern MAVEN =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "(?:\\s*<version>([^<]+)</version>)?");
  private static final Pattern GRADLE =
      Pattern.compile(
          "\\b(?:implementation|api|compileOnly|runtimeOnly|testImplementation|annotationProcessor"
              + "|kapt|classpath)\\b\\s*\\(?\\s*[\"']([\\w.-]+:[\\w.-]+)(?::([^\"']+))?[\"']");
  private static final Pattern PIP =
      Pattern.compile(
          "(?m)^\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*([=<>!~@].*)?$");
  private static final Pattern PYPROJECT =
      Pattern.compile(
          "(?m)^\\s*\"([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*([=<>!~@;][^\"]*)?\",?\\s*$");
  private static final Pattern GO =
      Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w.-]+\\.[\\w.-]+/[^\\s]+)\\s+(v[^\\s]+)");
  private static final Pattern CARGO_SECTION =
      Pattern.compile(
          "(?ms)^\\[(?:[\\w.'()=\" -]*\\.)?(?:dev-|build-)?dependencies]\\s*$(.*?)(?=^\\[|\\z)");
  private static final Pattern CARGO = Pattern.compile("(?m)^\\s*([A-Za-z0-9_-]+)\\s*=\\s*(.+)$");

  private Manifests() {}

  static Map<String, String> read(String path, String text) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var found = new TreeMap<String, String>();
    if (name.equals("package.json")) {
      npm(text, found);
    } else if (name.equals("pom.xml")) {
      MAVEN
          .matcher(text)
          .results()
          .forEach(hit ->
              found.put(
                  hit.group(1) + ":" + hit.group(2), hit.group(3) == null ? "" : hit.group(3)));
    } else if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
      each(GRADLE, text, found);
    } else if (name.matches("(.*-)?requirements(-.*)?\\.txt|requirements\\.in|constraints\\.txt")) {
      each(PIP, text.replaceAll("(?m)#.*$|^\\s*-.*$", ""), found);
    } else if (name.equals("pyproject.toml")) {
      each(PYPROJECT, text, found);
    } else if (name.equals("go.mod")) {
      each(GO, text.replaceAll("(?m)//.*$", ""), found);
    } else if (name.equals("Cargo.toml")) {
      CARGO_SECTION
          .matcher(text)
          .results()
          .forEach(section -> each(CARGO, section.group(1), found));
    }
    return found;
  }

  private static void each(Pattern pattern, String text, Map<String, String> found) {
    pattern
        .matcher(text)
        .results()
        .forEach(hit -> found.put(hit.group(1), hit.group(2) == null ? "" : hit.group(2).strip()));
  }

  private static void npm(String text, Map<String, String> found) {
    if (text.isBlank()) {
      return;
    }
    try {
      var fields = Json.parse(text).asObject().fields();
      for (var section : SECTIONS) {
        if (fields.get(section) instanceof Json.Obj all) {
          all.fields()
              .forEach((name, version) ->
                  found.put(name, version instanceof Json.Str(var words) ? words : ""));
        }
      }
    } catch (JsonFault e) {
      // No manifest that npm would read either.
    }
  }
}
