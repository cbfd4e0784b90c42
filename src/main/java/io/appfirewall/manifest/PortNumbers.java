package io.appfirewall.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.regex.Pattern;

/** What tells ports' numbers and names apart, and which of them are legal. */
final class PortNumbers {
  static final int HIGHEST = 65_535;
  private static final int LONGEST_NAME = 15;
  private static final Pattern NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

  private PortNumbers() {}

  static boolean isGivenAsNumber(IntOrString port) {
    return port.getIntVal() != null;
  }

  static boolean isNumber(int port) {
    return port >= 1 && port <= HIGHEST;
  }

  /** An IANA service name (RFC 6335). */
  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
  }
}
