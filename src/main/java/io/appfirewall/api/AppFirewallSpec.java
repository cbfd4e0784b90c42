package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user wants of one firewall. */
@JsonClassDescription(
    "What is wanted: the members, the directions in which they are isolated, and the rules.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = Schema.ONE_KIND_OF_PODS, message = Schema.ONE_KIND_OF_PODS_MESSAGE)
@ValidationRule(
    value = "self.mode != 'GroupOnly' || !has(self.ingress) || size(self.ingress) == 0",
    fieldPath = ".ingress",
    message = "a firewall of mode GroupOnly has no rules: remove them, or choose another mode")
@ValidationRule(
    value = "self.mode != 'GroupOnly' || !has(self.egress) || size(self.egress) == 0",
    fieldPath = ".egress",
    message = "a firewall of mode GroupOnly has no rules: remove them, or choose another mode")
@ValidationRule(
    value =
        "self.mode == 'GroupOnly' || 'Ingress' in self.policyTypes"
            + " || !has(self.ingress) || size(self.ingress) == 0",
    fieldPath = ".ingress",
    message = "rules of ingress need Ingress in policyTypes: add it there, or remove the rules")
@ValidationRule(
    value =
        "self.mode == 'GroupOnly' || 'Egress' in self.policyTypes"
            + " || !has(self.egress) || size(self.egress) == 0",
    fieldPath = ".egress",
    message = "rules of egress need Egress in policyTypes: add it there, or remove the rules")
public record AppFirewallSpec(
    @JsonPropertyDescription("What this firewall is for, in your own words; it changes nothing.")
        @Size(max = 1024)
        @Nullable String description,
    @JsonPropertyDescription(
            "The pods of this namespace that are members, by their labels. It must not be "
                + "empty: give exactly one of podSelector and allPods.")
        @ValidationRule(value = Schema.SELECTS_SOMETHING, message = Schema.EMPTY_POD_SELECTOR)
        @Nullable Selector podSelector,
    @JsonPropertyDescription(
            "True makes every pod of this namespace a member. Give exactly one of podSelector "
                + "and allPods.")
        @ValidationRule(value = Schema.TRUE, message = Schema.TRUE_MESSAGE)
        @Nullable Boolean allPods,
    @JsonPropertyDescription(
            "The directions in which the members are isolated, Ingress, Egress or both: what "
                + "no rule of such a direction allows is denied. Rules of a direction need that "
                + "direction here.")
        @Default("[\"Ingress\"]")
        @Size(min = 1, max = 2)
        @OneOf({"Ingress", "Egress"})
        @Distinct
        @Nullable List<String> policyTypes,
    @JsonPropertyDescription(
            "Enforce writes the NetworkPolicy; Preview leaves the one that is enforced exactly as"
                + " it is; Disabled removes it; GroupOnly is a group to be named by other"
                + " firewalls, has no rules and writes none.")
        @Default("Enforce")
        @OneOf({"Enforce", "Preview", "Disabled", "GroupOnly"})
        @SelectableField
        @Nullable String mode,
    @JsonPropertyDescription(
            "Whether members whose egress is isolated may still ask the DNS of the cluster "
                + "(Allow) or not (Deny). It matters only with Egress in policyTypes.")
        @Default("Allow")
        @OneOf({"Allow", "Deny"})
        @Nullable String dns,
    @JsonPropertyDescription(
            "What becomes of the NetworkPolicy when this firewall is deleted: Delete removes "
                + "it, too; Orphan leaves it in force.")
        @Default("Delete")
        @OneOf({"Delete", "Orphan"})
        @Nullable String deletionPolicy,
    @JsonPropertyDescription(
            "Who may talk to the members, and on which of their ports. Without rules nobody "
                + "may.")
        @Size(max = 64)
        @ListKey("name")
        @Nullable List<IngressRule> ingress,
    @JsonPropertyDescription(
            "Whom the members may talk to, and on which ports. Without rules nobody, but for "
                + "DNS.")
        @Size(max = 64)
        @ListKey("name")
        @Nullable List<EgressRule> egress) {}
