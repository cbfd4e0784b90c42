package io.appfirewall.core.check;

import io.appfirewall.core.diagnostic.Code;
import io.appfirewall.core.diagnostic.Diagnostic;
import io.appfirewall.core.diagnostic.FieldPath;
import io.appfirewall.core.model.Baseline;
import io.appfirewall.core.model.Direction;
import io.appfirewall.core.model.Entity;
import io.appfirewall.core.snapshot.Snapshot;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a baseline can get wrong: the same as a firewall's rules, at the entities it allows. */
public final class BaselineChecks {
  private BaselineChecks() {}

  public static Stream<Diagnostic> check(Baseline baseline, Snapshot snapshot) {
    return Arrays.stream(Direction.values())
        .filter(direction -> !baseline.allow(direction).isEmpty())
        .flatMap(direction -> check(baseline, direction, snapshot));
  }

  private static Stream<Diagnostic> check(
      Baseline baseline, Direction direction, Snapshot snapshot) {
    FieldPath path = FieldPath.SPEC.field("allow").field(direction.rulesField());
    Stream<Diagnostic> whole =
        baseline.policyTypes().contains(direction)
            ? Stream.of()
            : Stream.of(
                new Diagnostic(
                    Code.POLICY_TYPE_MISSING,
                    baseline.objectId(),
                    path,
                    PolicyTypeMissingCheck.complaint(direction, "entities")));
    return Stream.concat(
        whole,
        baseline.allow(direction).stream()
            .flatMap(entity -> check(baseline, direction, entity, path, snapshot)));
  }

  private static Stream<Diagnostic> check(
      Baseline baseline, Direction direction, Entity entity, FieldPath path, Snapshot snapshot) {
    if (!entity.isLegalIn(direction)) {
      return Stream.of(
          new Diagnostic(
              Code.WRONG_DIRECTION,
              baseline.objectId(),
              path,
              WrongDirectionCheck.complaint(entity, direction)));
    }
    if (AddressesUnknownCheck.areUnknown(entity, snapshot)) {
      return Stream.of(
          new Diagnostic(
              Code.ADDRESSES_UNKNOWN,
              baseline.objectId(),
              path,
              AddressesUnknownCheck.complaint(entity)));
    }
    return WorldIncludesPodsCheck.includesPods(entity, snapshot)
        ? Stream.of(
            new Diagnostic(
                Code.WORLD_INCLUDES_PODS,
                baseline.objectId(),
                path,
                WorldIncludesPodsCheck.COMPLAINT))
        : Stream.of();
  }
}
