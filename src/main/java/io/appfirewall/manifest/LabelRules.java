package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads keys and values of labels, by Kubernetes' rules for them. */
public final class LabelRules {
  private static final int LONGEST = 63;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final String RULE =
      "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends";

  private final Findings findings;

  LabelRules(Findings findings) {
    this.findings = findings;
  }

  /** Whether it can be the key of a label. */
  public static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? isName(text)
        : Names.isSubdomain(text.substring(0, slash)) && isName(text.substring(slash + 1));
  }

  /** Whether it can be the value of a label. */
  public static boolean isValue(String text) {
    return text.isEmpty() || isName(text);
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST && NAME.matcher(text).matches();
  }

  Optional<String> key(String text, FieldPath path) {
    if (isKey(text)) {
      return Optional.of(text);
    }
    findings.add(
        Code.INVALID_LABEL,
        path,
        Shown.quoted(text)
            + " is not the key of a label: use "
            + RULE
            + "; a DNS name and '/' may stand before it.");
    return Optional.empty();
  }

  Optional<String> value(String text, FieldPath path) {
    if (isValue(text)) {
      return Optional.of(text);
    }
    findings.add(
        Code.INVALID_LABEL,
        path,
        Shown.quoted(text) + " is not the value of a label: use " + RULE + ", or nothing.");
    return Optional.empty();
  }
}
