package dev.baton.adapters.http;

import java.util.HashMap;
import java.util.Map;

/// What every answer carries, so that no page can forget it.
final class Headers {
  // Nothing but this server's own files; no script or style inside a page; nobody may frame it; and
  // no text becomes markup but through the one policy of the page's own script.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types baton";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          POLICY,
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          // Not "no-referrer": with that a browser says "Origin: null" when it sends a form of
          // ours.
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cache-Control",
          "no-store");

  private Headers() {}

  /// With TLS a browser never asks the name it asked by in the open again, whatever the port. For
  /// "localhost" that would close the name to every other program of that machine, wherever this
  /// server listens.
  static Map<String, String> of(boolean isSecure, String host) {
    var all = new HashMap<>(ALWAYS);
    if (isSecure && !HostName.of(host).isOfEveryMachine()) {
      all.put("Strict-Transport-Security", "max-age=2592000");
    }
    return all;
  }
}
