package dev.baton.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A repository that Baton lays out itself, for a demonstration or for practice. `who` signs its
/// commits, so that nobody needs a name of their own in git for it.
public record OwnRepository(Path top, String who) {

  public static OwnRepository begun(Path top, String who) {
    var repository = new OwnRepository(top, who);
    repository.git("init", "--quiet", "--initial-branch=main", top.toString());
    return repository;
  }

  /// Commits everything there is, and if there is nothing, that.
  public void commit(String message) {
    git("-C", top.toString(), "add", "--all");
    git("-C", top.toString(), "commit", "--quiet", "--allow-empty", "-m", message);
  }

  private void git(String... arguments) {
    var command =
        new ArrayList<>(List.of("git", "-c", "user.name=" + who, "-c", "user.email=own@localhost"));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw Problem.broken("git said: " + said.strip(), "see that " + top + " can be written");
      }
    } catch (IOException e) {
      throw Problem.usage("cannot start git: " + e.getMessage(), "install git 2.38 or newer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.broken("interrupted", "run it again");
    }
  }
}
