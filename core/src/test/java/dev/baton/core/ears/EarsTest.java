package dev.baton.core.ears;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.ears.Condition.Keyword;
import dev.baton.core.ears.Reading.NotEars;
import dev.baton.core.ears.Reading.Understood;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarsTest {
  /// The columns: pattern, preconditions joined by +, trigger, system, responses joined by +.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          The desk shall list the loans. | UBIQUITOUS | | | desk | list the loans
          The loan desk shall not lend a reserved tool | UBIQUITOUS | | | loan desk | not lend a reserved tool
          THE Help_Tab SHALL explain the widgets | UBIQUITOUS | | | Help_Tab | explain the widgets
          `lend` shall print the loan. | UBIQUITOUS | | | `lend` | print the loan
          Lendery shall print the loan. | UBIQUITOUS | | | Lendery | print the loan
          The desk (web, mobile) shall list the loans. | UBIQUITOUS | | | desk (web, mobile) | list the loans
          The **loan desk** shall list the loans. | UBIQUITOUS | | | loan desk | list the loans
          The desk shall show the name and address of a member. | UBIQUITOUS | | | desk | show the name and address of a member
          The desk shall store the loan and send a receipt. | UBIQUITOUS | | | desk | store the loan+send a receipt
          The desk shall store the loan, and then send a receipt. | UBIQUITOUS | | | desk | store the loan+send a receipt
          The desk shall refuse the loan and not charge a fee. | UBIQUITOUS | | | desk | refuse the loan+not charge a fee
          The desk shall check the card, open the door and log the visit. | UBIQUITOUS | | | desk | check the card, open the door+log the visit
          The desk shall keep a list and count of tools. | UBIQUITOUS | | | desk | keep a list and count of tools
          The desk shall let a clerk create and delete a loan. | UBIQUITOUS | | | desk | let a clerk create and delete a loan
          The desk shall show the tools that a member may borrow and return. | UBIQUITOUS | | | desk | show the tools that a member may borrow and return
          The desk shall record when the loan began. | UBIQUITOUS | | | desk | record when the loan began
          The desk shall say if the tool is lent. | UBIQUITOUS | | | desk | say if the tool is lent
          The desk shall print `when the tool is due`. | UBIQUITOUS | | | desk | print `when the tool is due`
          The desk shall use e.g. A4 paper. | UBIQUITOUS | | | desk | use e.g. A4 paper
          When a member asks, the desk shall answer. | EVENT | | When a member asks | desk | answer
          when a member asks, the desk shall answer. | EVENT | | When a member asks | desk | answer
          WHEN a member asks THEN the desk SHALL answer | EVENT | | When a member asks | desk | answer
          WHEN a member asks, THEN THE Desk SHALL answer | EVENT | | When a member asks | Desk | answer
          When a member, a guest or a clerk asks, the desk shall answer. | EVENT | | When a member, a guest or a clerk asks | desk | answer
          When a member asks (by mail, by phone), the desk shall answer. | EVENT | | When a member asks (by mail, by phone) | desk | answer
          When a member asks, Lendery shall answer. | EVENT | | When a member asks | Lendery | answer
          When `the desk shall answer` is printed, the desk shall stop. | EVENT | | When `the desk shall answer` is printed | desk | stop
          When a member says "if", the desk shall answer. | EVENT | | When a member says "if" | desk | answer
          While the desk is closed, the door shall stay locked. | STATE | While the desk is closed | | door | stay locked
          While the desk is closed and while it is night, the lamp shall be off. | STATE | While the desk is closed+While it is night | | lamp | be off
          While the desk is closed, while it is night, the lamp shall be off. | STATE | While the desk is closed+While it is night | | lamp | be off
          Where a printer is fitted, the desk shall print receipts. | OPTIONAL | Where a printer is fitted | | desk | print receipts
          If the card has expired, then the desk shall refuse the loan. | UNWANTED | | If the card has expired | desk | refuse the loan
          If the card has expired then the desk shall refuse the loan. | UNWANTED | | If the card has expired | desk | refuse the loan
          IF the card has expired, THEN THE Desk SHALL refuse the loan | UNWANTED | | If the card has expired | Desk | refuse the loan
          If the card has expired, then the desk shall refuse the loan and tell the member. | UNWANTED | | If the card has expired | desk | refuse the loan+tell the member
          While the desk is open, when a member asks, the desk shall answer. | COMPLEX | While the desk is open | When a member asks | desk | answer
          While the desk is open, and when a member asks, the desk shall answer. | COMPLEX | While the desk is open | When a member asks | desk | answer
          Where a printer is fitted, while it is on, when a loan ends, the desk shall print. | COMPLEX | Where a printer is fitted+While it is on | When a loan ends | desk | print
          While the desk is open, if the card has expired, then the desk shall refuse. | COMPLEX | While the desk is open | If the card has expired | desk | refuse
          Where a printer is fitted, if paper runs out, then the desk shall warn. | COMPLEX | Where a printer is fitted | If paper runs out | desk | warn
          """)
  void understands(
      String sentence,
      Reading.Pattern pattern,
      String preconditions,
      String trigger,
      String system,
      String responses) {
    assertThat(Ears.parse(sentence))
        .isInstanceOfSatisfying(
            Understood.class,
            it -> {
              assertThat(it.pattern()).isEqualTo(pattern);
              assertThat(it.preconditions().stream().map(EarsTest::written))
                  .isEqualTo(parts(preconditions));
              assertThat(it.trigger().stream().map(EarsTest::written).toList())
                  .isEqualTo(parts(trigger));
              assertThat(it.system().text()).isEqualTo(system);
              assertThat(it.responses().stream().map(Clause::text).toList())
                  .isEqualTo(parts(responses));
            });
  }

  /// A caret stands before the place that is pointed at.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          ^The desk lists the loans. | no `shall`
          ^The desk prints `shall`. | no `shall`
          The desk shall list loans and ^shall print them. | second `shall`
          The desk shall^ | nothing follows `shall`
          The desk shall list loans. ^It prints them. | second sentence
          ^Shall we dance? | no system
          The desk shall answer ^when a member asks. | condition comes before
          The desk shall answer only ^if a member asks. | condition comes before
          The desk shall stay closed ^unless a clerk is in. | condition comes before
          The desk ^when open shall answer. | condition comes before
          ^After a member asks, the desk shall answer. | begins with Where, While, When or If
          ^On a request, the desk shall answer. | begins with Where, While, When or If
          ^The request being there, the desk shall answer. | begins with Where, While, When or If
          When a member asks the desk^ shall answer. | no comma
          ^When, the desk shall answer. | nothing follows When
          When a member asks, ^when a guest asks, the desk shall answer. | second trigger
          When a member asks, ^if the card has expired, then the desk shall answer. | second trigger
          When a member asks, ^while the desk is open, the desk shall answer. | While comes before When
          While the desk is open, ^where a printer is fitted, the desk shall print. | Where comes before While
          If the card has expired, ^the desk shall refuse the loan. | `then` is missing
          ^A member shall pay. | name the system
          ^It shall answer. | name the system
          ^Users shall log in. | name the system
          When a member asks, ^it shall answer. | name the system
          When a member asks, ^an answer shall come. | name the system
          When a member asks, then^ shall come an answer. | no system
          """)
  void is_in_the_way(String marked, String reason) {
    var at = marked.indexOf('^');

    var reading = Ears.parse(marked.replace("^", ""));

    assertThat(reading)
        .isInstanceOfSatisfying(
            NotEars.class,
            it -> {
              assertThat(it.reason()).contains(reason);
              assertThat(it.at()).isEqualTo(at);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "shall", "when", "If , then shall", "(((", "`", "'", "When when when"})
  void answers_nonsense(String sentence) {
    assertThat(Ears.parse(sentence)).isInstanceOf(NotEars.class);
  }

  @Test
  void the_text_of_a_clause_is_the_sentence_between_its_offsets() {
    var sentence =
        "  While  the desk is open , when a member asks,the `X` shall answer and send a mail . ";

    var it = (Understood) Ears.parse(sentence);

    assertThat(clauses(it))
        .hasSize(5)
        .allSatisfy(clause ->
            assertThat(sentence.substring(clause.start(), clause.end()))
                .isEqualTo(clause.text())
                .isEqualTo(clause.text().strip()));
  }

  @Test
  void a_condition_knows_its_keyword() {
    var it = (Understood) Ears.parse("While it rains, when a member asks, the desk shall answer.");

    assertThat(it.preconditions()).extracting(Condition::keyword).containsExactly(Keyword.WHILE);
    assertThat(it.trigger()).get().extracting(Condition::keyword).isEqualTo(Keyword.WHEN);
  }

  private static List<Clause> clauses(Understood it) {
    return Stream.of(
            it.preconditions().stream().map(Condition::clause),
            it.trigger().stream().map(Condition::clause),
            Stream.of(it.system()),
            it.responses().stream())
        .flatMap(clauses -> clauses)
        .toList();
  }

  private static String written(Condition condition) {
    return condition.keyword().word() + " " + condition.clause().text();
  }

  private static List<String> parts(String cell) {
    return cell == null ? List.of() : List.of(cell.split("\\+"));
  }
}
