package dev.baton.core.supply;

import static dev.baton.core.supply.Ecosystem.CARGO;
import static dev.baton.core.supply.Ecosystem.GO;
import static dev.baton.core.supply.Ecosystem.MAVEN;
import static dev.baton.core.supply.Ecosystem.NPM;
import static dev.baton.core.supply.Ecosystem.PYPI;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What manifests ask for, in each of the forms there are. What cannot be read asks for nothing
/// here; the build says so soon enough. What lies in the repository itself is nothing asked for.
final class Manifests {
  private static final List<String> SECTIONS =
      List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
  private static final Pattern POM =
      Pattern.compile(
          "<(?:dependency|plugin|extension)>\\s*(?:<groupId>([^<]+)</groupId>\\s*)?"
              + "<artifactId>([^<]+)</artifactId>(?:\\s*<version>([^<]+)</version>)?");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");
  private static final Pattern GRADLE =
      Pattern.compile(
          "\\b(?:implementation|api|compileOnly|runtimeOnly|testImplementation|testRuntimeOnly"
              + "|testCompileOnly|annotationProcessor|kapt|ksp|classpath)\\b\\s*\\(?\\s*"
              + "(?:(?:platform|enforcedPlatform)\\s*\\(\\s*)?"
              + "[\"']([\\w.-]+:[\\w.-]+)(?::([^\"']+))?[\"']");
  private static final Pattern PYTHON =
      Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*([=<>!~@;(].*)?");
  private static final Pattern PINNED =
      Pattern.compile("={2,3}\\s*([^\\s,;*\\\\)]+)(?:\\s*[;\\\\].*|\\s+--.*|\\s*\\))?");
  private static final Pattern GO_LINE =
      Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w.-]+\\.[\\w.-]+/[^\\s]+)\\s+(v[^\\s]+)\\s*$");
  private static final Pattern GO_REPLACED =
      Pattern.compile("(?m)=>\\s*([\\w.-]+\\.[\\w.-]+/[^\\s]+)\\s+(v[^\\s]+)\\s*$");
  private static final Pattern CARGO_TABLE =
      Pattern.compile("(?:.*\\.)?(?:dev-|build-)?dependencies(?:\\.([\\w-]+))?");
  private static final Pattern POETRY_TABLE =
      Pattern.compile("tool\\.poetry\\.(?:group\\.[\\w-]+\\.)?(?:dev-)?dependencies");
  private static final Pattern EXACT = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]*");
  private static final Pattern SEMANTIC =
      Pattern.compile("[=v]*\\s*([0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][0-9A-Za-z.+-]+)?)");

  private Manifests() {}

  static List<Declared> read(String path, String text) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var found = new ArrayList<Declared>();
    if (name.equals("package.json")) {
      npm(text, found::add);
    } else if (name.equals("pom.xml")) {
      pom(COMMENT.matcher(text).replaceAll(""), found::add);
    } else if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
      each(GRADLE, text, hit -> found.add(maven(hit.group(1), hit.group(2), text)));
    } else if (name.matches("(.*-)?requirements(-.*)?\\.txt|requirements\\.in|constraints\\.txt")) {
      text.lines()
          .map(line -> line.replaceFirst("(^|\\s)#.*$", ""))
          .filter(line -> !line.strip().startsWith("-"))
          .forEach(line -> python(line).ifPresent(found::add));
    } else if (name.equals("pyproject.toml")) {
      pyproject(text, found::add);
    } else if (name.equals("go.mod")) {
      var plain = text.replaceAll("(?m)//.*$", "");
      Stream.of(GO_LINE, GO_REPLACED)
          .forEach(pattern ->
              each(
                  pattern,
                  plain,
                  hit -> found.add(Declared.asked(GO, hit.group(1), hit.group(2)))));
    } else if (name.equals("Cargo.toml")) {
      cargo(text, found::add);
    }
    return found;
  }

  private static void each(Pattern pattern, String text, Consumer<MatchResult> taker) {
    pattern.matcher(text).results().forEach(taker);
  }

  private static void npm(String text, Consumer<Declared> taker) {
    JsonObject.of(text)
        .ifPresent(manifest -> {
          for (var section : SECTIONS) {
            if (manifest.fields().get(section) instanceof Json.Obj all) {
              all.fields()
                  .forEach((name, asked) ->
                      npm(name, asked instanceof Json.Str(var words) ? words : "", taker));
            }
          }
        });
  }

  private static void npm(String name, String asked, Consumer<Declared> taker) {
    if (asked.matches("(?:workspace|file|link|portal):.*")) {
      return;
    }
    if (asked.startsWith("npm:")) {
      int at = asked.indexOf('@', "npm:@".length());
      npm(
          asked.substring("npm:".length(), at < 0 ? asked.length() : at),
          at < 0 ? "" : asked.substring(at + 1),
          taker);
    } else if (asked.contains(":") || asked.matches("[\\w.-]+/[\\w.-]+(#.*)?")) {
      taker.accept(Declared.elsewhere(NPM, name, asked));
    } else {
      var exact = SEMANTIC.matcher(asked.strip());
      taker.accept(Declared.asked(NPM, name, exact.matches() ? exact.group(1) : ""));
    }
  }

  private static void pom(String text, Consumer<Declared> taker) {
    each(
        POM,
        text,
        hit -> {
          var group = Optional.ofNullable(hit.group(1)).orElse("org.apache.maven.plugins").strip();
          var name = resolved(group, text) + ":" + hit.group(2).strip();
          taker.accept(maven(name, hit.group(3), text));
        });
  }

  // Both ends of a range, and a property that stands elsewhere, leave the version open.
  private static Declared maven(String name, String given, String text) {
    var version = given == null ? "" : resolved(given.strip(), text);
    var isExact =
        EXACT.matcher(version).matches() && !version.matches("(?i)latest.*|release|.*\\+");
    return Declared.asked(MAVEN, name, isExact ? version : "");
  }

  private static String resolved(String given, String text) {
    return PROPERTY
        .matcher(given)
        .replaceAll(hit -> {
          var value =
              Pattern.compile("<" + Pattern.quote(hit.group(1)) + ">([^<]+)<").matcher(text);
          return Matcher.quoteReplacement(value.find() ? value.group(1).strip() : hit.group());
        });
  }

  private static Optional<Declared> python(String line) {
    var match = PYTHON.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    var asked = Optional.ofNullable(match.group(2)).orElse("").strip();
    if (asked.startsWith("@")) {
      var from = asked.substring(1).strip();
      return from.startsWith("file:")
          ? Optional.empty()
          : Optional.of(Declared.elsewhere(PYPI, match.group(1), from));
    }
    var pinned = PINNED.matcher(asked);
    return Optional.of(
        Declared.asked(PYPI, match.group(1), pinned.matches() ? pinned.group(1) : ""));
  }

  private static void pyproject(String text, Consumer<Declared> taker) {
    for (var table : Toml.tables(text)) {
      var isNamed = table.name().matches("project\\.optional-dependencies|dependency-groups");
      table.lists().stream()
          .filter(list ->
              isNamed
                  || (table.name().equals("project") && list.key().equals("dependencies"))
                  || (table.name().equals("build-system") && list.key().equals("requires")))
          .flatMap(list -> list.texts().stream())
          .forEach(asked -> python(asked).ifPresent(taker));
      if (POETRY_TABLE.matcher(table.name()).matches()) {
        table.pairs().stream()
            .filter(pair -> !pair.key().equals("python"))
            .forEach(pair -> poetry(pair, taker));
      }
    }
  }

  private static void poetry(Toml.Pair pair, Consumer<Declared> taker) {
    var elsewhere = Toml.within(pair.value(), "git").or(() -> Toml.within(pair.value(), "url"));
    if (elsewhere.isPresent()) {
      taker.accept(Declared.elsewhere(PYPI, pair.key(), elsewhere.get()));
    } else if (Toml.within(pair.value(), "path").isEmpty()) {
      var version = Toml.firstQuoted(pair.value()).orElse("");
      var pinned = PINNED.matcher(version);
      taker.accept(Declared.asked(PYPI, pair.key(), pinned.matches() ? pinned.group(1) : ""));
    }
  }

  private static void cargo(String text, Consumer<Declared> taker) {
    for (var table : Toml.tables(text)) {
      var header = CARGO_TABLE.matcher(table.name());
      if (!header.matches()) {
        continue;
      }
      if (header.group(1) != null) {
        cargo(new Toml.Pair(header.group(1), table.body().replace('\n', ' ')), taker);
      } else {
        table.pairs().forEach(pair -> cargo(pair, taker));
      }
    }
  }

  private static void cargo(Toml.Pair pair, Consumer<Declared> taker) {
    var inline = pair.value();
    var isPlain = inline.startsWith("\"") || inline.startsWith("'");
    var name = Toml.within(inline, "package").orElse(pair.key());
    var git = Toml.within(inline, "git");
    if (git.isPresent()) {
      taker.accept(Declared.elsewhere(CARGO, name, git.get()));
      return;
    }
    var version = isPlain ? Toml.firstQuoted(inline) : Toml.within(inline, "version");
    if (version.isEmpty() && Toml.within(inline, "path").isPresent()) {
      return;
    }
    var asked = version.orElse("").strip();
    var exact = SEMANTIC.matcher(asked);
    taker.accept(
        Declared.asked(
            CARGO, name, asked.startsWith("=") && exact.matches() ? exact.group(1) : ""));
  }
}
