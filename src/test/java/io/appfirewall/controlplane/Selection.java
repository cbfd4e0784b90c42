package io.appfirewall.controlplane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Picks one of the kinds that a machine offers. */
record Selection(boolean ci, Function<ControlPlaneKind, Offer> offers) {
  Choice choose(Optional<String> named) {
    return named.map(this::theOneNamed).orElseGet(this::theFirstThereIs);
  }

  private Choice theOneNamed(String name) {
    ControlPlaneKind kind =
        ControlPlaneKind.named(name)
            .orElseThrow(() ->
                new IllegalStateException(
                    "There is no control plane of kind " + name + ". Kinds are " + kinds() + "."));
    return switch (offers.apply(kind)) {
      case Offer.Made(var choice) -> choice;
      case Offer.None(var reason) ->
          throw new IllegalStateException(
              "The control plane " + kind + " is not possible here: " + reason + ".");
    };
  }

  private Choice theFirstThereIs() {
    List<String> reasons = new ArrayList<>();
    for (ControlPlaneKind kind : ControlPlaneKind.BY_DEFAULT) {
      if (ci && kind == ControlPlaneKind.EMBEDDED) {
        // Whoever wants the imitation in CI has to say so; else a green build would mean nothing.
        break;
      }
      switch (offers.apply(kind)) {
        case Offer.Made(var choice) -> {
          return choice;
        }
        case Offer.None(var reason) -> reasons.add(kind + ": " + reason);
      }
    }
    throw new IllegalStateException(
        "There is no genuine control plane here and CI=true, so the embedded one is not taken."
            + " Build one with -Dcontrolplane=go, or name another. Tried: "
            + String.join("; ", reasons)
            + ".");
  }

  private static String kinds() {
    return Arrays.stream(ControlPlaneKind.values())
        .map(ControlPlaneKind::label)
        .collect(Collectors.joining(", "));
  }
}
