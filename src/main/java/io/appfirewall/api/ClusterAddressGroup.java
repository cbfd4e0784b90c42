package io.appfirewall.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A named list of addresses (a prefix list) for the firewalls of every namespace. */
@JsonClassDescription(
    "A named list of blocks of addresses (a prefix list) that firewalls of every namespace can name"
        + " as a peer.")
@Group(OwnResource.GROUP)
@Version(OwnResource.VERSION)
@ShortNames("caddrgrp")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Entries",
    jsonPath = ".status.entries",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Used By",
    jsonPath = ".status.usedBy.count",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Families",
    jsonPath = ".status.families",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Aggregated",
    jsonPath = ".status.aggregated",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Description",
    jsonPath = ".spec.description",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1,
    type = AdditionalPrinterColumn.Type.STRING)
public class ClusterAddressGroup extends OwnResource<AddressGroupSpec, AddressGroupStatus> {
  private static final long serialVersionUID = 1L;

  public ClusterAddressGroup() {
    super(AddressGroupSpec.class, AddressGroupStatus.class);
  }
}
