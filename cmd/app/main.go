//go:build !js

// Command app packs the whole tool into one page for a browser: app ENGINE.wasm wasm_exec.js PAGE.html (make app).
// Built for WebAssembly it is the engine of that page; see package engine.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"os"
	"regexp"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/licences"
	"sggscan/internal/words"
	"sggscan/report/html"
	"sggscan/report/session"
)

//go:embed page
var folder embed.FS

// main packs the page: app ENGINE.wasm wasm_exec.js PAGE.html.
func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "app ENGINE.wasm wasm_exec.js PAGE.html")
		os.Exit(2)
	}
	if err := pack(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// page is what the template shows.
type page struct {
	Policy, Version string
	Style           template.CSS
	Script          template.JS
	Words           map[lang.Lang]map[string]string
}

// engineMark is where the engine comes in the page; what a template writes would be escaped.
const engineMark = "ENGINE"

// pack writes the page. The same inputs give the same bytes.
func pack(engine, glue, out string) error {
	style, err := joined("style.css")
	if err != nil {
		return err
	}
	script, err := scripts(glue)
	if err != nil {
		return err
	}
	program, err := packed(engine)
	if err != nil {
		return err
	}
	inside, err := html.Policies()
	if err != nil {
		return err
	}
	p := page{Version: session.Version(), Style: template.CSS(style), Script: template.JS(script),
		Words: map[lang.Lang]map[string]string{},
		Policy: fmt.Sprintf("default-src 'none'; script-src %s %s 'wasm-unsafe-eval'; worker-src blob:; frame-src blob:; "+
			"style-src %s %s; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'",
			hash(script), strings.Join(inside.Scripts, " "), hash(style), inside.Style)}
	say := func(key words.Key) template.HTML {
		text := template.HTMLEscapeString(words.Text(key).In(lang.NL))
		return template.HTML(fmt.Sprintf("<span data-say=%q>%s</span>", string(key), text))
	}
	t, err := template.New("index.html").Funcs(template.FuncMap{"say": say}).ParseFS(folder, "page/index.html")
	if err != nil {
		return err
	}
	for _, l := range []lang.Lang{lang.NL, lang.EN} {
		p.Words[l] = map[string]string{}
	}
	used := regexp.MustCompile(`"((?:app|html|policy)\.[a-z0-9_]+)"`)
	for _, name := range []string{"page/index.html", "page/page.js"} {
		data, err := folder.ReadFile(name)
		if err != nil {
			return err
		}
		for _, m := range used.FindAllStringSubmatch(string(data), -1) {
			for l, list := range p.Words {
				list[m[1]] = words.Text(words.Key(m[1])).In(l)
			}
		}
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return err
	}
	notices := licences.Text()
	if strings.Contains(notices, "-->") || strings.Contains(notices, "--!>") {
		return errors.New("a licence holds what ends a comment in a page")
	}
	b.WriteString("<!--\n" + notices + "-->\n") // they travel with the page wherever it goes
	return os.WriteFile(out, bytes.Replace(b.Bytes(), []byte(engineMark), program, 1), 0o644)
}

// joined is a file of the page.
func joined(name string) (string, error) {
	data, err := folder.ReadFile("page/" + name)
	return string(data), err
}

// scripts is the script of the page, with that of its worker as a text in it: what a worker runs needs no hash then.
func scripts(glue string) (string, error) {
	own, err := joined("page.js")
	if err != nil {
		return "", err
	}
	worker, err := joined("worker.js")
	if err != nil {
		return "", err
	}
	runtime, err := os.ReadFile(glue)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(string(runtime) + worker) // no "<" stays, so no end of a script either
	if err != nil {
		return "", err
	}
	return "const workerText = " + string(text) + ";\n" + own, nil
}

// packed is a file in gzip, written in signs of seven bits: a sixth larger, where base64 would take a third.
func packed(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return sevenBits(b.Bytes()), nil
}

// sevenBits writes data as text for a script of a page: each sign is the next seven bits. For the three signs that a
// page would change or end at, signs stand that it leaves alone.
func sevenBits(data []byte) []byte {
	var out bytes.Buffer
	value, bits := 0, 0
	write := func(sign int) {
		switch sign {
		case 0:
			out.WriteRune('¡')
		case '\r':
			out.WriteRune('¢')
		case '<':
			out.WriteRune('£')
		default:
			out.WriteByte(byte(sign))
		}
	}
	for _, c := range data {
		value, bits = value<<8|int(c), bits+8
		for bits >= 7 {
			bits -= 7
			write(value >> bits & 127)
		}
		value &= 1<<bits - 1
	}
	if bits > 0 {
		write(value << (7 - bits) & 127)
	}
	return out.Bytes()
}

// hash names a script or style in a content policy.
func hash(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
