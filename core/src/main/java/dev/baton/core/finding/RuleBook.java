package dev.baton.core.finding;

import dev.baton.core.smell.SmellRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What each rule is for, in words for a person who has just met it.
///
/// Kept apart from the code that looks: a rule finds in one line and is explained in five. A test
/// holds the two lists together.
public final class RuleBook {
  /// Why a rule is there, and what it means by an example. `good` mends `bad`.
  public record Lesson(String id, String why, String bad, String good) {}

  private static final List<Lesson> READING =
      List.of(
          lesson(
              "R-TOO-LARGE",
              "A file of that size is no document a person reviews; reading it would only cost time.",
              "a spec.md of 50 MB",
              "a spec for each part of the product"),
          lesson(
              "R-NOT-TEXT",
              "Bytes that are no UTF-8 cannot be shown, compared or edited by place.",
              "a spec saved as Latin-1, or a picture by that name",
              "the same, saved as UTF-8"),
          lesson(
              "R-EMPTY", "An empty file asks for nothing.", "(nothing)", "---\nspec: tools\n---"),
          lesson(
              "R-FRONT-MATTER",
              "The lines on top name the document; what cannot be read there is not guessed.",
              "spec tools",
              "spec: tools"),
          lesson(
              "R-FENCE",
              "A fence that is never closed swallows every item after it.",
              "```check without a closing ```",
              "```check … ```"),
          lesson(
              "R-HEADING",
              "A heading that looks like an item and is none would drop what somebody asked for.",
              "### LND-1 Borrow",
              "### LND-001 · Borrow"),
          lesson(
              "R-STEP",
              "A line that is no step shows nothing and is checked by nothing.",
              "- the clock is at 10:20",
              "- When the clock reaches 10:20"),
          lesson(
              "R-STRAY-CHECK",
              "A check outside a task belongs to nobody, so nobody would run it.",
              "a check fence above the first task",
              "the fence inside the task that makes it green"),
          lesson(
              "R-ID",
              "What cannot be read as an ID points nowhere.",
              "- Depends: T2",
              "- Depends: T-02"),
          lesson(
              "R-GLOB",
              "Who may write what is decided by these patterns; one that means nothing protects nothing.",
              "- Writes: src/[main",
              "- Writes: src/main/**"),
          lesson(
              "R-BUDGET",
              "A limit nobody can read is no limit.",
              "- Budget: little",
              "- Budget: context 40k tokens, diff 350 lines, 40 min, $2"),
          lesson(
              "R-CHECK-LINE",
              "A check says what it proves and how; with one half missing it proves nothing.",
              "mvn test",
              "LND-003/S1 :: mvn -q test -Dtest=ReleaseTest"),
          lesson(
              "R-BULLET",
              "A line under a task that is no field is kept, and nobody acts on it.",
              "- remember the mails",
              "- Escalate if: the mail queue has no retry"),
          lesson(
              "LOCK-LINE",
              "The lock says what was approved; a line nobody can read approves nothing.",
              "LND-003 fine",
              "LND-003 approved <fingerprint> <time> <who>"),
          lesson(
              "LOCK-TWICE",
              "Two approvals of one item mean a merge went wrong, and only a person knows which is right.",
              "two lines for LND-003",
              "the line of the text as it is now"));

  private static final List<Lesson> SPEC =
      List.of(
          lesson(
              "S-UNIQUE-ID",
              "Tasks, checks and evidence point at IDs; with two of one name they point at either.",
              "### LND-003 twice",
              "### LND-003 and ### LND-004"),
          lesson(
              "S-RETIRED-ID",
              "Old evidence carries the ID of what was removed. A new item of that name would inherit it.",
              "### LND-003 · Fees, where LND-003 was once a release",
              "### LND-009 · Fees"),
          lesson(
              "S-KNOWN-FIELD",
              "A field Baton does not know has no effect, though it looks as if it had.",
              "- Prio: must",
              "- Priority: must"),
          lesson(
              "S-TEXT",
              "An item that says nothing cannot be agreed to.",
              "### ST-4 · Treasurer (and nothing under it)",
              "> No-shows cost us."),
          lesson(
              "S-ONE-SHALL",
              "Two obligations under one ID cannot be traced, tested or dropped one by one.",
              "the service shall cancel the slot and shall mail the holder.",
              "LND-003: … shall cancel the slot. LND-004: … shall mail the holder."),
          lesson(
              "S-EARS",
              "One shape of sentence for every requirement leaves one place for the trigger, the system"
                  + " and what it does, so nothing is left out by accident.",
              "Cancelling of reservations after no-show.",
              "If a reservation is not collected within 20 minutes, then the lending service shall"
                  + " cancel the reservation."),
          lesson(
              "S-COMPOUND",
              "What stands behind `and` is a second obligation that is easily forgotten: one half done"
                  + " looks like all done.",
              "the service shall cancel the slot and notify the holder.",
              "one requirement that cancels, one that notifies"),
          lesson(
              "L-CONTRADICTION",
              "Whoever builds both breaks one of them, and finds out after the work.",
              "When a member asks, the desk shall open. / When a member asks, the desk shall not open.",
              "When a member asks, the desk shall open. / If a guest asks, then the desk shall stay closed."),
          lesson(
              "L-TERM-DRIFT",
              "A reader who searches for the one way of writing misses what stands under the other.",
              "the time-out … the timeout",
              "the time-out … the time-out"),
          lesson(
              "S-PRONOUN",
              "In every second sentence with a pronoun two readers see two things in it. Repeating the"
                  + " noun costs a word.",
              "When a bed is dry, the controller shall water it.",
              "When a bed is dry, the controller shall water the bed."),
          lesson(
              "S-BANNED-SYNONYM",
              "Two words for one thing become two things in the code.",
              "the queue, where the glossary has `waiting line` and bans `queue`",
              "the waiting line"),
          lesson(
              "S-INVISIBLE",
              "Such characters can make a line look like another one than a program reads.",
              "a right-to-left mark inside a sentence",
              "the same sentence without it"),
          lesson(
              "S-HAS-SOURCE",
              "What nobody asked for is a guess, and costs as much as what somebody did.",
              "a requirement without a Source",
              "- Source: ST-3"),
          lesson(
              "S-SOURCE-EXISTS",
              "A source that is not recorded cannot be asked again.",
              "- Source: ST-33, which is not there",
              "### ST-33 · Treasurer, mail 2026-11-05"),
          lesson(
              "S-CITES",
              "A source that is not recorded cannot be asked again.",
              "- Source: ST-33, which is not there",
              "### ST-33 · Treasurer, mail 2026-11-05"),
          lesson(
              "S-ANSWERED",
              "Somebody took the time to say it. Forgetting it must be a decision, not an accident.",
              "### ST-4 that no item cites",
              "- Source: ST-4 in the item that answers it, or - Declined: by Ada, out of scope"),
          lesson(
              "S-DECISION-EXISTS",
              "A decision nobody can read binds nobody.",
              "- Decision: D-9, which is not there",
              "### D-9 · Mails are sent once an hour"),
          lesson(
              "S-PRIORITY",
              "Only must and should are promised; without a word nobody knows.",
              "- Priority: high",
              "- Priority: must"),
          lesson(
              "S-VERIFY",
              "How it will be shown decides whether it can be shown at all.",
              "- Verify: yes",
              "- Verify: test"),
          lesson(
              "S-NUMBER",
              "A quality without a number cannot fail, so it is never met either.",
              "The page shall be fast.",
              "the page shall be shown within 200 ms"),
          lesson("S-UNIT", "200 of what?", "shall answer within 200", "shall answer within 200 ms"),
          lesson(
              "S-CONDITION",
              "Every system is quick with one user on a quiet day.",
              "The service shall need 200 ms.",
              "While 50 members are connected, the service shall answer in 200 ms."),
          lesson(
              "S-MEASURED",
              "The same number is met at the server and missed at the reader's desk.",
              "a quality that does not say where",
              "- Measured: in the browser of the desk, 95th percentile of 1,000 calls"),
          lesson(
              "S-HAS-SCENARIO",
              "Without an example two readers agree on the sentence and mean different things.",
              "LND-003 with - Verify: test and nothing below",
              "#### LND-003/S1 · Released at 20 minutes"),
          lesson(
              "S-SCENARIO-OWNER",
              "An example of nothing shows nothing.",
              "#### LND-009/S1 without LND-009",
              "#### LND-003/S2 under LND-003"),
          lesson(
              "S-STEPS",
              "What is given, what happens and what is then seen are three things; a test needs all three.",
              "When … Then …",
              "Given … When … Then …"),
          lesson(
              "S-OPEN-QUESTION",
              "What nobody has decided an agent decides, and nobody hears of it.",
              "### Q-2 without an Answer that blocks LND-003",
              "- Answer: 20 minutes (treasurer, 2026-11-07)"),
          lesson(
              "S-BLOCKS-EXIST",
              "A question that holds up something that is not there holds up nothing.",
              "- Blocks: LND-033",
              "- Blocks: LND-003"));

  private static final List<Lesson> PLAN =
      List.of(
          lesson(
              "P1-UNCOVERED",
              "What no task implements nobody will build.",
              "LND-003 (must) in no Implements",
              "- Implements: LND-003"),
          lesson(
              "P2-ONE-CHECK",
              "One command decides whether an example holds: none decides nothing, two may disagree.",
              "LND-003/S1 without a check line",
              "LND-003/S1 :: mvn -q test -Dtest=ReleaseTest"),
          lesson(
              "P3-OTHER-SPEC",
              "A plan for another spec proves other things.",
              "for: tools, above tasks that implement ferry items",
              "for: ferry"),
          lesson(
              "P3-DUPLICATE",
              "Two tasks of one name cannot be told apart in the record.",
              "### T-02 twice",
              "### T-02 and ### T-03"),
          lesson(
              "P3-DANGLING",
              "An ID that names nothing hides a mistake.",
              "- Depends: T-99",
              "- Depends: T-02"),
          lesson(
              "P4-CYCLE",
              "Tasks that wait for each other never begin.",
              "T-01 after T-02 after T-01",
              "T-02 after T-01"),
          lesson(
              "P5-WRITES-MEET",
              "Two tasks at once in one file undo each other or conflict at the end.",
              "T-01 and T-02 both write src/App.java",
              "- Depends: T-01, or - Shares: src/App.java in both"),
          lesson(
              "P5-AND-MORE",
              "So many collisions have one cause; the first hundred show it.",
              "every task writes src/**",
              "each task writes its own folder"),
          lesson(
              "P6-STALE-READ",
              "A task that reads what another one is changing builds on what will not be there.",
              "T-02 reads store/** while T-01 writes it",
              "- Depends: T-01"),
          lesson(
              "P7-INPUT",
              "An input that nobody makes stops the task on its first day.",
              "- Inputs: lend.Store, which no earlier task produces",
              "- Produces: lend.Store in T-01, - Depends: T-01 in T-02"),
          lesson(
              "P8-TEST-OUT-OF-REACH",
              "A task that may not write its own test cannot finish.",
              "LND-003/S1 :: sh test/release.sh, with - Writes: src/**",
              "- Writes: src/**, test/release.sh"),
          lesson(
              "P9-CONTEXT",
              "What does not fit into one sitting is read half and done half.",
              "- Reads: **, with context 20k tokens",
              "- Reads: the three files the task needs"),
          lesson(
              "P10-NOT-RUN",
              "A command that is not there, or tests nothing, is red for the wrong reason and stays red.",
              "LND-003/S1 :: mvm test",
              "LND-003/S1 :: mvn -q test -Dtest=ReleaseTest"),
          lesson(
              "P10-GREEN-AT-BASE",
              "A check that is green before the work is done cannot tell whether it was done.",
              "LND-003/S1 :: true",
              "a test of the new behaviour"),
          lesson(
              "P12-OTHER-PLAN",
              "Two plans at once in one file collide as two tasks do, and neither plan shows it.",
              "two open plans that write src/App.java",
              "run one after the other, or - Shares: in both"),
          lesson(
              "P-LEFT-OPEN",
              "A draft has the shape of a plan and none of its decisions.",
              "- Writes: (to fill in)",
              "- Writes: src/lend/release/**"),
          lesson(
              "P-WRITES",
              "A task that may change nothing can land nothing.",
              "no Writes",
              "- Writes: src/lend/release/**"),
          lesson(
              "P-GOAL",
              "The goal is what the performer reads first, and the reviewer last.",
              "no Goal",
              "- Goal: a slot nobody came for is free again"),
          lesson(
              "P-KNOWN-FIELD",
              "A field Baton does not know has no effect, though it looks as if it had.",
              "- Must: hurry",
              "- Must not: change db/schema.sql"));

  private static final List<Lesson> RUBRIC =
      List.of(
          lesson(
              "R-RUBRIC-HEADING",
              "A question that is not recognised as one is never asked, and nobody hears of it.",
              "### boundary - is there one more?",
              "### BOUNDARY · Is the value at the edge treated wrongly?"),
          lesson(
              "R-RUBRIC-TWICE",
              "What is measured of an ID must be about one question.",
              "### BOUNDARY twice",
              "### BOUNDARY and ### EDGE-OF-TIME"),
          lesson(
              "R-RUBRIC-FIELD",
              "A field or a word that is not understood has no effect, though it looks as if it had.",
              "- Blocks: always",
              "- Blocks: when calibrated"),
          lesson(
              "R-RUBRIC-EVIDENCE",
              "A yes that has to name nothing is an opinion, and reviewers have many.",
              "an item without Evidence",
              "- Evidence: the comparison, and the value it treats wrongly"),
          lesson(
              "R-RUBRIC-EMPTY",
              "A review that asks nothing finds nothing and looks clean.",
              "a rubric.md with prose only",
              "baton rubric show --default >rubric.md"));

  private static final List<Lesson> BRIDGES =
      List.of(
          lesson(
              "B-DANGLING",
              "A reference that leads nowhere in the foreign file is not guessed at.",
              "_Requirements: 2.10_ where section 2 has nine criteria",
              "_Requirements: 2.9_"),
          lesson(
              "B-TWICE",
              "A number that stands twice could mean either item; a link to it is left out.",
              "two criteria numbered 2.7",
              "2.7 and 2.8"),
          lesson(
              "B-REPEATED-SECTION",
              "A section that stands twice is read as one, which may not be what its author meant.",
              "## Requirements twice",
              "one ## Requirements"),
          lesson(
              "B-LANGUAGE",
              "Only English keywords are read; the scenarios of another language would be missed.",
              "# language: de",
              "Given, When and Then"),
          lesson(
              "B-JSON",
              "A file that is no JSON, or not of the shape its tool writes, is not half read.",
              "{\"tasks\": [",
              "{\"tasks\": []}"));

  private RuleBook() {}

  public static List<Lesson> all() {
    var words =
        Arrays.stream(SmellRule.values())
            .map(rule -> lesson(rule.id(), rule.why(), rule.bad(), rule.good()))
            .toList();
    return Stream.of(SPEC, words, PLAN, READING, RUBRIC, BRIDGES).flatMap(List::stream).toList();
  }

  public static Optional<Lesson> lesson(String id) {
    return all().stream().filter(it -> it.id().equalsIgnoreCase(id)).findFirst();
  }

  private static Lesson lesson(String id, String why, String bad, String good) {
    return new Lesson(id, why, bad, good);
  }
}
