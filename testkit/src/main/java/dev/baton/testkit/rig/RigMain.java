package dev.baton.testkit.rig;

import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// `build/rig.sh SCRIPT.json … [--port N] [--record DIR]`: plays scripts until it is stopped, for
/// an agent that is started by hand. Base URLs go to standard output, and after `mcp` that of a
/// [ToolServer]; requests go to standard error.
public final class RigMain {
  private RigMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var words = List.of(arguments);
    var files = words.stream().filter(word -> word.endsWith(".json")).map(Path::of).toList();
    if (files.isEmpty()) {
      System.err.println("usage: build/rig.sh SCRIPT.json ... [--port N] [--record DIR]");
      System.exit(2);
    }
    var port = option(words, "--port", "0");
    var record = option(words, "--record", "");
    var scripts = new TreeMap<String, Script>();
    files.forEach(file -> scripts.put(scenario(file), script(file)));
    var model = ScriptedModel.start(Integer.parseInt(port), request -> show(request, record));
    scripts.forEach((scenario, script) -> System.out.println(model.play(scenario, script)));
    System.out.println("mcp " + ToolServer.start(RigMain::show).url());
    Thread.currentThread().join();
  }

  private static String option(List<String> words, String name, String otherwise) {
    var at = words.indexOf(name);
    return at < 0 ? otherwise : words.get(at + 1);
  }

  private static String scenario(Path file) {
    return file.getFileName().toString().replaceFirst("\\.json$", "");
  }

  private static Script script(Path file) {
    try {
      return ScriptReader.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the script " + file, e);
    } catch (JsonFault e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static void show(Request request, String record) {
    System.err.println(request.line());
    if (!record.isEmpty()) {
      write(Path.of(record), request);
    }
  }

  private static void show(ToolServer.Called call) {
    System.err.println("mcp " + call.tool() + " " + call.arguments().canonical());
  }

  private static void write(Path directory, Request request) {
    try {
      Files.createDirectories(directory);
      var name = "%04d-%s.json".formatted(request.number(), request.scenario());
      Files.writeString(directory.resolve(name), request.body().pretty());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record " + request.line(), e);
    }
  }
}
