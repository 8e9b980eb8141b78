package dev.baton.core.secret;

import java.math.BigInteger;
import java.util.stream.Collectors;

/// Check digits: what tells a number that means somebody from one that only looks so.
final class Checksums {
  private static final BigInteger IBAN = BigInteger.valueOf(97);

  // Visa, Mastercard (old and new), American Express and Diners, UnionPay and Discover.
  private static final String ISSUERS =
      "4[0-9]{12}|4[0-9]{15}|4[0-9]{18}|5[1-5][0-9]{14}|2[2-7][0-9]{14}|3[0-9]{13,14}|6[0-9]{15,18}";

  private Checksums() {}

  /// ISO 13616.
  static boolean isIban(String text) {
    var plain = text.replace(" ", "");
    if (plain.length() < 15 || plain.length() > 34) {
      return false;
    }
    var turned = plain.substring(4) + plain.substring(0, 4);
    var digits =
        turned
            .chars()
            .mapToObj(c -> String.valueOf(Character.digit(c, 36)))
            .collect(Collectors.joining());
    return new BigInteger(digits).mod(IBAN).intValue() == 1;
  }

  /// As long as its issuer makes them, and Luhn's check digit.
  static boolean isCard(String text) {
    var digits = text.replaceAll("[ -]", "");
    if (!digits.matches(ISSUERS)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      var digit = digits.charAt(digits.length() - 1 - i) - '0';
      var weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
