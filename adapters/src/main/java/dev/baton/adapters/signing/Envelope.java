package dev.baton.adapters.signing;

import dev.baton.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A statement with a signature over it, as DSSE describes it: what is signed is the type and the
/// payload with their lengths, so neither can be taken for the other.
public final class Envelope {
  private static final String TYPE = "application/vnd.in-toto+json";

  private Envelope() {}

  public static Json of(Json statement, SigningKey key) {
    var payload = statement.canonical().getBytes(StandardCharsets.UTF_8);
    var signature = key.sign(preAuthentication(TYPE, payload));
    return Json.object()
        .put("payloadType", TYPE)
        .put("payload", Base64.getEncoder().encodeToString(payload))
        .putEach(
            "signatures",
            List.of(signature),
            bytes ->
                Json.object()
                    .put("keyid", "%08x".formatted(key.verifyKey().id(key.name())))
                    .put("sig", Base64.getEncoder().encodeToString(bytes))
                    .end())
        .end();
  }

  static byte[] preAuthentication(String type, byte[] payload) {
    var head = "DSSEv1 %d %s %d ".formatted(type.length(), type, payload.length);
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(payload);
    return all.toByteArray();
  }
}
