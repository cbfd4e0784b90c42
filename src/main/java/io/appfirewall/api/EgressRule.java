package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One door out of the members: whom they may talk to, and on which ports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.ports) || !has(self.allPorts)",
    message = "give exactly one of ports and allPorts: true")
@ValidationRule(
    value =
        "has(self.ports) || has(self.allPorts) || self.to.all(peer, has(peer.service)"
            + " || has(peer.entity) && peer.entity in ['KubeAPIServer', 'ClusterDNS'])",
    message =
        "give ports, or allPorts: true; they may be left out only where every peer brings its own"
            + " ports (service, KubeAPIServer, ClusterDNS)")
@ValidationRule(
    value =
        "!has(self.ports) && !has(self.allPorts)"
            + " || !self.to.exists(peer, has(peer.entity) && peer.entity == 'ClusterDNS')",
    message =
        "ClusterDNS brings its own ports: give it a rule of its own, without ports and allPorts")
@ValidationRule(
    value =
        "!has(self.ports) || !self.ports.exists(port, has(port.port) && type(port.port) == string)"
            + " || !self.to.exists(peer, has(peer.ipBlock) || has(peer.addressGroup)"
            + " || has(peer.entity) && peer.entity in ['World', 'Nodes', 'KubeAPIServer'])",
    fieldPath = ".ports",
    message =
        "addresses have no named ports: give the number of the port for ipBlock, addressGroup,"
            + " World, Nodes and KubeAPIServer")
public record EgressRule(
    @JsonPropertyDescription(
            "Name of the rule, a DNS label that is unique among the rules of its direction; "
                + "messages and status speak of the rule by this name.")
        @Required
        @Size(max = 63)
        @ValidationRule(value = Schema.NAME, message = Schema.NAME_MESSAGE)
        @Nullable String name,
    @JsonPropertyDescription("What this rule is for, in your own words; it changes nothing.")
        @Size(max = 1024)
        @Nullable String description,
    @JsonPropertyDescription(
            "Whom the members may talk to: any one of these peers. There is at least one.")
        @Required
        @Size(min = 1, max = 50)
        @EachItem(
            @ValidationRule(
                value =
                    "!has(self.entity) || !(self.entity in ['IngressControllers', 'Monitoring'])",
                fieldPath = ".entity",
                message =
                    "IngressControllers and Monitoring are peers for ingress only: name them in"
                        + " from of a rule of ingress, or remove them"))
        @Nullable List<Peer> to,
    @JsonPropertyDescription(
            "The ports of the peers that the members may use; of a service, the ports of the "
                + "Service. Give exactly one of ports and allPorts; both may be left out where "
                + "every peer brings ports of its own (service, KubeAPIServer) and must be with "
                + "ClusterDNS.")
        @Size(min = 1, max = 32)
        @Nullable List<Port> ports,
    @JsonPropertyDescription(
            "True opens every port of every protocol. Give exactly one of ports and allPorts.")
        @ValidationRule(value = Schema.TRUE, message = Schema.TRUE_MESSAGE)
        @Nullable Boolean allPorts,
    @JsonPropertyDescription(
            "The moment, as an RFC 3339 date and time such as 2027-01-31T00:00:00Z, from "
                + "which the rule is dropped. Without it the rule does not expire.")
        @Size(max = 64)
        @Format("date-time")
        @Pattern(Schema.DATE_TIME)
        @Nullable String expiresAt) {}
