package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** A port, a range of ports, or every port of one protocol. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.port) != has(self.allPorts)",
    message = "give exactly one of port and allPorts: true")
@ValidationRule(
    value =
        "!has(self.endPort) || has(self.port) && type(self.port) == int && self.endPort >="
            + " self.port",
    fieldPath = ".endPort",
    message =
        "endPort is the end of a range that begins with port: give port as a number that is not"
            + " above it, or remove endPort")
public record Port(
    @JsonPropertyDescription("TCP, UDP or SCTP; TCP where it is absent.")
        @OneOf({"TCP", "UDP", "SCTP"})
        @Nullable String protocol,
    @JsonPropertyDescription(
            "A port number from 1 to 65535, or the name of a port as the pods have it (of a service"
                + " in to, as the Service has it): at most 15 lower-case letters, digits and single"
                + " hyphens, with at least one letter. Give exactly one of port and allPorts.")
        @Size(max = 15)
        @Min(1)
        @Max(65535)
        @Pattern(Schema.PORT_NAME)
        @Nullable IntOrString port,
    @JsonPropertyDescription(
            "The last port of a range that begins with port, which must be a number that is "
                + "not above it.")
        @Min(1)
        @Max(65535)
        @Nullable Integer endPort,
    @JsonPropertyDescription(
            "True means every port of the protocol. Give exactly one of port and allPorts.")
        @ValidationRule(value = Schema.TRUE, message = Schema.TRUE_MESSAGE)
        @Nullable Boolean allPorts) {}
