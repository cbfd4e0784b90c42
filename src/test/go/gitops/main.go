// Says what Argo CD and Flux make of objects: a health script, run by the interpreter and with the libraries that Argo CD
// gives it, and kstatus. The script is the argument, the objects are JSON documents on standard input; each answer is a
// line of JSON.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	lua "github.com/yuin/gopher-lua"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

type answer struct {
	Health  string        `json:"health"`
	Message string        `json:"message"`
	Kstatus status.Status `json:"kstatus"`
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(path string) error {
	script, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	input := json.NewDecoder(os.Stdin)
	for {
		// Whole numbers remain such, as they do in Argo CD and in Flux.
		var object unstructured.Unstructured
		if err := input.Decode(&object); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		health, message, err := judge(string(script), object.Object)
		if err != nil {
			return err
		}
		computed, err := status.Compute(&object)
		if err != nil {
			return err
		}
		if err := json.NewEncoder(os.Stdout).Encode(answer{health, message, computed.Status}); err != nil {
			return err
		}
	}
}

func judge(script string, object map[string]any) (string, string, error) {
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	for name, open := range map[string]lua.LGFunction{
		lua.BaseLibName: lua.OpenBase, lua.TabLibName: lua.OpenTable, lua.StringLibName: lua.OpenString,
	} {
		state.Push(state.NewFunction(open))
		state.Push(lua.LString(name))
		state.Call(1, 0)
	}
	state.SetGlobal("obj", value(state, object))
	if err := state.DoString(script); err != nil {
		return "", "", err
	}
	table, ok := state.Get(-1).(*lua.LTable)
	if !ok {
		return "", "", fmt.Errorf("the script returns a %s, and no table", state.Get(-1).Type())
	}
	return lua.LVAsString(table.RawGetString("status")), lua.LVAsString(table.RawGetString("message")), nil
}

func value(state *lua.LState, json any) lua.LValue {
	switch typed := json.(type) {
	case bool:
		return lua.LBool(typed)
	case int64:
		return lua.LNumber(typed)
	case float64:
		return lua.LNumber(typed)
	case string:
		return lua.LString(typed)
	case []any:
		table := state.NewTable()
		for _, item := range typed {
			table.Append(value(state, item))
		}
		return table
	case map[string]any:
		table := state.NewTable()
		for name, field := range typed {
			table.RawSetString(name, value(state, field))
		}
		return table
	default:
		return lua.LNil
	}
}
