package dev.baton.core.discover;

import static java.util.stream.Collectors.toSet;

import dev.baton.core.discover.Asked.Kind;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Questions an agent thought of. They block nothing, whoever reads them knows whose they are, and
/// there are never more than a person will read.
public final class Suggestions {
  private static final Pattern LINE =
      Pattern.compile("^[-*] ([A-Z]+-[0-9]+): ([^\\p{Cntrl}]{8,300}\\?)\\s*$", Pattern.MULTILINE);
  private static final int MOST = 20;

  private Suggestions() {}

  /// Those of the lines `- LND-003: What happens at night?` that are about an item there is and
  /// have not been asked before.
  public static List<Asked> in(String text, Spec spec) {
    var index = new SpecIndex(spec);
    var known = spec.all(Question.class).map(it -> key(it.title())).collect(toSet());
    var all = new LinkedHashMap<String, Asked>();
    LINE.matcher(text)
        .results()
        .forEach(line -> {
          var question = line.group(1) + ": " + line.group(2).strip();
          ItemId.parse(line.group(1))
              .flatMap(index::find)
              .map(Item::id)
              .filter(_ -> !known.contains(key(question)))
              .ifPresent(about -> all.putIfAbsent(key(question), asked(about, question)));
        });
    return all.values().stream().limit(MOST).toList();
  }

  private static Asked asked(ItemId about, String question) {
    return new Asked(Kind.SUGGESTED, about, question, List.of(), "nothing changes");
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
