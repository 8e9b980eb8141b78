package dev.baton.core.secret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps what was hidden, in memory only, under a name that a model can carry around:
/// `[[SECRET_1]]`. The same secret has the same name each time, or a conversation that is sent
/// again and again would never be the same. Safe for several threads.
public final class Vault {
  /// Begins every name.
  public static final String MARK = "[[SECRET_";

  private static final Pattern NAME = Pattern.compile("\\[\\[SECRET_([1-9][0-9]{0,5})]]");

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> secrets = new ArrayList<>();

  /// The text with names in place of what was found in it.
  public synchronized String hide(String text, List<Match> found) {
    var out = new StringBuilder();
    int at = 0;
    for (var match : found) {
      out.append(text, at, match.start());
      out.append(MARK).append(number(text.substring(match.start(), match.end()))).append("]]");
      at = match.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  /// The text with the secrets back in it, each written the way the place needs. A name that nobody
  /// gave stays.
  public synchronized String restore(String text, UnaryOperator<String> writing) {
    return NAME.matcher(text)
        .replaceAll(result -> {
          var number = Integer.parseInt(result.group(1));
          return Matcher.quoteReplacement(
              number > secrets.size() ? result.group() : writing.apply(secrets.get(number - 1)));
        });
  }

  public synchronized boolean isEmpty() {
    return secrets.isEmpty();
  }

  public synchronized int size() {
    return secrets.size();
  }

  private int number(String secret) {
    return numbers.computeIfAbsent(
        secret,
        one -> {
          secrets.add(one);
          return secrets.size();
        });
  }

  @Override
  public String toString() {
    return "Vault of " + size();
  }
}
