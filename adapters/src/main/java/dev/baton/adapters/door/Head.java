package dev.baton.adapters.door;

/// A request up to its body.
record Head(String method, String target, boolean isOld, Headers headers) {
  /// Whether the client speaks HTTP/1.0: no chunks, and one request to a connection.
  @Override
  public boolean isOld() {
    return isOld;
  }

  boolean isLast() {
    return isOld || headers.saysClose();
  }

  boolean isBodiless() {
    return method.equals("HEAD");
  }

  boolean awaitsContinue() {
    return headers.all("expect").stream().anyMatch("100-continue"::equalsIgnoreCase);
  }
}
