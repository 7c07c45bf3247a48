package advicefile

import (
	"reflect"
	"strings"
	"testing"

	"sggscan/internal/lang"
)

// No word is missing in a language, none asks for something else to be filled in than in the other, and what Excel says about a cell fits.
func TestWords(t *testing.T) {
	nl, en := reflect.ValueOf(wordsFor(lang.NL)), reflect.ValueOf(wordsFor(lang.EN))
	for n := range nl.NumField() {
		name, a, b := nl.Type().Field(n).Name, nl.Field(n).String(), en.Field(n).String()
		if a == "" || b == "" || strings.Count(a, "%s") != strings.Count(b, "%s") {
			t.Errorf("%s: %q and %q", name, a, b)
		}
		const most = 255
		if strings.HasSuffix(name, "Input") && max(len([]rune(a)), len([]rune(b))) > most {
			t.Errorf("%s is longer than Excel shows", name)
		}
	}
}
