package dev.baton.adapters.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Looks at everything in a folder that a performer had: never through a link, and past what cannot
/// be read.
final class Walk {
  private Walk() {}

  interface Seeing {
    void file(Path path, BasicFileAttributes attributes) throws IOException;
  }

  static void over(Path folder, Seeing seeing) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            seeing.file(path, attributes);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
