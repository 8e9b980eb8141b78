package dev.baton.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.app.page.Serving.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is too large to be drawn task by task, in a real browser. How long that takes is
/// measured by `build/bench.sh page`; here is counted what a browser has to hold.
class CrowdTest {
  @TempDir static Path scratch;

  private static Crowd crowd;
  private static Serving serving;
  private static Chromium browser;

  @BeforeAll
  static void open() {
    assumeTrue(
        Chromium.program().isPresent(), "no Chromium here (Debian: apt-get install chromium)");
    crowd = Crowd.of(scratch.resolve("crowd"), 5_000);
    serving =
        Serving.open(crowd.place(), Address.here(Optional.empty()), "Ada", Duration.ofSeconds(2));
    browser = Chromium.start(scratch);
    browser.go(serving.link());
    Chromium.eventually(() -> browser.value("location.pathname").equals("/"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      serving.close();
    }
  }

  private static int count(String selector) {
    return Integer.parseInt(browser.value("document.querySelectorAll('" + selector + "').length"));
  }

  @Test
  void tasks_that_nothing_happens_to_are_drawn_together() {
    browser.go(serving.base() + "/score");

    assertThat(count(".box")).isBetween(10, Grouping.MOST);
    assertThat(count("*")).as("elements of the page").isLessThan(5_000);
    for (int i = 1; i <= 4; i++) {
      assertThat(browser.has("#box-T-" + i + ".busy")).as("T-%s", i).isTrue();
    }
    assertThat(browser.has("#box-T-2500.bad")).isTrue();
    assertThat(browser.words()).contains("5,000 tasks", "not begun");
  }

  @Test
  void a_box_of_many_opens_as_a_list_a_page_at_a_time() {
    browser.go(serving.base() + "/score");
    var box = browser.value("document.querySelector('.box.idle[href*=box]').getAttribute('href')");
    browser.go(serving.base() + box);
    var tasks = browser.value("document.querySelector('#tasks h2').innerText");
    assertThat(tasks).contains("not begun", "T-");
    assertThat(count("#tasks tbody tr")).isLessThanOrEqualTo(200);

    browser.go(serving.base() + "/score?from=4900#tasks");
    assertThat(browser.value("document.querySelector('#tasks tbody').innerText"))
        .contains("T-5000")
        .doesNotContain("T-4900\t");
    browser.go(serving.base() + "/score?from=99999999&box=nothing&focus=T-99999");
    assertThat(count("#tasks tbody tr")).isEqualTo(1);
  }

  @Test
  void a_task_is_seen_with_what_stands_around_it() {
    browser.go(serving.base() + "/task/T-2000");
    browser.run("document.querySelector('a[href*=focus]').click()");
    Chromium.eventually(() -> browser.has("#box-T-2000"));

    assertThat(count(".box")).isBetween(3, 50);
    assertThat(
            browser.value(
                "(it => it.top > 0 && it.bottom < innerHeight && it.right < innerWidth)"
                    + "(document.getElementById('box-T-2000').getBoundingClientRect())"))
        .as("in sight")
        .isEqualTo("true");
    assertThat(browser.words()).contains("T-2000 with what it waits for", "Show all 5000");
  }

  @Test
  void a_box_of_many_follows_what_happens_to_one_of_them() {
    browser.go(serving.base() + "/score");
    assertThat(browser.has("#box-T-3333")).isFalse();

    crowd.cancel(3_333);

    Chromium.eventually(() -> browser.has("#box-T-3333.bad"));
  }
}
