package dev.baton.core.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.change.FileChange;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TamperingTest {
  private static final String JAVA =
      """
      class FerryTest {
        @Test
        void sails() {
          assertEquals(3, ferry.cars());
          assertTrue(ferry.floats());
        }

        @Test
        void docks() {
          assertEquals("pier", ferry.place());
        }
      }
      """;
  private static final String PYTHON =
      """
      def test_sails(ferry):
          assert ferry.cars == 3
          assert ferry.floats


      def test_docks(ferry):
          assert ferry.place == "pier"
      """;
  private static final String SCRIPT =
      """
      describe('ferry', () => {
        it('sails', () => {
          expect(ferry.cars).toBe(3);
          expect(ferry.floats).toBeTruthy();
        });
        it('docks', function () {
          assert.strictEqual(ferry.place, 'pier');
        });
      });
      """;
  private static final String GO =
      """
      func TestSails(t *testing.T) {
      	if ferry.Cars != 3 {
      		t.Errorf("cars %d", ferry.Cars)
      	}
      	if !ferry.Floats {
      		t.Fatal("sunk")
      	}
      }

      func TestDocks(t *testing.T) {
      	assert.Equal(t, "pier", ferry.Place)
      }
      """;

  private static List<String> rules(String path, String before, String after) {
    assertThat(after).as("something was changed").isNotEqualTo(before);
    return Tampering.of(List.of(FileChange.modified(path, before, after)), _ -> false).stream()
        .map(Sign::rule)
        .toList();
  }

  private static List<String> java(String from, String to) {
    return rules("FerryTest.java", JAVA, JAVA.replace(from, to));
  }

  private static List<String> python(String from, String to) {
    return rules("test_ferry.py", PYTHON, PYTHON.replace(from, to));
  }

  private static List<String> script(String from, String to) {
    return rules("ferry.test.ts", SCRIPT, SCRIPT.replace(from, to));
  }

  private static List<String> go(String from, String to) {
    return rules("ferry_test.go", GO, GO.replace(from, to));
  }

  @Test
  void a_helper_with_two_fixed_arguments_may_act_on_them() {
    assertThat(
            java(
                "assertTrue(ferry.floats());",
                "assertTrue(ferry.floats());\n    desk.must(\"audit\", \"verify\");"))
        .isEmpty();
  }

  @Nested
  class Finds {
    @Test
    void an_assertion_that_is_gone() {
      assertThat(java("assertTrue(ferry.floats());", "")).containsExactly("assertion-removed");
      assertThat(python("    assert ferry.floats\n", "")).containsExactly("assertion-removed");
      assertThat(script("expect(ferry.floats).toBeTruthy();", ""))
          .containsExactly("assertion-removed");
      assertThat(go("t.Fatal(\"sunk\")", "")).containsExactly("assertion-removed");
    }

    @Test
    void an_assertion_in_a_comment() {
      assertThat(java("assertTrue", "// assertTrue")).containsExactly("assertion-removed");
      assertThat(python("assert ferry.floats", "# assert ferry.floats"))
          .containsExactly("assertion-removed");
    }

    @Test
    void an_equality_that_became_presence() {
      assertThat(java("assertEquals(3, ferry.cars())", "assertNotNull(ferry.cars())"))
          .containsExactly("assertion-loosened");
      assertThat(python("ferry.cars == 3", "ferry.cars is not None"))
          .containsExactly("assertion-loosened");
      assertThat(script("toBe(3)", "toBeDefined()")).containsExactly("assertion-loosened");
      assertThat(go("ferry.Cars != 3", "ferry.Cars == nil")).containsExactly("assertion-loosened");
    }

    @Test
    void a_constant() {
      assertThat(java("assertTrue(ferry.floats())", "assertTrue(true)"))
          .containsExactly("assertion-removed", "constant");
      assertThat(python("assert ferry.floats", "assert ferry.floats or True"))
          .containsExactly("assertion-removed", "constant");
      assertThat(script("expect(ferry.floats)", "expect(true)"))
          .containsExactly("assertion-removed", "constant");
      assertThat(go("!ferry.Floats", "false && !ferry.Floats"))
          .containsExactly("assertion-removed", "constant");
    }

    @Test
    void a_test_that_is_gone_or_no_longer_one() {
      assertThat(java("@Test\n  void docks", "void docks")).containsExactly("test-removed");
      assertThat(python("def test_docks", "def docks")).containsExactly("test-removed");
      assertThat(go("func TestDocks", "func docks")).containsExactly("test-removed");
      assertThat(Tampering.of(List.of(FileChange.removed("test_ferry.py", PYTHON)), _ -> false))
          .hasSize(2);
    }

    @Test
    void a_skip() {
      assertThat(java("@Test\n  void docks", "@Test " + Operators.OFF + "\n  void docks"))
          .containsExactly("skipped");
      assertThat(java("class Ferry", Operators.OFF + " class Ferry")).containsExactly("skipped");
      assertThat(python("def test_docks", "@pytest.mark.skip\ndef test_docks"))
          .containsExactly("skipped");
      assertThat(script("it('docks'", "it.skip('docks'")).containsExactly("skipped");
      assertThat(script("describe('ferry'", "describe.skip('ferry'")).containsExactly("skipped");
      assertThat(script("it('docks'", "it.only('docks'")).containsExactly("only");
      assertThat(go("\tassert.Equal", "\tt.Skip()\n\tassert.Equal")).containsExactly("skipped");
    }

    @Test
    void a_failure_that_is_swallowed() {
      assertThat(
              java(
                  "assertTrue(ferry.floats());",
                  "try { assertTrue(ferry.floats()); } catch (Throwable ignored) {}"))
          .containsExactly("swallowed");
      assertThat(
              python(
                  "    assert ferry.floats",
                  "    try:\n        assert ferry.floats\n    except Exception:\n        pass"))
          .containsExactly("swallowed");
      assertThat(
              script(
                  "expect(ferry.floats).toBeTruthy();",
                  "try { expect(ferry.floats).toBeTruthy(); } catch {}"))
          .containsExactly("swallowed");
      assertThat(go("\tassert.Equal", "\tdefer func() { recover() }()\n\tassert.Equal"))
          .containsExactly("swallowed");
    }

    @Test
    void an_end_of_the_process() {
      assertThat(java("assertTrue", "System.exit(0); assertTrue")).containsExactly("exit");
      assertThat(python("    assert ferry.floats", "    os._exit(0)\n    assert ferry.floats"))
          .containsExactly("exit");
      assertThat(script("expect(ferry.floats)", "process.exit(0); expect(ferry.floats)"))
          .containsExactly("exit");
      assertThat(go("\tassert.Equal", "\tos.Exit(0)\n\tassert.Equal")).containsExactly("exit");
    }

    @Test
    void a_hook_of_the_runner() {
      var hook = "def pytest_runtest_makereport(item, call):\n    report.outcome = 'passed'\n";
      assertThat(Tampering.of(List.of(FileChange.added("tests/conftest.py", hook)), _ -> false))
          .extracting(Sign::rule)
          .containsExactly("runner");
    }

    @Test
    void code_that_is_no_longer_reached() {
      assertThat(go("\tassert.Equal", "\treturn\n\tassert.Equal")).contains("unreachable");
      assertThat(java("assertTrue(ferry.floats());", "if (false) { assertTrue(ferry.floats()); }"))
          .contains("unreachable");
    }

    @Test
    void cases_that_are_gone() {
      var tabled =
          "@pytest.mark.parametrize('n', [(1, 2), (2, 4), (3, 6)])\ndef test_n(n):\n    assert n\n";
      assertThat(rules("test_n.py", tabled, tabled.replace(", (3, 6)", "")))
          .containsExactly("cases-removed");
    }

    @Test
    void a_helper_that_asserts_less() {
      var helped =
          """
          function check(ferry) {
            assert.equal(ferry.cars, 3);
          }
          test('sails', () => { check(ferry); });
          """;
      assertThat(rules("a.test.js", helped, helped.replace("assert.equal(ferry.cars, 3);", "")))
          .contains("assertion-removed");
    }
  }

  @Nested
  class Asks_about {
    @Test
    void a_skip_under_a_condition() {
      var signs =
          Tampering.of(
              List.of(
                  FileChange.modified(
                      "test_ferry.py",
                      PYTHON,
                      PYTHON.replace(
                          "def test_docks",
                          "@pytest.mark.skipif(WIN, reason='x')\ndef test_docks"))),
              _ -> false);
      assertThat(signs).singleElement().returns(false, Sign::isForm);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "assertEquals(1.0, x, 0.001);|assertEquals(1.0, x, 0.1);",
          "run(timeout = 5); assertTrue(x);|run(timeout = 50); assertTrue(x);",
        })
    void patience(String from, String to) {
      var test = "class A { @Test void a() { %s } }";
      assertThat(rules("ATest.java", test.formatted(from), test.formatted(to)))
          .containsExactly("tolerance");
      assertThat(rules("ATest.java", test.formatted(to), test.formatted(from))).isEmpty();
    }

    @Test
    void a_skip_in_a_file_that_the_contract_names() {
      var change = FileChange.modified("test_ferry.py", PYTHON, "@pytest.mark.skip\n" + PYTHON);
      assertThat(Tampering.of(List.of(change), _ -> true))
          .singleElement()
          .returns(false, Sign::isForm);
    }
  }

  @Nested
  class Lets_pass {
    @Test
    void what_the_contract_names() {
      var change =
          FileChange.modified("test_ferry.py", PYTHON, PYTHON.substring(0, PYTHON.indexOf("\n\n")));
      assertThat(Tampering.of(List.of(change), _ -> true)).isEmpty();
      assertThat(Tampering.of(List.of(change), _ -> false)).isNotEmpty();
    }

    @Test
    void another_style() {
      assertThat(java("assertEquals(3, ferry.cars());", "assertThat(ferry.cars()).isEqualTo(3);"))
          .isEmpty();
      assertThat(
              script(
                  "assert.strictEqual(ferry.place, 'pier')",
                  "expect(ferry.place).to.equal('pier')"))
          .isEmpty();
      assertThat(
              go(
                  "\tif ferry.Cars != 3 {\n\t\tt.Errorf(\"cars %d\", ferry.Cars)\n\t}",
                  "\tassert.Equal(t, 3, ferry.Cars)"))
          .isEmpty();
      assertThat(
              python(
                  "    assert ferry.cars == 3\n    assert ferry.floats",
                  "    assert ferry.cars == 3 and ferry.floats"))
          .isEmpty();
    }

    @Test
    void another_name_or_place() {
      assertThat(java("void docks", "void reaches_the_pier")).isEmpty();
      assertThat(
              Tampering.of(
                  List.of(
                      FileChange.removed("tests/test_a.py", PYTHON),
                      FileChange.added("tests/test_b.py", PYTHON)),
                  _ -> false))
          .isEmpty();
    }

    @Test
    void a_table_instead_of_two_tests() {
      var two =
          "def test_one():\n    assert f(1) == 10\n\n\ndef test_two():\n    assert f(2) == 20\n";
      var table =
          "@pytest.mark.parametrize('n, m', [(1, 10), (2, 20)])\ndef test_f(n, m):\n    assert f(n) == m\n";
      assertThat(rules("test_f.py", two, table)).isEmpty();
    }

    @Test
    void assertions_in_a_helper() {
      var after =
          PYTHON.replace(
                  "    assert ferry.cars == 3\n    assert ferry.floats\n", "    sound(ferry)\n")
              + "\n\ndef sound(ferry):\n    assert ferry.cars == 3\n    assert ferry.floats\n";
      assertThat(rules("test_ferry.py", PYTHON, after)).isEmpty();
    }

    @Test
    void texts_and_comments_that_speak_of_it() {
      assertThat(
              java(
                  "@Test\n  void docks",
                  "/* " + Operators.OFF + " System.exit(0) */ @Test\n  void docks"))
          .isEmpty();
      assertThat(python("def test_docks(ferry):", "def test_docks(ferry):\n    say('os._exit(0)')"))
          .isEmpty();
    }

    @Test
    void what_only_satisfies_the_compiler() {
      var statement = "assertTrue(ferry.floats());";
      var careful =
          JAVA.replace(statement, statement + " var deck = requireNonNull(ferry).deck();");
      assertThat(rules("FerryTest.java", careful, JAVA)).isEmpty();
    }

    @Test
    void an_expected_failure() {
      assertThat(
              java(
                  "assertTrue(ferry.floats());",
                  "assertTrue(ferry.floats()); try { ferry.sink(); fail(); } catch (IOException e) {}"))
          .isEmpty();
    }
  }
}
