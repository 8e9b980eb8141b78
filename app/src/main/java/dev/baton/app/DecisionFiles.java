package dev.baton.app;

import dev.baton.adapters.config.DecisionReader;
import dev.baton.core.decision.Decisions;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The decisions of trees, each read once; and of a checkout, as the user has them now.
public final class DecisionFiles {
  private final Trees trees;
  private final Map<Tree, Decisions> known = new ConcurrentHashMap<>();

  public DecisionFiles(Trees trees) {
    this.trees = trees;
  }

  public Decisions of(Tree tree) {
    return known.computeIfAbsent(
        tree,
        it -> DecisionReader.read(trees.texts(it, path -> path.startsWith(Decisions.FOLDER))));
  }

  public static Decisions here(Path top) {
    return DecisionReader.read(texts(top));
  }

  /// What lies in the folder itself, by path; nothing where there is no folder.
  public static Map<String, String> texts(Path top) {
    var texts = new TreeMap<String, String>();
    var folder = top.resolve(Decisions.FOLDER);
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        texts.put(Decisions.FOLDER + file.getFileName(), Files.readString(file));
      }
    } catch (MalformedInputException e) {
      throw Problem.usage("a file in " + folder + " is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return texts;
  }

  public static void write(Path top, String path, String text) {
    try {
      Files.createDirectories(top.resolve(Decisions.FOLDER));
      Files.writeString(top.resolve(path), text);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot write " + path + ": " + e.getMessage(), "see that the folder can be written");
    }
  }

  /// The file of a decision that somebody named by its number.
  public static String one(Map<String, String> texts, String number) {
    return texts.keySet().stream()
        .filter(path -> path.startsWith(Decisions.FOLDER + number + "-"))
        .filter(_ -> number.matches("[0-9]{4}"))
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "there is no decision " + number, "see their numbers: baton decide list"));
  }
}
