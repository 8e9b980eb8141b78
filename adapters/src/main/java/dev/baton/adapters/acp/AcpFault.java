package dev.baton.adapters.acp;

/// The agent did not keep to the protocol, refused, or is gone. The message is for a person.
public final class AcpFault extends Exception {
  private static final long serialVersionUID = 1;

  AcpFault(String message) {
    super(message);
  }
}
