package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Bridge.Additions;
import dev.baton.adapters.bridge.Bridge.Writing;
import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Writes a feature file with one rule for each requirement.
final class GherkinWriting implements Writing {
  @Override
  public Folder skeleton(String name, List<Part> all) {
    return Folder.EMPTY.with(name + ".feature", "Feature: " + name + "\n");
  }

  @Override
  public boolean takes(Kind kind) {
    return kind == Kind.REQUIREMENT || kind == Kind.SCENARIO;
  }

  @Override
  public String text(Part part) {
    return part.kind() == Kind.SCENARIO
        ? String.join("\n", Steps.withoutFiller(part.text()))
        : part.text().replaceAll("\\n\\s*\\n", "\n");
  }

  @Override
  public Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all) {
    var names = new LinkedHashMap<String, String>();
    var edits = new ArrayList<Splice>();
    var rules = new StringBuilder();
    for (var part : fresh) {
      if (part.kind() == Kind.REQUIREMENT) {
        names.put(part.name(), part.name() + ": " + part.title());
        rules
            .append("\n  Rule: ")
            .append(names.get(part.name()))
            .append('\n')
            .append(indented(text(part), 4));
        for (var scenario : fresh) {
          if (scenario.kind() == Kind.SCENARIO && scenario.owner().equals(part.name())) {
            names.put(scenario.name(), scenario.name());
            rules.append('\n').append(scenario(scenario));
          }
        }
      }
    }
    for (var part : fresh) {
      if (part.kind() == Kind.SCENARIO && !names.containsKey(part.name())) {
        now.parts().stream()
            .filter(placed ->
                placed.part().owner().equals(part.owner())
                    || placed.part().name().equals(part.owner()))
            .reduce((_, last) -> last)
            .ifPresent(last -> {
              names.put(part.name(), part.name());
              edits.add(
                  Splice.insert(
                      last.path(), last.whole().end(), "\n\n" + scenario(part).stripTrailing()));
            });
      }
    }
    if (!rules.isEmpty() && !files.files().isEmpty()) {
      var path = files.files().firstKey();
      var text = files.find(path).orElse("");
      edits.add(Splice.insert(path, text.length(), (text.endsWith("\n") ? "" : "\n") + rules));
    }
    return new Additions(edits, names);
  }

  private String scenario(Part part) {
    return "    @%s\n    Scenario: %s\n%s"
        .formatted(part.name(), part.title(), indented(text(part), 6));
  }

  private static String indented(String text, int width) {
    return text.isBlank() ? "" : text.indent(width);
  }
}
