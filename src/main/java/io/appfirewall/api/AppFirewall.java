package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A security group: a set of pods, and who may talk to them and whom they may talk to. */
@JsonClassDescription(
    "A security group: a set of pods, and who may talk to them and whom they may talk to. It"
        + " becomes one NetworkPolicy; what no firewall and no other NetworkPolicy allows its"
        + " members is denied.")
@Group(OwnResource.GROUP)
@Version(OwnResource.VERSION)
@ShortNames({"appfw", "afw"})
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
    name = "Members",
    jsonPath = ".status.members.pods",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Rules",
    jsonPath = ".status.networkPolicy.rules",
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
    name = "Policy",
    jsonPath = ".status.networkPolicy.name",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Used By",
    jsonPath = ".status.usedBy.count",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1,
    type = AdditionalPrinterColumn.Type.STRING)
public class AppFirewall extends OwnResource<AppFirewallSpec, AppFirewallStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  public AppFirewall() {
    super(AppFirewallSpec.class, AppFirewallStatus.class);
  }
}
