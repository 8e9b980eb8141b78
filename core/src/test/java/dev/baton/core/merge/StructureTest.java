package dev.baton.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {
  private static String settled(String path, String base, String ours, String theirs) {
    return switch (Structure.settle(path, base, ours, theirs)) {
      case Outcome.Settled(var text, _) -> text;
      case Outcome.Refused(var why) -> throw new AssertionError("refused: " + why);
    };
  }

  private static String refused(String path, String base, String ours, String theirs) {
    return switch (Structure.settle(path, base, ours, theirs)) {
      case Outcome.Settled(var text, _) -> throw new AssertionError("settled:\n" + text);
      case Outcome.Refused(var why) -> why;
    };
  }

  /// Both sides put their lines where the base has `HERE`.
  private static String both(String path, String base, String ours, String theirs) {
    return settled(path, at(base, ""), at(base, ours), at(base, theirs));
  }

  private static String neither(String path, String base, String ours, String theirs) {
    return refused(path, at(base, ""), at(base, ours), at(base, theirs));
  }

  private static String at(String base, String lines) {
    return base.replace("HERE\n", lines);
  }

  @Nested
  class Imports {
    private static final String JAVA =
        """
        package a;

        import a.Bee;
        import a.Cat;

        class A {}
        """;

    @Test
    void of_both_sides_are_all_there_and_in_order() {
      var merged =
          settled(
              "A.java",
              JAVA,
              JAVA.replace("import a.Cat;\n", "import a.Cat;\nimport a.Fox;\n"),
              JAVA.replace("import a.Cat;\n", "import a.Cat;\nimport a.Dog;\n"));

      assertThat(merged)
          .isEqualTo(
              JAVA.replace("import a.Cat;\n", "import a.Cat;\nimport a.Dog;\nimport a.Fox;\n"));
    }

    @Test
    void that_are_in_no_order_stay_as_each_side_has_them() {
      var base = "import a.Z;\nimport a.B;\n\nclass A {}\n";

      assertThat(
              settled(
                  "A.java",
                  base,
                  base.replace("a.B;\n", "a.B;\nimport a.Y;\nimport a.X;\n"),
                  base.replace("a.B;\n", "a.B;\nimport a.D;\n")))
          .startsWith("import a.Z;\nimport a.B;\nimport a.Y;\nimport a.X;\nimport a.D;\n");
    }

    @Test
    void that_one_side_removed_are_gone() {
      assertThat(
              settled(
                  "A.java",
                  JAVA,
                  JAVA.replace("import a.Cat;\n", ""),
                  JAVA.replace("import a.Cat;\n", "import a.Cat;\nimport a.Dog;\n")))
          .isEqualTo(JAVA.replace("a.Cat", "a.Dog"));
    }

    @Test
    void that_both_added_stand_there_once() {
      assertThat(
              settled(
                  "A.java",
                  JAVA,
                  JAVA.replace("import a.Cat;\n", "import a.Cat;\nimport a.Dog;\nimport a.Elk;\n"),
                  JAVA.replace("import a.Cat;\n", "import a.Cat;\nimport a.Dog;\nimport a.Fox;\n")))
          .contains("import a.Cat;\nimport a.Dog;\nimport a.Elk;\nimport a.Fox;\n\n");
    }

    @Test
    void where_there_were_none() {
      var base = "package a;\n\nHEREclass A {}\n".replace("HERE", "HERE\n");

      assertThat(both("A.java", base, "import a.B;\n\n", "import a.C;\n\n"))
          .isEqualTo("package a;\n\nimport a.B;\nimport a.C;\n\nclass A {}\n");
    }

    @Test
    void in_each_language() {
      assertThat(
              both(
                  "A.kt",
                  "import a.B\nHERE\n\nfun main() {}\n",
                  "import a.C as D\n",
                  "import a.E\n"))
          .startsWith("import a.B\nimport a.C as D\nimport a.E\n\n");
      assertThat(
              both(
                  "a.ts",
                  "import {a} from './a';\nHERE\n\na();\n",
                  "import b, {c as d} from './b';\n",
                  "import * as e from 'e';\nimport type {F} from './f';\n"))
          .contains("c as d", "* as e", "type {F}");
      assertThat(
              both(
                  "a.js",
                  "const a = require('a');\nHERE\n\na();\n",
                  "const {b} = require('b');\n",
                  "const c = require(\"c\");\n"))
          .contains("require('b')", "require(\"c\")");
      assertThat(
              both(
                  "a.py",
                  "\"\"\"Says.\"\"\"\nimport os\nHERE\n\n\ndef a():\n    pass\n",
                  "from b import c, d as e\n",
                  "import f.g as h\nimport i.j\n"))
          .contains("from b import c, d as e", "import f.g as h", "import i.j");
      assertThat(
              both(
                  "a.go",
                  "package a\n\nimport (\n\t\"fmt\"\nHERE\n)\n\nfunc A() {}\n",
                  "\t\"net/http\"\n",
                  "\tj \"encoding/json\"\n\t_ \"b\"\n"))
          .contains("\"net/http\"", "j \"encoding/json\"", "_ \"b\"");
    }

    @Test
    void that_give_one_name_two_meanings_are_refused() {
      var base = "import a.B;\nHERE\n\nclass A {}\n";

      assertThat(neither("A.java", base, "import a.List;\n", "import b.List;\n")).contains("List");
      assertThat(
              neither(
                  "a.py", "import a\nHERE\nb()\n", "from b import c\n", "from d import e as c\n"))
          .contains("c");
      assertThat(
              neither(
                  "a.go",
                  "import (\n\t\"a\"\nHERE\n)\n",
                  "\t\"text/template\"\n",
                  "\t\"html/template\"\n"))
          .contains("template");
      assertThat(
              refused(
                  "a.ts",
                  "import {a} from './x';\na();\n",
                  "import {a, b} from './x';\na();\n",
                  "import {a, c} from './x';\na();\n"))
          .contains("a");
    }

    @Test
    void that_only_look_like_it_are_refused() {
      neither(
          "A.java",
          "class A {\n  String s = \"\"\"\nHERE\n\"\"\";\n}\n",
          "import a.B;\n",
          "import a.C;\n");
      neither("A.java", "class A {}\n/*\nHERE\n*/\n", "import a.B;\n", "import a.C;\n");
      neither("a.py", "x = '''\nHERE\n'''\n", "import a\n", "import b\n");
      neither("a.go", "var a = []string{\nHERE\n}\n", "\t\"a\"\n", "\t\"b\"\n");
      neither("A.java", "class A {\n}\nHERE\n", "import a.B;\n", "import a.C;\n");
    }

    @Test
    void whose_place_means_something_are_refused() {
      neither("a.ts", "import './a';\nHERE\n\na();\n", "import './b';\n", "import './c';\n");
      neither("a.py", "HERE\nx = 1\n", "from __future__ import annotations\n", "import a\n");
      refused(
          "A.java",
          "import a.B;\nimport a.C;\n",
          "import a.C;\nimport a.B;\n",
          "import a.B;\nimport a.D;\nimport a.C;\n");
    }

    @Test
    void beside_anything_else_are_refused() {
      neither("A.java", "import a.B;\nHERE\nclass A {}\n", "import a.C;\n", "@Deprecated\n");
      neither(
          "A.java",
          "import a.B;\nHERE\nclass A {}\n",
          "import a.C;\n\nimport b.D;\n",
          "import a.E;\n");
    }

    // Sides drawn by chance; each draws again in a few rounds only what it may.
    @Test
    void of_any_two_sides_are_those_of_both() {
      var random = new SplittableRandom(36);
      int settled = 0;
      for (int round = 0; round < 3_000; round++) {
        var base = names(random, List.of());
        var ours = names(random, base);
        var theirs = names(random, base);

        var one = Structure.settle("A.java", file(base), file(ours), file(theirs));
        var other = Structure.settle("A.java", file(base), file(theirs), file(ours));

        if (one instanceof Outcome.Settled(var text, _)) {
          settled++;
          var expected = new TreeSet<>(ours);
          expected.addAll(theirs);
          base.stream()
              .filter(name -> !ours.contains(name) || !theirs.contains(name))
              .forEach(expected::remove);
          assertThat(imported(text))
              .as("%s with %s and %s", base, ours, theirs)
              .containsExactlyInAnyOrderElementsOf(expected);
          assertThat(other)
              .isInstanceOfSatisfying(
                  Outcome.Settled.class,
                  it ->
                      assertThat(imported(it.text()))
                          .containsExactlyInAnyOrderElementsOf(imported(text)));
        }
      }
      assertThat(settled).isGreaterThan(1_000);
    }

    private static List<String> names(SplittableRandom random, List<String> from) {
      var names = new ArrayList<String>();
      for (char c = 'A'; c <= 'H'; c++) {
        var name = String.valueOf(c);
        boolean was = from.contains(name);
        if (was ? random.nextInt(6) > 0 : random.nextInt(4) == 0) {
          names.add(name);
        }
      }
      if (random.nextInt(10) == 0) {
        Collections.shuffle(names, new Random(random.nextLong()));
      }
      return names;
    }

    private static String file(List<String> names) {
      return "package a;\n\n"
          + String.join("", names.stream().map(name -> "import a." + name + ";\n").toList())
          + "\nclass Z {}\n";
    }

    private static List<String> imported(String text) {
      return text.lines()
          .filter(line -> line.startsWith("import"))
          .map(line -> line.substring(9, 10))
          .toList();
    }
  }

  @Nested
  class Members {
    private static final String JAVA =
        """
        class A {
          private final int x = 1;

          @Override
          public String toString() {
            return "}";
          }
        HERE
        }
        """;

    private static final String BEE =
        "\n  void bee() {\n    if (x > 0) {\n      y();\n    }\n  }\n";
    private static final String CAT =
        "\n  /** Says \"}\". */\n  @Cat(1)\n  int cat(int a) {\n    return a;\n  }\n";

    @Test
    void of_both_sides_are_all_there_ours_first() {
      assertThat(both("A.java", JAVA, BEE, CAT)).isEqualTo(at(JAVA, BEE + CAT));
      assertThat(both("A.java", JAVA, CAT, BEE)).isEqualTo(at(JAVA, CAT + BEE));
    }

    @Test
    void beside_imports_of_both_sides() {
      var base = "import a.Z;\n\nclass A {\n  void z() {\n    z();\n  }\n}\n";

      var merged = settled("A.java", base, withImport(base, "b"), withImport(base, "c"));

      assertThat(merged)
          .isEqualTo(
              """
              import a.Z;
              import a.b;
              import a.c;

              class A {
                void z() {
                  z();
                }

                void b() {
                  b.z();
                }

                void c() {
                  c.z();
                }
              }
              """);
    }

    private static String withImport(String base, String name) {
      return base.replace("a.Z;\n", "a.Z;\nimport a." + name + ";\n")
          .replace("  }\n}", "  }\n\n  void NAME() {\n    NAME.z();\n  }\n}".replace("NAME", name));
    }

    @Test
    void before_a_member_that_begins_as_they_do() {
      var base = "class A {\nHERE\n  @Test\n  void z() {\n    z();\n  }\n}\n";

      assertThat(
              both(
                  "A.java",
                  base,
                  "  @Test\n  void a() {\n    a();\n  }\n\n",
                  "  @Test\n  void b() {\n    b();\n  }\n\n"))
          .isEqualTo(
              at(
                  base,
                  "  @Test\n  void a() {\n    a();\n  }\n\n  @Test\n  void b() {\n    b();\n  }\n\n"));
    }

    @Test
    void in_each_language() {
      both("A.java", "class A {\nHERE\n}\n", "  int a = 1;\n", "  record B(int c) {}\n");
      both("A.java", "enum A {\n  B;\nHERE\n}\n", "  void a() {}\n", "  A() {}\n");
      both("A.java", "class A {}\nHERE\n", "class B {}\n", "interface C {\n  void d();\n}\n");
      both(
          "A.kt",
          "class A {\nHERE\n}\n",
          "  fun a() {\n  }\n",
          "  private fun b(x: Int): Int {\n    return x\n  }\n");
      both(
          "a.ts",
          "export class A {\nHERE\n}\n",
          "  async a(): Promise<void> {\n    await b();\n  }\n",
          "  c<T>(d: T) {\n    return `${d}}`;\n  }\n");
      both(
          "a.ts",
          "import a from 'a';\n\nfunction z() {\n}\nHERE\n",
          "\nexport const a = () => {\n  return 1;\n};\n",
          "\nexport async function b() {\n  return 2;\n}\n");
      both(
          "a.test.js",
          "describe('all', () => {\n  it('is', () => {\n    is();\n  });\nHERE\n});\n",
          "\n  it('was', () => {\n    was();\n  });\n",
          "\n  test('will', async () => {\n    will();\n  });\n");
      both(
          "a.go",
          "package a\n\nfunc Z() {\n}\nHERE\n",
          "\nfunc A(b int) (int, error) {\n\treturn b, nil\n}\n",
          "\ntype B struct {\n\tC int\n}\n\nfunc (b *B) D() {\n}\n");
      both(
          "a.py",
          "def z():\n    pass\nHERE\n",
          "\n\ndef a(b=(1,\n2)):\n    \"\"\"\nSays.\n\"\"\"\n    return b\n",
          "\n\n@c\nclass D:\n    async def e(self):\n        pass\n");
      both(
          "a.py",
          "class A:\n    def z(self):\n        pass\nHERE\n\n\ndef y():\n    pass\n",
          "\n    def a(self):\n        pass\n",
          "\n    @staticmethod\n    def b():\n        pass\n");
    }

    @Test
    void that_both_declare_are_refused() {
      assertThat(neither("A.java", JAVA, BEE, BEE.replace("y()", "z()"))).contains("bee");
      assertThat(neither("A.java", JAVA, BEE, BEE.replace("bee()", "bee(int other)")))
          .as("an overload changes what a call means")
          .contains("bee");
      neither("a.py", "x = 1\nHERE\n", "def a():\n    pass\n", "def a():\n    return 1\n");
      neither(
          "a.go",
          "package a\n\nfunc Z() {\n}\nHERE\n",
          "func A() {\n}\n",
          "func A() {\n\tb()\n}\n");
    }

    @Test
    void that_are_statements_are_refused() {
      neither(
          "A.java",
          "class A {\n  void a() {\n    b();\nHERE\n  }\n}\n",
          "    if (c) {\n      d();\n    }\n",
          "    e();\n");
      neither(
          "A.java",
          "class A {\n  void a() {\n    b();\nHERE\n  }\n}\n",
          "    int c = 1;\n",
          "    int d = 2;\n");
      neither("A.java", "class A {\nHERE\n}\n", "  static {\n    a();\n  }\n", "  int b;\n");
      neither("a.js", "a();\nHERE\n", "b();\n", "c();\n");
      neither("a.js", "function a() {\n  b();\nHERE\n}\n", "  c();\n", "  const d = 1;\n");
      neither("a.go", "func A() {\nHERE\n}\n", "\tb()\n", "\tc()\n");
      neither("a.py", "def a():\n    b()\nHERE\n", "    c()\n", "    d()\n");
      neither(
          "a.py",
          "def a():\n    b()\nHERE\n",
          "    def c():\n        pass\n",
          "    def d():\n        pass\n");
      neither(
          "a.py",
          "if a:\n    b()\nHERE\nelse:\n    c()\n",
          "def d():\n    pass\n",
          "def e():\n    pass\n");
    }

    @Test
    void that_are_not_whole_are_refused() {
      neither("A.java", "class A {\nHERE\n}\n", "  void a() {\n", "  void b() {}\n");
      neither("A.java", "class A {\nHERE\n}\n", "  }\n  class B {\n", "  void b() {}\n");
      neither("A.java", "class A {\nHERE\n  void z() {}\n}\n", "  @Test\n", "  void b() {}\n");
      neither("A.java", "class A {\nHERE\n}\n", "  /* \n", "  void b() {}\n");
      neither("A.java", "class A {\n  /*\nHERE\n  */\n}\n", "  void a() {}\n", "  void b() {}\n");
      neither(
          "A.java",
          "class A {\n  String s = \"\"\"\nHERE\n  \"\"\";\n}\n",
          "  void a() {}\n",
          "  void b() {}\n");
      neither("A.java", "enum A {\n  B,\nHERE\n  C;\n}\n", "  D {\n  },\n", "  E {\n  },\n");
      neither("A.java", "enum A {\n  B {\n  }\nHERE\n}\n", "  ;\n", "  ;  void e() {}\n");
      neither("A.kt", "class A {\nHERE\n}\n", "  val a = 1\n", "  fun b() {\n  }\n");
      neither(
          "a.py", "class A:\n    x = 1\nHERE\n", "    @b\n", "    def c(self):\n        pass\n");
      neither(
          "a.py", "@z\nHERE\ndef y():\n    pass\n", "def a():\n    pass\n", "def b():\n    pass\n");
      neither(
          "a.py",
          "def z():\n    a()\nHERE\n    b()\n",
          "def a():\n    pass\n",
          "def b():\n    pass\n");
    }

    @Test
    void beside_a_change_of_what_was_there_are_refused() {
      var base = at(JAVA, "");

      refused(
          "A.java",
          base,
          base.replace("  }\n}", "  }\n" + BEE + "}"),
          base.replace("return \"}\"", "return \"{\"").replace("  }\n}", "    y();\n  }\n}"));
      refused(
          "A.java",
          "class A {\n  int x = 1;\n}\n",
          "class A {\n  int x = 2;\n}\n",
          "class A {\n  int x = 3;\n}\n");
    }

    // Whole methods with bodies drawn by chance, put into one of several places by each side.
    @Test
    void of_any_two_sides_are_all_there_in_either_order() {
      var random = new SplittableRandom(37);
      int settled = 0;
      for (int round = 0; round < 2_000; round++) {
        var places = random.nextInt(1, 4);
        var base = java(List.of(), places, 0);
        var ours = java(methods(random, 'a'), places, random.nextInt(places));
        var theirs = java(methods(random, 'n'), places, random.nextInt(places));

        if (Structure.settle("A.java", base, ours, theirs)
            instanceof Outcome.Settled(var text, _)) {
          settled++;
          assertThat(sorted(text)).isEqualTo(expected(base, ours, theirs));
          var mirrored = settled("A.java", base, /* ours= */ theirs, /* theirs= */ ours);
          assertThat(sorted(mirrored)).isEqualTo(sorted(text));
          assertThat(text.chars().filter(c -> c == '{').count())
              .isEqualTo(text.chars().filter(c -> c == '}').count());
        }
      }
      assertThat(settled).isGreaterThan(500);
    }

    private static List<String> expected(String base, String ours, String theirs) {
      var all = new ArrayList<>(ours.lines().toList());
      all.addAll(theirs.lines().toList());
      base.lines().forEach(all::remove);
      return all.stream().sorted().toList();
    }

    private static List<String> sorted(String text) {
      return text.lines().sorted().toList();
    }

    private static List<String> methods(SplittableRandom random, char first) {
      return IntStream.range(0, random.nextInt(1, 4))
          .mapToObj(i ->
              "\n"
                  + (random.nextBoolean() ? "  @Test\n" : "")
                  + "  void "
                  + (char) (first + i)
                  + "() {\n"
                  + "    call();\n".repeat(random.nextInt(3))
                  + "  }\n")
          .toList();
    }

    private static String java(List<String> methods, int places, int place) {
      var text = new StringBuilder("class A {\n");
      for (int i = 0; i < places; i++) {
        text.append("\n  void z").append(i).append("() {\n    call();\n  }\n");
        text.append(i == place ? String.join("", methods) : "");
      }
      return text + "}\n";
    }
  }

  /// Each of these was settled once, and was wrong.
  @Nested
  class What_only_looks_whole {
    private static final String CLASS = "class A:\n    def f(self):\n        return 1\n";

    @Test
    void belongs_to_what_its_margin_says() {
      assertThat(
              refused(
                  "a.py",
                  CLASS,
                  CLASS + "\n\ndef h():\n    return 2\n",
                  CLASS + "\n    def g(self):\n        return 3\n"))
          .contains("different places");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "a.js|const b = load();app.use(b);function one() {;};|const c = load();app.use(c);function two() {;};",
          "a.js|let x = 0;for (const i of b) {;};|let y = 0;x *= 2;while (y) {;};",
          "a.js|const b = load();function one() {;};|function one() {; return 2;};",
          "a.js|const a = load();;|const b = load();;",
          "a.kt|lateinit var q: Foo;fun a() {;};|lateinit var q: Bar;fun b() {;};",
        })
    void has_statements_or_names_in_its_head(String path, String ours, String theirs) {
      assertThat(neither(path, "HERE\n", lines(ours), lines(theirs))).isNotEmpty();
    }

    private static String lines(String written) {
      return written.replace(";;", ";\n").replace(";", "\n").replace("\n\n", "\n");
    }

    @Test
    void widens_what_names_mean() {
      var base = "import os\n";
      assertThat(refused("a.py", base, base + "from a import f\n", base + "from b import *\n"))
          .contains("may change what a name means");
    }

    @Test
    void is_a_name_that_the_other_side_has_elsewhere() {
      var base = "def a():\n    b = 1\n    c(b)\n\n\ndef z():\n    y = 2\n    x(y)\n";
      var total = "def total():\n    return 1\n\n\n";

      assertThat(
              refused(
                  "a.py",
                  base,
                  total + base + "\n\ndef g():\n    h(3)\n",
                  base + "\n\ndef total():\n    return 2\n"))
          .contains("total");
    }

    @Test
    void is_a_value_whose_making_may_do_something() {
      assertThat(
              neither(
                  "A.java",
                  "class A {\n  int n;\nHERE\n}\n",
                  "  static int a = n++;\n",
                  "  static int b = n++;\n"))
          .isNotEmpty();
    }

    @Test
    void is_a_key_that_is_there_behind_a_blank() {
      assertThat(neither("a.properties", "  c=0\nHERE\n", "c=5\n", "d=1\n")).contains("c");
    }

    @Test
    void meets_in_more_places_than_anybody_looks_through() {
      var base = "class A {\n" + "  int x;\n\n".repeat(31) + "}\n";
      assertThat(
              refused(
                  "A.java",
                  base,
                  base.replace("x;\n", "x;\n  int a;\n"),
                  base.replace("x;\n", "x;\n  int b;\n")))
          .contains("too many places");
    }
  }

  @Nested
  class Entries {
    @Test
    void of_both_sides_are_all_there() {
      assertThat(both("app.properties", "a=1\nHERE\n", "b=2\n", "# three\nc: 3\n"))
          .isEqualTo("a=1\nb=2\n# three\nc: 3\n");
      both(".gitattributes", "*.a text\nHERE\n", "*.b binary\n", "*.c -text\n");
      both("app/.gitignore", "a/\nHERE\n", "b/\n", "*.c\n");
      both("src/META-INF/services/x.Y", "x.A\nHERE\n", "x.B\n", "x.C\n");
      both("requirements.txt", "a==1\nHERE\n", "b>=2\n", "c[d]~=3\n");
      both(
          "CHANGELOG.md",
          "# Changes\n\n## Next\n\n- a\nHERE\n\n## 1.0\n\n- z\n",
          "- b, which\n  goes on\n",
          "- c\n");
    }

    @Test
    void for_one_thing_are_refused() {
      assertThat(neither("app.properties", "a=1\nHERE\n", "b=2\n", "b=3\n")).contains("b");
      neither("app.properties", "a=1\nHERE\n", "b=2\n", "a=3\n");
      neither("app.properties", "a=1\nHERE\nz=1\n", "b=2\n", "z = 3\n");
      neither(".gitattributes", "HERE\n*.z text\n", "*.a text\n", "*.a binary\n");
      neither("CHANGELOG.md", "- z\nHERE\n", "- a\n", "- a\n- b\n");
    }

    @Test
    void whose_place_means_something_are_refused() {
      neither(".gitattributes", "HERE\n*.z text\n", "*.a text\n", "src/** binary\n");
      neither(".gitignore", "a/\nHERE\n", "b/\n", "!a/keep\n");
      neither("CHANGELOG.md", "- z\nHERE\n", "\n## 1.1\n\n- a\n", "- b\n");
      neither("requirements.txt", "a\nHERE\n", "-r more.txt\n", "c\n");
    }

    @Test
    void that_are_not_whole_are_refused() {
      neither("app.properties", "a=1\\\nHERE\n  2\n", "b=2\n", "c=2\n");
      neither("app.properties", "a=1\nHERE\n", "b=2\\\n  3\n", "c=2\n");
      neither("CHANGELOG.md", "- z\nHERE\n  goes on\n", "- a\n", "- b\n");
      neither("CHANGELOG.md", "- z\nHERE\n", "Words.\n", "- b\n");
      refused("app.properties", "a=1\n", "a=2\n", "a=3\n");
    }
  }

  @Nested
  class Never {
    @Test
    void files_of_another_kind() {
      neither("notes.txt", "a\nHERE\n", "b\n", "c\n");
      neither("pom.xml", "<a>\nHERE\n</a>\n", "<b/>\n", "<c/>\n");
    }

    @Test
    void what_is_no_plain_text() {
      assertThat(neither("A.java", "class A {\nHERE\n}\n", "  int a;\n", "  int b; // \0\n"))
          .contains("not text");
      assertThat(neither("A.java", "class A {\nHERE\n}\n", "  int a;\r\n", "  int b;\n"))
          .contains("carriage return");
      assertThat(refused(".gitignore", "a\n", "a\nb", "a\nc\n")).contains("no end");
      assertThat(neither(".gitignore", "a\n<<<<<<< b\nHERE\n", "b\n", "c\n")).contains("marks");
      assertThat(neither(".gitignore", "HERE\n", "b\n", "c\n".repeat(600_000))).contains("long");
    }

    @Test
    void what_was_no_conflict() {
      refused(".gitignore", "a\nb\nc\n", "x\na\nb\nc\n", "a\nb\nc\ny\n");
    }
  }
}
