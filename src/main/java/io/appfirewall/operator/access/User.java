package io.appfirewall.operator.access;

import java.util.List;
import java.util.Map;

/** Whose token it is, in the API server's words; all of it counts for what they may do. */
record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  User {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }
}
