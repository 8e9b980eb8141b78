package dev.baton.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// What goes back: a status, a kind of content, the content, and headers beyond those that every
/// answer carries.
public record Answer(int status, String type, Body body, Map<String, String> headers) {
  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";

  public Answer {
    headers = Map.copyOf(headers);
  }

  /// What is sent: words that are there, or something too long to be held in memory.
  public sealed interface Body {
    record Text(String words) implements Body {}

    record Streamed(Writing writing) implements Body {}
  }

  /// Writes a body while it is sent.
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  public static Answer of(int status, String type, String body, Map<String, String> headers) {
    return new Answer(status, type, new Body.Text(body), headers);
  }

  public static Answer html(int status, String page) {
    return of(status, HTML, page, Map.of());
  }

  public static Answer json(int status, String document) {
    return of(status, JSON, document, Map.of());
  }

  public static Answer text(int status, String text) {
    return of(status, TEXT, text, Map.of());
  }

  /// A file for whoever asks, under that name. The name is ours: no quotes in it.
  public static Answer file(String name, Writing writing) {
    return new Answer(
        200,
        "application/octet-stream",
        new Body.Streamed(writing),
        Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
  }

  /// Somewhere on this server, fetched anew: a reload sends no order twice.
  public static Answer seeOther(String path) {
    return of(303, TEXT, "", Map.of("Location", path));
  }
}
