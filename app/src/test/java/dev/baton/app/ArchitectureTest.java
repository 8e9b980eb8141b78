package dev.baton.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md promises these; this class keeps the promise. Each `because` is the sentence a
/// developer reads when the build says no.
class ArchitectureTest {
  private static final JavaClasses BATON =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.baton");

  private static final String AMBIENT = "now|random|randomUUID|systemUTC|systemDefaultZone";

  @Test
  void the_rules_are_pure() {
    classes()
        .that()
        .resideInAPackage("dev.baton.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.baton.core..",
            "java.lang..",
            "java.util",
            "java.util.function..",
            "java.util.stream..",
            "java.util.regex..",
            "java.math",
            "java.time..",
            "java.nio.charset..",
            "java.nio",
            "java.security..",
            "org.jspecify..")
        .because("core decides and never acts: no I/O, no threads, no libraries")
        .check(BATON);
    noClasses()
        .that()
        .resideInAPackage("dev.baton.core..")
        .should()
        .callMethodWhere(target(nameMatching(AMBIENT)))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            System.class, Runtime.class, Thread.class, Process.class, ProcessBuilder.class)
        .because("time and chance arrive inside commands, so that history replays")
        .check(BATON);
  }

  @Test
  void of_the_security_classes_only_digests_are_pure() {
    noClasses()
        .that()
        .resideInAPackage("dev.baton.core..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are in java.security and neither digests nor their fault",
                (JavaClass type) ->
                    type.getPackageName().startsWith("java.security")
                        && !type.getSimpleName().equals("MessageDigest")
                        && !type.getSimpleName().equals("NoSuchAlgorithmException")))
        .because("a hash is a function of its input; keys and random numbers are not")
        .check(BATON);
  }

  @Test
  void the_engine_sees_no_adapter() {
    noClasses()
        .that()
        .resideInAPackage("dev.baton.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.baton.adapters..", "dev.baton.app..")
        .because("the engine speaks to ports, so that the simulation can be the world")
        .check(BATON);
  }

  @Test
  void adapters_do_not_know_each_other() {
    slices()
        .matching("dev.baton.adapters.(*)..")
        .should()
        .notDependOnEachOther()
        .because("any adapter can be replaced without reading the others")
        .check(BATON);
  }

  @Test
  void no_package_cycles() {
    slices()
        .matching("dev.baton.(core|engine|adapters).(**)")
        .should()
        .beFreeOfCycles()
        .check(BATON);
  }

  @Test
  void the_map_names_every_package_and_no_other() throws IOException {
    var real = new TreeSet<String>();
    BATON.forEach(type -> real.add(type.getPackageName()));
    var named = new TreeSet<String>();
    var match =
        Pattern.compile("`(dev\\.baton\\.[a-z.]+)`")
            .matcher(Files.readString(Path.of("../ARCHITECTURE.md")));
    while (match.find()) {
      named.add(match.group(1));
    }

    assertThat(named).containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void the_importer_really_saw_the_code() {
    assertThat(BATON).hasSizeGreaterThan(200);
  }
}
