package dev.baton.core.spec;

import dev.baton.core.hash.Hash;
import java.util.regex.Pattern;

/// Names an item's normative text by what it says.
///
/// White space is folded, so wrapping a paragraph anew asks nobody to approve it again.
public record Fingerprint(Hash hash) {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

  public static Fingerprint of(String normativeText) {
    return new Fingerprint(Hash.of(WHITE_SPACE.matcher(normativeText).replaceAll(" ").strip()));
  }

  /// The eight digits shown to people.
  public String brief() {
    return hash.brief();
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
