package dev.baton.adapters.door;

import java.io.IOException;
import java.io.InputStream;

/// One request. The path is as it was sent, without dot segments; the query is empty where there is
/// none. The body is read from the wire as it is asked for, and ends with an exception where it is
/// longer than the door allows.
public record Request(String method, String path, String query, Headers headers, InputStream body) {
  public byte[] bytes() throws IOException {
    return body.readAllBytes();
  }
}
