package io.appfirewall.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A named list of addresses (a prefix list) for the firewalls of its own namespace. */
@Group("appfirewall.io")
@Version("v1beta1")
@ShortNames("addrgrp")
public class AddressGroup extends CustomResource<AddressGroupSpec, AddressGroupStatus>
    implements Namespaced {}
