package dev.baton.app;

import dev.baton.adapters.bridge.Bridges;
import dev.baton.adapters.bridge.Exporter;
import dev.baton.adapters.bridge.Folder;
import dev.baton.adapters.bridge.Importer;
import dev.baton.adapters.bridge.Sidecar;
import dev.baton.adapters.bridge.Unit;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.core.finding.Finding;
import dev.baton.core.json.JsonFault;
import dev.baton.core.plan.Plan;
import dev.baton.core.spec.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Other tools' files into `specs/` and out of it: which files are read and written.
///
/// An import writes all of its files or none, and none that is there. An export writes only files
/// whose content changes.
public final class Crossings {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String SIDECAR = "bridge.json";

  private final Path top;

  public Crossings(Path top) {
    this.top = top;
  }

  /// One unit as it was read. `unreadable` are files that are no text.
  public record Arrival(
      String name, Importer importer, Spec spec, Optional<Plan> plan, List<Finding> unreadable) {
    public Arrival {
      unreadable = List.copyOf(unreadable);
    }
  }

  /// What an export wrote, and what it had to say.
  public record Departure(String name, List<String> written, List<String> notes) {
    public Departure {
      written = List.copyOf(written);
      notes = List.copyOf(notes);
    }
  }

  public List<Arrival> read(String format, Path path, Optional<String> name) {
    mustKnow(format);
    if (!Files.exists(path)) {
      throw Problem.usage(
          "there is no " + path, "name a folder or a file with " + format + " in it");
    }
    var units = Bridges.units(format, Folder.list(path));
    if (units.isEmpty()) {
      throw Problem.usage(
          "nothing in " + path + " is laid out as " + format + " lays it out",
          "see docs/guide/bridges.md for the files each format has; formats: "
              + String.join(", ", Bridges.formats()));
    }
    if (name.isPresent() && units.size() > 1) {
      throw Problem.usage(
          "%s holds %d units, and one name is given".formatted(path, units.size()),
          "import one of them by its folder, or leave --name out");
    }
    return units.stream().map(unit -> read(format, path, unit, name)).toList();
  }

  private static Arrival read(String format, Path path, Unit unit, Optional<String> given) {
    var name = given.orElseGet(() -> nameOf(path, unit));
    if (!NAME.matcher(name).matches()) {
      throw Problem.usage(
          "\"" + name + "\" is no name for a folder under specs/",
          "give one with letters, digits and hyphens: --name NAME");
    }
    var loaded = Folder.load(path, unit.files());
    var importer =
        Importer.of(format, name, loaded.folder(), path.normalize() + " (" + format + ")");
    var spec = new SpecReader().read(pathOf(name, "spec.md"), bytes(importer.spec()));
    var plan =
        importer.plan().map(text -> new PlanReader().read(pathOf(name, "plan.md"), bytes(text)));
    return new Arrival(name, importer, spec, plan, loaded.findings());
  }

  private static String nameOf(Path path, Unit unit) {
    var absolute = path.toAbsolutePath().normalize();
    var folder = Files.isRegularFile(path) ? absolute.getParent() : absolute;
    var name =
        unit.name().isEmpty() && folder != null
            ? String.valueOf(folder.getFileName())
            : unit.name();
    return name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
  }

  /// The files written, by their path from the top of the repository.
  public List<String> write(String format, List<Arrival> arrivals) {
    var files = new TreeMap<String, String>();
    for (var arrival : arrivals) {
      var importer = arrival.importer();
      var sidecar = importer.sidecar(arrival.spec(), arrival.plan());
      files.put(pathOf(arrival.name(), "spec.md"), importer.spec());
      importer.plan().ifPresent(plan -> files.put(pathOf(arrival.name(), "plan.md"), plan));
      files.put(pathOf(arrival.name(), SIDECAR), Sidecar.print(Map.of(format, sidecar)));
    }
    mustBeFree(arrivals);
    files.forEach((path, text) -> write(top.resolve(path), text));
    return List.copyOf(files.keySet());
  }

  public void mustBeFree(List<Arrival> arrivals) {
    for (var arrival : arrivals) {
      for (var file : List.of("spec.md", "plan.md", SIDECAR)) {
        var path = pathOf(arrival.name(), file);
        if (Files.exists(top.resolve(path))) {
          throw Problem.no(
              path + " is there already, and an import overwrites nothing",
              "import under another name with --name NAME, or move the folder away first");
        }
      }
    }
  }

  public Departure export(String format, String name, Path to) {
    mustKnow(format);
    if (!Bridges.exports(format)) {
      throw Problem.usage("nothing is exported to " + format, "it can only be imported");
    }
    var documents = new Documents(top);
    var spec = documents.spec(name);
    var specText = new String(documents.specText(name), StandardCharsets.UTF_8);
    var plan =
        Files.exists(documents.folder(name).resolve("plan.md"))
            ? Optional.of(documents.plan(name))
            : Optional.<Plan>empty();
    var sidecars = new TreeMap<>(sidecars(name));
    var sidecar = Optional.ofNullable(sidecars.get(format));
    var present = present(to, Exporter.paths(format, spec, specText, plan, sidecar));
    if (sidecar.isEmpty() && !present.files().isEmpty()) {
      throw Problem.no(
          to.resolve(present.files().firstKey()) + " is there already, and Baton did not write it",
          "import it first, or export to another folder");
    }
    var export = Exporter.export(format, spec, specText, plan, sidecar, present);
    if (!export.conflicts().isEmpty()) {
      throw Problem.no(
          String.join("; ", export.conflicts()),
          "make the two agree by hand, then export again; nothing was written");
    }
    mustBeBatons(to, present, export.files());
    var written = new ArrayList<String>();
    export
        .files()
        .files()
        .forEach((path, text) -> {
          if (!text.equals(present.files().get(path))) {
            write(inside(to, path), text);
            written.add(path);
          }
        });
    sidecars.put(format, export.sidecar());
    var remembered = Sidecar.print(sidecars);
    var file = documents.folder(name).resolve(SIDECAR);
    if (!Files.exists(file) || !remembered.equals(text(file))) {
      write(file, remembered);
    }
    return new Departure(name, written, export.notes());
  }

  private static void mustBeBatons(Path to, Folder present, Folder next) {
    for (var path : next.files().keySet()) {
      if (!present.files().containsKey(path) && Files.exists(inside(to, path))) {
        throw Problem.no(
            to.resolve(path) + " is there already, and Baton did not write it",
            "import it first, or export to another folder");
      }
    }
  }

  private Map<String, Sidecar> sidecars(String name) {
    var file = top.resolve(pathOf(name, SIDECAR));
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return Sidecar.read(text(file));
    } catch (JsonFault e) {
      throw Problem.usage(
          file + " cannot be read: " + e.getMessage(), "take it from git again, or import again");
    }
  }

  private static Folder present(Path to, List<String> paths) {
    var there = paths.stream().filter(path -> Files.isRegularFile(inside(to, path))).toList();
    var loaded = Folder.load(to, there);
    if (!loaded.findings().isEmpty()) {
      var first = loaded.findings().getFirst();
      throw Problem.no(to.resolve(first.path()) + ": " + first.message(), first.mend());
    }
    return loaded.folder();
  }

  // The paths come from a file in the repository, which may be anybody's.
  private static Path inside(Path to, String path) {
    var root = to.toAbsolutePath().normalize();
    var file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw Problem.usage(
          path + " in bridge.json leads out of " + to, "take bridge.json from git again");
    }
    return file;
  }

  private static void mustKnow(String format) {
    if (!Bridges.formats().contains(format)) {
      throw Problem.usage(
          "there is no format \"" + format + "\"",
          "one of: " + String.join(", ", Bridges.formats()));
    }
  }

  private static String pathOf(String name, String file) {
    return "specs/" + name + "/" + file;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      var folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
