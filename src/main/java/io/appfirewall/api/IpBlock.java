package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of addresses, less some blocks within it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Schema.EXCEPT_INSIDE,
    fieldPath = ".except",
    messageExpression = Schema.EXCEPT_INSIDE_MESSAGE)
public record IpBlock(
    @JsonPropertyDescription(Schema.CIDR_IS)
        @Required
        @Size(max = 43)
        @ValidationRule(value = Schema.CIDR, messageExpression = Schema.CIDR_MESSAGE)
        @ValidationRule(value = Schema.CANONICAL, messageExpression = Schema.CANONICAL_MESSAGE)
        @Nullable String cidr,
    @JsonPropertyDescription(Schema.EXCEPT_IS)
        @Size(min = 1, max = 16)
        @Distinct
        @EachItem({
          @ValidationRule(value = Schema.CIDR, messageExpression = Schema.CIDR_MESSAGE),
          @ValidationRule(value = Schema.CANONICAL, messageExpression = Schema.CANONICAL_MESSAGE)
        })
        @Nullable List<@Size(max = 43) String> except) {}
