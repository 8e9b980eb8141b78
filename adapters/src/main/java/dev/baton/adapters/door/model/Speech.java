package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Headers;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What a gateway must know of one provider's interface. Each is a value without state.
sealed interface Speech permits Anthropic, OpenAi, Gemini {
  /// Where a client puts its key, in lower case, first the one in which the provider wants it.
  List<String> keyHeaders();

  default Headers withKey(Headers headers, String key) {
    return headers.with(keyHeaders().getFirst(), key);
  }

  /// What a request is for. The path is that behind the dialect.
  Endpoint endpoint(String method, String path);

  /// An error that this provider's clients understand.
  Json.Obj error(int status, String message);

  /// The most tokens the answer may have; nothing where the request does not say.
  long outputLimit(Json.Obj body, long otherwise);

  /// The body as it goes out, so that the answer tells what it used.
  default Json.Obj counting(Endpoint endpoint, Json.Obj body) {
    return body;
  }

  /// What cannot be counted, as a reason to refuse it; empty where all can.
  default String uncountable(Json.Obj body) {
    return "";
  }

  /// The tally after this document, or this event of a stream.
  Tally count(Json.Obj document, Tally before);

  /// The largest of the limits that stand under these names: which of them a provider heeds is its
  /// business. What is none is refused, for some would read 1e6 as a million.
  static OptionalLong limit(Json.Obj body, String... names) {
    return Stream.of(names)
        .map(body.fields()::get)
        .filter(value -> value != null && !(value instanceof Json.Null))
        .mapToLong(value -> {
          if (value instanceof Json.Num(var number) && number >= 0) {
            return number;
          }
          throw new Refusal(
              400, ModelEvent.Cause.FORM, "a limit of tokens that is no whole number");
        })
        .max();
  }

  /// So much for each answer of several.
  static long times(long each, long answers) {
    return (long) Math.clamp(each, 0, Integer.MAX_VALUE) * Math.clamp(answers, 1, 1_000);
  }

  /// A number of an object that may not be there.
  static long number(Json.Obj of, String object, String name) {
    return of.fields().get(object) instanceof Json.Obj inner ? inner.number(name, 0) : 0;
  }
}
