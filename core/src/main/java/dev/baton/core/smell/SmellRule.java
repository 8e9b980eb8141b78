package dev.baton.core.smell;

import java.util.Arrays;
import java.util.Optional;

/// What a rule looks for, why that matters, and what to do about it.
///
/// `good` is `bad` mended; a test holds each rule to finding the one and not the other.
public enum SmellRule {
  VAGUE(
      "L-VAGUE",
      "Two readers hold the word against two different yardsticks, so one builds what the other"
          + " refuses, and no test can settle it.",
      "say how much, by when or as judged by what; or cite the item that says it",
      "The desk shall answer quickly.",
      "The desk shall answer within 2 seconds."),
  MODAL(
      "L-MODAL",
      "Only `shall` says that something is owed. `may`, `can` or `should` leave open whether its"
          + " absence is a fault; `must` and `will` make readers look for a difference that nobody"
          + " meant.",
      "write `shall` if it is owed, and leave the sentence out if it is not",
      "The desk should refuse an expired card.",
      "The desk shall refuse an expired card."),
  COMPARATIVE(
      "L-COMPARATIVE",
      "More than what? Without the other side of the comparison anything satisfies it.",
      "name what it is compared with, or give the figure",
      "The desk shall offer a faster search.",
      "The desk shall offer a search that is faster than the search of release 2."),
  SUPERLATIVE(
      "L-SUPERLATIVE",
      "Nobody can show that nothing is better, so the sentence can never be met.",
      "give the figure or the rule by which one is chosen",
      "The desk shall propose the best tool.",
      "The desk shall propose the tool with the fewest loans."),
  NEGATIVE(
      "L-NEGATIVE",
      "What must not happen can happen in endless ways, so no test is enough; and what happens"
          + " instead is left to whoever builds it.",
      "say what the system does instead; keep the ban as a boundary with a check",
      "The desk shall not lend a reserved tool.",
      "If a tool is reserved, then the desk shall refuse the loan with the reason `RESERVED`."),
  PASSIVE(
      "L-PASSIVE",
      "Nobody acts in the sentence, so two parts of the system may both do it, or neither.",
      "name who does it: `the … shall …`",
      "The loan shall be recorded.",
      "The desk shall record the loan."),
  PRONOUN(
      "L-PRONOUN",
      "The word points at a thing named elsewhere, and with two candidates readers choose"
          + " differently; a requirement is also read alone, cut off from what stood before.",
      "repeat the name of the thing",
      "When a clerk opens a loan, it shall show the member.",
      "When a clerk opens a loan, the desk shall show the member."),
  COMPOUND(
      "L-COMPOUND",
      "Two obligations share one ID: when one is met and the other is not, nothing says so, and a"
          + " test that covers one counts for both.",
      "split it: one requirement with its own ID for each action",
      "The desk shall record the loan and send a receipt.",
      "The desk shall record the loan."),
  ESCAPE(
      "L-ESCAPE",
      "The phrase lets whoever builds it decide whether it is owed at all.",
      "say exactly when it applies, as a condition with While, When, Where or If",
      "The desk shall print a receipt if possible.",
      "Where a printer is fitted, the desk shall print a receipt."),
  OPEN_END(
      "L-OPEN-END",
      "The list goes on, but nobody says how; what is missing from it can be neither built nor"
          + " refused.",
      "write the list to its end, or cite the item that holds it",
      "The desk shall accept cards, cash, etc.",
      "The desk shall accept cards and cash."),
  WORDY(
      "L-WORDY",
      "The words carry nothing, and they hide the verb that is owed.",
      "write the short form",
      "The desk shall utilize the card number in order to find the member.",
      "The desk shall use the card number to find the member.");

  private final String id;
  private final String why;
  private final String mend;
  private final String bad;
  private final String good;

  SmellRule(String id, String why, String mend, String bad, String good) {
    this.id = id;
    this.why = why;
    this.mend = mend;
    this.bad = bad;
    this.good = good;
  }

  public static Optional<SmellRule> named(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  /// What goes wrong when the smell stays.
  public String why() {
    return why;
  }

  /// What to do, in the imperative.
  public String mend() {
    return mend;
  }

  public String bad() {
    return bad;
  }

  public String good() {
    return good;
  }

  Smell at(int start, int end, String sentence, String question) {
    return new Smell(
        this, start, end, sentence.substring(start, end), why, mend, Optional.empty(), question);
  }
}
