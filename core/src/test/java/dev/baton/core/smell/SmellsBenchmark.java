package dev.baton.core.smell;

import static java.util.stream.Collectors.toSet;

import dev.baton.core.ears.Prose;
import dev.baton.core.smell.InDomain.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// How often the rules are right, by requirement: a rule has found something in it, or has not.
final class SmellsBenchmark {
  private static final String HEAD =
      "| rule | labelled | found | precision | recall | F1 |\n|---|---|---|---|---|---|";

  /// The columns of the labelled requirements that each rule answers to.
  private static final Map<SmellRule, List<String>> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put(SmellRule.VAGUE, List.of("ambig", "nonverif", "subjective"));
    COLUMNS.put(SmellRule.MODAL, List.of("uncertain"));
    COLUMNS.put(SmellRule.COMPARATIVE, List.of("compar"));
    COLUMNS.put(SmellRule.SUPERLATIVE, List.of("superl"));
    COLUMNS.put(SmellRule.NEGATIVE, List.of("negative"));
    COLUMNS.put(SmellRule.PRONOUN, List.of("pronoun"));
  }

  private SmellsBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    var rest = List.of(arguments).subList(1, arguments.length);
    var file = Path.of(rest.getFirst());
    switch (arguments[0]) {
      case "labelled" -> labelled(file, rest.contains("--missed"));
      case "passive" -> passive(file);
      case "in-domain" -> inDomain(file, Path.of(rest.get(1)), rest);
      case "sheet" -> sheet(file, Path.of(rest.get(1)), rest.contains("--holdout-only"));
      default -> throw new IllegalArgumentException("no such measurement: " + arguments[0]);
    }
  }

  private static void labelled(Path file, boolean missed) throws IOException {
    var lines = Files.readAllLines(file);
    var names = List.of(lines.getFirst().split("\t", -1));
    System.out.println(HEAD);
    for (var entry : COLUMNS.entrySet()) {
      var tally = Tally.NONE;
      for (var line : lines.subList(1, lines.size())) {
        var cells = line.split("\t", -1);
        var gold =
            entry.getValue().stream().anyMatch(name -> !cells[names.indexOf(name)].isBlank());
        var found = rulesIn(cells[1]).contains(entry.getKey().id());
        tally = tally.plus(found, gold);
        if (missed && found != gold) {
          System.err.println(entry.getKey().id() + (gold ? " - " : " + ") + cells[1]);
        }
      }
      System.out.println(tally.row(entry.getKey().id()));
    }
  }

  /// Against a treebank, where every passive counts, whoever acts and wherever it stands.
  private static void passive(Path file) throws IOException {
    var tally = Tally.NONE;
    for (var block : Files.readString(file).split("\n\n")) {
      var text = block.lines().filter(line -> line.startsWith("# text = ")).findFirst();
      if (text.isPresent()) {
        var prose = Prose.of(text.get().substring("# text = ".length()));
        tally =
            tally.plus(Passives.every(prose).findAny().isPresent(), block.contains("\taux:pass\t"));
      }
    }
    System.out.println(HEAD);
    System.out.println(tally.row("every passive"));
  }

  private static void inDomain(Path labels, Path corpus, List<String> options) throws IOException {
    var set = InDomain.read(labels);
    agreement(set);
    table("development", set, corpus, entry -> !entry.heldOut(), options);
    if (options.contains("--holdout")) {
      table("hold-out", set, corpus, Entry::heldOut, options);
    } else {
      System.out.println("\nThe hold-out part was not opened (--holdout opens it).");
    }
  }

  private static void agreement(InDomain set) {
    var twice = set.entries().stream().filter(entry -> entry.second().isPresent()).toList();
    if (twice.isEmpty()) {
      System.out.println("No sentence has a second label, so there is no agreement to compute.");
      return;
    }
    System.out.println("Agreement on " + twice.size() + " sentences:\n");
    System.out.println("| rule | first | second | both | kappa |\n|---|---|---|---|---|");
    for (var rule : SmellRule.values()) {
      var tally = Tally.NONE;
      for (var entry : twice) {
        tally =
            tally.plus(
                entry.second().orElseThrow().contains(rule.id()),
                entry.first().contains(rule.id()));
      }
      System.out.printf(
          "| %s | %d | %d | %d | %s |%n",
          rule.id(), tally.gold(), tally.found(), tally.both(), Tally.figure(tally.kappa()));
    }
  }

  private static void table(
      String name, InDomain set, Path corpus, Predicate<Entry> part, List<String> options)
      throws IOException {
    var tallies = new LinkedHashMap<SmellRule, Tally>();
    int read = 0;
    int gone = 0;
    for (var entry : set.entries().stream().filter(part).toList()) {
      var sentence = entry.sentence(corpus);
      if (sentence.isEmpty()) {
        gone++;
        continue;
      }
      read++;
      var found = rulesIn(sentence.get());
      for (var rule : SmellRule.values()) {
        var judged = found.contains(rule.id());
        var gold = entry.first().contains(rule.id());
        tallies.merge(rule, Tally.NONE.plus(judged, gold), SmellsBenchmark::sum);
        if (options.contains("--missed") && judged != gold) {
          System.err.println(rule.id() + (gold ? " - " : " + ") + sentence.get());
        }
      }
    }
    System.out.printf("%nThe %s part, %d sentences (%d not found):%n%n", name, read, gone);
    System.out.println(HEAD);
    tallies.forEach((rule, tally) -> System.out.println(tally.row(rule.id())));
  }

  private static Tally sum(Tally one, Tally other) {
    return new Tally(
        one.both() + other.both(),
        one.onlyJudge() + other.onlyJudge(),
        one.onlyReference() + other.onlyReference(),
        one.neither() + other.neither());
  }

  /// The sentences for whoever labels them, with keys and without labels.
  private static void sheet(Path labels, Path corpus, boolean holdoutOnly) throws IOException {
    System.out.println("key\tlabels\tsentence");
    for (var entry : InDomain.read(labels).entries()) {
      if (!holdoutOnly || entry.heldOut()) {
        System.out.printf(
            "%s\t\t%s%n", entry.sha256().substring(0, 12), entry.sentence(corpus).orElse("(gone)"));
      }
    }
  }

  // `must` and `will` are found by form, without judgement, and nobody labels them.
  private static Set<String> rulesIn(String sentence) {
    return Smells.in(sentence).stream()
        .filter(smell -> smell.rule() != SmellRule.MODAL || smell.replacement().isEmpty())
        .map(smell -> smell.rule().id())
        .collect(toSet());
  }
}
