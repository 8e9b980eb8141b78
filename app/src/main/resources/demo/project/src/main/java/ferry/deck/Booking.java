package ferry.deck;

/// Some metres of the car deck, held under a name.
public record Booking(String name, int metres) {
  public Booking {
    if (metres < 1) {
      throw new IllegalArgumentException("a booking needs 1 m or more, not " + metres + " m");
    }
  }
}
