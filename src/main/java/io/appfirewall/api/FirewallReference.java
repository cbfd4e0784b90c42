package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The name of an AppFirewall. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirewallReference(
    @JsonPropertyDescription("Name of the AppFirewall.")
        @Required
        @Size(max = 50)
        @ValidationRule(value = Schema.NAME, message = Schema.NAME_MESSAGE)
        @Nullable String name,
    @JsonPropertyDescription(
            "Namespace of the AppFirewall. Without it, the namespace of this firewall.")
        @Size(max = 63)
        @ValidationRule(value = Schema.NAME, message = Schema.NAME_MESSAGE)
        @Nullable String namespace) {}
