package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/np-guard/netpol-analyzer/pkg/netpol/connlist"
	"github.com/np-guard/netpol-analyzer/pkg/netpol/diff"
	v1 "k8s.io/api/core/v1"
)

// listing is what netpol-analyzer makes of a directory.
type listing struct {
	Name   string   `json:"name"`
	Flows  []flow   `json:"flows"`
	Errors []string `json:"errors"`
}

// flow is what one peer may open to another, in the words that our command line has for it.
type flow struct {
	From        string `json:"from"`
	To          string `json:"to"`
	Connections string `json:"connections"`
}

// report is what it has to say in words.
type report struct {
	Name   string   `json:"name"`
	Lines  []string `json:"lines"`
	Errors []string `json:"errors"`
}

// comparison is what it makes of two directories.
type comparison struct {
	Name    string   `json:"name"`
	Changes []change `json:"changes"`
	Errors  []string `json:"errors"`
}

// change is a flow that is in one of them alone, or wider in one of them.
type change struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func eachLine[T any](answer func(string) T) error {
	encoder := json.NewEncoder(os.Stdout)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if err := encoder.Encode(answer(lines.Text())); err != nil {
			return err
		}
	}
	return lines.Err()
}

func list(directory string) listing {
	listed := listing{Name: directory, Flows: []flow{}, Errors: []string{}}
	analyzer := connlist.NewConnlistAnalyzer(connlist.WithLogger(silent{}))
	connections, _, err := analyzer.ConnlistFromDirPath(directory)
	for _, connection := range connections {
		listed.Flows = append(listed.Flows, flow{
			From:        connection.Src().String(),
			To:          connection.Dst().String(),
			Connections: text(connection.AllProtocolsAndPorts(), connection.ProtocolsAndPorts()),
		})
	}
	for _, complaint := range analyzer.Errors() {
		listed.Errors = append(listed.Errors, complaint.Error().Error())
	}
	if err != nil {
		listed.Errors = append(listed.Errors, err.Error())
	}
	return listed
}

// exposure is the part of what it prints that comes after the connections between what is there.
func exposure(directory string) report {
	reported := inWords(directory, connlist.WithExposureAnalysis())
	if heading := slices.Index(reported.Lines, "Exposure Analysis Result:"); heading >= 0 {
		reported.Lines = reported.Lines[heading+1:]
	}
	return reported
}

func explain(directory string) report {
	return inWords(directory, connlist.WithExplanation())
}

func inWords(directory string, option connlist.ConnlistAnalyzerOption) report {
	reported := report{Name: directory, Lines: []string{}, Errors: []string{}}
	analyzer := connlist.NewConnlistAnalyzer(connlist.WithLogger(silent{}), option)
	connections, _, err := analyzer.ConnlistFromDirPath(directory)
	if err == nil {
		var text string
		text, err = analyzer.ConnectionsListToString(connections)
		reported.Lines = strings.Split(text, "\n")
	}
	for _, complaint := range analyzer.Errors() {
		reported.Errors = append(reported.Errors, complaint.Error().Error())
	}
	if err != nil {
		reported.Errors = append(reported.Errors, err.Error())
	}
	return reported
}

func compare(line string) comparison {
	before, after, _ := strings.Cut(line, "\t")
	compared := comparison{Name: line, Changes: []change{}, Errors: []string{}}
	analyzer := diff.NewDiffAnalyzer(diff.WithLogger(silent{}))
	found, err := analyzer.ConnDiffFromDirPaths(before, after)
	for _, complaint := range analyzer.Errors() {
		compared.Errors = append(compared.Errors, complaint.Error().Error())
	}
	if err != nil {
		compared.Errors = append(compared.Errors, err.Error())
		return compared
	}
	for _, changes := range [][]diff.SrcDstDiff{
		found.AddedConnections(), found.RemovedConnections(), found.ChangedConnections(),
	} {
		for _, c := range changes {
			was, is := c.Ref1Connectivity(), c.Ref2Connectivity()
			compared.Changes = append(compared.Changes, change{
				From:   c.Src().String(),
				To:     c.Dst().String(),
				Before: text(was.AllProtocolsAndPorts(), was.ProtocolsAndPorts()),
				After:  text(is.AllProtocolsAndPorts(), is.ProtocolsAndPorts()),
			})
		}
	}
	return compared
}

// ports are netpol-analyzer's, whose type's name is internal to it; among those that are told are some that are denied.
type ports interface {
	Start() int64
	End() int64
}

type isAllowed interface {
	InSet() bool
}

func text[P ports](everything bool, byProtocol map[v1.Protocol][]P) string {
	if everything {
		return "All"
	}
	var texts []string
	for _, protocol := range []v1.Protocol{v1.ProtocolTCP, v1.ProtocolUDP, v1.ProtocolSCTP} {
		if runs := runsOf(byProtocol[protocol]); len(runs) > 0 {
			texts = append(texts, fmt.Sprintf("%s %s", protocol, strings.Join(runs, ",")))
		}
	}
	return strings.Join(texts, ";")
}

// runsOf joins what only different rules tell apart.
func runsOf[P ports](ranges []P) []string {
	var runs []string
	var first, last int64
	end := func() {
		switch {
		case last == 0:
		case first == last:
			runs = append(runs, fmt.Sprint(first))
		default:
			runs = append(runs, fmt.Sprintf("%d-%d", first, last))
		}
	}
	for _, each := range ranges {
		if !any(each).(isAllowed).InSet() {
			continue
		}
		if last == 0 || last+1 != each.Start() {
			end()
			first = each.Start()
		}
		last = each.End()
	}
	end()
	return runs
}

// silent logs nothing: what there is to say is among the errors of each answer.
type silent struct{}

func (silent) Debugf(string, ...any)        {}
func (silent) Infof(string, ...any)         {}
func (silent) Warnf(string, ...any)         {}
func (silent) Errorf(error, string, ...any) {}
