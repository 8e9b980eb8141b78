package dev.baton.adapters.registry;

import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Ecosystem;
import dev.baton.core.supply.Facts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A repository of Maven: a list of versions for each artifact, and a POM for each version. When
/// one was published is what the server says of its file.
final class MavenRepository implements Registry {
  private static final String XML = "application/xml, text/xml, */*";
  private static final int GENERATIONS = 8;
  private static final Pattern NEWEST =
      Pattern.compile("<(release|latest)>\\s*([^<\\s]+)\\s*</\\1>");
  private static final Pattern LICENCES = Pattern.compile("(?s)<licenses>(.*?)</licenses>");
  private static final Pattern NAME = Pattern.compile("<name>\\s*([^<]+?)\\s*</name>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");

  private final Fetcher fetcher;
  private final URI base;

  MavenRepository(Fetcher fetcher, URI base) {
    this.fetcher = fetcher;
    this.base = base;
  }

  @Override
  public Answer ask(Coordinate what) throws Unanswered {
    if (!what.isOpen()) {
      var pom = pom(what);
      if (pom.isPresent()) {
        return known(what, pom.get());
      }
    }
    var versions = fetcher.get(Registry.at(base, folder(what) + "maven-metadata.xml"), XML);
    if (versions.isEmpty()) {
      return new Answer.NoSuchPackage();
    }
    return what.isOpen() ? newest(what, versions.get().text()) : new Answer.NoSuchVersion();
  }

  private Answer newest(Coordinate what, String versions) throws Unanswered {
    var version = NEWEST.matcher(versions);
    var newest =
        version.find() ? new Coordinate(Ecosystem.MAVEN, what.name(), version.group(2)) : what;
    if (newest.isOpen() || !Ecosystem.MAVEN.allows(newest)) {
      throw new Unanswered("the list of versions of " + what.name() + " names no newest one");
    }
    return known(
        newest,
        pom(newest).orElseThrow(() -> new Unanswered("there is no POM of " + newest.words())));
  }

  private Answer known(Coordinate what, Fetcher.Document pom) throws Unanswered {
    if (!pom.text().contains("<project")) {
      throw new Unanswered("what came for " + what.words() + " is no POM");
    }
    return new Answer.Known(
        new Facts(what.version(), pom.since(), licences(pom.text(), 0), Optional.empty()));
  }

  // A licence is inherited where a POM names none.
  private List<String> licences(String pom, int generation) throws Unanswered {
    var own = LICENCES.matcher(pom);
    if (own.find()) {
      return NAME.matcher(own.group(1)).results().map(hit -> hit.group(1)).toList();
    }
    var parent = parent(pom);
    if (parent.isEmpty() || generation == GENERATIONS) {
      return List.of();
    }
    var above = pom(parent.get());
    return above.isEmpty() ? List.of() : licences(above.get().text(), generation + 1);
  }

  private static Optional<Coordinate> parent(String pom) {
    var block = PARENT.matcher(pom);
    if (!block.find()) {
      return Optional.empty();
    }
    var parent =
        new Coordinate(
            Ecosystem.MAVEN,
            element(block.group(1), "groupId") + ":" + element(block.group(1), "artifactId"),
            element(block.group(1), "version"));
    return parent.isOpen() || !Ecosystem.MAVEN.allows(parent)
        ? Optional.empty()
        : Optional.of(parent);
  }

  private static String element(String text, String name) {
    var match = Pattern.compile("<" + name + ">\\s*([^<\\s]+)\\s*<").matcher(text);
    return match.find() ? match.group(1) : "";
  }

  private Optional<Fetcher.Document> pom(Coordinate what) throws Unanswered {
    var artifact = what.name().substring(what.name().indexOf(':') + 1);
    return fetcher.get(
        Registry.at(
            base,
            "%s%s/%s-%s.pom".formatted(folder(what), what.version(), artifact, what.version())),
        XML);
  }

  private static String folder(Coordinate what) {
    int colon = what.name().indexOf(':');
    return what.name().substring(0, colon).replace('.', '/')
        + "/"
        + what.name().substring(colon + 1)
        + "/";
  }
}
