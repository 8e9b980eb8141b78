package dev.baton.adapters.http;

import java.time.Instant;

/// Somebody who is let in: by a session that a link began, or, for a stakeholder, by the link
/// itself. `id` is no secret. `page` is what a stakeholder sees, and empty for others.
public record Admitted(
    String id, Role role, String person, String page, Instant since, Sight sight) {

  /// The last time they were there, from where and with what, as the request said; before the first
  /// time both are empty.
  public record Sight(Instant at, String from, String browser) {
    static final Sight NONE = new Sight(Instant.EPOCH, "", "");
    private static final int LONGEST = 200;

    public Sight {
      browser = browser.substring(0, Math.min(browser.length(), LONGEST));
    }
  }

  /// Since when nothing was heard of them.
  public Instant last() {
    return sight.at().isAfter(since) ? sight.at() : since;
  }
}
