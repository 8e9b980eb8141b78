package dev.baton.core.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How many of gitleaks' own samples our rules find, and of how many of those that are none they
/// say something. `--shown` prints what was missed or wrongly found.
final class SecretsBenchmark {
  private static final String RULES = "cmd/generate/config/rules";

  private SecretsBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var repository = Path.of(arguments[0]);
    boolean isShown = List.of(arguments).contains("--shown");
    Set<String> secrets = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    for (var path :
        git(repository, "ls-tree", "--name-only", "HEAD", RULES + "/").lines().toList()) {
      if (path.endsWith(".go")) {
        var samples = GoSamples.of(git(repository, "show", "HEAD:" + path));
        secrets.addAll(samples.secrets());
        others.addAll(samples.others());
      }
    }
    // What is one rule's secret is given to others as what they should not take for theirs.
    var foreign = others.stream().filter(secrets::contains).count();
    others.removeAll(secrets);
    var scanner = Scanner.forSources();
    print("samples that are secrets, found", secrets, scanner, isShown, false);
    print("samples that are none, flagged", others, scanner, isShown, true);
    System.out.println(
        foreign + " samples are listed both as a secret and as none: counted as secrets");
    speed(scanner, repository);
  }

  private static void print(
      String what, Set<String> samples, Scanner scanner, boolean isShown, boolean isFoundWrong) {
    int found = 0;
    for (var sample : samples) {
      var matches = scanner.find(sample);
      found += matches.isEmpty() ? 0 : 1;
      if (isShown && matches.isEmpty() != isFoundWrong) {
        System.err.println(what + " " + matches + ": " + sample.lines().limit(12).toList());
      }
    }
    System.out.println(what + ": " + found + " of " + samples.size());
  }

  // The rules' own sources: a text full of hints.
  private static void speed(Scanner scanner, Path repository)
      throws IOException, InterruptedException {
    var text = git(repository, "grep", "-h", "", "HEAD", "--", "*.go");
    scanner.find(text);
    var start = System.nanoTime();
    scanner.find(text);
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%,d characters of Go in %.2f s%n", text.length(), seconds);
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
