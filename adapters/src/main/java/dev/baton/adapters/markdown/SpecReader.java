package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.FrontMatter;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a spec.md. Safe for several threads.
public final class SpecReader {
  private static final Rule HEADING = Rule.warning("R-HEADING");

  /// `path` is only reported under; the content is all there is to read.
  public Spec read(String path, byte[] content) {
    return switch (SourceText.decode(path, content)) {
      case Decoding.Text(var text) -> read(text);
      case Decoding.Unreadable(var finding) ->
          new Spec("", path, FrontMatter.none(path), List.of(), List.of(finding));
    };
  }

  private static Spec read(SourceText text) {
    var findings = new ArrayList<Finding>();
    var head = new FrontMatterReader(text, findings).read("spec");
    var sections = Outline.read(text, head.bodyStart(), findings);
    var items = Sections.read(sections, findings, SpecReader::item);
    var name = head.frontMatter().value("spec").orElse("");
    return new Spec(name, text.path(), head.frontMatter(), items, findings);
  }

  private static Optional<Item> item(Section section, List<Finding> findings) {
    var declared = section.declaration();
    var id = ItemId.parse(declared.id());
    if (id.isEmpty()) {
      reportNearMiss(section, findings);
    }
    return id.map(
        it -> new ItemReader(section.text(), findings).read(it, declared.title(), section));
  }

  private static void reportNearMiss(Section section, List<Finding> findings) {
    section
        .nearMiss()
        .map(word ->
            HEADING.at(
                section.headingSource(),
                "this heading looks like an item `%s` but declares none".formatted(word),
                "write `### ID · Title`, with an ID such as ST-1, LND-001 or LND-001/S1"))
        .ifPresent(findings::add);
  }
}
