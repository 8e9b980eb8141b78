package dev.baton.app;

import dev.baton.app.cli.CommandLineTool;
import dev.baton.app.cli.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// What the launcher runs once after a build: the commands people type most, in an empty
/// repository, so that the AOT cache knows their classes; and SQLite's native library unpacked, so
/// that no start has to do it.
final class Practice {
  private Practice() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var quiet = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    var console = new Console(quiet, quiet, false, false);
    unpack(Path.of(arguments[1]));
    OwnRepository.begun(folder, "practice").commit("start");
    Files.writeString(folder.resolve("Makefile"), "test:\n\ttrue\n");
    var at = folder.toString();
    for (var line :
        new String[] {
          "--version",
          "init --no-proof -C " + at,
          "-C " + at,
          "status -C " + at,
          "inbox -C " + at,
          "log -C " + at,
          "doctor -C " + at,
          "play " + at + " T-1 1"
        }) {
      CommandLineTool.run(line.split(" "), console);
    }
    PracticeRun.replay(Place.around(folder));
    CommandLineTool.run(new String[] {"status", "-C", at}, console);
  }

  private static void unpack(Path to) throws IOException {
    var arch =
        System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
    var system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Mac" : "Linux";
    var name = System.mapLibraryName("sqlitejdbc");
    var resource = "/org/sqlite/native/" + system + "/" + arch + "/" + name;
    try (var library = Practice.class.getResourceAsStream(resource)) {
      if (library != null) {
        Files.copy(library, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
