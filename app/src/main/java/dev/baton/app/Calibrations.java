package dev.baton.app;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.rubric.Authority;
import dev.baton.core.rubric.Calibration;
import dev.baton.core.rubric.Reviewer;
import dev.baton.core.rubric.Rubric;
import dev.baton.core.rubric.RubricItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What was measured here, in `.baton/rubric.json`, with Baton's signature over it: a file that
/// somebody wrote or changed by hand lets nothing block.
public final class Calibrations {
  private static final String FILE = "rubric.json";

  private final Optional<Calibration> measured;
  private final String fault;

  private Calibrations(Optional<Calibration> measured, String fault) {
    this.measured = measured;
    this.fault = fault;
  }

  public static Calibrations in(Place place) {
    var file = file(place);
    if (!Files.exists(file)) {
      return new Calibrations(Optional.empty(), "");
    }
    try {
      var document = Json.parse(Files.readString(file)).asObject();
      var statement = document.object("measured");
      var signed = Base64.getDecoder().decode(document.text("signature"));
      if (!place.key().verifyKey().vouchesFor(bytes(statement), signed)) {
        return new Calibrations(Optional.empty(), "it does not bear Baton's signature");
      }
      return new Calibrations(Optional.of(Calibration.of(statement)), "");
    } catch (IOException | JsonFault | IllegalArgumentException e) {
      return new Calibrations(Optional.empty(), "it cannot be read");
    }
  }

  public Optional<Calibration> measured() {
    return measured;
  }

  public Authority authority(RubricItem item, Rubric rubric, Reviewer reviewer, Instant now) {
    return item.mayBlock() && !fault.isEmpty()
        ? new Authority.Advises(".baton/" + FILE + " counts for nothing: " + fault)
        : Authority.of(item, rubric, reviewer, measured, now);
  }

  static void keep(Place place, Calibration calibration) {
    var statement = calibration.json();
    var document =
        Json.object()
            .put("measured", statement)
            .put(
                "signature", Base64.getEncoder().encodeToString(place.key().sign(bytes(statement))))
            .end();
    try {
      var draft = Files.createTempFile(place.folder(), "rubric", ".new");
      Files.writeString(draft, document.pretty() + "\n");
      Files.move(
          draft, file(place), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot keep the measurement: " + e.getMessage(), "see that .baton can be written");
    }
  }

  private static byte[] bytes(Json statement) {
    return statement.canonical().getBytes(StandardCharsets.UTF_8);
  }

  private static Path file(Place place) {
    return place.folder().resolve(FILE);
  }
}
