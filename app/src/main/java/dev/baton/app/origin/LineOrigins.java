package dev.baton.app.origin;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.git.GitLines;
import dev.baton.adapters.git.GitLines.Facts;
import dev.baton.adapters.git.GitLines.Touch;
import dev.baton.adapters.git.GitNotes;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Place;
import dev.baton.app.Runs;
import dev.baton.app.origin.LineOrigin.Ground;
import dev.baton.core.origin.Author;
import dev.baton.core.origin.AuthorshipNote;
import dev.baton.core.origin.FileEdits;
import dev.baton.core.origin.Origins;
import dev.baton.core.repo.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who wrote the lines of the user's repository. Asks in this order: was the commit handed in, does
/// a note stand at it, was it made of a commit that was handed in. What none of them says nobody
/// knows.
public final class LineOrigins {
  // Git's own words for where a commit comes from, and Baton's trailer; indented in a squash.
  private static final Pattern POINTER =
      Pattern.compile(
          "(?m)^ *(?:commit ([0-9a-f]{40,64})"
              + "|\\(cherry picked from commit ([0-9a-f]{40,64})\\)"
              + "|Baton-Trace: \\S+ ([0-9a-f]{40,64}))$");
  // A longer chain of commits in one attempt is told by its youngest ones only.
  private static final int LONGEST_CHAIN = 100;

  private final Place place;
  private final List<Work> works;
  private final GitLines lines;
  private final GitHistory history;
  private final GitNotes notes;
  private final Optional<Testimony.Reader> reader;
  private final Map<Commit, Work> makers = new LinkedHashMap<>();
  private final Map<Commit, Work> landings = new HashMap<>();
  private final Map<String, List<Commit>> byAuthor = new HashMap<>();
  private final Map<Commit, Facts> facts = new HashMap<>();
  private final Map<Work, Testimony> testimonies = new HashMap<>();
  private final Map<Work, Origins> handedIn = new HashMap<>();
  private final Map<Commit, Origins> made = new HashMap<>();
  private final Map<Commit, Boolean> ofTheAttempt = new HashMap<>();
  private final Map<Commit, Optional<AuthorshipNote>> notesRead = new HashMap<>();
  private final Map<Commit, List<Commit>> sources = new HashMap<>();
  private final Map<List<Commit>, Map<String, List<FileEdits>>> ways = new HashMap<>();
  private Optional<Map<Commit, String>> allNotes = Optional.empty();

  /// Of a place where nothing was ever handed in only the notes are known.
  public LineOrigins(Place place, List<Work> works) {
    this.place = place;
    this.works = List.copyOf(works);
    var repository = place.repository();
    // Looking makes no store where there is none.
    this.lines =
        works.isEmpty() && !place.isInitialised()
            ? new GitLines(repository)
            : new GitLines(repository, place.store());
    this.history = new GitHistory(repository);
    this.notes = new GitNotes(repository);
    this.reader =
        works.isEmpty() ? Optional.empty() : Optional.of(new Testimony.Reader(place, lines));
    index();
  }

  /// Everything that was handed in, in all runs.
  public static List<Work> works(SqliteLedger ledger) {
    return new Runs(ledger)
        .all().stream().flatMap(id -> Works.of(id, Runs.history(ledger, id)).stream()).toList();
  }

  // The commits of each work: from its candidate back to whatever was there before.
  private void index() {
    var before = new LinkedHashSet<Commit>();
    var next = new LinkedHashMap<Commit, Work>();
    for (var work : works) {
      before.add(work.candidate().base());
      work.ground().ifPresent(before::add);
      work.landed().ifPresent(before::add);
      work.landed().ifPresent(landed -> landings.put(landed, work));
      next.putIfAbsent(work.candidate().commit(), work);
    }
    for (int round = 0; round < LONGEST_CHAIN && !next.isEmpty(); round++) {
      next.keySet().removeAll(before);
      // What it was based on will be asked for too, and is read with it.
      var found = lines.facts(Stream.concat(next.keySet().stream(), before.stream()).toList());
      var parents = new LinkedHashMap<Commit, Work>();
      next.forEach((commit, work) -> {
        var fact = found.get(commit);
        if (fact != null && makers.putIfAbsent(commit, work) == null) {
          facts.put(commit, fact);
          byAuthor.computeIfAbsent(fact.written(), _ -> new ArrayList<>()).add(commit);
          fact.parents().forEach(parent -> parents.putIfAbsent(parent, work));
        }
      });
      parents.keySet().removeAll(makers.keySet());
      next = parents;
    }
  }

  public List<Work> works() {
    return works;
  }

  public GitLines lines() {
    return lines;
  }

  /// Reads all notes at once. Who asks for many lines saves a process for each commit.
  public Map<Commit, AuthorshipNote> allNotes() {
    var texts = allNotes.orElseGet(notes::texts);
    allNotes = Optional.of(texts);
    var all = new HashMap<Commit, AuthorshipNote>();
    texts.keySet().forEach(commit -> note(commit).ifPresent(note -> all.put(commit, note)));
    return all;
  }

  public LineOrigin of(Touch touch) {
    return recorded(touch)
        .or(() -> noted(touch))
        .or(() -> rewritten(touch))
        .orElseGet(() -> LineOrigin.untracked(touch, work(touch.commit())));
  }

  /// The work that the commit was handed in with or landed as.
  public Optional<Work> work(Commit commit) {
    return Optional.ofNullable(makers.get(commit))
        .filter(work -> isOfTheAttempt(commit, work))
        .or(() -> Optional.ofNullable(landings.get(commit)));
  }

  /// Whether the attempt made the commit. It may have based its work on a later tip than its own.
  private boolean isOfTheAttempt(Commit commit, Work work) {
    return ofTheAttempt.computeIfAbsent(
        commit, it -> isRightOnBase(it, work) || isNewToTheGround(it, work));
  }

  private boolean isRightOnBase(Commit commit, Work work) {
    var fact = facts.get(commit);
    return fact != null && fact.parents().equals(List.of(work.candidate().base()));
  }

  private boolean isNewToTheGround(Commit commit, Work work) {
    return work.ground().filter(ground -> !history.contains(ground, commit)).isPresent();
  }

  private Optional<LineOrigin> recorded(Touch touch) {
    return Optional.ofNullable(makers.get(touch.commit()))
        .filter(work -> isOfTheAttempt(touch.commit(), work))
        .flatMap(work -> origin(touch, Ground.RECORD, work, made(work, touch.commit())));
  }

  private Optional<LineOrigin> origin(Touch touch, Ground ground, Work work, Origins origins) {
    return origins.at(touch.path(), touch.line()).map(author -> told(touch, ground, work, author));
  }

  private LineOrigin told(Touch touch, Ground ground, Work work, Author author) {
    var testimony = testimony(work);
    return new LineOrigin(
        touch,
        ground,
        Optional.of(author),
        Optional.of(work),
        author instanceof Author.Turn(var session, _)
            ? Optional.ofNullable(testimony.sessions().get(session))
            : Optional.empty(),
        author instanceof Author.Person(var person)
            ? Optional.ofNullable(testimony.people().get(person))
            : Optional.empty(),
        author instanceof Author.Turn ? testimony.number(author) : Optional.empty());
  }

  Testimony testimony(Work work) {
    return testimonies.computeIfAbsent(work, it -> reader.orElseThrow().of(it));
  }

  /// Whose the work is as a whole: a person's, an agent's, or nobody knows.
  public String kind(Work work) {
    var authors =
        testimony(work).pieces().stream().map(piece -> piece.author() instanceof Author.Turn);
    var kinds = authors.distinct().toList();
    return kinds.size() != 1 ? "untracked" : kinds.getFirst() ? "agent" : "human";
  }

  /// The authors of everything that the candidate has and its base has not.
  public Origins handedIn(Work work) {
    return handedIn.computeIfAbsent(
        work,
        it -> {
          var origins = Origins.NONE;
          var tree = lines.tree(it.candidate().base());
          for (var piece : testimony(it).pieces()) {
            if (!piece.before().equals(tree)) {
              origins = origins.through(lines.between(tree, piece.before()));
            }
            origins = origins.written(lines.between(piece.before(), piece.after()), piece.author());
            tree = piece.after();
          }
          return tree.equals(it.candidate().tree())
              ? origins
              : origins.through(lines.between(tree, it.candidate().tree()));
        });
  }

  /// The authors of what one commit of the work added and the candidate still has.
  Origins made(Work work, Commit commit) {
    return made.computeIfAbsent(
        commit,
        it -> {
          var candidate = work.candidate().commit();
          var origins =
              it.equals(candidate)
                  ? handedIn(work)
                  : handedIn(work).through(lines.between(candidate, it, List.of()));
          var fact = facts.get(it);
          for (var parent : fact == null ? List.<Commit>of() : fact.parents()) {
            // One commit right on the base: what it added is what was handed in.
            if (!it.equals(candidate) || !parent.equals(work.candidate().base())) {
              origins = origins.addedBy(lines.between(parent, it, List.of()));
            }
          }
          return origins;
        });
  }

  /// The commits that the attempt made, the candidate first.
  List<Commit> commits(Work work) {
    return makers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(work))
        .map(Map.Entry::getKey)
        .filter(commit -> isOfTheAttempt(commit, work))
        .toList();
  }

  private Optional<LineOrigin> noted(Touch touch) {
    return note(touch.commit()).flatMap(note -> noted(touch, note));
  }

  private Optional<LineOrigin> noted(Touch touch, AuthorshipNote note) {
    var at = touch.commit();
    if (note.about().equals(at.sha())) {
      return note.origins().file(touch.path()).isWithin(lines.lines(at, touch.path()))
          ? note.origins().at(touch.path(), touch.line()).map(it -> attested(touch, note, it))
          : Optional.empty();
    }
    // Git carried it here with the commit; its lines are those of the one it was written for.
    return about(note)
        .flatMap(source ->
            note.origins().through(way(source, at, touch.path())).at(touch.path(), touch.line()))
        .map(it -> attested(touch, note, it));
  }

  private Optional<Commit> about(AuthorshipNote note) {
    return note.about().matches("[0-9a-f]{40}|[0-9a-f]{64}")
        ? lines.facts(List.of(new Commit(note.about()))).keySet().stream().findFirst()
        : Optional.empty();
  }

  private LineOrigin attested(Touch touch, AuthorshipNote note, Author author) {
    var session = note.session(author);
    return new LineOrigin(
        touch,
        Ground.NOTE,
        Optional.of(author),
        session
            .map(it -> it.facts().getOrDefault(Testimony.ATTEMPT, ""))
            .flatMap(name -> works.stream().filter(it -> it.name().equals(name)).findFirst()),
        session,
        note.person(author),
        Optional.empty());
  }

  /// The note that stands at the commit, if there is one that can be read.
  public Optional<AuthorshipNote> note(Commit commit) {
    return notesRead.computeIfAbsent(
        commit,
        it ->
            allNotes
                .map(all -> Optional.ofNullable(all.get(it)))
                .orElseGet(() -> notes.of(it))
                .flatMap(AuthorshipNote::read));
  }

  /// Of a commit that was made of others. A line has the author it had in one of them; where two of
  /// them say different things it has none.
  private Optional<LineOrigin> rewritten(Touch touch) {
    var told = new LinkedHashMap<Author, LineOrigin>();
    for (var source : sources.computeIfAbsent(touch.commit(), this::sources)) {
      var work = makers.get(source);
      if (work != null) {
        var origins = made(work, source);
        if (!origins.isEmpty()) {
          origin(
                  touch,
                  Ground.REWRITTEN,
                  work,
                  origins.through(way(source, touch.commit(), touch.path())))
              .ifPresent(it -> told.put(it.author().orElseThrow(), it));
        }
      }
    }
    return told.size() == 1 ? Optional.of(told.values().iterator().next()) : Optional.empty();
  }

  /// Git keeps who wrote a commit, and when, through a rebase, an amendment and a cherry-pick; a
  /// squash and a picked merge name what they were made of.
  private List<Commit> sources(Commit commit) {
    if (makers.isEmpty()) {
      return List.of();
    }
    var fact = lines.facts(List.of(commit)).get(commit);
    if (fact == null) {
      return List.of();
    }
    return Stream.concat(
            byAuthor.getOrDefault(fact.written(), List.of()).stream(),
            named(fact.message()).stream())
        .distinct()
        .filter(source ->
            Optional.ofNullable(makers.get(source))
                .filter(work -> isOfTheAttempt(source, work))
                .isPresent())
        .toList();
  }

  private Set<Commit> named(String message) {
    var named = new LinkedHashSet<Commit>();
    var pointers = POINTER.matcher(message);
    while (pointers.find()) {
      for (int group = 1; group <= pointers.groupCount(); group++) {
        var sha = pointers.group(group);
        if (sha != null && (sha.length() == 40 || sha.length() == 64)) {
          var commit = new Commit(sha);
          var work = landings.getOrDefault(commit, makers.get(commit));
          if (work != null) {
            named.addAll(
                landings.containsKey(commit) || group == 3 ? commits(work) : List.of(commit));
          }
        }
      }
    }
    return named;
  }

  /// From one commit's tree to another's, as far as the file is concerned. Only where the one has
  /// no file of that name is it looked for under another.
  private List<FileEdits> way(Commit from, Commit to, String path) {
    return ways.computeIfAbsent(List.of(from, to), _ -> new HashMap<>())
        .computeIfAbsent(
            path,
            it -> {
              var narrow = lines.between(from, to, List.of(it));
              var came =
                  narrow.stream()
                      .anyMatch(
                          edits -> edits.from().isEmpty() && edits.to().equals(Optional.of(it)));
              return came ? lines.between(from, to, List.of()) : narrow;
            });
  }

  Place place() {
    return place;
  }
}
