package dev.baton.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tree against the definition in RFC 6962, section 2.1, written down as it stands there.
class MerkleTest {
  // The inputs and roots of the reference tests of certificate-transparency.
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void has_the_published_root_of_nothing() {
    assertThat(Merkle.empty().root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void has_the_published_roots_of_the_reference_inputs() {
    var tree = Merkle.empty();
    for (int i = 0; i < INPUTS.size(); i++) {
      tree = tree.with(Merkle.leaf(HexFormat.of().parseHex(INPUTS.get(i))));

      assertThat(tree.root().hex()).as("root of %d leaves", i + 1).isEqualTo(ROOTS.get(i));
    }
  }

  @Test
  void grows_in_place_to_the_same_tree() {
    var tree = Merkle.empty();
    var edge = new MerkleEdge();
    for (int size = 0; size <= 300; size++) {
      assertThat(edge.tree()).isEqualTo(tree);
      assertThat(edge.root()).isEqualTo(tree.root());

      var leaf = Merkle.leaf(new byte[] {(byte) size, (byte) (size >> 8)});
      tree = tree.with(leaf);
      edge.add(leaf);
    }
  }

  @Test
  void has_the_root_that_the_definition_asks_for_at_every_size() {
    var tree = Merkle.empty();
    var leaves = new ArrayList<byte[]>();
    for (int size = 0; size <= 300; size++) {
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.edge()).hasSize(Integer.bitCount(size));
      assertThat(tree.root().hex())
          .as("root of %d leaves", size)
          .isEqualTo(HexFormat.of().formatHex(naive(leaves)));
      var leaf = ("leaf " + size * 31).getBytes(StandardCharsets.UTF_8);
      leaves.add(leaf);
      tree = tree.with(Merkle.leaf(leaf));
    }
  }

  @Test
  void goes_on_from_its_edge_alone() {
    var tree = Merkle.empty();
    for (int size = 0; size < 77; size++) {
      tree = new Merkle(tree.size(), tree.edge()).with(Hash.of("x" + size));
    }
    var whole = Merkle.empty();
    for (int size = 0; size < 77; size++) {
      whole = whole.with(Hash.of("x" + size));
    }
    assertThat(tree).isEqualTo(whole);
  }

  private static byte[] naive(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Hash.digest().digest();
    }
    if (leaves.size() == 1) {
      return prefixed(0).digest(leaves.getFirst());
    }
    var half = Integer.highestOneBit(leaves.size() - 1);
    var node = prefixed(1);
    node.update(naive(leaves.subList(0, half)));
    node.update(naive(leaves.subList(half, leaves.size())));
    return node.digest();
  }

  private static MessageDigest prefixed(int prefix) {
    var digest = Hash.digest();
    digest.update((byte) prefix);
    return digest;
  }
}
