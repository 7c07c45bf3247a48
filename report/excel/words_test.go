package excel

import (
	"reflect"
	"strings"
	"testing"

	"sggscan/internal/lang"
)

func TestWordsAreThereInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, l := range lang.All() {
		var walk func(path string, v reflect.Value)
		walk = func(path string, v reflect.Value) {
			for n := range v.NumField() {
				name := path + v.Type().Field(n).Name
				if f := v.Field(n); f.Kind() == reflect.Struct {
					walk(name+".", f)
				} else if strings.TrimSpace(f.String()) == "" {
					t.Errorf("%s: no words for %s", l, name)
				}
			}
		}
		walk("", reflect.ValueOf(wordsFor(l)))
	}
	for _, l := range lang.All() {
		if strings.ContainsAny(strings.Join(wordsFor(l).statuses(), ""), ",\"") {
			t.Errorf("%s: a comma in a word splits the drop-down", l)
		}
	}
}
