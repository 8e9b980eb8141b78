package dev.baton.app;

import dev.baton.core.policy.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a repository is built and tested with, as far as its files tell.
public record Setup(
    String tool,
    Optional<String> build,
    String test,
    Optional<String> results,
    List<String> tests) {

  public static Optional<Setup> find(Path top) {
    return Stream.of(
            maven(top), gradle(top), node(top), cargo(top), go(top), python(top), make(top))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Setup> maven(Path top) {
    if (!Files.exists(top.resolve("pom.xml"))) {
      return Optional.empty();
    }
    var mvn = Files.isExecutable(top.resolve("mvnw")) ? "./mvnw" : "mvn";
    return Optional.of(
        new Setup(
            "Maven",
            Optional.of(mvn + " -q -B -DskipTests package"),
            mvn + " -q -B verify",
            Optional.of("**/target/surefire-reports/TEST-*.xml"),
            List.of("**/src/test/**")));
  }

  private static Optional<Setup> gradle(Path top) {
    if (!Files.exists(top.resolve("build.gradle"))
        && !Files.exists(top.resolve("build.gradle.kts"))) {
      return Optional.empty();
    }
    var gradle = Files.isExecutable(top.resolve("gradlew")) ? "./gradlew" : "gradle";
    return Optional.of(
        new Setup(
            "Gradle",
            Optional.of(gradle + " -q assemble"),
            gradle + " -q test",
            Optional.of("**/build/test-results/**/*.xml"),
            List.of("**/src/test/**")));
  }

  private static Optional<Setup> node(Path top) {
    return read(top.resolve("package.json"))
        .filter(text -> text.contains("\"test\""))
        .map(text ->
            new Setup(
                "npm",
                text.contains("\"build\"") ? Optional.of("npm run build") : Optional.empty(),
                "npm test",
                Optional.empty(),
                List.of("**/*.test.*", "**/*.spec.*", "test/**", "tests/**")));
  }

  private static Optional<Setup> cargo(Path top) {
    return read(top.resolve("Cargo.toml"))
        .map(_ ->
            new Setup(
                "Cargo",
                Optional.of("cargo build --offline"),
                "cargo test --offline",
                Optional.empty(),
                List.of("tests/**")));
  }

  private static Optional<Setup> go(Path top) {
    return read(top.resolve("go.mod"))
        .map(_ ->
            new Setup(
                "Go",
                Optional.of("go build ./..."),
                "go test ./...",
                Optional.empty(),
                List.of("**/*_test.go")));
  }

  private static Optional<Setup> python(Path top) {
    return Stream.of("pyproject.toml", "setup.py", "pytest.ini")
        .filter(name -> Files.exists(top.resolve(name)))
        .findFirst()
        .map(_ ->
            new Setup(
                "pytest",
                Optional.empty(),
                "python3 -m pytest -q --junitxml=out/pytest.xml",
                Optional.of("out/pytest.xml"),
                List.of("tests/**", "test/**", "**/test_*.py")));
  }

  private static Optional<Setup> make(Path top) {
    return read(top.resolve("Makefile"))
        .filter(text -> text.lines().anyMatch(line -> line.startsWith("test:")))
        .map(_ ->
            new Setup(
                "make",
                Optional.of("make"),
                "make test",
                Optional.empty(),
                List.of("test/**", "tests/**")));
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Coding agents on the PATH, by the names of their programs.
  public static List<String> agents(String searchPath) {
    return Member.AGENTS.stream()
        .filter(name ->
            Stream.of(searchPath.split(":"))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name))))
        .toList();
  }

  /// `baton.yaml` for it.
  public String yaml(String target, Optional<String> performer, List<String> agents) {
    var text = new StringBuilder();
    text.append("# yaml-language-server: $schema=.baton/baton.schema.json\n");
    text.append("# What a change must show before it lands on the target. Found: " + tool + ".\n");
    text.append("target: " + target + "\n");
    text.append(
        "# lands-on: baton/" + target + "    # collect changes on a branch of their own\n\n");
    text.append("team:\n");
    performer.ifPresentOrElse(
        run -> text.append("  builder: {agent: command, run: " + quoted(run) + ", max: 2}\n"),
        () -> {
          text.append("  # builder: {agent: claude, max: 2}    # by name: baton agents\n");
          text.append("  # builder: {agent: command, run: \"./my-agent.sh\", max: 2}\n");
        });
    if (!agents.isEmpty()) {
      text.append("  # on your PATH: " + String.join(", ", agents) + "\n");
    }
    text.append("  human: {agent: human, max: 1}\n\n");
    text.append("gates:\n");
    build.ifPresent(run -> text.append("  build: {run: " + quoted(run) + ", minutes: 20}\n"));
    text.append("  test: {run: " + quoted(test));
    results.ifPresent(glob -> text.append(", results: " + quoted(glob)));
    text.append(", minutes: 30}\n\n");
    text.append(
        "tests: [" + String.join(", ", tests.stream().map(Setup::quoted).toList()) + "]\n\n");
    text.append(
        """
        policy:
          attempts: 3
          conflicts: 2
          reworks: 2
          budget: {run: $40}
          approve: {T0: none, T1: none, T2: reviewer, T3: conductor}

        # Performers and gates work in cells. `none` lets them run as you, with all you can do.
        containment: required
        # sandbox: {read: ["~/.cache/tools"], hosts: [registry.example.org]}
        """);
    return text.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
