package ferry;

import static trial.Assert.assertEquals;
import static trial.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import trial.Test;

/// The harbour office files everything by code. Two things with one code cannot be filed.
public class CodesTest {
  private static final Pattern CODE = Pattern.compile("CODE = \"(X-\\d\\d)\"");
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  public void noTwoClassesHaveTheSameCode() throws IOException {
    var classByCode = new TreeMap<String, String>();
    var clashes = new ArrayList<String>();
    for (var file : sources()) {
      var name = file.getFileName().toString().replace(".java", "");
      var found = CODE.matcher(Files.readString(file));
      while (found.find()) {
        var other = classByCode.put(found.group(1), name);
        if (other != null) {
          clashes.add(found.group(1) + " is both " + other + " and " + name);
        }
      }
    }
    assertTrue(!classByCode.isEmpty(), "no code found under " + SOURCES);
    assertEquals(List.of(), clashes);
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
