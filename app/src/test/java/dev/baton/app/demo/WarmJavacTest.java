package dev.baton.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the warm compiler says and makes, beside what a cold one says and makes.
class WarmJavacTest {
  private static final String COLD =
      Path.of(System.getProperty("java.home"), "bin/javac").toString();

  @TempDir Path folder;
  private Path project;
  private WarmJavac warm;

  private record Answer(int exit, String said) {}

  @BeforeEach
  void starts() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(project.resolve("src"));
    warm = WarmJavac.in(folder.resolve("javac"), project);
  }

  @AfterEach
  void ends() {
    warm.close();
  }

  @Test
  void makes_the_same_classes() throws Exception {
    source("src/A.java", "class A { B b = new B(\"ß\"); }");
    source("src/B.java", "record B(String text) {}");
    String[] sources = {"src/A.java", "src/B.java"};

    assertThat(javac(COLD, "cold", sources)).isEqualTo(new Answer(0, ""));
    assertThat(javac(warm.command().toString(), "warm", sources)).isEqualTo(new Answer(0, ""));
    for (var name : List.of("A.class", "B.class")) {
      assertThat(project.resolve("warm").resolve(name))
          .hasSameBinaryContentAs(project.resolve("cold").resolve(name));
    }
  }

  @Test
  void says_the_same_about_an_error_and_keeps_nothing() throws Exception {
    source("src/A.java", "class A { B b; }");
    var cold = javac(COLD, "cold", "src/A.java");

    assertThat(cold.exit()).isEqualTo(1);
    assertThat(javac(warm.command().toString(), "warm", "src/A.java")).isEqualTo(cold);

    source("src/B.java", "record B(String text) {}");
    assertThat(javac(warm.command().toString(), "warm", "src/A.java", "src/B.java").exit())
        .isZero();
    assertThat(javac(warm.command().toString(), "again", "src/A.java")).isEqualTo(cold);
  }

  @Test
  void refuses_bad_arguments() throws Exception {
    source("src/A.java", "class A {}");

    assertThat(javac(warm.command().toString(), "warm", "--nonsense", "src/A.java"))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.said()).contains("--nonsense"));
    assertThat(javac(warm.command().toString(), "warm", "src/None.java"))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(1))
        .satisfies(answer -> assertThat(answer.said()).contains("src/None.java"));
  }

  @Test
  void does_not_see_the_classes_of_baton() throws Exception {
    source("src/A.java", "class A { dev.baton.app.Place place; }");

    assertThat(javac(warm.command().toString(), "warm", "src/A.java"))
        .isEqualTo(javac(COLD, "cold", "src/A.java"))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(1));
  }

  private void source(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }

  private Answer javac(String command, String to, String... arguments) throws Exception {
    Files.createDirectories(project.resolve(to));
    var words = new ArrayList<>(List.of(command, "-proc:none", "-Xlint:all", "-d", to));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(project.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("J") || name.equals("CLASSPATH"));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), said);
  }
}
