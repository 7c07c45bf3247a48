// Package compact keeps values that the program starts with: each text stands once, all else is numbers, and reading
// copies no text. No names of fields are kept, so what was written is read with the very same types only.
package compact

import (
	"encoding"
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Marshal writes a value of texts, whole numbers, yes or no, what has a text of its own (encoding.TextMarshaler), and
// structs (the exported fields), lists, pointers and maps by text of these. The same value gives the same bytes.
func Marshal[T any](value *T) ([]byte, error) {
	w := writer{known: map[string]int{}}
	w.write(reflect.ValueOf(value).Elem())
	out := binary.AppendVarint(nil, int64(len(w.texts)))
	for _, text := range w.texts {
		out = binary.AppendVarint(out, int64(len(text)))
	}
	return slices.Concat(out, []byte(strings.Join(w.texts, "")), w.body), w.err
}

type writer struct {
	texts []string
	known map[string]int // the places of the texts
	body  []byte
	err   error // the first
}

func (w *writer) number(n int) { w.body = binary.AppendVarint(w.body, int64(n)) }

func (w *writer) text(s string) {
	n, ok := w.known[s]
	if !ok {
		n = len(w.texts)
		w.known[s], w.texts = n, append(w.texts, s)
	}
	w.number(n)
}

func (w *writer) fail(err error) {
	if w.err == nil && err != nil {
		w.err = fmt.Errorf("compact: %w", err)
	}
}

func (w *writer) write(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Int:
		w.number(int(v.Int()))
	case reflect.Bool:
		w.number(map[bool]int{true: 1}[v.Bool()])
	case reflect.Array:
		w.each(v)
	case reflect.Struct:
		if own, ok := reflect.TypeAssert[encoding.TextMarshaler](v.Addr()); ok {
			text, err := own.MarshalText()
			w.fail(err)
			w.text(string(text))
			return
		}
		for n := range v.NumField() {
			if v.Field(n).CanSet() {
				w.write(v.Field(n))
			}
		}
	case reflect.Pointer, reflect.Slice, reflect.Map:
		w.some(v)
	default:
		w.fail(fmt.Errorf("a %s cannot be written", v.Type()))
	}
}

// some writes what may be nil: 0 for nil, else one more than the number of values.
func (w *writer) some(v reflect.Value) {
	switch {
	case v.IsNil():
		w.number(0)
	case v.Kind() == reflect.Pointer:
		w.number(1)
		w.write(v.Elem())
	case v.Kind() == reflect.Slice:
		w.number(v.Len() + 1)
		w.each(v)
	default:
		w.number(v.Len() + 1)
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			entry := reflect.New(v.Type().Elem()).Elem()
			entry.Set(v.MapIndex(key))
			w.text(key.String())
			w.write(entry)
		}
	}
}

func (w *writer) each(v reflect.Value) {
	for n := range v.Len() {
		w.write(v.Index(n))
	}
}

// Unmarshal reads what Marshal wrote into a value of the same type. It is false when the data is something else; the
// value may then be half filled.
func Unmarshal[T any](data string, to *T) bool {
	r := reader{data: data}
	lengths := make([]int, r.count())
	for n := range lengths {
		lengths[n] = r.number()
	}
	r.texts = make([]string, len(lengths))
	for n, length := range lengths {
		if length < 0 || length > len(r.data) {
			return false
		}
		r.texts[n], r.data = r.data[:length], r.data[length:]
	}
	r.read(reflect.ValueOf(to).Elem())
	return !r.bad && r.data == ""
}

type reader struct {
	data  string // what is not read yet
	texts []string
	bad   bool
}

// number reads a number as binary.AppendVarint writes it.
func (r *reader) number() int {
	var bits uint64
	for n := range min(len(r.data), binary.MaxVarintLen64) {
		b := r.data[n]
		if bits |= uint64(b&0x7f) << (7 * n); b < 0x80 {
			r.data = r.data[n+1:]
			return int(int64(bits>>1) ^ -int64(bits&1))
		}
	}
	r.bad, r.data = true, ""
	return 0
}

// count reads a number of values, of which each takes at least a byte.
func (r *reader) count() int {
	n := r.number()
	if n < 0 || n > len(r.data)+1 {
		r.bad, r.data = true, ""
		return 0
	}
	return n
}

func (r *reader) text() string {
	n := r.number()
	if n < 0 || n >= len(r.texts) {
		r.bad = true
		return ""
	}
	return r.texts[n]
}

func (r *reader) read(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Int:
		v.SetInt(int64(r.number()))
	case reflect.Bool:
		v.SetBool(r.number() == 1)
	case reflect.Array:
		r.each(v)
	case reflect.Struct:
		if own, ok := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr()); ok {
			r.bad = own.UnmarshalText([]byte(r.text())) != nil || r.bad
			return
		}
		for n := range v.NumField() {
			if field := v.Field(n); field.CanSet() {
				r.read(field)
			}
		}
	default:
		r.some(v)
	}
}

func (r *reader) some(v reflect.Value) {
	n := r.count() - 1
	switch {
	case n < 0: // nil
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.read(v.Elem())
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		r.each(v)
	case v.Kind() == reflect.Map:
		v.Set(reflect.MakeMapWithSize(v.Type(), n))
		for range n {
			key, entry := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			key.SetString(r.text())
			r.read(entry)
			v.SetMapIndex(key, entry)
		}
	default:
		r.bad = true
	}
}

func (r *reader) each(v reflect.Value) {
	for n := range v.Len() {
		r.read(v.Index(n))
	}
}
