package assessment_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/rubric"
)

// Whatever stands in a file: no panic, every problem has a place and one line of text in both languages, and what is
// accepted is usable.
func FuzzYAML(f *testing.F) {
	r, _, err := rubric.Load(os.DirFS("../testdata/rubrics/small"), "")
	if err != nil {
		f.Fatal(err)
	}
	today, _ := assessment.NewDate(2026, 11, 20)
	reader := answers.Reader{Rubric: r, Today: today}
	for _, folder := range []string{"../testdata/answers/ok", "../testdata/answers/warn", "../testdata/answers/err"} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".out") {
				continue
			}
			data, err := os.ReadFile(folder + "/" + e.Name())
			if err != nil {
				f.Fatal(err)
			}
			f.Add(strings.HasSuffix(e.Name(), ".json"), data)
		}
	}
	f.Fuzz(func(t *testing.T, asJSON bool, data []byte) {
		name := "a.yaml"
		if asJSON {
			name = "a.json"
		}
		var problems problem.List
		response, ok := reader.YAML(name, data, &problems)
		if ok == problems.HasErrors() {
			t.Fatalf("usable is %v with these problems: %v", ok, problems.All())
		}
		lines := countLines(data)
		for _, p := range problems.All() {
			testtool.Sentences(t, data, p.Text.NL, p.Text.EN, p.Place.String())
			if p.Place.File != name || p.Place.Line > lines || (p.Place.Line > 0) != (p.Place.Column > 0) || p.Place.Line == 0 &&
				!strings.HasPrefix(p.Text.NL, "het bestand is") && !strings.HasPrefix(p.Text.NL, "er is nog niets beantwoord") {
				t.Errorf("no place: %s: %s", p.Place, p.Text.NL)
			}
		}
		if !ok {
			return
		}
		if response.School.Name == "" || response.Date.IsZero() || response.Round == "" ||
			!strings.Contains("po vo mbo", string(response.School.Sector)) {
			t.Errorf("accepted: %+v", response)
		}
		for id, a := range response.Answers.All() {
			if a.Level < 0 || a.Level > rubric.TopLevel || a.State != assessment.Answered && a.Level != 0 {
				t.Errorf("%s: level %d with state %v", id, a.Level, a.State)
			}
			if clean, dropped := assessment.CleanText(a.Evidence + a.Note + a.Action + a.Owner); dropped {
				t.Errorf("%s: control characters in %q", id, clean)
			}
		}
		var again problem.List
		if second, _ := reader.YAML(name, data, &again); !reflect.DeepEqual(response, second) ||
			!reflect.DeepEqual(problems.All(), again.All()) {
			t.Error("reading it again gives something else")
		}
	})
}

func FuzzLooksPersonal(f *testing.F) {
	for _, s := range []string{"06-12345678", "111222333", "jan@school.nl", "1-9-2026", "niets"} {
		f.Add("", s, "")
	}
	f.Fuzz(func(t *testing.T, before, s, after string) {
		if !assessment.LooksPersonal(s) {
			return
		}
		if !assessment.LooksPersonal(before + " | " + s + " | " + after) {
			t.Errorf("%q is seen, and not within %q", s, before+" | "+s+" | "+after)
		}
	})
}

// countLines counts what YAML takes for lines; what is left out at the end stands on the line after them.
func countLines(data []byte) int {
	lines := 2
	for _, r := range string(data) {
		if strings.ContainsRune("\n\r\u0085\u2028\u2029", r) {
			lines++
		}
	}
	return lines
}
