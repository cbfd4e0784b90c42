package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression over the labels of an object. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.operator in ['In', 'NotIn'] ? has(self.values) && size(self.values) > 0 :"
            + " !has(self.values) || size(self.values) == 0",
    message = "In and NotIn need values, one or more; Exists and DoesNotExist take none")
public record SelectorRequirement(
    @JsonPropertyDescription("Key of the label in question.")
        @Required
        @Size(max = 317)
        @Pattern(Schema.LABEL_KEY)
        @Nullable String key,
    @JsonPropertyDescription(
            "In and NotIn compare with values; Exists and DoesNotExist look at the key alone.")
        @Required
        @OneOf({"In", "NotIn", "Exists", "DoesNotExist"})
        @Nullable String operator,
    @JsonPropertyDescription(
            "The values for In and NotIn, one or more; with Exists and DoesNotExist there are "
                + "none.")
        @Size(max = 64)
        @Nullable List<@Size(max = 63) @Pattern(Schema.LABEL_VALUE) String> values) {}
