package io.appfirewall.core.lint;

import io.appfirewall.core.flow.Policy;
import io.appfirewall.core.flow.PolicyRuleRef;
import io.appfirewall.core.model.Firewall;
import io.appfirewall.core.model.Rule;
import java.util.List;

/**
 * A rule of a firewall that is enforced.
 *
 * @param policy that the firewall became
 * @param became the rules of the policy that come of it; at least one
 */
record EnforcedRule(Firewall firewall, Rule rule, Policy policy, List<PolicyRuleRef> became) {}
