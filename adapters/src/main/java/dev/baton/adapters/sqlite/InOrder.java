package dev.baton.adapters.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Works on what comes by on all processors, and hands the results on in the order it came. Holds a
/// bounded number of things at a time. To be fed by one thread, which also receives.
final class InOrder<T, R> implements AutoCloseable {
  private static final int BATCH = 500;

  private final Function<T, R> work;
  private final Consumer<R> receiver;
  private final int ahead = 2 * Runtime.getRuntime().availableProcessors();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final ArrayDeque<Future<List<R>>> under = new ArrayDeque<>();
  private List<T> batch = new ArrayList<>(BATCH);

  InOrder(Function<T, R> work, Consumer<R> receiver) {
    this.work = work;
    this.receiver = receiver;
  }

  void give(T thing) {
    batch.add(thing);
    if (batch.size() == BATCH) {
      send();
    }
  }

  /// Waits until all has been handed on.
  void finish() {
    send();
    while (!under.isEmpty()) {
      receive();
    }
  }

  private void send() {
    var full = batch;
    batch = new ArrayList<>(BATCH);
    under.add(threads.submit(() -> full.stream().map(work).toList()));
    if (under.size() > ahead) {
      receive();
    }
  }

  private void receive() {
    try {
      under.remove().get().forEach(receiver);
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not work on what was given", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
