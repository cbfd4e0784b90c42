package main

import (
	"slices"
	"strconv"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"

	"appfirewall.io/test/oracles/cases"
)

// cyclonus is its engine, with Kubernetes' own label selectors: in its own, NotIn misses objects without the key, and an
// absent label equals one whose value is empty.
func cyclonus(c *cases.Case) cases.Verdict {
	peers := peersOf(c)
	ingress, egress := targetsOf(c.Policies)
	return func(from, to cases.End, port cases.Port) bool {
		source, destination := peers[from], peers[to]
		policy := &matcher.Policy{
			Ingress: selecting(ingress, destination.Internal),
			Egress:  selecting(egress, source.Internal),
		}
		// A connection has one port, and the pod may have many names for it; cyclonus thinks of one at a time.
		enters, leaves := false, false
		for _, name := range portNames(c, to, port) {
			result := policy.IsTrafficAllowed(&matcher.Traffic{
				Source:           source,
				Destination:      destination,
				ResolvedPort:     int(port.Number),
				ResolvedPortName: name,
				Protocol:         port.Protocol,
			})
			enters = enters || result.Ingress.IsAllowed()
			leaves = leaves || result.Egress.IsAllowed()
		}
		return enters && leaves
	}
}

func peersOf(c *cases.Case) map[cases.End]*matcher.TrafficPeer {
	namespaces := map[string]map[string]string{}
	for _, namespace := range c.Namespaces {
		namespaces[namespace.Name] = namespace.Labels
	}
	pods := map[string]*matcher.InternalPeer{}
	for i := range c.Pods {
		pod := &c.Pods[i]
		pods[cases.Key(pod)] = &matcher.InternalPeer{
			PodLabels:       pod.Labels,
			NamespaceLabels: namespaces[pod.Namespace],
			Namespace:       pod.Namespace,
		}
	}
	peers := map[cases.End]*matcher.TrafficPeer{}
	for _, end := range c.Ends {
		peers[end] = &matcher.TrafficPeer{IP: end.Address, Internal: pods[end.Pod]}
	}
	return peers
}

// portNames are those that a destination has for a port, and no name, which rules by number need none of.
func portNames(c *cases.Case, to cases.End, port cases.Port) []string {
	names := []string{""}
	for i := range c.Pods {
		if pod := &c.Pods[i]; cases.Key(pod) == to.Pod {
			for _, container := range pod.Spec.Containers {
				for _, declared := range container.Ports {
					if declared.Protocol == port.Protocol && declared.ContainerPort == port.Number {
						names = append(names, declared.Name)
					}
				}
			}
		}
	}
	return names
}

// target is one of cyclonus', with the selector of its pods apart.
type target struct {
	selector labels.Selector
	target   *matcher.Target
}

func targetsOf(policies []networkingv1.NetworkPolicy) (ingress, egress []target) {
	for i := range policies {
		policy := &policies[i]
		selector := selectorOf(policy.Spec.PodSelector)
		in, out := matcher.BuildTarget(policy)
		ingress = append(ingress, mended(selector, in)...)
		egress = append(egress, mended(selector, out)...)
	}
	return ingress, egress
}

// mended is none where a policy does not have the direction.
func mended(selector labels.Selector, given *matcher.Target) []target {
	if given == nil {
		return nil
	}
	peers := slices.Clone(given.Peers)
	for i, peer := range peers {
		if pods, ok := peer.(*matcher.PodPeerMatcher); ok {
			peers[i] = mendedPeer(*pods)
		}
	}
	// It selects every pod of its namespace, since it is shown only to those that the selector selects.
	return []target{{selector, &matcher.Target{Namespace: given.Namespace, Peers: peers}}}
}

func mendedPeer(peer matcher.PodPeerMatcher) *matcher.PodPeerMatcher {
	if pods, ok := peer.Pod.(*matcher.LabelSelectorPodMatcher); ok {
		peer.Pod = podLabels{pods, selectorOf(pods.Selector)}
	}
	if namespaces, ok := peer.Namespace.(*matcher.LabelSelectorNamespaceMatcher); ok {
		peer.Namespace = namespaceLabels{namespaces, selectorOf(namespaces.Selector)}
	}
	return &peer
}

func selecting(targets []target, pod *matcher.InternalPeer) map[string]*matcher.Target {
	found := map[string]*matcher.Target{}
	for i, t := range targets {
		if pod != nil && t.target.Namespace == pod.Namespace && t.selector.Matches(labels.Set(pod.PodLabels)) {
			found[strconv.Itoa(i)] = t.target
		}
	}
	return found
}

type podLabels struct {
	matcher.PodMatcher
	selector labels.Selector
}

func (p podLabels) Allows(of map[string]string) bool {
	return p.selector.Matches(labels.Set(of))
}

type namespaceLabels struct {
	matcher.NamespaceMatcher
	selector labels.Selector
}

func (n namespaceLabels) Allows(_ string, of map[string]string) bool {
	return n.selector.Matches(labels.Set(of))
}

func selectorOf(selector metav1.LabelSelector) labels.Selector {
	found, err := metav1.LabelSelectorAsSelector(&selector)
	if err != nil {
		panic(err)
	}
	return found
}
