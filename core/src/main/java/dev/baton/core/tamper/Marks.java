package dev.baton.core.tamper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Places in test code that keep tests from running, or their result from counting.
final class Marks {
  record Mark(String rule, String what, int place, int line, boolean isConditional) {}

  private static final Set<String> OUTRIGHT = Set.of("Disabled", "Ignore", "Ignored");
  private static final Set<String> SCRIPT_SKIPS =
      Set.of(
          "xit",
          "xtest",
          "xdescribe",
          "xcontext",
          "xspecify",
          "fit",
          "ftest",
          "fdescribe",
          "fcontext");
  private static final Set<String> SCRIPT_TESTS =
      Set.of("test", "it", "describe", "context", "suite", "specify", "serial");
  private static final Set<String> PYTHON_OWNERS = Set.of("mark", "pytest", "unittest");
  private static final Set<String> HOOKS =
      Set.of(
          "pytest_runtest_makereport",
          "pytest_runtest_protocol",
          "pytest_runtest_call",
          "pytest_pyfunc_call",
          "pytest_report_teststatus",
          "pytest_sessionfinish",
          "pytest_runtest_logreport",
          "pytest_ignore_collect",
          "pytest_collection_modifyitems");
  private static final Set<String> EXTENSIONS =
      Set.of(
          "TestExecutionExceptionHandler",
          "LifecycleMethodExecutionExceptionHandler",
          "InvocationInterceptor",
          "ExecutionCondition",
          "BlockJUnit4ClassRunner",
          "IInvokedMethodListener",
          "TestRule",
          "IHookable");
  private static final Set<String> ALL_FAULTS =
      Set.of("Throwable", "AssertionError", "Error", "AssertionFailedError", "BaseException");
  private static final Set<String> FAULTS = Set.of("Exception", "RuntimeException");

  private final Code code;
  private final List<Mark> found = new ArrayList<>();

  private Marks(Code code) {
    this.code = code;
  }

  static List<Mark> of(Code code) {
    return in(code, 0, code.size());
  }

  static List<Mark> in(Code code, int from, int to) {
    var marks = new Marks(code);
    for (int i = from; i < to; i++) {
      if (code.at(i).isWord()) {
        marks.skip(i);
        marks.exit(i);
        marks.hook(i);
        marks.swallow(i);
      }
    }
    return List.copyOf(marks.found);
  }

  private void skip(int i) {
    switch (code.language()) {
      case JAVA -> javaSkip(i);
      case SCRIPT -> scriptSkip(i);
      case PYTHON -> pythonSkip(i);
      case GO -> {
        if (Set.of("Skip", "Skipf", "SkipNow").contains(code.at(i).text())
            && code.is(i - 1, ".")
            && code.is(i + 1, "(")) {
          add("skipped", i, isUnderCondition(i));
        }
      }
    }
  }

  private void javaSkip(int i) {
    var word = code.at(i).text();
    boolean isAnnotation = code.is(i - 1, "@") || (code.is(i - 1, ".") && code.is(i - 2, "api"));
    if (isAnnotation && OUTRIGHT.contains(word)) {
      add("skipped", i, false);
    } else if (isAnnotation && word.matches("(Disabled|Enabled)(On|If|For).*")) {
      add("skipped", i, true);
    } else if (word.matches("assume(True|False|That|NotNull|NoException)|abort")
        && code.is(i + 1, "(")) {
      add("skipped", i, !code.is(i + 2, "false", ")") && !code.is(i + 2, "true", ")"));
    } else if (code.is(i, "enabled", "=", "false")) {
      add("skipped", i, false);
    }
  }

  private void scriptSkip(int i) {
    var word = code.at(i).text();
    boolean isMember = code.is(i - 1, ".");
    var owner = code.at(i - 2).text();
    if (!isMember && SCRIPT_SKIPS.contains(word) && code.is(i + 1, "(")) {
      add(word.startsWith("f") ? "only" : "skipped", i, false);
    } else if (isMember
        && SCRIPT_TESTS.contains(owner)
        && Set.of("skip", "only", "todo", "failing", "fails", "fixme").contains(word)) {
      add(word.equals("only") ? "only" : "skipped", i, false);
    } else if (isMember
        && Set.of("skipIf", "runIf").contains(word)
        && SCRIPT_TESTS.contains(owner)) {
      add("skipped", i, true);
    } else if (isMember && word.equals("skip") && Set.of("this", "t").contains(owner)) {
      add("skipped", i, isUnderCondition(i));
    } else if (!isMember && word.equals("pending") && code.is(i + 1, "(", ")")) {
      add("skipped", i, isUnderCondition(i));
    }
  }

  private void pythonSkip(int i) {
    var word = code.at(i).text();
    boolean isOwned = code.is(i - 1, ".") && PYTHON_OWNERS.contains(code.at(i - 2).text());
    if (isOwned
        && (word.equals("skip") || word.equals("xfail") || word.equals("expectedFailure"))) {
      boolean hasCondition =
          word.equals("xfail")
              && code.is(i + 1, "(")
              && code.at(i + 2).isWord()
              && !code.is(i + 3, "=");
      add("skipped", i, hasCondition || isUnderCondition(i));
    } else if (Set.of("skipif", "skipIf", "skipUnless").contains(word) && code.is(i + 1, "(")) {
      add(
          "skipped",
          i,
          !Set.of("True", "1").contains(code.at(i + 2).text()) || code.is(i + 3, "."));
    } else if (word.equals("importorskip")) {
      add("skipped", i, true);
    } else if (Set.of("skipTest", "SkipTest").contains(word) && code.is(i + 1, "(")) {
      add("skipped", i, isUnderCondition(i));
    } else if (code.is(i, "__test__", "=", "False")) {
      add("skipped", i, false);
    }
  }

  private boolean isUnderCondition(int place) {
    int i = place - 1;
    while (i >= 0) {
      if (code.closes(i)) {
        i = code.partner(i);
      } else if (code.is(i, "{") && code.opens(i)) {
        int head = i - 1;
        while (head >= 0 && !code.is(head, ";") && !code.is(head, "{") && !code.is(head, "}")) {
          if (Set.of("if", "else", "except", "catch", "case").contains(code.at(head).text())) {
            return !isAlways(head);
          }
          head = code.closes(head) ? code.partner(head) - 1 : head - 1;
        }
        if (code.is(head, ";") && hasIf(head)) {
          return true;
        }
      }
      i--;
    }
    return false;
  }

  private boolean isAlways(int word) {
    int i = code.is(word + 1, "(") ? word + 2 : word + 1;
    return Set.of("true", "True", "1").contains(code.at(i).text())
        && Set.of(")", "{", ":").contains(code.at(i + 1).text());
  }

  // `if _, err := f(); err != nil {`
  private boolean hasIf(int semicolon) {
    for (int i = semicolon - 1; i >= 0 && code.at(i).line() == code.at(semicolon).line(); i--) {
      if (code.is(i, "if")) {
        return true;
      }
    }
    return false;
  }

  private void exit(int i) {
    boolean isExit =
        code.is(i, "System", ".", "exit", "(")
            || code.is(i, "process", ".", "exit", "(")
            || code.is(i, "sys", ".", "exit", "(")
            || code.is(i, "os", ".", "_exit", "(")
            || code.is(i, "os", ".", "Exit", "(")
            || code.is(i, "Deno", ".", "exit", "(");
    if (isExit && (code.is(i + 4, "0", ")") || code.is(i + 4, ")"))) {
      add("exit", i, false);
    }
    if (code.is(i, "halt", "(", "0") && code.is(i - 1, ".")) {
      add("exit", i, false);
    }
    if (code.is(i, "exitCode", "=", "0") || code.is(i, "exitstatus", "=")) {
      add("exit", i, false);
    }
  }

  private void hook(int i) {
    var word = code.at(i).text();
    boolean isHook =
        code.language() == Language.PYTHON && code.is(i - 1, "def") && HOOKS.contains(word);
    boolean isExtension =
        code.language() == Language.JAVA && EXTENSIONS.contains(word) && isInherited(i);
    boolean isOutcome =
        code.language() == Language.PYTHON
            && word.equals("outcome")
            && code.is(i - 1, ".")
            && code.is(i + 1, "=");
    if (isHook || isExtension || isOutcome) {
      add("runner", i, false);
    }
    if (code.is(i, "TestMain", "(") && code.language() == Language.GO && code.is(i - 1, "func")) {
      int body = code.partner(i + 1) + 1;
      if (code.opens(body) && !code.text(body, code.partner(body)).contains(". Run (")) {
        add("runner", i, false);
      }
    }
  }

  private boolean isInherited(int place) {
    for (int i = place - 1; i > 0 && i > place - 12; i--) {
      if (code.is(i, "implements") || code.is(i, "extends")) {
        return true;
      }
      if (code.is(i, "{") || code.is(i, ";")) {
        return false;
      }
    }
    return false;
  }

  private void swallow(int i) {
    if (code.is(i, "suppress", "(")) {
      var inner = code.text(i + 2, code.partner(i + 1));
      if (inner.contains("AssertionError") || inner.contains("Exception")) {
        add("swallowed", i, false);
      }
    }
    if (code.is(i, "catch", "(", "(", ")", "=>", "{", "}") && code.is(i - 1, ".")) {
      add("swallowed", i, false);
    }
    if (code.language() == Language.GO
        && code.is(i, "recover", "(", ")")
        && (code.is(i - 1, "{") || code.is(i - 2, "_", "="))) {
      add("swallowed", i, false);
    }
    if (code.is(i, "try")) {
      int body = next(i);
      if (code.opens(body)) {
        handlers(body);
      }
    }
  }

  private int next(int from) {
    int i = from + 1;
    while (code.is(i, ":") || (code.opens(i) && code.is(i, "("))) {
      i = code.is(i, "(") ? code.partner(i) + 1 : i + 1;
    }
    return i;
  }

  private void handlers(int body) {
    var asserted =
        new Assertions(code)
            .in(body, body + 1, code.partner(body)).stream()
                .filter(each -> !each.call().startsWith("?"))
                .toList();
    boolean hasMore = asserted.stream().anyMatch(each -> !each.call().matches("fail|fails"));
    int i = code.partner(body) + 1;
    while (code.is(i, "catch") || code.is(i, "except")) {
      int block = i + 1;
      while (block < code.size() && !code.is(block, "{") && !code.is(block, ";")) {
        block = code.opens(block) ? code.partner(block) + 1 : block + 1;
      }
      if (!code.opens(block)) {
        return;
      }
      if (isEmpty(block) && !asserted.isEmpty() && catchesAll(i, block, hasMore)) {
        add("swallowed", i, false);
      }
      i = code.partner(block) + 1;
    }
  }

  private boolean isEmpty(int block) {
    return code.within(block + 1, code.partner(block)).stream()
        .allMatch(token ->
            Set.of("pass", ";", "...", "return", "continue", "None").contains(token.text()));
  }

  private boolean catchesAll(int word, int block, boolean hasMore) {
    var types = code.within(word + 1, block).stream().map(Token::text).toList();
    return switch (code.language()) {
      case SCRIPT -> hasMore;
      case PYTHON ->
          types.equals(List.of(":"))
              || types.contains("Exception")
              || types.stream().anyMatch(ALL_FAULTS::contains);
      case JAVA, GO ->
          types.stream().anyMatch(ALL_FAULTS::contains)
              || (hasMore && types.stream().anyMatch(FAULTS::contains));
    };
  }

  private void add(String rule, int place, boolean isConditional) {
    int from = code.is(place - 1, ".") || code.is(place - 1, "@") ? place - 1 : place;
    var what = code.text(from, Math.min(code.size(), place + 5)).replace(" ", "");
    found.add(new Mark(rule, what, place, code.at(place).line(), isConditional));
  }
}
