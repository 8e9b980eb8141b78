package dev.baton.core.plan;

import static java.util.Comparator.comparing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the pairs of unordered tasks whose globs can name one file.
///
/// Two globs can meet only if the literal beginning of one begins the other's. Sorted by that
/// beginning, everything that could meet a glob from the left is the chain of its own prefixes, and
/// a stack holds just that chain. So tasks that keep to their own directories are never compared.
final class CollisionSweep {
  private final PlanGraph graph;
  private final List<Claim> claims = new ArrayList<>();
  private final ArrayDeque<Claim> reads = new ArrayDeque<>();
  private final ArrayDeque<Claim> writes = new ArrayDeque<>();
  private final Set<Pair> reported = new HashSet<>();
  private final List<Collision> collisions = new ArrayList<>();

  /// What one task says about one glob. A file it shares is one it writes.
  record Claim(int number, Contract task, String field, Glob glob) {
    boolean isRead() {
      return field.equals("Reads");
    }
  }

  /// `reader` only reads, or is the one that stands first in the plan.
  record Collision(Claim reader, Claim writer, String example) {
    boolean isStaleRead() {
      return reader.isRead();
    }
  }

  private record Pair(int reader, int writer, boolean stale) {}

  CollisionSweep(PlanGraph graph) {
    this.graph = graph;
    for (int number = 0; number < graph.tasks().size(); number++) {
      var task = graph.tasks().get(number);
      claim(number, task, "Reads", task.reads());
      claim(number, task, "Writes", task.writes());
      claim(number, task, "Shares", task.shares());
    }
    claims.sort(comparing(claim -> claim.glob.literalPrefix()));
  }

  private void claim(int number, Contract task, String field, List<Glob> globs) {
    globs.forEach(glob -> claims.add(new Claim(number, task, field, glob)));
  }

  /// One collision for each pair and kind. Stops at `most`: a plan that tangled has one cause, and
  /// reading on does not show it better.
  List<Collision> collisions(int most) {
    for (var claim : claims) {
      leave(reads, claim);
      leave(writes, claim);
      meet(claim, most);
      (claim.isRead() ? reads : writes).push(claim);
      if (collisions.size() >= most) {
        break;
      }
    }
    return collisions;
  }

  private static void leave(ArrayDeque<Claim> stack, Claim claim) {
    while (!stack.isEmpty()
        && !claim.glob.literalPrefix().startsWith(stack.element().glob.literalPrefix())) {
      stack.pop();
    }
  }

  private void meet(Claim claim, int most) {
    meet(claim, writes, most);
    if (!claim.isRead()) {
      meet(claim, reads, most);
    }
  }

  private void meet(Claim claim, ArrayDeque<Claim> stack, int most) {
    for (var other : stack) {
      if (collisions.size() >= most) {
        return;
      }
      if (!graph.ordered(claim.number, other.number)) {
        judge(claim, other);
      }
    }
  }

  private void judge(Claim one, Claim other) {
    boolean oneFirst = one.isRead() || (!other.isRead() && one.number < other.number);
    var reader = oneFirst ? one : other;
    var writer = oneFirst ? other : one;
    var pair = new Pair(reader.number, writer.number, reader.isRead());
    if (!reported.contains(pair)) {
      meeting(reader, writer)
          .ifPresent(example -> {
            reported.add(pair);
            collisions.add(new Collision(reader, writer, example));
          });
    }
  }

  private static Optional<String> meeting(Claim reader, Claim writer) {
    return reader.glob.sharedPathOutside(writer.glob, reader.task.shares(), writer.task.shares());
  }
}
