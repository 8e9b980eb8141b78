package ferry.fare;

/// What a crossing costs, in cents.
public final class Fares {
  private static final int CENTS_PER_METRE = 95;

  private Fares() {}

  public static int cents(int metres) {
    return CENTS_PER_METRE * metres;
  }

  /// 475 cents read `4.75`.
  public static String inWords(int cents) {
    var rest = cents % 100;
    return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
