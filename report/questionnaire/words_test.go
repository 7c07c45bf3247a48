package questionnaire

import (
	"reflect"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/rubric"
)

// No word is missing in a language, and none asks for something else to be filled in than in the other.
func TestWords(t *testing.T) {
	var walk func(path string, a, b reflect.Value)
	walk = func(path string, a, b reflect.Value) {
		if a.Kind() == reflect.Struct {
			for n := range a.NumField() {
				walk(path+"."+a.Type().Field(n).Name, a.Field(n), b.Field(n))
			}
			return
		}
		if a.String() == "" || b.String() == "" {
			t.Errorf("%s: %q and %q", path, a.String(), b.String())
		}
		for _, verb := range []string{"%s", "%d"} {
			if strings.Count(a.String(), verb) != strings.Count(b.String(), verb) {
				t.Errorf("%s: %q and %q", path, a.String(), b.String())
			}
		}
	}
	for _, s := range rubric.Sectors() {
		walk("words", reflect.ValueOf(wordsFor(lang.NL, s)), reflect.ValueOf(wordsFor(lang.EN, s)))
	}
	if w := wordsFor(lang.NL, rubric.MBO); w.Pupils != "studenten" {
		t.Errorf("who learns in mbo is called %q", w.Pupils)
	}
}
