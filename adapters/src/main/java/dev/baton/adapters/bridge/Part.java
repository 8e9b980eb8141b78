package dev.baton.adapters.bridge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// One thing a specification or a plan says, whoever's format it is in.
///
/// `name` is the ID in Baton's documents, and in a foreign file what that tool tells it apart by.
/// `owner` is the requirement of a scenario. `about` names what a requirement comes from, what a
/// question blocks or what a task implements; `after` names the tasks a task waits for. The text of
/// a scenario has one step a line.
record Part(
    Kind kind,
    String name,
    String owner,
    String title,
    String text,
    List<String> about,
    List<String> after,
    SequencedMap<String, String> fields) {
  enum Kind {
    STATEMENT,
    TERM,
    BOUNDARY,
    REQUIREMENT,
    SCENARIO,
    QUALITY,
    QUESTION,
    DECISION,
    TASK
  }

  Part {
    about = List.copyOf(about);
    after = List.copyOf(after);
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }

  static Part of(Kind kind, String name, String title, String text) {
    return new Part(kind, name, "", title, text, List.of(), List.of(), new LinkedHashMap<>());
  }

  Part ownedBy(String requirement) {
    return new Part(kind, name, requirement, title, text, about, after, fields);
  }

  Part about(List<String> names) {
    return new Part(kind, name, owner, title, text, names, after, fields);
  }

  Part after(List<String> names) {
    return new Part(kind, name, owner, title, text, about, names, fields);
  }

  Part with(String field, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Part(kind, name, owner, title, text, about, after, more);
  }

  Part withText(String words) {
    return new Part(kind, name, owner, title, words, about, after, fields);
  }

  Part withTitle(String words) {
    return new Part(kind, name, owner, words, text, about, after, fields);
  }

  String field(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }

  /// The same under the names of the other side; a name unknown there stays as it is.
  Part renamed(Map<String, String> names) {
    UnaryOperator<String> there = name -> names.getOrDefault(name, name);
    return new Part(
        kind,
        there.apply(name),
        owner.isEmpty() ? "" : there.apply(owner),
        title,
        text,
        about.stream().map(there).toList(),
        after.stream().map(there).toList(),
        fields);
  }
}
