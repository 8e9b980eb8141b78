package dev.baton.core.imports;

/// Something a file names, as it is written there; what it means takes the other files to know.
public record Mention(String name, int line, Form form) {
  public enum Form {
    /// Exactly that, or a member of it.
    ONE,
    /// Everything in it that the file uses: `import a.b.*`.
    ALL,
    /// Perhaps a name with its package, perhaps a chain of fields: only a type known or a name of
    /// three parts counts.
    CHAIN
  }

  static Mention one(String name, int line) {
    return new Mention(name, line, Form.ONE);
  }
}
