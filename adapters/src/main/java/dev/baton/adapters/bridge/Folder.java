package dev.baton.adapters.bridge;

import dev.baton.core.finding.Finding;
import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// The text of some files by their path below one folder.
public record Folder(SortedMap<String, String> files) {
  public static final Folder EMPTY = new Folder(Collections.emptySortedMap());

  // A repository has many files that are no bridge's business; past this it is the wrong folder.
  private static final int MOST_FILES = 20_000;

  public Folder {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static Folder of(SequencedMap<String, String> files) {
    return new Folder(new TreeMap<>(files));
  }

  /// The text of the files, or a finding for each that is none.
  public record Loaded(Folder folder, List<Finding> findings) {
    public Loaded {
      findings = List.copyOf(findings);
    }
  }

  /// Every file below, as a path with `/`. A single file lists itself.
  public static List<String> list(Path root) {
    if (Files.isRegularFile(root)) {
      return List.of(String.valueOf(root.getFileName()));
    }
    try {
      // A walk does not follow links, and the folder itself may be one.
      return below(root.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }

  private static List<String> below(Path root) throws IOException {
    try (var found = Files.walk(root)) {
      return found
          .filter(Files::isRegularFile)
          .limit(MOST_FILES)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.startsWith(".git/"))
          .sorted()
          .toList();
    }
  }

  public static Loaded load(Path root, List<String> paths) {
    var folder =
        Files.isRegularFile(root) ? Optional.ofNullable(root.getParent()) : Optional.of(root);
    var files = new TreeMap<String, String>();
    var findings = new ArrayList<Finding>();
    for (var path : paths) {
      var file = folder.map(it -> it.resolve(path)).orElse(Path.of(path));
      try {
        var bytes = Files.size(file) > SourceText.MOST_BYTES ? tooMany() : Files.readAllBytes(file);
        switch (SourceText.decode(path, bytes)) {
          case Decoding.Text _ -> files.put(path, new String(bytes, StandardCharsets.UTF_8));
          case Decoding.Unreadable(var finding) -> findings.add(finding);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return new Loaded(new Folder(files), findings);
  }

  // Enough for the decoder to say that the file is too large, without reading it.
  private static byte[] tooMany() {
    return new byte[SourceText.MOST_BYTES + 1];
  }

  Optional<String> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /// The first file of that name, wherever it is.
  Optional<String> named(String name) {
    return files.keySet().stream()
        .filter(path -> path.equals(name) || path.endsWith("/" + name))
        .findFirst();
  }

  Folder with(String path, String text) {
    var more = new TreeMap<>(files);
    more.put(path, text);
    return new Folder(more);
  }

  /// An edit of a file that is not there makes it.
  Folder apply(List<Splice> edits) {
    var changed = new TreeMap<String, String>();
    edits.forEach(edit -> changed.put(edit.path(), ""));
    changed.putAll(files);
    changed.replaceAll((path, text) -> Splice.apply(path, text, edits));
    return new Folder(changed);
  }
}
