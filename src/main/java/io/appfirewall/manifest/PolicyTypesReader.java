package io.appfirewall.manifest;

import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads in which directions pods are isolated. */
final class PolicyTypesReader {
  static final FieldPath PATH = FieldPath.SPEC.field("policyTypes");

  private final Items items;
  private final Words words;

  PolicyTypesReader(Findings findings) {
    this.items = new Items(findings);
    this.words = new Words(findings);
  }

  Optional<SortedSet<Direction>> read(List<String> policyTypes) {
    List<Direction> earlier = new ArrayList<>();
    return items
        .readSome(
            policyTypes,
            Direction.values().length,
            PATH,
            (text, at) ->
                words
                    .read(text, at, List.of(Direction.values()))
                    .flatMap(direction -> items.unique(direction, earlier, at)))
        .map(TreeSet::new);
  }
}
