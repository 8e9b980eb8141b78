package dev.baton.adapters.door;

import java.io.IOException;

/// Answers the requests below one prefix of the path. Called by many threads at once.
public interface Route {
  /// An [IOException] is answered with 502 and ends the connection. Anything else that is thrown is
  /// a bug: 500, and the thread's handler hears of it.
  Response handle(Request request) throws IOException;
}
