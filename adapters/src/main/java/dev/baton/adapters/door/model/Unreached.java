package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Response;

/// The provider did not answer, or not to the end.
final class Unreached extends RuntimeException {
  private final boolean wasSent;

  Unreached(String why, boolean wasSent) {
    super(why, null, false, false);
    this.wasSent = wasSent;
  }

  /// Whether the provider may have done something for it.
  boolean wasSent() {
    return wasSent;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  Response response(Dialect dialect) {
    var error = dialect.speech().error(502, "baton: " + why());
    return Response.json(502, Documents.compact(error));
  }
}
