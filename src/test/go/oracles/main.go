// Command oracles asks engines that others wrote what NetworkPolicies allow.
//
//	oracles cyclonus         judges the cases that it reads, by cyclonus
//	oracles cyclonus-cases   writes the cases that cyclonus generates, with its verdicts
//	oracles list             lists, by netpol-analyzer, the connections in each directory that it reads
//	oracles exposure         tells, by netpol-analyzer, what each directory leaves open to pods that are not there
//	oracles explain          tells, by netpol-analyzer, why connections in each directory are allowed or denied
//	oracles diff             compares, by netpol-analyzer, the two directories on each line, a tab between
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/sirupsen/logrus"

	"appfirewall.io/test/oracles/cases"
)

func main() {
	// cyclonus logs to standard output what it is about to do.
	logrus.SetOutput(io.Discard)
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 1 {
		return fmt.Errorf("exactly one of cyclonus, cyclonus-cases, list, exposure, explain, diff is needed")
	}
	switch arguments[0] {
	case "cyclonus":
		return cases.Serve(os.Stdin, os.Stdout, cyclonus)
	case "cyclonus-cases":
		return writeCyclonusCases(os.Stdout)
	case "list":
		return eachLine(list)
	case "exposure":
		return eachLine(exposure)
	case "explain":
		return eachLine(explain)
	case "diff":
		return eachLine(compare)
	default:
		return fmt.Errorf("there is no oracle %q", arguments[0])
	}
}
