package dev.baton.adapters.gate;

import dev.baton.core.hash.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What a verdict depends on besides tree and policy: the system, and what a command gets to see.
final class Environments {
  private Environments() {}

  static Hash hash(Map<String, String> environment) {
    var text = new StringBuilder("environment/1\n");
    for (var property : new String[] {"os.name", "os.version", "os.arch"}) {
      text.append(System.getProperty(property)).append('\n');
    }
    new TreeMap<>(environment)
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    var java = environment.get("JAVA_HOME");
    if (java != null) {
      text.append(release(Path.of(java)));
    }
    return Hash.of(text.toString());
  }

  private static String release(Path javaHome) {
    try {
      return Files.readString(javaHome.resolve("release"));
    } catch (IOException e) {
      return "";
    }
  }
}
