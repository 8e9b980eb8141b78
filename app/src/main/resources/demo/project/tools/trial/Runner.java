package trial;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A very small test runner. It runs `Class`, `Class#method`, or all classes named `*Test`.
///
/// Exit codes: 0 all passed, 1 a test failed, 3 a name matched no test. After exit 3 nothing ran.
final class Runner {
  private static final Path CLASSES = Path.of("out", "test");
  private static final Path REPORTS = Path.of("out", "reports");

  private record Outcome(String method, long millis, Throwable thrown) {
    boolean isFailure() {
      return thrown instanceof AssertionError;
    }

    boolean isError() {
      return thrown != null && !isFailure();
    }
  }

  private Runner() {}

  public static void main(String[] args) throws Exception {
    var chosen = choose(args.length == 0 ? allTestClasses() : Arrays.asList(args));
    if (chosen == null) {
      System.exit(3);
    }
    var tests = 0;
    var bad = 0;
    for (var entry : chosen.entrySet()) {
      var outcomes = run(entry.getKey(), entry.getValue());
      report(entry.getKey(), outcomes);
      tests += outcomes.size();
      for (var outcome : outcomes) {
        bad += outcome.thrown() == null ? 0 : 1;
      }
    }
    System.out.println(tests + " tests, " + bad + " failed");
    System.exit(bad == 0 ? 0 : 1);
  }

  /// The test methods behind each name, or null after saying which name has none.
  private static Map<Class<?>, List<Method>> choose(List<String> names) {
    var chosen = new LinkedHashMap<Class<?>, List<Method>>();
    for (var name : names) {
      var hash = name.indexOf('#');
      var methods =
          testMethods(
              hash < 0 ? name : name.substring(0, hash),
              hash < 0 ? null : name.substring(hash + 1));
      if (methods.isEmpty()) {
        System.err.println("0 tests: nothing matches " + name);
        return null;
      }
      var type = methods.get(0).getDeclaringClass();
      chosen.computeIfAbsent(type, any -> new ArrayList<>()).addAll(methods);
    }
    if (chosen.isEmpty()) {
      System.err.println("0 tests: no class named *Test under " + CLASSES);
      return null;
    }
    return chosen;
  }

  private static List<Method> testMethods(String className, String methodName) {
    var methods = new ArrayList<Method>();
    try {
      for (var method : Class.forName(className).getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)
            && (methodName == null || method.getName().equals(methodName))) {
          methods.add(method);
        }
      }
    } catch (ClassNotFoundException missing) {
      return List.of();
    }
    methods.sort(Comparator.comparing(Method::getName));
    return methods;
  }

  private static List<String> allTestClasses() throws IOException {
    var names = new ArrayList<String>();
    try (var files = Files.walk(CLASSES)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var name = CLASSES.relativize(file).toString();
        if (name.endsWith("Test.class") && !name.equals("trial/Test.class")) {
          names.add(name.replace(".class", "").replace('/', '.'));
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  private static List<Outcome> run(Class<?> type, List<Method> methods) {
    var outcomes = new ArrayList<Outcome>();
    for (var method : methods) {
      var start = System.nanoTime();
      var thrown = call(type, method);
      var outcome = new Outcome(method.getName(), (System.nanoTime() - start) / 1_000_000, thrown);
      outcomes.add(outcome);
      System.out.println(
          (thrown == null ? "ok   " : "FAIL ")
              + type.getName()
              + "#"
              + outcome.method()
              + (thrown == null ? "" : "  " + thrown));
    }
    return outcomes;
  }

  private static Throwable call(Class<?> type, Method method) {
    try {
      method.invoke(type.getConstructor().newInstance());
      return null;
    } catch (InvocationTargetException failed) {
      return failed.getCause();
    } catch (ReflectiveOperationException unusable) {
      return unusable;
    }
  }

  /// JUnit's XML, because other programs read it.
  private static void report(Class<?> type, List<Outcome> outcomes) throws IOException {
    var failures = 0;
    var errors = 0;
    var millis = 0L;
    var cases = new StringBuilder();
    for (var outcome : outcomes) {
      failures += outcome.isFailure() ? 1 : 0;
      errors += outcome.isError() ? 1 : 0;
      millis += outcome.millis();
      cases.append(testcase(type, outcome));
    }
    var xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite"
            + attribute("name", type.getName())
            + attribute("tests", outcomes.size())
            + attribute("failures", failures)
            + attribute("errors", errors)
            + attribute("skipped", 0)
            + attribute("time", millis / 1000.0)
            + ">\n"
            + cases
            + "</testsuite>\n";
    Files.createDirectories(REPORTS);
    Files.writeString(REPORTS.resolve("TEST-" + type.getName() + ".xml"), xml);
  }

  private static String testcase(Class<?> type, Outcome outcome) {
    var head =
        "  <testcase"
            + attribute("classname", type.getName())
            + attribute("name", outcome.method())
            + attribute("time", outcome.millis() / 1000.0);
    var thrown = outcome.thrown();
    if (thrown == null) {
      return head + "/>\n";
    }
    var element = outcome.isFailure() ? "failure" : "error";
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return head
        + ">\n    <"
        + element
        + attribute("message", thrown.getMessage())
        + attribute("type", thrown.getClass().getName())
        + ">"
        + escaped(trace)
        + "</"
        + element
        + ">\n  </testcase>\n";
  }

  private static String attribute(String name, Object value) {
    return " " + name + "=\"" + escaped(value).replace("\n", "&#10;") + "\"";
  }

  private static String escaped(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0B-\\x1F]", "?");
  }
}
