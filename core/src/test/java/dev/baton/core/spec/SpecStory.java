package dev.baton.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Item.Decision;
import dev.baton.core.spec.Item.Quality;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Item.Requirement;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.Item.Term;
import dev.baton.core.spec.Step.Keyword;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A spec told item by item, each on a line of its own. Fields are written `Name: value`.
public final class SpecStory {
  private final List<Item> items = new ArrayList<>();

  public static SpecStory spec() {
    return new SpecStory();
  }

  /// A spec nobody has anything to say about.
  public static SpecStory cleanSpec() {
    return spec()
        .statement("ST-1", "The beds by the fence dry out when we are away.")
        .requirement(
            "WTR-001", "If a bed is dry, then the controller shall open the valve of the bed.")
        .scenario("WTR-001/S1", Keyword.GIVEN, Keyword.WHEN, Keyword.THEN)
        .quality("QA-1", "The controller shall answer within 200 ms.");
  }

  public SpecStory statement(String id, String text, String... fields) {
    items.add(new Statement(new ItemId(id), "", passage(text), fields(fields), here()));
    return this;
  }

  public SpecStory term(String id, String text, String... fields) {
    items.add(new Term(new ItemId(id), "", passage(text), fields(fields), here()));
    return this;
  }

  public SpecStory requirement(String id, String text) {
    return requirement(id, text, "Source: ST-1", "Priority: must", "Verify: test");
  }

  public SpecStory requirement(String id, String text, String... fields) {
    items.add(new Requirement(new ItemId(id), "", passage(text), fields(fields), here()));
    return this;
  }

  public SpecStory quality(String id, String text) {
    return quality(id, text, "must");
  }

  public SpecStory quality(String id, String text, String priority) {
    return quality(id, text, priority, "at the valve");
  }

  public SpecStory quality(String id, String text, String priority, String measured) {
    var fields =
        fields(
            "Source: ST-1", "Priority: " + priority, "Verify: benchmark", "Measured: " + measured);
    items.add(new Quality(new ItemId(id), "", passage(text), fields, here()));
    return this;
  }

  public SpecStory scenario(String id, Keyword... keywords) {
    return scenario(id, "…", keywords);
  }

  public SpecStory scenario(String id, String text, Keyword... keywords) {
    var steps = Arrays.stream(keywords).map(it -> new Step(it, text, here())).toList();
    items.add(new Scenario(new ItemId(id), "", passage("…"), steps, Fields.NONE, here()));
    return this;
  }

  /// A word with a question mark is the question; the rest are fields.
  public SpecStory question(String id, String... words) {
    var title = Arrays.stream(words).filter(it -> it.endsWith("?")).findFirst().orElse("Why?");
    var fields = Arrays.stream(words).filter(it -> !it.endsWith("?")).toArray(String[]::new);
    items.add(new Question(new ItemId(id), title, passage(title), fields(fields), here()));
    return this;
  }

  public SpecStory decision(String id) {
    items.add(new Decision(new ItemId(id), "", passage("So."), Fields.NONE, here()));
    return this;
  }

  public Spec build() {
    return new Spec("garden", "spec.md", FrontMatter.none("spec.md"), items, List.of());
  }

  /// The findings are these and no others, as `RULE item`.
  void finds(String... expected) {
    assertThat(SpecRules.check(build())).extracting(SpecStory::brief).containsExactly(expected);
  }

  static String brief(Finding finding) {
    return finding.rule() + " " + finding.item();
  }

  private Passage passage(String text) {
    return new Passage(text, here());
  }

  private Fields fields(String... written) {
    return new Fields(
        Arrays.stream(written)
            .map(it -> it.split(": ", 2))
            .map(it -> Map.entry(it[0], it[1]))
            .map(it -> new Field(it.getKey(), it.getValue(), here()))
            .toList());
  }

  private Source here() {
    int line = items.size() + 1;
    return new Source("spec.md", new Range(line, 1, line, 9), line * 10, line * 10 + 9);
  }
}
