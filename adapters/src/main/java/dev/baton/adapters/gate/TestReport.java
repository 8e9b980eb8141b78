package dev.baton.adapters.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What JUnit XML files say: tests that ran, and those among them that failed. Skipped tests did
/// not run. One that failed and then passed in the same run failed: nobody knows which of the two
/// is true. A suite's own failure, outside any test, is one too. A file that cannot be read counts
/// as a complaint, never as a success.
record TestReport(int files, int ran, List<String> failed, List<String> unreadable) {
  private static final int MOST_FAILURES = 200;

  TestReport {
    failed = List.copyOf(failed);
    unreadable = List.copyOf(unreadable);
  }

  static TestReport read(Path folder, Predicate<String> isResult) {
    var reader = new Reader();
    for (var path : files(folder, isResult)) {
      reader.read(folder.resolve(path), path);
    }
    return new TestReport(reader.files, reader.ran, reader.failed, reader.unreadable);
  }

  static List<String> files(Path folder, Predicate<String> isResult) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(isResult)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static final class Reader {
    // No DTD and nothing external: the file was written by the code that is being judged.
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
      XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final List<String> failed = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int files;
    private int ran;

    void read(Path file, String name) {
      try (InputStream in = Files.newInputStream(file)) {
        var xml = XML.createXMLStreamReader(in);
        cases(xml);
        files++;
      } catch (IOException | XMLStreamException e) {
        unreadable.add(name);
      }
    }

    private void cases(XMLStreamReader xml) throws XMLStreamException {
      String suite = "?";
      String current = "";
      boolean inCase = false;
      boolean skipped = false;
      boolean red = false;
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "testcase" -> {
              current = name(xml);
              inCase = true;
              skipped = false;
              red = false;
            }
            case "skipped" -> skipped |= inCase;
            case "failure", "error", "flakyFailure", "flakyError" -> {
              red |= inCase;
              if (!inCase) {
                count(suite, true, true);
              }
            }
            case "testsuite" -> suite = name(xml);
            default -> {
              // Output, properties.
            }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("testcase")) {
          inCase = false;
          count(current, skipped, red);
        }
      }
    }

    private void count(String name, boolean skipped, boolean red) {
      if (!skipped) {
        ran++;
      }
      if (red && failed.size() < MOST_FAILURES) {
        failed.add(name);
      }
    }

    private static String name(XMLStreamReader xml) {
      var type = xml.getAttributeValue(null, "classname");
      var method = xml.getAttributeValue(null, "name");
      return (type == null ? "" : type + "#") + (method == null ? "?" : method);
    }
  }
}
