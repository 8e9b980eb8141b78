package dev.baton.app;

import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.core.finding.Edit;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Severity;
import dev.baton.core.plan.Base;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.PlanRules;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecLock;
import dev.baton.core.spec.SpecLockReader;
import dev.baton.core.spec.SpecRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The specs and plans in a checkout, as the user has them now.
public final class Documents {
  private final Path top;

  public Documents(Path top) {
    this.top = top;
  }

  /// The names under `specs/` that have the file.
  public List<String> names(String file) {
    try (var folders = Files.list(top.resolve("specs"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(file)))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The one that was named, or the only one there is.
  public String choose(Optional<String> named, String file) {
    var names = names(file);
    if (named.isPresent()) {
      var name = nameOf(named.get());
      if (!names.contains(name)) {
        throw Problem.usage(
            "there is no specs/" + name + "/" + file,
            names.isEmpty() ? "write one" : "there is: " + String.join(", ", names));
      }
      return name;
    }
    return switch (names.size()) {
      case 0 ->
          throw Problem.usage(
              "there is no specs/<name>/" + file + " in " + top,
              "write one; `baton demo --keep DIR` leaves an example");
      case 1 -> names.getFirst();
      default ->
          throw Problem.usage(
              "there are several: " + String.join(", ", names), "name the one you mean");
    };
  }

  private static String nameOf(String named) {
    var parts = named.split("/");
    return parts[0].equals("specs") && parts.length > 1 ? parts[1] : parts[0];
  }

  public Path folder(String name) {
    return top.resolve("specs").resolve(name);
  }

  public byte[] specText(String name) {
    return bytes(folder(name).resolve("spec.md"));
  }

  public byte[] planText(String name) {
    return bytes(folder(name).resolve("plan.md"));
  }

  /// Makes the edits in the spec, and touches no other byte of it.
  public void mend(String name, List<Edit> edits) {
    var text = new String(specText(name), StandardCharsets.UTF_8);
    replace(folder(name).resolve("spec.md"), Edit.applied(text, edits));
  }

  /// Writes a file of the spec that is not there yet.
  public void begin(String name, String file, String text) {
    replace(folder(name).resolve(file), text);
  }

  /// Writes something a person asked for, wherever they want it.
  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Problem.usage(
          "cannot write %s: %s".formatted(file, e.getMessage()), "name another file");
    }
  }

  /// Replaces a file in one step, so that a killed program leaves the old or the new one.
  static void replace(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      var draft = file.resolveSibling("." + file.getFileName() + ".new");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  public Spec spec(String name) {
    return new SpecReader().read("specs/" + name + "/spec.md", specText(name));
  }

  public Plan plan(String name) {
    return new PlanReader().read("specs/" + name + "/plan.md", planText(name));
  }

  public SpecLock lock(String name) {
    var file = folder(name).resolve("spec.lock");
    if (!Files.exists(file)) {
      return SpecLock.EMPTY;
    }
    return lock(file, new String(bytes(file), StandardCharsets.UTF_8));
  }

  private static SpecLock lock(Path file, String text) {
    var reading = SpecLockReader.read(file.toString(), text);
    if (hasErrors(reading.findings())) {
      var first = reading.findings().getFirst();
      throw Problem.usage(file + ":" + first.range().line() + ": " + first.message(), first.mend());
    }
    return reading.lock();
  }

  public List<Finding> check(Spec spec, SpecLock lock) {
    return SpecRules.check(spec, lock);
  }

  /// `others` are the plans that are open at the same time.
  public List<Finding> check(Plan plan, Spec spec, Base base, List<Plan> others) {
    return PlanRules.check(plan, spec, base, others);
  }

  public static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
