package dev.baton.core.run;

/// Names one run of one plan, as `R-7`.
public record RunId(String value) {
  public RunId {
    if (!value.matches("R-[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
