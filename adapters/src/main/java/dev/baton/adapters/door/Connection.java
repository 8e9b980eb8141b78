package dev.baton.adapters.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// One client, request after request, on a thread of its own.
final class Connection implements Runnable {
  // Cheaper to read than to connect anew, up to this.
  private static final int MOST_DRAINED = 256 << 10;
  private static final int MOST_LINGERED = 4 << 20;

  private final Pipe pipe;
  private final Ways ways;
  private final Bounds bounds;

  Connection(Pipe pipe, Ways ways, Bounds bounds) {
    this.pipe = pipe;
    this.ways = ways;
    this.bounds = bounds;
  }

  @Override
  public void run() {
    try (pipe) {
      while (serve()) {
        // The next one.
      }
      linger();
    } catch (IOException e) {
      // The client went away or stopped listening: nobody is left to be told.
      pipe.withoutLimit();
    }
  }

  /// Turns one away.
  void refuse(int status, String why) {
    try (pipe) {
      refuse(new Malformed(status, why));
      linger();
    } catch (IOException e) {
      // As above.
      pipe.withoutLimit();
    }
  }

  private boolean serve() throws IOException {
    Head head;
    try {
      var read = new HeadReader(pipe, bounds).read();
      if (read.isEmpty()) {
        return false;
      }
      head = read.get();
    } catch (Malformed e) {
      refuse(e);
      return false;
    }
    try {
      return answer(head);
    } catch (Malformed e) {
      writer(head).write(e.response(), true);
      return false;
    }
  }

  private boolean answer(Head head) throws IOException {
    var body = BodyReader.of(head, pipe, bounds);
    pipe.withoutLimit();
    if (head.method().equals("CONNECT")) {
      connect(head, body);
      return false;
    }
    if (!head.target().startsWith("/")) {
      fetch(head, body);
      return false;
    }
    var response = respond(head, body);
    try {
      var last = head.isLast() || !body.isOver(MOST_DRAINED);
      return deliver(head, response, last);
    } catch (IOException | RuntimeException e) {
      response.abandon();
      throw e;
    }
  }

  private boolean deliver(Head head, Response response, boolean last) throws IOException {
    try {
      return writer(head).write(response, last);
    } catch (Malformed e) {
      // Something has been said already, so another answer would be taken for its rest.
      throw new IOException("cut off", e);
    }
  }

  private Response respond(Head head, BodyReader body) throws IOException {
    var question = head.target().indexOf('?');
    var path = question < 0 ? head.target() : head.target().substring(0, question);
    var query = question < 0 ? "" : head.target().substring(question + 1);
    if (Paths.isRoundabout(path)) {
      throw Malformed.because("a path with dot segments");
    }
    var route = ways.route(path);
    if (route.isEmpty()) {
      return Response.text(404, "baton: this door does not lead to " + path);
    }
    try {
      return route.get().handle(new Request(head.method(), path, query, head.headers(), body));
    } catch (Malformed e) {
      throw e;
    } catch (IOException e) {
      throw new Malformed(502, "the way behind this door failed");
    } catch (RuntimeException e) {
      writer(head).write(Response.text(500, "baton: a bug behind this door"), true);
      throw e;
    }
  }

  private void connect(Head head, BodyReader body) throws IOException {
    if (!body.isOver(0)) {
      throw Malformed.because("CONNECT has no body");
    }
    var to = Destination.authority(head.target());
    var passage =
        to.isEmpty()
            ? ways.egress().refuse(head.target(), "not host:port")
            : ways.egress().open(to.get());
    switch (passage) {
      case Egress.Passage.Shut(var status, var why) ->
          writer(head).write(Response.text(status, "baton: " + why), true);
      case Egress.Passage.Open(var host) -> {
        try (host) {
          say("HTTP/1.1 200 Connection established\r\n\r\n");
          new Tunnel(pipe, host, bounds.tunnel()).run();
        }
      }
    }
  }

  // The host's bytes go to the client as they are: exactly one request went out on that connection,
  // and this one ends with it, so there is no second answer to confuse it with.
  private void fetch(Head head, BodyReader body) throws IOException {
    if (!body.isOver(0)) {
      throw Malformed.because("what leaves without encryption carries nothing");
    }
    PlainRequest request;
    try {
      request = PlainRequest.of(head);
    } catch (Malformed e) {
      ways.egress().refuse(head.method() + " " + head.target(), String.valueOf(e.getMessage()));
      throw e;
    }
    switch (ways.egress().open(request.to())) {
      case Egress.Passage.Shut(var status, var why) ->
          writer(head).write(Response.text(status, "baton: " + why), true);
      case Egress.Passage.Open(var host) -> {
        try (host) {
          var bytes = ByteBuffer.wrap(HeadReader.bytes(request.head()));
          while (bytes.hasRemaining()) {
            host.write(bytes);
          }
          new Tunnel(pipe, host, bounds.tunnel()).inward();
        }
      }
    }
  }

  private void refuse(Malformed why) throws IOException {
    writer(new Head("GET", "/", false, Headers.NONE)).write(why.response(), true);
  }

  private ResponseWriter writer(Head head) {
    return new ResponseWriter(pipe, bounds, head);
  }

  private void say(String text) throws IOException {
    pipe.within(bounds.departure());
    pipe.write(ByteBuffer.wrap(HeadReader.bytes(text)));
  }

  // To close with something unread tears the connection down, and the client may never see why.
  private void linger() throws IOException {
    pipe.within(Duration.ofSeconds(2));
    pipe.channel().shutdownOutput();
    var bytes = new byte[8 << 10];
    for (int read = 0; read < MOST_LINGERED; ) {
      var count = pipe.read(bytes, 0, bytes.length);
      if (count < 0) {
        return;
      }
      read += count;
    }
  }
}
