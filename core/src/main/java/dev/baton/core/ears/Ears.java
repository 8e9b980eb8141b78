package dev.baton.core.ears;

import dev.baton.core.ears.Condition.Keyword;
import dev.baton.core.ears.Reading.NotEars;
import dev.baton.core.ears.Reading.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads one sentence.
///
/// It goes from the `shall` outwards: before it the system, before that the conditions, behind it
/// the responses.
public final class Ears {
  private static final Pattern SHALL = word("shall");
  private static final Pattern OPENING = word("where|while|when|if");
  private static final Pattern OTHER_OPENING =
      word(
          "whenever|after|before|once|upon|unless|until|during|as soon as|in case|provided|given|for"
              + "|in|on|at|by|with|within|to|under|as|from");
  private static final Pattern FURTHER_CONDITION =
      Pattern.compile(
          "(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(where|while|when|if)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern THEN =
      Pattern.compile("(?:,\\s*|\\s+)then\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern INNER_CONDITION = word("when|while|if|unless|where|whenever");
  private static final Pattern NEXT_SENTENCE =
      Pattern.compile(
          "[.!?](?<!\\b(?:e\\.g|i\\.e|etc|cf|vs|approx)\\.)\\s+(?=[\\p{Lu}" + Prose.NAME + "])");
  // "record when it began" asks for a time; "for when", "only if" and the like stay conditions.
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?:show|record|say|state|tell|store|log|list|know|display|report|decide|check"
              + "|determine|see|indicate|document|explain|describe|verify|and|or|of|about|as|just|what)"
              + "\\s+(?:\\w+\\s+)?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_NAME =
      word(
          "an?|each|every|all|any|no|some|both|either|neither|it|they|he|she|we|you|this|that|these"
              + "|those|there|which|who|one|users?|such|its|their|our|my|other|only");
  // In "let the clerk open and close the desk" the second verb is the clerk's, not the system's.
  private static final Pattern SUBORDINATE =
      word("to|that|which|who|whose|where|so|let|before|after|until|without|how|whether");
  private static final Pattern TRAILING = word("when|while|if|unless|whenever");
  private static final Pattern THEN_WORD = word("then");
  private static final Pattern THE = word("the");

  private final Prose prose;
  private final Prose built;

  private Ears(Prose prose) {
    this.prose = prose;
    this.built = prose.withoutAsides();
  }

  public static Reading parse(String sentence) {
    return new Ears(Prose.of(sentence)).read();
  }

  private Reading read() {
    var shalls = SHALL.matcher(prose.plain()).results().toList();
    if (shalls.isEmpty()) {
      return new NotEars("there is no `shall`", 0);
    }
    if (shalls.size() > 1) {
      return new NotEars("there is a second `shall`", shalls.get(1).start());
    }
    int end = endOfSentence();
    var next = NEXT_SENTENCE.matcher(prose.plain()).region(0, end);
    if (next.find()) {
      return new NotEars("a second sentence begins", next.end());
    }
    var shall = shalls.getFirst();
    var head = prose.clause(0, shall.start());
    var response = prose.clause(shall.end(), end);
    if (response.text().isEmpty()) {
      return new NotEars("nothing follows `shall`", shall.end());
    }
    return trailingCondition(response).orElseGet(() -> readHead(head, response));
  }

  private Reading readHead(Clause head, Clause response) {
    if (head.text().isEmpty()) {
      return new NotEars("no system stands before `shall`", head.start());
    }
    if (!startsWith(OPENING, head.start())) {
      return startsWith(OTHER_OPENING, head.start())
          ? new NotEars("a condition begins with Where, While, When or If", head.start())
          : readSystem(List.of(), head, response);
    }
    int split = lastSplit(head);
    if (split < 0) {
      return new NotEars("no comma ends the condition", head.end());
    }
    var conditions = new ArrayList<Condition>();
    var fault = readConditions(prose.clause(head.start(), split), conditions);
    if (fault.isPresent()) {
      return fault.get();
    }
    int at = built.plain().charAt(split) == ',' ? split + 1 : split;
    var rest = prose.clause(at, head.end());
    var then = startsWith(THEN_WORD, rest.start());
    if (conditions.getLast().keyword() == Keyword.IF && !then) {
      return new NotEars("`then` is missing after the If clause", rest.start());
    }
    return readSystem(
        conditions,
        then ? prose.clause(rest.start() + "then".length(), rest.end()) : rest,
        response);
  }

  // The last comma or `then` before the system; a system has neither in its name.
  private int lastSplit(Clause head) {
    int split = built.plain().lastIndexOf(',', head.end() - 1);
    var then = THEN.matcher(built.plain()).region(head.start(), head.end());
    while (then.find()) {
      split = Math.max(split, then.start());
    }
    return split;
  }

  private Optional<NotEars> readConditions(Clause text, List<Condition> into) {
    int from = text.start();
    while (true) {
      var keyword = keywordAt(from);
      int begin = from + keyword.word().length();
      var next = FURTHER_CONDITION.matcher(built.plain()).region(begin, text.end());
      var more = next.find();
      var clause = prose.clause(begin, more ? next.start() : text.end());
      var fault = faultOf(keyword, clause, from, into);
      if (fault.isPresent()) {
        return fault;
      }
      into.add(new Condition(keyword, clause));
      if (!more) {
        return Optional.empty();
      }
      from = next.start(1);
    }
  }

  private static Optional<NotEars> faultOf(
      Keyword keyword, Clause clause, int at, List<Condition> before) {
    if (clause.text().isEmpty()) {
      return Optional.of(new NotEars("nothing follows " + keyword.word(), at));
    }
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var last = before.getLast().keyword();
    if (last.isTrigger() && keyword.isTrigger()) {
      return Optional.of(new NotEars("there is a second trigger", at));
    }
    return keyword.mayFollow(last)
        ? Optional.empty()
        : Optional.of(new NotEars(keyword.word() + " comes before " + last.word(), at));
  }

  private Reading readSystem(List<Condition> conditions, Clause named, Clause response) {
    var the = startsWith(THE, named.start());
    var system = the ? prose.clause(named.start() + "the".length(), named.end()) : named;
    if (system.text().isEmpty()) {
      return new NotEars("no system stands before `shall`", named.start());
    }
    if (built.plain().substring(system.start(), system.end()).indexOf(',') >= 0) {
      return new NotEars("a condition begins with Where, While, When or If", named.start());
    }
    var inner = INNER_CONDITION.matcher(built.plain()).region(system.start(), system.end());
    if (inner.find()) {
      return new NotEars("the condition comes before the system", inner.start());
    }
    if (!the && !isProperName(system)) {
      return new NotEars("name the system: `the … shall`", named.start());
    }
    return understood(conditions, system, response);
  }

  private boolean isProperName(Clause system) {
    var first = system.text().charAt(0);
    return !startsWith(NO_NAME, system.start())
        && (Character.isUpperCase(first) || prose.plain().charAt(system.start()) == Prose.NAME);
  }

  private Understood understood(List<Condition> conditions, Clause system, Clause response) {
    var triggers = conditions.stream().filter(it -> it.keyword().isTrigger()).findFirst();
    var preconditions = conditions.stream().filter(it -> !it.keyword().isTrigger()).toList();
    return new Understood(
        patternOf(conditions), preconditions, triggers, system, responses(response));
  }

  private static Reading.Pattern patternOf(List<Condition> conditions) {
    var kinds = conditions.stream().map(Condition::keyword).distinct().toList();
    if (kinds.size() > 1) {
      return Reading.Pattern.COMPLEX;
    }
    if (kinds.isEmpty()) {
      return Reading.Pattern.UBIQUITOUS;
    }
    return switch (kinds.getFirst()) {
      case WHERE -> Reading.Pattern.OPTIONAL;
      case WHILE -> Reading.Pattern.STATE;
      case WHEN -> Reading.Pattern.EVENT;
      case IF -> Reading.Pattern.UNWANTED;
    };
  }

  private List<Clause> responses(Clause whole) {
    var found = new ArrayList<Clause>();
    int from = whole.start();
    for (var joint : Actions.furtherIn(prose, whole.start(), whole.end())) {
      if (!isSubordinate(from, joint.action())) {
        found.add(prose.clause(from, joint.start()));
        from = joint.action();
      }
    }
    found.add(prose.clause(from, whole.end()));
    return found;
  }

  private boolean isSubordinate(int from, int action) {
    return SUBORDINATE.matcher(prose.plain()).region(from, action).find();
  }

  private Optional<Reading> trailingCondition(Clause response) {
    var inner = TRAILING.matcher(built.plain()).region(response.start(), response.end());
    while (inner.find()) {
      if (!ASKED.matcher(prose.plain().substring(response.start(), inner.start())).find()) {
        return Optional.of(new NotEars("the condition comes before the system", inner.start()));
      }
    }
    return Optional.empty();
  }

  private Keyword keywordAt(int at) {
    var match = OPENING.matcher(built.plain()).region(at, built.plain().length());
    if (!match.lookingAt()) {
      throw new IllegalStateException("no keyword at " + at + " of " + prose.sentence());
    }
    return Keyword.valueOf(match.group().toUpperCase(Locale.ROOT));
  }

  private boolean startsWith(Pattern what, int at) {
    return what.matcher(built.plain()).region(at, built.plain().length()).lookingAt();
  }

  private int endOfSentence() {
    int end = prose.plain().length();
    while (end > 0 && ".;! \t\r\n".indexOf(prose.plain().charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static Pattern word(String alternatives) {
    return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
  }
}
