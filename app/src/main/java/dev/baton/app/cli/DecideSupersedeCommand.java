package dev.baton.app.cli;

import dev.baton.app.DecisionFiles;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.decision.DecisionText;
import dev.baton.core.json.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Puts one in another's place.
final class DecideSupersedeCommand implements Command {
  @Override
  public String name() {
    return "decide supersede";
  }

  @Override
  public String summary() {
    return "say that a decision is replaced by another; its rules no longer hold";
  }

  @Override
  public List<String> examples() {
    return List.of("baton decide supersede 0003 0007   0007 holds instead of 0003");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "OLD", "the number of what no longer holds"));
    spec.addPositional(CommandLineTool.required(1, "NEW", "the number of what holds instead"));
  }

  @Override
  public int run(Call call) {
    var top = call.place().top();
    var texts = DecisionFiles.texts(top);
    var old = DecisionFiles.one(texts, call.required(0));
    var fresh = DecisionFiles.one(texts, call.required(1));
    if (old.equals(fresh)) {
      throw Problem.usage("a decision cannot replace itself", "name the one that holds now");
    }
    DecisionFiles.write(
        top, old, DecisionText.superseded(texts.getOrDefault(old, ""), call.required(1)));
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.decide-supersede/1")
              .put("superseded", old)
              .put("by", fresh)
              .end());
    } else {
      call.console().line(old + " is superseded by " + fresh);
    }
    return Exit.YES;
  }
}
