// Package html writes what a browser shows: the questionnaire to fill in, the gap report of one school and the
// comparison for a board.
//
// Each is one file that needs nothing else. A content policy in it forbids every connection and lets no script or style
// run but the one that the program wrote, by its hash; so a text of a school can never do anything but stand there.
package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"sggscan/internal/lang"
	"sggscan/internal/words"
)

//go:embed pages
var folder embed.FS

// page is what every page has around its content.
type page struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

// newPage returns a page with a style and, unless it is "", a script of the folder.
func newPage(script string) (page, error) {
	var p page
	style, err := bare("pages/style.css")
	if err != nil {
		return p, err
	}
	p.Style = template.CSS(style)
	p.Policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(style)
	if script != "" {
		code, err := bare("pages/" + script)
		if err != nil {
			return p, err
		}
		p.Script = template.JS(code)
		p.Policy += "; script-src " + hash(code)
	}
	return p, nil
}

// bare is a style or script without its indents and the lines that hold only a comment: a page goes by mail.
func bare(name string) ([]byte, error) {
	data, err := folder.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []byte
	for line := range bytes.Lines(data) {
		if line = bytes.TrimLeft(line, " "); !bytes.HasPrefix(line, []byte("//")) {
			out = append(out, line...)
		}
	}
	return out, nil
}

// hash names a script or style in a content policy.
func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// templates are parsed at the first use of one; say and count in them are those of a page in Dutch.
var templates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Funcs(helpers(lang.NL)).ParseFS(folder, "pages/*.html")
})

// helpers are what templates can call.
func helpers(l lang.Lang) template.FuncMap {
	return template.FuncMap{
		"say":        func(key words.Key, args ...any) string { return words.Text(key, args...).In(l) },
		"count":      func(key words.Key, n int, args ...any) string { return words.Count(key, n, args...).In(l) },
		"join":       joined,
		"list":       strings.Join,
		"lower":      strings.ToLower,
		"dict":       dict,
		"web":        webAddress,
		"principles": principles,
		"dated":      dated,
		"previous": func(answer string) string {
			if answer == "" {
				return ""
			}
			return words.Text("pdf.previous").In(l) + words.Text("pdf.colon").In(l) + answer
		},
		// text is a text of "and", which is no text when the condition does not hold.
		"text": func(v any) string {
			s, _ := v.(string)
			return s
		},
	}
}

// dict makes one value of several, each behind its name, for a template within another.
func dict(namesAndValues ...any) map[string]any {
	out := map[string]any{}
	for n := 1; n < len(namesAndValues); n += 2 {
		out[fmt.Sprint(namesAndValues[n-1])] = namesAndValues[n]
	}
	return out
}

// joined puts a mark between the texts that are not empty.
func joined(between string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, between)
}

// dated is what somebody wrote with its day behind it, or under it when it takes lines.
func dated(text, day string) string {
	if day == "" {
		return text
	}
	if strings.Contains(text, "\n") {
		return joined("\n", text, "("+day+")")
	}
	return joined(" ", text, "("+day+")")
}

// write writes a page made of a template. Nothing is written when the template fails.
func write(w io.Writer, name string, l lang.Lang, data any) error {
	all, err := templates()
	if err != nil {
		return err
	}
	own, err := all.Clone()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := own.Funcs(helpers(l)).ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// Policy names, for a page that shows these pages in a frame, what they run: a frame takes over the policy of the page
// around it, so that must allow it too.
type Policy struct {
	Style   string
	Scripts []string
}

// Policies are the hashes of the style and the scripts of all pages.
func Policies() (Policy, error) {
	style, err := bare("pages/style.css")
	if err != nil {
		return Policy{}, err
	}
	out := Policy{Style: hash(style)}
	for _, name := range []string{"form.js", "sort.js"} {
		code, err := bare("pages/" + name)
		if err != nil {
			return Policy{}, err
		}
		out.Scripts = append(out.Scripts, hash(code))
	}
	return out, nil
}
