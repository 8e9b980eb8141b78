package dev.baton.app.origin;

import dev.baton.adapters.git.GitLines;
import dev.baton.adapters.git.GitTrees;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.origin.Author;
import dev.baton.core.origin.AuthorshipNote.Session;
import dev.baton.core.origin.Piece;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who wrote what of a work, piece by piece, and who they are.
public record Testimony(
    List<Piece> pieces, Map<String, Session> sessions, Map<String, String> people) {
  /// Names the attempt among the facts of a session in a note.
  static final String ATTEMPT = "baton.attempt";

  private static final Testimony NONE = new Testimony(List.of(), Map.of(), Map.of());

  public Testimony {
    pieces = List.copyOf(pieces);
    sessions = Map.copyOf(sessions);
    people = Map.copyOf(people);
  }

  /// Reads it from the record of a place.
  static final class Reader {
    private final Place place;
    private final GitLines lines;
    private final Policies policies;

    Reader(Place place, GitLines lines) {
      this.place = place;
      this.lines = lines;
      this.policies = new Policies(new GitTrees(place.store()));
    }

    Testimony of(Work work) {
      var base = lines.tree(work.candidate().base());
      return switch (writer(work, base)) {
        case PERSON -> person(work, base);
        case AGENT -> agent(work, base);
        case NOBODY_KNOWS -> NONE;
      };
    }

    /// Whether a person or an agent does what the role does, by the policy the attempt began with.
    private Writer writer(Work work, Tree base) {
      if (work.role().equals(Policy.HUMAN)) {
        return Writer.PERSON;
      }
      try {
        return policies
            .of(base)
            .member(work.role())
            .map(
                member -> member.kind() instanceof Member.Kind.Human ? Writer.PERSON : Writer.AGENT)
            .orElse(Writer.NOBODY_KNOWS);
      } catch (Problem e) {
        return Writer.NOBODY_KNOWS;
      }
    }

    // Without a person who handed it in at a terminal it may as well be their editor's agent's.
    private Testimony person(Work work, Tree base) {
      return work.hands()
          .flatMap(this::evidence)
          .map(hands -> {
            var name = hands.text("by", "somebody");
            var person = Author.person(name);
            return new Testimony(
                List.of(new Piece(base, work.candidate().tree(), new Author.Person(person))),
                Map.of(),
                Map.of(person, name));
          })
          .orElse(NONE);
    }

    private Testimony agent(Work work, Tree base) {
      return work.turns().isEmpty() ? whole(work, base) : turns(work);
    }

    /// A program has one turn: from the clone as it was made to the clone as it was taken.
    private Testimony whole(Work work, Tree base) {
      var said =
          work.sessions().reversed().stream().flatMap(it -> evidence(it).stream()).findFirst();
      var session =
          said.map(it -> session(work, it))
              .orElseGet(() -> session(work, work.role(), work.name(), ""));
      var turn = new Author.Turn(key(session), Author.turn(work.name()));
      return new Testimony(
          List.of(new Piece(base, work.candidate().tree(), turn)),
          Map.of(key(session), session),
          Map.of());
    }

    /// The files of a turn may not have been taken; what came in it is nobody's.
    private Testimony turns(Work work) {
      var pieces = new ArrayList<Piece>();
      var sessions = new HashMap<String, Session>();
      var taken =
          work.turns().stream()
              .flatMap(it -> evidence(it).stream())
              .filter(it -> it.has("before") && it.has("after"))
              .toList();
      for (var turn : taken) {
        var session = session(work, turn);
        var before = turn.text("before");
        var after = turn.text("after");
        var name = work.name() + " " + turn.number("number", 0) + " " + before + " " + after;
        sessions.put(key(session), session);
        pieces.add(
            new Piece(
                new Tree(before),
                new Tree(after),
                new Author.Turn(key(session), Author.turn(name))));
      }
      return new Testimony(pieces, sessions, Map.of());
    }

    private static Session session(Work work, Obj said) {
      return session(
          work, said.text("agent", "?"), said.text("session", "?"), said.text("model", ""));
    }

    private static Session session(Work work, String tool, String id, String model) {
      return new Session(tool, id, model, Map.of(ATTEMPT, work.name()));
    }

    private static String key(Session session) {
      return Author.session(session.tool(), session.id());
    }

    private Optional<Obj> evidence(Hash hash) {
      return place
          .evidence()
          .text(hash)
          .flatMap(text -> {
            try {
              return Optional.of(Json.parse(text).asObject());
            } catch (JsonFault e) {
              return Optional.empty();
            }
          });
    }
  }

  private enum Writer {
    AGENT,
    PERSON,
    NOBODY_KNOWS
  }

  /// Which of the pieces has the author, from 1.
  Optional<Integer> number(Author author) {
    return Stream.iterate(0, i -> i < pieces.size(), i -> i + 1)
        .filter(i -> pieces.get(i).author().equals(author))
        .map(i -> i + 1)
        .findFirst();
  }
}
