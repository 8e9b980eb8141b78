package dev.baton.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.supply.Ecosystem;
import dev.baton.engine.Programs;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingsTest {
  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();
  private Programs programs = _ -> new Programs.Ending.NotStarted("not here");

  private Optional<String> of(Ecosystem ecosystem) {
    return new ClientSettings(home, environment, programs).of(ecosystem);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(home.resolve(path).resolveSibling("."));
    Files.writeString(home.resolve(path), text);
  }

  private void maven() throws IOException {
    write("maven/bin/mvn", "");
    Files.setPosixFilePermissions(
        home.resolve("maven/bin/mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(home.resolve("maven/lib"));
    try (var library =
        FileSystems.newFileSystem(
            home.resolve("maven/lib/maven-model-builder-3.9.jar"), Map.of("create", "true"))) {
      Files.createDirectories(library.getPath("org/apache/maven/model"));
      Files.writeString(
          library.getPath("org/apache/maven/model/pom-4.0.0.xml"),
          "<repository><id>central</id><url>https://central.test/m2</url></repository>");
    }
    environment.put("PATH", home.resolve("maven/bin").toString());
  }

  @Test
  void npm_and_go_say_it_themselves_whatever_they_say_before() {
    programs =
        order -> {
          assertThat(order.folder()).as("no settings of a repository").isEqualTo(home);
          return new Programs.Ending.Exited(
              0,
              order.command().getFirst().equals("npm")
                  ? "npm warn something\nhttps://npm.test/\n"
                  : "https://go.test,direct\n");
        };

    assertThat(of(Ecosystem.NPM)).contains("https://npm.test/");
    assertThat(of(Ecosystem.GO)).contains("https://go.test");
  }

  @Test
  void a_tool_that_fails_or_says_something_else_says_nothing() {
    programs = _ -> new Programs.Ending.Exited(1, "https://npm.test/");
    assertThat(of(Ecosystem.NPM)).isEmpty();
    programs = _ -> new Programs.Ending.Exited(0, "off");
    assertThat(of(Ecosystem.GO)).isEmpty();
  }

  @Test
  void maven_asks_what_every_pom_inherits_or_a_mirror_of_it() throws IOException {
    maven();
    assertThat(of(Ecosystem.MAVEN)).contains("https://central.test/m2");

    write(
        ".m2/settings.xml",
        "<!-- <mirror><mirrorOf>*</mirrorOf><url>https://no.test</url></mirror> -->"
            + "<mirror><mirrorOf>other</mirrorOf><url>https://other.test</url></mirror>"
            + "<mirror><mirrorOf>x,central</mirrorOf><url>https://mirror.test</url></mirror>");
    assertThat(of(Ecosystem.MAVEN)).contains("https://mirror.test");
  }

  @Test
  void pip_and_cargo_have_it_in_their_settings() throws IOException {
    write(".config/pip/pip.conf", "[global]\nindex-url = https://pip.test/simple\n");
    write(".cargo/config.toml", "[source.mine]\nregistry = \"sparse+https://cargo.test/\"\n");

    assertThat(of(Ecosystem.PYPI)).contains("https://pip.test/simple");
    assertThat(of(Ecosystem.CARGO)).contains("sparse+https://cargo.test/");
    environment.put("PIP_INDEX_URL", "https://env.test/simple");
    assertThat(of(Ecosystem.PYPI)).contains("https://env.test/simple");
  }

  @Test
  void nothing_is_made_up() {
    assertThat(Ecosystem.values())
        .filteredOn(each -> each != Ecosystem.PYPI)
        .allSatisfy(each -> assertThat(of(each)).isEmpty());
  }
}
