package dev.baton.app.page;

import dev.baton.adapters.git.GitFailed;
import dev.baton.adapters.http.Access;
import dev.baton.adapters.http.Answer;
import dev.baton.adapters.http.Request;
import dev.baton.adapters.http.Site;
import dev.baton.adapters.http.Visitor;
import dev.baton.app.Baton;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.page.Frame.Screen;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.engine.LedgerUnavailable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Which path is which screen. The only place that turns what goes wrong into a page.
final class Pages implements Site {
  private static final int LONGEST_BLOB = 2_000_000;
  private static final int KEPT = 64;
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Ground ground;
  private final Outgoing outgoing;
  private final Pulse pulse;
  private final Access access;
  private final Api api;
  private final Habits habits = new Habits();
  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();

  /// A page as it was for the ledger of that size; also good for a moment only, since files change
  /// without a fact.
  private record Kept(long number, Instant at, String page) {}

  Pages(Ground ground, Outgoing outgoing, Pulse pulse, Access access) {
    this.ground = ground;
    this.outgoing = outgoing;
    this.pulse = pulse;
    this.access = access;
    api = new Api(ground, outgoing);
  }

  /// Draws what is asked for first, for nobody: who asks then does not wait for code that has never
  /// run.
  void warm() {
    for (var path : List.of("/spec", "/", "/score")) {
      var _ =
          answer(
              new Request(
                  "GET", path, Map.of(), Map.of(), "", new Visitor.Nobody(), "", Optional.empty()));
    }
  }

  @Override
  public boolean isOpen(String path) {
    return Assets.has(path);
  }

  @Override
  public News after(long number, Duration patience) {
    return pulse.after(number, patience);
  }

  @Override
  public Answer answer(Request request) {
    try {
      return routed(request);
    } catch (Problem e) {
      return problem(request, e.exit() == Exit.BROKEN ? 503 : 409, e.message(), e.mend());
    } catch (LedgerUnavailable | GitFailed | UncheckedIOException e) {
      return problem(
          request,
          503,
          String.valueOf(e.getMessage()),
          "mend that and load the page again; nothing was lost");
    } catch (RuntimeException e) {
      return problem(
          request, 500, "this is a defect of Baton: " + e, "report it; what is recorded stays");
    }
  }

  private Answer routed(Request request) {
    var asset = Assets.of(request.path());
    if (asset.isPresent()) {
      return asset.get();
    }
    if (request.visitor() instanceof Visitor.Guest guest) {
      return guest(request, guest);
    }
    if (request.path().startsWith("/api/")) {
      return api.answer(request);
    }
    if (request.isOrder()) {
      return order(request);
    }
    if (request.path().equals(RecordScreen.EXPORT)) {
      return new RecordScreen(ground).export();
    }
    var liked = Habits.diffs(request.query().getOrDefault("diff", ""));
    if (liked.isPresent()) {
      habits.like(request.visitor(), liked.get());
      return Answer.seeOther(request.path());
    }
    var number = ground.ledger().size();
    var screen = screen(request);
    return screen
        .map(it -> Answer.html(200, page(request, number, it)))
        .orElseGet(() ->
            problem(request, 404, "there is no such page", "go on from the list at the side"));
  }

  private Answer guest(Request request, Visitor.Guest guest) {
    var screen = new GuestScreen(ground, outgoing, guest, request);
    if (!request.isOrder()) {
      return Answer.html(200, screen.page(""));
    }
    try {
      screen.take();
      return Answer.seeOther(request.path());
    } catch (Problem e) {
      return Answer.html(409, screen.page(e.message()));
    }
  }

  private Answer order(Request request) {
    switch (request.path()) {
      case "/order" -> {
        var _ = outgoing.take(Order.from(request.form()));
      }
      case "/undo" -> {
        var _ = outgoing.withdraw(Api.number(request.form().getOrDefault("number", "")), "");
      }
      case AccessScreen.END -> {
        var _ = access.end(request.form().getOrDefault("id", ""));
        return Answer.seeOther(AccessScreen.PATH);
      }
      default -> {
        return problem(request, 404, "there is no such order", "use the forms of the pages");
      }
    }
    return Answer.seeOther("/");
  }

  // One rendering for all who look at the same page of the same ledger.
  private String page(Request request, long number, Supplier<Screen> screen) {
    var name =
        request.forgeryKey()
            + request.path()
            + new TreeMap<>(request.query())
            + habits.diffs(request.visitor())
            + outgoing.held().hashCode()
            + (request.path().equals(AccessScreen.PATH) ? whoLooks(request) : "");
    var now = Baton.CLOCK.instant();
    synchronized (kept) {
      var known = kept.get(name);
      if (known != null && known.number() == number && known.at().plus(FRESH).isAfter(now)) {
        return known.page();
      }
    }
    var page = Frame.page(screen.get(), ground, outgoing, request.forgeryKey(), number);
    synchronized (kept) {
      kept.put(name, new Kept(number, now, page));
      if (kept.size() > KEPT) {
        kept.pollFirstEntry();
      }
    }
    return page;
  }

  private String whoLooks(Request request) {
    return access.nameOf(request.visitor()) + access.admitted().hashCode();
  }

  private Optional<Supplier<Screen>> screen(Request request) {
    var key = request.forgeryKey();
    var path = request.path();
    var since = request.query().getOrDefault("since", "");
    var viewer = new Viewer(key, path, habits.diffs(request.visitor()));
    return switch (path) {
      case "/" -> Optional.of(() -> new InboxScreen(ground, viewer).screen());
      case "/score" -> Optional.of(() -> new ScoreScreen(ground, key, request.query()).screen());
      case "/spec" ->
          Optional.of(() -> new SpecScreen(ground, key).screen(Optional.empty(), since));
      case "/queue" -> Optional.of(() -> new QueueScreen(ground).screen());
      case "/decisions" -> Optional.of(() -> new DecisionsScreen(ground).screen());
      case "/gates" -> Optional.of(() -> new GatesScreen(ground).screen());
      case "/record" -> Optional.of(() -> new RecordScreen(ground).list(request.query()));
      case "/figures" -> Optional.of(() -> new FiguresScreen(ground).screen());
      case "/why" ->
          Optional.of(() -> new WhyScreen(ground).screen(request.query().getOrDefault("at", "")));
      case SearchScreen.PATH ->
          Optional.of(() -> new SearchScreen(ground).screen(request.query().getOrDefault("q", "")));
      case AccessScreen.PATH ->
          Optional.of(() -> new AccessScreen(access, request.visitor(), key).screen());
      default -> one(viewer, since);
    };
  }

  /// A screen about one thing that the path names; nothing where there is no such thing.
  private Optional<Supplier<Screen>> one(Viewer viewer, String since) {
    var path = viewer.path();
    var name = path.substring(path.lastIndexOf('/') + 1);
    return switch (path.substring(0, path.lastIndexOf('/') + 1)) {
      case "/task/" ->
          TaskId.parse(name).flatMap(new TaskScreen(ground, viewer)::screen).map(it -> () -> it);
      case "/spec/" ->
          Optional.of(() -> new SpecScreen(ground, viewer.key()).screen(Optional.of(name), since));
      case "/record/" ->
          name.matches("[1-9][0-9]{0,12}")
              ? new RecordScreen(ground).one(Long.parseLong(name)).map(it -> () -> it)
              : Optional.empty();
      case "/evidence/" ->
          name.matches("[0-9a-f]{64}") ? evidence(new Hash(name)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Supplier<Screen>> evidence(Hash hash) {
    return ground
        .place()
        .evidence()
        .text(hash)
        .map(words ->
            () ->
                new Screen(
                    "/record",
                    "Evidence " + hash.brief(),
                    Html.all(
                        Html.h1(Html.text("Evidence"), Words.soft(hash.hex())),
                        Html.pre(
                            Attribute.cls("blob whole"),
                            Attribute.focusable(),
                            Html.text(
                                words.substring(0, Math.min(words.length(), LONGEST_BLOB)))))));
  }

  private Answer problem(Request request, int status, String words, String mend) {
    if (request.path().startsWith("/api/")) {
      return Answer.json(status, Api.problem(words, mend));
    }
    var body =
        Html.all(
            Html.h1(Html.text(status == 404 ? "Not here" : "That did not work")),
            Words.empty(words, Html.text(mend)));
    return Answer.html(
        status,
        Frame.bare("Not here", Html.all(body, Html.p(Html.link("/", Html.text("To the inbox"))))));
  }
}
