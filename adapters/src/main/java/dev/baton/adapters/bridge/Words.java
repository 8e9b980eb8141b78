package dev.baton.adapters.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Small questions about words that several tools ask.
final class Words {
  private static final Pattern MUST = Pattern.compile("\\b(?:MUST|SHALL)\\b");
  private static final Pattern SHALL = Pattern.compile("\\bshall\\b");
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w/:.@-])(?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.\\[\\]-]*\\.[A-Za-z0-9]{1,8}\\b");
  private static final Pattern ENDING = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LONGEST_TITLE = 80;

  private Words() {}

  /// Baton's rules ask for one `shall`; other tools write it, or MUST, in capitals.
  static String shall(String text) {
    return MUST.matcher(text).replaceAll("shall");
  }

  static String inCapitals(String text, String word) {
    return SHALL.matcher(text).replaceAll(word);
  }

  static Optional<String> priority(String written) {
    return switch (written.strip().toUpperCase(Locale.ROOT)) {
      case "P0", "P1", "HIGH", "CRITICAL", "MUST" -> Optional.of("must");
      case "P2", "MEDIUM", "SHOULD" -> Optional.of("should");
      case "P3", "P4", "LOW", "COULD" -> Optional.of("could");
      default -> Optional.empty();
    };
  }

  /// The files a sentence names; what would not be a path in a plan is left out.
  static List<String> paths(String text) {
    var paths = new ArrayList<String>();
    var found = PATH.matcher(text);
    while (found.find()) {
      var path = found.group().replaceAll("[.,]+$", "");
      if (!path.contains("[")
          && !path.contains("..")
          && !path.startsWith("/")
          && !paths.contains(path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  /// The first words of a sentence, as a title.
  static String title(String sentence) {
    var line = SPACE.matcher(sentence.replace("**", "").replace("·", "-")).replaceAll(" ").strip();
    if (line.length() <= LONGEST_TITLE) {
      return line;
    }
    int cut = line.lastIndexOf(' ', LONGEST_TITLE - 1);
    return line.substring(0, cut < 20 ? LONGEST_TITLE - 1 : cut) + "…";
  }

  static String slug(String words) {
    var slug =
        ENDING.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "imported" : slug;
  }

  static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String fileOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
