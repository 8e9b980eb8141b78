package ferry.desk;

import ferry.deck.Sailings;
import ferry.fare.Fares;
import java.util.List;

/// Tells the price of a ticket.
public final class FareCommand implements Command {
  public static final String CODE = "X-03";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String form() {
    return "fare METRES";
  }

  @Override
  public String run(Sailings sailings, List<String> words) {
    return Fares.inWords(Fares.cents(Integer.parseInt(words.get(0))));
  }
}
