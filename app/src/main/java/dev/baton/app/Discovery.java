package dev.baton.app;

import dev.baton.adapters.markdown.SpecReader;
import dev.baton.core.discover.Interview;
import dev.baton.core.discover.Minutes;
import dev.baton.core.discover.Suggestions;
import dev.baton.core.finding.Edit;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One spec while it is being talked about. Everything is written at once, so a talk can be broken
/// off and taken up at any time.
public final class Discovery {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final Pattern ANSWERED =
      Pattern.compile(
          "^## (Q-[0-9]+)[^\\n]*\\n(?<body>.*?)(?=^## Q-[0-9]|\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ANSWERED_BY =
      Pattern.compile("^Answered by:[ \\t]*(\\S.*)$", Pattern.MULTILINE);
  private static final String TITLE = "# Questions about ";
  private static final String MARK = "Answer:";

  private final Documents documents;
  private final String name;
  private final String by;

  private Discovery(Documents documents, String name, String by) {
    this.documents = documents;
    this.name = name;
    this.by = by;
  }

  /// Opens the spec, or begins one where there is none.
  public static Discovery of(Documents documents, String name, String by) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.usage(
          "\"" + name + "\" is no name for a folder under specs/",
          "use small letters, digits and dashes, as in tool-lending");
    }
    var discovery = new Discovery(documents, name, by);
    if (!Files.exists(documents.folder(name).resolve("spec.md"), LinkOption.NOFOLLOW_LINKS)) {
      documents.begin(name, "spec.md", Minutes.empty(name, by));
    }
    var faults = discovery.spec().readingFindings();
    if (Documents.hasErrors(faults)) {
      var first = faults.getFirst();
      throw Problem.usage(
          "%s:%d: %s".formatted(first.path(), first.range().line(), first.message()), first.mend());
    }
    return discovery;
  }

  public String name() {
    return name;
  }

  public String path() {
    return "specs/" + name + "/spec.md";
  }

  /// The ID the statement got.
  public String record(String who, String from, String said) {
    var words = said.replace("\uFEFF", "");
    if (words.chars().anyMatch(c -> c == 0)) {
      throw Problem.usage("the statement is not text", "name a file of UTF-8 text");
    }
    write(minutes().statement(who, from, words));
    return spec().items().stream()
        .map(item -> item.id().value())
        .filter(id -> id.startsWith("ST-"))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /// Writes down what is to be asked now, and what the text has answered since; how many questions
  /// are new.
  public int ask() {
    var minutes = minutes();
    var edits = new ArrayList<Edit>();
    Interview.settled(minutes.spec())
        .forEach(
            it -> edits.add(minutes.answer(it, "the text says it now", "the text, " + today())));
    if (!edits.isEmpty()) {
      documents.mend(name, edits);
    }
    var after = minutes();
    var questions = Interview.questions(after.spec());
    if (!questions.isEmpty()) {
      write(after.questions(questions, Interview.ASKED_BY + ", " + today()));
    }
    return questions.size();
  }

  /// Writes down what somebody else would ask; how many questions are new.
  public int take(String who, String suggestions) {
    var minutes = minutes();
    var questions = Suggestions.in(suggestions, minutes.spec());
    if (!questions.isEmpty()) {
      write(minutes.questions(questions, who + ", an agent, " + today()));
    }
    return questions.size();
  }

  /// The spec as it is written.
  public String text() {
    return new String(documents.specText(name), StandardCharsets.UTF_8);
  }

  public List<Question> open() {
    return spec().all(Question.class).filter(Question::isOpen).toList();
  }

  public void answer(String id, String answer) {
    answer(id, answer, by);
  }

  /// A problem where that is no answer to an open question.
  public void mustBeOpen(String id, String answer) {
    var _ = open(id, answer);
  }

  private void answer(String id, String answer, String who) {
    var question = open(id, answer);
    write(minutes().answer(question, answer, who + ", " + today()));
  }

  private Question open(String id, String answer) {
    var question =
        spec()
            .all(Question.class)
            .filter(it -> it.id().value().equals(id))
            .findFirst()
            .orElseThrow(() ->
                Problem.usage(
                    "%s has no question %s".formatted(path(), id), "see: baton discover " + name));
    if (!question.isOpen()) {
      throw Problem.usage(
          id + " is answered: " + question.fields().value("Answer").orElse(""),
          "change the answer in " + path() + ", where its history is kept");
    }
    if (answer.isBlank() || answer.strip().equals("-")) {
      throw Problem.usage("the answer to " + id + " is empty", "say something, or leave it open");
    }
    return question;
  }

  /// The open questions for somebody who has nothing but an editor and mail.
  public String questionnaire() {
    var text =
        new StringBuilder(
            """
            %s%s

            Please write your answer behind `Answer:`, as many lines as you like, and send this file
            back. What you leave empty stays open.

            Answered by:
            """
                .formatted(TITLE, name));
    for (var question : open()) {
      text.append("\n## ")
          .append(question.id())
          .append("\n\n")
          .append(question.title())
          .append("\n\n");
      question
          .fields()
          .value("If unanswered")
          .ifPresent(it -> text.append("If nobody answers: ").append(it).append("\n\n"));
      text.append(MARK).append("\n");
    }
    return text.toString();
  }

  /// Reads a questionnaire back; how many answers were new.
  public int take(String questionnaire) {
    var text = questionnaire.replace("\r\n", "\n").replace("\uFEFF", "");
    if (!text.lines().toList().contains(TITLE + name)) {
      throw Problem.usage(
          "this is no questionnaire about " + name,
          "name the file that `baton discover " + name + " --export` wrote, with its first line");
    }
    int taken = 0;
    var open = open().stream().map(it -> it.id().value()).toList();
    for (var found : ANSWERED.matcher(text).results().toList()) {
      var answer = answerIn(found.group("body"));
      if (answer.isPresent() && open.contains(found.group(1))) {
        answer(found.group(1), answer.get(), who(text));
        taken++;
      }
    }
    return taken;
  }

  /// Who filled it in, if they said so; else who reads it back.
  private String who(String questionnaire) {
    var found = ANSWERED_BY.matcher(questionnaire);
    return found.find() ? found.group(1).strip() : by;
  }

  private static Optional<String> answerIn(String body) {
    int at = body.indexOf("\n" + MARK);
    return at < 0
        ? Optional.empty()
        : Optional.of(body.substring(at + 1 + MARK.length()).strip()).filter(it -> !it.isEmpty());
  }

  private Spec spec() {
    return documents.spec(name);
  }

  private Minutes minutes() {
    var bytes = documents.specText(name);
    return new Minutes(
        new SpecReader().read(path(), bytes), new String(bytes, StandardCharsets.UTF_8));
  }

  private void write(Edit edit) {
    if (!Files.isRegularFile(documents.folder(name).resolve("spec.md"))) {
      throw Problem.broken(path() + " is gone", "run it again");
    }
    documents.mend(name, List.of(edit));
  }

  private static String today() {
    return LocalDate.ofInstant(Baton.CLOCK.instant(), ZoneId.systemDefault()).toString();
  }
}
