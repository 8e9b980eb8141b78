package dev.baton.adapters.config;

import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Decision;
import dev.baton.core.decision.Decision.Status;
import dev.baton.core.decision.DecisionRule;
import dev.baton.core.decision.DecisionRule.Concept;
import dev.baton.core.decision.DecisionRule.Forbid;
import dev.baton.core.decision.DecisionRule.Layer;
import dev.baton.core.decision.DecisionRule.Layers;
import dev.baton.core.decision.DecisionRule.Only;
import dev.baton.core.decision.DecisionRule.Owner;
import dev.baton.core.decision.DecisionRule.Promise;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.decision.Selector;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Severity;
import dev.baton.core.json.JsonFault;
import dev.baton.core.plan.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// From the files under `decisions/` to decisions, and to what is wrong with the files.
public final class DecisionReader {
  /// The keys each mapping may have. Those of MADR that no rule looks at are taken as they are.
  public static final class Keys {
    public static final List<String> TOP =
        List.of(
            "status",
            "date",
            "deciders",
            "decision-makers",
            "consulted",
            "informed",
            "paths",
            "rules",
            "opens");
    public static final List<String> RULE =
        List.of("layers", "strict", "forbid", "only", "concept", "owner", "promise", "because");
    public static final List<String> FORBID = List.of("from", "to", "except", "because");
    public static final List<String> ONLY = List.of("to", "from", "because");
    public static final List<String> CONCEPT = List.of("name", "lives-in", "because");
    public static final List<String> PROMISE = List.of("paths", "because");
    public static final List<String> OWNER = List.of("paths", "person", "because");

    private Keys() {}
  }

  private static final String HELP = "see docs/guide/decisions.md, or `baton decide new --help`";
  private static final Pattern FILE = Pattern.compile("([0-9]{4})-[^/]+\\.md");
  private static final Pattern TITLE =
      Pattern.compile("^# +(?:[0-9]{1,4}[.:] +)?(.+?) *#*$", Pattern.MULTILINE);
  private static final Pattern OUTCOME =
      Pattern.compile(
          "^## +(?:Decision Outcome|Decision)\\s*$\\s*(.+?)(?:\\R\\s*\\R|\\R#|\\z)",
          Pattern.MULTILINE | Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern SUPERSEDED =
      Pattern.compile("superseded by \\[?(?:ADR-)?([0-9]{4})\\b.*");
  private static final List<String> KINDS =
      List.of("layers", "forbid", "only", "concept", "owner", "promise");

  private final Yaml yaml;
  private final String path;
  private final String text;

  private DecisionReader(String path, String text) {
    this.yaml = new Yaml(path, HELP);
    this.path = path;
    this.text = text;
  }

  /// `texts` are all files under `decisions/`, by their paths.
  public static Decisions read(Map<String, String> texts) {
    var decisions = new ArrayList<Decision>();
    var faults = new ArrayList<Finding>();
    var taken = new HashMap<String, String>();
    texts.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".md") && !file.getKey().endsWith("/README.md"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(file -> {
          var reader = new DecisionReader(file.getKey(), file.getValue());
          reader
              .decision()
              .ifPresent(decision -> {
                var other = taken.putIfAbsent(decision.number(), decision.file());
                if (other == null) {
                  decisions.add(decision);
                } else {
                  reader.yaml.missing(
                      other + " has the number " + decision.number() + " too",
                      "give it the next one");
                }
              });
          faults.addAll(reader.yaml.findings());
        });
    return new Decisions(decisions, baseline(texts, faults), faults);
  }

  private static Baseline baseline(Map<String, String> texts, List<Finding> faults) {
    try {
      var text = texts.get(Baseline.FILE);
      return text == null ? Baseline.EMPTY : Baseline.parse(text);
    } catch (JsonFault e) {
      faults.add(
          new Finding(
              "C-BASELINE",
              Severity.ERROR,
              "",
              Baseline.FILE,
              Range.FILE_START,
              "not a baseline: " + e.getMessage(),
              "write it anew: baton decide check --freeze"));
      return Baseline.EMPTY;
    }
  }

  private Optional<Decision> decision() {
    var name = FILE.matcher(path.substring(Decisions.FOLDER.length()));
    var title = TITLE.matcher(text);
    if (!name.matches()) {
      yaml.missing(
          "the file is no decision: its name is not NNNN-title.md",
          "move it elsewhere, or name it as `baton decide new` would");
      return Optional.empty();
    }
    var front = front();
    // A comment in the front matter looks like a heading.
    if (front.isEmpty() || !title.find(front.get().length())) {
      yaml.missing(
          front.isEmpty()
              ? "the file is no decision: it does not begin with front matter"
              : "the decision has no title",
          front.isEmpty()
              ? "begin it with lines of `---`, `status: accepted`, `---`"
              : "add a heading: # What was decided");
      return Optional.empty();
    }
    return yaml.parse(front.get())
        .flatMap(root -> decision(name.group(1), title.group(1), root))
        // What was misread is not half a rule.
        .filter(_ -> yaml.findings().isEmpty());
  }

  /// From the first line on, so that places in it are places in the file.
  private Optional<String> front() {
    var start = text.startsWith("\uFEFF") ? 1 : 0;
    var end = Pattern.compile("\\R---[ \\t]*(?:\\R|\\z)").matcher(text);
    return text.startsWith("---", start) && end.find(start + 3)
        ? Optional.of(text.substring(start, end.start()) + "\n")
        : Optional.empty();
  }

  private Optional<Decision> decision(String number, String title, Node root) {
    var top = yaml.fields(root, "a decision", Keys.TOP);
    var deciders = top.containsKey("deciders") ? "deciders" : "decision-makers";
    var outcome = OUTCOME.matcher(text);
    return status(top.get("status"))
        .map(status ->
            new Decision(
                number,
                title,
                path,
                status,
                yaml.text(top.get("date"), "date").orElse(""),
                yaml.texts(top.get(deciders), deciders),
                globs(top.get("paths"), "paths"),
                rules(top.get("rules")),
                opens(top.get("opens")),
                outcome.find() ? outcome.group(1).strip().replaceAll("\\s+", " ") : ""));
  }

  private List<Doorway> opens(@Nullable Node node) {
    var doorways = new ArrayList<Doorway>();
    if (node != null) {
      for (var written : yaml.texts(node, "opens")) {
        Doorway.parse(written)
            .ifPresentOrElse(
                doorways::add,
                () ->
                    yaml.wrong(
                        node,
                        "\"%s\" opens nothing: write a kind of door and its place, as \"dependency org.example:lib\"; kinds are %s"
                            .formatted(
                                written,
                                Stream.of(Door.values())
                                    .map(Door::word)
                                    .collect(Collectors.joining(", ")))));
      }
    }
    return doorways;
  }

  private Optional<Status> status(@Nullable Node node) {
    if (node == null) {
      yaml.missing("the decision has no status", "add one: status: proposed");
      return Optional.empty();
    }
    var written = yaml.text(node, "status").orElse("").strip();
    var superseded = SUPERSEDED.matcher(written);
    if (superseded.matches()) {
      return Optional.of(new Status.Superseded(superseded.group(1)));
    }
    return switch (written) {
      case "proposed" -> Optional.of(new Status.Proposed());
      case "accepted" -> Optional.of(new Status.Accepted());
      case "rejected" -> Optional.of(new Status.Rejected());
      case "deprecated" -> Optional.of(new Status.Outdated());
      default -> {
        yaml.wrong(
            node,
            "status is proposed, accepted, rejected, deprecated or superseded by NNNN; found \""
                + written
                + "\"");
        yield Optional.empty();
      }
    };
  }

  private List<DecisionRule> rules(@Nullable Node node) {
    return yaml.items(node, "rules").stream().flatMap(each -> rule(each).stream()).toList();
  }

  private Optional<DecisionRule> rule(Node node) {
    int known = yaml.findings().size();
    var fields = yaml.fields(node, "a rule", Keys.RULE);
    var kinds = fields.keySet().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      if (yaml.findings().size() == known) {
        yaml.wrong(node, "a rule is one of " + String.join(", ", KINDS));
      }
      return Optional.empty();
    }
    var because = yaml.text(fields.get("because"), "because").orElse("");
    var kind = kinds.getFirst();
    var it = fields.get(kind);
    if (!kind.equals("layers") && fields.containsKey("strict")) {
      yaml.wrong(node, "only layers are strict");
    }
    return switch (kind) {
      case "layers" -> layers(it, strict(fields.get("strict")), because);
      case "forbid" -> forbid(it, because);
      case "only" -> only(it, because);
      case "concept" -> concept(it, because);
      case "promise" -> promise(it, because);
      default -> owner(it, because);
    };
  }

  private boolean strict(@Nullable Node node) {
    var written = yaml.text(node, "strict").orElse("false");
    if (node != null && !written.equals("true") && !written.equals("false")) {
      yaml.wrong(node, "strict is true or false; found \"" + written + "\"");
    }
    return written.equals("true");
  }

  private Optional<DecisionRule> layers(@Nullable Node node, boolean strict, String because) {
    var layers = new ArrayList<Layer>();
    for (var each : yaml.items(node, "layers")) {
      yaml.all(each, "a layer")
          .forEach((name, files) -> layers.add(new Layer(name, selectors(files, "layer " + name))));
    }
    if (node != null && layers.size() < 2) {
      yaml.wrong(
          node, "layers are at least two, the top one first: [{web: web/**}, {core: core/**}]");
    }
    return Optional.of(new Layers(layers, strict, because));
  }

  private Optional<DecisionRule> forbid(@Nullable Node node, String because) {
    var it = yaml.fields(node, "forbid", Keys.FORBID);
    return Optional.of(
        new Forbid(
            required(node, it, "from"),
            required(node, it, "to"),
            selectors(it.get("except"), "except"),
            reason(it, because)));
  }

  private Optional<DecisionRule> only(@Nullable Node node, String because) {
    var it = yaml.fields(node, "only", Keys.ONLY);
    return Optional.of(
        new Only(required(node, it, "to"), required(node, it, "from"), reason(it, because)));
  }

  private Optional<DecisionRule> concept(@Nullable Node node, String because) {
    var it = yaml.fields(node, "concept", Keys.CONCEPT);
    var name = yaml.text(it.get("name"), "name");
    var livesIn = globs(it.get("lives-in"), "lives-in");
    if (node != null && (name.isEmpty() || livesIn.isEmpty())) {
      yaml.wrong(node, "a concept needs name, as \"*Repository\", and lives-in");
    }
    return name.map(known -> new Concept(known, livesIn, reason(it, because)));
  }

  private Optional<DecisionRule> owner(@Nullable Node node, String because) {
    var it = yaml.fields(node, "owner", Keys.OWNER);
    var person = yaml.text(it.get("person"), "person");
    var paths = globs(it.get("paths"), "paths");
    if (node != null && (person.isEmpty() || paths.isEmpty())) {
      yaml.wrong(node, "an owner needs paths and person");
    }
    return person.map(known -> new Owner(paths, known, reason(it, because)));
  }

  private Optional<DecisionRule> promise(@Nullable Node node, String because) {
    var it = yaml.fields(node, "promise", Keys.PROMISE);
    var paths = globs(it.get("paths"), "paths");
    if (node != null && paths.isEmpty()) {
      yaml.wrong(node, "a promise needs paths");
    }
    return Optional.of(new Promise(paths, reason(it, because)));
  }

  private String reason(Map<String, Node> fields, String otherwise) {
    return yaml.text(fields.get("because"), "because").orElse(otherwise);
  }

  private List<Selector> required(@Nullable Node node, Map<String, Node> fields, String key) {
    var found = selectors(fields.get(key), key);
    if (node != null && !fields.containsKey(key)) {
      yaml.wrong(node, "the rule needs `" + key + "`, a pattern for paths or the start of a name");
    }
    return found;
  }

  private List<Selector> selectors(@Nullable Node node, String what) {
    var selectors = new ArrayList<Selector>();
    if (node != null) {
      for (var written : yaml.texts(node, what)) {
        switch (Selector.parse(written)) {
          case Selector.Reading.Valid(var selector) -> selectors.add(selector);
          case Selector.Reading.Faulty(var reason) ->
              yaml.wrong(node, "\"" + written + "\" in " + what + " selects nothing: " + reason);
        }
      }
    }
    return selectors;
  }

  private List<Glob> globs(@Nullable Node node, String what) {
    var globs = new ArrayList<Glob>();
    if (node != null) {
      for (var written : yaml.texts(node, what)) {
        switch (Glob.parse(written)) {
          case Glob.Reading.Valid(var glob) -> globs.add(glob);
          case Glob.Reading.Faulty(var reason) ->
              yaml.wrong(node, "\"" + written + "\" is not a pattern for paths: " + reason);
        }
      }
    }
    return globs;
  }
}
