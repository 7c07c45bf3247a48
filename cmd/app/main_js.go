package main

import (
	"encoding/json"
	"syscall/js"
)

// main waits for the calls of the worker. Each call, one at a time, hands over a name, a request as JSON and the bytes
// of its files, and gets back an answer as JSON and the bytes of what was made.
func main() {
	e := &engine{}
	call := func(_ js.Value, args []js.Value) any {
		op, asked, content, done := args[0].String(), args[1].String(), args[2], args[3]
		go func() {
			out := e.called(op, asked, content)
			made := js.Global().Get("Array").New(len(out.Files))
			for n, f := range out.Files {
				bytes := js.Global().Get("Uint8Array").New(len(f.data))
				js.CopyBytesToJS(bytes, f.data)
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
func (e *engine) called(op, asked string, content js.Value) answer {
	var r request
	if err := json.Unmarshal([]byte(asked), &r); err != nil {
		return answer{Told: err.Error()}
	}
	for n := range r.Files {
		r.Files[n].data = make([]byte, content.Index(n).Get("length").Int())
		js.CopyBytesToGo(r.Files[n].data, content.Index(n))
	}
	return e.do(op, r)
}
