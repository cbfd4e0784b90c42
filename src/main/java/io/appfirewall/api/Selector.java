package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels that an object must have; all of them, and every expression. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selector(
    @JsonPropertyDescription("Labels that must be there with exactly these values.")
        @Size(max = 32)
        @ValidationRule(value = Schema.LABEL_KEYS, message = Schema.LABEL_KEYS_MESSAGE)
        @Nullable Map<String, @Size(max = 63) @Pattern(Schema.LABEL_VALUE) String> matchLabels,
    @JsonPropertyDescription("Expressions over labels, each of which must hold.") @Size(max = 32)
        @Nullable List<SelectorRequirement> matchExpressions) {}
