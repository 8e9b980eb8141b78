package ferry.deck;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// One crossing with its car deck.
///
/// Invariant: the bookings never need more metres than the deck has.
public final class Sailing {
  private final LocalTime departure;
  private final int deckMetres;
  private final List<Booking> bookings = new ArrayList<>();

  public Sailing(LocalTime departure, int deckMetres) {
    this.departure = departure;
    this.deckMetres = deckMetres;
  }

  public LocalTime departure() {
    return departure;
  }

  public int freeMetres() {
    var free = deckMetres;
    for (var booking : bookings) {
      free -= booking.metres();
    }
    return free;
  }

  public boolean fits(int metres) {
    return metres <= freeMetres();
  }

  public void book(Booking booking) {
    if (!fits(booking.metres())) {
      throw new IllegalStateException(booking + " does not fit on the " + departure + " boat");
    }
    bookings.add(booking);
  }

  /// Frees what the name holds. Says whether the name held anything.
  public boolean cancel(String name) {
    return bookings.removeIf(booking -> booking.name().equals(name));
  }
}
