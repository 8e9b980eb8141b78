package dev.baton.app;

import dev.baton.adapters.markdown.RubricReader;
import dev.baton.core.repo.Tree;
import dev.baton.core.rubric.Rubric;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The rubric of a tree or of a checkout; where there is none, the one that comes with Baton.
public final class Rubrics {
  private static final String STANDARD = "/rubric/rubric.md";

  private Rubrics() {}

  public static Rubric of(Trees trees, Tree tree) {
    return sound(
        trees
            .file(tree, Rubric.FILE)
            .map(bytes -> RubricReader.read(Rubric.FILE, bytes))
            .orElseGet(Rubrics::standard));
  }

  /// As the user has it now.
  public static Rubric here(Path top) {
    var file = top.resolve(Rubric.FILE);
    try {
      return sound(
          Files.exists(file)
              ? RubricReader.read(Rubric.FILE, Files.readAllBytes(file))
              : standard());
    } catch (IOException e) {
      throw Problem.broken(
          "cannot read " + file + ": " + e.getMessage(), "see that it can be read");
    }
  }

  public static Rubric standard() {
    return RubricReader.read(
        "the rubric of Baton", standardText().getBytes(StandardCharsets.UTF_8));
  }

  public static String standardText() {
    try (var stream = Rubrics.class.getResourceAsStream(STANDARD)) {
      if (stream == null) {
        throw new IllegalStateException("the rubric is not in this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + STANDARD, e);
    }
  }

  private static Rubric sound(Rubric rubric) {
    if (rubric.faults().isEmpty()) {
      return rubric;
    }
    var first = rubric.faults().getFirst();
    int more = rubric.faults().size() - 1;
    throw Problem.usage(
        "%s:%d:%d: %s%s"
            .formatted(
                first.path(),
                first.range().line(),
                first.range().column(),
                first.message(),
                more == 0 ? "" : " (and " + more + " more)"),
        first.mend());
  }
}
