package dev.baton.adapters.performer;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.RunCommand.ProcessIdentity;
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
import java.util.List;
import java.util.Optional;

/// The files through which an attempt's performer and Baton know of each other. Every file is
/// written aside and renamed, so what is there is whole.
record AttemptFolder(Path path) {
  Path cloneFolder() {
    return path.resolve("clone");
  }

  Path brief() {
    return path.resolve("brief.md");
  }

  Path answers() {
    return path.resolve("answers.jsonl");
  }

  Path out() {
    return path.resolve("out.jsonl");
  }

  Path err() {
    return path.resolve("err.log");
  }

  /// Notes that the performer is about to be started; false where it was before.
  boolean claim() {
    try (var channel =
        FileChannel.open(
            path.resolve("started"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.force(true);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note the start in " + path, e);
    }
  }

  boolean isClaimed() {
    return Files.exists(path.resolve("started"));
  }

  void remember(ProcessIdentity process) {
    write(
        "process",
        Json.object()
            .put("pid", process.pid())
            .put("startTicks", process.startTicks())
            .put("group", process.group())
            .end()
            .canonical());
  }

  Optional<ProcessIdentity> process() {
    return read("process")
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
    return read("exit")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,3}"))
        .map(Integer::valueOf);
  }

  void write(String name, String content) {
    var draft = path.resolve(name + ".new");
    try {
      Files.writeString(draft, content);
      Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path.resolve(name), e);
    }
  }

  Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(path.resolve(name)));
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
    return read("err.log")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .or(() -> read("out.jsonl").map(String::strip).filter(text -> !text.isEmpty()))
        .map(text -> ": " + text.substring(text.lastIndexOf('\n') + 1))
        .orElse("");
  }

  /// What was written to the output beyond the offset, up to the last whole line.
  String wholeLines(long offset) {
    try (var channel = FileChannel.open(out(), StandardOpenOption.READ)) {
      var size = channel.size();
      if (size <= offset) {
        return "";
      }
      var buffer = ByteBuffer.allocate((int) Math.min(size - offset, 4 << 20));
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
        // Until the buffer is full or the file ends.
      }
      int end = buffer.position();
      while (end > 0 && buffer.get(end - 1) != '\n') {
        end--;
      }
      return new String(buffer.array(), 0, end, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
