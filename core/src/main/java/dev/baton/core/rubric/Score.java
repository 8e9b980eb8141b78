package dev.baton.core.rubric;

import dev.baton.core.measure.Share;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/// How one question did. `precision` is of what it found, `recall` of the defects planted for it;
/// each change counts once on either side, so that one talkative answer is one.
public record Score(String item, Share precision, Share recall, OptionalDouble agreement) {

  static Score of(RubricItem item, List<Sample> samples) {
    int right = count(samples.stream().filter(it -> it.right(item)).count());
    int wrong = count(samples.stream().filter(it -> it.wrong(item)).count());
    var planted = samples.stream().filter(it -> it.isSeededFor(item)).toList();
    int found = count(planted.stream().filter(it -> it.right(item)).count());
    var votes =
        samples.stream()
            .map(it ->
                it.votes().stream()
                    .map(vote -> vote.get(item.id()))
                    .filter(Objects::nonNull)
                    .toList())
            .toList();
    return new Score(
        item.id(),
        new Share(right, right + wrong),
        new Share(found, planted.size()),
        Agreement.alpha(votes));
  }

  private static int count(long number) {
    return Math.toIntExact(number);
  }
}
