package io.appfirewall.manifest;

import io.appfirewall.core.model.Kind;
import io.appfirewall.core.model.NamespacedName;
import io.appfirewall.core.model.ObjectId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an object is called, which in a manifest may be missing or anything at all. */
public final class Metadata {
  /** The namespace of a manifest that does not name one. */
  public static final String DEFAULT_NAMESPACE = "default";

  /** What messages call an object without a name. */
  public static final String NAMELESS = "(nameless)";

  private static final int LONGEST_NAMESPACE = 63;

  private Metadata() {}

  static String namespace(HasMetadata object) {
    String namespace = meta(object).getNamespace();
    return namespace == null || namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
  }

  /** As given; empty when it is not, or is the empty text. */
  static Optional<String> name(HasMetadata object) {
    return Optional.ofNullable(meta(object).getName()).filter(name -> !name.isEmpty());
  }

  static Optional<String> uid(HasMetadata object) {
    return Optional.ofNullable(meta(object).getUid()).filter(uid -> !uid.isEmpty());
  }

  /** By which messages know an object of a kind that is kept. */
  public static ObjectId id(HasMetadata object) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.toString().equals(object.getKind()))
        .findFirst()
        .map(kind -> id(kind, object))
        .orElseThrow(() -> new IllegalArgumentException(object.getKind() + " is not kept"));
  }

  /** By which messages know the object, even when its name is not legal. */
  public static ObjectId id(Kind kind, HasMetadata object) {
    String name = Shown.key(name(object).orElse(NAMELESS));
    return switch (kind) {
      case FIREWALL_BASELINE, CLUSTER_ADDRESS_GROUP, NAMESPACE, NODE ->
          ObjectId.cluster(kind, name);
      case APP_FIREWALL,
          ADDRESS_GROUP,
          NETWORK_POLICY,
          SERVICE,
          ENDPOINT_SLICE,
          POD,
          REPLICATION_CONTROLLER,
          DEPLOYMENT,
          STATEFUL_SET,
          DAEMON_SET,
          REPLICA_SET,
          JOB,
          CRON_JOB ->
          ObjectId.namespaced(kind, new NamespacedName(Shown.key(namespace(object)), name));
    };
  }

  /** Whether a namespace may be called so: a DNS label (RFC 1123). */
  public static boolean isNamespace(String name) {
    return Names.isLabel(name, LONGEST_NAMESPACE);
  }

  /** Whether an object of most kinds may be called so: a DNS subdomain (RFC 1123). */
  public static boolean isObjectName(String name) {
    return Names.isSubdomain(name);
  }

  /** The generation of an object's spec, where it is known. */
  public static @Nullable Long generation(HasMetadata object) {
    return meta(object).getGeneration();
  }

  /** The name of a namespaced object, for one that the API server has checked. */
  static NamespacedName namespacedName(HasMetadata object) {
    return new NamespacedName(namespace(object), name(object).orElse(NAMELESS));
  }

  private static ObjectMeta meta(HasMetadata object) {
    @Nullable ObjectMeta meta = object.getMetadata();
    return Objects.requireNonNullElseGet(meta, ObjectMeta::new);
  }
}
