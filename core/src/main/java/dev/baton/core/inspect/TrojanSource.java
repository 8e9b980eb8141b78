package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Characters that make a line read as something else than it is: directions that turn text around,
/// marks that cannot be seen, letters of one script among those of another.
final class TrojanSource implements Inspection {
  private static final Gate GATE =
      new Gate("G04", "text that is not what it seems", 1, Severity.BLOCK);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change.change().staying().flatMap(TrojanSource::inFile).toList();
  }

  private static Stream<GateFinding> inFile(FileChange file) {
    return file.added().stream()
        .flatMap(line ->
            fault(line).stream()
                .map(fault -> new GateFinding("trojan-source", file.path(), line.number(), fault)));
  }

  private static Optional<String> fault(Line line) {
    var text = line.text();
    if (text.chars().allMatch(c -> c < 0x80)) {
      return Optional.empty();
    }
    return unseen(text, line.number()).or(() -> MixedScripts.in(text));
  }

  private static Optional<String> unseen(String text, int number) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      var length = Character.charCount(c);
      if (turns(c)) {
        return Optional.of("U+%04X turns the direction of the text".formatted(c));
      }
      if (c >= 0xE0000 && c <= 0xE007F && !isFlag(text, at)) {
        return Optional.of("U+%04X is a tag that cannot be seen".formatted(c));
      }
      if (isInvisible(c) && !isMarkAtStart(c, at, number) && !joinsLetters(text, at, length)) {
        return Optional.of("U+%04X cannot be seen".formatted(c));
      }
      at += length;
    }
    return Optional.empty();
  }

  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isInvisible(int c) {
    return c == 0x200B
        || c == 0x200C
        || c == 0x200D
        || (c >= 0x2060 && c <= 0x2064)
        || c == 0xFEFF
        || c == 0x180E
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || (c >= 0xE0100 && c <= 0xE01EF);
  }

  /// A byte order mark says nothing bad at the very beginning of a file.
  private static boolean isMarkAtStart(int c, int at, int number) {
    return c == 0xFEFF && at == 0 && number == 1;
  }

  /// Joiners belong between the letters of some scripts and between the parts of an emoji.
  private static boolean joinsLetters(String text, int at, int length) {
    int c = text.codePointAt(at);
    if (c != 0x200C && c != 0x200D) {
      return false;
    }
    return at > 0
        && at + length < text.length()
        && text.codePointBefore(at) >= 0x300
        && text.codePointAt(at + length) >= 0x300;
  }

  // The flags of England, Scotland and Wales are a black flag and tags.
  private static boolean isFlag(String text, int at) {
    int flag = text.lastIndexOf("\uD83C\uDFF4", at);
    return flag >= 0
        && text.substring(flag + 2, at).codePoints().allMatch(c -> c >= 0xE0020 && c <= 0xE007F);
  }
}
