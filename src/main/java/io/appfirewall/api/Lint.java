package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Something legal that is probably not meant. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lint(
    @JsonPropertyDescription("Name of the rule that is meant, if it is one.") @Size(max = 63)
        @Nullable String rule,
    @JsonPropertyDescription("Stable name of the finding.") @Size(max = 63) @Nullable String code,
    @JsonPropertyDescription("The finding as a sentence.") @Size(max = 4096)
        @Nullable String message) {}
