package dev.baton.adapters.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a confined program is to have, as it is handed to [Confine] on its command line.
///
/// It begins in `folder`. `marks` are names of variables; what the first of them says stays on the
/// program and all that it starts.
record Wishes(
    Path folder,
    List<String> marks,
    Optional<Path> home,
    Path usersHome,
    List<Path> readable,
    List<Path> writable,
    List<String> command) {
  private static final String FOLDER = "--folder";
  private static final String MARK = "--mark";
  private static final String HOME = "--home";
  private static final String USERS_HOME = "--users-home";
  private static final String READ = "--read";
  private static final String WRITE = "--write";
  private static final String COMMAND = "--";

  List<String> written() {
    var all = new ArrayList<>(List.of(FOLDER, folder.toString(), USERS_HOME, usersHome.toString()));
    home.ifPresent(it -> all.addAll(List.of(HOME, it.toString())));
    marks.forEach(it -> all.addAll(List.of(MARK, it)));
    readable.forEach(it -> all.addAll(List.of(READ, it.toString())));
    writable.forEach(it -> all.addAll(List.of(WRITE, it.toString())));
    all.add(COMMAND);
    all.addAll(command);
    return all;
  }

  static Wishes read(List<String> written) {
    var marks = new ArrayList<String>();
    var readable = new ArrayList<Path>();
    var writable = new ArrayList<Path>();
    var home = Optional.<Path>empty();
    var usersHome = Path.of("/nonexistent");
    var folder = Path.of("/");
    int at = 0;
    for (; !written.get(at).equals(COMMAND); at += 2) {
      var value = written.get(at + 1);
      switch (written.get(at)) {
        case FOLDER -> folder = Path.of(value);
        case MARK -> marks.add(value);
        case HOME -> home = Optional.of(Path.of(value));
        case USERS_HOME -> usersHome = Path.of(value);
        case READ -> readable.add(Path.of(value));
        case WRITE -> writable.add(Path.of(value));
        default -> throw new IllegalArgumentException("no such wish: " + written.get(at));
      }
    }
    return new Wishes(
        folder,
        marks,
        home,
        usersHome,
        readable,
        writable,
        written.subList(at + 1, written.size()));
  }
}
