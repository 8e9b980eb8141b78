package dev.baton.core.origin;

import dev.baton.core.hash.Hash;

/// Who wrote a line, by the keys of the Git AI Standard. A line of which nobody knows has none.
public sealed interface Author {
  /// As it stands in a note.
  String key();

  /// One turn of an agent's session. Notes of an older form know the session only.
  record Turn(String session, String turn) implements Author {
    @Override
    public String key() {
      return turn.isEmpty() ? session : session + "::" + turn;
    }
  }

  /// A person who answers for the line.
  record Person(String person) implements Author {
    @Override
    public String key() {
      return person;
    }
  }

  /// The key of an agent's session. `id` is what the agent itself calls it.
  static String session(String tool, String id) {
    return "s_" + digits(tool + ":" + id);
  }

  /// The key of a turn. The same turn has the same key however often it is derived.
  static String turn(String name) {
    return "t_" + digits(name);
  }

  /// The key of a person, by `Name <mail>`.
  static String person(String identity) {
    return "h_" + digits(identity);
  }

  // As many as the standard's version 1.4 takes; readers go by the prefix.
  private static String digits(String text) {
    return Hash.of(text).hex().substring(0, 14);
  }
}
