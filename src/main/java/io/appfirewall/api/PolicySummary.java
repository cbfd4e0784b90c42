package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The NetworkPolicy that was written for a firewall. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicySummary(
    @JsonPropertyDescription("Name of the NetworkPolicy.") @Size(max = 253) @Nullable String name,
    @JsonPropertyDescription("How many rules of the firewall are in it.") @Nullable Integer rules,
    @JsonPropertyDescription("Its size in bytes as JSON.") @Nullable Integer bytes) {}
