package dev.baton.app.cli;

import dev.baton.app.Cells;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.core.json.Json;
import dev.baton.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/// What stands between a hostile performer and the target, by the configuration alone.
final class Checklist {
  private Checklist() {}

  private record Item(String what, boolean on, String words) {}

  static int show(Call call, Place place, Policy policy) {
    var items = items(policy);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.checklist/1")
              .putEach(
                  "items",
                  items,
                  item ->
                      Json.object()
                          .put("what", item.what())
                          .put("on", item.on())
                          .put("words", item.words())
                          .end())
              .end());
    } else {
      var console = call.console();
      console.table(
          items.stream()
              .map(item ->
                  List.of(
                      item.on() ? console.good("on") : console.warn("off"),
                      item.what(),
                      item.words()))
              .toList());
      console.line("attack it: baton -C " + place.top() + " redteam");
    }
    return items.stream().allMatch(Item::on) ? Exit.YES : Exit.NO;
  }

  private static List<Item> items(Policy policy) {
    var items = new ArrayList<Item>();
    var walls = Cells.wallsIfAny();
    items.add(
        new Item(
            "performers and gates in cells",
            walls.holds() && !policy.uncontained(),
            policy.uncontained() ? "containment: none in baton.yaml" : walls.name()));
    items.add(
        new Item(
            "no host can be reached",
            policy.cell().hosts().isEmpty(),
            String.join(", ", policy.cell().hosts())));
    items.add(
        new Item(
            "nothing of yours can be read",
            policy.cell().read().isEmpty(),
            String.join(", ", policy.cell().read())));
    items.add(new Item("tests decide", policy.test().isPresent(), "gates.test"));
    items.add(
        new Item(
            "the base's tests hold for the change",
            !policy.tests().isEmpty(),
            policy.tests().isEmpty() ? "say which files are tests: tests:" : "tests:"));
    items.add(
        new Item(
            "tests that no performer has seen",
            policy.held().isPresent(),
            policy.held().isPresent() ? "gates.held" : "see gates.held in the guide"));
    items.add(
        new Item(
            "a budget that stops before it is passed",
            !policy.models().isEmpty(),
            policy.models().isEmpty() ? "without prices only tokens count: models:" : "models:"));
    items.add(
        new Item(
            "no gate is waived",
            policy.waivers().isEmpty(),
            policy.waivers().stream()
                .map(waiver ->
                    "%s by %s until %s: %s"
                        .formatted(waiver.gate(), waiver.by(), waiver.until(), waiver.why()))
                .reduce((one, other) -> one + "; " + other)
                .orElse("")));
    return items;
  }
}
