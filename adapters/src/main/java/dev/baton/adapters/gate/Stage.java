package dev.baton.adapters.gate;

import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Gates that are asked together. A later stage is asked only where this one stops nothing.
interface Stage {
  List<GateResult> of(Subject subject, Instant now);

  /// Rows side by side; the gates of a row one after the other, until one stops the change. The
  /// results come in the order written, whoever was first.
  @SafeVarargs
  static Stage atOnce(List<Examination>... rows) {
    return (subject, now) -> {
      var work = new ArrayList<Callable<List<GateResult>>>();
      for (var row : rows) {
        work.add(() -> inTurn(row, subject, now));
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var results = new ArrayList<GateResult>();
        for (var row : threads.invokeAll(work)) {
          results.addAll(row.get());
        }
        return results;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while gates were at work", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    };
  }

  private static List<GateResult> inTurn(List<Examination> row, Subject subject, Instant now) {
    var results = new ArrayList<GateResult>();
    for (var examination : row) {
      var result = Waivers.applied(examination.of(subject), subject, now);
      results.add(result);
      if (stops(result, now)) {
        break;
      }
    }
    return results;
  }

  static boolean stops(GateResult result, Instant now) {
    return result.gate().severity() == Severity.BLOCK && result.verdict().stopsAt(now);
  }
}
