package dev.baton.adapters.trial;

import dev.baton.core.blame.Ending;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.repo.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Every run there ever was for one question, a line each, by its tree. An inquiry that was killed
/// takes its answers from here before it runs anything again. Safe for several threads.
public final class TrialRecord {
  private final Path file;
  private final Map<Tree, Deque<Ending>> unread = new HashMap<>();
  private boolean isTorn;

  public TrialRecord(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        var text = Files.readString(file);
        isTorn = !text.isEmpty() && !text.endsWith("\n");
        text.lines().forEach(this::read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  // A line that was cut off when the machine died is a run that never was.
  private void read(String line) {
    try {
      var json = Json.parse(line).asObject();
      unread
          .computeIfAbsent(new Tree(json.text("tree")), _ -> new ArrayDeque<>())
          .add(Ending.of(json.object("ending")));
    } catch (JsonFault | IllegalArgumentException e) {
      // The run is made once more.
    }
  }

  /// A run of the tree that is on record and was not taken yet.
  public synchronized Optional<Ending> take(Tree tree) {
    var left = unread.get(tree);
    return left == null ? Optional.empty() : Optional.ofNullable(left.poll());
  }

  public synchronized void add(Tree tree, Ending ending) {
    var line = Json.object().put("tree", tree.sha()).put("ending", ending.json()).end().canonical();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        var text = (isTorn ? "\n" : "") + line + "\n";
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
        isTorn = false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
