package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Boundary;
import dev.baton.core.spec.Item.Decision;
import dev.baton.core.spec.Item.Quality;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Item.Requirement;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.Item.Term;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Passage;
import dev.baton.core.spec.Step;
import dev.baton.core.spec.Step.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Block;

/// Makes an item of a section whose heading declares one.
final class ItemReader {
  private static final Rule STEP = Rule.warning("R-STEP");
  private static final Pattern STEP_LINE =
      Pattern.compile(
          "(?:\\*\\*|__)?(Given|When|Then|And|But)(?:\\*\\*|__)?,?\\s+(.*)",
          Pattern.CASE_INSENSITIVE);

  private final BlockText text;
  private final List<Finding> findings;

  ItemReader(BlockText text, List<Finding> findings) {
    this.text = text;
    this.findings = findings;
  }

  Item read(ItemId id, String title, Section section) {
    var body = Body.of(section);
    var fields = body.fields();
    var passage = text.passage(body.rest(), section.headingSource());
    var source = text.source(section);
    return switch (id.kind()) {
      case STATEMENT -> new Statement(id, title, passage, fields, source);
      case TERM -> new Term(id, title, passage, fields, source);
      case BOUNDARY -> new Boundary(id, title, passage, fields, source);
      case REQUIREMENT -> new Requirement(id, title, passage, fields, source);
      case SCENARIO -> new Scenario(id, title, passage, steps(id, body), fields, source);
      case QUALITY -> new Quality(id, title, passage, fields, source);
      case QUESTION -> new Question(id, title, orTitle(passage, title, section), fields, source);
      case DECISION -> new Decision(id, title, passage, fields, source);
    };
  }

  private static Passage orTitle(Passage passage, String title, Section section) {
    return passage.isBlank() ? new Passage(title, section.headingSource()) : passage;
  }

  private List<Step> steps(ItemId id, Body body) {
    var steps = new ArrayList<Step>();
    for (var bullet : body.bullets()) {
      step(bullet).ifPresentOrElse(steps::add, () -> findings.add(noStep(id, bullet)));
    }
    return steps;
  }

  private Optional<Step> step(Block bullet) {
    var written = STEP_LINE.matcher(text.folded(bullet));
    if (!written.matches()) {
      return Optional.empty();
    }
    var keyword = Keyword.valueOf(written.group(1).toUpperCase(Locale.ROOT));
    return Optional.of(new Step(keyword, written.group(2), text.source(bullet)));
  }

  private Finding noStep(ItemId id, Block bullet) {
    return STEP.on(
        id.value(),
        text.source(bullet),
        "this line of %s is no step".formatted(id),
        "start it with Given, When, Then, And or But");
  }
}
