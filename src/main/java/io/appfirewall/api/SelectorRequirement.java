package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression over the labels of an object. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SelectorRequirement(
    @JsonPropertyDescription("Key of the label in question.") @Required @Nullable String key,
    @JsonPropertyDescription(
            "In and NotIn compare with values; Exists and DoesNotExist look at the key alone.")
        @Required
        @Nullable String operator,
    @JsonPropertyDescription(
            "The values for In and NotIn, one or more; with Exists and DoesNotExist there are "
                + "none.")
        @Size(max = 32)
        @Nullable List<String> values) {}
