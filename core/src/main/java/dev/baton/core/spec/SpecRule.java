package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import java.util.stream.Stream;

/// One rule about a spec. It looks at the whole, and yields what it has to say.
@FunctionalInterface
interface SpecRule {
  Stream<Finding> check(SpecIndex spec);
}
