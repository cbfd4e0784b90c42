package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of addresses, less some blocks within it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IpBlock(
    @JsonPropertyDescription(
            "A block of IPv4 or IPv6 addresses such as 203.0.113.0/24 or 2001:db8:40::/48, "
                + "written canonically: no bits set beyond the prefix, IPv6 as RFC 5952 has it.")
        @Required
        @Nullable String cidr,
    @JsonPropertyDescription(
            "Blocks of addresses within cidr that are left out. Each must lie strictly inside "
                + "cidr.")
        @Size(min = 1, max = 16)
        @Nullable List<String> except) {}
