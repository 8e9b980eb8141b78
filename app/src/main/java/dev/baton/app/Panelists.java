package dev.baton.app;

import dev.baton.app.Reviewers.Chosen;
import dev.baton.app.Reviewing.Panelist;
import dev.baton.core.hash.Hash;
import dev.baton.core.rubric.ReviewPrompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/// Where answers come from: asked now, or kept from when the very same was asked before.
final class Panelists {
  private Panelists() {}

  /// Asks each time.
  static Panelist fresh(Consultation consultation, Chosen chosen, Consumer<String> progress) {
    return (prompt, pass) -> {
      progress.accept("asking " + chosen.member().name() + ", pass " + pass);
      try {
        return Optional.of(consultation.ask(prompt.brief(), prompt.files(), ReviewPrompt.ANSWERS));
      } catch (Problem e) {
        if (e.exit() != Exit.BROKEN) {
          throw e;
        }
        progress.accept("pass " + pass + " failed: " + e.message());
        return Optional.empty();
      }
    };
  }

  /// Keeps each answer by what was asked of whom in which pass, so that a measurement that was
  /// interrupted goes on. A failed pass is not kept.
  static Panelist kept(Path folder, Chosen chosen, Panelist asking) {
    return (prompt, pass) -> {
      var file = folder.resolve(key(prompt, chosen, pass) + ".jsonl");
      try {
        if (Files.exists(file)) {
          return Optional.of(Files.readString(file));
        }
        var answers = asking.answers(prompt, pass);
        if (answers.isPresent()) {
          Files.createDirectories(folder);
          var draft = Files.createTempFile(folder, "answers", ".new");
          Files.write(draft, answers.get().getBytes(StandardCharsets.UTF_8));
          Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return answers;
      } catch (IOException e) {
        throw Problem.broken(
            "cannot keep answers in " + folder + ": " + e.getMessage(),
            "see that .baton can be written");
      }
    };
  }

  private static String key(ReviewPrompt prompt, Chosen chosen, int pass) {
    return Hash.of(prompt.hash() + "\0" + chosen.reviewer().identity() + "\0" + pass).hex();
  }
}
