package view_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

// The paper form asks exactly what the sector and the list ask.
func TestFormAsksWhatTheSectorAsks(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, sector := range rubric.Sectors() {
		for _, profile := range []assessment.Profile{assessment.Full, assessment.Core} {
			for _, l := range lang.All() {
				f := view.BuildForm(r, view.FormOptions{Options: view.Options{Lang: l},
					School: assessment.School{Name: "De Linde", Sector: sector}, Profile: profile, Role: rubric.Joint})
				asked := map[string]view.FormQuestion{}
				for _, d := range f.Domains {
					if len(d.Questions) == 0 {
						t.Errorf("%s %s: domain %s has no question", sector, profile, d.ID)
					}
					for _, q := range d.Questions {
						asked[q.ID] = q
					}
				}
				for _, d := range r.Domains {
					for _, i := range d.Indicators {
						q, ok := asked[i.ID]
						if want := i.In(sector) && (profile == assessment.Full || i.InCore(sector)); ok != want {
							t.Errorf("%s %s: %s is asked: %v", sector, profile, i.ID, ok)
						}
						if !ok {
							continue
						}
						if texts := i.For(sector); q.Question != texts.Question.In(l) || q.Levels[3].Meaning != texts.Levels[3].In(l) {
							t.Errorf("%s %s %s: other texts than those of the sector", sector, l, i.ID)
						}
						if (q.NA != "") != i.MayNA(sector) {
							t.Errorf("%s: n/a is offered: %v", i.ID, q.NA != "")
						}
					}
				}
			}
		}
	}
}

func TestFormSaysWhatIsKnown(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	known := assessment.School{Name: "De Linde", BRIN: "12AB00", Place: "Assen", Sector: rubric.MBO}
	f := view.BuildForm(r, view.FormOptions{School: known, Profile: assessment.Full, Role: "leader", Round: "2026-2027"})
	facts := map[string]string{}
	for _, x := range f.Facts {
		facts[x.Label] = x.Text
	}
	for label, want := range map[string]string{"School": "De Linde", "BRIN": "12AB00", "Plaats": "Assen",
		"Meetmoment": "2026-2027", "Ingevuld door": "schoolleider", "Datum": "", "Bestuur": ""} {
		if got, ok := facts[label]; !ok || got != want {
			t.Errorf("%s: %q, not %q", label, got, want)
		}
	}
	if f.SchoolLine != "De Linde · 12AB00 · Assen" {
		t.Errorf("school line %q", f.SchoolLine)
	}
	if all := strings.Join(f.Intro, " "); !strings.Contains(all, "studenten") || strings.Contains(all, "leerlingen") || !strings.Contains(all, fmt.Sprintf("%d vragen", questions(t, rubric.MBO, every))) {
		t.Errorf("intro: %s", all)
	}
	for _, part := range f.Checks {
		for _, c := range part.Checks {
			repaired := strings.Contains(strings.Join(c.Answers, " "), "hersteld")
			if repaired != strings.HasPrefix(c.ID, "R") {
				t.Errorf("%s offers %v", c.ID, c.Answers)
			}
		}
	}
}

// A form without a name leaves it to be written, and says nothing in its place.
func TestFormWithoutSchool(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	f := view.BuildForm(r, view.FormOptions{School: assessment.School{Sector: rubric.PO}, Profile: assessment.Core,
		Role: rubric.Joint})
	if f.SchoolLine != "" || f.School != "" || f.FileTitle != f.Title {
		t.Errorf("%q, %q, %q", f.SchoolLine, f.School, f.FileTitle)
	}
}
