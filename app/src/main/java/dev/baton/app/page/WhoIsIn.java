package dev.baton.app.page;

import dev.baton.adapters.http.Admitted;
import dev.baton.app.Baton;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// Those who are let in, in the words of the page and of the command line.
public final class WhoIsIn {
  // The first that fits: browsers call themselves by each other's names too.
  private static final Pattern BROWSER = Pattern.compile("Firefox|Edg|OPR|Chrome|Safari|curl");
  private static final Pattern SYSTEM = Pattern.compile("Android|iPhone|iPad|Windows|Mac OS|Linux");

  private WhoIsIn() {}

  public static String who(Admitted it) {
    var person = it.person();
    return switch (it.role()) {
      case CONDUCTOR -> "the conductor";
      case READER -> person.isEmpty() ? "somebody who looks on" : person;
      case STAKEHOLDER -> (person.isEmpty() ? "somebody" : person) + ", on " + it.page();
    };
  }

  /// Only words of ours: what a browser calls itself is text from outside.
  public static String browser(Admitted it) {
    var said = it.sight().browser();
    var browser = BROWSER.matcher(said);
    var system = SYSTEM.matcher(said);
    return said.isEmpty()
        ? ""
        : (browser.find() ? named(browser.group()) : "a program")
            + (system.find() ? " on " + system.group() : "");
  }

  private static String named(String word) {
    return switch (word) {
      case "Edg" -> "Edge";
      case "OPR" -> "Opera";
      default -> word;
    };
  }

  public static String ago(Instant at) {
    return at.equals(Instant.EPOCH)
        ? "never"
        : Words.ago(Duration.between(at, Baton.CLOCK.instant()));
  }
}
