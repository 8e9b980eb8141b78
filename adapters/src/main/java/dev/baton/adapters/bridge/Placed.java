package dev.baton.adapters.bridge;

import dev.baton.core.finding.Source;

/// A part where it stands in a foreign file.
///
/// The three inner spans are what an export replaces when the title, the text, or what the part is
/// about changed. An empty span means that this tool has no place for it, or none that may change.
record Placed(Part part, Source whole, Source titleAt, Source textAt, Source aboutAt) {
  static Placed at(Part part, Source whole, Source nowhere) {
    return new Placed(part, whole, nowhere, nowhere, nowhere);
  }

  Placed titled(Source at) {
    return new Placed(part, whole, at, textAt, aboutAt);
  }

  Placed texted(Source at) {
    return new Placed(part, whole, titleAt, at, aboutAt);
  }

  Placed abouted(Source at) {
    return new Placed(part, whole, titleAt, textAt, at);
  }

  Placed with(Part other) {
    return new Placed(other, whole, titleAt, textAt, aboutAt);
  }

  String path() {
    return whole.path();
  }

  int line() {
    return whole.range().line();
  }
}
