package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import java.util.stream.Stream;

/// One rule at work on one sentence.
@FunctionalInterface
interface Detector {
  Stream<Smell> in(Prose prose);
}
