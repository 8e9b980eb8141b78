package dev.baton.core.blame;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the log of a red run: what it says of the failure, and what it misses. Logs come from
/// programs nobody trusts; they are compared, never obeyed.
public final class FailureLog {
  private static final int MOST = 40;
  private static final int LONGEST = 200;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)fail|error|exception|assert|expected|panic|not ok|mismatch|undefined|cannot|wrong"
              + "|unexpected|✗|✘");
  // Counts and headings that stand in every failure and so tell none from another.
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "(?i)[\\W#]*((tests? run|failures?|errors?|failed|fail|passed|skipped|traceback|build"
              + " failure|exit (status|code)|short test summary( info)?|\\(?most recent call"
              + " last\\)?)[\\W#]*)+(in [#.]+m?s)?[\\W#]*|make.*\\*\\*\\*.*");
  private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w.])/[^\\s:'\"()]*/");
  private static final Pattern VARIES = Pattern.compile("0x[0-9a-fA-F]+|@[0-9a-f]{6,}|[0-9]+");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:File \")?([A-Za-z0-9_./+-]+\\.[A-Za-z]{1,5})\"?(?:, line |:|\\()([0-9]+)");
  private static final Pattern SYMBOL =
      Pattern.compile(
          "symbol:\\s+(?:class|variable|method|interface)\\s+(\\w+)"
              + "|undefined: (?:\\w+\\.)?(\\w+)"
              + "|Cannot find name '(\\w+)'"
              + "|name '(\\w+)' is not defined"
              + "|cannot import name '(\\w+)'"
              + "|has no attribute '(\\w+)'"
              + "|No module named '[\\w.]*?(\\w+)'"
              + "|(\\w+) is not (?:defined|a function)"
              + "|(?:method|constructor) (\\w+) in (?:class|interface|enum|record)"
              + "|(\\w+): (?:command )?not found");

  private final List<String> lines;

  public FailureLog(String log) {
    lines = COLOUR.matcher(log).replaceAll("").lines().toList();
  }

  /// Lines that tell this failure from another.
  public List<String> words() {
    var words = new LinkedHashSet<String>();
    for (var line : lines) {
      if (words.size() < MOST && TELLS.matcher(line).find()) {
        var word = steady(line);
        if (!word.isEmpty() && !SAYS_NOTHING.matcher(word).matches()) {
          words.add(word);
        }
      }
    }
    return List.copyOf(words);
  }

  private static String steady(String line) {
    var short_ = ABSOLUTE.matcher(line.strip()).replaceAll("");
    var steady = VARIES.matcher(short_).replaceAll("#").replaceAll("\\s+", " ");
    return steady.length() > LONGEST ? steady.substring(0, LONGEST) : steady;
  }

  /// Names that are missing, each with the last place mentioned before it.
  public List<Complaint> complaints() {
    var complaints = new LinkedHashSet<Complaint>();
    String path = "";
    int at = 0;
    for (var line : lines) {
      var place = PLACE.matcher(line);
      if (place.find()) {
        path = place.group(1);
        at = place.group(2).length() > 7 ? 0 : Integer.parseInt(place.group(2));
      }
      for (var symbol : symbols(line)) {
        if (complaints.size() < MOST) {
          complaints.add(new Complaint(path, at, symbol));
        }
      }
    }
    return List.copyOf(complaints);
  }

  private static List<String> symbols(String line) {
    var found = new ArrayList<String>();
    var match = SYMBOL.matcher(line);
    while (match.find()) {
      for (int group = 1; group <= match.groupCount(); group++) {
        if (match.group(group) != null) {
          found.add(match.group(group));
        }
      }
    }
    return found;
  }
}
