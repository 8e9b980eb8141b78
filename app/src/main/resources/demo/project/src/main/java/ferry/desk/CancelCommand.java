package ferry.desk;

import ferry.deck.Sailings;
import java.util.List;

/// Gives back what a traveller has booked.
public final class CancelCommand implements Command {
  public static final String CODE = "X-02";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String form() {
    return "cancel TIME NAME";
  }

  @Override
  public String run(Sailings sailings, List<String> words) {
    var name = words.get(1);
    return sailings.at(words.get(0)).cancel(name)
        ? "cancelled for " + name
        : "nothing booked for " + name;
  }
}
