package dev.baton.core.inspect;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.GateFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/// G04 on the public Trojan Source files, then G04 and G05 on trees of others that are taken for
/// clean: how many files they flag, were each of them new. A tree is a git directory or a zip.
/// `--shown` prints what was missed or flagged.
final class ReadingBenchmark {
  private static final Pattern ATTACK =
      Pattern.compile(
          "(?i).*/(?:commenting-?out|early-?return|homoglyph-?function|invisible-?function|stretched-?string)"
              + "\\.(?!html|md)\\w+");
  private static final Pattern TEXT =
      Pattern.compile(
          ".*\\.(?:java|kt|js|mjs|ts|tsx|jsx|py|go|rs|c|h|cc|cpp|cs|rb|php|sh|md|rst|txt|ya?ml|json|xml|properties|toml|html|css)");
  private static final Inspection TROJAN = new TrojanSource();
  private static final Inspection SECRETS = new Secrets();
  private static final int LARGEST = 2_000_000;

  private interface Reader {
    void read(String path, String text);
  }

  private final boolean isShown;
  private int files;
  private int trojan;
  private int secret;

  private ReadingBenchmark(boolean isShown) {
    this.isShown = isShown;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean isShown = List.of(arguments).contains("--shown");
    attacks(Path.of(arguments[0]), isShown);
    System.out.println("\n| clean tree | files | G04 flags | G05 flags |\n|---|---|---|---|");
    for (var tree : List.of(arguments).subList(1, arguments.length)) {
      if (!tree.startsWith("--")) {
        var benchmark = new ReadingBenchmark(isShown);
        each(Path.of(tree), benchmark::clean);
        benchmark.print(Path.of(tree));
      }
    }
  }

  private static void attacks(Path repository, boolean isShown)
      throws IOException, InterruptedException {
    var count = new int[2];
    each(
        repository,
        (path, text) -> {
          if (ATTACK.matcher("/" + path).matches()) {
            boolean isFound = !findings(TROJAN, path, text).isEmpty();
            count[0] += isFound ? 1 : 0;
            count[1]++;
            if (isShown && !isFound) {
              System.err.println("missed: " + path);
            }
          }
        });
    System.out.println("Trojan Source files flagged by G04: " + count[0] + " of " + count[1]);
  }

  private void clean(String path, String text) {
    if (!TEXT.matcher(path).matches() || text.length() > LARGEST) {
      return;
    }
    files++;
    trojan += isFlagged(TROJAN, path, text) ? 1 : 0;
    secret += isFlagged(SECRETS, path, text) ? 1 : 0;
  }

  private boolean isFlagged(Inspection inspection, String path, String text) {
    var findings = findings(inspection, path, text);
    if (isShown && !findings.isEmpty()) {
      System.err.println(inspection.gate().id() + " " + findings.getFirst());
    }
    return !findings.isEmpty();
  }

  private void print(Path tree) {
    var name = tree.toString().replaceFirst("/repo/?$", "").replaceFirst(".*/", "");
    System.out.printf("| %s | %d | %d | %d |%n", name, files, trojan, secret);
  }

  private static List<GateFinding> findings(Inspection inspection, String path, String text) {
    var change = ChangeSet.of(FileChange.added(path, text));
    return inspection.findings(
        new Inspected(change, List.of(), _ -> false, List.of(), Decisions.NONE));
  }

  private static void each(Path tree, Reader reader) throws IOException, InterruptedException {
    if (Files.isRegularFile(tree)) {
      try (var file = Files.newInputStream(tree)) {
        each(file, reader);
      }
      return;
    }
    var process =
        new ProcessBuilder("git", "-C", tree.toString(), "archive", "--format=zip", "-0", "HEAD")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    each(process.getInputStream(), reader);
    // The directory at the end of the zip, or git would wait for a reader.
    process.getInputStream().readAllBytes();
    process.waitFor();
  }

  private static void each(InputStream stream, Reader reader) throws IOException {
    var zip = new ZipInputStream(stream);
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        reader.read(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
