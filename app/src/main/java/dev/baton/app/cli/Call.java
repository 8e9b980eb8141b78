package dev.baton.app.cli;

import dev.baton.app.Place;
import dev.baton.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// One invocation: what was asked, where, and how to answer.
public final class Call {
  private final ParseResult parsed;
  private final Console console;

  Call(ParseResult parsed, Console console) {
    this.parsed = parsed;
    this.console = console;
  }

  public Console console() {
    return console;
  }

  public boolean json() {
    return parsed.matchedOptionValue("--json", false);
  }

  public Path folder() {
    return Path.of(parsed.matchedOptionValue("-C", "."));
  }

  public Place place() {
    return Place.around(folder().toAbsolutePath().normalize());
  }

  public boolean has(String option) {
    return parsed.matchedOptionValue(option, false);
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(parsed.<String>matchedOptionValue(name, null));
  }

  public int number(String option, int otherwise) {
    return parsed.matchedOptionValue(option, otherwise);
  }

  public Optional<String> argument(int index) {
    return parsed.hasMatchedPositional(index)
        ? Optional.ofNullable(parsed.<String>matchedPositionalValue(index, null))
        : Optional.empty();
  }

  public String required(int index) {
    return argument(index).orElseThrow();
  }

  public List<String> rest(int index) {
    return parsed.hasMatchedPositional(index)
        ? parsed.<List<String>>matchedPositionalValue(index, List.of())
        : List.of();
  }

  /// Who gives the order: `--by`, or the user of this machine.
  public String by() {
    return option("--by").orElse(System.getProperty("user.name", "somebody"));
  }

  /// Prints the one document of a `--json` answer.
  public void document(Json document) {
    console.line(document.pretty());
  }
}
