package ferry.desk;

import ferry.deck.Booking;
import ferry.deck.Sailings;
import java.util.List;

/// Books metres of a deck for a traveller.
public final class BookCommand implements Command {
  public static final String CODE = "X-01";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String form() {
    return "book TIME NAME METRES";
  }

  @Override
  public String run(Sailings sailings, List<String> words) {
    var sailing = sailings.at(words.get(0));
    var booking = new Booking(words.get(1), Integer.parseInt(words.get(2)));
    if (!sailing.fits(booking.metres())) {
      throw new IllegalArgumentException(sailing.freeMetres() + " m left");
    }
    sailing.book(booking);
    return "booked " + booking.metres() + " m for " + booking.name();
  }
}
