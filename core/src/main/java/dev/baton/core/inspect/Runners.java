package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files that a gate's command runs: whoever writes them says what is green.
final class Runners {
  private static final Pattern WORD = Pattern.compile("[^\\s;&|()<>\"'`$]+");
  private static final Pattern MAKE = Pattern.compile("\\b(make|gmake)\\b");
  private static final Pattern MAKEFILE = Pattern.compile("GNUmakefile|[Mm]akefile");
  private static final Pattern NPM = Pattern.compile("\\b(npm|pnpm|yarn|bun)\\b");
  private static final Pattern SCRIPT =
      Pattern.compile("^\\s*\"(pre|post)?(test|build|check|ci|verify|lint)[\\w:-]*\"\\s*:\\s*\"");

  private Runners() {}

  static boolean isOneOf(List<String> commands, FileChange file) {
    return commands.stream().anyMatch(command -> runs(command, file));
  }

  private static boolean runs(String command, FileChange file) {
    return WORD.matcher(command)
            .results()
            .map(word -> word.group().startsWith("./") ? word.group().substring(2) : word.group())
            .anyMatch(file.path()::equals)
        || (MAKE.matcher(command).find() && MAKEFILE.matcher(file.path()).matches())
        || (NPM.matcher(command).find()
            && file.path().equals("package.json")
            && Stream.concat(file.added().stream(), file.removed().stream())
                .map(Line::text)
                .anyMatch(text -> SCRIPT.matcher(text).find()));
  }
}
