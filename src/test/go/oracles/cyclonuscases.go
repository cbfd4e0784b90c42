package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/mattfenwick/cyclonus/pkg/connectivity"
	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"
	"github.com/mattfenwick/cyclonus/pkg/generator"
	"github.com/mattfenwick/cyclonus/pkg/kube"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"appfirewall.io/test/oracles/cases"
)

var (
	namespaces = []string{"x", "y", "z"}
	pods       = []string{"a", "b", "c"}
	// Those that cyclonus serves by itself, and those that its rules name beside them.
	numbers   = []int{80, 81, 53, 79, 82, 7981}
	protocols = []v1.Protocol{v1.ProtocolTCP, v1.ProtocolUDP, v1.ProtocolSCTP}
)

// writeCyclonusCases writes one case for each step of each case that cyclonus generates.
func writeCyclonusCases(out io.Writer) error {
	encoder := json.NewEncoder(out)
	count := len(generated("192.168.1.9"))
	for i := range count {
		state, err := freshState()
		if err != nil {
			return err
		}
		last, err := state.Resources.GetPod("z", "c")
		if err != nil {
			return err
		}
		generatedCase := generated(last.IP)[i]
		for number, step := range generatedCase.Steps {
			for _, action := range step.Actions {
				if err := act(state, action); err != nil {
					return fmt.Errorf("case %d, step %d: %w", i+1, number+1, err)
				}
			}
			c := caseOf(state)
			c.Name = fmt.Sprintf("%d, step %d: %s", i+1, number+1, generatedCase.Description)
			c.Judge(cyclonus(c))
			if err := encoder.Encode(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// Anew for each case, since actions alter the policies that they share.
func generated(podIP string) []*generator.TestCase {
	return generator.NewTestCaseGenerator(true, podIP, namespaces, nil, nil).GenerateTestCases()
}

func freshState() (*connectivity.TestCaseState, error) {
	kubernetes := kube.NewMockKubernetes(1)
	resources, err := probe.NewDefaultResources(kubernetes, namespaces, pods, numbers, protocols, nil, 1, false, "")
	if err != nil {
		return nil, err
	}
	return &connectivity.TestCaseState{Kubernetes: kubernetes, Resources: resources}, nil
}

func act(state *connectivity.TestCaseState, action *generator.Action) error {
	switch {
	case action.CreatePolicy != nil:
		return state.CreatePolicy(action.CreatePolicy.Policy)
	case action.UpdatePolicy != nil:
		return state.UpdatePolicy(action.UpdatePolicy.Policy)
	case action.DeletePolicy != nil:
		return state.DeletePolicy(action.DeletePolicy.Namespace, action.DeletePolicy.Name)
	case action.CreateNamespace != nil:
		return state.CreateNamespace(action.CreateNamespace.Namespace, action.CreateNamespace.Labels)
	case action.SetNamespaceLabels != nil:
		return state.SetNamespaceLabels(action.SetNamespaceLabels.Namespace, action.SetNamespaceLabels.Labels)
	case action.DeleteNamespace != nil:
		return state.DeleteNamespace(action.DeleteNamespace.Namespace)
	case action.ReadNetworkPolicies != nil:
		return state.ReadPolicies(action.ReadNetworkPolicies.Namespaces)
	case action.CreatePod != nil:
		return state.CreatePod(action.CreatePod.Namespace, action.CreatePod.Pod, action.CreatePod.Labels)
	case action.SetPodLabels != nil:
		return state.SetPodLabels(action.SetPodLabels.Namespace, action.SetPodLabels.Pod, action.SetPodLabels.Labels)
	case action.DeletePod != nil:
		return state.DeletePod(action.DeletePod.Namespace, action.DeletePod.Pod)
	default:
		return fmt.Errorf("an action that is none: %+v", action)
	}
}

func caseOf(state *connectivity.TestCaseState) *cases.Case {
	c := &cases.Case{Policies: []networkingv1.NetworkPolicy{}}
	for _, name := range slices.Sorted(maps.Keys(state.Resources.Namespaces)) {
		labels := maps.Clone(state.Resources.Namespaces[name])
		if labels == nil {
			labels = map[string]string{}
		}
		// The API server sees to that, whatever labels are set.
		labels[v1.LabelMetadataName] = name
		c.Namespaces = append(c.Namespaces, v1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}})
	}
	for _, resource := range state.Resources.Pods {
		pod := resource.KubePod()
		pod.Status = v1.PodStatus{PodIP: resource.IP, PodIPs: []v1.PodIP{{IP: resource.IP}}}
		c.Pods = append(c.Pods, *pod)
		c.Ends = append(c.Ends, cases.End{Address: resource.IP, Pod: cases.Key(pod)})
	}
	for _, policy := range state.Policies {
		c.Policies = append(c.Policies, *policy)
	}
	for _, number := range numbers {
		for _, protocol := range protocols {
			c.Ports = append(c.Ports, cases.Port{Protocol: protocol, Number: int32(number)})
		}
	}
	return c
}
