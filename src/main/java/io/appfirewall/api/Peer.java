package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The other end of a rule, in exactly one of several kinds. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "[has(self.firewall), has(self.pods), has(self.service), has(self.ipBlock),"
            + " has(self.addressGroup), has(self.entity)].filter(given, given).size() == 1",
    message =
        "a peer is exactly one of firewall, pods, service, ipBlock, addressGroup and entity: give"
            + " each a peer of its own")
public record Peer(
    @JsonPropertyDescription("The members of another AppFirewall, or of this one.")
        @Nullable FirewallReference firewall,
    @JsonPropertyDescription("Pods, chosen by their labels and by those of their namespaces.")
        @Nullable PodsPeer pods,
    @JsonPropertyDescription(
            "A Service: in a rule of egress, the pods or addresses behind it on the ports of "
                + "the Service; in a rule of ingress, the pods behind it.")
        @Nullable ServiceReference service,
    @JsonPropertyDescription("A block of addresses.") @Nullable IpBlock ipBlock,
    @JsonPropertyDescription(
            "The addresses of an AddressGroup of this namespace or of a ClusterAddressGroup.")
        @Nullable AddressGroupReference addressGroup,
    @JsonPropertyDescription(
            "A well-known peer: All, World, Cluster, SameNamespace, KubeAPIServer or Nodes; "
                + "ClusterDNS only in to; IngressControllers and Monitoring only in from.")
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
        @Nullable String entity) {}
