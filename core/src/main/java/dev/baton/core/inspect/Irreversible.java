package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Operations that cannot be taken back once they have run.
final class Irreversible implements Inspection {
  private static final Gate GATE = new Gate("G37", "irreversible operations", 1, Severity.HUMAN);
  private static final int MANY = 30;

  private static final Pattern SQL_FILE =
      Pattern.compile("(.*/)?[^/]*\\.sql|(.*/)?(migrations?|db/migrate|liquibase|flyway)/.*");
  private static final Pattern SQL =
      Pattern.compile(
          "\\b(DROP\\s+(TABLE|DATABASE|SCHEMA|COLUMN|INDEX|VIEW)\\b|TRUNCATE(\\s+TABLE)?\\s+\\w"
              + "|DELETE\\s+FROM\\s+[\\w.]+\\s*(;|$)|ALTER\\s+TABLE\\b.*\\bDROP\\b"
              + "|SET\\s+NOT\\s+NULL\\b|ADD\\s+(COLUMN\\s+)?\\w+\\s+[^,;]*\\bNOT\\s+NULL\\b(?!.*DEFAULT)"
              + "|drop_table\\b|remove_column\\b|DropColumn\\b|dropColumn\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SHELL_FILE =
      Pattern.compile("(.*/)?[^/]*\\.(sh|bash|ya?ml|tf|py|rb|ps1)|(.*/)?Makefile|(.*/)?Dockerfile");
  private static final Pattern SHELL =
      Pattern.compile(
          "\\b(terraform|pulumi|cdk)\\s+destroy\\b|\\bkubectl\\s+delete\\b|\\bdropdb\\b"
              + "|\\baws\\s+s3\\s+rb\\b|\\bgsutil\\s+rb\\b|\\bgit\\s+push\\s+(--force|-f)\\b"
              + "|\\brm\\s+-[a-zA-Z]*r[a-zA-Z]*f?\\s+(/|~|\\$HOME|\\$\\{HOME\\})(\\s|$|/\\*)");

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    var findings = new ArrayList<GateFinding>();
    change
        .change()
        .staying()
        .forEach(file -> {
          lines(file, SQL_FILE, SQL, findings);
          lines(file, SHELL_FILE, SHELL, findings);
        });
    var gone = change.change().files().stream().filter(file -> !file.stays()).count();
    if (gone > MANY) {
      findings.add(
          new GateFinding("many-deleted", "the whole change", 0, "deletes " + gone + " files"));
    }
    return findings;
  }

  /// The file changes what a database holds.
  static boolean isSql(String path) {
    return SQL_FILE.matcher(path).matches();
  }

  private static void lines(
      FileChange file, Pattern where, Pattern what, List<GateFinding> findings) {
    if (where.matcher(file.path()).matches()) {
      file.added().stream()
          .filter(line -> what.matcher(line.text()).find())
          .map(line ->
              new GateFinding("irreversible", file.path(), line.number(), line.text().strip()))
          .forEach(findings::add);
    }
  }
}
