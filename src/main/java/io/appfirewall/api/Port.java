package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** A port, a range of ports, or every port of one protocol. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Port(
    @JsonPropertyDescription("TCP, UDP or SCTP.") @Default("TCP") @Nullable String protocol,
    @JsonPropertyDescription(
            "A port number from 1 to 65535, or the name of a port as in the pods (of a "
                + "service in to, as in the Service). Give exactly one of port and allPorts.")
        @Nullable IntOrString port,
    @JsonPropertyDescription(
            "The last port of a range that begins with port, which must be a number that is "
                + "not above it.")
        @Min(1)
        @Max(65535)
        @Nullable Integer endPort,
    @JsonPropertyDescription(
            "True means every port of the protocol. Give exactly one of port and allPorts.")
        @Nullable Boolean allPorts) {}
