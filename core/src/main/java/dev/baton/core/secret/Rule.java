package dev.baton.core.secret;

import java.util.List;
import java.util.function.Consumer;

/// One kind of thing. Where none of its hints stands in a text it is not tried: almost no text has
/// a secret, and looking for constants costs next to nothing. No hint: always tried.
interface Rule {
  List<String> hints();

  /// `hinted` are the places of the hints, in order.
  void find(String text, List<Integer> hinted, Consumer<Match> found);
}
