package dev.baton.app.redteam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The cases that come with Baton.
public final class CaseBook {
  private static final Pattern HEAD = Pattern.compile("== (A[0-9]{2,3}) · (.+)");
  private static final Pattern FIELD = Pattern.compile("([a-z]+):(?: (.*))?");

  private CaseBook() {}

  public static List<Case> all() {
    try (var stream = CaseBook.class.getResourceAsStream("/redteam/cases.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the red team's cases are not in this build");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the red team's cases", e);
    }
  }

  static List<Case> parse(String text) {
    var cases = new ArrayList<Case>();
    for (var part : text.split("(?m)^(?=== )")) {
      var head = HEAD.matcher(part.lines().findFirst().orElse(""));
      if (head.matches()) {
        var fields = fields(part.lines().skip(1).toList());
        cases.add(
            new Case(
                head.group(1),
                head.group(2),
                fields.getOrDefault("origin", "").strip(),
                words(fields.getOrDefault("expect", "")),
                words(fields.getOrDefault("writes", "")),
                fields.getOrDefault("attack", ""),
                fields.getOrDefault("twin", "")));
      }
    }
    return cases;
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  /// `name: value`, or `name:` with the lines that are set in below it.
  private static Map<String, String> fields(List<String> lines) {
    var fields = new HashMap<String, String>();
    var open = "";
    for (var line : lines) {
      var field = FIELD.matcher(line);
      if (line.startsWith("  ")) {
        fields.merge(open, line.substring(2) + "\n", String::concat);
      } else if (field.matches()) {
        open = field.group(1);
        fields.put(open, field.group(2) == null ? "" : field.group(2));
      }
    }
    return fields;
  }
}
