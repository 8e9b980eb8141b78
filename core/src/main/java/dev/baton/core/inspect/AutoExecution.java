package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files that some tool executes for whoever builds, tests, opens or merges the repository next:
/// code there runs with that person's rights, and no test of the change shows it.
final class AutoExecution implements Inspection {
  private static final Gate GATE = new Gate("G02", "files that tools execute", 1, Severity.HUMAN);

  /// A file of that form; where `hunk` is there, only such lines in it matter.
  private record Spot(Pattern path, String tool, Pattern hunk) {
    static Spot whole(String path, String tool) {
      return new Spot(Pattern.compile(path), tool, Pattern.compile(""));
    }

    static Spot lines(String path, String tool, String hunk) {
      return new Spot(Pattern.compile(path), tool, Pattern.compile(hunk));
    }
  }

  private static final List<Spot> SPOTS =
      List.of(
          Spot.whole("\\.github/(workflows|actions)/.*|action\\.ya?ml", "GitHub Actions"),
          Spot.whole("\\.gitlab-ci\\.yml|\\.gitlab/ci/.*", "GitLab CI"),
          Spot.whole(
              "Jenkinsfile|\\.circleci/.*|\\.travis\\.yml|azure-pipelines.*\\.ya?ml|\\.drone\\.yml"
                  + "|bitbucket-pipelines\\.yml|\\.buildkite/.*|\\.woodpecker.*|appveyor\\.yml"
                  + "|\\.ci/.*|cloudbuild\\.ya?ml",
              "the CI server"),
          Spot.whole("\\.husky/.*|\\.githooks/.*|(.*/)?lefthook\\.ya?ml", "git, as a hook"),
          Spot.whole("\\.gitmodules", "git, which fetches what it names"),
          Spot.whole("\\.pre-commit-config\\.yaml", "pre-commit"),
          Spot.whole("(.*/)?\\.mvn/(extensions\\.xml|jvm\\.config|maven\\.config)", "Maven"),
          Spot.whole(
              "(.*/)?(gradle|\\.mvn)/wrapper/[^/]*|(.*/)?(gradlew|mvnw)(\\.(bat|cmd))?",
              "the build's wrapper"),
          Spot.lines(
              "(.*/)?pom\\.xml",
              "Maven",
              "<(plugin|extension|annotationProcessorPath|execution|exec|goal|pluginRepository)>"),
          Spot.lines(
              "(.*/)?[^/]*\\.gradle(\\.kts)?",
              "Gradle",
              "\\b(exec|buildscript|apply|plugins|doFirst|doLast|commandLine|annotationProcessor"
                  + "|initscript|settingsEvaluated)\\b"),
          Spot.whole("(.*/)?init\\.gradle(\\.kts)?|(.*/)?buildSrc/.*", "Gradle"),
          Spot.lines(
              "(.*/)?package\\.json",
              "npm",
              "\"((pre|post)?(install|uninstall|publish|pack|prepare)|(pre|post)version|prepublishOnly"
                  + "|dependencies)\"\\s*:\\s*\""),
          Spot.whole("(.*/)?(\\.npmrc|\\.yarnrc(\\.yml)?|\\.pnpmfile\\.cjs|\\.pnp\\.c?js)", "npm"),
          Spot.whole(
              "(.*/)?(conftest|sitecustomize|usercustomize|setup|noxfile|tasks|dodo)\\.py"
                  + "|(.*/)?[^/]*\\.pth|(.*/)?tox\\.ini|(.*/)?pytest\\.ini",
              "Python"),
          Spot.lines(
              "(.*/)?pyproject\\.toml", "Python", "build-backend|\\[tool\\.(pytest|hatch|pdm)"),
          Spot.whole("(.*/)?(GNU)?[Mm]akefile|(.*/)?[^/]*\\.mk", "make"),
          Spot.whole("(.*/)?build\\.rs|(.*/)?\\.cargo/config(\\.toml)?", "Cargo"),
          Spot.lines("(.*/)?[^/]*\\.go", "go generate", "^//go:generate|^// ?#cgo"),
          Spot.whole("(.*/)?Rakefile|(.*/)?[^/]*\\.gemspec|(.*/)?Gemfile", "Ruby"),
          Spot.whole("(.*/)?\\.envrc|(.*/)?\\.env(\\..*)?|(.*/)?\\.tool-versions", "the shell"),
          Spot.whole(
              "\\.vscode/(tasks|launch|settings)\\.json|\\.idea/(runConfigurations/.*|workspace\\.xml)"
                  + "|\\.devcontainer/.*|\\.gitpod\\.yml",
              "an editor"),
          Spot.whole(
              "(.*/)?\\.?(eslintrc|prettierrc|stylelintrc|babelrc|commitlintrc|lintstagedrc)"
                  + "\\.c?js|(.*/)?(eslint|prettier|babel|jest|vitest|vite|webpack|rollup|postcss"
                  + "|tailwind|karma|playwright|cypress)\\.config\\.[cm]?[jt]s",
              "a JavaScript tool"),
          Spot.lines("(.*/)?\\.gitattributes", "git", "\\b(filter|diff|merge)="),
          Spot.whole("(.*/)?Dockerfile[^/]*|(.*/)?docker-compose[^/]*\\.ya?ml", "Docker"));

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change
        .change()
        .staying()
        .filter(file -> !change.isNamed(file.path()))
        .flatMap(AutoExecution::finding)
        .toList();
  }

  private static Stream<GateFinding> finding(FileChange file) {
    return SPOTS.stream()
        .filter(spot -> spot.path().matcher(file.path()).matches())
        .flatMap(spot ->
            file.firstAdded(text -> spot.hunk().matcher(text).find()).stream()
                .map(line ->
                    new GateFinding(
                        "auto-execution",
                        file.path(),
                        line.number(),
                        spot.tool() + " executes it: " + line.text().strip())))
        .limit(1);
  }
}
