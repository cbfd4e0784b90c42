package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Pods by their labels, in this namespace, in some, or in all. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = Schema.ONE_KIND_OF_PODS, message = Schema.ONE_KIND_OF_PODS_MESSAGE)
@ValidationRule(
    value = "!has(self.namespaceSelector) || !has(self.allNamespaces)",
    message =
        "give at most one of namespaceSelector and allNamespaces: true; without them, pods of this"
            + " namespace are meant")
public record PodsPeer(
    @JsonPropertyDescription(
            "The namespaces of the pods, by their labels. It must not be empty. Without "
                + "namespaceSelector and allNamespaces, pods of this namespace are meant.")
        @ValidationRule(value = Schema.SELECTS_SOMETHING, message = Schema.EMPTY_NAMESPACE_SELECTOR)
        @Nullable Selector namespaceSelector,
    @JsonPropertyDescription(
            "True means pods of every namespace. Give at most one of namespaceSelector and "
                + "allNamespaces.")
        @ValidationRule(value = Schema.TRUE, message = Schema.TRUE_MESSAGE)
        @Nullable Boolean allNamespaces,
    @JsonPropertyDescription(
            "The pods, by their labels. It must not be empty: give exactly one of podSelector "
                + "and allPods.")
        @ValidationRule(value = Schema.SELECTS_SOMETHING, message = Schema.EMPTY_POD_SELECTOR)
        @Nullable Selector podSelector,
    @JsonPropertyDescription(
            "True means every pod of the namespaces in question. Give exactly one of "
                + "podSelector and allPods.")
        @ValidationRule(value = Schema.TRUE, message = Schema.TRUE_MESSAGE)
        @Nullable Boolean allPods) {}
