package dev.baton.app;

import dev.baton.adapters.process.ProcessTable;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which process conducts in a place, for a person to read. Who may conduct is decided by a lock;
/// asking for that would be in the way of who wants it.
public final class ConductorNote {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})\\s*");

  private final Path file;

  private ConductorNote(Path file) {
    this.file = file;
  }

  public static ConductorNote of(Place place) {
    return new ConductorNote(place.folder().resolve("conductor.pid"));
  }

  /// The process that conducts now. One that was killed left its note, and another may have its
  /// number since: when it began tells.
  public Optional<Long> alive() {
    try {
      var written = WRITTEN.matcher(Files.readString(file));
      if (!written.matches()) {
        return Optional.empty();
      }
      var pid = Long.parseLong(written.group(1));
      var noted = new ProcessIdentity(pid, Long.parseLong(written.group(2)), pid);
      return ProcessTable.isAlive(noted) ? Optional.of(pid) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write() throws IOException {
    var pid = ProcessHandle.current().pid();
    var began = ProcessTable.identity(pid).map(ProcessIdentity::startTicks).orElse(0L);
    Files.writeString(file, pid + " " + began + "\n");
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
