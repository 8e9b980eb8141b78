package ferry.desk;

import ferry.deck.Sailings;
import java.util.ArrayList;
import java.util.List;

/// Lists the crossings and the room on each.
public final class ListCommand implements Command {
  public static final String CODE = "X-04";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String form() {
    return "list";
  }

  @Override
  public String run(Sailings sailings, List<String> words) {
    var lines = new ArrayList<String>();
    for (var sailing : sailings.all()) {
      lines.add(sailing.departure() + " has " + sailing.freeMetres() + " m");
    }
    return String.join("\n", lines);
  }
}
