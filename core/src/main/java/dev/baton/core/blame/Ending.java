package dev.baton.core.blame;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.List;

/// How one run of the command on one tree ended.
public sealed interface Ending {
  record Green() implements Ending {}

  /// The command said no. `words` are what its log says of the failure, without what differs from
  /// run to run.
  record Red(int exit, List<String> words, List<Complaint> complaints) implements Ending {
    public Red {
      words = List.copyOf(words);
      complaints = List.copyOf(complaints);
    }
  }

  /// Nothing was shown: the build failed, no answer came in time, or it could not start.
  record Broken(String why, List<Complaint> complaints) implements Ending {
    public Broken {
      complaints = List.copyOf(complaints);
    }
  }

  default List<Complaint> complaints() {
    return switch (this) {
      case Green() -> List.of();
      case Red(_, _, var complaints) -> complaints;
      case Broken(_, var complaints) -> complaints;
    };
  }

  default Json json() {
    var fields = Json.object();
    switch (this) {
      case Green() -> fields.put("ended", "green");
      case Red(var exit, var words, _) ->
          fields.put("ended", "red").put("exit", exit).putTexts("words", words);
      case Broken(var why, _) -> fields.put("ended", "broken").put("why", why);
    }
    return fields.putEach("complaints", complaints(), Complaint::json).end();
  }

  static Ending of(Json.Obj json) {
    var complaints =
        json.list("complaints").stream().map(it -> Complaint.of(it.asObject())).toList();
    return switch (json.text("ended")) {
      case "green" -> new Green();
      case "red" -> new Red(Math.toIntExact(json.number("exit")), json.texts("words"), complaints);
      case "broken" -> new Broken(json.text("why"), complaints);
      default -> throw new JsonFault("no ending: " + json.text("ended"));
    };
  }
}
