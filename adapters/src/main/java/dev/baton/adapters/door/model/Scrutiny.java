package dev.baton.adapters.door.model;

/// What is looked for in requests, and what happens to what is found.
///
/// @param personal whether bank accounts, cards and e-mail addresses count, too
public record Scrutiny(Treatment treatment, boolean personal) {
  public enum Treatment {
    /// Nothing is looked for.
    NONE,
    /// The request is refused.
    BLOCK,
    /// A name goes in place of what was found, and what was found goes in place of the name where
    /// the answer has it.
    REPLACE
  }

  public static Scrutiny none() {
    return new Scrutiny(Treatment.NONE, false);
  }

  public static Scrutiny block() {
    return new Scrutiny(Treatment.BLOCK, false);
  }

  public static Scrutiny replace() {
    return new Scrutiny(Treatment.REPLACE, false);
  }

  public Scrutiny withPersonalData() {
    return new Scrutiny(treatment, true);
  }
}
