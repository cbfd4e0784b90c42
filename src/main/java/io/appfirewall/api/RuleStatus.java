package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What became of one rule. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleStatus(
    @JsonPropertyDescription("Ingress or Egress.") @OneOf({"Ingress", "Egress"})
        @Nullable String direction,
    @JsonPropertyDescription("Name of the rule.") @Size(max = 63) @Nullable String name,
    @JsonPropertyDescription(
            "Active, Degraded (something that it names was not found, and was left out) or "
                + "Expired.")
        @OneOf({"Active", "Degraded", "Expired"})
        @Nullable String state,
    @JsonPropertyDescription("Why the rule is not Active, in one word.") @Size(max = 1024)
        @Nullable String reason) {}
