package dev.baton.app;

import dev.baton.app.cli.CommandLineTool;
import dev.baton.app.cli.Console;

/// Where the program starts.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var exit = CommandLineTool.run(arguments, Console.standard());
    System.out.flush();
    // Nothing is left to clean up: what matters is durable already.
    System.exit(exit);
  }
}
