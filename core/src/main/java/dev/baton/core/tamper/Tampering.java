package dev.baton.core.tamper;

import dev.baton.core.change.FileChange;
import dev.baton.core.tamper.Marks.Mark;
import dev.baton.core.tamper.Pairs.Pair;
import dev.baton.core.tamper.Pairs.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares the tests of a change. A test may be moved, renamed, merged into a table or written in
/// another style; what it may not do is insist on less.
public final class Tampering {
  private static final Pattern LIBRARY =
      Pattern.compile(
          "assert|assert_?(That|Equals?|NotEquals?|True|False|Null|NotNull|Same|NotSame|Throws"
              + "|ThrowsExactly|DoesNotThrow|ArrayEquals|IterableEquals|LinesMatch|InstanceOf|Raises"
              + "|RaisesRegex|In|NotIn|Is|IsNot|IsNone|IsNotNone|IsInstance|AlmostEqual|Greater|Less"
              + "|All|Timeout|TimeoutPreemptively|Regex|ListEqual|DictEqual|CountEqual)|verify|expect|check|require|fail|raises|warns",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HELPER =
      Pattern.compile("(assert|verify|expect|check|ensure|validate|must)_?[A-Z_a-z].*");
  private static final double MOSTLY = 0.6;

  private final Side before;
  private final Side after;
  private final Predicate<String> isNamed;
  private final Map<String, Integer> surplus = new HashMap<>();
  private final List<Sign> signs = new ArrayList<>();

  private Tampering(List<FileChange> tests, Predicate<String> isNamed) {
    this.before = Side.before(tests);
    this.after = Side.after(tests);
    this.isNamed = isNamed;
  }

  /// `isNamed` are the files that may lose tests and assertions because whoever approved the
  /// contract has read that they do.
  public static List<Sign> of(List<FileChange> tests, Predicate<String> isNamed) {
    return new Tampering(tests, isNamed).run();
  }

  private List<Sign> run() {
    count(after, 1);
    count(before, -1);
    var pairs = Pairs.of(before, after);
    for (var gone : pairs.gone()) {
      if (!isNamed.test(gone.file()) && !isKept(gone, pairs.come())) {
        sign("test-removed", gone.file(), 0, "the test " + quoted(gone) + " is gone");
      }
    }
    for (var pair : pairs.pairs()) {
      if (!isNamed.test(pair.after().file())) {
        weaker(pair);
        fewerCases(pair);
      }
      unreachable(pair);
      skips(pair);
    }
    helpers();
    outside();
    counted("swallowed", "a failure is caught and dropped");
    counted("exit", "ends the process with success");
    counted("runner", "can decide the result of other tests");
    constants(pairs);
    loosened(pairs);
    return List.copyOf(signs);
  }

  private void sign(String rule, String path, int line, String message) {
    signs.add(new Sign(true, rule, path, line, message));
  }

  private static String quoted(Placed test) {
    return "`" + test.function().path() + "`";
  }

  private void count(Side side, int by) {
    for (var file : side.files()) {
      for (var function : file.functions()) {
        side.asserted(function).forEach(each -> surplus.merge(each.text(), by, Integer::sum));
      }
    }
  }

  private boolean moved(Assertion assertion) {
    int there = surplus.getOrDefault(assertion.text(), 0);
    if (there > 0) {
      surplus.put(assertion.text(), there - 1);
    }
    return there > 0;
  }

  // What it insisted on is insisted on elsewhere, or a new table speaks of its values.
  private boolean isKept(Placed gone, List<Placed> come) {
    var asserted = strong(before.asserted(gone.function()));
    if (!asserted.isEmpty() && asserted.stream().allMatch(this::moved)) {
      return true;
    }
    var words = gone.function().words();
    return come.stream()
        .filter(each -> each.function().isTabled())
        .anyMatch(each -> {
          var all = each.function().words();
          each.function()
              .code()
              .within(each.function().header(), each.function().start())
              .forEach(token -> all.add(token.text()));
          long shared = words.stream().filter(all::contains).count();
          return !words.isEmpty() && shared >= MOSTLY * words.size();
        });
  }

  private static List<Assertion> strong(List<Assertion> assertions) {
    return assertions.stream().filter(each -> each.strength() != Strength.CONSTANT).toList();
  }

  private void weaker(Pair pair) {
    var old = before.asserted(pair.before().function());
    var now = after.asserted(pair.after().function());
    var lost = new ArrayList<>(strong(old));
    var gained = new ArrayList<>(now);
    for (var each : strong(old)) {
      var same = gained.stream().filter(one -> one.text().equals(each.text())).findFirst();
      if (same.isPresent()) {
        gained.remove(same.get());
        lost.remove(each);
      }
    }
    lost.removeIf(this::moved);
    if (lost.isEmpty() || isAbsorbed(pair, lost, gained)) {
      return;
    }
    var place = pair.after();
    missing(expanded(before, lost), expanded(after, gained))
        .ifPresent(first ->
            sign(
                strong(now).size() < strong(old).size()
                    ? "assertion-removed"
                    : "assertion-loosened",
                place.file(),
                place.function().line(),
                quoted(place)
                    + " insists on less than before ("
                    + strong(old).size()
                    + " assertions, now "
                    + strong(now).size()
                    + "): "
                    + shortened(first.text())));
  }

  private void unreachable(Pair pair) {
    if (pair.after().function().isCut() && !pair.before().function().isCut()) {
      sign(
          "unreachable",
          pair.after().file(),
          pair.after().function().line(),
          "some of " + quoted(pair.after()) + " can no longer be reached");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  // A table runs its assertions for each row; a helper from elsewhere may assert anything.
  private boolean isAbsorbed(Pair pair, List<Assertion> lost, List<Assertion> gained) {
    var now = after.asserted(pair.after().function());
    boolean isNewTable =
        pair.after().function().isTabled()
            && !pair.before().function().isTabled()
            && now.stream().anyMatch(each -> each.strength().compareTo(weakest(lost)) >= 0);
    boolean isHelper =
        gained.stream()
            .anyMatch(each ->
                HELPER.matcher(each.call()).matches()
                    && !LIBRARY.matcher(each.call()).matches()
                    && !after.knows(each)
                    && lost.stream().noneMatch(one -> one.call().equals(each.call())));
    return isNewTable || isHelper;
  }

  private static Strength weakest(List<Assertion> assertions) {
    return assertions.stream()
        .map(Assertion::strength)
        .min(Comparator.naturalOrder())
        .orElse(Strength.CONSTANT);
  }

  private static List<Assertion> expanded(Side side, List<Assertion> assertions) {
    var all = new ArrayList<Assertion>();
    for (var each : assertions) {
      var inner = side.expanded(each);
      all.addAll(inner.isEmpty() ? List.of(each) : inner);
    }
    return all;
  }

  // The first one that has no equal or stronger one in its stead.
  private static Optional<Assertion> missing(List<Assertion> lost, List<Assertion> gained) {
    var order = Comparator.comparing(Assertion::strength).reversed();
    var wanted = strong(lost).stream().sorted(order).toList();
    var given = gained.stream().sorted(order).toList();
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= given.size() || given.get(i).strength().compareTo(wanted.get(i).strength()) < 0) {
        return Optional.of(wanted.get(i));
      }
    }
    return Optional.empty();
  }

  private void fewerCases(Pair pair) {
    int old = pair.before().function().rows();
    int now = pair.after().function().rows();
    int asserted =
        strong(after.asserted(pair.after().function())).size()
            - strong(before.asserted(pair.before().function())).size();
    if (old >= 2 && now < old && asserted < old - now) {
      sign(
          "cases-removed",
          pair.after().file(),
          pair.after().function().line(),
          quoted(pair.after()) + " has " + now + " cases, before " + old);
    }
  }

  // Of several with one name it cannot be told which became which unless there are as many as
  // before.
  private void helpers() {
    for (var file : before.files()) {
      var now = after.file(file.path());
      if (now.isEmpty() || isNamed.test(file.path())) {
        continue;
      }
      var others = byPath(now.get());
      byPath(file)
          .forEach((path, old) -> {
            var same = others.getOrDefault(path, List.of());
            for (int i = 0; same.size() == old.size() && i < old.size(); i++) {
              weaker(
                  new Pair(
                      new Placed(file.path(), old.get(i)), new Placed(file.path(), same.get(i))));
            }
          });
    }
  }

  private static Map<String, List<Function>> byPath(Side.File file) {
    return file.functions().stream()
        .filter(function -> !function.isTest())
        .collect(Collectors.groupingBy(Function::path, LinkedHashMap::new, Collectors.toList()));
  }

  private void skips(Pair pair) {
    skips(
        marks(pair.before().function()),
        marks(pair.after().function()),
        pair.after().file(),
        quoted(pair.after()));
  }

  private static List<Mark> marks(Function function) {
    return Marks.in(function.code(), function.header(), function.end()).stream()
        .filter(Tampering::isSkip)
        .toList();
  }

  private static boolean isSkip(Mark mark) {
    return mark.rule().equals("skipped") || mark.rule().equals("only");
  }

  private void skips(List<Mark> old, List<Mark> now, String path, String what) {
    long outright =
        now.stream().filter(mark -> !mark.isConditional()).count()
            - old.stream().filter(mark -> !mark.isConditional()).count();
    if (now.size() <= old.size() && outright <= 0) {
      return;
    }
    boolean isOutright = outright > 0;
    var mark =
        now.stream()
            .filter(each -> each.isConditional() != isOutright)
            .reduce((_, last) -> last)
            .orElse(now.getLast());
    signs.add(
        new Sign(
            isOutright && !isNamed.test(path),
            mark.rule(),
            path,
            mark.line(),
            what
                + (mark.rule().equals("only")
                    ? " keeps the others from running: "
                    : " no longer runs: ")
                + mark.what()));
  }

  // Marks on classes, groups and whole files that were there before.
  private void outside() {
    for (var file : before.files()) {
      after
          .file(file.path())
          .ifPresent(now -> skips(outside(file), outside(now), file.path(), "a group of tests"));
    }
  }

  private static List<Mark> outside(Side.File file) {
    return file.marks().stream()
        .filter(mark ->
            isSkip(mark)
                && file.functions().stream()
                    .noneMatch(function ->
                        mark.place() >= function.header() && mark.place() < function.end()))
        .toList();
  }

  // Counted over the change, so that what only moves is not new.
  private void counted(String rule, String message) {
    var old = new HashMap<String, Integer>();
    before.files().forEach(file -> old.put(file.path(), ruled(file, rule).size()));
    long total = after.files().stream().mapToLong(file -> ruled(file, rule).size()).sum();
    if (total <= old.values().stream().mapToInt(each -> each).sum()) {
      return;
    }
    for (var file : after.files()) {
      var marks = ruled(file, rule);
      if (marks.size() > old.getOrDefault(file.path(), 0)) {
        var added = file.change().added().stream().map(line -> line.number()).toList();
        var mark =
            marks.stream()
                .filter(each -> added.contains(each.line()))
                .findFirst()
                .orElse(marks.getLast());
        sign(rule, file.path(), mark.line(), message + ": " + mark.what());
      }
    }
  }

  private static List<Mark> ruled(Side.File file, String rule) {
    return file.marks().stream().filter(mark -> mark.rule().equals(rule)).toList();
  }

  private void constants(Pairs pairs) {
    for (var pair : pairs.pairs()) {
      int old = constants(before, pair.before().function()).size();
      var now = constants(after, pair.after().function());
      if (now.size() > old) {
        constant(pair.after(), now.getLast());
      }
    }
    for (var come : pairs.come()) {
      var now = constants(after, come.function());
      if (!now.isEmpty()) {
        constant(come, now.getFirst());
      }
    }
  }

  private void constant(Placed test, Assertion assertion) {
    sign(
        "constant",
        test.file(),
        assertion.line(),
        quoted(test) + " asserts what always holds: " + shortened(assertion.text()));
  }

  private static List<Assertion> constants(Side side, Function function) {
    return side.asserted(function).stream()
        .filter(each -> each.strength() == Strength.CONSTANT && !each.call().startsWith("?"))
        .toList();
  }

  private void loosened(Pairs pairs) {
    for (var pair : pairs.pairs()) {
      Tolerances.widened(pair.before().function(), pair.after().function())
          .ifPresent(what ->
              signs.add(
                  new Sign(
                      false,
                      "tolerance",
                      pair.after().file(),
                      what.line(),
                      quoted(pair.after()) + " allows more than before: " + what.text())));
    }
  }
}
