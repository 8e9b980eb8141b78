package dev.baton.app;

/// How a command ends; scripts rely on these.
public final class Exit {
  public static final int YES = 0;
  public static final int NO = 1;
  public static final int USAGE = 2;
  public static final int WAITS = 3;
  public static final int BROKEN = 4;
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
