package dev.baton.testkit.rig;

import java.util.stream.Collectors;

/// Changes in the text form that `apply_patch` tools take.
final class Patch {
  private Patch() {}

  static String update(String path, String before, String after) {
    return whole("*** Update File: " + path + "\n@@\n" + lines('-', before) + lines('+', after));
  }

  static String add(String path, String content) {
    return whole("*** Add File: " + path + "\n" + lines('+', content));
  }

  private static String whole(String body) {
    return "*** Begin Patch\n" + body + "*** End Patch\n";
  }

  private static String lines(char sign, String text) {
    return text.lines().map(line -> sign + line + "\n").collect(Collectors.joining());
  }
}
