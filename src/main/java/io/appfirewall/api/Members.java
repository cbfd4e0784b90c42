package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How many pods are members of a firewall. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Members(
    @JsonPropertyDescription("Pods that the firewall selects.") @Nullable Integer pods,
    @JsonPropertyDescription(
            "Those of them that use the network of their node, which no NetworkPolicy can "
                + "isolate.")
        @Nullable Integer hostNetwork) {}
