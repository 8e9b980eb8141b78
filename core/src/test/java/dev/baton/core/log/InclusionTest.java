package dev.baton.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionTest {
  @ParameterizedTest(name = "{0} entries")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100})
  void each_entry_leads_to_the_root_and_no_other_does(int size) {
    var leaves = leaves(size);
    var root = root(leaves);

    for (int place = 0; place < size; place++) {
      var proof = Inclusion.of(leaves, place);
      assertThat(proof.rootWith(leaves.get(place))).as("entry %s", place).isEqualTo(root);
      assertThat(proof.rootWith(Hash.of("another"))).isNotEqualTo(root);
      if (size > 1) {
        assertThat(proof.rootWith(leaves.get((place + 1) % size))).isNotEqualTo(root);
      }
    }
  }

  private static List<Hash> leaves(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> Merkle.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static Hash root(List<Hash> leaves) {
    var tree = Merkle.empty();
    for (var leaf : leaves) {
      tree = tree.with(leaf);
    }
    return tree.root();
  }
}
