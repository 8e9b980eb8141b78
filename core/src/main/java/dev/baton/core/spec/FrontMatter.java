package dev.baton.core.spec;

import dev.baton.core.finding.Source;
import java.util.Optional;

/// The flat `key: value` lines at the head of a file.
public record FrontMatter(Fields entries, Source source) {
  public static FrontMatter none(String path) {
    return new FrontMatter(Fields.NONE, Source.startOf(path));
  }

  public Optional<String> value(String key) {
    return entries.value(key);
  }
}
