// Package words holds what people read that is not part of the rubric: messages, headings, labels and help.
//
// The words stand in texts/, a file per subject. An entry has a key and the text in both languages, one under the other
// so that none is forgotten; a text that depends on a number has one form for 1 and one for all others:
//
//	not_a_date:
//	  nl: "%s is geen datum; schrijf jjjj-mm-dd"
//	  en: "%s is no date; write yyyy-mm-dd"
//	questions:
//	  nl:
//	    one: "1 vraag"
//	    other: "%d vragen"
//	  en:
//	    one: "1 question"
//	    other: "%d questions"
//
// Code names an entry by its subject and key ("answers.not_a_date"). What is filled in is written as package fmt does;
// %[2]s is the second value, for a language that puts it elsewhere. A text stands between double quotes, or, when it
// has more lines, as a block after |-. The tests hold that every key that code uses exists, and that every entry is
// used.
package words

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"sggscan/internal/lang"
)

// Key names an entry: "answers.not_a_date" is not_a_date in texts/answers.yaml. Keys are written in the code as they
// are, never put together, so that a test can look at each of them.
type Key string

// Text is the text of a key with the arguments filled in; a lang.Text among them is put in in the language of the
// sentence. Without arguments the text stays as it is written, per cent signs included. A key that does not exist,
// which the tests rule out, is shown itself.
func Text(key Key, args ...any) lang.Text {
	e := find(key)
	return lang.Text{NL: sprint(e[0].other, lang.NL, args), EN: sprint(e[1].other, lang.EN, args)}
}

// Message is a text together with the key that it goes by.
type Message struct {
	Key  Key
	Text lang.Text
}

// Say is the message of a key; see Text.
func Say(key Key, args ...any) Message { return Message{key, Text(key, args...)} }

// Count is Text for a number, in the form that goes with it. The number is the first argument; either form may leave it
// out.
func Count(key Key, n int, args ...any) lang.Text {
	e := find(key)
	return lang.Text{NL: Plural{e[0], lang.NL}.Of(n, args...), EN: Plural{e[1], lang.EN}.Of(n, args...)}
}

// Plural is a text in one language with a form for one and a form for all other numbers, as a field that Fill fills.
type Plural struct {
	forms forms
	lang  lang.Lang
}

// Of is the form that goes with a number, filled in as Count does.
func (p Plural) Of(n int, args ...any) string {
	form := p.forms.other
	if n == 1 {
		form = p.forms.one
	}
	return sprint(form, p.lang, append([]any{n}, args...))
}

// Fill returns a struct of strings and plurals filled with the texts of a subject: the field NoVerdict has the text of
// no_verdict. The fields of a struct in it carry its name before theirs: Overview in Gap has that of gap_overview.
func Fill[T any](subject string, l lang.Lang) T {
	var out T
	fill(reflect.ValueOf(&out).Elem(), subject+".", l)
	return out
}

func fill(v reflect.Value, prefix string, l lang.Lang) {
	for n := range v.NumField() {
		key := prefix + snake(v.Type().Field(n).Name)
		switch field := v.Field(n); {
		case field.Type() == reflect.TypeFor[Plural]():
			e := find(Key(key))
			at := max(slices.Index(lang.All(), l), 0) // no language is Dutch, as in lang.Text.In
			field.Set(reflect.ValueOf(Plural{e[at], l}))
		case field.Kind() == reflect.Struct:
			fill(field, key+"_", l)
		default:
			field.SetString(Text(Key(key)).In(l))
		}
	}
}

// snake is the key of a field: that of OneToFindOut is one_to_find_out, that of NAReason na_reason.
func snake(name string) string {
	var out strings.Builder
	r := []rune(name)
	for n, c := range r {
		lower := func(at int) bool { return at < len(r) && (unicode.IsLower(r[at]) || unicode.IsDigit(r[at])) }
		if unicode.IsUpper(c) && n > 0 && (lower(n-1) || n+1 < len(r) && unicode.IsLower(r[n+1])) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(c))
	}
	return out.String()
}

// find is the entry of a key.
func find(key Key) entry {
	subject, name, _ := strings.Cut(string(key), ".")
	if read, ok := subjects()[subject]; ok {
		if entries, err := read(); err == nil {
			if e, ok := entries[name]; ok {
				return e
			}
		}
	}
	missing := forms{string(key), string(key)}
	return entry{missing, missing}
}

func sprint(text string, l lang.Lang, args []any) string {
	if !strings.Contains(text, "%") || len(args) == 0 {
		return text
	}
	in := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(lang.Text); ok {
			a = t.In(l)
		}
		in[i] = a
	}
	return fmt.Sprintf(text, in...)
}
