package dev.baton.app.cli;

import dev.baton.app.Place;
import dev.baton.app.page.Serving;
import java.util.Optional;

/// The web page beside something else that goes on, if it is wanted.
final class OpenPage implements AutoCloseable {
  static final OpenPage NONE = new OpenPage(Optional.empty(), Optional.empty());

  private final Optional<Serving> serving;
  private final Optional<Console> console;

  private OpenPage(Optional<Serving> serving, Optional<Console> console) {
    this.serving = serving;
    this.console = console;
  }

  /// Serves it, says where, and opens it.
  static OpenPage of(Call call, Place place) {
    var serving =
        Serving.open(place, Serving.Address.here(Optional.empty()), call.by(), Serving.UNDO);
    call.console().note("the page: " + serving.link());
    if (call.console().isTerminal()) {
      Browser.open(serving.link());
    }
    return new OpenPage(Optional.of(serving), Optional.of(call.console()));
  }

  /// Lets whoever looks at it look on.
  void stay() {
    if (serving.isPresent()) {
      console.ifPresent(it -> it.note("the page stays until Ctrl-C"));
      ServeCommand.untilEnded();
    }
  }

  @Override
  public void close() {
    serving.ifPresent(Serving::close);
  }
}
