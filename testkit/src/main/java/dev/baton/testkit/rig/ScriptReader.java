package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.testkit.rig.wire.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a script from JSON. What it does not know is an error: a step that is misspelt would
/// otherwise be a step that does nothing.
public final class ScriptReader {
  private ScriptReader() {}

  public static Script read(String json) {
    var script = only(Json.parse(json), "steps", "after", "endless", "usage", "root", "fault");
    var steps = script.list("steps").stream().map(ScriptReader::step).toList();
    var plain = Script.of(steps.toArray(Step[]::new));
    return new Script(
        steps,
        ending(script, plain.ending()),
        script.has("usage") ? usage(script.at("usage")) : plain.usage(),
        script.has("root") ? Path.of(script.text("root")) : null,
        trouble(script));
  }

  private static Script.Ending ending(Json.Obj script, Script.Ending otherwise) {
    if (script.flag("endless")) {
      return new Script.Ending.Repeat();
    }
    return script.has("after") ? new Script.Ending.Say(script.text("after")) : otherwise;
  }

  private static Usage usage(Json json) {
    var usage = only(json, "in", "out");
    return new Usage(usage.number("in"), usage.number("out"));
  }

  private static Step step(Json json) {
    var step = only(json, "say", "do", "fault");
    var actions = step.list("do").stream().map(ScriptReader::action).toList();
    return new Step(step.text("say", ""), actions, trouble(step));
  }

  private static Action action(Json json) {
    var action = json.asObject();
    if (action.fields().size() != 1) {
      throw new JsonFault("an action is one field, not " + action.fields().keySet());
    }
    var entry = action.fields().firstEntry();
    var value = entry.getValue();
    return switch (entry.getKey()) {
      case "read" -> new Action.Read(only(value, "path").text("path"));
      case "edit" -> {
        var edit = only(value, "path", "old", "new");
        yield new Action.Edit(edit.text("path"), edit.text("old"), edit.text("new"));
      }
      case "write" -> {
        var write = only(value, "path", "content");
        yield new Action.Write(write.text("path"), write.text("content"));
      }
      case "shell" -> new Action.Shell(only(value, "command").text("command"));
      case "mcp" -> {
        var mcp = only(value, "server", "tool", "args");
        yield new Action.Mcp(mcp.text("server"), mcp.text("tool"), arguments(mcp));
      }
      case "use" -> {
        var use = only(value, "tool", "args");
        yield new Action.Use(use.text("tool"), arguments(use));
      }
      default -> throw new JsonFault("no such action: " + entry.getKey());
    };
  }

  private static Json.Obj arguments(Json.Obj call) {
    return call.has("args") ? call.object("args") : Json.object().end();
  }

  private static @Nullable Trouble trouble(Json.Obj owner) {
    if (!owner.has("fault")) {
      return null;
    }
    var fault =
        only(
            owner.at("fault"),
            "status",
            "retry-after",
            "headers",
            "delay-ms",
            "pause-ms",
            "cut",
            "garbage",
            "hang",
            "times");
    var times = fault.number("times", Trouble.ALWAYS);
    return new Trouble(fault(fault), Math.toIntExact(times));
  }

  private static Fault fault(Json.Obj fault) {
    if (fault.has("status")) {
      var wait = fault.has("retry-after") ? Duration.ofSeconds(fault.number("retry-after")) : null;
      return new Fault.Status(Math.toIntExact(fault.number("status")), wait, headers(fault));
    }
    if (fault.has("delay-ms")) {
      return new Fault.Delay(Duration.ofMillis(fault.number("delay-ms")));
    }
    if (fault.has("pause-ms")) {
      return new Fault.Slow(Duration.ofMillis(fault.number("pause-ms")));
    }
    if (fault.flag("cut")) {
      return new Fault.Cut();
    }
    if (fault.flag("garbage")) {
      return new Fault.Garbage();
    }
    if (fault.flag("hang")) {
      return new Fault.Hang();
    }
    throw new JsonFault("a fault that does nothing: " + fault.fields().keySet());
  }

  private static Map<String, String> headers(Json.Obj fault) {
    var headers = new TreeMap<String, String>();
    if (fault.has("headers")) {
      fault.object("headers").fields().forEach((name, value) -> headers.put(name, value.asText()));
    }
    return headers;
  }

  private static Json.Obj only(Json json, String... known) {
    var object = json.asObject();
    var unknown =
        object.fields().keySet().stream()
            .filter(name -> !Set.of(known).contains(name))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new JsonFault("not known here: " + unknown + "; known are " + List.of(known));
    }
    return object;
  }
}
