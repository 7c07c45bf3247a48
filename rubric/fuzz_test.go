package rubric_test

import (
	"os"
	"testing"
	"testing/fstest"

	"sggscan/internal/testtool"
	"sggscan/rubric"
)

// Whatever stands in the file of a rubric: no panic, every problem has a place and one line of text in both languages, and a rubric without errors can be
// written and holds what scoring needs.
func FuzzLoad(f *testing.F) {
	var whole []byte
	for _, name := range []string{"rubric.yaml", "domains.yaml", "rest.yaml"} {
		data, err := os.ReadFile("../testdata/rubrics/small/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		whole = append(append(whole, data...), '\n')
	}
	f.Add(whole)
	f.Add([]byte("domains: [{indicators: [{levels: [a, b, c, d]}]}]"))
	f.Add([]byte("contradictions: [{when: [{}, {}]}]\nverdicts: [{}, {}, {}, {}]\nlevels: [1, 2, 3, 4]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, problems, err := rubric.Load(fstest.MapFS{"r.yaml": &fstest.MapFile{Data: data}}, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems.All() {
			testtool.Sentences(t, data, p.Text.NL, p.Text.EN, p.Place.String())
			if p.Place.File != "r.yaml" {
				t.Errorf("no place: %s: %s", p.Place, p.Text.NL)
			}
		}
		if problems.HasErrors() {
			return
		}
		if _, err := r.JSON(); err != nil {
			t.Error(err)
		}
		if r.ID == "" || r.CoverageMinimum == nil || len(r.Verdicts) != 4 || len(r.Indicators()) == 0 {
			t.Errorf("accepted without what scoring needs: %+v", r)
		}
		for _, i := range r.Indicators() {
			if i.ID == "" || i.Weight < 1 || len(i.Texts.Levels) != 4 || len(i.Sectors) == 0 {
				t.Errorf("accepted: %+v", i)
			}
		}
	})
}
