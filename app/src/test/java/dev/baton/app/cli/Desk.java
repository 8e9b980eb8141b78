package dev.baton.app.cli;

import dev.baton.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A small repository and somebody who types commands in it. Its tests are the scripts under
/// `tests/`, its performer is `agent.sh`, and its one plan greets guests in two tasks.
public final class Desk {
  private static final String SPEC =
      """
      ---
      spec: greet
      version: 1
      status: draft
      owner: Ada
      areas: GRT
      ---

      # Greetings

      ### ST-1 · Ada, mail 2026-10-05
      > Say hello to whoever comes and goodbye to whoever leaves.

      ### GRT-001 · Hello
      When a guest comes, the greeter shall print "hello".
      - Source: ST-1
      - Priority: must
      - Verify: test

      #### GRT-001/S1 · Hello is printed
      - Given a greeter
      - When a guest comes
      - Then "hello" is printed

      ### GRT-002 · Goodbye
      When a guest leaves, the greeter shall print "goodbye".
      - Source: ST-1
      - Priority: must
      - Verify: test

      #### GRT-002/S1 · Goodbye is printed
      - Given a greeter
      - When a guest leaves
      - Then "goodbye" is printed
      """;

  private static final String HEAD =
      """
      ---
      plan: greet
      for: greet@1
      ---

      # Plan: greetings
      """;

  private static final String HELLO =
      """

      ### T-01 · Hello
      - Implements: GRT-001
      - Goal: whoever comes is greeted
      - Reads: agent.sh
      - Writes: src/hello.sh, tests/hello.sh
      - Performer: PERFORMER
      - Budget: context 20k tokens, diff 50 lines, 5 min, $1

      ```check
      GRT-001/S1 :: sh tests/hello.sh
      ```
      """;

  private static final String GOODBYE =
      """

      ### T-02 · Goodbye
      - Implements: GRT-002
      - Depends: T-01
      - Goal: whoever leaves is greeted
      - Reads: agent.sh
      - Writes: src/goodbye.sh, tests/goodbye.sh
      - Performer: PERFORMER
      - Budget: context 20k tokens, diff 50 lines, 5 min, $1

      ```check
      GRT-002/S1 :: sh tests/goodbye.sh
      ```
      """;

  /// Does whichever task it is given: commits T-01, leaves T-02 uncommitted.
  public static final String DOES_BOTH =
      """
      mkdir -p src tests
      case "$BATON_TASK" in
      T-01)
        echo 'echo hello' >src/hello.sh
        echo 'test "$(sh src/hello.sh)" = hello' >tests/hello.sh
        git add -A
        git -c user.name=agent -c user.email=agent@example.org commit -q -m hello
        ;;
      T-02)
        echo 'echo goodbye' >src/goodbye.sh
        echo 'test "$(sh src/goodbye.sh)" = goodbye' >tests/goodbye.sh
        ;;
      esac
      """;

  private final Path top;

  public Desk(Path top) {
    this.top = top;
  }

  /// What a command came to.
  public record Said(int exit, String out, String err) {
    public Json.Obj json() {
      return Json.parse(out.strip()).asObject();
    }

    public String all() {
      return "exit " + exit + "\n" + out + err;
    }
  }

  public Path top() {
    return top;
  }

  /// A repository with one commit and nothing of Baton's.
  public Desk bare() {
    try {
      Files.createDirectories(top);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    git("init", "--quiet", "--initial-branch=main");
    git("config", "user.name", "Ada");
    git("config", "user.email", "ada@example.org");
    write("run-tests.sh", "for t in tests/*.sh; do [ ! -e \"$t\" ] || sh \"$t\" || exit 1; done\n");
    commit("start");
    return this;
  }

  /// `baton init` has been here and its file is committed, with the spec, the plan and the agent.
  public Desk ready(String agent) {
    bare();
    write("agent.sh", agent);
    initialise("--performer", "sh agent.sh");
    documents("agent");
    commit("baton");
    return this;
  }

  void initialise(String... more) {
    var words = new ArrayList<>(List.of("init", "--no-proof", "--test", "sh run-tests.sh"));
    words.addAll(List.of(more));
    must(words.toArray(String[]::new));
  }

  void documents(String performer) {
    write("specs/greet/spec.md", SPEC);
    plan(performer);
  }

  void plan(String performer) {
    write("specs/greet/plan.md", HEAD + (HELLO + GOODBYE).replace("PERFORMER", performer));
  }

  /// Spec and plan are approved; the lock is committed.
  public Desk approved() {
    must("spec", "approve");
    commit("approve the spec");
    must("plan", "approve");
    return this;
  }

  public Said baton(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var all = new ArrayList<>(List.of(words));
    // What follows -- belongs to another command.
    int end = all.contains("--") ? all.indexOf("--") : all.size();
    all.addAll(end, List.of("-C", top.toString()));
    var exit =
        CommandLineTool.run(
            all.toArray(String[]::new), new Console(stream(out), stream(err), false, false));
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  public Said must(String... words) {
    return ends(0, words);
  }

  public Said ends(int exit, String... words) {
    var said = baton(words);
    if (said.exit() != exit) {
      throw new AssertionError("baton " + String.join(" ", words) + ": " + said.all());
    }
    return said;
  }

  public void write(String path, String text) {
    var file = top.resolve(path);
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public String read(String path) {
    try {
      return Files.readString(top.resolve(path));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void change(String path, String from, String to) {
    var text = read(path);
    if (!text.contains(from)) {
      throw new IllegalStateException("no \"" + from + "\" in " + path);
    }
    write(path, text.replace(from, to));
  }

  public void commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--message", message);
  }

  public String git(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Everything a person or a run could miss: files, refs, and how many facts are on record.
  String state() {
    var state = new TreeMap<String, String>();
    try (var files = Files.walk(top)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = top.relativize(file).toString();
        if (!path.startsWith(".git/") && !path.startsWith(".baton/")) {
          state.put(path, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (Files.exists(top.resolve(".git"))) {
      state.put("refs", git("for-each-ref"));
      state.put("index", git("status", "--porcelain"));
    }
    return state.toString();
  }
}
