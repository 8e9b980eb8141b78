package dev.baton.app;

import dev.baton.core.policy.Policy;
import dev.baton.engine.Containment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What performers and gates get to see of the environment: a short list, and what the policy adds
/// by name. Everything else of the user's stays the user's.
final class Environment {
  private static final List<String> USUAL =
      List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "JAVA_HOME");

  private Environment() {}

  static Map<String, String> forPrograms(Policy policy, Self self, Containment walls) {
    var all = new LinkedHashMap<String, String>();
    USUAL.forEach(name -> copy(name, self, all));
    policy.environment().forEach(name -> copy(name, self, all));
    all.putIfAbsent("PATH", "/usr/bin:/bin");
    all.putIfAbsent("JAVA_HOME", self.javaHome().toString());
    all.put("TERM", "dumb");
    all.put("CI", "true");
    all.put("BATON_CONTAINMENT", walls.name());
    return all;
  }

  private static void copy(String name, Self self, Map<String, String> into) {
    self.variable(name).ifPresent(value -> into.put(name, value));
  }
}
