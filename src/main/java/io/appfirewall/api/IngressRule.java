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

/** One door to the members: who may come in, and on which ports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.ports) != has(self.allPorts)",
    message = "give exactly one of ports and allPorts: true")
public record IngressRule(
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
    @JsonPropertyDescription("Who may come in: any one of these peers. There is at least one.")
        @Required
        @Size(min = 1, max = 50)
        @EachItem(
            @ValidationRule(
                value = "!has(self.entity) || self.entity != 'ClusterDNS'",
                fieldPath = ".entity",
                message =
                    "ClusterDNS is a peer for egress only: name it in to of a rule of egress, or"
                        + " remove it"))
        @Nullable List<Peer> from,
    @JsonPropertyDescription(
            "The ports of the members that are opened. Give exactly one of ports and "
                + "allPorts.")
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
