package dev.baton.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.page.Marks.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changed words stand in brackets.
class MarksTest {
  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "return a + b;  | return a - b; | return a [+] b; | return a [-] b;",
        "int count = 1; | long count = 1; | [int] count = 1; | [long] count = 1;",
        "f(a, b)        | f(a, b, c)    | f(a, b)         | f(a, b[, c])",
        "say \"one\" now  | say \"two three\" now | say \"[one]\" now | say \"[two three]\" now",
        "a = b          | a = b         | a = b           | a = b",
        "echo silence   | call(me, back, later) | echo silence | call(me, back, later)"
      })
  void what_changed_within_a_line_is_marked(String before, String after, String old, String now) {
    var both = Marks.between(before, after);

    assertThat(bracketed(before, both.before())).isEqualTo(old);
    assertThat(bracketed(after, both.after())).isEqualTo(now);
  }

  @Test
  void a_line_of_very_many_words_is_not_looked_into() {
    var many = "a ".repeat(5_000);

    assertThat(Marks.between(many, many + "b")).isEqualTo(Marks.Both.NONE);
  }

  private static String bracketed(String line, List<Span> spans) {
    var text = new StringBuilder(line);
    for (var span : spans.reversed()) {
      text.insert(span.to(), ']').insert(span.from(), '[');
    }
    return text.toString();
  }
}
