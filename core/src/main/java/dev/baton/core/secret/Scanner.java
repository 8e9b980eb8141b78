package dev.baton.core.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Looks through texts by a set of rules. Safe for several threads.
public final class Scanner {
  private static final List<Rule> PERSONAL =
      List.of(
          Form.checked(
              "IBAN",
              "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])",
              Checksums::isIban),
          Form.checked(
              "card number", "[2-6][0-9]{3}(?:[ -]?[0-9]{2,6}){2,4}(?![0-9])", Checksums::isCard),
          Form.checked(
              "e-mail address",
              "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])",
              _ -> true));

  private final List<Rule> rules;
  private final Hints hints;

  private Scanner(List<Rule> rules) {
    this.rules = rules;
    this.hints = new Hints(rules);
  }

  /// For talk: only what shows by itself that it is a secret.
  public static Scanner forSecrets() {
    return new Scanner(Tokens.ALL);
  }

  /// For what is written down as source: also what only its name shows.
  public static Scanner forSources() {
    return new Scanner(both(Tokens.ALL, Named.ALL));
  }

  public static Scanner forSecretsAndPersonalData() {
    return new Scanner(both(Tokens.ALL, PERSONAL));
  }

  private static List<Rule> both(List<Rule> some, List<Rule> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /// In the order of the text, none within another.
  public List<Match> find(String text) {
    var all = new ArrayList<Match>();
    hints.in(text).forEach((rule, places) -> rules.get(rule).find(text, places, all::add));
    all.sort(Comparator.comparingInt(Match::start).thenComparingInt(match -> -match.end()));
    var apart = new ArrayList<Match>();
    for (var match : all) {
      if (apart.isEmpty() || match.start() >= apart.getLast().end()) {
        apart.add(match);
      }
    }
    return apart;
  }
}
