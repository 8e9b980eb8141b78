package dev.baton.adapters.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.process.LocalPrograms;
import dev.baton.core.merge.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a script that takes the command line of the real one.
class MergirafTest {
  private static final String BASE = "one\ntwo\n";
  private static final String OURS = "one\nours\ntwo\n";
  private static final String THEIRS = "one\ntheirs\ntwo\n";
  private static final String BOTH = "one\nours\ntheirs\ntwo\n";

  // The three texts, the name by which it knows the language, and where the result goes.
  private static final String MERGES =
      """
      [ "$1" = merge ] && [ "$(sed -n 2p "$3")" = ours ] && [ "$(sed -n 2p "$4")" = theirs ] || exit 9
      [ "$5" = --path-name=A.java ] && [ "$6" = --output=merged ] || exit 9
      [ "$(cat "$2")" = "$(printf 'one\\ntwo')" ] || exit 9
      printf 'one\\nours\\ntheirs\\ntwo\\n' >merged
      """;

  @TempDir Path folder;

  private Outcome answer(String script) throws IOException {
    return answer("mergiraf 0.16.1", script);
  }

  private Outcome answer(String version, String script) throws IOException {
    var program = folder.resolve("bin/mergiraf");
    Files.createDirectories(program.resolveSibling("."));
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$1\" = --version ] && { echo \"" + version + "\"; exit 0; }\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var found = Mergiraf.find("/nonexistent:" + program.getParent(), folder.resolve("repo"));
    return new Mergiraf(
            found.orElseThrow(),
            new LocalPrograms(folder),
            folder.resolve("scratch"),
            Duration.ofSeconds(2))
        .settle("src/A.java", BASE, OURS, THEIRS);
  }

  private String refusal(String script) throws IOException {
    return refusal("mergiraf 0.16.1", script);
  }

  private String refusal(String version, String script) throws IOException {
    var outcome = answer(version, script);
    assertThat(folder.resolve("scratch")).as("nothing is left").doesNotExist();
    return switch (outcome) {
      case Outcome.Settled(var text, _) -> throw new AssertionError("settled: " + text);
      case Outcome.Refused(var why) -> why;
    };
  }

  @Test
  void is_taken_at_its_word_where_it_merges() throws IOException {
    assertThat(answer(MERGES))
        .isEqualTo(new Outcome.Settled(BOTH, java.util.List.of("mergiraf 0.16.1")));
  }

  @Test
  void that_leaves_a_conflict_has_settled_nothing() throws IOException {
    assertThat(refusal(MERGES + "exit 1\n")).contains("left a conflict");
    assertThat(
            refusal(
                "printf 'one\\n<<<<<<< a\\nours\\n=======\\ntheirs\\n>>>>>>> b\\ntwo\\n' >merged\n"))
        .contains("marks of a conflict");
  }

  @Test
  void that_fails_has_settled_nothing() throws IOException {
    refusal("exit 255\n");
    refusal("kill -9 $$\n");
    assertThat(refusal("exec tail -f /dev/null\n")).contains("did not end in time");
    assertThat(refusal("echo 'one ours theirs two'\n")).contains("wrote no text");
  }

  @Test
  void that_writes_something_else_has_settled_nothing() throws IOException {
    refusal("echo rubbish >merged\n");
    refusal(": >merged\n");
    refusal("printf 'one\\nours\\ntwo\\n' >merged\n");
    refusal("printf 'one\\nours\\ntheirs\\nours\\ntwo\\n' >merged\n");
    refusal("printf 'one\\nours\\ntheirs\\ntwo\\nevil\\n' >merged\n");
    refusal("printf 'one\\r\\nours\\r\\ntheirs\\r\\ntwo\\r\\n' >merged\n");
    refusal("printf 'one\\nours\\ntheirs\\ntwo\\n\\377\\n' >merged\n");
    refusal("head -c 5000000 /dev/zero | tr '\\0' 'x' >merged\n");
  }

  @Test
  void that_writes_elsewhere_has_settled_nothing() throws IOException {
    var elsewhere = Files.writeString(folder.resolve("elsewhere"), BOTH);

    refusal("ln -s " + elsewhere + " merged\n");
    refusal("mkdir merged; mkdir -p cache/mergiraf; ln -s " + folder + " cache/out\n");
    refusal("cp \"$3\" ours.orig; printf 'one\\nours\\ntheirs\\ntwo\\n' >ours\n");

    assertThat(elsewhere).as("what a link leads to is nobody's to clear").hasContent(BOTH);
  }

  @Test
  void that_does_not_say_who_it_is_is_not_asked() throws IOException {
    assertThat(refusal("another program (1)", MERGES)).contains("version");
    assertThat(refusal("mergiraf 1\nBaton-Trace: x", MERGES)).contains("version");
  }

  @Test
  void sees_nothing_of_the_environment() throws IOException {
    assertThat(answer("[ -z \"$USER$LOGNAME\" ] && [ \"$HOME\" = \"$PWD\" ] || exit 3\n" + MERGES))
        .isInstanceOf(Outcome.Settled.class);
  }

  @Test
  void of_the_repository_itself_is_not_looked_at() throws IOException {
    answer(MERGES);

    assertThat(Mergiraf.find(folder.resolve("bin").toString(), folder)).isEmpty();
  }
}
