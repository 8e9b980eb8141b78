package dev.baton.app;

import dev.baton.adapters.evidence.FileEvidence;
import dev.baton.adapters.git.GitProgram;
import dev.baton.adapters.git.GitStore;
import dev.baton.adapters.git.UserRepository;
import dev.baton.adapters.signing.SigningKey;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One repository of the user with Baton's folder in it.
public final class Place {
  private static final String ORIGIN = "origin";

  private final GitProgram git;
  private final UserRepository repository;
  private @Nullable GitStore store;

  private Place(GitProgram git, UserRepository repository) {
    this.git = git;
    this.repository = repository;
  }

  /// The repository the folder is in; a problem where there is none.
  public static Place around(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.usage("there is no folder " + folder, "name an existing one with -C");
    }
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    var git =
        GitProgram.find(path, folder)
            .orElseThrow(() ->
                Problem.usage(
                    "there is no git on the PATH",
                    "install git 2.38 or newer (Debian: apt-get install git)"));
    return UserRepository.around(git, folder)
        .map(found -> new Place(git, found))
        .orElseThrow(() ->
            Problem.usage(
                folder + " is not in a git repository",
                "go to one, or make one: git init && git add -A && git commit -m start"));
  }

  public GitProgram git() {
    return git;
  }

  public UserRepository repository() {
    return repository;
  }

  public Path top() {
    return repository.top();
  }

  public Path folder() {
    return top().resolve(".baton");
  }

  public Path config() {
    return top().resolve(Policy.FILE);
  }

  public boolean isInitialised() {
    return Files.exists(ledgerFile());
  }

  /// The place, once `baton init` has been here.
  public Place initialised() {
    if (!isInitialised()) {
      throw Problem.usage("Baton has not been set up in " + top(), "run: baton init");
    }
    return this;
  }

  /// Makes Baton's folder. It ignores itself, so that no file of the user's has to change.
  public void make() {
    try {
      Files.createDirectories(folder());
      var ignore = folder().resolve(".gitignore");
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
    } catch (IOException e) {
      throw Problem.broken(
          "cannot make " + folder() + ": " + e.getMessage(), "see that the folder can be written");
    }
    openLedger().close();
  }

  public SqliteLedger openLedger() {
    var key = key();
    return new SqliteLedger(ledgerFile(), origin(), key::sign);
  }

  public Path ledgerFile() {
    return folder().resolve("ledger.db");
  }

  public SigningKey key() {
    return SigningKey.in(folder().resolve("keys"), origin());
  }

  public FileEvidence evidence() {
    return new FileEvidence(folder().resolve("evidence"));
  }

  public synchronized GitStore store() {
    if (store == null) {
      store = GitStore.at(git, folder().resolve("store.git"), repository);
    }
    return store;
  }

  public Path work() {
    return folder().resolve("work");
  }

  /// What one attempt of a run leaves here while it is at work.
  public Path work(RunId run, Attempt attempt) {
    return work().resolve(run.value()).resolve(attempt.task() + "." + attempt.number());
  }

  /// Where it does its work.
  public Path clone(RunId run, Attempt attempt) {
    return work(run, attempt).resolve("clone");
  }

  /// What the ledger is called in its checkpoints. Stays the same when the repository is moved.
  public String origin() {
    var file = folder().resolve(ORIGIN);
    try {
      if (!Files.exists(file)) {
        var folderName = String.valueOf(top().getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
        var draft = Files.createTempFile(folder(), ORIGIN, ".new");
        Files.writeString(draft, "baton/" + folderName + "\n");
        // Who else makes it at this moment writes the same.
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Problem.broken(
          "cannot read " + file + ": " + e.getMessage(),
          "see that " + folder() + " can be written");
    }
  }
}
