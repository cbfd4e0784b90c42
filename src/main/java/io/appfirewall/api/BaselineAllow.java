package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a baseline leaves open. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BaselineAllow(
    @JsonPropertyDescription(
            "Who may talk to every pod: All, World, Cluster, SameNamespace, KubeAPIServer, "
                + "Nodes, IngressControllers or Monitoring. Without it, nobody.")
        @Size(min = 1, max = 16)
        @OneOf({
          "All",
          "World",
          "Cluster",
          "SameNamespace",
          "ClusterDNS",
          "KubeAPIServer",
          "Nodes",
          "IngressControllers",
          "Monitoring"
        })
        @Distinct
        @EachItem(
            @ValidationRule(
                value = "self != 'ClusterDNS'",
                message =
                    "ClusterDNS is a peer for egress only: name it in allow.egress, or remove it"))
        @Nullable List<String> ingress,
    @JsonPropertyDescription(
            "Whom every pod may talk to: All, World, Cluster, SameNamespace, ClusterDNS, "
                + "KubeAPIServer or Nodes. Without it, nobody, but for DNS.")
        @Size(min = 1, max = 16)
        @OneOf({
          "All",
          "World",
          "Cluster",
          "SameNamespace",
          "ClusterDNS",
          "KubeAPIServer",
          "Nodes",
          "IngressControllers",
          "Monitoring"
        })
        @Distinct
        @EachItem(
            @ValidationRule(
                value = "!(self in ['IngressControllers', 'Monitoring'])",
                message =
                    "IngressControllers and Monitoring are peers for ingress only: name them in"
                        + " allow.ingress, or remove them"))
        @Nullable List<String> egress) {}
