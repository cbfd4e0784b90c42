package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The name of an AddressGroup or ClusterAddressGroup. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressGroupReference(
    @JsonPropertyDescription(
            "AddressGroup, one of the namespace of this firewall, or ClusterAddressGroup, one "
                + "of the whole cluster; AddressGroup where it is absent.")
        @OneOf({"AddressGroup", "ClusterAddressGroup"})
        @Nullable String kind,
    @JsonPropertyDescription("Name of the group.")
        @Required
        @Size(max = 253)
        @ValidationRule(value = Schema.DOTTED_NAME, message = Schema.DOTTED_NAME_MESSAGE)
        @Nullable String name) {}
