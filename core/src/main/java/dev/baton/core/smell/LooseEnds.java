package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Phrases that let somebody off, and lists that do not end.
final class LooseEnds implements Detector {
  private static final List<Phrases> LISTS =
      List.of(
          Phrases.of(
              SmellRule.ESCAPE,
              "In which cases exactly does \"%s\" apply, and who decides?",
              """
              (?:as|if|where|when|wherever|whenever|unless) (?:it is )?(?:deemed )?(?:appropriate|necessary|needed|required|applicable|desired|relevant|suitable|reasonable|warranted)(?! (?:by|for|to)\\b)
              (?:if|where|when|wherever|whenever) (?:at all )?(?:it is )?(?:possible|feasible|practical|practicable|convenient)
              as (?:soon|much|far|often|early|quickly|closely|many|little|few|long|fast|close|small|simple) as (?:is )?(?:possible|practical|practicable|feasible|necessary|needed|reasonable)
              (?:so|in so|insofar) (?:far )?as (?:possible|practicable)
              to the (?:greatest |maximum |fullest )?extent (?:possible|practical|practicable|feasible|necessary)
              best[- ]effort
              make every effort
              ideally
              preferably
              optionally
              at (?:the|its|their) discretion(?: of)?
              within reason
              try to
              tries to
              attempts? to
              strive to
              aim to
              endeavou?r to
              under normal (?:conditions|circumstances|operation)
              in most cases
              unless (?:otherwise|impractical|impossible)(?! (?:specified|stated|configured|set) (?:by|in|with))
              """),
          Phrases.of(
              SmellRule.OPEN_END,
              "What else belongs to the list, until it is complete?",
              """
              etc\\.?
              et cetera
              and so on
              and so forth
              and the like
              and more(?=\\s*[.,;)]|\\s*$)
              and others
              or the like
              or similar
              and similar
              or equivalent
              or something
              among others
              including,? but not limited to
              including,? without limitation
              but not limited to
              not limited to
              such as
              e\\.g\\.
              eg
              for example
              for instance
              """),
          Phrases.of(
              SmellRule.OPEN_END,
              "What is decided where it says \"%s\"?",
              """
              tb[dc]
              t\\.b\\.d\\.
              todo
              to be (?:determined|decided|defined|confirmed|clarified|specified|agreed)
              needs clarification
              """));
  private static final Pattern ELLIPSIS = Pattern.compile("(?:\\.\\.\\.|\u2026)(?=\\s*(?:\\)|$))");

  @Override
  public Stream<Smell> in(Prose prose) {
    return Stream.concat(LISTS.stream().flatMap(list -> list.in(prose)), ellipses(prose));
  }

  private static Stream<Smell> ellipses(Prose prose) {
    return ELLIPSIS
        .matcher(prose.plain())
        .results()
        .map(it ->
            SmellRule.OPEN_END.at(
                it.start(),
                it.end(),
                prose.sentence(),
                "What else belongs to the list, until it is complete?"));
  }
}
