package testtool

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// Workbook opens a workbook with the library that wrote it, until the end of the test.
func Workbook(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// Style is how a cell looks.
func Style(t testing.TB, f *excelize.File, sheet, cell string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

// Locked reports whether people are kept from writing in a cell.
func Locked(t testing.TB, f *excelize.File, sheet, cell string) bool {
	t.Helper()
	protection := Style(t, f, sheet, cell).Protection
	return protection == nil || protection.Locked
}

// Sentences fails unless each text of a problem with a file is one line, everything in it filled in.
func Sentences(t testing.TB, data []byte, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if text == "" || len(text) > 3000 || strings.ContainsFunc(text, unicode.IsControl) ||
			strings.Contains(text, "%!") && !bytes.Contains(data, []byte("%")) {
			t.Errorf("a bad message: %q", text)
		}
	}
}

// TextsIn gathers the texts of a model by the path of their field, such as "Domains.Indicators.Note".
func TextsIn(v reflect.Value, path string, into map[string][]string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" && !slices.Contains(into[path], v.String()) {
			into[path] = append(into[path], v.String())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			TextsIn(v.Elem(), path, into)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			TextsIn(v.Index(i), path, into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				name := path
				if !f.Anonymous {
					name += "." + f.Name
				}
				TextsIn(v.Field(i), name, into)
			}
		}
	default: // no text
	}
}
