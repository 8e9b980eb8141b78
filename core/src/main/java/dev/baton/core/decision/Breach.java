package dev.baton.core.decision;

import java.util.Comparator;

/// A file breaks a rule by using or declaring something. Its line is where it does so now, and no
/// part of what it is: a breach that moves in its file is the same breach.
public record Breach(Key key, Decision decision, DecisionRule rule, int line, String what) {

  /// What makes two breaches the same. `target` is what is used or declared.
  public record Key(String decision, String rule, String path, String target) {
    public static final Comparator<Key> ORDER =
        Comparator.comparing(Key::decision)
            .thenComparing(Key::rule)
            .thenComparing(Key::path)
            .thenComparing(Key::target);
  }

  static Breach of(
      Decision decision, DecisionRule rule, String path, int line, String target, String what) {
    return new Breach(
        new Key(decision.number(), rule.words(), path, target), decision, rule, line, what);
  }

  public String path() {
    return key.path();
  }

  /// For the person whose change it is: what is wrong, who decided it, why.
  public String message() {
    var reason = rule.because().isBlank() ? "" : ": " + rule.because();
    return "%s; decision %s \"%s\" (%s)%s"
        .formatted(what, decision.number(), decision.title(), rule.words(), reason);
  }
}
