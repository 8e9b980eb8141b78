package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Response;

/// Why a request does not go on. Thrown within the gateway, so that each check stands alone.
final class Refusal extends RuntimeException {
  private final int status;
  private final ModelEvent.Cause reason;

  Refusal(int status, ModelEvent.Cause reason, String why) {
    super(why, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  ModelEvent.Cause reason() {
    return reason;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  Response response(Dialect dialect) {
    var error = dialect.speech().error(status, "baton: " + why());
    return Response.json(status, Documents.compact(error));
  }
}
