package main

import (
	"encoding/json"
	"syscall/js"

	"sggscan/cmd/app/engine"
)

// main waits for the calls of the worker. Each call, one at a time, hands over a name, a request as JSON and the bytes
// of its files, and gets back an answer as JSON and the bytes of what was made.
func main() {
	e := &engine.Engine{}
	call := func(_ js.Value, args []js.Value) any {
		op, asked, content, done := args[0].String(), args[1].String(), args[2], args[3]
		go func() {
			out := called(e, op, asked, content)
			made := js.Global().Get("Array").New(len(out.Files))
			for n, f := range out.Files {
				bytes := js.Global().Get("Uint8Array").New(len(f.Data))
				js.CopyBytesToJS(bytes, f.Data)
				made.SetIndex(n, bytes)
			}
			text, err := json.Marshal(out)
			if err != nil {
				text = []byte("{}") // an answer holds texts and numbers only
			}
			done.Invoke(string(text), made)
		}()
		return nil
	}
	js.Global().Set("sggscan", js.FuncOf(call))
	js.Global().Call("sggscanReady")
	select {}
}

// called is one request with the bytes of its files.
func called(e *engine.Engine, op, asked string, content js.Value) engine.Answer {
	var r engine.Request
	if err := json.Unmarshal([]byte(asked), &r); err != nil {
		return engine.Answer{Told: err.Error()}
	}
	for n := range r.Files {
		r.Files[n].Data = make([]byte, content.Index(n).Get("length").Int())
		js.CopyBytesToGo(r.Files[n].Data, content.Index(n))
	}
	return e.Do(op, r)
}
