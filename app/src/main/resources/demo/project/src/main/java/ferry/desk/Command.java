package ferry.desk;

import ferry.deck.Sailings;
import java.util.List;

/// Something the clerk can type at the desk.
public interface Command {
  /// The number in the harbour office's file. No other command or notice has the same one.
  String code();

  /// What to type, such as `book TIME NAME METRES`. A word in brackets may be left out.
  String form();

  /// Does it and says what happened. The words are those after the first.
  String run(Sailings sailings, List<String> words);
}
