package io.appfirewall.cluster;

import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;

/** Where objects are looked at, and rights are needed. */
public sealed interface Place {
  /** In every namespace, and outside of namespaces. */
  record Everywhere() implements Place {}

  record InNamespace(String name) implements Place {}

  static Place everywhere() {
    return new Everywhere();
  }

  static Place in(String namespace) {
    return new InNamespace(namespace);
  }

  /** Its namespace; empty when it is not one alone. */
  default Optional<String> namespace() {
    return switch (this) {
      case Everywhere everywhere -> Optional.empty();
      case InNamespace(var name) -> Optional.of(name);
    };
  }

  /** Those objects of a kind that are here. */
  default <T, L, R extends Resource<T>> FilterWatchListDeletable<T, L, R> of(
      MixedOperation<T, L, R> all) {
    return switch (this) {
      case Everywhere everywhere -> all.inAnyNamespace();
      case InNamespace(var name) -> all.inNamespace(name);
    };
  }
}
