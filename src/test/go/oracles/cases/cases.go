// Package cases is the language in which the tests ask the oracles: one JSON value a line.
package cases

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"

	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

// Case is a cluster, and what somebody might try in it. As an answer it says what is allowed, too.
type Case struct {
	Name       string                       `json:"name"`
	Namespaces []v1.Namespace               `json:"namespaces"`
	Pods       []v1.Pod                     `json:"pods"`
	Policies   []networkingv1.NetworkPolicy `json:"policies"`
	Ends       []End                        `json:"ends"`
	Ports      []Port                       `json:"ports"`
	// Allowed has for each end, and to each end, one character for each port: + or -.
	Allowed [][]string `json:"allowed,omitempty"`
}

// End is an address, and the pod that has it: namespace/name, or nothing for an address outside.
type End struct {
	Address string `json:"address"`
	Pod     string `json:"pod,omitempty"`
}

// Port is one that somebody might connect to.
type Port struct {
	Protocol v1.Protocol `json:"protocol"`
	Number   int32       `json:"number"`
}

// Verdict says whether a connection is allowed.
type Verdict func(from, to End, port Port) bool

// Key is by which an End names a pod.
func Key(pod *v1.Pod) string {
	return pod.Namespace + "/" + pod.Name
}

// Judge fills in what is allowed, between addresses of one family.
func (c *Case) Judge(verdict Verdict) {
	c.Allowed = make([][]string, len(c.Ends))
	for i, from := range c.Ends {
		c.Allowed[i] = make([]string, len(c.Ends))
		for j, to := range c.Ends {
			if isIPv4(from) == isIPv4(to) {
				for _, port := range c.Ports {
					c.Allowed[i][j] += Text(verdict(from, to, port))
				}
			}
		}
	}
}

// Text is the character for one verdict.
func Text(allowed bool) string {
	if allowed {
		return "+"
	}
	return "-"
}

func isIPv4(end End) bool {
	return net.ParseIP(end.Address).To4() != nil
}

// Serve judges every case that it reads; an answer has nothing of its question but the name.
func Serve(in io.Reader, out io.Writer, engine func(*Case) Verdict) error {
	decoder := json.NewDecoder(bufio.NewReader(in))
	writer := bufio.NewWriter(out)
	encoder := json.NewEncoder(writer)
	for {
		var asked Case
		if err := decoder.Decode(&asked); errors.Is(err, io.EOF) {
			return writer.Flush()
		} else if err != nil {
			return fmt.Errorf("reading a case: %w", err)
		}
		asked.Judge(engine(&asked))
		if err := encoder.Encode(answer{Name: asked.Name, Allowed: asked.Allowed}); err != nil {
			return err
		}
	}
}

type answer struct {
	Name    string     `json:"name"`
	Allowed [][]string `json:"allowed"`
}
