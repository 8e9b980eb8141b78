package dev.baton.app.page;

import dev.baton.app.Place;
import dev.baton.app.page.Serving.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Takes pictures of every screen, in light and dark and as wide as a phone, for somebody to look
/// at: `build/screens.sh`.
final class Screens {
  private Screens() {}

  static Map<String, String> paths() {
    var paths = new LinkedHashMap<String, String>();
    paths.put("inbox", "/");
    paths.put("score", "/score");
    paths.put("task-parked", "/task/T-04");
    paths.put("task-landed", "/task/T-06");
    paths.put("task-review", "/task/T-02");
    paths.put("spec", "/spec");
    paths.put("queue", "/queue");
    paths.put("decisions", "/decisions");
    paths.put("gates", "/gates");
    paths.put("record", "/record");
    paths.put("fact", "/record/3");
    paths.put("figures", "/figures");
    paths.put("why", "/why?at=src/t06.sh:2");
    paths.put("access", "/access");
    return paths;
  }

  public static void main(String[] arguments) throws Exception {
    var to = Path.of(arguments[0]);
    var scratch = Files.createTempDirectory("baton-screens-");
    var top =
        arguments.length > 1 ? Path.of(arguments[1]) : Stage.set(scratch.resolve("voices")).top();
    var place = Place.around(top);
    var guest = "/for/" + Serving.access(place).share("voices", "Grandma").key();
    try (var serving =
            Serving.open(place, Address.here(Optional.of(0)), "Ada", Duration.ofSeconds(5));
        var browser = Chromium.start(scratch)) {
      browser.go(serving.link());
      Chromium.eventually(() -> browser.value("location.pathname").equals("/"));
      for (var scheme : new String[] {"light", "dark"}) {
        browser.scheme(scheme);
        var screens = paths();
        screens.put("guest", guest);
        screens.put("review", "/#item-T-02");
        for (var screen : screens.entrySet()) {
          browser.width(1280, 860, false);
          browser.go(serving.base() + screen.getValue());
          browser.picture(to.resolve(screen.getKey() + "-" + scheme + ".png"));
          if (scheme.equals("light")) {
            browser.width(390, 800, true);
            browser.go(serving.base() + screen.getValue());
            browser.picture(to.resolve(screen.getKey() + "-phone.png"));
          }
        }
      }
    }
  }
}
