package dev.baton.core.queue;

import dev.baton.core.queue.Intent.Act;
import dev.baton.core.queue.Standing.Confirming;
import dev.baton.core.queue.Standing.Doubtful;
import dev.baton.core.queue.Standing.Known;
import dev.baton.core.queue.Standing.Landing;
import dev.baton.core.queue.Standing.Proved;
import dev.baton.core.queue.Standing.Proving;
import dev.baton.core.queue.Standing.Untried;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// The queue at one moment, oldest first. `affects` says whether what the first does to the tree
/// could change what is found of the second; `proofs` is how many may run at once.
///
/// Each place is proved behind those that affect it, taking for granted that each of them lands
/// unless it was refused where it stands: that is the likeliest way. Of several that could be
/// proved next, the one that rests on the fewest assumptions goes first.
///
/// Of those that were judged before others landed that cannot matter, one at a time is shown on
/// what the target is now. Most of it is remembered, so it does not count as one of the proofs.
public record Lineup<K>(List<Place<K>> places, BiPredicate<K, K> affects, int proofs) {
  // What lands before would only make a judgement old again.
  private static final Set<Act> IN_THE_WAY = EnumSet.of(Act.LANDING, Act.LAND, Act.CONFIRMING);

  public Lineup {
    places = List.copyOf(places);
  }

  public record Place<K>(K key, Standing<K> standing) {}

  /// What to do with each place, in the queue's order. Decided from nothing but the lineup, so a
  /// step that was lost is simply found again.
  public List<Intent<K>> plan() {
    var wanted = places.stream().map(this::wanted).toList();
    var chosen = chosen(wanted);
    var next = next(wanted);
    return wanted.stream().map(intent -> granted(intent, chosen, next)).toList();
  }

  private Intent<K> wanted(Place<K> place) {
    var key = place.key();
    return switch (place.standing()) {
      case Landing<K>() -> new Intent<>(Act.LANDING, key, List.of());
      case Known<K>() -> new Intent<>(Act.STAND_BY, key, List.of());
      case Confirming<K>() -> new Intent<>(Act.CONFIRMING, key, List.of());
      case Untried<K>() -> new Intent<>(Act.PROVE, key, behind(key));
      case Proving<K>(var behind) -> ifStillWanted(Act.GO_ON, key, behind);
      case Proved<K>(var behind) when behind.isEmpty() -> new Intent<>(Act.LAND, key, behind);
      case Proved<K>(var behind) -> ifStillWanted(Act.FOLLOW, key, behind);
      case Doubtful<K>(var behind) -> ifStillWanted(Act.DOUBT, key, behind);
    };
  }

  // What rests on no assumption is worth knowing whoever else may come first.
  private Intent<K> ifStillWanted(Act act, K key, List<K> behind) {
    var now = behind(key);
    return behind.isEmpty() || behind.equals(now)
        ? new Intent<>(act, key, behind)
        : new Intent<>(Act.PROVE, key, now);
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
    var running = wanted.stream().filter(intent -> intent.is(Act.GO_ON)).count();
    return wanted.stream()
        .filter(intent -> intent.is(Act.PROVE))
        .sorted(Comparator.comparingInt(prove -> prove.behind().size()))
        .limit(Math.max(0, proofs - running))
        .map(Intent::key)
        .toList();
  }

  private Optional<K> next(List<Intent<K>> wanted) {
    return wanted.stream().anyMatch(it -> IN_THE_WAY.contains(it.act()))
        ? Optional.empty()
        : wanted.stream().filter(it -> it.is(Act.STAND_BY)).findFirst().map(Intent::key);
  }

  private static <K> Intent<K> granted(Intent<K> intent, List<K> chosen, Optional<K> next) {
    if (intent.is(Act.PROVE) && !chosen.contains(intent.key())) {
      return intent.as(Act.WAIT);
    }
    return next.filter(intent.key()::equals).isPresent() ? intent.as(Act.CONFIRM) : intent;
  }
}
