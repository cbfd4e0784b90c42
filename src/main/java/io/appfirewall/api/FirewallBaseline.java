package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** The default-deny that every matching namespace gets, and what stays open under it. */
@JsonClassDescription(
    "The default-deny that every matching namespace gets, and what stays open under it. It guards"
        + " against forgetting, not against those who may write firewalls or NetworkPolicies in a"
        + " namespace.")
@Group(OwnResource.GROUP)
@Version(OwnResource.VERSION)
@ShortNames("fwb")
@ValidationRule(value = Schema.NAME_IS_SHORT_LABEL, message = Schema.NAME_IS_SHORT_LABEL_MESSAGE)
@AdditionalPrinterColumn(
    name = "Mode",
    jsonPath = ".spec.mode",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Matched",
    jsonPath = ".status.namespaces.matched",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Enforced",
    jsonPath = ".status.namespaces.enforced",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Policy Types",
    jsonPath = ".spec.policyTypes",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Waiting",
    jsonPath = ".status.namespaces.waiting",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Excluded",
    jsonPath = ".status.namespaces.excluded",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1,
    type = AdditionalPrinterColumn.Type.STRING)
public class FirewallBaseline extends OwnResource<FirewallBaselineSpec, FirewallBaselineStatus> {
  private static final long serialVersionUID = 1L;

  public FirewallBaseline() {
    super(FirewallBaselineSpec.class, FirewallBaselineStatus.class);
  }
}
