package dev.baton.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @Nested
  class A_pattern {
    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {
          "src/** src/a/B.java",
          "src/**/B.java src/B.java",
          "src/**/B.java src/a/b/B.java",
          "**/pom.xml pom.xml",
          "**/pom.xml a/pom.xml",
          "*.md README.md",
          "a?c abc",
          "src/{main,test}/** src/test/x",
          "{a,b{c,d}}.txt bd.txt",
          "[a-c].txt b.txt",
          "[!a].txt b.txt",
          "app/[[]id]/page.tsx app/[id]/page.tsx",
          "?.txt 🐝.txt",
        })
    void matches(String pattern, String path) {
      assertThat(Glob.of(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {
          "src/** src",
          "src/* src/a/b",
          "*.md docs/README.md",
          "a?c a/c",
          "[!a] /",
          "src/{main,test}/** src/tests/x",
          "app/[id]/page.tsx app/[id]/page.tsx",
          "src/**/B.java src/AB.java",
        })
    void does_not_match(String pattern, String path) {
      assertThat(Glob.of(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/etc/passwd",
          "../up",
          "a/./b",
          "a//b",
          "src/",
          "a\\b",
          "{a,b",
          "[a",
          "[z-a]"
        })
    void is_refused_with_a_reason(String pattern) {
      assertThat(Glob.parse(pattern)).isInstanceOf(Glob.Reading.Faulty.class);
    }
  }

  @Nested
  class Two_globs {
    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {
          "src/** */Main.java src/Main.java",
          "a/*/c a/b/* a/b/c",
          "a/**/c a/*/c a/x/c",
          "*.java Foo.* Foo.java",
          "{a,b}/x [bc]/x b/x",
        })
    void meet_in_a_path_that_both_match(String one, String other, String example) {
      assertThat(Glob.of(one).sharedPath(Glob.of(other))).contains(example);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {"src/a/** src/b/**", "*.java *.md", "a/* a/*/b", "a/*b a/*c", "a*/b c/**", "? ??"})
    void do_not_meet(String one, String other) {
      assertThat(Glob.of(one).intersects(Glob.of(other))).isFalse();
    }

    @Test
    void meet_outside_what_both_lists_name_only_if_something_is_left() {
      var one = Glob.of("src/*.txt");
      var other = Glob.of("src/{a,b}.txt");
      var a = List.of(Glob.of("src/a.txt"));
      var both = List.of(Glob.of("src/?.txt"));

      assertThat(one.sharedPathOutside(other, both, a)).contains("src/b.txt");
      assertThat(one.sharedPathOutside(other, a, List.of())).contains("src/a.txt");
      assertThat(one.sharedPathOutside(other, both, both)).isEmpty();
    }

    @Test
    void that_would_take_exponentially_many_sets_are_still_decided() {
      var hostile = Glob.of("**a" + "?".repeat(60));

      assertThat(hostile.intersects(Glob.of("b**"))).isTrue();
      assertThat(hostile.intersects(Glob.of("**b" + "?".repeat(60)))).isFalse();
    }
  }

  /// Random globs over a tiny alphabet, against every valid path of up to five characters.
  @Nested
  class Whatever_the_globs {
    private static final List<String> PATHS = everyPath();

    static List<Long> seeds() {
      var one = System.getProperty("baton.seed");
      return one == null
          ? new SplittableRandom(20_261_121).longs(400).boxed().toList()
          : List.of(Long.valueOf(one));
    }

    @ParameterizedTest(name = "-Dbaton.seed={0}")
    @MethodSource("seeds")
    void matching_agrees_with_a_regular_expression(long seed) {
      var glob = new RandomGlob(seed).next();
      var regex = Pattern.compile(glob.regex());

      for (var path : PATHS) {
        assertThat(Glob.of(glob.pattern()).matches(path))
            .as("%s on %s", glob.pattern(), path)
            .isEqualTo(regex.matcher(path).matches());
      }
    }

    @ParameterizedTest(name = "-Dbaton.seed={0}")
    @MethodSource("seeds")
    void meeting_agrees_with_trying_every_path(long seed) {
      var random = new RandomGlob(seed);
      var one = Glob.of(random.next().pattern());
      var other = Glob.of(random.next().pattern());

      var shared = one.sharedPath(other);
      var tried = PATHS.stream().filter(it -> one.matches(it) && other.matches(it)).toList();

      shared.ifPresent(path -> {
        assertThat(one.matches(path) && other.matches(path)).as(path).isTrue();
        assertThat(path).doesNotContain("//").doesNotStartWith("/").doesNotEndWith("/");
      });
      assertThat(shared.filter(path -> path.length() <= 5).isPresent())
          .as("%s and %s share %s; tried: %s", one, other, shared, tried)
          .isEqualTo(!tried.isEmpty());
    }

    @ParameterizedTest(name = "-Dbaton.seed={0}")
    @MethodSource("seeds")
    void meeting_outside_two_lists_agrees_with_trying_every_path(long seed) {
      var random = new RandomGlob(seed);
      var one = Glob.of(random.next().pattern());
      var other = Glob.of(random.next().pattern());
      var mine = Glob.of(random.next().pattern());
      var theirs = Glob.of(random.next().pattern());

      var shared = one.sharedPathOutside(other, List.of(mine), List.of(theirs));
      var tried =
          PATHS.stream()
              .filter(it -> one.matches(it) && other.matches(it))
              .filter(it -> !(mine.matches(it) && theirs.matches(it)))
              .toList();

      assertThat(shared.stream()).allMatch(it -> !(mine.matches(it) && theirs.matches(it)));
      if (!tried.isEmpty()) {
        assertThat(shared).as("%s, %s without %s, %s", one, other, mine, theirs).isPresent();
      }
    }

    private static List<String> everyPath() {
      var paths = new ArrayList<String>();
      grow("", paths);
      return paths;
    }

    private static void grow(String start, List<String> paths) {
      if (!start.isEmpty() && !start.endsWith("/")) {
        paths.add(start);
      }
      if (start.length() < 5) {
        grow(start + "a", paths);
        grow(start + "b", paths);
        if (!start.isEmpty() && !start.endsWith("/")) {
          grow(start + "/", paths);
        }
      }
    }
  }
}
