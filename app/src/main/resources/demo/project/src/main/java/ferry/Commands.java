package ferry;

import ferry.desk.BookCommand;
import ferry.desk.CancelCommand;
import ferry.desk.Command;
import ferry.desk.FareCommand;
import ferry.desk.ListCommand;
import java.util.ArrayList;
import java.util.List;

/// All that can be typed at the desk.
final class Commands {
  private Commands() {}

  static List<Command> all() {
    var all = new ArrayList<Command>();
    all.add(new BookCommand());
    all.add(new CancelCommand());
    all.add(new FareCommand());
    all.add(new ListCommand());
    // A new command goes above this line, with its package name, so that it costs one line.
    return all;
  }
}
