package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Java and Kotlin: a name means the file that declares it, whatever that file is called. A name
/// without a package means a type of the same package, unless it is imported or declared at home.
final class JvmNames implements Naming {
  /// By full name, each outermost declaration's file. A test may declare what is there already in
  /// another folder; then the name means both.
  private final Map<String, List<String>> files = new HashMap<>();

  private final Set<String> packages = new HashSet<>();

  JvmNames(List<Outline> outlines) {
    for (var outline : outlines) {
      packages.add(outline.unit());
      for (var name : declared(outline)) {
        var declaring = files.computeIfAbsent(name, _ -> new ArrayList<>(1));
        if (!declaring.contains(outline.path())) {
          declaring.add(outline.path());
        }
      }
    }
  }

  /// A file that declares nothing is known by its package.
  @Override
  public List<String> names(Outline outline) {
    var declared = declared(outline);
    return declared.isEmpty() && !outline.unit().isEmpty() ? List.of(outline.unit()) : declared;
  }

  private static List<String> declared(Outline outline) {
    return outline.declared().stream()
        .filter(Declared::outermost)
        .map(it -> qualified(outline.unit(), it.name()))
        .toList();
  }

  private static String qualified(String unit, String name) {
    return unit.isEmpty() ? name : unit + "." + name;
  }

  @Override
  public List<Use> uses(Outline outline) {
    var uses = new Uses(outline.path());
    var known = new HashSet<String>();
    outline.declared().forEach(it -> known.add(it.name()));
    for (var mention : outline.mentions()) {
      switch (mention.form()) {
        case ONE -> {
          known.add(mention.name().substring(mention.name().lastIndexOf('.') + 1));
          one(mention, uses);
        }
        case ALL -> all(mention, outline, uses);
        case CHAIN -> chain(mention, uses);
      }
    }
    outline.words().entrySet().stream()
        .filter(word -> !known.contains(word.getKey()))
        .sorted(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .forEach(word -> neighbour(word.getKey(), word.getValue(), outline, uses));
    return uses.all().stream().sorted(Comparator.comparingInt(Use::line)).toList();
  }

  private void one(Mention mention, Uses uses) {
    uses.add(mention.line(), mention.name(), declaring(mention.name()).orElse(List.of()));
  }

  /// The files of the type, or of the type that the name is a member of.
  private Optional<List<String>> declaring(String name) {
    for (var rest = name; !rest.isEmpty(); rest = parent(rest)) {
      var found = files.get(rest);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private void all(Mention mention, Outline outline, Uses uses) {
    if (!packages.contains(mention.name())) {
      one(mention, uses);
      return;
    }
    outline.words().keySet().stream()
        .sorted()
        .map(word -> qualified(mention.name(), word))
        .filter(files::containsKey)
        .forEach(name -> uses.add(mention.line(), name, files.getOrDefault(name, List.of())));
  }

  private void chain(Mention mention, Uses uses) {
    var found = declaring(mention.name());
    if (found.isPresent() || mention.name().chars().filter(c -> c == '.').count() >= 2) {
      uses.add(mention.line(), mention.name(), found.orElse(List.of()));
    }
  }

  private void neighbour(String word, int line, Outline outline, Uses uses) {
    var name = qualified(outline.unit(), word);
    var found = files.get(name);
    if (found != null && !found.contains(outline.path())) {
      uses.add(line, name, found);
    }
  }
}
