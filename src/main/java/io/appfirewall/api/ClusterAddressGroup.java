package io.appfirewall.api;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A named list of addresses (a prefix list) for the firewalls of every namespace. */
@Group("appfirewall.io")
@Version("v1beta1")
@ShortNames("caddrgrp")
public class ClusterAddressGroup extends CustomResource<AddressGroupSpec, AddressGroupStatus> {}
