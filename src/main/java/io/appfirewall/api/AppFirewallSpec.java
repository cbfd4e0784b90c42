package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user wants of one firewall. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppFirewallSpec(
    @JsonPropertyDescription("What this firewall is for, in your own words; it changes nothing.")
        @Size(max = 1024)
        @Nullable String description,
    @JsonPropertyDescription(
            "The pods of this namespace that are members, by their labels. It must not be "
                + "empty: give exactly one of podSelector and allPods.")
        @Nullable Selector podSelector,
    @JsonPropertyDescription(
            "True makes every pod of this namespace a member. Give exactly one of podSelector "
                + "and allPods.")
        @Nullable Boolean allPods,
    @JsonPropertyDescription(
            "The directions in which the members are isolated, Ingress, Egress or both: what "
                + "no rule of such a direction allows is denied. Rules of a direction need that "
                + "direction here.")
        @Default("[Ingress]")
        @Size(min = 1, max = 2)
        @Nullable List<String> policyTypes,
    @JsonPropertyDescription(
            "Enforce writes the NetworkPolicy; Preview leaves the one that is enforced exactly as"
                + " it is; Disabled removes it; GroupOnly is a group to be named by other"
                + " firewalls, has no rules and writes none.")
        @Default("Enforce")
        @Nullable String mode,
    @JsonPropertyDescription(
            "Whether members whose egress is isolated may still ask the DNS of the cluster "
                + "(Allow) or not (Deny). It matters only with Egress in policyTypes.")
        @Default("Allow")
        @Nullable String dns,
    @JsonPropertyDescription(
            "What becomes of the NetworkPolicy when this firewall is deleted: Delete removes "
                + "it, too; Orphan leaves it in force.")
        @Default("Delete")
        @Nullable String deletionPolicy,
    @JsonPropertyDescription(
            "Who may talk to the members, and on which of their ports. Without rules nobody "
                + "may.")
        @Size(max = 64)
        @Nullable List<IngressRule> ingress,
    @JsonPropertyDescription(
            "Whom the members may talk to, and on which ports. Without rules nobody, but for "
                + "DNS.")
        @Size(max = 64)
        @Nullable List<EgressRule> egress) {}
