package dev.baton.core.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// A JSON value. Immutable.
public sealed interface Json {
  record Obj(SequencedMap<String, Json> fields) implements Json {
    public Obj {
      fields = Collections.unmodifiableSequencedMap(fields);
    }

    /// The field, or a complaint that names it: a missing field is a damaged record.
    public Json at(String name) {
      var value = fields.get(name);
      if (value == null) {
        throw new JsonFault("no field \"" + name + "\" in " + abridged(this));
      }
      return value;
    }

    public boolean has(String name) {
      return fields.containsKey(name);
    }

    public String text(String name) {
      return at(name).asText();
    }

    public String text(String name, String otherwise) {
      return fields.get(name) instanceof Str(var value) ? value : otherwise;
    }

    public long number(String name) {
      return at(name).asNumber();
    }

    public long number(String name, long otherwise) {
      return fields.get(name) instanceof Num(var value) ? value : otherwise;
    }

    public boolean flag(String name) {
      return fields.get(name) instanceof Bool(var value) && value;
    }

    public Obj object(String name) {
      return at(name).asObject();
    }

    /// The elements of an array field; none where the field is missing.
    public List<Json> list(String name) {
      return fields.get(name) instanceof Arr(var items) ? items : List.of();
    }

    public List<String> texts(String name) {
      return list(name).stream().map(Json::asText).toList();
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Str(String value) implements Json {}

  record Num(long value) implements Json {}

  /// A number with a fraction, as the outside world writes it; kept as text, never stored.
  record Frac(String literal) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  static Str of(String value) {
    return new Str(value);
  }

  static Num of(long value) {
    return new Num(value);
  }

  static Bool of(boolean value) {
    return new Bool(value);
  }

  static Arr texts(Collection<String> values) {
    return array(values, Json::of);
  }

  static <T> Arr array(Collection<? extends T> values, Function<? super T, ? extends Json> each) {
    var items = new ArrayList<Json>(values.size());
    for (var value : values) {
      items.add(each.apply(value));
    }
    return new Arr(items);
  }

  /// Starts an object whose fields keep the order they are added in; canonical writing sorts them.
  static Fields object() {
    return new Fields(new LinkedHashMap<>());
  }

  static Obj sorted(Map<String, Json> fields) {
    return new Obj(new TreeMap<>(fields));
  }

  default Obj asObject() {
    if (this instanceof Obj object) {
      return object;
    }
    throw new JsonFault("not an object: " + abridged(this));
  }

  default String asText() {
    if (this instanceof Str(var value)) {
      return value;
    }
    throw new JsonFault("not a text: " + abridged(this));
  }

  default long asNumber() {
    if (this instanceof Num(var value)) {
      return value;
    }
    throw new JsonFault("not a whole number: " + abridged(this));
  }

  /// Exact bytes, the same for the same value on every machine.
  default String canonical() {
    return JsonText.canonical(this);
  }

  /// Indented, for people; field order as built.
  default String pretty() {
    return JsonText.pretty(this);
  }

  static Json parse(String text) {
    return new JsonParser(text).document();
  }

  /// Reads a text that should be a canonical one.
  static Read read(String text) {
    var parser = new JsonParser(text);
    var value = parser.document();
    return new Read(value, parser.isCanonical());
  }

  /// What a text says. Where `isCanonical` is true, the text is what [#canonical] writes for the
  /// value; where it is false, only writing it can tell.
  record Read(Json value, boolean isCanonical) {}

  private static String abridged(Json value) {
    var text = JsonText.pretty(value).replaceAll("\\s+", " ");
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }

  /// Collects the fields of one object.
  final class Fields {
    private final SequencedMap<String, Json> fields;

    private Fields(SequencedMap<String, Json> fields) {
      this.fields = fields;
    }

    public Fields put(String name, Json value) {
      fields.put(name, value);
      return this;
    }

    public Fields put(String name, String value) {
      return put(name, of(value));
    }

    public Fields put(String name, long value) {
      return put(name, of(value));
    }

    public Fields put(String name, boolean value) {
      return put(name, of(value));
    }

    public Fields putTexts(String name, Collection<String> values) {
      return put(name, Json.texts(values));
    }

    public <T> Fields putEach(
        String name, Collection<? extends T> values, Function<? super T, ? extends Json> each) {
      return put(name, array(values, each));
    }

    public Obj end() {
      return new Obj(fields);
    }
  }
}
