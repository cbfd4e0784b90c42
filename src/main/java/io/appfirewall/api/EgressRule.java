package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One door out of the members: whom they may talk to, and on which ports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EgressRule(
    @JsonPropertyDescription(
            "Name of the rule, a DNS label that is unique among the rules of its direction; "
                + "messages and status speak of the rule by this name.")
        @Required
        @Nullable String name,
    @JsonPropertyDescription("What this rule is for, in your own words; it changes nothing.")
        @Size(max = 1024)
        @Nullable String description,
    @JsonPropertyDescription(
            "Whom the members may talk to: any one of these peers. There is at least one.")
        @Required
        @Size(min = 1, max = 50)
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
        @Nullable Boolean allPorts,
    @JsonPropertyDescription(
            "The moment, as an RFC 3339 date and time such as 2027-01-31T00:00:00Z, from "
                + "which the rule is dropped. Without it the rule does not expire.")
        @Nullable String expiresAt) {}
