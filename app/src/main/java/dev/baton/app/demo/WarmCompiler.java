package dev.baton.app.demo;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The process behind [WarmJavac]. Each line of the pipe it reads is a folder with a `request`:
/// where the caller is, and the arguments of javac, one a line. The answer goes to the pipe
/// `answer` beside it: the exit code, and what javac said.
final class WarmCompiler {
  private static final int OK = 0;
  private static final int ERRORS = 1;
  private static final int BAD_ARGUMENTS = 2;

  private WarmCompiler() {}

  /// `arguments` are the folder of the calls, and a project to practise on.
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    Thread.ofPlatform().daemon().start(WarmCompiler::endWithTheDemo);
    var javac = ToolProvider.getSystemJavaCompiler();
    Thread.ofPlatform()
        .daemon()
        .start(() -> practise(javac, Path.of(arguments[1]), folder.resolve("practice")));
    // Open for both: while nobody calls, the pipe is not at its end.
    try (var pipe = new RandomAccessFile(folder.resolve("calls").toFile(), "rw");
        var calls =
            new BufferedReader(
                new InputStreamReader(new FileInputStream(pipe.getFD()), StandardCharsets.UTF_8))) {
      for (var call = calls.readLine(); call != null; call = calls.readLine()) {
        var caller = Path.of(call);
        Thread.ofPlatform().daemon().start(() -> answer(javac, caller));
      }
    }
  }

  // The demo holds the other end of standard input; that ends with it, however it ends.
  private static void endWithTheDemo() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(0);
  }

  // Compiles the project once before anybody asks. Nobody gets to see what comes of it.
  private static void practise(JavaCompiler javac, Path project, Path to) {
    try (var files = Files.walk(project.resolve("src"))) {
      var arguments = new ArrayList<>(List.of("-proc:none", "-d", to.toString()));
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
      arguments.add("-sourcepath");
      arguments.add("tools");
      Files.createDirectories(to);
      compile(javac, project, arguments);
    } catch (IOException | UncheckedIOException e) {
      // Then the first call takes longer.
    }
  }

  private static void answer(JavaCompiler javac, Path call) {
    try {
      var request = Files.readAllLines(call.resolve("request"));
      var answer = compile(javac, Path.of(request.getFirst()), request.subList(1, request.size()));
      Files.writeString(call.resolve("answer"), answer);
    } catch (IOException e) {
      // Whoever called is gone.
    }
  }

  /// Relative names mean what they mean to the caller.
  static String compile(JavaCompiler javac, Path folder, List<String> arguments)
      throws IOException {
    var said = new StringWriter();
    var sources =
        arguments.stream().collect(Collectors.partitioningBy(word -> word.endsWith(".java")));
    try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setPathFactory((first, more) -> folder.resolve(Path.of(first, more)));
      // Otherwise it would be the class path of this program.
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(folder));
      int exit;
      try {
        var units = files.getJavaFileObjectsFromStrings(sources.get(true));
        var task = javac.getTask(said, files, null, sources.get(false), null, units);
        exit = task.call() ? OK : ERRORS;
      } catch (IllegalArgumentException e) {
        said.append("error: ").append(e.getMessage()).append('\n');
        exit = BAD_ARGUMENTS;
      }
      return exit + "\n" + said.toString().replace(folder + "/", "");
    }
  }
}
