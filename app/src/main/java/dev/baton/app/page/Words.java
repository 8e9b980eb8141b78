package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.title;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.Baton;
import dev.baton.app.Plainly;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.gate.Verdict;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Task;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Small things that look the same on every screen.
final class Words {
  private Words() {}

  /// How long ago, with the exact time for who wants it.
  static Html time(Instant at) {
    var exact = at.truncatedTo(ChronoUnit.SECONDS).toString();
    return element(
        "time",
        Attribute.of("datetime", exact),
        title(exact.replace('T', ' ').replace("Z", " UTC")),
        text(ago(Duration.between(at, Baton.CLOCK.instant()))));
  }

  static String ago(Duration since) {
    if (since.toSeconds() < 5) {
      return "just now";
    }
    return since.toMinutes() < 1
        ? since.toSeconds() + " s ago"
        : since.toHours() < 1
            ? since.toMinutes() + " min ago"
            : since.toDays() < 1 ? since.toHours() + " h ago" : since.toDays() + " d ago";
  }

  static String lasting(Duration time) {
    if (time.toMillis() < 1_000) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < 100) {
      return "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / 100);
    }
    return time.toHours() < 2
        ? time.toMinutes() + " min"
        : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
  }

  static Html state(Task task) {
    return badge(kindOf(task), task.word());
  }

  /// What a state means for who looks at it: done, at work, waits for a person, stopped, not yet.
  static String kindOf(Task task) {
    return switch (task) {
      case Task.Landed _ -> "good";
      case Task.Asking _, Task.Reviewing _ -> "wait";
      case Task.Parked _, Task.Cancelled _ -> "bad";
      case Task.Attempting(var live, _) -> live.role().equals(Policy.HUMAN) ? "wait" : "busy";
      case Task.Judging _, Task.Landing _ -> "busy";
      case Task.Queued _ -> "next";
      case Task.Waiting _, Task.Ready _, Task.Resting _ -> "idle";
    };
  }

  static Html verdict(Verdict verdict) {
    return badge(kindOf(verdict), verdict.word());
  }

  static String kindOf(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> "good";
      case Verdict.Fail(_), Verdict.NoEvidence(_) -> "bad";
      case Verdict.Unstable(_), Verdict.Waived(_, _, _) -> "wait";
      case Verdict.NotApplicable(_) -> "idle";
    };
  }

  static Html badge(String kind, String word) {
    return span(cls("badge " + kind), text(word));
  }

  static Html badge(Plainly it) {
    return badge(kindOf(it), it.words());
  }

  static String kindOf(Plainly it) {
    return switch (it.degree()) {
      case THERE -> "good";
      case PARTLY -> "busy";
      case OTHERWISE -> "wait";
      case NOT_YET -> "idle";
    };
  }

  static Html soft(String words) {
    return span(cls("soft"), text(words));
  }

  static Html task(TaskId task) {
    return link("/task/" + task.value(), cls("id"), text(task.value()));
  }

  /// What to do where there is nothing to see.
  static Html empty(String words, Html next) {
    return Html.div(cls("empty"), Html.p(text(words)), Html.p(next));
  }

  /// As it stands in the query of a link.
  static String inAddress(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
