package dev.baton.core.spec;

import dev.baton.core.finding.Source;
import dev.baton.core.spec.ItemId.Kind;
import java.util.List;
import java.util.Optional;

/// One heading with an ID and everything under it.
///
/// The source reaches from the heading to the last line that belongs to the item.
public sealed interface Item {
  ItemId id();

  /// What stands after the ID in the heading; may be empty, and changes nothing when it changes.
  String title();

  /// What is agreed. This and nothing else is fingerprinted.
  Passage text();

  Fields fields();

  Source source();

  default Fingerprint fingerprint() {
    return Fingerprint.of(text().value());
  }

  /// Something the product is held to: it has sources, a priority and a way to be shown.
  sealed interface Obligation extends Item permits Requirement, Quality {
    default List<ItemId> sources() {
      return fields().ids("Source");
    }

    default Optional<Priority> priority() {
      return fields().value("Priority").flatMap(Priority::parse);
    }

    default Optional<Verify> verify() {
      return fields().value("Verify").flatMap(Verify::parse);
    }
  }

  /// What a stakeholder said, in their words.
  record Statement(ItemId id, String title, Passage text, Fields fields, Source source)
      implements Item {
    public Statement {
      id.mustBe(Kind.STATEMENT);
    }

    /// Taken back by who said it, or not followed, with a reason.
    public boolean isDeclined() {
      return fields.value("Withdrawn").isPresent() || fields.value("Declined").isPresent();
    }
  }

  /// A word with one meaning.
  record Term(ItemId id, String title, Passage text, Fields fields, Source source) implements Item {
    public Term {
      id.mustBe(Kind.TERM);
    }

    public String name() {
      return id.value().substring("TERM ".length());
    }

    /// Synonyms nobody should use for it.
    public List<String> bannedSynonyms() {
      return fields.entries("Not").toList();
    }
  }

  /// What is out of scope, or must not happen.
  record Boundary(ItemId id, String title, Passage text, Fields fields, Source source)
      implements Item {
    public Boundary {
      id.mustBe(Kind.BOUNDARY);
    }

    /// A command that fails when the boundary is crossed.
    public Optional<String> command() {
      return fields.value("Check").map(Boundary::withoutBackticks);
    }

    private static String withoutBackticks(String code) {
      return code.length() > 1 && code.startsWith("`") && code.endsWith("`")
          ? code.substring(1, code.length() - 1).strip()
          : code;
    }
  }

  record Requirement(ItemId id, String title, Passage text, Fields fields, Source source)
      implements Obligation {
    public Requirement {
      id.mustBe(Kind.REQUIREMENT);
    }
  }

  /// An example that would show its requirement met.
  record Scenario(
      ItemId id, String title, Passage text, List<Step> steps, Fields fields, Source source)
      implements Item {
    public Scenario {
      id.mustBe(Kind.SCENARIO);
      steps = List.copyOf(steps);
    }

    public ItemId requirement() {
      return id.owner();
    }
  }

  /// A requirement a number can fail.
  record Quality(ItemId id, String title, Passage text, Fields fields, Source source)
      implements Obligation {
    public Quality {
      id.mustBe(Kind.QUALITY);
    }

    /// Where and how the number is read off.
    public Optional<String> measured() {
      return fields.value("Measured");
    }
  }

  /// Something nobody has decided. Mostly the title is the question, and then it is the text too.
  record Question(ItemId id, String title, Passage text, Fields fields, Source source)
      implements Item {
    public Question {
      id.mustBe(Kind.QUESTION);
    }

    /// `none` is an answer; a dash is the place for one.
    public boolean isOpen() {
      return fields
          .named("Answer")
          .map(Field::value)
          .allMatch(answer -> answer.isBlank() || answer.equals("-"));
    }

    public List<ItemId> blocks() {
      return fields.ids("Blocks");
    }
  }

  /// Something decided, with the record that says why.
  record Decision(ItemId id, String title, Passage text, Fields fields, Source source)
      implements Item {
    public Decision {
      id.mustBe(Kind.DECISION);
    }

    public Optional<String> record() {
      return fields.value("Record");
    }
  }
}
