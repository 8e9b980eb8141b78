package dev.baton.core.decision;

import dev.baton.core.plan.Glob;
import java.util.List;

/// Files by their paths, or names by what they begin with: `core/**`, `java.sql`, `@shop/db`. `**`
/// is everything, whether it is in the tree or not.
public final class Selector {
  private final Glob glob;
  private final String prefix;

  private Selector(Glob glob, String prefix) {
    this.glob = glob;
    this.prefix = prefix;
  }

  /// What a person wrote selects something, or there is a reason why not.
  public sealed interface Reading {
    record Valid(Selector selector) implements Reading {}

    record Faulty(String reason) implements Reading {}
  }

  public static Reading parse(String written) {
    return switch (Glob.parse(written)) {
      case Glob.Reading.Valid(var glob) -> new Reading.Valid(new Selector(glob, prefix(written)));
      case Glob.Reading.Faulty(var reason) -> new Reading.Faulty(reason);
    };
  }

  /// A selector known to be good.
  public static Selector of(String written) {
    return switch (parse(written)) {
      case Reading.Valid(var selector) -> selector;
      case Reading.Faulty(var reason) ->
          throw new IllegalArgumentException(written + " selects nothing: " + reason);
    };
  }

  // `java.sql.*` means the package as people write it; any other pattern is for paths only.
  private static String prefix(String written) {
    var name = written.endsWith(".*") ? written.substring(0, written.length() - 2) : written;
    return name.matches("[^*?\\[{]+") ? name : "";
  }

  public boolean holdsFile(String path, List<String> names) {
    return glob.matches(path) || names.stream().anyMatch(this::holdsName);
  }

  /// A name from anywhere.
  public boolean holdsName(String name) {
    if (glob.pattern().equals("**")) {
      return true;
    }
    if (prefix.isEmpty() || !name.startsWith(prefix)) {
      return false;
    }
    return name.length() == prefix.length() || "./:$".indexOf(name.charAt(prefix.length())) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector selector && selector.glob.equals(glob);
  }

  @Override
  public int hashCode() {
    return glob.hashCode();
  }

  @Override
  public String toString() {
    return glob.pattern();
  }
}
