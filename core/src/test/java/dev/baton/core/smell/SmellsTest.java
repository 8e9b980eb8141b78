package dev.baton.core.smell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmellsTest {
  /// The columns: rule, sentence, what it finds there (none if empty), joined by +.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          L-VAGUE | The desk shall answer quickly. | quickly
          L-VAGUE | The desk shall answer fast and show several clear hints. | fast+several+clear
          L-VAGUE | The desk shall show a clear hint. | clear
          L-VAGUE | The desk shall clear the list. |
          L-VAGUE | The desk shall sort and clear the list. |
          L-VAGUE | The desk shall print, giving clear hints. | clear
          L-VAGUE | The loan is on the critical path. |
          L-VAGUE | The desk shall answer within 2 seconds. |
          L-VAGUE | The desk shall print `quickly`. |
          L-VAGUE | The desk shall print "some". |
          L-VAGUE | The desk shall print as appropriate. |
          L-VAGUE | The desk shall keep about 20 loans. | about
          L-VAGUE | The desk shall tell about the loans. |
          L-VAGUE | The desk shall stay consistent with the ledger. |
          L-VAGUE | The desk shall use the large-print form. |
          L-MODAL | The desk should refuse. | should
          L-MODAL | The desk may refuse. | may
          L-MODAL | The desk shall refuse. |
          L-MODAL | The desk must refuse. | must
          L-MODAL | The desk will refuse. | will
          L-MODAL | The desk shall say when the tool will be free. |
          L-MODAL | The desk shall stay lit so that members can read. |
          L-MODAL | If a member may borrow, then the desk shall lend. |
          L-MODAL | The desk shall ensure that members can read. |
          L-MODAL | The desk shall ensure that members may read. | may
          L-COMPARATIVE | The desk shall offer a faster search. | faster
          L-COMPARATIVE | The desk shall search faster than release 2. |
          L-COMPARATIVE | The desk shall run on Java 25 or higher. |
          L-COMPARATIVE | The desk shall be more efficient. | more efficient
          L-COMPARATIVE | The desk shall show more loans. |
          L-COMPARATIVE | The desk shall no longer list it. |
          L-COMPARATIVE | The desk shall write lower case. |
          L-COMPARATIVE | The desk shall serve calls of higher priority. |
          L-SUPERLATIVE | The desk shall propose the best tool. | best
          L-SUPERLATIVE | The desk shall use the most efficient way. | most efficient
          L-SUPERLATIVE | The desk shall show at most ten loans. |
          L-SUPERLATIVE | The desk shall show the most recent loan. |
          L-SUPERLATIVE | The desk shall have the highest possible contrast. | highest
          L-NEGATIVE | The desk shall not lend. | shall not
          L-NEGATIVE | The desk never lends. | never
          L-NEGATIVE | Members cannot lend. | cannot
          L-NEGATIVE | No member shall wait. | No
          L-NEGATIVE | When a tool is not free, the desk shall refuse. |
          L-NEGATIVE | The desk shall list the tools that are not free. |
          L-NEGATIVE | The desk must refuse. |
          L-NEGATIVE | Zero loans stay open. | Zero
          L-NEGATIVE | The desk shall list tools (guests cannot lend). |
          L-PASSIVE | The loan shall be recorded. | be recorded
          L-PASSIVE | The loan is automatically recorded. | is automatically recorded
          L-PASSIVE | The loan shall be recorded by the desk. |
          L-PASSIVE | When a loan is made, the desk shall print. |
          L-PASSIVE | The desk shall list what was lent. |
          L-PASSIVE | The lamp shall be red. |
          L-PASSIVE | The fee is based on the tool. |
          L-PASSIVE | The fee shall be set in one place used by all desks. | be set
          L-PASSIVE | The tool shall be lent. | be lent
          L-PRONOUN | When a loan ends, it shall print. | it
          L-PRONOUN | The desk shall lend them. | them
          L-PRONOUN | This shall be quick. | This
          L-PRONOUN | The desk shall print this form. |
          L-PRONOUN | It is possible to lend. |
          L-PRONOUN | The desk shall print its name. |
          L-COMPOUND | The desk shall record the loan and send a mail. | and
          L-COMPOUND | The desk shall accept or reject the loan. | or
          L-COMPOUND | The desk shall record the name and the address. |
          L-COMPOUND | When a member asks and pays, the desk shall lend. |
          L-COMPOUND | The loan shall be recorded and stored. | and
          L-COMPOUND | The desk shall lend and the bell shall ring. | and
          L-COMPOUND | The desk shall let a clerk create and delete a loan. | and
          L-COMPOUND | The desk shall print a list so that clerks check and sign it. |
          L-COMPOUND | The desk shall show retried and failed loans. |
          L-COMPOUND | The desk shall keep the loan and trigger reload. | and
          L-COMPOUND | The desk shall show the loan and record type. |
          L-COMPOUND | The desk shall explain the loan and BIND settings. |
          L-COMPOUND | The desk shall lend; the bell shall ring. | ;
          L-ESCAPE | The desk shall print if possible. | if possible
          L-ESCAPE | The desk shall answer as soon as possible. | as soon as possible
          L-ESCAPE | As appropriate, the desk shall print. | As appropriate
          L-ESCAPE | The desk shall ask as required by the law. |
          L-ESCAPE | The desk shall try to print. | try to
          L-OPEN-END | The desk shall take cards, cash, etc. | etc.
          L-OPEN-END | The desk shall take forms such as cards. | such as
          L-OPEN-END | The desk shall take all, including but not limited to cards. | including but not limited to
          L-OPEN-END | The fee is TBD. | TBD
          L-OPEN-END | The desk shall take cards, cash, ... | ...
          L-OPEN-END | The desk shall take cards and cash. |
          L-WORDY | The desk shall ask in order to lend. | in order to
          L-WORDY | The desk shall utilize cards. | utilize
          L-WORDY | The desk shall be able to lend. | be able to
          L-WORDY | The desk shall lend. |
          """)
  void finds(String rule, String sentence, String found) {
    assertThat(of(rule, sentence))
        .extracting(smell -> smell.text().strip())
        .isEqualTo(parts(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The desk shall ask in order to lend. | The desk shall ask to lend.
          In order to lend, the desk shall ask. | To lend, the desk shall ask.
          The desk shall be able to lend. | The desk shall lend.
          The desk must lend. | The desk shall lend.
          The desk MUST lend. | The desk SHALL lend.
          The desk will utilise cards prior to lending. | The desk shall use cards before lending.
          """)
  void what_can_be_mended_by_rote_is(String sentence, String mended) {
    var text = new StringBuilder(sentence);
    Smells.in(sentence)
        .reversed()
        .forEach(smell ->
            smell.replacement().ifPresent(by -> text.replace(smell.start(), smell.end(), by)));

    assertThat(text).hasToString(mended);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The desk should lend.",
        "The desk may lend.",
        "The desk shall ensure that it will lend."
      })
  void a_doubtful_modal_is_asked_about_and_not_replaced(String sentence) {
    assertThat(of("L-MODAL", sentence)).allSatisfy(it -> assertThat(it.replacement()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void each_rule_finds_its_bad_example(SmellRule rule) {
    assertThat(of(rule.id(), rule.bad())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_good_example_of_each_rule_smells_of_nothing(SmellRule rule) {
    assertThat(Smells.in(rule.good())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_rule_explains_itself(SmellRule rule) {
    assertThat(List.of(rule.why(), rule.mend(), rule.bad(), rule.good()))
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(SmellRule.named(rule.id())).contains(rule);
  }

  @Test
  void a_smell_says_where_it_is_and_what_to_ask() {
    var smell = of("L-VAGUE", "The desk shall answer quickly.").getFirst();

    assertThat(smell.start()).isEqualTo(22);
    assertThat(smell.end()).isEqualTo(29);
    assertThat(smell.question()).isEqualTo("What value and unit counts as \"quickly\"?");
    assertThat(smell.why()).isNotBlank();
    assertThat(smell.mend()).isNotBlank();
  }

  @Test
  void smells_come_in_the_order_of_the_sentence() {
    assertThat(Smells.in("It should quickly be stored, etc."))
        .extracting(smell -> smell.rule().id())
        .containsExactly("L-PRONOUN", "L-MODAL", "L-VAGUE", "L-PASSIVE", "L-OPEN-END");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "and", "and ", "shall and", "`", "not", "be", "The … shall …"})
  void nonsense_is_answered(String sentence) {
    assertThat(Smells.in(sentence)).isNotNull();
  }

  private static List<Smell> of(String rule, String sentence) {
    return Smells.in(sentence).stream().filter(it -> it.rule().id().equals(rule)).toList();
  }

  private static List<String> parts(String cell) {
    return cell == null ? List.of() : List.of(cell.split("\\+"));
  }
}
