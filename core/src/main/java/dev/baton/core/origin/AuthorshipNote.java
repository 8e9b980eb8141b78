package dev.baton.core.origin;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.origin.FileOrigins.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A note under `refs/notes/ai` in the Git AI Standard, version 3: who wrote which lines of a
/// commit. A line it does not mention is untracked, which is not to say human. What cannot be read
/// attributes nothing: a gap is better than a wrong name.
///
/// `about` is the commit the line numbers hold for, as the note says itself. Git can copy a note to
/// a commit it does not fit; this is how that is seen.
public record AuthorshipNote(
    String about, Origins origins, Map<String, Session> sessions, Map<String, String> people) {
  public static final String REF = "refs/notes/ai";

  private static final String SCHEMA = "authorship/3.0.0";
  private static final String READ = "authorship/3.";
  private static final String DIVIDER = "---";
  private static final Pattern KEY =
      Pattern.compile("(s_[0-9a-f]+)(?:::(t_[0-9a-f]+))?|(h_[0-9a-f]+)|([0-9a-f]{7,16})");
  private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?");
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[ \\t]|^---$");
  // The standard has no way to write these down.
  private static final Pattern CANNOT_BE_WRITTEN = Pattern.compile("[\"\\n\\r]");

  /// An agent's session, as the agent names itself. `facts` are whoever's that wrote the note.
  public record Session(String tool, String id, String model, Map<String, String> facts) {
    public Session {
      facts = Map.copyOf(facts);
    }
  }

  public AuthorshipNote {
    sessions = Map.copyOf(sessions);
    people = Map.copyOf(people);
  }

  public Optional<Session> session(Author author) {
    return author instanceof Author.Turn(var session, _)
        ? Optional.ofNullable(sessions.get(session))
        : Optional.empty();
  }

  public Optional<String> person(Author author) {
    return author instanceof Author.Person(var key)
        ? Optional.ofNullable(people.get(key))
        : Optional.empty();
  }

  /// The text of it. The same note is always the same text.
  public String written() {
    var text = new StringBuilder();
    for (var path : origins.paths()) {
      if (!CANNOT_BE_WRITTEN.matcher(path).find()) {
        text.append(NEEDS_QUOTES.matcher(path).find() ? '"' + path + '"' : path).append('\n');
        attestations(origins.file(path))
            .forEach((key, ranges) ->
                text.append("  ").append(key).append(' ').append(ranges).append('\n'));
      }
    }
    return text.append(DIVIDER).append('\n').append(metadata().pretty()).append('\n').toString();
  }

  private static Map<String, String> attestations(FileOrigins file) {
    return file.spans().stream()
        .collect(
            Collectors.groupingBy(
                span -> span.author().key(),
                TreeMap::new,
                Collectors.mapping(
                    span ->
                        span.from() == span.to()
                            ? String.valueOf(span.from())
                            : span.from() + "-" + span.to(),
                    Collectors.joining(","))));
  }

  private Json metadata() {
    var about = Json.object().put("schema_version", SCHEMA).put("base_commit_sha", this.about);
    about.put("prompts", Json.object().end());
    if (!people.isEmpty()) {
      about.put("humans", each(people, name -> Json.object().put("author", name).end()));
    }
    if (!sessions.isEmpty()) {
      about.put("sessions", each(sessions, AuthorshipNote::json));
    }
    return about.end();
  }

  private static <T> Json each(Map<String, T> values, java.util.function.Function<T, Json> json) {
    var fields = new TreeMap<String, Json>();
    values.forEach((key, value) -> fields.put(key, json.apply(value)));
    return Json.sorted(fields);
  }

  private static Json json(Session session) {
    var json =
        Json.object()
            .put(
                "agent_id",
                Json.object()
                    .put("tool", session.tool())
                    .put("id", session.id())
                    .put("model", session.model())
                    .end());
    if (!session.facts().isEmpty()) {
      json.put("custom_attributes", each(session.facts(), Json::of));
    }
    return json.end();
  }

  public static Optional<AuthorshipNote> read(String text) {
    int end = text.startsWith(DIVIDER + "\n") ? 0 : text.indexOf("\n" + DIVIDER + "\n") + 1;
    if (end == 0 && !text.startsWith(DIVIDER + "\n")) {
      return Optional.empty();
    }
    try {
      var about = Json.parse(text.substring(end + DIVIDER.length() + 1)).asObject();
      return about.text("schema_version", "").startsWith(READ)
          ? Optional.of(
              new AuthorshipNote(
                  about.text("base_commit_sha", ""),
                  attested(text.substring(0, end)),
                  sessions(about),
                  people(about)))
          : Optional.empty();
    } catch (JsonFault | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Session> sessions(Obj about) {
    var sessions = new HashMap<String, Session>();
    for (var kind : List.of("prompts", "sessions")) {
      if (about.fields().get(kind) instanceof Obj all) {
        all.fields().forEach((key, value) -> sessions.put(key, session(value.asObject())));
      }
    }
    return sessions;
  }

  private static Session session(Obj json) {
    var agent = json.object("agent_id");
    var facts = new LinkedHashMap<String, String>();
    if (json.fields().get("custom_attributes") instanceof Obj all) {
      all.fields().forEach((name, value) -> facts.put(name, value.asText()));
    }
    return new Session(
        agent.text("tool", ""), agent.text("id", ""), agent.text("model", ""), facts);
  }

  private static Map<String, String> people(Obj about) {
    var people = new HashMap<String, String>();
    if (about.fields().get("humans") instanceof Obj all) {
      all.fields()
          .forEach((key, value) -> people.put(key, value.asObject().text("author", "somebody")));
    }
    return people;
  }

  private static Origins attested(String text) {
    var said = new HashMap<String, List<Span>>();
    Optional<List<Span>> file = Optional.empty();
    for (var line : text.lines().filter(it -> !it.isBlank()).toList()) {
      if (!line.startsWith("  ")) {
        file = Optional.of(said.computeIfAbsent(unquoted(line), _ -> new ArrayList<>()));
      } else {
        attested(line.strip(), file.orElseThrow(() -> new JsonFault("lines of no file")));
      }
    }
    var files = new HashMap<String, FileOrigins>();
    said.forEach((path, spans) -> files.put(path, FileOrigins.of(spans)));
    return new Origins(files);
  }

  private static void attested(String line, List<Span> into) {
    var facts = line.split(" ", 2);
    var author = author(facts[0]);
    for (var range : facts.length < 2 ? new String[0] : facts[1].split(",", -1)) {
      var ends = RANGE.matcher(range);
      if (!ends.matches()) {
        throw new JsonFault("not lines: " + range);
      }
      int from = Integer.parseInt(ends.group(1));
      int to = ends.group(2) == null ? from : Integer.parseInt(ends.group(2));
      // Of somebody this version does not know of: nobody's.
      author.ifPresent(it -> into.add(new Span(from, to, it)));
    }
  }

  private static Optional<Author> author(String key) {
    var parts = KEY.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    if (parts.group(3) != null) {
      return Optional.of(new Author.Person(parts.group(3)));
    }
    return Optional.of(
        parts.group(4) == null
            ? new Author.Turn(parts.group(1), Optional.ofNullable(parts.group(2)).orElse(""))
            : new Author.Turn(parts.group(4), ""));
  }

  private static String unquoted(String path) {
    return path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
        ? path.substring(1, path.length() - 1)
        : path;
  }
}
