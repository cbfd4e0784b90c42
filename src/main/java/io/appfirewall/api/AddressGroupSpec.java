package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named list of addresses. */
@JsonClassDescription("What is wanted: the blocks of addresses that make up the group.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressGroupSpec(
    @JsonPropertyDescription("What this group is for, in your own words; it changes nothing.")
        @Size(max = 1024)
        @Nullable String description,
    @JsonPropertyDescription(
            "The blocks of addresses that make up the group. An empty list means nobody.")
        @Required
        @Size(max = 1000)
        @ListKey("cidr")
        @Nullable List<Address> addresses) {}
