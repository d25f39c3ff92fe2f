//go:build js

package main

import (
	"encoding/json"
	"fmt"
	"syscall/js"
)

// main gives the worker the function dateline(text, published, rules), which returns an answer as JSON, and waits for calls.
func main() {
	a := &annotator{}
	if err := a.load(""); err != nil {
		panic(err)
	}
	js.Global().Set("dateline", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return call(a, args)
	}))
	select {}
}

// call answers a call of the worker. A fault of the program is an answer, too: the page can show it.
func call(a *annotator, args []js.Value) (result string) {
	defer func() {
		if fault := recover(); fault != nil {
			text, _ := json.Marshal(answer{Error: fmt.Sprint("internal error: ", fault)})
			result = string(text)
		}
	}()
	text, err := json.Marshal(a.annotate(args[0].String(), args[1].String(), args[2].String()))
	if err != nil {
		panic(err)
	}
	return string(text)
}
