package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Piece.Point;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A point with a box before it. The number is what it is called there, as `1.2`, `1.4b` or `T012`;
/// empty where it has none.
record TaskLine(
    char mark, boolean optional, String number, String text, Source textAt, Point point) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\[\\s*([^\\]\\s]?)\\s*\\](?![(\\[])(\\*)?\\s*(?:(T?\\d+(?:\\.\\d+)*[a-z]?)[.:)]?(?:\\s+|$))?(.*)",
          Pattern.DOTALL);

  static Optional<TaskLine> of(Point point, Page page) {
    var first = page.slice(point.leadAt());
    var form = FORM.matcher(first);
    if (!form.matches()) {
      return Optional.empty();
    }
    var number = form.group(3) == null ? "" : form.group(3);
    var mark = form.group(1).isEmpty() ? ' ' : form.group(1).charAt(0);
    int start = point.leadAt().start() + form.start(4);
    var text = form.group(4).replaceAll("\\s+", " ").strip();
    return Optional.of(
        new TaskLine(
            mark,
            form.group(2) != null,
            number,
            text,
            page.span(start, point.leadAt().end()),
            point));
  }

  /// Nobody has to do it: it is done, or was given up.
  boolean isSettled() {
    return mark == 'x' || mark == 'X' || mark == '~' || (mark == '-' && point.points().isEmpty());
  }

  String name() {
    return "task " + (number.isEmpty() ? text : number);
  }

  /// The tasks right below this one.
  List<TaskLine> below(Page page) {
    return point.points().stream().flatMap(it -> of(it, page).stream()).toList();
  }

  /// What is said about it below, without the tasks there.
  List<Point> details(Page page) {
    var details = new ArrayList<Point>();
    point.points().stream().filter(it -> of(it, page).isEmpty()).forEach(details::add);
    return details;
  }
}
