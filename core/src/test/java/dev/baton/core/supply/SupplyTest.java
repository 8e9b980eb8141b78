package dev.baton.core.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.json.JsonFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Terms TERMS =
      new Terms(Map.of(), Duration.ofDays(7), List.of("MIT", "Apache-2.0"), Optional.empty());

  private static List<String> added(FileChange... files) {
    return Additions.of(ChangeSet.of(files), List.of()).stream()
        .map(each ->
            each.coordinate().ecosystem().word()
                + " "
                + each.coordinate().words()
                + (each.isElsewhere() ? " from " + each.from() : ""))
        .toList();
  }

  private static List<String> messages(List<GateFinding> findings) {
    return findings.stream().map(GateFinding::message).toList();
  }

  @Nested
  class A_manifest {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "package.json | {'dependencies':{'a':'>=1.0.0'}} | npm a",
          "package.json | {'devDependencies':{'@s/a':'1.0.0'}} | npm @s/a@1.0.0",
          "package.json | {'dependencies':{'a':'npm:@s/b@2.0.0'}} | npm @s/b@2.0.0",
          "package.json | {'dependencies':{'a':'npm:b'}} | npm b",
          "package.json | {'dependencies':{'a':'who/what#main'}} | npm a from who/what#main",
          "package.json | {'dependencies':{'a':'https://x.test/a.tgz'}} | npm a from https://x.test/a.tgz",
          "pom.xml | <dependency><groupId>g</groupId><artifactId>a</artifactId><version>1.2</version></dependency> | maven g:a:1.2",
          "pom.xml | <v>3</v><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v}</version></dependency> | maven g:a:3",
          "pom.xml | <dependency><groupId>g</groupId><artifactId>a</artifactId><version>[1,2)</version></dependency> | maven g:a",
          "pom.xml | <plugin><artifactId>maven-a-plugin</artifactId><version>1</version></plugin> | maven org.apache.maven.plugins:maven-a-plugin:1",
          "build.gradle.kts | implementation('g:a:1.0') | maven g:a:1.0",
          "build.gradle | implementation 'g:a:1.+' | maven g:a",
          "requirements.txt | a==1.0 ; python_version > '3' | pypi a@1.0",
          "requirements.txt | a[x]>=1.0  # because | pypi a",
          "requirements.txt | a @ git+https://x.test/a | pypi a from git+https://x.test/a",
          "pyproject.toml | [project]~dependencies = ['a==1.0', 'b']| pypi a@1.0, pypi b",
          "pyproject.toml | [project.optional-dependencies]~x = [~'a[y]>1',~]| pypi a",
          "pyproject.toml | [tool.poetry.dependencies]~python = '3'~a = {git = 'https://x.test/a'}| pypi a from https://x.test/a",
          "go.mod | require (~\tx.test/Ab v1.0.0 // indirect~)| go x.test/Ab@v1.0.0",
          "go.mod | replace x.test/a => y.test/b v1.0.0| go y.test/b@v1.0.0",
          "Cargo.toml | [dependencies]~a = '1'~b = { version = '=1.2.3' }| cargo a, cargo b@1.2.3",
          "Cargo.toml | [dependencies.a]~version = '1'~package = 'real'| cargo real",
          "Cargo.toml | [target.'cfg(unix)'.dev-dependencies]~a = { git = 'https://x.test/a' }| cargo a from https://x.test/a",
        })
    void says_what_it_asks_for(String path, String text, String expected) {
      assertThat(added(FileChange.added(path, text.replace('~', '\n').replace('\'', '"'))))
          .containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "package.json | {'dependencies':{'a':'workspace:*','b':'file:../b'}}",
          "package.json | {'dependencies':",
          "Cargo.toml | [dependencies]~a = { path = '../a' }",
          "pyproject.toml | [project]~keywords = [~'secure',~]",
          "requirements.txt | -r more.txt",
          "notes.txt | a==1.0",
        })
    void asks_nobody_for_what_lies_here(String path, String text) {
      assertThat(added(FileChange.added(path, text.replace('~', '\n').replace('\'', '"'))))
          .isEmpty();
    }

    @Test
    void in_another_version_adds_that_version() {
      var file = FileChange.modified("requirements.txt", "a==1.0\nb==1.0\n", "a==1.1\nb==1.0\n");

      var additions = Additions.of(ChangeSet.of(file), List.of());

      assertThat(additions).hasSize(1);
      assertThat(additions.getFirst().isNew()).isFalse();
      assertThat(additions.getFirst().line()).isEqualTo(1);
    }

    @Test
    void names_the_package_that_it_makes() {
      assertThat(
              Additions.named(
                  "a/pom.xml",
                  "<project><parent><groupId>g</groupId><artifactId>up</artifactId></parent>"
                      + "<artifactId>mine</artifactId><dependencies><dependency><groupId>x</groupId>"
                      + "<artifactId>y</artifactId></dependency></dependencies></project>"))
          .contains(new Coordinate(Ecosystem.MAVEN, "g:mine", ""));
      assertThat(Additions.named("Cargo.toml", "[package]\nname = \"my_own\"\n"))
          .contains(new Coordinate(Ecosystem.CARGO, "my_own", ""));
    }

    @Test
    void does_not_ask_for_the_repository_s_own() {
      var file = FileChange.added("Cargo.toml", "[dependencies]\nmy-own = \"1\"\n");

      assertThat(
              Additions.of(
                  ChangeSet.of(file), List.of(new Coordinate(Ecosystem.CARGO, "my_own", ""))))
          .isEmpty();
    }
  }

  @Nested
  class A_lock_file {
    private static final String NPM =
        """
        {"lockfileVersion":3,"packages":{"":{"name":"own"},
        "node_modules/a":{"version":"1.0.0","resolved":"https://one.test/a.tgz","integrity":"sha512-A"},
        "packages/b":{"version":"1.0.0"},"node_modules/b":{"link":true,"resolved":"packages/b"}%s}}
        """;

    private static FileChange npm(String more) {
      return FileChange.modified("package-lock.json", NPM.formatted(""), NPM.formatted(more));
    }

    private static FileChange with(String entry) {
      return npm(",\n\"node_modules/a/node_modules/c\":{" + entry + "}");
    }

    @Test
    void says_which_versions_will_be_installed() {
      assertThat(added(FileChange.added("package-lock.json", NPM.formatted(""))))
          .containsExactly("npm a@1.0.0");
      assertThat(
              added(
                  FileChange.added(
                      "Cargo.lock",
                      """
                      [[package]]
                      name = "own"
                      version = "0.1.0"

                      [[package]]
                      name = "a"
                      version = "1.0.0"
                      source = "registry+https://one.test/index"
                      checksum = "ab"
                      """)))
          .containsExactly("cargo a@1.0.0");
      assertThat(
              added(
                  FileChange.added(
                      "uv.lock",
                      """
                      [[package]]
                      name = "own"
                      source = { virtual = "." }

                      [[package]]
                      name = "a"
                      version = "1.0.0"
                      source = { registry = "https://one.test/simple" }

                      [[package]]
                      name = "b"
                      version = "1.0.0"
                      source = { git = "https://two.test/b?rev=1" }
                      """)))
          .containsExactly("pypi a@1.0.0", "pypi b from https://two.test/b?rev=1");
      assertThat(
              added(
                  FileChange.added(
                      "poetry.lock",
                      """
                      [[package]]
                      name = "a"
                      version = "1.0.0"

                      [package.source]
                      type = "git"
                      url = "https://two.test/a"
                      """)))
          .containsExactly("pypi a from https://two.test/a");
      assertThat(added(FileChange.added("gradle.lockfile", "g:a:1.0=compileClasspath\n")))
          .containsExactly("maven g:a:1.0");
    }

    @Test
    void settles_what_the_manifest_leaves_open() {
      var manifest = FileChange.added("package.json", "{\"dependencies\":{\"a\":\"^1.0.0\"}}");

      assertThat(added(manifest, FileChange.added("package-lock.json", NPM.formatted(""))))
          .containsExactly("npm a@1.0.0");
    }

    @Test
    void that_fetches_from_another_host_is_said() {
      assertThat(
              messages(
                  LockDoubts.of(
                      with(
                          "\"version\":\"2.0.0\",\"resolved\":\"https://two.test/c.tgz\",\"integrity\":\"sha512-C\""))))
          .containsExactly("c@2.0.0 is fetched from two.test now");
    }

    @Test
    void that_expects_no_certain_content_is_said() {
      assertThat(
              messages(
                  LockDoubts.of(
                      with("\"version\":\"2.0.0\",\"resolved\":\"https://one.test/c.tgz\""))))
          .containsExactly("c@2.0.0 has no digest: anything may be installed for it");
    }

    @Test
    void that_expects_another_content_in_the_same_version_is_said() {
      var before = NPM.formatted("");

      assertThat(
              messages(
                  LockDoubts.of(
                      FileChange.modified(
                          "package-lock.json", before, before.replace("sha512-A", "sha512-B")))))
          .containsExactly("a@1.0.0 has another digest than before, in the same version");
    }

    @Test
    void that_is_as_it_should_be_says_nothing() {
      assertThat(
              LockDoubts.of(
                  with(
                      "\"version\":\"2.0.0\",\"resolved\":\"https://one.test/c.tgz\",\"integrity\":\"sha512-C\"")))
          .isEmpty();
      assertThat(LockDoubts.of(FileChange.added("package-lock.json", NPM.formatted("")))).isEmpty();
    }

    @Test
    void says_what_runs_at_installation() {
      assertThat(
              Installers.of(with("\"version\":\"2.0.0\",\"hasInstallScript\":true"))
                  .map(GateFinding::message))
          .containsExactly("c runs a script at installation");
    }
  }

  @Nested
  class What_begins_to_run {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "package.json | {'scripts':{'test':'t'}} | {'scripts':{'test':'t','postinstall':'sh x'}} | postinstall runs at installation: sh x",
          "package.json | {'scripts':{'prepare':'a'}} | {'scripts':{'prepare':'b'}} | prepare runs at installation: b",
          "pom.xml | <p/> | <plugin><groupId>g</groupId><artifactId>a</artifactId></plugin> | a is a plugin of the build",
          "build.gradle | plugins { id 'java' } | plugins { id 'java'; id 'com.x.y' version '1' } | com.x.y is a plugin of the build",
          "Cargo.toml | [package] | [package]~build = 'gen.rs' | gen.rs runs at every build",
        })
    void is_said(String path, String before, String after, String expected) {
      var file =
          FileChange.modified(
              path, before.replace('\'', '"'), after.replace('~', '\n').replace('\'', '"'));

      assertThat(Installers.of(file).map(GateFinding::message)).containsExactly(expected);
    }

    @Test
    void and_did_so_before_is_nothing_new() {
      var plugin =
          "<plugin><groupId>g</groupId><artifactId>a</artifactId><version>%s</version></plugin>";

      assertThat(
              Installers.of(
                  FileChange.modified("pom.xml", plugin.formatted(1), plugin.formatted(2))))
          .isEmpty();
      assertThat(Installers.of(FileChange.added("src/build.rs", "fn main() {}"))).hasSize(1);
      assertThat(Installers.of(FileChange.modified("build.rs", "a", "b"))).isEmpty();
    }
  }

  @Nested
  class A_name {
    @ParameterizedTest
    @CsvSource({"reqeusts,requests", "lodahs,lodash", "expres,express", "colorama1,colorama"})
    void can_be_one_slip_from_another(String name, String meant) {
      assertThat(NearMiss.of(name, List.of())).contains(meant);
    }

    @Test
    void that_everybody_knows_is_the_one_that_is_meant() {
      assertThat(NearMiss.of("requests", List.of("request"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"requests,requests", "react,preact-x", "abc,abd", "numpy,pandas"})
    void is_no_slip_for_every_likeness(String name, String other) {
      assertThat(NearMiss.is(name, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "NPM | ../../admin", "NPM | a?b=c", "NPM | a/b", "MAVEN | a..b:c", "MAVEN | a/b:c",
          "GO | x.test/../y", "GO | x.test/a@v1", "PYPI | a b", "CARGO | a/b", "CARGO | -a",
        })
    void that_would_bend_an_address_is_none(Ecosystem ecosystem, String name) {
      assertThat(ecosystem.allows(new Coordinate(ecosystem, name, ""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "NPM | @types/node | 1.0.0-rc.1",
          "MAVEN | org.x:a-b_c | 33.0-jre",
          "PYPI | zope.interface | 1!2.0",
          "GO | x.test/A/b/v2 | v2.0.0+incompatible",
          "CARGO | serde_json | 1.0.0",
        })
    void of_the_usual_form_is_one(Ecosystem ecosystem, String name, String version) {
      assertThat(ecosystem.allows(new Coordinate(ecosystem, name, version))).isTrue();
      assertThat(ecosystem.allows(new Coordinate(ecosystem, name, "1/../2"))).isFalse();
    }
  }

  @Nested
  class What_a_registry_says {
    private static final Addition NEW =
        new Addition(new Coordinate(Ecosystem.NPM, "a", "1.0.0"), "", true, "package.json", 3);
    private static final Addition OLD =
        new Addition(new Coordinate(Ecosystem.NPM, "a", "1.0.0"), "", false, "package.json", 3);

    private static Facts facts(String published, String... licences) {
      return new Facts(
          "1.0.0", Optional.of(Instant.parse(published)), List.of(licences), Optional.empty());
    }

    private static List<String> doubts(Addition addition, Facts facts) {
      return messages(SupplyRules.doubts(addition, facts, TERMS, NOW));
    }

    @Test
    void forbids_what_it_does_not_know() {
      assertThat(SupplyRules.missing(NEW, new Answer.NoSuchPackage()).orElseThrow().message())
          .isEqualTo("the registry of npm knows no a");
      assertThat(SupplyRules.missing(NEW, new Answer.NoSuchVersion()).orElseThrow().message())
          .isEqualTo("a has no version 1.0.0");
      assertThat(SupplyRules.missing(NEW, new Answer.Silent("no"))).isEmpty();
    }

    @Test
    void makes_a_person_look_at_what_is_young() {
      assertThat(doubts(NEW, facts("2026-11-20T00:00:00Z", "MIT")))
          .containsExactly("a@1.0.0 has been out for 1 days, less than 7 days");
      assertThat(doubts(NEW, facts("2026-11-14T12:00:00Z", "MIT"))).isEmpty();
      assertThat(doubts(NEW, facts("2026-11-14T12:00:01Z", "MIT"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "MIT,true",
      "mit,true",
      "GPL-3.0,false",
      "MIT OR GPL-3.0,true",
      "(MIT AND GPL-3.0),false",
      "MIT AND Apache-2.0,true",
      "'The Apache License, Version 2.0',true",
      "MIT OR A AND B,false"
    })
    void is_held_against_the_licences_on_the_list(String licence, boolean isTaken) {
      assertThat(doubts(NEW, facts("2020-01-01T00:00:00Z", licence)).isEmpty()).isEqualTo(isTaken);
    }

    @Test
    void about_no_licence_matters_for_a_new_name_only() {
      assertThat(doubts(NEW, facts("2020-01-01T00:00:00Z")))
          .containsExactly("a@1.0.0 names no licence");
      assertThat(doubts(OLD, facts("2020-01-01T00:00:00Z"))).isEmpty();
      assertThat(doubts(OLD, facts("2020-01-01T00:00:00Z", "GPL-3.0"))).hasSize(1);
    }

    @Test
    void about_a_script_is_passed_on_and_what_it_does_not_say_is_a_gap() {
      var facts =
          new Facts("1.0.0", Optional.empty(), List.of("MIT"), Optional.of("install: sh x"));

      assertThat(doubts(NEW, facts)).containsExactly("a@1.0.0 runs at installation: install: sh x");
      assertThat(SupplyRules.gap(NEW, facts, TERMS))
          .contains("the registry does not say since when there is a@1.0.0");
    }
  }

  @Nested
  class An_advisory {
    private static final String TEXT =
        """
        {"id":"X-1","summary":"bad","affected":[
          {"package":{"ecosystem":"npm","name":"a"},
           "ranges":[{"type":"SEMVER","events":[
             {"introduced":"0"},{"fixed":"1.2.0"},{"introduced":"2.0.0"},{"fixed":"2.1.0"}]}]},
          {"package":{"ecosystem":"PyPI","name":"My.Pack"},"versions":["1.0"],
           "ranges":[{"type":"GIT","events":[{"introduced":"0"}]},
             {"type":"ECOSYSTEM","events":[{"introduced":"3.0"},{"last_affected":"3.5"}]}]},
          {"package":{"ecosystem":"Maven","name":"g:m"},
           "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]}
        """;

    @ParameterizedTest
    @CsvSource({
      "NPM,a,1.1.9,true",
      "NPM,a,1.2.0,false",
      "NPM,a,1.2.0-beta.1,true",
      "NPM,a,2.0.0,true",
      "NPM,a,2.0.0-rc.1,false",
      "NPM,a,2.1.0,false",
      "NPM,b,1.0.0,false",
      "NPM,a,'',false",
      "PYPI,my-pack,1.0.0,true",
      "PYPI,my_pack,3.5,true",
      "PYPI,my-pack,3.5.1,false",
      "PYPI,my-pack,3.0rc1,false",
      "MAVEN,g:m,9,true",
      "MAVEN,g:m,'',true",
      "GO,a,1.0.0,false"
    })
    void concerns_the_versions_it_names(
        Ecosystem ecosystem, String name, String version, boolean yes) {
      assertThat(
              Advisory.parse(TEXT).orElseThrow().concerns(new Coordinate(ecosystem, name, version)))
          .isEqualTo(yes);
    }

    @Test
    void that_was_taken_back_is_none_and_what_is_no_advisory_is_refused() {
      assertThat(Advisory.parse("{\"id\":\"X\",\"withdrawn\":\"2026-01-01T00:00:00Z\"}")).isEmpty();
      assertThatThrownBy(() -> Advisory.parse("{\"name\":1}")).isInstanceOf(JsonFault.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NPM,1.0.0,1.0.1", "NPM,1.9.0,1.10.0", "NPM,1.0.0-alpha.1,1.0.0-alpha.2", "NPM,1.0.0-1,1.0.0",
    "NPM,1.0.0-beta,1.0.0", "MAVEN,1.0-SNAPSHOT,1.0", "MAVEN,1.0-rc1,1.0",
        "MAVEN,32-jre,33-android",
    "MAVEN,1.0,1.0-sp1", "PYPI,1.0.dev1,1.0a1", "PYPI,1.0a1,1.0b1", "PYPI,1.0rc1,1.0",
    "PYPI,1.0,1.0.post1", "GO,v1.0.0-20200101000000-abcdef,v1.0.0", "CARGO,0.9.9,1.0.0"
  })
  void versions_come_in_their_order(Ecosystem ecosystem, String earlier, String later) {
    var versions = new Versions(ecosystem);
    assertThat(versions.isBefore(earlier, later)).isTrue();
    assertThat(versions.isBefore(later, earlier)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"MAVEN,1.0.Final,1.0", "PYPI,1.0,1.0.0", "NPM,1.0.0+build,1.0.0", "GO,v1.0.0,1.0.0"})
  void versions_may_be_one_written_twice(Ecosystem ecosystem, String one, String other) {
    assertThat(new Versions(ecosystem).compare(one, other)).isZero();
  }
}
