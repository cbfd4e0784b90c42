// Package networkpolicy is that of sigs.k8s.io/kube-network-policies, whose engine is not exported: its own files are laid
// over this folder when it is compiled (see Oracles.java).
package networkpolicy

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"testing"

	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"

	"appfirewall.io/test/oracles/cases"
)

// TestMain judges the cases that it reads; told to run a test of the package, it writes what that asks the engine, too.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		os.Exit(m.Run())
	}
	if err := cases.Serve(os.Stdin, os.Stdout, engine); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var shared = newTestController(Config{})

func engine(c *cases.Case) cases.Verdict {
	replace(shared.namespaceStore, c.Namespaces)
	replace(shared.podStore, c.Pods)
	replace(shared.networkpolicyStore, c.Policies)
	return func(from, to cases.End, port cases.Port) bool {
		return shared.Controller.evaluatePacket(context.Background(), packet{
			srcIP:   net.ParseIP(from.Address),
			srcPort: 52345,
			dstIP:   net.ParseIP(to.Address),
			dstPort: int(port.Number),
			proto:   port.Protocol,
		})
	}
}

type store interface {
	Replace(objects []any, resourceVersion string) error
	List() []any
}

func replace[T any](in store, by []T) {
	objects := make([]any, len(by))
	for i := range by {
		objects[i] = &by[i]
	}
	if err := in.Replace(objects, ""); err != nil {
		panic(err)
	}
}

// evaluatePacket is what the package's own tests call. They assert what it returns; here it is told as well.
func (c *networkpolicyController) evaluatePacket(ctx context.Context, p packet) bool {
	verdict := c.Controller.evaluatePacket(ctx, p)
	pods := list[v1.Pod](c.podStore)
	asked := &cases.Case{
		Namespaces: list[v1.Namespace](c.namespaceStore),
		Pods:       pods,
		Policies:   list[networkingv1.NetworkPolicy](c.networkpolicyStore),
		Ends:       []cases.End{end(pods, p.srcIP), end(pods, p.dstIP)},
		Ports:      []cases.Port{{Protocol: p.proto, Number: int32(p.dstPort)}},
		Allowed:    [][]string{{"", cases.Text(verdict)}, {"", ""}},
	}
	line, err := json.Marshal(asked)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(line))
	return verdict
}

func list[T any](in store) []T {
	found := []T{}
	for _, object := range in.List() {
		found = append(found, *object.(*T))
	}
	return found
}

func end(pods []v1.Pod, ip net.IP) cases.End {
	for i := range pods {
		for _, address := range pods[i].Status.PodIPs {
			if address.IP == ip.String() {
				return cases.End{Address: ip.String(), Pod: cases.Key(&pods[i])}
			}
		}
	}
	return cases.End{Address: ip.String()}
}
