package dev.baton.core.blame;

import java.util.regex.Pattern;

/// What a commit says of its author. Weak evidence, used where there is no better: a commit without
/// a sign of an agent is taken for a person's.
public final class Signed {
  // Claude, Devin and Jules are people's names as well, so they count only with something beside.
  private static final String PRODUCTS =
      "(copilot|codex|cursor|gemini|aider|openhands|windsurf|claude (code|opus|sonnet|haiku))";
  private static final String MAILS =
      "(noreply@(anthropic|openai)\\.com|cursoragent@cursor\\.com|"
          + "([0-9]+\\+)?[a-z-]*(copilot|claude|codex|devin|jules|gemini)[a-z-]*(\\[bot\\])?"
          + "@users\\.noreply\\.github\\.com)";
  private static final Pattern TRAILER =
      Pattern.compile(
          "(?im)^co-authored-by:.*(\\b"
              + PRODUCTS
              + "\\b|<"
              + MAILS
              + ">).*$"
              + "|^(assisted-by|generated-by|entire-checkpoint):\\s*\\S.*$");
  private static final Pattern AGENT =
      Pattern.compile(
          "(?i)"
              + PRODUCTS
              + "|.*(copilot|claude|codex|devin|jules|gemini|cursor).*\\[bot\\]"
              + "|.*\\(aider\\)|.*[ -]agent");
  private static final Pattern MAIL = Pattern.compile("(?i)" + MAILS);

  private Signed() {}

  public static Origin by(String author, String email, String message) {
    return AGENT.matcher(author.strip()).matches()
            || MAIL.matcher(email.strip()).matches()
            || TRAILER.matcher(message).find()
        ? Origin.AGENT
        : Origin.HUMAN;
  }
}
