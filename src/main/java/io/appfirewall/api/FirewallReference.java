package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The name of an AppFirewall. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirewallReference(
    @JsonPropertyDescription("Name of the AppFirewall.") @Required @Nullable String name,
    @JsonPropertyDescription(
            "Namespace of the AppFirewall. Without it, the namespace of this firewall.")
        @Nullable String namespace) {}
