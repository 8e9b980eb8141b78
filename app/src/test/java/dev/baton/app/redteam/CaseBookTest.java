package dev.baton.app.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseBookTest {
  @Test
  void has_forty_attacks_and_a_twin_for_each() {
    var cases = CaseBook.all();

    assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
    assertThat(cases).extracting(Case::id).doesNotHaveDuplicates();
    assertThat(cases)
        .allSatisfy(each -> {
          assertThat(each.expected()).as(each.id()).isNotEmpty();
          assertThat(each.origin()).as(each.id()).isNotBlank();
          assertThat(each.attack()).as(each.id()).isNotBlank();
          assertThat(each.twin()).as(each.id()).contains("honest");
        });
  }

  @Test
  void reads_fields_and_the_lines_below_them() {
    var cases =
        CaseBook.parse(
            """
            # a remark
            == A01 · one
            origin: somewhere
            expect: G01 store
            attack:
              first
                second
            twin:
              honest
            """);

    assertThat(cases).hasSize(1);
    assertThat(cases.getFirst().expected()).containsExactly("G01", "store");
    assertThat(cases.getFirst().attack()).isEqualTo("first\n  second\n");
  }
}
