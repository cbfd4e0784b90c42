package io.appfirewall.operator;

import io.appfirewall.api.AddressGroup;
import io.appfirewall.api.AppFirewall;
import io.appfirewall.api.ClusterAddressGroup;
import io.appfirewall.api.FirewallBaseline;
import io.appfirewall.cluster.Place;
import io.appfirewall.cluster.Scope;
import io.appfirewall.operator.AppFirewallProperties.Access;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the operator asks of the API server: the rights that it uses, and the only ones. */
@Component
final class Rights {
  private static final List<Class<? extends HasMetadata>> OURS =
      List.of(
          AppFirewall.class, FirewallBaseline.class, AddressGroup.class, ClusterAddressGroup.class);

  /** Our kinds and those that decide about policies. */
  private static final List<Class<? extends HasMetadata>> WATCHED =
      Stream.concat(
              OURS.stream(),
              Stream.of(
                  NetworkPolicy.class,
                  Namespace.class,
                  Pod.class,
                  Service.class,
                  EndpointSlice.class,
                  Node.class))
          .toList();

  private final KubernetesClient client;
  private final OperatorNamespace namespace;
  private final AppFirewallProperties properties;
  private final Scope scope;

  Rights(
      KubernetesClient client,
      OperatorNamespace namespace,
      AppFirewallProperties properties,
      Scope scope) {
    this.client = client;
    this.namespace = namespace;
    this.properties = properties;
    this.scope = scope;
  }

  /**
   * One of them.
   *
   * @param resource plural, with the subresource: {@code appfirewalls/status}
   */
  record Right(String group, String resource, String verb, Place place) {
    Right(String group, String resource, String verb) {
      this(group, resource, verb, Place.everywhere());
    }

    static Right to(String verb, Class<? extends HasMetadata> kind) {
      return to(verb, kind, "");
    }

    static Right to(String verb, Class<? extends HasMetadata> kind, String subresource) {
      return new Right(HasMetadata.getGroup(kind), HasMetadata.getPlural(kind) + subresource, verb);
    }

    Right in(Place place) {
      return new Right(group, resource, verb, place);
    }

    /** As kubectl has it: {@code networkpolicies.networking.k8s.io}. */
    String target() {
      return resource
          + (group.isEmpty() ? "" : "." + group)
          + place.namespace().map(namespace -> " in namespace " + namespace).orElse("");
    }
  }

  /** Those of a ClusterRole, or of a Role in each namespace where only some are watched. */
  static List<Right> of(Scope scope) {
    return scope.places().stream()
        .flatMap(place -> within(scope).map(right -> right.in(place)))
        .toList();
  }

  private static Stream<Right> within(Scope scope) {
    return Stream.of(
            watched(scope).flatMap(kind -> rights(kind, "list", "watch")),
            rights(NetworkPolicy.class, "get", "create", "update", "delete"),
            OURS.stream().filter(scope::covers).map(kind -> Right.to("update", kind, "/status")),
            rights(Event.class, "create"))
        .flatMap(rights -> rights);
  }

  /** The kinds that are watched. */
  static Stream<Class<? extends HasMetadata>> watched(Scope scope) {
    return WATCHED.stream().filter(scope::covers);
  }

  /** Those of a ClusterRole, too, with which it is found out who asks and what they may. */
  static List<Right> ofReviews() {
    return Stream.of(TokenReview.class, SubjectAccessReview.class)
        .map(kind -> Right.to("create", kind))
        .toList();
  }

  /** Those beside them with which pages show Events, and without which they show none. */
  static List<Right> ofPages(Scope scope) {
    return scope.places().stream()
        .flatMap(place -> rights(Event.class, "list", "watch").map(right -> right.in(place)))
        .toList();
  }

  /** Those of a Role in the operator's own namespace, where there are several replicas. */
  static List<Right> ofOwnNamespace() {
    return rights(Lease.class, "get", "create", "update", "patch").toList();
  }

  private static Stream<Right> rights(Class<? extends HasMetadata> kind, String... verbs) {
    return Stream.of(verbs).map(verb -> Right.to(verb, kind));
  }

  /** What the API server says that we may not do in what is watched. */
  List<Right> denied() {
    Stream<Right> reviews =
        ofReviews().stream()
            .filter(right ->
                properties.metrics().access() == Access.TOKEN
                    || properties.dashboard().access() == Access.TOKEN);
    return Stream.concat(of(scope).stream(), reviews).filter(right -> isDenied(right, "")).toList();
  }

  /** What it says that we may not do to become the leader. */
  List<Right> deniedToLeaders() {
    return ofOwnNamespace().stream()
        .filter(right -> properties.leaderElection().enabled())
        .map(right -> right.in(Place.in(namespace.name())))
        .filter(right -> isDenied(right, properties.leaderElection().lease()))
        .toList();
  }

  private boolean isDenied(Right right, String name) {
    String[] resource = right.resource().split("/", 2);
    SelfSubjectAccessReview question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(right.verb())
            .withGroup(right.group())
            .withResource(resource[0])
            .withSubresource(resource.length > 1 ? resource[1] : null)
            .withNamespace(right.place().namespace().orElse(""))
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    try {
      var answer = client.authorization().v1().selfSubjectAccessReview().create(question);
      return answer.getStatus() != null && !answer.getStatus().getAllowed();
    } catch (KubernetesClientException e) {
      // Not even that may be asked.
      return false;
    }
  }
}
