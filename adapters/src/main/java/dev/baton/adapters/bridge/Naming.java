package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives foreign parts Baton's IDs. One use each.
final class Naming {
  // An ID that could be Baton's own, or becomes it with zeros before the number.
  private static final Pattern LIKE_ID =
      Pattern.compile("([A-Z][A-Z0-9]*?)-?([0-9]{1,9})(?::.*)?", Pattern.DOTALL);
  private static final Set<String> RESERVED = Set.of("ST", "QA", "TERM");
  private static final int SHORTEST_AREA = 2;
  private static final int WORD_AREA = 4;
  private static final int LONGEST_AREA = 8;

  private final String area;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Integer> last = new LinkedHashMap<>();

  private Naming(String area) {
    this.area = area;
  }

  /// The ID of each part by its foreign name.
  static Map<String, String> of(String spec, Reading reading) {
    var naming = new Naming(areaOf(spec));
    for (var kind : Kind.values()) {
      reading.of(kind).forEach(placed -> naming.name(placed.part()));
    }
    return naming.ids;
  }

  /// A short word for a spec: the initials of its name, or how it begins.
  static String areaOf(String spec) {
    var words = Words.slug(spec).replaceAll("^[0-9-]+", "").toUpperCase(Locale.ROOT).split("-");
    var initials = new StringBuilder();
    for (var word : words) {
      initials.append(
          word.replaceAll("[^A-Z0-9]", ""),
          0,
          Math.min(1, word.replaceAll("[^A-Z0-9]", "").length()));
    }
    var whole = String.join("", words).replaceAll("[^A-Z0-9]", "");
    var area =
        words.length > 1
            ? initials.toString()
            : whole.substring(0, Math.min(WORD_AREA, whole.length()));
    area = area.substring(0, Math.min(LONGEST_AREA, area.length()));
    if (area.length() < SHORTEST_AREA
        || !Character.isLetter(area.charAt(0))
        || RESERVED.contains(area)) {
      return "IMP";
    }
    return area;
  }

  private void name(Part part) {
    var id =
        switch (part.kind()) {
          case STATEMENT -> next("ST-", 1);
          case TERM -> "TERM " + part.title();
          case BOUNDARY -> next("B-", 1);
          case QUALITY -> next("QA-", 1);
          case QUESTION -> next("Q-", 1);
          case DECISION -> next("D-", 1);
          case REQUIREMENT -> requirement(part.name());
          case SCENARIO -> next(ids.getOrDefault(part.owner(), part.owner()) + "/S", 1);
          case TASK -> task(part.name());
        };
    used.add(id);
    ids.put(part.name(), id);
  }

  private String requirement(String name) {
    var like = LIKE_ID.matcher(name);
    if (like.matches()
        && like.group(1).length() >= SHORTEST_AREA
        && !RESERVED.contains(like.group(1))) {
      var id = like.group(1) + "-" + digits(like, 3);
      if (used.add(id)) {
        return id;
      }
    }
    return next(area + "-", 3);
  }

  private String task(String name) {
    var like = LIKE_ID.matcher(name);
    if (like.matches() && like.group(1).equals("T")) {
      var id = "T-" + digits(like, 2);
      if (used.add(id)) {
        return id;
      }
    }
    return next("T-", 2);
  }

  private static String digits(Matcher like, int width) {
    var digits = like.group(2);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private String next(String prefix, int width) {
    while (true) {
      var number = String.valueOf(last.merge(prefix, 1, Integer::sum));
      var id = prefix + "0".repeat(Math.max(0, width - number.length())) + number;
      if (used.add(id)) {
        return id;
      }
    }
  }
}
