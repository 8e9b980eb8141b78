package dev.baton.core.tamper;

import dev.baton.core.change.FileChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The test code of a change on one side of it, and the helpers in it that assert.
final class Side {
  record File(FileChange change, Code code, List<Function> functions, List<Marks.Mark> marks) {
    String path() {
      return change.path();
    }
  }

  private static final int DEEPEST = 3;

  private final List<File> files = new ArrayList<>();
  private final Map<String, Function> helpers = new HashMap<>();

  private final Map<Function, List<Assertion>> assertions = new HashMap<>();

  private Side() {}

  static Side before(List<FileChange> changes) {
    var side = new Side();
    changes.forEach(change -> side.read(change, change.before()));
    return side;
  }

  static Side after(List<FileChange> changes) {
    var side = new Side();
    changes.forEach(change -> side.read(change, change.after()));
    return side;
  }

  private void read(FileChange change, Optional<String> text) {
    var language = Language.of(change.path());
    if (text.isEmpty() || language.isEmpty()) {
      return;
    }
    var code = Code.of(text.get(), language.get());
    var file = new File(change, code, Suite.of(code), Marks.of(code));
    files.add(file);
    file.functions().stream()
        .filter(function -> !function.isTest())
        .forEach(function -> helpers.putIfAbsent(function.name(), function));
  }

  List<File> files() {
    return files;
  }

  Optional<File> file(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /// What a function asserts itself; the call of a helper is one assertion.
  List<Assertion> asserted(Function function) {
    return assertions(function).stream()
        .filter(each -> !each.call().startsWith("?") || !expanded(each).isEmpty())
        .map(each ->
            each.call().startsWith("?")
                ? new Assertion(strongest(expanded(each)), each.text(), each.call(), each.line())
                : each)
        .toList();
  }

  private List<Assertion> assertions(Function function) {
    return assertions.computeIfAbsent(function, Function::assertions);
  }

  private static Strength strongest(List<Assertion> assertions) {
    return assertions.stream()
        .map(Assertion::strength)
        .max(Strength::compareTo)
        .orElse(Strength.CONSTANT);
  }

  boolean knows(Assertion assertion) {
    return helpers.containsKey(name(assertion));
  }

  /// What a call of a helper asserts; nothing where it is none of this side.
  List<Assertion> expanded(Assertion assertion) {
    return expanded(assertion, new HashSet<>());
  }

  private List<Assertion> expanded(Assertion assertion, Set<String> seen) {
    var helper = helpers.get(name(assertion));
    if (helper == null || seen.size() >= DEEPEST || !seen.add(name(assertion))) {
      return List.of();
    }
    var all = new ArrayList<Assertion>();
    for (var each : assertions(helper)) {
      var inner = expanded(each, new HashSet<>(seen));
      if (!inner.isEmpty()) {
        all.addAll(inner);
      } else if (!each.call().startsWith("?")) {
        all.add(each);
      }
    }
    return all;
  }

  private static String name(Assertion assertion) {
    return assertion.call().startsWith("?") ? assertion.call().substring(1) : assertion.call();
  }
}
