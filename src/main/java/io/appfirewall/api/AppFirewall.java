package io.appfirewall.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A security group: a set of pods, and who may talk to them and whom they may talk to. */
@Group("appfirewall.io")
@Version("v1beta1")
@ShortNames({"appfw", "afw"})
public class AppFirewall extends CustomResource<AppFirewallSpec, AppFirewallStatus>
    implements Namespaced {}
