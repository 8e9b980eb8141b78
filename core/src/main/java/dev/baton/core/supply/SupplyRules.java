package dev.baton.core.supply;

import dev.baton.core.gate.GateFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What follows from a registry's answer.
public final class SupplyRules {
  private SupplyRules() {}

  /// What is missing forbids the change: whoever registers the name next decides what runs here.
  public static Optional<GateFinding> missing(Addition addition, Answer answer) {
    var what = addition.coordinate();
    if (addition.isElsewhere()) {
      return Optional.of(
          finding(
              addition,
              "elsewhere",
              "%s comes from %s, which is no registry".formatted(what.name(), addition.from())));
    }
    return switch (answer) {
      case Answer.NoSuchPackage() ->
          Optional.of(
              finding(
                  addition,
                  "no-package",
                  "the registry of %s knows no %s"
                      .formatted(what.ecosystem().word(), what.name())));
      case Answer.NoSuchVersion() ->
          Optional.of(
              finding(
                  addition,
                  "no-version",
                  "%s has no version %s".formatted(what.name(), what.version())));
      case Answer.Known _, Answer.Silent _ -> Optional.empty();
    };
  }

  /// What a person should look at before it comes in.
  public static List<GateFinding> doubts(Addition addition, Facts facts, Terms terms, Instant now) {
    var what = named(addition, facts);
    var doubts = new ArrayList<GateFinding>();
    facts
        .published()
        .map(since -> Duration.between(since, now))
        .filter(age -> age.compareTo(terms.rest()) < 0)
        .ifPresent(age ->
            doubts.add(
                finding(
                    addition,
                    "young",
                    "%s has been out for %s, less than %d days"
                        .formatted(what, words(age), terms.rest().toDays()))));
    licence(addition, facts, terms, what).ifPresent(doubts::add);
    facts
        .installs()
        .ifPresent(script ->
            doubts.add(
                finding(
                    addition,
                    "install-script",
                    "%s runs at installation: %s".formatted(what, script))));
    return doubts;
  }

  /// What the registry should have said and did not.
  public static Optional<String> gap(Addition addition, Facts facts, Terms terms) {
    return facts.published().isEmpty() && !terms.rest().isZero()
        ? Optional.of("the registry does not say since when there is " + named(addition, facts))
        : Optional.empty();
  }

  // An old name was looked at when it came in; that its registry says nothing now is nothing new.
  private static Optional<GateFinding> licence(
      Addition addition, Facts facts, Terms terms, String what) {
    if (terms.licences().isEmpty() || Licences.anyIsAmong(facts.licences(), terms.licences())) {
      return Optional.empty();
    }
    if (facts.licences().isEmpty()) {
      return addition.isNew()
          ? Optional.of(finding(addition, "licence", what + " names no licence"))
          : Optional.empty();
    }
    return Optional.of(
        finding(
            addition,
            "licence",
            "%s is under %s, which is not on the list"
                .formatted(what, String.join(" or ", facts.licences()))));
  }

  private static String named(Addition addition, Facts facts) {
    var what = addition.coordinate();
    return new Coordinate(what.ecosystem(), what.name(), facts.version()).words();
  }

  private static String words(Duration age) {
    return age.toDays() > 0 ? age.toDays() + " days" : Math.max(0, age.toHours()) + " hours";
  }

  private static GateFinding finding(Addition addition, String rule, String message) {
    return new GateFinding(rule, addition.path(), addition.line(), message);
  }
}
