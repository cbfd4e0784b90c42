package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a baseline. */
@JsonClassDescription("What the operator made of the baseline; it is not for you to write.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirewallBaselineStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("How many namespaces the baseline concerns.")
        @Nullable NamespaceCounts namespaces,
    @JsonPropertyDescription(
            "What is known of the object, in the form that Kubernetes has for it: Accepted, "
                + "ResolvedRefs, Programmed and their sum Ready; Stalled only while waiting cannot "
                + "help.")
        @Size(max = 16)
        @ListKey("type")
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("What is legal and yet probably not meant.") @Size(max = 256)
        @Nullable List<Lint> lints)
    implements Conditioned {}
