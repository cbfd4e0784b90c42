package io.appfirewall.core.diagnostic;

import static io.appfirewall.core.diagnostic.Family.CLUSTER;
import static io.appfirewall.core.diagnostic.Family.INPUT;
import static io.appfirewall.core.diagnostic.Family.LINT;
import static io.appfirewall.core.diagnostic.Family.REFERENCE;
import static io.appfirewall.core.diagnostic.Family.SPEC;
import static io.appfirewall.core.diagnostic.Family.UNKNOWN;
import static io.appfirewall.core.diagnostic.Family.UNREAD;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The stable name of a kind of diagnostic: a condition's reason, the command line's code and the
 * key in docs/diagnostics.md. Names are part of the public contract; none is ever reused.
 */
public enum Code {
  REQUIRED(SPEC),
  EXACTLY_ONE(SPEC),
  EMPTY_SELECTOR(SPEC),
  EMPTY_LIST(SPEC),
  NOT_TRUE(SPEC),
  INVALID_NAME(SPEC),
  INVALID_PORT(SPEC),
  INVALID_PORT_NAME(SPEC),
  INVALID_RANGE(SPEC),
  INVALID_CIDR(SPEC),
  CIDR_NOT_CANONICAL(SPEC),
  EXCEPT_OUTSIDE(SPEC),
  TOO_MANY(SPEC),
  TOO_LONG(SPEC),
  DUPLICATE(SPEC),
  UNKNOWN_VALUE(SPEC),
  UNKNOWN_FIELD(SPEC),
  WRONG_TYPE(SPEC),
  WRONG_DIRECTION(SPEC),
  POLICY_TYPE_MISSING(SPEC),
  PORTS_REQUIRED(SPEC),
  PORTS_FORBIDDEN(SPEC),
  NAMED_PORT_NEEDS_PODS(SPEC),
  GROUP_ONLY_HAS_RULES(SPEC),
  INVALID_SELECTOR(SPEC),
  INVALID_LABEL(SPEC),
  INVALID_TIME(SPEC),
  TOO_LARGE(SPEC),

  FIREWALL_NOT_FOUND(REFERENCE),
  FIREWALL_NOT_READABLE(REFERENCE),
  SERVICE_NOT_FOUND(REFERENCE),
  SERVICE_PORT_NOT_FOUND(REFERENCE),
  SERVICE_IS_EXTERNAL_NAME(REFERENCE),
  ADDRESS_GROUP_NOT_FOUND(REFERENCE),
  ADDRESS_GROUP_NOT_READABLE(REFERENCE),
  NOT_PERMITTED(REFERENCE),

  ADDRESSES_UNKNOWN(UNKNOWN),

  WORLD_INCLUDES_PODS(LINT),
  EMPTY_ADDRESS_GROUP(LINT),
  SERVICE_WITHOUT_ENDPOINTS(LINT),
  OVERLAPPING_BASELINES(LINT),
  RULE_EXPIRED(LINT),
  NO_MEMBERS(LINT),
  UNUSED_GROUP(LINT),
  NO_SUCH_PODS(LINT),
  NO_SUCH_PORT(LINT),
  REDUNDANT_RULE(LINT),
  DUPLICATES_BASELINE(LINT),
  SHADOWED(LINT),
  OVER_BROAD(LINT),
  BLOCK_OVERLAPS_PODS(LINT),
  HALF_OPEN(LINT),
  COULD_BE_BASELINE(LINT),
  COULD_BE_ENTITY(LINT),

  UNREADABLE(INPUT),
  NO_MANIFESTS(INPUT),
  NOT_RENDERED(INPUT),
  UNPARSABLE(INPUT),
  UNKNOWN_KIND(INPUT),
  DUPLICATE_OBJECT(INPUT),
  INVALID_NETWORK_POLICY(INPUT),
  INEXPRESSIBLE(INPUT),

  CONFLICT(CLUSTER),
  DRIFTED(CLUSTER),

  NOT_LISTED(UNREAD),
  NOT_INSTALLED(UNREAD);

  private final Family family;
  private final String text;

  Code(Family family) {
    this.family = family;
    this.text =
        Arrays.stream(name().split("_", -1))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  public Family family() {
    return family;
  }

  /** As users see it: {@code FirewallNotFound}. */
  @Override
  public String toString() {
    return text;
  }
}
