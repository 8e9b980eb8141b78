package dev.baton.adapters.config;

import dev.baton.core.finding.Finding;
import dev.baton.core.gate.Tier;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Glob;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Cell;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Merging;
import dev.baton.core.policy.ModelPrice;
import dev.baton.core.policy.Policy;
import dev.baton.core.policy.Waiver;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.Money;
import dev.baton.core.supply.Ecosystem;
import dev.baton.core.supply.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// From the text of `baton.yaml` to a policy, or to what is wrong with it.
public final class PolicyReader {
  /// The keys each mapping may have. A mapping whose keys are the user's names has none here.
  public static final class Keys {
    public static final List<String> TOP =
        List.of(
            "target",
            "lands-on",
            "team",
            "gates",
            "tests",
            "policy",
            "containment",
            "sandbox",
            "models",
            "dependencies",
            "environment",
            "waivers");
    public static final List<String> MEMBER =
        List.of(
            "agent",
            "run",
            "recordings",
            "command",
            "environment",
            "mode",
            "dialect",
            "key",
            "model",
            "endpoint",
            "max");
    private static final List<String> OF_ANY = List.of("agent", "max");

    private static List<String> ofMember(String agent) {
      return switch (agent) {
        case "command" -> List.of("run");
        case "replay" -> List.of("recordings");
        case "human" -> List.of();
        case ACP ->
            List.of("command", "environment", "mode", "dialect", "key", "model", "endpoint");
        default -> List.of("model", "endpoint");
      };
    }

    public static final List<String> GATE =
        List.of("run", "inputs", "results", "sarif", "minutes", "overlay", "zero-tests");
    public static final List<String> RULES =
        List.of(
            "attempts", "conflicts", "reworks", "proofs", "merge", "budget", "approve", "guarded");
    public static final List<String> BUDGET = List.of("run");
    public static final List<String> APPROVE = List.of("T0", "T1", "T2", "T3");
    public static final List<String> SANDBOX = List.of("read", "hosts", "prepare");
    public static final List<String> MODEL = List.of("in", "out", "cached");
    public static final List<String> DEPENDENCIES =
        List.of("registries", "min-age", "licences", "advisories");
    public static final List<String> REGISTRIES =
        Stream.of(Ecosystem.values()).map(Ecosystem::word).toList();
    public static final List<String> WAIVER = List.of("gate", "task", "by", "why", "until");

    private Keys() {}
  }

  private static final Pattern DOLLARS = Pattern.compile("\\$?([0-9]{1,7}(?:\\.[0-9]{1,6})?)");
  private static final Pattern SAMPLE = Pattern.compile("sample ([0-9]{1,3}) ?%");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(?::[0-9]{1,5})?");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/@?#]+(?:/[^\\s?#]*)?");
  // Gates with a meaning; all others are the user's own.
  private static final List<String> STEPS = List.of("build", "test", "held");
  private static final String ACP = "acp";
  private static final int MINUTES = 20;
  private static final int REST_DAYS = 7;
  private static final Money RUN_BUDGET = Money.dollars(40);

  private final Yaml yaml;
  private final String text;

  private PolicyReader(String path, String text) {
    this.yaml = new Yaml(path, "see `baton init --help` for an example");
    this.text = text;
  }

  /// What became of a text.
  public sealed interface Reading {
    record Understood(Policy policy) implements Reading {}

    record Faulty(List<Finding> findings) implements Reading {
      public Faulty {
        findings = List.copyOf(findings);
      }
    }
  }

  public static Reading read(String path, String text) {
    return new PolicyReader(path, text).read();
  }

  private Reading read() {
    var policy = yaml.parse(text).map(this::policy);
    if (policy.isEmpty() && yaml.findings().isEmpty()) {
      yaml.missing("the file is empty", "run `baton init --force` to write it anew");
    }
    return policy.isPresent() && yaml.findings().isEmpty()
        ? new Reading.Understood(policy.get())
        : new Reading.Faulty(yaml.findings());
  }

  private Policy policy(Node root) {
    var top = yaml.fields(root, Policy.FILE, Keys.TOP);
    var gates = yaml.all(top.get("gates"), "gates");
    var rules = yaml.fields(top.get("policy"), "policy", Keys.RULES);
    var others = new ArrayList<CommandGate>();
    gates.forEach((name, node) -> {
      if (!STEPS.contains(name)) {
        gate(name, node).ifPresent(others::add);
      }
    });
    var test = gate("test", gates.get("test"));
    if (test.isEmpty()) {
      yaml.missing(
          "there is no gate `test`",
          "add for example  gates: {test: {run: \"mvn -q test\", results: \"**/TEST-*.xml\"}}");
    }
    return new Policy(
        yaml.text(top.get("target"), "target").orElse("main"),
        yaml.text(top.get("lands-on"), "lands-on"),
        team(top.get("team")),
        gate("build", gates.get("build")),
        test,
        gate("held", gates.get("held")),
        others,
        globs(top.get("tests"), "tests"),
        globs(rules.get("guarded"), "guarded"),
        yaml.number(rules.get("attempts"), "attempts", 3, 1, 20),
        yaml.number(rules.get("conflicts"), "conflicts", 2, 0, 20),
        yaml.number(rules.get("reworks"), "reworks", 2, 0, 20),
        yaml.number(rules.get("proofs"), "proofs", 2, 1, 64),
        merging(rules.get("merge")),
        budget(rules.get("budget")),
        approvals(rules.get("approve")),
        waivers(top.get("waivers")),
        yaml.texts(top.get("environment"), "environment"),
        containment(top.get("containment")),
        cell(top.get("sandbox")),
        models(top.get("models")),
        dependencies(top.get("dependencies")),
        Hash.of(text));
  }

  private List<Member> team(@Nullable Node node) {
    var members = new ArrayList<Member>();
    yaml.all(node, "team").forEach((name, each) -> member(name, each).ifPresent(members::add));
    return members;
  }

  private Optional<Member> member(String name, Node node) {
    var fields = yaml.fields(node, "team member " + name, Keys.MEMBER);
    if (!NAME.matcher(name).matches()) {
      yaml.wrong(node, "\"" + name + "\" is not a name: use lower-case letters, digits and -");
    }
    var max = yaml.number(fields.get("max"), "max", 1, 1, 1_000);
    return kind(name, node, fields).map(kind -> new Member(name, kind, max));
  }

  private Optional<Member.Kind> kind(String name, Node node, Map<String, Node> fields) {
    var agent = yaml.text(fields.get("agent"), "agent").orElse("");
    fields.keySet().stream()
        .filter(key -> !Keys.OF_ANY.contains(key) && !Keys.ofMember(agent).contains(key))
        .forEach(key ->
            yaml.wrong(
                node, "`%s` means nothing for %s, whose agent is %s".formatted(key, name, agent)));
    var run = yaml.text(fields.get("run"), "run");
    var recordings = yaml.text(fields.get("recordings"), "recordings");
    return switch (agent) {
      case "command" -> required(node, name, "run", run).map(Member.Kind.Command::new);
      case "replay" -> required(node, name, "recordings", recordings).map(Member.Kind.Replay::new);
      case "human" -> Optional.of(new Member.Kind.Human());
      case ACP -> acp(name, node, fields);
      case String known when Member.AGENTS.contains(known) ->
          Optional.of(
              new Member.Kind.Agent(
                  known,
                  yaml.text(fields.get("model"), "model"),
                  yaml.text(fields.get("endpoint"), "endpoint")));
      default -> {
        yaml.wrong(
            node,
            "team member %s needs an agent that is %s, acp, command, replay or human; found \"%s\""
                .formatted(name, String.join(", ", Member.AGENTS), agent));
        yield Optional.empty();
      }
    };
  }

  private Optional<Member.Kind> acp(String name, Node node, Map<String, Node> fields) {
    var command = yaml.texts(fields.get("command"), "command");
    if (command.isEmpty()) {
      yaml.wrong(
          node, "team member " + name + " needs `command`, its words as a list: [my-agent, acp]");
    }
    var environment = new LinkedHashMap<String, String>();
    yaml.all(fields.get("environment"), "environment")
        .forEach((variable, value) ->
            yaml.text(value, variable).ifPresent(text -> environment.put(variable, text)));
    var words = new LinkedHashMap<String, String>();
    for (var field : List.of("dialect", "model", "key", "endpoint")) {
      required(node, name, field, yaml.text(fields.get(field), field))
          .ifPresent(word -> words.put(field, word));
    }
    if (command.isEmpty() || words.size() < 4) {
      return Optional.empty();
    }
    var acp =
        new Member.Kind.Acp(
            command,
            environment,
            yaml.text(fields.get("mode"), "mode"),
            words.getOrDefault("dialect", ""),
            words.getOrDefault("model", ""),
            words.getOrDefault("key", ""),
            words.getOrDefault("endpoint", ""));
    if (!Member.Kind.Acp.DIALECTS.contains(acp.dialect())) {
      yaml.wrong(
          node,
          "a dialect is one of %s; found \"%s\""
              .formatted(String.join(", ", Member.Kind.Acp.DIALECTS), acp.dialect()));
    }
    if (!ADDRESS.matcher(acp.endpoint()).matches()) {
      yaml.wrong(node, "\"" + acp.endpoint() + "\" is no address: write https://example.org");
    }
    return Optional.of(acp);
  }

  private Optional<String> required(Node node, String name, String field, Optional<String> value) {
    if (value.isEmpty()) {
      yaml.wrong(node, "team member " + name + " needs `" + field + "`");
    }
    return value;
  }

  private Optional<CommandGate> gate(String name, @Nullable Node node) {
    if (node == null) {
      return Optional.empty();
    }
    var fields = yaml.fields(node, "gate " + name, Keys.GATE);
    var run = yaml.text(fields.get("run"), "run");
    if (run.isEmpty()) {
      yaml.wrong(node, "gate " + name + " needs `run`, the command");
      return Optional.empty();
    }
    return Optional.of(
        new CommandGate(
            name,
            run.get(),
            inputs(fields.get("inputs")),
            yaml.text(fields.get("results"), "results").flatMap(glob -> glob(node, glob)),
            sarif(name, node, fields),
            Duration.ofMinutes(yaml.number(fields.get("minutes"), "minutes", MINUTES, 1, 1_440)),
            yaml.text(fields.get("overlay"), "overlay"),
            zeroTests(fields.get("zero-tests"))));
  }

  private List<Glob> inputs(@Nullable Node node) {
    var inputs = globs(node, "inputs");
    if (node != null && inputs.isEmpty()) {
      yaml.wrong(node, "`inputs` names no file: take it out, and the gate gets the whole tree");
    }
    return inputs;
  }

  private Optional<Glob> sarif(String name, Node node, Map<String, Node> fields) {
    var written = yaml.text(fields.get("sarif"), "sarif");
    if (written.isPresent() && (STEPS.contains(name) || fields.containsKey("results"))) {
      yaml.wrong(
          node,
          "a report of an analyser is judged in a gate of its own: give `sarif` a name beside build,"
              + " test and held, and no `results`");
    }
    return written.flatMap(glob -> glob(node, glob));
  }

  private boolean zeroTests(@Nullable Node node) {
    var written = yaml.text(node, "zero-tests").orElse("refused");
    if (node != null && !written.equals("allowed") && !written.equals("refused")) {
      yaml.wrong(node, "zero-tests is allowed or refused; found \"" + written + "\"");
    }
    return written.equals("allowed");
  }

  private List<Glob> globs(@Nullable Node node, String what) {
    if (node == null) {
      return List.of();
    }
    return yaml.texts(node, what).stream().flatMap(each -> glob(node, each).stream()).toList();
  }

  private Optional<Glob> glob(Node node, String written) {
    return switch (Glob.parse(written)) {
      case Glob.Reading.Valid(var glob) -> Optional.of(glob);
      case Glob.Reading.Faulty(var reason) -> {
        yaml.wrong(node, "\"" + written + "\" is not a pattern for paths: " + reason);
        yield Optional.empty();
      }
    };
  }

  private Merging merging(@Nullable Node node) {
    var written = yaml.text(node, "merge").orElse(Merging.STRUCTURE.word());
    var merging = Merging.of(written);
    if (node != null && merging.isEmpty()) {
      yaml.wrong(node, "merge is structure, built-in or text; found \"" + written + "\"");
    }
    return merging.orElse(Merging.STRUCTURE);
  }

  private Money budget(@Nullable Node node) {
    var fields = yaml.fields(node, "budget", Keys.BUDGET);
    var run = fields.get("run");
    return run == null ? RUN_BUDGET : money(run);
  }

  private Money money(Node node) {
    var written = yaml.text(node, "an amount").orElse("");
    var match = DOLLARS.matcher(written);
    if (match.matches()) {
      return Money.dollars(Double.parseDouble(match.group(1)));
    }
    yaml.wrong(node, "an amount is written as $40 or $0.50; found \"" + written + "\"");
    return RUN_BUDGET;
  }

  private Map<Tier, Approval> approvals(@Nullable Node node) {
    var approvals = new EnumMap<Tier, Approval>(Tier.class);
    approvals.put(Tier.T2, new Approval.Person("reviewer"));
    approvals.put(Tier.T3, new Approval.Person("conductor"));
    yaml.fields(node, "approve", Keys.APPROVE)
        .forEach((tier, each) -> approvals.put(Tier.valueOf(tier), approval(each)));
    return approvals;
  }

  private Approval approval(Node node) {
    var written = yaml.text(node, "approve").orElse("none");
    var sample = SAMPLE.matcher(written);
    if (sample.matches() && Integer.parseInt(sample.group(1)) <= 100) {
      return new Approval.Sample(Integer.parseInt(sample.group(1)));
    }
    if (written.equals("none")) {
      return new Approval.Nobody();
    }
    if (!NAME.matcher(written).matches()) {
      yaml.wrong(node, "an approval is none, a role such as reviewer, or sample 10%");
    }
    return new Approval.Person(written);
  }

  private List<Waiver> waivers(@Nullable Node node) {
    return yaml.items(node, "waivers").stream().flatMap(each -> waiver(each).stream()).toList();
  }

  private Optional<Waiver> waiver(Node node) {
    var fields = yaml.fields(node, "a waiver", Keys.WAIVER);
    var gate = yaml.text(fields.get("gate"), "gate");
    var by = yaml.text(fields.get("by"), "by");
    var why = yaml.text(fields.get("why"), "why");
    var until = yaml.text(fields.get("until"), "until").flatMap(PolicyReader::day);
    if (gate.isEmpty() || by.isEmpty() || why.isEmpty() || until.isEmpty()) {
      yaml.wrong(node, "a waiver needs gate, by, why, and until as 2027-01-31");
      return Optional.empty();
    }
    var named = yaml.text(fields.get("task"), "task");
    var task = named.flatMap(TaskId::parse);
    if (fields.containsKey("task") && task.isEmpty()) {
      // Without its task the waiver would hold for every task there is.
      yaml.wrong(fields.get("task"), "\"" + named.orElse("") + "\" is not a task; write T-07");
      return Optional.empty();
    }
    return Optional.of(new Waiver(gate.get(), task, by.get(), why.get(), until.get()));
  }

  private static Optional<Instant> day(String written) {
    try {
      // To the end of that day.
      return Optional.of(
          LocalDate.parse(written).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Cell cell(@Nullable Node node) {
    var fields = yaml.fields(node, "sandbox", Keys.SANDBOX);
    var hosts = fields.get("hosts");
    var names = yaml.texts(hosts, "hosts");
    if (hosts != null) {
      names.stream()
          .filter(host -> !HOST.matcher(host).matches())
          .forEach(host ->
              yaml.wrong(
                  hosts, "\"" + host + "\" is not a host: write example.org, or example.org:8443"));
    }
    return new Cell(
        yaml.texts(fields.get("read"), "read"),
        names,
        yaml.text(fields.get("prepare"), "prepare").filter(command -> !command.isBlank()));
  }

  private List<ModelPrice> models(@Nullable Node node) {
    var all = new ArrayList<ModelPrice>();
    yaml.all(node, "models")
        .forEach((name, each) -> {
          var fields = yaml.fields(each, "model " + name, Keys.MODEL);
          var in = price(each, name, fields.get("in"));
          var cached = fields.get("cached");
          all.add(
              new ModelPrice(
                  name,
                  in,
                  price(each, name, fields.get("out")),
                  cached == null ? in : price(each, name, cached)));
        });
    return all;
  }

  // Dollars for a million tokens, kept as millionths of a dollar for a thousand.
  private long price(Node model, String name, @Nullable Node node) {
    var written = yaml.text(node, "a price").orElse("");
    var match = DOLLARS.matcher(written);
    if (match.matches()) {
      return Math.round(Double.parseDouble(match.group(1)) * 1_000);
    }
    yaml.wrong(
        model, "model " + name + " needs its price for a million tokens: {in: $3, out: $15}");
    return 0;
  }

  private Optional<Terms> dependencies(@Nullable Node node) {
    if (node == null) {
      return Optional.empty();
    }
    var fields = yaml.fields(node, "dependencies", Keys.DEPENDENCIES);
    var registries = new EnumMap<Ecosystem, String>(Ecosystem.class);
    yaml.fields(fields.get("registries"), "registries", Keys.REGISTRIES)
        .forEach((word, each) ->
            Ecosystem.of(word)
                .ifPresent(ecosystem ->
                    address(each).ifPresent(place -> registries.put(ecosystem, place))));
    return Optional.of(
        new Terms(
            registries,
            Duration.ofDays(yaml.number(fields.get("min-age"), "min-age", REST_DAYS, 0, 365)),
            yaml.texts(fields.get("licences"), "licences"),
            yaml.text(fields.get("advisories"), "advisories")));
  }

  private Optional<String> address(Node node) {
    var written = yaml.text(node, "the address of a registry").orElse("");
    if (ADDRESS.matcher(written).matches()) {
      return Optional.of(written);
    }
    yaml.wrong(
        node,
        "\"" + written + "\" is not the address of a registry: write https://example.org/npm/");
    return Optional.empty();
  }

  private boolean containment(@Nullable Node node) {
    var written = yaml.text(node, "containment").orElse("required");
    if (node != null && !written.equals("none") && !written.equals("required")) {
      yaml.wrong(node, "containment is required or none; found \"" + written + "\"");
    }
    return written.equals("none");
  }
}
