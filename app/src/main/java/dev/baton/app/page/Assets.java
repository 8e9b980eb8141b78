package dev.baton.app.page;

import dev.baton.adapters.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files a page is made with. A fixed list: no path of a request ever becomes the path of a
/// file.
final class Assets {
  private static final String FOLDER = "/assets/";
  // Where a browser looks for one on a page that names none.
  private static final String USUAL_ICON = "/favicon.ico";
  private static final Map<String, String> TYPES =
      Map.of(
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "theme.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");
  private static final Map<String, String> READ = new ConcurrentHashMap<>();

  private Assets() {}

  static boolean has(String path) {
    return TYPES.containsKey(name(path));
  }

  private static String name(String path) {
    return path.equals(USUAL_ICON)
        ? "icon.svg"
        : path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : "";
  }

  static Optional<Answer> of(String path) {
    if (!has(path)) {
      return Optional.empty();
    }
    var name = name(path);
    return Optional.of(
        Answer.of(
            200,
            Objects.requireNonNull(TYPES.get(name)),
            READ.computeIfAbsent(name, Assets::read),
            Map.of("Cache-Control", "private, max-age=60")));
  }

  static String read(String name) {
    try (var in = Assets.class.getResourceAsStream("/page/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
