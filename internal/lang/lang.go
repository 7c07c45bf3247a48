// Package lang holds the two languages of sggscan and a text in both.
//
// What people read is Dutch by default and English on request; the system locale never decides. The package knows no
// words itself: those are in package words and in the rubric.
package lang

import (
	"encoding/json"
)

// Lang is a language people read.
type Lang string

// The languages of the program.
const (
	NL Lang = "nl"
	EN Lang = "en"
)

// All lists the languages in the order in which they are shown.
func All() []Lang { return []Lang{NL, EN} }

// Parse returns the language of a code such as "nl". It is false for any other word.
func Parse(code string) (Lang, bool) {
	for _, l := range All() {
		if string(l) == code {
			return l, true
		}
	}
	return NL, false
}

// Text is one text in both languages. An empty language means that nobody wrote it yet.
type Text struct {
	NL, EN string
}

// Same is a text that is written alike in both languages, such as a name.
func Same(s string) Text { return Text{NL: s, EN: s} }

// In returns the text in the language, or in the other one when it is missing: a reader is helped more by a Dutch
// sentence than by none.
func (t Text) In(l Lang) string {
	if l == EN && t.EN != "" || t.NL == "" {
		return t.EN
	}
	return t.NL
}

// Has reports whether the text was written in the language.
func (t Text) Has(l Lang) bool {
	if l == EN {
		return t.EN != ""
	}
	return t.NL != ""
}

// Empty reports whether the text is missing in both languages.
func (t Text) Empty() bool { return t.NL == "" && t.EN == "" }

// MarshalJSON writes {"nl": …, "en": …}; a language that is missing is null.
func (t Text) MarshalJSON() ([]byte, error) {
	null := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return json.Marshal(struct {
		NL *string `json:"nl"`
		EN *string `json:"en"`
	}{null(t.NL), null(t.EN)})
}
