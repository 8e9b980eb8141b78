package ferry.deck;

import java.time.LocalTime;
import java.util.List;

/// The crossings of one morning.
public record Sailings(List<Sailing> all) {
  public Sailings {
    all = List.copyOf(all);
  }

  public static Sailings ofTheMorning() {
    return new Sailings(
        List.of(
            new Sailing(LocalTime.of(7, 0), 20),
            new Sailing(LocalTime.of(9, 0), 20),
            new Sailing(LocalTime.of(11, 0), 20)));
  }

  /// The crossing that leaves at a time written like `09:00`.
  public Sailing at(String departure) {
    for (var sailing : all) {
      if (sailing.departure().toString().equals(departure)) {
        return sailing;
      }
    }
    throw new IllegalArgumentException("no boat leaves at " + departure);
  }
}
