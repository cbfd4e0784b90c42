package io.appfirewall.api;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** The default-deny that every matching namespace gets, and what stays open under it. */
@Group("appfirewall.io")
@Version("v1beta1")
@ShortNames("fwb")
public class FirewallBaseline
    extends CustomResource<FirewallBaselineSpec, FirewallBaselineStatus> {}
