package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names, by Kubernetes' rules for them. */
final class Names {
  static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;

  /** What firewalls and baselines may be called, so that their policies' names are legal, too. */
  static final int LONGEST_OWNER = 50;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][-a-z0-9]*\\*");
  private static final String WHAT_A_LABEL_IS =
      "lower-case letters, digits and '-', with a letter or digit at both ends";

  private final Findings findings;

  Names(Findings findings) {
    this.findings = findings;
  }

  /** A DNS label (RFC 1123). */
  static boolean isLabel(String text, int longest) {
    return text.length() <= longest && LABEL.matcher(text).matches();
  }

  /** A DNS subdomain: labels and dots. */
  static boolean isSubdomain(String text) {
    return text.length() <= LONGEST_SUBDOMAIN && SUBDOMAIN.matcher(text).matches();
  }

  Optional<String> label(@Nullable String text, int longest, FieldPath path) {
    if (text == null) {
      return findings.required(path, "a name is needed here: at most " + longest + " characters.");
    }
    if (isLabel(text, longest)) {
      return Optional.of(text);
    }
    String rule = "at most " + longest + " characters: " + WHAT_A_LABEL_IS;
    return invalid(text, rule, mended(text, longest), path);
  }

  Optional<String> subdomain(@Nullable String text, FieldPath path) {
    if (text == null) {
      return findings.required(path, "a name is needed here.");
    }
    if (isSubdomain(text)) {
      return Optional.of(text);
    }
    String rule = WHAT_A_LABEL_IS + ", in parts that dots may separate";
    return invalid(text, rule, mended(text, LONGEST_LABEL), path);
  }

  /** A namespace's name, or the beginning of one with {@code *} after it. */
  Optional<String> namespacePattern(String text, FieldPath path) {
    boolean legal =
        isLabel(text, LONGEST_LABEL)
            || (text.length() <= LONGEST_LABEL && PREFIX.matcher(text).matches());
    if (legal) {
      return Optional.of(text);
    }
    String rule = "the name of a namespace, or its beginning with one * at the end";
    return invalid(text, rule, Optional.empty(), path);
  }

  private Optional<String> invalid(
      String text, String rule, Optional<String> mended, FieldPath path) {
    String question = mended.map(name -> " Did you mean " + name + "?").orElse("");
    findings.add(
        Code.INVALID_NAME,
        path,
        Shown.quoted(text) + " is not a name that is legal here: use " + rule + "." + question);
    return Optional.empty();
  }

  private static Optional<String> mended(String text, int longest) {
    if (text.length() > longest) {
      return Optional.empty();
    }
    String mended =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return Optional.of(mended).filter(name -> isLabel(name, longest));
  }
}
