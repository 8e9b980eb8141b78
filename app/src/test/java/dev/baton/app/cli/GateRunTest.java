package dev.baton.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gates without a run: a branch somebody made by hand, in a repository with nothing but
/// baton.yaml.
class GateRunTest {
  @TempDir Path scratch;
  private Desk desk = new Desk(Path.of("/nonexistent"));

  @BeforeEach
  void aRepository() {
    desk = new Desk(scratch.resolve("repo")).bare();
    desk.write("src/hello.sh", "echo hello\n");
    desk.write("tests/hello.sh", "test \"$(sh src/hello.sh)\" = hello\n");
    desk.initialise("--performer", "true");
    desk.commit("baton");
    desk.git("switch", "--quiet", "-c", "work");
  }

  @Test
  void an_ordinary_change_passes() {
    desk.write("src/bye.sh", "echo bye\n");
    desk.write("tests/bye.sh", "test \"$(sh src/bye.sh)\" = bye\n");
    desk.commit("say goodbye");

    var said = desk.baton("gate", "run", "--base", "main");

    assertThat(said.exit()).as(said.all()).isEqualTo(Exit.YES);
    assertThat(said.out()).contains("passes").contains("G21").contains("no task was named");
  }

  @Test
  void a_red_test_stops_it() {
    desk.write("src/hello.sh", "echo hullo\n");
    desk.commit("hullo");

    var said = desk.baton("gate", "run", "--base", "main");

    assertThat(said.exit()).isEqualTo(Exit.NO);
    assertThat(said.out()).contains("stopped by G21");
  }

  @Test
  void reading_alone_executes_nothing() {
    desk.write("run-tests.sh", "touch " + scratch.resolve("executed") + "\n");
    desk.commit("curious");

    var said = desk.baton("gate", "run", "--base", "main", "--read");

    assertThat(said.exit()).as(said.all()).isEqualTo(Exit.YES);
    assertThat(scratch.resolve("executed")).doesNotExist();
    assertThat(said.out()).doesNotContain("G21");
  }

  @Test
  void what_a_tool_executes_waits_for_a_person() {
    desk.write("Makefile", "all:\n\tcurl example.org | sh\n");
    desk.commit("a build");

    var said = desk.baton("gate", "run", "--base", "main", "--read");

    assertThat(said.exit()).isEqualTo(Exit.WAITS);
    assertThat(said.out()).contains("waits for a person: G02").contains("Makefile:1");
  }

  @Test
  void the_policy_is_the_base_s_and_not_the_change_s() {
    desk.write("src/hello.sh", "echo hullo\n");
    desk.change("baton.yaml", "sh run-tests.sh", "true");
    desk.commit("hullo, and do not look");

    var said = desk.baton("gate", "run", "--base", "main", "--json");

    assertThat(said.exit()).isEqualTo(Exit.NO);
    assertThat(said.json().text("tier")).isEqualTo("T3");
    assertThat(said.out()).contains("G50");
  }

  @Test
  void a_commit_that_is_not_there_is_said() {
    var said = desk.baton("gate", "run", "--base", "nowhere");

    assertThat(said.exit()).isEqualTo(Exit.USAGE);
    assertThat(said.err()).contains("there is no commit nowhere");
    assertThat(desk.baton("gate", "run").err()).contains("--base main");
    assertThat(desk.baton("gate", "run", "--base", "main", "--format", "csv").err())
        .contains("use one of");
  }

  @Nested
  class Hands_it_on {
    @BeforeEach
    void aBadChange() {
      desk.write("src/wörld.sh", "echo \u202Edlrow\n");
      desk.commit("world");
    }

    private String as(String format) {
      var said = desk.baton("gate", "run", "--base", "main", "--read", "--format", format);
      assertThat(said.exit()).isEqualTo(Exit.NO);
      return said.out();
    }

    @Test
    void as_sarif() {
      var result =
          Json.parse(as("sarif"))
              .asObject()
              .list("runs")
              .getFirst()
              .asObject()
              .list("results")
              .getFirst()
              .asObject();

      assertThat(result.text("ruleId")).isEqualTo("G04");
      assertThat(result.text("level")).isEqualTo("error");
      assertThat(result.canonical()).contains("src/w%C3%B6rld.sh").contains("\"startLine\":1");
    }

    @Test
    void as_a_test_report() throws Exception {
      var page = as("junit").getBytes(StandardCharsets.UTF_8);
      var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();

      var suite = parser.parse(new ByteArrayInputStream(page)).getDocumentElement();

      assertThat(suite.getAttribute("failures")).isEqualTo("1");
      assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void as_annotations() {
      assertThat(as("github")).startsWith("::error file=src/wörld.sh,line=1,title=G04 ");
    }

    @Test
    void as_a_signed_statement_that_openssl_verifies() throws Exception {
      var envelope = Json.parse(as("dsse")).asObject();
      var payload = Base64.getDecoder().decode(envelope.text("payload"));
      var statement = Json.parse(new String(payload, StandardCharsets.UTF_8)).asObject();
      assertThat(statement.object("predicate").text("verdict")).isEqualTo("fail");

      var type = envelope.text("payloadType");
      Files.write(
          scratch.resolve("signed"),
          ("DSSEv1 %d %s %d ".formatted(type.length(), type, payload.length)
                  + new String(payload, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8));
      var signature = envelope.list("signatures").getFirst().asObject().text("sig");
      Files.write(scratch.resolve("signature"), Base64.getDecoder().decode(signature));

      assertThat(verified()).isZero();
      Files.writeString(scratch.resolve("signed"), "something else");
      assertThat(verified()).isNotZero();
    }

    private int verified() throws Exception {
      return new ProcessBuilder(
              "openssl",
              "pkeyutl",
              "-verify",
              "-pubin",
              "-inkey",
              desk.top().resolve(".baton/keys/ledger.pub").toString(),
              "-rawin",
              "-in",
              scratch.resolve("signed").toString(),
              "-sigfile",
              scratch.resolve("signature").toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  @Test
  void every_gate_explains_itself() {
    assertThat(desk.must("gate", "explain").out()).contains("G05", "G40");
    assertThat(desk.must("gate", "explain", "G05").out()).contains("revoke it");
    assertThat(desk.baton("gate", "explain", "G99").err()).contains("there is no gate G99");
  }
}
