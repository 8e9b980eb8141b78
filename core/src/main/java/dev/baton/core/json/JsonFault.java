package dev.baton.core.json;

/// Text that is not JSON, or JSON that is not what the reader was promised.
public final class JsonFault extends RuntimeException {
  public JsonFault(String message) {
    super(message);
  }
}
