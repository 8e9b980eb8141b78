package dev.baton.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Nested
  class The_canonical_form {
    // The example of RFC 8785, section 3.2.3: U+1F600 is written as two code units that begin with
    // D83D, and so stands before U+FB33.
    @Test
    void sorts_keys_by_utf16_code_unit() {
      var json =
          Json.parse(
              """
              {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
               "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
               "\\u00f6": "Latin Small Letter O With Diaeresis"}
              """);

      assertThat(json.canonical())
          .isEqualTo(
              "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                  + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                  + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                  + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    // RFC 8785, section 3.2.2, without the numbers that have a fraction.
    @Test
    void writes_texts_with_the_shortest_escapes() {
      var json =
          Json.parse(
              """
              {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}
              """);

      assertThat(json.canonical())
          .isEqualTo(
              """
              {"literals":[null,true,false],"string":"\u20ac$\\u000f\\nA'B\\"\\\\\\\\\\"/"}\
              """);
    }

    @Test
    void escapes_every_control_character_and_nothing_else() {
      var text = new StringBuilder();
      for (char c = 0; c <= 0x80; c++) {
        text.append(c);
      }

      assertThat(Json.of(text.toString()).canonical())
          .startsWith(
              "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e")
          .contains("\\u001f !\\\"#")
          .endsWith("[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\"");
    }

    @Test
    void sorts_inside_nested_objects_and_keeps_the_order_of_arrays() {
      assertThat(Json.parse(" { \"b\" : [ 2, 1, {\"d\":1,\"c\":[]} ] , \"a\" : {} } ").canonical())
          .isEqualTo("{\"a\":{},\"b\":[2,1,{\"c\":[],\"d\":1}]}");
    }

    @Test
    void has_no_place_for_a_fraction() {
      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> Json.parse("{\"a\":[1.5]}").canonical())
          .withMessageContaining("1.5");
    }

    @ParameterizedTest
    @CsvSource({
      "0, 0",
      "-0, 0",
      "-17, -17",
      "9223372036854775807, 9223372036854775807",
      "-9223372036854775808, -9223372036854775808",
    })
    void writes_whole_numbers_plainly(String written, String canonical) {
      assertThat(Json.parse(written).canonical()).isEqualTo(canonical);
    }

    @Test
    void puts_a_mark_where_half_a_character_stood() {
      assertThat(Json.parse("\"a\\ud83d!\"").canonical()).isEqualTo("\"a\ufffd!\"");
      assertThat(Json.parse("\"a\\ude80\"").canonical()).isEqualTo("\"a\ufffd\"");
      assertThat(Json.parse("\"\\ud83d\"").canonical()).isEqualTo("\"\ufffd\"");
      assertThat(Json.parse("\"\\ud83d\\ude80\"").canonical()).isEqualTo("\"\ud83d\ude80\"");
    }

    @Test
    void survives_the_way_through_utf_8_whatever_the_text() {
      var random = new Random(7);
      for (int round = 0; round < 2_000; round++) {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
          text.append(
              (char) (random.nextInt(4) == 0 ? random.nextInt(0x80) : random.nextInt(0x10000)));
        }
        var canonical = Json.object().put(text.toString(), text.toString()).end().canonical();

        var read = new String(canonical.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(read).isEqualTo(canonical);
        assertThat(Json.parse(read).canonical()).isEqualTo(canonical);
      }
    }
  }

  @Nested
  class A_text_read_as_canonical {
    private static final String CANONICAL =
        "{\"a\":[],\"at\":0,\"b\":[-1,10,true,false,null,{}],\"text\":\"ß \\\" \\\\ \\n\\t\\b\\f\\r /\",\"v\":{\"x\":\"\"}}";

    @Test
    void is_known_for_one() {
      assertThat(Json.parse(CANONICAL).canonical()).isEqualTo(CANONICAL);
      assertThat(Json.read(CANONICAL).isCanonical()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " {}",
          "{} ",
          "[1, 2]",
          "[ ]",
          "{\"a\" :1}",
          "{\"b\":1,\"a\":2}",
          "{\"\":1,\"a\":{\"c\":1,\"b\":2}}",
          "-0",
          "1.0",
          "1e3",
          "99999999999999999999",
          "\"\\/\"",
          "\"\\u0041\"",
          "\"\\u000a\"",
          "\"\\u001F\"",
          "\"\\ud800\"",
        })
    void is_not_taken_for_one(String text) {
      assertThat(Json.read(text).isCanonical()).isFalse();
    }

    /// Whatever happens to a canonical text: what is said to be canonical is what would be written.
    @Test
    void is_what_would_be_written() {
      var random = new Random(17);
      var marks = " \t\n0123-.eE+\"\\/ubnaz{}[]:,\ud83d\ude00\u0001ß";
      int canonical = 0;
      for (int i = 0; i < 200_000; i++) {
        var text = new StringBuilder(CANONICAL);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
          var at = random.nextInt(text.length());
          var mark = marks.charAt(random.nextInt(marks.length()));
          switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, mark);
            case 1 -> text.insert(at, mark);
            default -> text.deleteCharAt(at);
          }
        }
        try {
          var read = Json.read(text.toString());
          if (read.isCanonical()) {
            assertThat(read.value().canonical()).isEqualTo(text.toString());
            canonical++;
          }
        } catch (JsonFault e) {
          // No JSON at all.
        }
      }
      assertThat(canonical).isGreaterThan(10_000);
    }
  }

  @Nested
  class Reading {
    @Test
    void understands_every_escape() {
      assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE80\"").asText())
          .isEqualTo("\"\\/\b\f\n\r\t\u00e9\ud83d\ude80");
    }

    @Test
    void keeps_a_fraction_as_it_was_written() {
      assertThat(Json.parse("1.50")).isEqualTo(new Json.Frac("1.50"));
      assertThat(Json.parse("-2e+10")).isEqualTo(new Json.Frac("-2e+10"));
      assertThat(Json.parse("9223372036854775808")).isEqualTo(new Json.Frac("9223372036854775808"));
    }

    @Test
    void refuses_a_key_that_stands_twice() {
      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> Json.parse("{\"a\":1,\"\\u0061\":1}"))
          .withMessageContaining("\"a\" stands twice");
    }

    @Test
    void refuses_hostile_nesting_and_takes_what_is_deep() {
      assertThat(Json.parse("[".repeat(200) + "]".repeat(200))).isInstanceOf(Json.Arr.class);
      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> Json.parse("[".repeat(1_000_000)))
          .withMessageContaining("nested too deeply");
      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> Json.parse("{\"a\":".repeat(100_000)))
          .withMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "{",
          "[",
          "[1",
          "[1,",
          "[1,]",
          "[,1]",
          "{\"a\"",
          "{\"a\":",
          "{\"a\":1",
          "{\"a\":1,",
          "{\"a\":1,}",
          "{a:1}",
          "{'a':1}",
          "1 2",
          "[1 2]",
          "nul",
          "True",
          "+1",
          "01",
          "-",
          "-01",
          "1.",
          ".5",
          "1e",
          "1e+",
          "0x10",
          "NaN",
          "Infinity",
          "\"",
          "\"\\",
          "\"\\x\"",
          "\"\\u12\"",
          "\"\\u12g4\"",
          "\"a\nb\"",
          "\"a\\n\nb\"",
          "\"\u0000\"",
          "\u00a01",
          "\ufeff1",
          "1\u0000",
          "// x\n1",
          "/* x */1",
          "[1]]",
          "{\"a\":1}}"
        })
    void refuses_what_is_not_json(String text) {
      assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> Json.parse(text));
    }

    @Test
    void refuses_digits_of_other_scripts() {
      assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> Json.parse("\u0661"));
      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> Json.parse("\"\\u\uff11\uff11\uff11\uff11\""));
    }

    @Test
    void names_the_field_that_is_missing() {
      assertThatExceptionOfType(JsonFault.class)
          .isThrownBy(() -> Json.parse("{\"a\":1}").asObject().text("b"))
          .withMessage("no field \"b\" in { \"a\": 1 }");
    }
  }
}
