package io.appfirewall.core.lint;

import io.appfirewall.core.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** Finds one kind of thing that is legal and hardly meant. */
interface Lint {
  List<Lint> ALL =
      List.of(
          new NoMembers(),
          new UnusedGroup(),
          new NoSuchPods(),
          new NoSuchPort(),
          new RedundantRule(),
          new DuplicatesBaseline(),
          new Shadowed(),
          new OverBroad(),
          new BlockOverlapsPods(),
          new HalfOpen());

  Stream<Diagnostic> lint(Landscape landscape);
}
