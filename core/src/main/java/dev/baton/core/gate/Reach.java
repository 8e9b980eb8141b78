package dev.baton.core.gate;

import java.util.Collections;
import java.util.Set;

/// Which of the gates that run something get to see some of a change; without an answer, all.
///
/// Where the reaches of two changes do not meet, what such a gate found of one holds whether the
/// other has landed or not. What lands is judged on its own tree all the same.
public sealed interface Reach {
  Reach EVERYTHING = new Everything();

  boolean meets(Reach other);

  boolean has(Gate gate);

  static Reach of(Set<String> gates) {
    return new Some(gates);
  }

  record Everything() implements Reach {
    @Override
    public boolean meets(Reach other) {
      return true;
    }

    @Override
    public boolean has(Gate gate) {
      return true;
    }
  }

  /// By the identifiers of the gates.
  record Some(Set<String> gates) implements Reach {
    public Some {
      gates = Set.copyOf(gates);
    }

    @Override
    public boolean meets(Reach other) {
      return switch (other) {
        case Everything _ -> true;
        case Some(var theirs) -> !Collections.disjoint(gates, theirs);
      };
    }

    @Override
    public boolean has(Gate gate) {
      return gates.contains(gate.id());
    }
  }
}
