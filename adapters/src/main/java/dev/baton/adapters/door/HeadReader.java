package dev.baton.adapters.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a request's head, strictly: what two readers could take for two things is refused.
final class HeadReader {
  private static final int MOST_FIELDS = 200;

  private final Pipe pipe;
  private final Bounds bounds;
  private int left;

  HeadReader(Pipe pipe, Bounds bounds) {
    this.pipe = pipe;
    this.bounds = bounds;
    left = bounds.head();
  }

  /// Empty where the client has nothing more to ask.
  Optional<Head> read() throws IOException {
    pipe.within(bounds.idle());
    var first = pipe.read();
    if (first < 0) {
      return Optional.empty();
    }
    pipe.within(bounds.arrival());
    var line = line(first);
    // Some clients end a body with a line break more than they announced (RFC 9112, 2.2).
    var request = line.isEmpty() ? line(pipe.next()) : line;
    return Optional.of(head(request, fields()));
  }

  /// The fields up to the empty line; also those that follow a chunked body.
  List<Headers.Field> fields() throws IOException {
    var fields = new ArrayList<Headers.Field>();
    for (var line = line(pipe.next()); !line.isEmpty(); line = line(pipe.next())) {
      if (fields.size() == MOST_FIELDS) {
        throw new Malformed(431, "more than " + MOST_FIELDS + " header fields");
      }
      fields.add(field(line));
    }
    return fields;
  }

  String line(int first) throws IOException {
    var out = new StringBuilder();
    for (int c = first; ; c = pipe.next()) {
      if (--left < 0) {
        throw new Malformed(431, "a head of more than " + bounds.head() + " bytes");
      }
      switch (c) {
        case '\r' -> {
          if (pipe.next() != '\n') {
            throw Malformed.because("a carriage return within a line");
          }
          return out.toString();
        }
        // A line feed alone ends the line for some and not for others.
        case '\n' -> throw Malformed.because("a line feed without a carriage return");
        default -> out.append((char) c);
      }
    }
  }

  private static Head head(String line, List<Headers.Field> fields) throws Malformed {
    var parts = line.split(" ", -1);
    if (parts.length != 3 || !Characters.isToken(parts[0]) || !Characters.isTarget(parts[1])) {
      throw Malformed.because("not a request line");
    }
    var isOld = parts[2].equals("HTTP/1.0");
    if (!isOld && !parts[2].equals("HTTP/1.1")) {
      throw new Malformed(505, "only HTTP/1.1 is spoken here");
    }
    var headers = new Headers(fields);
    if (headers.all("host").size() > 1 || (!isOld && headers.all("host").isEmpty())) {
      throw Malformed.because("a request names one host");
    }
    return new Head(parts[0], parts[1], isOld, headers);
  }

  private static Headers.Field field(String line) throws Malformed {
    var colon = line.indexOf(':');
    if (colon < 1) {
      throw Malformed.because("a header field without a name");
    }
    try {
      // A space before the colon, or a line that begins with one, fails as a name.
      return new Headers.Field(line.substring(0, colon), trim(line.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw Malformed.because(e.getMessage() == null ? "a broken header field" : e.getMessage());
    }
  }

  private static String trim(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isBlank(value.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(value.charAt(to - 1))) {
      to--;
    }
    return value.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
