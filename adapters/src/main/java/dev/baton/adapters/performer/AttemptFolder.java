package dev.baton.adapters.performer;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.core.run.Task.Sitting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The files through which an attempt's performer and Baton know of each other. Every file is
/// written aside and renamed, so what is there is whole.
record AttemptFolder(Path path, Path record) {
  private static final int LONGEST_LINE = 4 << 20;
  private static final int LONGEST_COMPLAINT = 1_000;
  private static final int LARGEST_PART = 16 << 20;

  /// `record` is where the sitting's own files lie: the first one's beside the clone, those of
  /// later ones each in a folder.
  static AttemptFolder of(Path path, Sitting sitting) {
    return new AttemptFolder(
        path, sitting.number() == 0 ? path : path.resolve("sitting-" + sitting.number()));
  }

  static Path clone(Path attempt) {
    return attempt.resolve("clone");
  }

  Path cloneFolder() {
    return clone(path);
  }

  Path brief() {
    return path.resolve("brief.md");
  }

  Path answers() {
    return path.resolve("answers.jsonl");
  }

  Path out() {
    return record.resolve("out.jsonl");
  }

  Path err() {
    return record.resolve("err.log");
  }

  /// How many bytes the performer said and complained with.
  long said() {
    return size(out()) + size(err());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /// Notes that the performer is about to be started; false where it was before.
  boolean claim() {
    makeRecord();
    try (var channel =
        FileChannel.open(
            record.resolve("started"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.force(true);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note the start in " + path, e);
    }
  }

  private void makeRecord() {
    try {
      Files.createDirectories(record);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + record, e);
    }
  }

  boolean isClaimed() {
    return Files.exists(record.resolve("started"));
  }

  void remember(ProcessIdentity process) {
    note(
        "process",
        Json.object()
            .put("pid", process.pid())
            .put("startTicks", process.startTicks())
            .put("group", process.group())
            .end()
            .canonical());
  }

  Optional<ProcessIdentity> process() {
    return noted("process")
        .flatMap(text -> {
          try {
            var json = Json.parse(text).asObject();
            return Optional.of(
                new ProcessIdentity(
                    json.number("pid"), json.number("startTicks"), json.number("group")));
          } catch (JsonFault e) {
            return Optional.empty();
          }
        });
  }

  /// How the performer ended, once it has.
  Optional<Integer> exit() {
    return noted("exit")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,3}"))
        .map(Integer::valueOf);
  }

  /// For the performer.
  void write(String name, String content) {
    write(path.resolve(name), content);
  }

  /// About this sitting.
  void note(String name, String content) {
    write(record.resolve(name), content);
  }

  private static void write(Path file, String content) {
    // One of its own for each writer: whoever listened before may still be writing the same.
    var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      Files.writeString(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Optional<String> noted(String name) {
    try {
      return Optional.of(Files.readString(record.resolve(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// All answers so far, each on its line.
  void answer(List<Exchange> exchanges) {
    var lines = new StringBuilder();
    for (var exchange : exchanges) {
      lines
          .append(
              Json.object()
                  .put("question", exchange.question().number())
                  .put("answer", exchange.answer())
                  .put("by", exchange.by())
                  .end()
                  .canonical())
          .append('\n');
    }
    write("answers.jsonl", lines.toString());
  }

  /// The last line the performer complained with, for a person; where it complained of nothing, the
  /// last thing it said.
  String lastComplaint() {
    return lastLine(err()).or(() -> lastLine(out())).map(line -> ": " + line).orElse("");
  }

  private static Optional<String> lastLine(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var end = read(channel, Math.max(0, channel.size() - LONGEST_COMPLAINT), LONGEST_COMPLAINT);
      var text = new String(end, StandardCharsets.UTF_8).strip();
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(text.substring(text.lastIndexOf('\n') + 1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Some of the output, and how many bytes it was: bytes that are not UTF-8 do not come out of the
  /// text again.
  record Heard(String text, long bytes) {
    static final Heard NOTHING = new Heard("", 0);
  }

  /// What was written to the output beyond the offset, up to the last whole line. A last line
  /// without its end counts once the performer `ended`; one too long to be understood is passed
  /// over in pieces, or nothing after it would ever be heard.
  Heard hear(long offset, boolean ended) {
    try (var channel = FileChannel.open(out(), StandardOpenOption.READ)) {
      var bytes = read(channel, offset, LONGEST_LINE);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      if (end == 0 && (ended || bytes.length == LONGEST_LINE)) {
        end = bytes.length;
      }
      return new Heard(new String(bytes, 0, end, StandardCharsets.UTF_8), end);
    } catch (IOException e) {
      return Heard.NOTHING;
    }
  }

  /// All it said; where that is very much, its beginning and its end.
  byte[] transcript() throws IOException {
    try (var channel = FileChannel.open(out(), StandardOpenOption.READ)) {
      var size = channel.size();
      if (size <= 2L * LARGEST_PART) {
        return read(channel, 0, Math.toIntExact(size));
      }
      var cut = "\n[" + (size - 2L * LARGEST_PART) + " bytes left out]\n";
      var kept = new ByteArrayOutputStream();
      kept.writeBytes(read(channel, 0, LARGEST_PART));
      kept.writeBytes(cut.getBytes(StandardCharsets.UTF_8));
      kept.writeBytes(read(channel, size - LARGEST_PART, LARGEST_PART));
      return kept.toByteArray();
    }
  }

  private static byte[] read(FileChannel channel, long offset, int most) throws IOException {
    var buffer = ByteBuffer.allocate((int) Math.clamp(channel.size() - offset, 0L, (long) most));
    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
      // Until the buffer is full or the file ends.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
