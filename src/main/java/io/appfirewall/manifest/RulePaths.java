package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.diagnostic.FieldPath.RuleRef;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where rules are: by name, or by number where the name is not legal or taken already. */
public final class RulePaths {
  private RulePaths() {}

  /** One path for each rule, in the order of their names. */
  public static List<FieldPath> of(Direction direction, List<Optional<String>> names) {
    FieldPath rules = FieldPath.SPEC.field(direction.rulesField());
    Set<String> taken = new HashSet<>();
    List<FieldPath> paths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Optional<String> name = names.get(i).filter(n -> Names.isLabel(n, Names.LONGEST_LABEL));
      paths.add(
          name.filter(taken::add)
              .map(n -> FieldPath.of(new RuleRef(direction, n)))
              .orElse(rules.index(i)));
    }
    return paths;
  }
}
