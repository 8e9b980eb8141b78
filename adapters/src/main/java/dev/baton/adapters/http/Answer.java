package dev.baton.adapters.http;

import java.util.Map;

/// What goes back: a status, a kind of content, the content, and headers beyond those that every
/// answer carries.
public record Answer(int status, String type, String body, Map<String, String> headers) {
  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer html(int status, String page) {
    return new Answer(status, HTML, page, Map.of());
  }

  public static Answer json(int status, String document) {
    return new Answer(status, JSON, document, Map.of());
  }

  public static Answer text(int status, String text) {
    return new Answer(status, TEXT, text, Map.of());
  }

  /// Somewhere on this server, fetched anew: a reload sends no order twice.
  public static Answer seeOther(String path) {
    return new Answer(303, TEXT, "", Map.of("Location", path));
  }
}
