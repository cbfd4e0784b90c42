package io.appfirewall.manifest.input;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AddressGroupSpec;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.AppFirewallSpec;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.api.FirewallBaselineSpec;
import io.appfirewall.api.OwnResource;
import io.appfirewall.core.model.Kind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The kinds of object that are kept. */
enum KnownKind {
  APP_FIREWALL(
      Kind.APP_FIREWALL, OwnResource.API_VERSION, AppFirewall.class, AppFirewallSpec.class),
  FIREWALL_BASELINE(
      Kind.FIREWALL_BASELINE,
      OwnResource.API_VERSION,
      FirewallBaseline.class,
      FirewallBaselineSpec.class),
  ADDRESS_GROUP(
      Kind.ADDRESS_GROUP, OwnResource.API_VERSION, AddressGroup.class, AddressGroupSpec.class),
  CLUSTER_ADDRESS_GROUP(
      Kind.CLUSTER_ADDRESS_GROUP,
      OwnResource.API_VERSION,
      ClusterAddressGroup.class,
      AddressGroupSpec.class),
  NAMESPACE(Kind.NAMESPACE, "v1", Namespace.class),
  SERVICE(Kind.SERVICE, "v1", Service.class),
  NODE(Kind.NODE, "v1", Node.class),
  ENDPOINT_SLICE(Kind.ENDPOINT_SLICE, "discovery.k8s.io/v1", EndpointSlice.class),
  NETWORK_POLICY(Kind.NETWORK_POLICY, "networking.k8s.io/v1", NetworkPolicy.class),
  POD(Kind.POD, "v1", Pod.class),
  REPLICATION_CONTROLLER(Kind.REPLICATION_CONTROLLER, "v1", ReplicationController.class),
  DEPLOYMENT(Kind.DEPLOYMENT, "apps/v1", Deployment.class),
  STATEFUL_SET(Kind.STATEFUL_SET, "apps/v1", StatefulSet.class),
  DAEMON_SET(Kind.DAEMON_SET, "apps/v1", DaemonSet.class),
  REPLICA_SET(Kind.REPLICA_SET, "apps/v1", ReplicaSet.class),
  JOB(Kind.JOB, "batch/v1", Job.class),
  CRON_JOB(Kind.CRON_JOB, "batch/v1", CronJob.class);

  private static final Map<String, KnownKind> BY_NAME =
      Arrays.stream(values())
          .collect(
              toUnmodifiableMap(
                  known -> name(known.apiVersion, known.kind.toString()), known -> known));

  private final Kind kind;
  private final String apiVersion;
  private final Class<? extends HasMetadata> type;
  private final Optional<Class<? extends Record>> spec;

  KnownKind(
      Kind kind,
      String apiVersion,
      Class<? extends HasMetadata> type,
      Class<? extends Record> spec) {
    this.kind = kind;
    this.apiVersion = apiVersion;
    this.type = type;
    this.spec = Optional.of(spec);
  }

  KnownKind(Kind kind, String apiVersion, Class<? extends HasMetadata> type) {
    this.kind = kind;
    this.apiVersion = apiVersion;
    this.type = type;
    this.spec = Optional.empty();
  }

  static Optional<KnownKind> of(RawObject object) {
    return Optional.ofNullable(BY_NAME.get(name(object.apiVersion(), object.kind())));
  }

  private static String name(String apiVersion, String kind) {
    return apiVersion + " " + kind;
  }

  boolean isNamespaced() {
    return switch (this) {
      case FIREWALL_BASELINE, CLUSTER_ADDRESS_GROUP, NAMESPACE, NODE -> false;
      case APP_FIREWALL, ADDRESS_GROUP, SERVICE, ENDPOINT_SLICE, NETWORK_POLICY -> true;
      case POD, REPLICATION_CONTROLLER, DEPLOYMENT, STATEFUL_SET, DAEMON_SET -> true;
      case REPLICA_SET, JOB, CRON_JOB -> true;
    };
  }

  Kind kind() {
    return kind;
  }

  Class<? extends HasMetadata> type() {
    return type;
  }

  boolean isOurs() {
    return spec.isPresent();
  }

  /** What an object of this kind may hold; known of our own kinds. */
  Optional<Schema.Fields> schema() {
    return spec.map(Schema::object);
  }
}
