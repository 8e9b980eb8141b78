package dev.baton.app.page;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// `openapi.json`, read as far as it goes here: what a document must look like, and one that does.
record Description(Json.Obj whole) {
  static Description read() {
    return new Description(Json.parse(Assets.read("openapi.json")).asObject());
  }

  Json.Obj paths() {
    return whole.object("paths");
  }

  /// What is wrong with a document, by where in it.
  List<String> faults(Json value, Json.Obj schema) {
    var faults = new ArrayList<String>();
    check("", value, resolved(schema), faults);
    return faults;
  }

  private Json.Obj resolved(Json.Obj schema) {
    return schema.has("$ref")
        ? whole
            .object("components")
            .object("schemas")
            .object(schema.text("$ref").replaceFirst(".*/", ""))
        : schema;
  }

  private void check(String at, Json value, Json.Obj schema, List<String> faults) {
    switch (schema.text("type")) {
      case "object" -> {
        if (!(value instanceof Json.Obj object)) {
          faults.add(at + " is no object");
          return;
        }
        schema.texts("required").stream()
            .filter(name -> !object.has(name))
            .forEach(name -> faults.add(at + "/" + name + " is missing"));
        object
            .fields()
            .forEach((name, inner) -> {
              var properties = schema.object("properties");
              if (properties.has(name)) {
                check(at + "/" + name, inner, resolved(properties.object(name)), faults);
              } else {
                faults.add(at + "/" + name + " is described nowhere");
              }
            });
      }
      case "array" -> {
        if (value instanceof Json.Arr(var items)) {
          items.forEach(it -> check(at + "[]", it, resolved(schema.object("items")), faults));
        } else {
          faults.add(at + " is no array");
        }
      }
      case "boolean" -> {
        if (!(value instanceof Json.Bool)) {
          faults.add(at + " is neither true nor false");
        }
      }
      case "integer" -> {
        if (!(value instanceof Json.Num)) {
          faults.add(at + " is no whole number");
        }
      }
      default -> {
        if (!(value instanceof Json.Str(var text))) {
          faults.add(at + " is no text");
        } else if (schema.has("enum") && !schema.texts("enum").contains(text)) {
          faults.add(at + " is \"" + text + "\", which is not on the list");
        }
      }
    }
  }

  /// A document by chance: mostly like the description, at times not.
  Json some(Json.Obj unresolved, SplittableRandom chance) {
    var schema = resolved(unresolved);
    if (chance.nextInt(12) == 0) {
      return List.<Json>of(
              Json.of("\u202e<script>"),
              Json.of(-1),
              new Json.Null(),
              new Json.Arr(List.of()),
              Json.of(true))
          .get(chance.nextInt(5));
    }
    return switch (schema.text("type")) {
      case "object" -> {
        var object = Json.object();
        schema
            .object("properties")
            .fields()
            .forEach((name, inner) -> {
              if (chance.nextInt(3) > 0 || schema.texts("required").contains(name)) {
                object.put(name, some(inner.asObject(), chance));
              }
            });
        yield object.end();
      }
      case "integer" -> Json.of(chance.nextInt(2_000));
      default -> {
        var words =
            schema.has("enum")
                ? schema.texts("enum")
                : List.of(
                    "T-01",
                    "T-04",
                    "T-99",
                    "",
                    "x".repeat(20_000),
                    "$80",
                    "a; b",
                    "\r\n\0",
                    "../..");
        yield Json.of(words.get(chance.nextInt(words.size())));
      }
    };
  }
}
