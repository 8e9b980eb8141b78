package dev.baton.adapters.door.model;

import dev.baton.adapters.door.Request;
import dev.baton.adapters.door.Response;
import dev.baton.adapters.door.Route;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One task's way to models: `/model/anthropic/…`, `/model/openai/…`, `/model/gemini/…`. The agent
/// has the task's token where it would have a key, and a base URL that ends with the dialect. Safe
/// for several threads.
public final class ModelGateway implements Route, AutoCloseable {
  /// Where a door leads here.
  public static final String PREFIX = "/model/";

  private static final int LONGEST_ANSWER = 32 << 20;

  private final Credentials credentials;
  private final Map<Dialect, Upstream> upstreams = new EnumMap<>(Dialect.class);
  private final Terms terms;
  private final Consumer<ModelEvent> listener;
  private final Purse purse;
  private final Inspection inspection;
  private final Reading reading;
  private final Provider provider;

  /// The listener is called by many threads, and before the answer goes on: it must not wait.
  public ModelGateway(
      String token, Collection<Upstream> upstreams, Terms terms, Consumer<ModelEvent> listener) {
    this(token, upstreams, terms, Spent.NOTHING, InstantSource.system(), listener);
  }

  /// Goes on from what the task has used before.
  public ModelGateway(
      String token,
      Collection<Upstream> upstreams,
      Terms terms,
      Spent spent,
      InstantSource clock,
      Consumer<ModelEvent> listener) {
    credentials = new Credentials(token);
    upstreams.forEach(one -> this.upstreams.put(one.dialect(), one));
    this.terms = terms;
    this.listener = listener;
    purse = new Purse(terms.budget(), spent);
    inspection = new Inspection(terms.scrutiny());
    reading = new Reading(terms, credentials, inspection, listener);
    provider = new Provider(clock, terms.patience());
  }

  @Override
  public void close() {
    provider.close();
  }

  @Override
  public Response handle(Request request) throws IOException {
    var behind = request.path().substring(Math.min(PREFIX.length(), request.path().length()));
    var slash = behind.indexOf('/');
    var dialect = Dialect.of(slash < 0 ? behind : behind.substring(0, slash));
    if (dialect.isEmpty()) {
      return Response.text(404, "baton: a path goes on with anthropic/, openai/ or gemini/");
    }
    try {
      return handle(dialect.get(), slash < 0 ? "/" : behind.substring(slash), request);
    } catch (Refusal refusal) {
      listener.accept(new ModelEvent.Refused(dialect.get(), refusal.reason(), refusal.why()));
      return refusal.response(dialect.get());
    } catch (Unreached failure) {
      listener.accept(new ModelEvent.Failed(dialect.get(), failure.why()));
      return failure.response(dialect.get());
    }
  }

  private Response handle(Dialect dialect, String path, Request request) throws IOException {
    if (!credentials.allow(dialect.speech(), request)) {
      throw new Refusal(401, ModelEvent.Cause.TOKEN, "not the token of this task");
    }
    var upstream =
        Optional.ofNullable(upstreams.get(dialect))
            .orElseThrow(() ->
                new Refusal(
                    404, ModelEvent.Cause.PATH, "no provider is set up for " + dialect.segment()));
    var endpoint = dialect.speech().endpoint(request.method(), path);
    return switch (endpoint) {
      case Endpoint.Closed _ ->
          throw new Refusal(
              404,
              ModelEvent.Cause.PATH,
              "only models are reached here, not " + request.method() + " " + path);
      case Endpoint.Look _ -> look(upstream, path, request);
      case Endpoint.Count _ ->
          count(upstream, path, request, reading.read(dialect, endpoint, request));
      case Endpoint.Ask _ -> ask(upstream, path, request, reading.read(dialect, endpoint, request));
    };
  }

  private Response look(Upstream upstream, String path, Request request) {
    var answer = send(upstream, outgoing(upstream, path, request, null), "");
    return whole(upstream, answer, _ -> {});
  }

  private Response count(Upstream upstream, String path, Request request, Asking asking) {
    var answer = send(upstream, outgoing(upstream, path, request, asking.bytes()), asking.model());
    return whole(upstream, answer, _ -> {});
  }

  private Response ask(Upstream upstream, String path, Request request, Asking asking) {
    var outgoing = outgoing(upstream, path, request, asking.bytes());
    var estimate = asking.estimate(terms);
    purse
        .reserve(estimate)
        .ifPresent(why -> {
          throw new Refusal(400, ModelEvent.Cause.BUDGET, why);
        });
    var meter = new Meter(asking, estimate, terms, purse, listener);
    try {
      listener.accept(new ModelEvent.Requested(asking.dialect(), asking.model()));
      var answer = send(upstream, outgoing, asking.model());
      if (!answer.isGood()) {
        meter.settleForNothing();
        return whole(upstream, answer, _ -> {});
      }
      if (answer.isStream() && !answer.isPacked()) {
        var relayed =
            new Relayed(
                answer,
                upstream,
                inspection,
                meter,
                why -> listener.accept(new ModelEvent.Failed(upstream.dialect(), why)));
        return Response.stream(answer.status(), answer.headers(upstream), relayed);
      }
      return whole(
          upstream,
          answer,
          text -> {
            meter.hear(text.length());
            meter.count(text);
            meter.settle();
          });
    } catch (Unreached e) {
      if (!e.wasSent()) {
        meter.settleForNothing();
      }
      meter.settle();
      throw e;
    } catch (RuntimeException e) {
      // Whatever it was: what is set aside must not stay so.
      meter.settle();
      throw e;
    }
  }

  private Provider.Outgoing outgoing(
      Upstream upstream, String path, Request request, byte @Nullable [] body) {
    try {
      return new Provider.Outgoing(
          request.method(),
          upstream.at(path, credentials.query(request)),
          credentials.outward(upstream, request),
          body);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, ModelEvent.Cause.FORM, "not an address");
    }
  }

  private Answer send(Upstream upstream, Provider.Outgoing outgoing, String model) {
    try {
      return provider.send(
          outgoing,
          (until, isHeld) ->
              listener.accept(new ModelEvent.Limited(upstream.dialect(), model, until, isHeld)));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new Unreached("the provider is not reached", false);
    } catch (IOException e) {
      throw new Unreached("the provider does not answer", true);
    }
  }

  private Response whole(Upstream upstream, Answer answer, Consumer<String> read) {
    byte[] bytes;
    try (var body = answer.body()) {
      bytes = body.readNBytes(LONGEST_ANSWER + 1);
    } catch (IOException e) {
      throw new Unreached("the answer broke off", true);
    }
    if (bytes.length > LONGEST_ANSWER) {
      throw new Unreached("an answer of more than " + LONGEST_ANSWER + " bytes", true);
    }
    if (answer.isPacked()) {
      read.accept("");
      return Response.bytes(answer.status(), answer.headers(upstream), bytes);
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    read.accept(text);
    var keyless = Credentials.withoutKey(upstream, text);
    var restored = inspection.mayRestore() ? inspection.restore(keyless) : keyless;
    return Response.bytes(
        answer.status(),
        answer.headers(upstream),
        restored.equals(text) ? bytes : restored.getBytes(StandardCharsets.UTF_8));
  }
}
