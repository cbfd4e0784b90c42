package io.appfirewall.api;

/** The words that the schemas of several records share: patterns, CEL rules and their messages. */
final class Schema {
  static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
  static final String DNS_SUBDOMAIN =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
  static final String LABEL_KEY =
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
          + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";
  static final String LABEL_VALUE = "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$";

  /** RFC 6335: parts of letters and digits, joined by single hyphens, a letter somewhere. */
  static final String PORT_NAME = "^([a-z0-9]+-)*[a-z0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$";

  static final String DATE_TIME =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";

  static final String NAME = "self.matches('" + DNS_LABEL + "')";
  static final String NAME_MESSAGE =
      "this name must be a DNS label: lower-case letters, digits and hyphens, such as checkout-api";
  static final String DOTTED_NAME = "self.matches(r'" + DNS_SUBDOMAIN + "')";
  static final String DOTTED_NAME_MESSAGE =
      "this name must be a DNS name: lower-case letters, digits, hyphens and dots, such as offices";
  static final String NAME_IS_SHORT_LABEL =
      "self.metadata.name.size() <= 50 && self.metadata.name.matches('" + DNS_LABEL + "')";
  static final String NAME_IS_SHORT_LABEL_MESSAGE =
      "metadata.name must be a DNS label (lower-case letters, digits and hyphens, no dots) of at"
          + " most 50 characters, since NetworkPolicies are named after it";

  static final String SELECTS_SOMETHING =
      "has(self.matchLabels) && size(self.matchLabels) > 0"
          + " || has(self.matchExpressions) && size(self.matchExpressions) > 0";
  static final String EMPTY_POD_SELECTOR =
      "an empty selector would select every pod: give it labels, or say allPods: true in its place";
  static final String EMPTY_NAMESPACE_SELECTOR =
      "an empty selector would select every namespace: give it labels, or say allNamespaces: true"
          + " in its place";
  static final String LABEL_KEYS =
      "self.all(key, key.indexOf('/') <= 253 && key.matches(r'" + LABEL_KEY + "'))";
  static final String LABEL_KEYS_MESSAGE =
      "a label key is a name of at most 63 letters, digits, '-', '_' and '.', perhaps after a DNS"
          + " name and a slash, such as app.kubernetes.io/name";

  static final String TRUE = "self";
  static final String TRUE_MESSAGE =
      "only true can be said here: write true, or leave the field out";

  static final String ONE_KIND_OF_PODS = "has(self.podSelector) != has(self.allPods)";
  static final String ONE_KIND_OF_PODS_MESSAGE =
      "give exactly one of podSelector and allPods: true";
  static final String ONE_KIND_OF_NAMESPACES =
      "has(self.namespaceSelector) != has(self.allNamespaces)";

  static final String CIDR = "isCIDR(self)";

  /** What a pattern can tell of a CIDR, for want of the rules below. */
  static final String LIKE_A_CIDR = "^[0-9a-f:.]+/[0-9]{1,3}$";

  static final String CIDR_MESSAGE =
      "isIP(self) ? '%s is one address: did you mean %s/%d?'"
          + ".format([self, self, ip(self).family() == 4 ? 32 : 128])"
          + " : '%s is not a CIDR: write an address, a slash and the length of the prefix,"
          + " such as 10.0.0.0/8 or 2001:db8::/32'.format([self])";
  static final String CANONICAL = "!isCIDR(self) || string(cidr(self).masked()) == self";
  static final String CANONICAL_MESSAGE =
      "'%s is not written canonically: did you mean %s?'"
          + ".format([self, string(cidr(self).masked())])";
  static final String EXCEPT_INSIDE =
      "!has(self.except) || !isCIDR(self.cidr) || self.except.all(part, !isCIDR(part)"
          + " || cidr(self.cidr).containsCIDR(part)"
          + " && cidr(self.cidr).prefixLength() < cidr(part).prefixLength())";
  static final String EXCEPT_INSIDE_MESSAGE =
      "'what is excepted must lie strictly inside %s: take it out, or widen cidr'"
          + ".format([self.cidr])";

  static final String CIDR_IS =
      "A block of IPv4 or IPv6 addresses such as 203.0.113.0/24 or 2001:db8:40::/48, written"
          + " canonically: no bits set beyond the prefix, IPv6 as RFC 5952 has it.";
  static final String EXCEPT_IS =
      "Blocks of addresses that are left out. Each lies strictly inside cidr.";

  private Schema() {}
}
