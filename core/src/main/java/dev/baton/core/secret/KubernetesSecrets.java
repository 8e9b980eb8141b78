package dev.baton.core.secret;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Values in the `data` of a Kubernetes manifest that says it is a Secret. Base64 hides nothing.
final class KubernetesSecrets implements Rule {
  private static final Pattern END_OF_DOCUMENT = Pattern.compile("(?m)^---");
  private static final Pattern IS_SECRET =
      Pattern.compile(
          "(?m)^[ \\t]*(?:kind:[ \\t]*[\"']?[Ss]ecret[\"']?|type:[ \\t]*kubernetes\\.io/\\S{1,64})[ \\t]*$");
  private static final Pattern PLAIN_API =
      Pattern.compile("(?m)^[ \\t]*apiVersion:[ \\t]*[\"']?v1[\"']?[ \\t]*$");
  private static final Pattern DATA = Pattern.compile("(?m)^([ \\t]*)data:[ \\t]*$");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[\\w.-]{1,64}:)?[ \\t]*[\"']?([A-Za-z0-9+/]{10,4000}={0,2})[\"']?[ \\t]*");

  @Override
  public List<String> hints() {
    return List.of("apiVersion:");
  }

  @Override
  public void find(String text, List<Integer> hinted, Consumer<Match> found) {
    var end = END_OF_DOCUMENT.matcher(text);
    int start = 0;
    while (start < text.length()) {
      int next = end.find() ? end.start() : text.length();
      if (next > start) {
        inDocument(text.substring(start, next), start, found);
      }
      start = next == text.length() ? next : end.end();
    }
  }

  private static void inDocument(String document, int offset, Consumer<Match> found) {
    var data = DATA.matcher(document);
    if (!IS_SECRET.matcher(document).find()
        || !PLAIN_API.matcher(document).find()
        || !data.find()) {
      return;
    }
    int at = data.end() + 1;
    for (var line : document.substring(Math.min(at, document.length())).split("\n", -1)) {
      int indent = line.length() - line.stripLeading().length();
      if (!line.isBlank() && indent <= data.group(1).length()) {
        return;
      }
      var value = VALUE.matcher(line.strip());
      if (value.matches() && !Placeholder.is(value.group(1))) {
        int from = offset + at + indent + value.start(1);
        found.accept(new Match("Kubernetes secret", from, from + value.group(1).length()));
      }
      at += line.length() + 1;
    }
  }
}
