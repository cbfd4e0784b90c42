package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.FieldPath;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads free text and moments in time. */
final class Texts {
  static final int LONGEST_DESCRIPTION = 1024;
  private static final int LONGEST_TIME = 64;

  // Java takes more than RFC 3339 has, such as a time without seconds.
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private final Findings findings;

  Texts(Findings findings) {
    this.findings = findings;
  }

  /** The text, or nothing at all when it is absent. */
  String description(@Nullable String text, int longest, FieldPath path) {
    if (text == null) {
      return "";
    }
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      findings.add(
          Code.TOO_LONG,
          path,
          "the text has " + length + " characters, and at most " + longest + " are possible.");
    }
    return text;
  }

  Optional<Instant> time(@Nullable String text, FieldPath path) {
    if (text == null) {
      return Optional.empty();
    }
    String upper = text.toUpperCase(Locale.ROOT);
    if (text.length() <= LONGEST_TIME && DATE_TIME.matcher(upper).matches()) {
      try {
        return Optional.of(OffsetDateTime.parse(upper).toInstant());
      } catch (DateTimeParseException e) {
        // A thirteenth month or the like: reported below.
      }
    }
    findings.add(
        Code.INVALID_TIME,
        path,
        Shown.quoted(text)
            + " is not an RFC 3339 date and time: write it like 2027-01-31T00:00:00Z.");
    return Optional.empty();
  }
}
