package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which namespaces are closed by default, and what stays open in them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirewallBaselineSpec(
    @JsonPropertyDescription(
            "The namespaces that get the baseline, by their labels. It must not be empty: "
                + "give exactly one of namespaceSelector and allNamespaces.")
        @Nullable Selector namespaceSelector,
    @JsonPropertyDescription(
            "True means every namespace. Give exactly one of namespaceSelector and "
                + "allNamespaces.")
        @Nullable Boolean allNamespaces,
    @JsonPropertyDescription(
            "Namespaces that do not get it, by name or by the beginning of the name with one "
                + "* at the end. The namespaces of the system are left out in any case unless "
                + "includeSystemNamespaces says otherwise.")
        @Size(min = 1, max = 256)
        @Nullable List<String> excludeNamespaces,
    @JsonPropertyDescription(
            "Whether kube-system, kube-public, kube-node-lease, openshift-* and the namespace "
                + "of the operator get it, too.")
        @Default("false")
        @Nullable Boolean includeSystemNamespaces,
    @JsonPropertyDescription(
            "The directions in which every pod is isolated: Ingress, Egress or both.")
        @Required
        @Size(min = 1, max = 2)
        @Nullable List<String> policyTypes,
    @JsonPropertyDescription(
            "Enforce writes the NetworkPolicies; Preview leaves those that are enforced "
                + "exactly as they are; Disabled removes them.")
        @Required
        @Nullable String mode,
    @JsonPropertyDescription(
            "Whether pods whose egress is isolated may still ask the DNS of the cluster "
                + "(Allow) or not (Deny). It matters only with Egress in policyTypes.")
        @Default("Allow")
        @Nullable String dns,
    @JsonPropertyDescription(
            "What stays open, on all ports, in the same NetworkPolicy as the deny.")
        @Nullable BaselineAllow allow,
    @JsonPropertyDescription(
            "Pods that the baseline does not isolate: those with this label. Give exactly one "
                + "label in matchLabels, and no matchExpressions.")
        @Nullable Selector exemptPods,
    @JsonPropertyDescription(
            "Whether a namespace with the label appfirewall.io/baseline=off is left out.")
        @Default("false")
        @Nullable Boolean allowOptOut) {}
