package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import java.util.List;

/// What an audit found. `vouched` is the size of the last checkpoint that fits: what stands after
/// it is whole in itself, but no signature covers it yet. At most a hundred faults are listed;
/// `unlisted` counts the others.
public record AuditReport(
    boolean ok,
    long events,
    Hash root,
    int checkpoints,
    List<Fault> faults,
    long unlisted,
    long vouched,
    Blobs blobs) {
  public AuditReport {
    faults = List.copyOf(faults);
  }

  /// How many different blobs the entries name, and how many of them were not there to be looked at
  /// because the audited file does not carry blobs.
  public record Blobs(long named, long notIncluded) {}

  /// One thing that is wrong, where, and what it means, for a person.
  public record Fault(Kind kind, String where, String message) {

    public enum Kind {
      /// The text of an entry and its leaf do not belong together.
      CHANGED("changed"),
      /// Entries are not there.
      MISSING("missing"),
      /// Something stands where it does not belong.
      MISPLACED("misplaced"),
      /// Something cannot be read as what it should be.
      MALFORMED("malformed"),
      /// The entries do not add up to the root that was signed.
      ROOT("root"),
      /// A checkpoint vouches for more entries than there are.
      CUT_OFF("cut-off"),
      /// The key does not vouch for a checkpoint.
      SIGNATURE("signature"),
      /// A checkpoint is about another log.
      ORIGIN("origin"),
      /// Entries that a checkpoint should cover are covered by none.
      UNSIGNED("unsigned"),
      BLOB_MISSING("blob-missing"),
      BLOB_CHANGED("blob-changed"),
      /// The tree kept beside the entries is not the tree of the entries.
      EDGE("edge");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      public String word() {
        return word;
      }
    }
  }
}
