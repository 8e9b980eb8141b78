package dev.baton.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.config.PolicyReader.Keys;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an editor accepts and what Baton accepts are the same keys.
class SchemaTest {
  @Test
  void the_schema_names_exactly_the_keys_that_are_understood() throws IOException {
    var top = schema();

    assertThat(keys(top)).isEqualTo(Keys.TOP);
    assertThat(keys(under(top, "team").object("additionalProperties"))).isEqualTo(Keys.MEMBER);
    assertThat(keys(under(top, "gates").object("additionalProperties"))).isEqualTo(Keys.GATE);
    var rules = under(top, "policy");
    assertThat(keys(rules)).containsExactlyInAnyOrderElementsOf(Keys.RULES);
    assertThat(keys(under(rules, "budget"))).isEqualTo(Keys.BUDGET);
    assertThat(keys(under(rules, "approve"))).isEqualTo(Keys.APPROVE);
    assertThat(keys(under(top, "sandbox"))).isEqualTo(Keys.SANDBOX);
    assertThat(keys(under(top, "models").object("additionalProperties"))).isEqualTo(Keys.MODEL);
    var dependencies = under(top, "dependencies");
    assertThat(keys(dependencies)).isEqualTo(Keys.DEPENDENCIES);
    assertThat(keys(under(dependencies, "registries"))).isEqualTo(Keys.REGISTRIES);
    assertThat(keys(under(top, "waivers").object("items"))).isEqualTo(Keys.WAIVER);
  }

  @Test
  void the_schema_lets_no_other_key_through() throws IOException {
    var open = new ArrayList<String>();
    closed("baton.yaml", schema(), open);
    assertThat(open).isEmpty();
  }

  private static void closed(String where, Obj schema, List<String> open) {
    if (schema.has("properties") && !schema.at("additionalProperties").equals(Json.of(false))) {
      open.add(where);
    }
    schema
        .fields()
        .forEach((name, value) -> {
          if (value instanceof Obj inner && !name.equals("properties")) {
            closed(where + "/" + name, inner, open);
          }
        });
    if (schema.has("properties")) {
      schema
          .object("properties")
          .fields()
          .forEach((name, value) -> closed(where + "/" + name, value.asObject(), open));
    }
  }

  private static Obj under(Obj schema, String name) {
    return schema.object("properties").object(name);
  }

  private static List<String> keys(Obj schema) {
    return List.copyOf(schema.object("properties").fields().keySet());
  }

  private static Obj schema() throws IOException {
    try (var in = Main.class.getResourceAsStream("/schema/baton.schema.json")) {
      assertThat(in).isNotNull();
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
