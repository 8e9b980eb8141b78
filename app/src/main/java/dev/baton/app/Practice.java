package dev.baton.app;

import dev.baton.app.cli.CommandLineTool;
import dev.baton.app.cli.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What the launcher runs once after a build, so that the AOT cache knows the classes: one small
/// change from its spec to its landing, and the commands people type most about it. And SQLite's
/// native library unpacked, so that no start has to do it.
final class Practice {
  private static final List<String> PROJECT =
      List.of("agent.sh", "specs/greet/spec.md", "specs/greet/plan.md");

  private final Path folder;
  private final OwnRepository repository;
  private final Console console;

  private Practice(Path folder) {
    var quiet = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    this.folder = folder;
    this.repository = OwnRepository.begun(folder, "practice");
    this.console = new Console(quiet, quiet, false, false);
  }

  public static void main(String[] arguments) throws IOException {
    unpack(Path.of(arguments[1]));
    new Practice(Path.of(arguments[0])).begin().land().look();
  }

  private void baton(String... words) {
    CommandLineTool.run(words, console);
  }

  private void here(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-C", folder.toString()));
    baton(all.toArray(String[]::new));
  }

  private Practice begin() throws IOException {
    for (var name : PROJECT) {
      var file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      try (var content = Practice.class.getResourceAsStream("/practice/" + name)) {
        Files.copy(Objects.requireNonNull(content, name), file);
      }
    }
    repository.commit("start");
    baton("--version");
    here("init", "--no-proof", "--test", "true", "--performer", "sh agent.sh");
    repository.commit("set up");
    return this;
  }

  private Practice land() {
    here("spec", "check");
    here("spec", "approve");
    repository.commit("approved");
    here("plan", "check");
    here("plan", "approve");
    here("run", "--uncontained");
    return this;
  }

  private void look() throws IOException {
    here();
    for (var command : List.of("status", "inbox", "log", "gap", "origin", "doctor")) {
      here(command);
    }
    here("why", "src/hello.sh:1");
    here("why", "agent.sh:1");
    PracticePage.visit(Place.around(folder));
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
