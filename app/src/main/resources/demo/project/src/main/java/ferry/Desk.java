package ferry;

import ferry.deck.Sailings;
import ferry.desk.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/// The booking desk: the clerk types a line, the desk answers.
public final class Desk {
  private final Sailings sailings;
  private final List<Command> commands = Commands.all();

  public Desk(Sailings sailings) {
    this.sailings = sailings;
  }

  public static void main(String[] args) throws IOException {
    var desk = new Desk(Sailings.ofTheMorning());
    var keyboard = new BufferedReader(new InputStreamReader(System.in));
    for (var line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
      System.out.println(desk.answer(line));
    }
  }

  public String answer(String line) {
    try {
      return run(List.of(line.strip().split(" +")));
    } catch (IllegalArgumentException refusal) {
      return "no: " + refusal.getMessage();
    }
  }

  private String run(List<String> words) {
    var command = named(words.get(0));
    var form = command.form().split(" ");
    var needed = form.length - (command.form().endsWith("]") ? 1 : 0);
    if (words.size() < needed) {
      throw new IllegalArgumentException("type " + command.form());
    }
    return command.run(sailings, words.subList(1, words.size()));
  }

  private Command named(String word) {
    for (var command : commands) {
      if (command.form().split(" ")[0].equals(word)) {
        return command;
      }
    }
    throw new IllegalArgumentException("cannot " + word);
  }
}
