package ferry.fare;

import static trial.Assert.assertEquals;

import trial.Test;

public class FaresTest {
  @Test
  public void priceIsExactToTheCent() {
    assertEquals(475, Fares.cents(5));
  }

  @Test
  public void priceGrowsWithTheLength() {
    assertEquals(380, Fares.cents(4));
    assertEquals(1900, Fares.cents(20));
  }

  @Test
  public void centsHaveTwoDigits() {
    assertEquals("4.75", Fares.inWords(475));
    assertEquals("19.00", Fares.inWords(1900));
    assertEquals("0.05", Fares.inWords(5));
  }
}
