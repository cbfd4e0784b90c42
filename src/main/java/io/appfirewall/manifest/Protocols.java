package io.appfirewall.manifest;

import io.appfirewall.core.model.Protocol;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the protocols of Kubernetes' own objects, whose default is TCP. */
final class Protocols {
  private Protocols() {}

  static Optional<Protocol> read(@Nullable String text) {
    return text == null
        ? Optional.of(Protocol.TCP)
        : Arrays.stream(Protocol.values())
            .filter(protocol -> protocol.name().equals(text))
            .findFirst();
  }
}
