package dev.baton.core.gate;

import java.util.List;
import java.util.Optional;

/// What each gate is for, in words for a person whose change it has just stopped. A test holds the
/// list together with the gates there are.
public final class GateBook {
  /// `needs` is what it takes to say anything, `mend` what to do when it says no.
  public record Lesson(
      String id, Severity severity, String what, String why, String needs, String mend) {}

  private static final String NOTHING = "the two trees; nothing is executed";

  private static final List<Lesson> ALL =
      List.of(
          lesson(
              "G00",
              Severity.BLOCK,
              "the machinery of the gates worked",
              "Gates that broke have shown nothing, and what was not shown does not pass.",
              "disk, git, the commands of the policy",
              "read the reason; it is never the change's fault, so run again once it is mended"),
          lesson(
              "G01",
              Severity.BLOCK,
              "every changed file may be written by the task, and the diff is no larger than agreed",
              "What a contract does not name nobody has planned, reviewed or reserved.",
              "a contract",
              "take the file out of the change, or change `Writes:` and have the plan approved"),
          lesson(
              "G02",
              Severity.HUMAN,
              "no file changed that a tool executes by itself",
              "Code in build files, hooks and workflows runs with the rights of whoever builds next.",
              NOTHING,
              "read the lines; or name the file itself in `Writes:`, so that who approves the plan"
                  + " has seen it"),
          lesson(
              "G03",
              Severity.HUMAN,
              "no file changed that instructs agents or starts programs for them",
              "The next agent reads it as an order, and nobody sees that it does.",
              NOTHING,
              "read it as if it were addressed to you; approve that content"),
          lesson(
              "G04",
              Severity.BLOCK,
              "no added line reads as something else than it is",
              "A direction mark or a foreign letter makes a reviewer read other code than runs.",
              NOTHING,
              "write the escape (\\u202E) or the letter that is meant"),
          lesson(
              "G05",
              Severity.BLOCK,
              "no secret in added lines, names of files or messages of commits",
              "What was once in git's history is known to everybody who ever cloned it.",
              NOTHING,
              "take it out of every commit of the change, and revoke it: it has been seen"),
          lesson(
              "G06",
              Severity.BLOCK,
              "no links that lead out, no submodules, no two names that are one file elsewhere",
              "A checkout of such a tree writes where nobody expects it.",
              NOTHING,
              "name the file otherwise, or link inside the repository"),
          lesson(
              "G07",
              Severity.WARN,
              "no added text that gives orders to agents or to a terminal",
              "Agents read comments, logs and fixtures, and some obey them.",
              NOTHING,
              "look whether the text is data of a test or meant for a reader"),
          lesson(
              "G09",
              Severity.INFO,
              "what stood around the commands that were run",
              "A verdict says what it rests on; commands without walls can reach anything.",
              "nothing",
              "install what `baton doctor` names"),
          lesson(
              "G10",
              Severity.HUMAN,
              "nothing new is depended on, and lock files fetch the same things from the same place",
              "Code grows around a library, and its owner can run theirs here from then on.",
              NOTHING,
              "look whether it is the one that is meant, who owns it, and whether it is needed"),
          lesson(
              "G11",
              Severity.BLOCK,
              "nothing is known against what the change begins to depend on",
              "What is known against a version is used by those who look for it.",
              "dependencies.advisories in baton.yaml, a folder of OSV files; nobody is asked",
              "take a version in which it is mended, or say in a waiver why it does not matter here"),
          lesson(
              "G12",
              Severity.HUMAN,
              "what is new has been out for a while, under a licence on the list, without a script"
                  + " that runs at installation",
              "What was stolen or planted is mostly found within days, by somebody else.",
              "dependencies in baton.yaml, and a registry that answers",
              "wait, take the version before, or read what comes in and approve it"),
          lesson(
              "G13",
              Severity.HUMAN,
              "nothing new runs at installation or in the build",
              "It runs with the rights of whoever builds next, and no test of the change shows it.",
              NOTHING,
              "read what runs and who owns it; approve it if it is worth that"),
          lesson(
              "G14",
              Severity.BLOCK,
              "what the change begins to depend on is in its registry",
              "Whoever registers a name that an agent made up decides what runs here.",
              "dependencies in baton.yaml, and a registry that answers",
              "correct the name or the version; where no registry answered, say under"
                  + " dependencies.registries where it is, and judge again"),
          lesson(
              "G20",
              Severity.BLOCK,
              "the policy's build succeeds on a fresh checkout",
              "What does not build cannot be tested.",
              "gates.build in baton.yaml",
              "run the command on a fresh checkout; its log is the evidence"),
          lesson(
              "G21",
              Severity.BLOCK,
              "the policy's tests pass, and some were run",
              "A green command that ran no test has shown nothing.",
              "gates.test in baton.yaml",
              "mend what fails; where no test ran, see `results:`"),
          lesson(
              "G22",
              Severity.BLOCK,
              "the tests of the base pass on the code of the change",
              "A test that was deleted or loosened still says what held before.",
              "gates.test, and `tests:` that say which files are tests",
              "keep what held; or name what no longer holds in `Retires:`"),
          lesson(
              "G23",
              Severity.BLOCK,
              "each check is red without the change",
              "A check that is green anyway proves nothing about the work.",
              "checks in the contract",
              "let the check fail where the work is missing"),
          lesson(
              "G24",
              Severity.HUMAN,
              "no test is gone, skipped or insists on less, and none forces its result",
              "A test that was loosened until it passes shows only that it was loosened.",
              NOTHING,
              "put back what the test insisted on; or name the file itself in the contract, which"
                  + " lets it lose tests and assertions, and nothing else"),
          lesson(
              "G25",
              Severity.BLOCK,
              "tests that the performer cannot see pass",
              "Code can be written to the tests one has seen.",
              "gates.held in baton.yaml and a folder under .baton/held",
              "read the requirement again: the code does what the tests ask and not what was said"),
          lesson(
              "G32",
              Severity.BLOCK,
              "no new breach of a rule that a decision of the base carries",
              "What was decided about the whole is lost one convenient import at a time.",
              "decisions/ of the base with rules; nothing is executed",
              "read the decision it names and take another way; or supersede the decision in a"
                  + " change of its own (baton decide new --supersedes)"),
          lesson(
              "G37",
              Severity.HUMAN,
              "no operation that cannot be taken back",
              "A dropped column does not come back with a revert.",
              NOTHING,
              "say in a decision what is lost and how it would be restored"),
          lesson(
              "G38",
              Severity.HUMAN,
              "no code that treats tests better than other callers, no test that became more patient",
              "Code that knows it is tested, or knows the answer, passes without working.",
              NOTHING,
              "read the line: would it be there if there were no test?"),
          lesson(
              "G39",
              Severity.HUMAN,
              "no file changed that a decision gives to a person",
              "Whoever was named for it knows what the change cannot show.",
              "decisions/ of the base with an owner; nothing is executed",
              "let the person named read the change and approve it"),
          lesson(
              "G40",
              Severity.BLOCK,
              "the contract's checks are green",
              "They are what the task was for.",
              "checks in the contract",
              "read the log of the check; it is the evidence"),
          lesson(
              "G50",
              Severity.BLOCK,
              "what decides whether a change passes is not changed by it",
              "Who may lower the bar needs not jump.",
              NOTHING,
              "make it a task of its own whose `Writes:` names the file"),
          lesson(
              "G51",
              Severity.WARN,
              "no warning was silenced",
              "Often right, and the place where the next fault is.",
              NOTHING,
              "look whether the warning was wrong"),
          lesson(
              "G52",
              Severity.HUMAN,
              "nothing was locked in that nobody decided",
              "Libraries, formats, schemas, promises, security and deletions are cheap to add and"
                  + " dear to undo.",
              "the two trees and the decisions of the base; nothing is executed",
              "read what it locks in; if it may, baton approve TASK --because \"...\", which puts a"
                  + " decision on record"));

  private GateBook() {}

  private static Lesson lesson(
      String id, Severity severity, String what, String why, String needs, String mend) {
    return new Lesson(id, severity, what, why, needs, mend);
  }

  public static List<Lesson> all() {
    return ALL;
  }

  public static Optional<Lesson> lesson(String id) {
    return ALL.stream().filter(lesson -> lesson.id().equalsIgnoreCase(id)).findFirst();
  }
}
