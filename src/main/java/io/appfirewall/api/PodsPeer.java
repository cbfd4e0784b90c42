package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Pods by their labels, in this namespace, in some, or in all. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodsPeer(
    @JsonPropertyDescription(
            "The namespaces of the pods, by their labels. It must not be empty. Without "
                + "namespaceSelector and allNamespaces, pods of this namespace are meant.")
        @Nullable Selector namespaceSelector,
    @JsonPropertyDescription(
            "True means pods of every namespace. Give at most one of namespaceSelector and "
                + "allNamespaces.")
        @Nullable Boolean allNamespaces,
    @JsonPropertyDescription(
            "The pods, by their labels. It must not be empty: give exactly one of podSelector "
                + "and allPods.")
        @Nullable Selector podSelector,
    @JsonPropertyDescription(
            "True means every pod of the namespaces in question. Give exactly one of "
                + "podSelector and allPods.")
        @Nullable Boolean allPods) {}
