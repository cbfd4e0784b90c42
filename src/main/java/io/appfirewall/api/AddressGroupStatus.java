package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an address group. */
@JsonClassDescription("What the operator made of the group; it is not for you to write.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressGroupStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("How many entries the group has.") @Nullable Integer entries,
    @JsonPropertyDescription(
            "How many blocks remain once blocks that touch or overlap have been joined.")
        @Nullable Integer aggregated,
    @JsonPropertyDescription("The families of the addresses: IPv4, IPv6 or both.")
        @Size(max = 2)
        @OneOf({"IPv4", "IPv6"})
        @Nullable List<String> families,
    @JsonPropertyDescription("Which firewalls name this group.") @Nullable UsedBy usedBy,
    @JsonPropertyDescription(
            "What is known of the object, in the form that Kubernetes has for it: Accepted, "
                + "ResolvedRefs, Programmed, and Ready as the sum.")
        @Size(max = 16)
        @ListKey("type")
        @Nullable List<Condition> conditions)
    implements Conditioned {}
