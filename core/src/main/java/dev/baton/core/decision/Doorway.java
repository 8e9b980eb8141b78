package dev.baton.core.decision;

import java.util.Optional;
import java.util.regex.Pattern;

/// One door at one place: a library's name, or the path of a file.
public record Doorway(Door door, String place) {
  // A name out of a manifest is anybody's text, and this becomes a line of a record.
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{C}\\u2028\\u2029]+");

  public Doorway {
    place = BREAKS.matcher(place).replaceAll(" ").strip();
  }

  /// As it stands in a decision's `opens`.
  public String words() {
    return door.word() + " " + place;
  }

  public static Optional<Doorway> parse(String words) {
    var space = words.indexOf(' ');
    return space < 0 || words.substring(space + 1).isBlank()
        ? Optional.empty()
        : Door.of(words.substring(0, space))
            .map(door -> new Doorway(door, words.substring(space + 1).strip()));
  }
}
