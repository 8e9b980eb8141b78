package dev.baton.core.queue;

import dev.baton.core.queue.Standing.Doubtful;
import dev.baton.core.queue.Standing.Landing;
import dev.baton.core.queue.Standing.Proved;
import dev.baton.core.queue.Standing.Proving;
import dev.baton.core.queue.Standing.Untried;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// The queue at one moment, oldest first. `affects` says whether what the first does to the tree
/// could change what is found of the second; `proofs` is how many may run at once.
///
/// Each place is proved behind those that affect it, taking for granted that each of them lands
/// unless it was refused where it stands: that is the likeliest way. Of several that could be
/// proved next, the one that rests on the fewest assumptions goes first.
public record Lineup<K>(List<Place<K>> places, BiPredicate<K, K> affects, int proofs) {
  public Lineup {
    places = List.copyOf(places);
  }

  public record Place<K>(K key, Standing<K> standing) {}

  /// What to do with each place, in the queue's order. Decided from nothing but the lineup, so a
  /// step that was lost is simply found again.
  public List<Intent<K>> plan() {
    var wanted = places.stream().map(this::wanted).toList();
    var chosen = chosen(wanted);
    return wanted.stream().map(intent -> granted(intent, chosen)).toList();
  }

  private Intent<K> wanted(Place<K> place) {
    var key = place.key();
    return switch (place.standing()) {
      case Landing<K>() -> new Intent.Landing<>(key);
      case Untried<K>() -> new Intent.Prove<>(key, behind(key));
      case Proving<K>(var behind) ->
          isStillWanted(key, behind)
              ? new Intent.GoOn<>(key, behind)
              : new Intent.Prove<>(key, behind(key));
      case Proved<K>(var behind) when behind.isEmpty() -> new Intent.Land<>(key);
      case Proved<K>(var behind) ->
          isStillWanted(key, behind)
              ? new Intent.Follow<>(key, behind)
              : new Intent.Prove<>(key, behind(key));
      case Doubtful<K>(var behind) ->
          isStillWanted(key, behind)
              ? new Intent.Doubt<>(key, behind)
              : new Intent.Prove<>(key, behind(key));
    };
  }

  // What rests on no assumption is worth knowing whoever else may come first.
  private boolean isStillWanted(K key, List<K> behind) {
    return behind.isEmpty() || behind.equals(behind(key));
  }

  private List<K> behind(K key) {
    return places.stream()
        .takeWhile(place -> !place.key().equals(key))
        .filter(place -> !(place.standing() instanceof Doubtful))
        .map(Place::key)
        .filter(before -> affects.test(before, key))
        .toList();
  }

  private List<K> chosen(List<Intent<K>> wanted) {
    var running = wanted.stream().filter(Intent.GoOn.class::isInstance).count();
    return wanted.stream()
        .flatMap(intent -> intent instanceof Intent.Prove<K> prove ? Stream.of(prove) : Stream.of())
        .sorted(Comparator.comparingInt(prove -> prove.behind().size()))
        .limit(Math.max(0, proofs - running))
        .map(Intent.Prove::key)
        .toList();
  }

  private static <K> Intent<K> granted(Intent<K> intent, List<K> chosen) {
    return intent instanceof Intent.Prove<K>(var key, var behind) && !chosen.contains(key)
        ? new Intent.Wait<>(key, behind)
        : intent;
  }
}
