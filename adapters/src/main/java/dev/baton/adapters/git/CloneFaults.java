package dev.baton.adapters.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// What is wrong with a clone's `.git` before git has a look at it. One that leads elsewhere, by a
/// link or by git's own means, would have Baton read what the performer could not; a pipe in it
/// would keep git waiting.
final class CloneFaults {
  private CloneFaults() {}

  static Optional<String> of(Path gitDir) {
    if (!Files.isDirectory(gitDir.resolve("..").normalize(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("there is no clone any more");
    }
    if (!Files.exists(gitDir, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("its .git is gone");
    }
    if (!Files.isDirectory(gitDir, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("its .git is not a folder");
    }
    if (Files.exists(gitDir.resolve("commondir"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("its .git has a commondir, which leads to another repository");
    }
    return crooked(gitDir);
  }

  // Hooks are left out: people link them, and nothing here reads them.
  private static Optional<String> crooked(Path gitDir) {
    var found = new ArrayList<Path>();
    try {
      Walk.over(
          gitDir,
          (path, attributes) -> {
            if (!attributes.isRegularFile() && !path.startsWith(gitDir.resolve("hooks"))) {
              found.add(gitDir.relativize(path));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + gitDir, e);
    }
    return found.stream()
        .findFirst()
        .map(path -> "its .git has a link or a special file where git wants a file: " + path);
  }
}
