package ferry;

import static trial.Assert.assertEquals;
import static trial.Assert.assertTrue;

import ferry.deck.Sailings;
import trial.Test;

public class DeskTest {
  private final Desk desk = new Desk(Sailings.ofTheMorning());

  @Test
  public void bookingTakesRoomAndCancellingGivesItBack() {
    assertEquals("booked 5 m for Ines", desk.answer("book 09:00 Ines 5"));
    assertEquals("07:00 has 20 m\n09:00 has 15 m\n11:00 has 20 m", desk.answer("list"));

    assertEquals("cancelled for Ines", desk.answer("cancel 09:00 Ines"));
    assertEquals("07:00 has 20 m\n09:00 has 20 m\n11:00 has 20 m", desk.answer("list"));
  }

  @Test
  public void fullDeckTakesNothingMore() {
    desk.answer("book 09:00 Ines 18");

    assertTrue(desk.answer("book 09:00 Tomas 5").startsWith("no"), "Tomas got on a full deck");
    assertEquals("nothing booked for Tomas", desk.answer("cancel 09:00 Tomas"));
  }

  @Test
  public void fareIsShownInWholeAndCents() {
    assertEquals("3.80", desk.answer("fare 4"));
  }

  @Test
  public void nonsenseIsAnsweredAndNotObeyed() {
    assertTrue(desk.answer("swim").startsWith("no"), "unknown word");
    assertTrue(desk.answer("book 09:00").startsWith("no"), "words are missing");
    assertTrue(desk.answer("book 09:00 Ines five").startsWith("no"), "not a number");
    assertTrue(desk.answer("list 09:30").startsWith("07:00"), "one word too many is ignored");
  }
}
