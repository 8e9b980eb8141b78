package dev.baton.core.tamper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// The functions of a file, tests and others.
final class Suite {
  private static final Set<String> NOT_FUNCTIONS =
      Set.of(
          "if",
          "for",
          "while",
          "switch",
          "catch",
          "synchronized",
          "try",
          "when",
          "using",
          "function",
          "return",
          "new");
  private static final Set<String> JAVA_TESTS =
      Set.of(
          "Test",
          "ParameterizedTest",
          "RepeatedTest",
          "TestFactory",
          "TestTemplate",
          "Property",
          "Example",
          "Theory",
          "ArchTest");
  private static final Set<String> SCRIPT_TESTS =
      Set.of("test", "it", "specify", "xit", "xtest", "fit", "ftest", "xspecify");
  private static final Set<String> SCRIPT_GROUPS =
      Set.of("describe", "context", "suite", "xdescribe", "fdescribe", "xcontext", "fcontext");

  private final Code code;
  private final List<Function> functions = new ArrayList<>();

  private Suite(Code code) {
    this.code = code;
  }

  static List<Function> of(Code code) {
    var suite = new Suite(code);
    switch (code.language()) {
      case JAVA -> suite.java();
      case SCRIPT -> suite.script();
      case PYTHON -> suite.python();
      case GO -> suite.go();
    }
    return List.copyOf(suite.functions);
  }

  private void java() {
    boolean isByName = hasSequence("extends", "TestCase");
    for (int i = 1; i < code.size(); i++) {
      if ((!code.at(i).isWord() && code.at(i).kind() != Token.Kind.TEXT)
          || !code.is(i + 1, "(")
          || NOT_FUNCTIONS.contains(code.at(i).text())) {
        continue;
      }
      int body = javaBody(code.partner(i + 1) + 1);
      boolean isDeclared =
          (code.at(i - 1).isWord() && !NOT_FUNCTIONS.contains(code.at(i - 1).text()))
              || code.is(i - 1, ">")
              || code.is(i - 1, "]");
      if (body < 0 || !isDeclared) {
        continue;
      }
      int header = back(i - 1);
      boolean isTest =
          hasAnnotation(header, i, JAVA_TESTS)
              || (isByName && code.at(i).text().startsWith("test") && code.is(i + 2, ")"));
      add(code.at(i).text(), isTest, header, body + 1, code.partner(body));
      i = isTest ? code.partner(body) : i;
    }
  }

  // After the parameters: `throws X`, a type in Kotlin, then the body.
  private int javaBody(int from) {
    for (int i = from; i < from + 16 && i < code.size(); i++) {
      if (code.is(i, "{")) {
        return code.opens(i) ? i : -1;
      }
      boolean isPart =
          code.at(i).isWord()
              || code.is(i, ",")
              || code.is(i, ".")
              || code.is(i, ":")
              || code.is(i, "<")
              || code.is(i, ">")
              || code.is(i, "[")
              || code.is(i, "]");
      if (!isPart) {
        return -1;
      }
    }
    return -1;
  }

  // Where the declaration begins; brackets of annotations are stepped over.
  private int back(int from) {
    int i = from;
    while (i >= 0 && !code.is(i, ";") && !code.is(i, "{") && !code.is(i, "}")) {
      i = code.closes(i) ? code.partner(i) - 1 : i - 1;
    }
    return i + 1;
  }

  private boolean hasAnnotation(int from, int to, Set<String> names) {
    for (int i = from; i < to; i++) {
      if (code.is(i, "@") && names.contains(code.at(annotation(i)).text())) {
        return true;
      }
    }
    return false;
  }

  // The last word of an annotation's name.
  private int annotation(int sign) {
    int word = sign + 1;
    while (code.is(word + 1, ".") && code.at(word + 2).isWord()) {
      word += 2;
    }
    return word;
  }

  private void python() {
    Deque<int[]> classes = new ArrayDeque<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.is(i, "class") && code.at(i + 1).isWord()) {
        int body = next(i, "{");
        if (code.opens(body)) {
          classes.push(new int[] {i + 1, code.partner(body)});
        }
      } else if (code.is(i, "def") && code.at(i + 1).isWord()) {
        int body = code.partner(i + 2) + 1;
        while (body < code.size() && !code.is(body, "{") && !code.is(body, ";")) {
          body++;
        }
        boolean isBlock = code.opens(body);
        int end = isBlock ? code.partner(body) : Math.min(body, code.size());
        int start = isBlock ? body + 1 : next(code.partner(i + 2), ":") + 1;
        int place = i;
        classes.removeIf(each -> each[1] < place);
        var name = code.at(i + 1).text();
        var path = classes.isEmpty() ? name : code.at(classes.getFirst()[0]).text() + "." + name;
        boolean isTest = name.startsWith("test") && isCollected(i);
        int header = decorators(i);
        functions.add(new Function(path, name, isTest, code, header, start, end));
        i = isTest ? Math.max(i, end - 1) : i;
      }
    }
  }

  // A function within a function is no test.
  private boolean isCollected(int def) {
    return functions.stream().noneMatch(each -> each.start() <= def && def < each.end());
  }

  private int decorators(int def) {
    int i = code.is(def - 1, "async") ? def - 2 : def - 1;
    int header = i + 1;
    while (code.is(i, ";")) {
      int start = i - 1;
      while (start >= 0 && !code.is(start, ";") && !code.is(start, "{") && !code.is(start, "}")) {
        start = code.closes(start) ? code.partner(start) - 1 : start - 1;
      }
      if (!code.is(start + 1, "@")) {
        break;
      }
      header = start + 1;
      i = start;
    }
    return header;
  }

  private int next(int from, String mark) {
    for (int i = from; i < code.size(); i++) {
      if (code.is(i, mark)) {
        return i;
      }
    }
    return code.size();
  }

  private void go() {
    for (int i = 0; i < code.size(); i++) {
      if (!code.is(i, "func")) {
        continue;
      }
      int name = code.is(i + 1, "(") ? code.partner(i + 1) + 1 : i + 1;
      if (!code.at(name).isWord() || !code.is(name + 1, "(")) {
        continue;
      }
      int body = code.partner(name + 1) + 1;
      while (body < code.size() && !code.is(body, "{")) {
        body = code.opens(body) ? code.partner(body) + 1 : body + 1;
      }
      if (!code.opens(body)) {
        continue;
      }
      var text = code.at(name).text();
      boolean isTest = text.matches("(Test|Fuzz|Example)([^a-z].*)?") && !text.equals("TestMain");
      add(text, isTest, i, body + 1, code.partner(body));
      i = code.partner(body);
    }
  }

  private void script() {
    Deque<int[]> groups = new ArrayDeque<>();
    for (int i = 0; i < code.size(); i++) {
      int place = i;
      groups.removeIf(each -> each[1] < place);
      var word = code.at(i).text();
      boolean isFree = code.at(i).isWord() && !code.is(i - 1, ".") && !code.is(i - 1, "?.");
      if (isFree && word.equals("function") && code.at(i + 1).isWord() && code.is(i + 2, "(")) {
        int body = javaBody(code.partner(i + 2) + 1);
        if (body >= 0) {
          add(code.at(i + 1).text(), false, i, body + 1, code.partner(body));
        }
      } else if (isFree && code.is(i + 1, "=") && code.is(i - 1, "const")) {
        arrow(i);
      } else if (isFree && (SCRIPT_TESTS.contains(word) || SCRIPT_GROUPS.contains(word))) {
        int call = scriptCall(i + 1);
        if (code.opens(call) && !code.at(call + 1).is(")") && isTitle(call + 1)) {
          var title = code.at(call + 1).said();
          if (SCRIPT_GROUPS.contains(word)) {
            groups.push(new int[] {call + 1, code.partner(call)});
          } else {
            scriptTest(i, call, title, groups);
            i = code.partner(call);
          }
        }
      }
    }
  }

  private boolean isTitle(int place) {
    return code.at(place).kind() == Token.Kind.TEXT
        && (code.is(place + 1, ",") || code.is(place + 1, ")") || code.is(place + 1, "+"));
  }

  private void scriptTest(int word, int call, String title, Deque<int[]> groups) {
    int end = code.partner(call);
    int start = call + 2;
    for (int i = call + 2; i < end; i++) {
      boolean isFunction = code.is(i, "=>", "{") || code.is(i, ")", "{");
      if (isFunction && code.opens(i + 1)) {
        start = i + 2;
        end = code.partner(i + 1);
        break;
      }
      if (code.opens(i)) {
        i = code.partner(i) - 1;
      }
    }
    var path = new StringBuilder();
    groups
        .descendingIterator()
        .forEachRemaining(each -> path.append(code.at(each[0]).said()).append(" > "));
    functions.add(new Function(path + title, title, true, code, word, start, end));
  }

  // Past `.skip`, `.each(…)` and their like to the bracket of the call.
  private int scriptCall(int from) {
    int i = from;
    while (code.is(i, ".") && code.at(i + 1).isWord()) {
      i += 2;
      boolean isTable = code.opens(i) && code.opens(code.partner(i) + 1);
      if (isTable) {
        i = code.partner(i) + 1;
      } else if (code.at(i).kind() == Token.Kind.TEXT) {
        i++;
      }
    }
    return i;
  }

  private void arrow(int name) {
    int i = name + 2;
    i = code.is(i, "async") ? i + 1 : i;
    i = code.opens(i) ? code.partner(i) + 1 : i + 1;
    if (code.is(i, "=>", "{") && code.opens(i + 1)) {
      add(code.at(name).text(), false, name, i + 2, code.partner(i + 1));
    }
  }

  private void add(String name, boolean isTest, int header, int start, int end) {
    functions.add(new Function(name, name, isTest, code, header, start, end));
  }

  private boolean hasSequence(String... texts) {
    for (int i = 0; i < code.size(); i++) {
      if (code.is(i, texts)) {
        return true;
      }
    }
    return false;
  }
}
