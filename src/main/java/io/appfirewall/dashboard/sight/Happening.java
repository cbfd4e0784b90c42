package io.appfirewall.dashboard.sight;

import java.time.Instant;
import java.util.Optional;

/**
 * A Kubernetes Event on one of our objects.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param count how often it was so
 * @param last when it was so last, if that is known
 */
public record Happening(
    String type, String reason, String message, int count, Optional<Instant> last) {}
