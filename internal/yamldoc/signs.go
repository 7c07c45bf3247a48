package yamldoc

import (
	"bytes"
	"regexp"
	"sync"
	"unicode/utf8"

	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// sign is what a word processor or a key puts where YAML wants a plain space or quotation mark.
type sign struct {
	key words.Key
	in  *regexp.Regexp // its first group is the sign
}

// signs lists them. Within a text they are sound, so only places are looked at where YAML has a meaning for them.
var signs = sync.OnceValue(func() []sign {
	const hard = `[\x{00a0}\x{2007}\x{202f}\x{3000}\x{200b}\x{feff}]`
	return []sign{
		{"yaml.tab_in_indent", regexp.MustCompile(`^ *(\t)\s*[^\s#]`)},
		{"yaml.hard_space", regexp.MustCompile(`(?:^[ \t]*(?:- *)?|[:,{\[] *)(` + hard + `)`)},
		{"yaml.hard_space", regexp.MustCompile(`(` + hard + `) *:`)},
		{"yaml.typographic_quote", regexp.MustCompile(`(?:^[ \t]*(?:- *)?|[:,{\[] *)([“”„‟«»‘’‚‹›])`)},
	}
})

// signOn finds such a sign on one of the lines, counted from 1 and the last one too.
func signOn(data []byte, from, to int) (line, column int, key words.Key, found bool) {
	n := 0
	for text := range bytes.Lines(data) {
		if n++; n > to {
			break
		}
		if n < from {
			continue
		}
		for _, s := range signs() {
			if at := s.in.FindSubmatchIndex(text); at != nil {
				return n, 1 + utf8.RuneCount(text[:at[2]]), s.key, true
			}
		}
	}
	return 0, 0, "", false
}

// Explain adds an error for each line with an error on which a tab, a hard space or a typographic quotation mark stands
// where YAML wants a plain one: that is why it could not be understood.
func Explain(file string, data []byte, problems *problem.List) {
	told := map[int]bool{}
	for _, p := range problems.Errors().All() {
		at := p.Place
		if at.File != file || at.Line == 0 || told[at.Line] {
			continue
		}
		told[at.Line] = true
		if line, column, key, ok := signOn(data, at.Line, at.Line); ok {
			problems.Errorf(problem.Place{File: file, Line: line, Column: column}, key)
		}
	}
}
