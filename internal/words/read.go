package words

import (
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
	"sync"
)

//go:embed texts/*.yaml
var folder embed.FS

// forms are the forms of a text in one language. A text that does not depend on a number has one twice.
type forms struct{ one, other string }

// entry is a text in Dutch and in English.
type entry [2]forms

// subjects has the reader of each file, which reads it at the first use of one of its keys.
var subjects = sync.OnceValue(func() map[string]func() (map[string]entry, error) {
	out := map[string]func() (map[string]entry, error){}
	files, _ := folder.ReadDir("texts") // a folder in memory
	for _, f := range files {
		name := path.Join("texts", f.Name())
		out[strings.TrimSuffix(f.Name(), ".yaml")] = sync.OnceValues(func() (map[string]entry, error) {
			data, err := folder.ReadFile(name)
			if err != nil {
				return nil, err
			}
			return parse(name, string(data))
		})
	}
	return out
})

// parse reads a file of words. It is YAML of one shape only, and read line by line here: a program that starts for one
// sentence cannot wait for a reader of all YAML, which takes thirty times as long.
func parse(file, text string) (map[string]entry, error) {
	p := reader{out: map[string]entry{}, lines: strings.Split(text, "\n")}
	for p.at < len(p.lines) && p.err == nil {
		p.entry()
	}
	if p.err != nil {
		return nil, fmt.Errorf("%s:%w", file, p.err)
	}
	return p.out, nil
}

type reader struct {
	out   map[string]entry
	lines []string
	at    int // the number of the line that was read last
	err   error
}

// next is the next line, without the indent that it must have.
func (p *reader) next(indent string) string {
	p.at++
	if p.at > len(p.lines) {
		p.fail("the file ends within an entry")
		return ""
	}
	line, ok := strings.CutPrefix(p.lines[p.at-1], indent)
	if !ok || strings.HasPrefix(line, " ") {
		p.fail("this line must begin with %d spaces", len(indent))
	}
	return line
}

func (p *reader) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("%d: %w", p.at, fmt.Errorf(format, args...))
	}
}

func (p *reader) entry() {
	line := p.next("")
	if line == "" || line[0] == '#' {
		return
	}
	key, ok := strings.CutSuffix(line, ":")
	if !ok || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
		p.fail("a key is small letters, digits and underscores, with a colon behind it; this is %q", line)
	}
	if _, double := p.out[key]; double {
		p.fail("the key %s stands here for the second time", key)
	}
	p.out[key] = entry{p.forms("nl:"), p.forms("en:")}
}

// forms reads what one language says.
func (p *reader) forms(name string) forms {
	rest, ok := strings.CutPrefix(p.next("  "), name)
	if !ok {
		p.fail("%s must stand here", name)
	}
	if rest == "" && p.err == nil {
		return forms{one: p.form("one:"), other: p.form("other:")}
	}
	s := p.text(rest, "    ")
	return forms{s, s}
}

func (p *reader) form(name string) string {
	rest, ok := strings.CutPrefix(p.next("    "), name)
	if !ok {
		p.fail("%s must stand here", name)
	}
	return p.text(rest, "      ")
}

// text reads a text between double quotes, or the lines of a block.
func (p *reader) text(s, indent string) string {
	if s == " |-" {
		var block []string
		for p.at < len(p.lines) && (p.lines[p.at] == "" || strings.HasPrefix(p.lines[p.at], indent)) {
			block = append(block, strings.TrimPrefix(p.lines[p.at], indent))
			p.at++
		}
		return strings.TrimRight(strings.Join(block, "\n"), "\n")
	}
	text, err := strconv.Unquote(strings.TrimPrefix(s, " "))
	if err != nil || !strings.HasPrefix(s, ` "`) {
		p.fail("a text stands between double quotes, or on the lines below |-")
	}
	return text
}
