package dev.baton.core.discover;

import dev.baton.core.spec.ItemId;
import java.util.List;

/// A question for a person.
///
/// `blocks` are the items that cannot be approved before it is answered; with none, what holds
/// meanwhile stands in `ifUnanswered` for everybody to see.
public record Asked(
    Kind kind, ItemId about, String text, List<ItemId> blocks, String ifUnanswered) {
  /// Why it is asked, the most urgent first.
  public enum Kind {
    /// Nothing answers what somebody said.
    UNANSWERED,
    /// Two people may want different things.
    DISAGREEMENT,
    /// Two requirements for one case that may not both hold.
    CONTRADICTION,
    /// A word that two readers measure differently.
    VAGUE,
    /// A condition without its opposite.
    OTHERWISE,
    /// A number without an example at that number.
    BOUNDARY,
    /// Something that can fail, and nothing says what then.
    FAILURE,
    /// A word used again and again that nobody defined.
    TERM,
    /// One name written in two ways.
    DRIFT,
    /// Somebody thought of it; it does not follow from the text.
    SUGGESTED
  }

  public Asked {
    blocks = List.copyOf(blocks);
    if (text.isBlank() || text.lines().count() > 1) {
      throw new IllegalArgumentException("not a question of one line: " + text);
    }
  }
}
