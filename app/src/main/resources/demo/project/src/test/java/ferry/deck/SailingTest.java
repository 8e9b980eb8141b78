package ferry.deck;

import static trial.Assert.assertEquals;
import static trial.Assert.assertThrows;

import java.time.LocalTime;
import trial.Test;

public class SailingTest {
  private final Sailing sailing = new Sailing(LocalTime.of(9, 0), 20);

  @Test
  public void freeMetresShrinkWithEachBooking() {
    sailing.book(new Booking("Ines", 5));
    sailing.book(new Booking("Tomas", 7));

    assertEquals(8, sailing.freeMetres());
  }

  @Test
  public void deckIsNeverOverbooked() {
    sailing.book(new Booking("Ines", 20));

    assertThrows(IllegalStateException.class, () -> sailing.book(new Booking("Tomas", 1)));
    assertEquals(0, sailing.freeMetres());
  }

  @Test
  public void bookingWithoutLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Booking("Ines", 0));
  }
}
