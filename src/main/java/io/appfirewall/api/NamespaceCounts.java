package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How many namespaces a baseline concerns. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamespaceCounts(
    @JsonPropertyDescription("Namespaces that the selector matches.") @Nullable Integer matched,
    @JsonPropertyDescription("Those of them where the NetworkPolicy is in force.")
        @Nullable Integer enforced,
    @JsonPropertyDescription("Those of them where it is not yet in force.")
        @Nullable Integer waiting,
    @JsonPropertyDescription(
            "Those of them that are left out: excluded by name, of the system, or opted out.")
        @Nullable Integer excluded) {}
