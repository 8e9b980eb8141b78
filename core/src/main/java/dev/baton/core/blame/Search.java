package dev.baton.core.blame;

import dev.baton.core.blame.Answers.Sight;
import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.blame.Ending.Red;
import dev.baton.core.blame.Inquiry.Unanswered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// One walk through the reasoning, as far as the answers go.
final class Search {
  // With six a test that fails every second time is taken for a steady one in 1.6 % of cases.
  private static final int RUNS_TO_RULE_OUT_CHANCE = 6;
  private static final int MORE_THAN_A_STRAY = 2;
  private static final int LEAST_REDS = 3;
  private static final int SURE = 95;
  private static final int MOST_REPEATS = 8;

  private final List<Atom> atoms;
  private final Answers answers;
  private final Needs needs;
  private final Selection all;
  // What the command needs to ask the question at all: the tests of the bad revision.
  private Selection ground = Selection.NONE;
  private Verdict leaning = Verdict.UNKNOWN;
  private String hypotheses = "";

  Search(List<Atom> atoms, List<Observation> observations) {
    this.atoms = atoms;
    all = new Selection(atoms.stream().map(Atom::id).toList());
    answers = new Answers(all, observations);
    needs = new Needs(atoms);
    for (var each : observations) {
      needs.learn(each.selection(), each.ending().complaints());
    }
  }

  String hypotheses() {
    return hypotheses;
  }

  /// Where the runs are spent.
  Attribution soFar(int runs) {
    return new Attribution(
        leaning,
        leaning == Verdict.UNKNOWN ? 0 : Math.min(80, sureness(all)),
        answers.smallestFailing(),
        "the bound of "
            + runs
            + " runs was reached"
            + (hypotheses.isEmpty() ? "" : " while asking: " + hypotheses),
        false);
  }

  Attribution run() {
    hypotheses = "is there a fault at all, and is the good revision green here";
    if (answers.of(all).isEmpty() || answers.of(Selection.NONE).isEmpty()) {
      askFirst();
    }
    if (answers.greens(all) > 0) {
      return noFault();
    }
    if (answers.of(all).stream().noneMatch(Red.class::isInstance)) {
      return unknown("the bad revision cannot be run: " + answers.whyBroken(all));
    }
    if (answers.isChancy()) {
      hypotheses = "one tree was green and red: is it chance";
      answers.require(RUNS_TO_RULE_OUT_CHANCE, all, Selection.NONE);
      if (answers.greens(all) > 0) {
        return noFault();
      }
      if (answers.isMixed(Selection.NONE) && answers.reds(Selection.NONE) >= MORE_THAN_A_STRAY) {
        return found(Verdict.FLAKY, 99, "the good revision was green and red, unchanged");
      }
    }
    return switch (answers.at(Selection.NONE)) {
      case PASSES -> withTests();
      case FAILS -> redBefore();
      case OTHER -> otherBefore();
    };
  }

  private void askFirst() {
    var missing = new ArrayList<Selection>();
    if (answers.of(all).isEmpty()) {
      missing.add(all);
    }
    if (answers.of(Selection.NONE).isEmpty()) {
      missing.add(Selection.NONE);
    }
    throw new Unanswered(missing);
  }

  private Attribution noFault() {
    hypotheses = "the bad revision was green: is it chance";
    if (!answers.isMixed(all)) {
      answers.require(RUNS_TO_RULE_OUT_CHANCE, all);
    }
    return answers.isMixed(all)
        ? found(Verdict.FLAKY, 99, "the bad revision was green and red, unchanged")
        : found(
            Verdict.NO_FAULT,
            95,
            "the bad revision was green in all " + answers.greens(all) + " runs");
  }

  private Attribution redBefore() {
    hypotheses = "the good revision is red as well: environment or chance";
    leaning = Verdict.ENVIRONMENT;
    answers.require(RUNS_TO_RULE_OUT_CHANCE / 2, Selection.NONE, all);
    if (answers.greens(all) > 0) {
      return noFault();
    }
    return found(
        Verdict.ENVIRONMENT,
        95,
        "the good revision is red in the same way here and now, so the change is not the cause");
  }

  /// The command may need the tests that came with the change.
  private Attribution otherBefore() {
    var tests = tests();
    if (tests.isEmpty() || tests.equals(all)) {
      return unknown("the good revision is not green here: " + answers.whyBroken(Selection.NONE));
    }
    hypotheses = "do the tests that came with the change pass on the code before it";
    return switch (answers.at(tests)) {
      case PASSES -> {
        ground = tests;
        yield corners();
      }
      case FAILS ->
          found(
              Verdict.SPEC_GAP,
              90,
              "the tests that came with the change ask for what neither revision does",
              tests);
      case OTHER ->
          unknown("the good revision is not green here: " + answers.whyBroken(Selection.NONE));
    };
  }

  private Selection tests() {
    return all.only(atom -> atoms.get(atom).kind() == Atom.Kind.TEST);
  }

  /// Two by two: the tests of before and after on the code of before and after.
  private Attribution withTests() {
    var tests = tests();
    if (tests.isEmpty()) {
      return corners();
    }
    hypotheses = "did the expectation move, or the code";
    if (!tests.equals(all)) {
      if (answers.at(tests) == Sight.PASSES) {
        ground = tests;
        return corners();
      }
      if (answers.at(tests) == Sight.OTHER || answers.at(all.without(tests)) != Sight.PASSES) {
        return corners();
      }
    }
    leaning = Verdict.SPEC_GAP;
    return concluded(
        Verdict.SPEC_GAP,
        "the tests as they were pass on the code as it is: the expectation moved",
        minimal(Selection.NONE, tests));
  }

  /// Each origin alone on the good revision.
  private Attribution corners() {
    var agent = side(Origin.AGENT::equals);
    var human = side(Origin.HUMAN::equals);
    var others = side(origin -> origin != Origin.AGENT && origin != Origin.HUMAN);
    if (others.isEmpty() && (agent.isEmpty() || human.isEmpty())) {
      return single(agent.isEmpty() ? human : agent, agent.isEmpty() ? Origin.HUMAN : Origin.AGENT);
    }
    hypotheses = "does one origin fail alone: agent, human" + (others.isEmpty() ? "" : ", unknown");
    askCorners(List.of(agent, human, others));
    var byAgent = suffices(agent);
    var byHuman = suffices(human);
    var byOthers = suffices(others);
    if (byAgent == Corner.FAILS && byHuman == Corner.PASSES && byOthers == Corner.PASSES) {
      return single(agent, Origin.AGENT);
    }
    if (byHuman == Corner.FAILS && byAgent == Corner.PASSES && byOthers == Corner.PASSES) {
      return single(human, Origin.HUMAN);
    }
    if (byAgent == Corner.FAILS && byHuman == Corner.FAILS) {
      return both(agent, human);
    }
    if (byAgent == Corner.PASSES && byHuman == Corner.PASSES && others.isEmpty()) {
      return interaction(agent, human);
    }
    return bySet();
  }

  private Selection side(Predicate<Origin> wanted) {
    return all.without(ground).only(atom -> wanted.test(atoms.get(atom).origin()));
  }

  private enum Corner {
    FAILS,
    PASSES,
    UNDECIDED
  }

  /// All corners at once, as long as none was tried: they do not wait for one another.
  private void askCorners(List<Selection> sides) {
    answers.require(
        1,
        sides.stream()
            .filter(side -> !side.isEmpty())
            .map(side -> needs.up(ground.and(side)))
            .toArray(Selection[]::new));
  }

  /// Bounds, where a side cannot stand without parts of the other: with all it needs it is a
  /// superset, so green clears it; without what cannot stand it is a subset, so red convicts it.
  private Corner suffices(Selection side) {
    if (side.isEmpty()) {
      return Corner.PASSES;
    }
    var up = needs.up(ground.and(side));
    var sight = answers.at(up);
    if (sight == Sight.PASSES) {
      return Corner.PASSES;
    }
    if (sight == Sight.FAILS && up.equals(ground.and(side))) {
      return Corner.FAILS;
    }
    var low = needs.low(ground.and(side));
    return !low.without(ground).isEmpty() && !low.equals(up) && answers.at(low) == Sight.FAILS
        ? Corner.FAILS
        : Corner.UNDECIDED;
  }

  private Attribution single(Selection side, Origin origin) {
    leaning = origin == Origin.AGENT ? Verdict.AGENT : Verdict.HUMAN;
    var set = minimal(ground, side);
    return concluded(leaning, "the changes of the " + origin.word() + " fail alone", set);
  }

  private Attribution both(Selection agent, Selection human) {
    leaning = Verdict.UNKNOWN;
    var sets = List.of(minimal(ground, agent), minimal(ground, human));
    return new Attribution(
        Verdict.UNKNOWN,
        sureness(sets.getFirst()),
        sets,
        "either origin fails alone: there are two causes",
        true);
  }

  /// Each side is made small beside the whole of the other, which passes alone: so what is left
  /// crosses the origins, and no coherent change is judged by its half.
  private Attribution interaction(Selection agent, Selection human) {
    leaning = Verdict.INTERACTION;
    var ofAgent = minimal(ground.and(human), agent);
    var ofHuman = minimal(ground.and(agent), human);
    return concluded(
        Verdict.INTERACTION,
        "each origin passes alone, together they fail",
        fails(ground.and(ofAgent).and(ofHuman))
            ? ofAgent.and(ofHuman)
            : fails(ground.and(ofAgent).and(human)) ? ofAgent.and(human) : agent.and(human));
  }

  /// The corners do not tell: the labels of the smallest failing set do, if all are known.
  private Attribution bySet() {
    var set = minimal(ground, all.without(ground));
    var origins = set.atoms().stream().map(id -> atoms.get(id).origin()).distinct().toList();
    if (origins.contains(Origin.UNKNOWN) || origins.contains(Origin.MIXED)) {
      return concluded(
          Verdict.UNKNOWN, "it fails by lines whose origin is mixed or not known", set);
    }
    leaning =
        origins.size() > 1
            ? Verdict.INTERACTION
            : origins.getFirst() == Origin.AGENT ? Verdict.AGENT : Verdict.HUMAN;
    return concluded(leaning, "the smallest failing set is theirs", set);
  }

  /// The smallest part of the candidates that still fails on that ground: whole changes first, then
  /// atoms within them.
  private Selection minimal(Selection background, Selection candidates) {
    var changes = new LinkedHashMap<String, Selection>();
    for (var id : candidates.atoms()) {
      changes.merge(atoms.get(id).label().change(), new Selection(List.of(id)), Selection::and);
    }
    hypotheses = "which of " + changes.size() + " changes: " + String.join(", ", changes.keySet());
    var guilty = union(quickXplain(background, List.copyOf(changes.values())));
    hypotheses = "which of " + guilty.size() + " atoms";
    var single = guilty.atoms().stream().map(id -> new Selection(List.of(id))).toList();
    return descended(background, union(quickXplain(background, single)));
  }

  /// An atom that merely needs the guilty one drags it in; then the one it needs fails alone.
  private Selection descended(Selection background, Selection set) {
    var dragged = needs.up(background.and(set)).without(background).without(set);
    for (var id : dragged.atoms()) {
      var one = new Selection(List.of(id));
      var alone = needs.up(background.and(one));
      if (alone.size() < needs.up(background.and(set)).size() && fails(alone)) {
        return descended(background, one);
      }
    }
    return set;
  }

  private static Selection union(List<Selection> parts) {
    return parts.stream().reduce(Selection.NONE, Selection::and);
  }

  private boolean fails(Selection selection) {
    return answers.at(needs.up(selection)) == Sight.FAILS;
  }

  private List<Selection> quickXplain(Selection background, List<Selection> parts) {
    return parts.size() <= 1 ? parts : quickXplain(background, false, parts);
  }

  private List<Selection> quickXplain(
      Selection background, boolean isGrown, List<Selection> parts) {
    if (isGrown && fails(background)) {
      return List.of();
    }
    if (parts.size() == 1) {
      return parts;
    }
    var first = parts.subList(0, parts.size() / 2);
    var second = parts.subList(parts.size() / 2, parts.size());
    var ofSecond = quickXplain(background.and(union(first)), true, second);
    var ofFirst = quickXplain(background.and(union(ofSecond)), !ofSecond.isEmpty(), first);
    var both = new ArrayList<>(ofFirst);
    both.addAll(ofSecond);
    return both;
  }

  /// The set has to fail, and the bad revision has to pass without it, as often as it takes to be
  /// sure that chance did not play all of it.
  private Attribution concluded(Verdict verdict, String reason, Selection set) {
    hypotheses = verdict.word() + ": would chance give all these answers";
    var with = needs.up(ground.and(set));
    var without = all.without(needs.dependents(set));
    var isNeeded = answers.at(without) == Sight.PASSES;
    var greenEnd = isNeeded ? without : Selection.NONE;
    var redEnd = answers.at(with) == Sight.FAILS ? with : all;
    // The search follows its answers wherever they lead, so they cannot speak against each other.
    // What is asked again can.
    answers.require(3, redEnd);
    answers.require(2, greenEnd);
    for (int runs = 2; runs <= MOST_REPEATS && !isSettled(set); runs++) {
      answers.require(runs, redEnd, greenEnd);
    }
    return new Attribution(
        verdict,
        sureness(set),
        List.of(set),
        isNeeded ? reason : reason + "; without it the bad revision is still not green",
        true);
  }

  // Few reds among many greens are what a rare flake looks like, however well they fit.
  private boolean isSettled(Selection set) {
    return sureness(set) >= SURE && answers.allFails() >= LEAST_REDS;
  }

  /// How likely it is that there is a culprit, given that two fifths of all red ranges have none
  /// and that a flake fails with any probability alike. A culprit explains all answers, but is one
  /// of many that could have been found: the more atoms it has, the more there are.
  private int sureness(Selection set) {
    long fails = answers.allFails();
    long greens = answers.allGreens();
    double flake = 1.0 / (fails + greens + 1);
    for (int i = 1; i <= greens; i++) {
      flake *= i / (double) (fails + i);
    }
    double culprit = 1;
    for (int i = 1; i <= set.size(); i++) {
      culprit *= i / (2.0 * (atoms.size() - set.size() + i));
    }
    return (int) Math.round(100 * 0.6 * culprit / (0.6 * culprit + 0.4 * flake));
  }

  private static Attribution found(Verdict verdict, int percent, String reason, Selection... sets) {
    return new Attribution(verdict, percent, List.of(sets), reason, true);
  }

  private static Attribution unknown(String reason) {
    return found(Verdict.UNKNOWN, 0, reason);
  }
}
