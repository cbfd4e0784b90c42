package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who names a group. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsedBy(
    @JsonPropertyDescription("How many firewalls name it.") @Nullable Integer count,
    @JsonPropertyDescription(
            "Some of them by name; for an object of a namespace, only firewalls of that "
                + "namespace.")
        @Size(max = 20)
        @Nullable List<@Size(max = 317) String> sample) {}
