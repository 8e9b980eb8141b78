package dev.baton.core.supply;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whose registry a name belongs to. `advisories` is what the OSV format calls it.
public enum Ecosystem {
  NPM("npm", "(?:@[a-zA-Z0-9~][\\w.~-]{0,100}/)?[a-zA-Z0-9_~][\\w.~-]{0,213}"),
  MAVEN("Maven", "[A-Za-z0-9_][\\w.-]{0,200}:[A-Za-z0-9_][\\w.-]{0,200}"),
  PYPI("PyPI", "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,150}[A-Za-z0-9])?"),
  GO("Go", "[A-Za-z0-9][\\w.~-]{0,100}(?:/[\\w~+-][\\w.~+-]{0,100}){0,20}"),
  // Advisories call it by the name of its registry, which no file here names as a place to ask.
  CARGO("crates" + ".io", "[A-Za-z][A-Za-z0-9_-]{0,63}");

  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_!~-]{0,127}");

  private final String advisories;
  private final Pattern name;

  Ecosystem(String advisories, String name) {
    this.advisories = advisories;
    this.name = Pattern.compile(name);
  }

  /// As it is written in `baton.yaml`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String advisories() {
    return advisories;
  }

  /// Whether the names could be one of this registry's. What is asked for is the change's own text,
  /// so nothing else may become part of an address.
  public boolean allows(Coordinate what) {
    return name.matcher(what.name()).matches()
        && !what.name().contains("..")
        && (what.isOpen()
            || (VERSION.matcher(what.version()).matches() && !what.version().contains("..")));
  }

  public static Optional<Ecosystem> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /// As a list of advisories names it, with or without the release of a distribution behind a
  /// colon.
  static Optional<Ecosystem> ofAdvisories(String word) {
    var plain = word.replaceFirst(":.*", "");
    return Arrays.stream(values()).filter(each -> each.advisories.equals(plain)).findFirst();
  }

  /// One spelling for names that a registry takes for the same.
  public String canonical(String given) {
    return switch (this) {
      case PYPI -> given.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
      case CARGO -> given.replace('_', '-');
      case NPM, MAVEN, GO -> given;
    };
  }
}
