package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which namespaces are closed by default, and what stays open in them. */
@JsonClassDescription(
    "What is wanted: the namespaces, the directions in which their pods are isolated, and what"
        + " stays open.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Schema.ONE_KIND_OF_NAMESPACES,
    message = "give exactly one of namespaceSelector and allNamespaces: true")
@ValidationRule(
    value = "'Ingress' in self.policyTypes || !has(self.allow) || !has(self.allow.ingress)",
    fieldPath = ".allow.ingress",
    message =
        "what ingress allows needs Ingress in policyTypes: add it there, or remove allow.ingress")
@ValidationRule(
    value = "'Egress' in self.policyTypes || !has(self.allow) || !has(self.allow.egress)",
    fieldPath = ".allow.egress",
    message =
        "what egress allows needs Egress in policyTypes: add it there, or remove allow.egress")
public record FirewallBaselineSpec(
    @JsonPropertyDescription(
            "The namespaces that get the baseline, by their labels. It must not be empty: "
                + "give exactly one of namespaceSelector and allNamespaces.")
        @ValidationRule(value = Schema.SELECTS_SOMETHING, message = Schema.EMPTY_NAMESPACE_SELECTOR)
        @Nullable Selector namespaceSelector,
    @JsonPropertyDescription(
            "True means every namespace. Give exactly one of namespaceSelector and "
                + "allNamespaces.")
        @ValidationRule(value = Schema.TRUE, message = Schema.TRUE_MESSAGE)
        @Nullable Boolean allNamespaces,
    @JsonPropertyDescription(
            "Namespaces that do not get it, by name or by the beginning of the name with one "
                + "* at the end. The namespaces of the system are left out in any case unless "
                + "includeSystemNamespaces says otherwise.")
        @Size(min = 1, max = 256)
        @Distinct
        @EachItem(
            @ValidationRule(
                value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$|^[a-z0-9][-a-z0-9]*[*]$')",
                message =
                    "give the name of a namespace, or the beginning of one with * at the end, such"
                        + " as sandbox-*; for no namespace at all, say mode: Disabled"))
        @Nullable List<@Size(max = 63) String> excludeNamespaces,
    @JsonPropertyDescription(
            "Whether kube-system, kube-public, kube-node-lease and openshift-* get it, too. The "
                + "namespace of the operator never does.")
        @Default("false")
        @Nullable Boolean includeSystemNamespaces,
    @JsonPropertyDescription(
            "The directions in which every pod is isolated: Ingress, Egress or both.")
        @Required
        @Size(min = 1, max = 2)
        @OneOf({"Ingress", "Egress"})
        @Distinct
        @Nullable List<String> policyTypes,
    @JsonPropertyDescription(
            "Enforce writes the NetworkPolicies; Preview leaves those that are enforced "
                + "exactly as they are; Disabled removes them.")
        @Required
        @OneOf({"Enforce", "Preview", "Disabled"})
        @SelectableField
        @Nullable String mode,
    @JsonPropertyDescription(
            "Whether pods whose egress is isolated may still ask the DNS of the cluster "
                + "(Allow) or not (Deny). It matters only with Egress in policyTypes.")
        @Default("Allow")
        @OneOf({"Allow", "Deny"})
        @Nullable String dns,
    @JsonPropertyDescription(
            "What stays open, on all ports, in the same NetworkPolicy as the deny.")
        @Nullable BaselineAllow allow,
    @JsonPropertyDescription(
            "Pods that the baseline does not isolate: those with this label. Give exactly one "
                + "label in matchLabels, and no matchExpressions.")
        @ValidationRule(
            value =
                "has(self.matchLabels) && size(self.matchLabels) == 1 &&"
                    + " (!has(self.matchExpressions) || size(self.matchExpressions) == 0)",
            message =
                "give exactly one label in matchLabels, and no matchExpressions, so that it is"
                    + " plain to see which pods are exempt")
        @Nullable Selector exemptPods,
    @JsonPropertyDescription(
            "Whether a namespace with the label appfirewall.io/baseline=off is left out.")
        @Default("false")
        @Nullable Boolean allowOptOut) {}
