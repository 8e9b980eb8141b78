package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Request;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a request to a model and holds it against the terms. What is read is what goes out: the
/// same strict reader that names the model refuses a body that another could read differently.
final class Reading {
  private final Terms terms;
  private final Credentials credentials;
  private final Inspection inspection;
  private final Consumer<ModelEvent> listener;

  Reading(
      Terms terms, Credentials credentials, Inspection inspection, Consumer<ModelEvent> listener) {
    this.terms = terms;
    this.credentials = credentials;
    this.inspection = inspection;
    this.listener = listener;
  }

  Asking read(Dialect dialect, Endpoint endpoint, Request request) throws IOException {
    var raw = text(request);
    var plain = credentials.withoutToken(raw);
    var body = body(plain);
    var model = model(endpoint, body);
    checkModels(model, body);
    var uncountable = dialect.speech().uncountable(body);
    if (!uncountable.isEmpty()) {
      throw new Refusal(400, ModelEvent.Cause.FORM, uncountable);
    }
    var counting = dialect.speech().counting(endpoint, body);
    var sent = inspected(counting);
    // What nobody changed goes out byte for byte.
    var text = sent.equals(body) ? plain : Documents.compact(sent);
    return new Asking(dialect, model, sent, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Request request) throws IOException {
    if (request.headers().first("content-encoding").isPresent()) {
      throw new Refusal(415, ModelEvent.Cause.FORM, "send the body without a content encoding");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(request.bytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(400, ModelEvent.Cause.FORM, "the body is not UTF-8");
    }
  }

  private static Json.Obj body(String text) {
    try {
      return Json.parse(text).asObject();
    } catch (JsonFault e) {
      throw new Refusal(
          400, ModelEvent.Cause.FORM, "the body is not a JSON object that has one reading");
    }
  }

  private static String model(Endpoint endpoint, Json.Obj body) {
    var named =
        switch (endpoint) {
          case Endpoint.Ask(var model, _) -> model;
          case Endpoint.Count(var model) -> model;
          case Endpoint.Look _, Endpoint.Closed _ -> "";
        };
    var model = named.isEmpty() ? body.text("model", "") : named;
    if (model.isEmpty()) {
      throw new Refusal(400, ModelEvent.Cause.FORM, "the request names no model");
    }
    return model;
  }

  // Some providers take a list to fall back on; each in it may come to be used.
  private void checkModels(String model, Json.Obj body) {
    var others =
        Stream.of("models", "fallbacks")
            .flatMap(name -> body.list(name).stream())
            .map(one -> one instanceof Json.Obj object ? object.text("model", "?") : name(one));
    Stream.concat(Stream.of(model), others)
        .filter(one -> !terms.models().isEmpty() && !terms.models().contains(one))
        .findFirst()
        .ifPresent(one -> {
          throw new Refusal(
              403,
              ModelEvent.Cause.MODEL,
              "this task may not use %s; use one of: %s"
                  .formatted(
                      printable(one),
                      terms.models().stream().sorted().collect(Collectors.joining(", "))));
        });
  }

  private static String name(Json one) {
    return one instanceof Json.Str(var text) ? text : "?";
  }

  private static String printable(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9._:/@-]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) : plain;
  }

  private Json.Obj inspected(Json.Obj body) {
    var report = inspection.inspect(body);
    report
        .found()
        .forEach((kind, count) ->
            listener.accept(new ModelEvent.Found(kind, count, terms.scrutiny().treatment())));
    if (report.blocks()) {
      throw new Refusal(
          400,
          ModelEvent.Cause.SECRET,
          "the request holds what must not leave (%s); begin anew without reading it"
              .formatted(report.summary().toLowerCase(Locale.ROOT)));
    }
    return report.body().asObject();
  }
}
