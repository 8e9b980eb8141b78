package dev.baton.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// Where answers and progress go. Text from outside is made visible before it is shown: a control
/// character must not move somebody's cursor.
public final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;
  private final boolean terminal;

  public Console(PrintStream out, PrintStream err, boolean colours, boolean terminal) {
    this.out = out;
    this.err = err;
    this.colours = colours;
    this.terminal = terminal;
  }

  public static Console standard() {
    var terminal = Optional.ofNullable(System.console()).map(tty -> tty.isTerminal()).orElse(false);
    var noColour = System.getenv("NO_COLOR");
    var plain = (noColour != null && !noColour.isEmpty()) || "dumb".equals(System.getenv("TERM"));
    return new Console(System.out, System.err, terminal && !plain, terminal);
  }

  /// The same, with answers among the notes: for a story beside a document.
  public Console toNotes() {
    return new Console(err, err, colours, terminal);
  }

  public boolean isTerminal() {
    return terminal;
  }

  public void line(String text) {
    out.println(text);
  }

  public void line() {
    out.println();
  }

  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /// What is typed after the prompt; nothing at the end of the input, or where nobody types.
  Optional<String> ask(String prompt) {
    return Optional.ofNullable(System.console()).map(terminal -> terminal.readLine(prompt));
  }

  /// Progress and complaints: never part of an answer that a program reads.
  public void note(String text) {
    err.println(text);
  }

  public String bold(String text) {
    return painted(text, "1");
  }

  public String faint(String text) {
    return painted(text, "2");
  }

  public String good(String text) {
    return painted(text, "32");
  }

  public String bad(String text) {
    return painted(text, "31");
  }

  public String warn(String text) {
    return painted(text, "33");
  }

  private String painted(String text, String code) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /// Columns as wide as their widest cell; the last one is not padded.
  public void table(List<List<String>> rows) {
    for (var line : aligned(rows)) {
      line(line);
    }
  }

  static List<String> aligned(List<List<String>> rows) {
    var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String aligned(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.repeat(" ", widths[i] - width(row.get(i)) + 2);
      }
    }
    return line.toString().stripTrailing();
  }

  // Colours take no room.
  private static int width(String cell) {
    var plain = cell.replaceAll("\u001b\\[[0-9;]*m", "");
    return plain.codePointCount(0, plain.length());
  }

  /// A number with its noun.
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// Outside text as one visible line.
  public static String visible(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t') {
            shown.append(' ');
          } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            shown.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
