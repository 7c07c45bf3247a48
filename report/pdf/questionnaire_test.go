package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

func formOf(t *testing.T, school assessment.School, profile assessment.Profile, l lang.Lang) view.Form {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	return view.BuildForm(r, view.FormOptions{Options: view.Options{Lang: l, Today: today, Tool: "sggscan",
		Version: "1.0.0"}, School: school, Profile: profile,
		Role: rubric.Joint, Round: "2026-2027"})
}

func writeForm(t *testing.T, f view.Form) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteForm(&out, f); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestForms(t *testing.T) {
	for _, sector := range rubric.Sectors() {
		for _, c := range []struct {
			profile assessment.Profile
			most    int
		}{{assessment.Full, 22}, {assessment.Core, 10}} {
			for _, l := range lang.All() {
				if l == lang.EN && sector == rubric.PO {
					continue // the other sectors show English
				}
				t.Run(fmt.Sprint(sector, c.profile, l), func(t *testing.T) {
					t.Parallel()
					f := formOf(t, assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: sector}, c.profile, l)
					laid := laidForm(t, f)
					checkSound(t, laid)
					pages := laid.pages()
					if len(pages) > c.most {
						t.Errorf("%d pages", len(pages))
					}
					w := wordsFor(l)
					for i, p := range pages {
						if !strings.Contains(p, fmt.Sprintf(w.Page, i+1, len(pages))) || !strings.Contains(p, "De Linde") ||
							!strings.Contains(p, f.Stamp.RubricHash) {
							t.Errorf("page %d lacks its number, the school or the stamp", i+1)
						}
						if strings.Contains(p, ellipsis) {
							t.Errorf("page %d has a text that is cut", i+1)
						}
					}
					checkQuestionsWhole(t, f, pages)
				})
			}
		}
	}
}

// checkQuestionsWhole looks for each question on one page, with all that belongs to it.
func checkQuestionsWhole(t *testing.T, f view.Form, pages []string) {
	t.Helper()
	w := wordsFor(f.Lang)
	asked, evidence := 0, 0
	for _, d := range f.Domains {
		for _, q := range d.Questions {
			asked++
			found := false
			for _, p := range pages {
				all := flat(p)
				if !strings.Contains(all, flat(q.ID+q.Title)) {
					continue
				}
				found = true
				for _, s := range []string{q.Question, q.Why, q.Levels[0].Meaning, q.Levels[1].Meaning, q.Levels[2].Meaning,
					q.Levels[3].Meaning, q.Unknown, q.NA} {
					if missing := notIn(all, s); missing != "" {
						t.Errorf("%s: %.40q does not stand with the question", q.ID, missing)
					}
				}
			}
			if !found {
				t.Errorf("%s is not asked", q.ID)
			}
		}
	}
	for _, p := range pages {
		for _, line := range strings.Split(p, "\n") {
			if strings.TrimSpace(line) == w.Evidence {
				evidence++
			}
		}
	}
	if asked == 0 || evidence != asked {
		t.Errorf("%d questions with %d places for evidence", asked, evidence)
	}
	for _, part := range f.Checks {
		if len(part.Checks) > 1 && !slices.ContainsFunc(pages, func(p string) bool {
			return strings.Contains(p, part.Title) && strings.Contains(p, part.Checks[0].ID) &&
				strings.Contains(p, part.Checks[1].ID)
		}) {
			t.Errorf("%q does not stand above two of its questions", part.Title)
		}
		for _, c := range part.Checks {
			if missing := notIn(flat(strings.Join(pages, "")), c.Question+" "+c.Why); missing != "" {
				t.Errorf("%s: %.40q is missing", c.ID, missing)
			}
		}
	}
}

// TestFormBoxes counts the boxes to tick as they are laid out: drawn, since the font has no sign for them that every
// printer knows.
func TestFormBoxes(t *testing.T) {
	f := formOf(t, assessment.School{Name: "De Linde", Sector: rubric.PO}, assessment.Core, lang.NL)
	want := 0
	for _, d := range f.Domains {
		for _, q := range d.Questions {
			want += 5
			if q.NA != "" {
				want++
			}
		}
	}
	for _, part := range f.Checks {
		for _, c := range part.Checks {
			want += len(c.Answers)
		}
	}
	got := 0
	for _, items := range laidForm(t, f).items {
		for _, p := range items {
			if p.kind == kindBox && p.w == tickSide {
				got++ // the upper and the lower side
			}
		}
	}
	if got != 2*want {
		t.Errorf("%d sides of boxes, not %d", got, 2*want)
	}
}

// A form without a name has room to write it; a long name and odd signs do not break it, and huge texts of somebody's
// own rubric flow on.
func TestOddForms(t *testing.T) {
	blank := formOf(t, assessment.School{Sector: rubric.VO}, assessment.Core, lang.NL)
	odd := formOf(t, assessment.School{Name: strings.Repeat("Szkoła Łukasza 日本 😀 ", 8), Board: strings.Repeat("x", 400),
		Sector: rubric.VO}, assessment.Core, lang.NL)
	huge := formOf(t, assessment.School{Name: "De Linde", Sector: rubric.VO}, assessment.Core, lang.EN)
	huge.Domains[0].Questions[0].Why = sentence(9000)
	huge.Domains[0].Intro, huge.Guidance = sentence(3000), sentence(5000)
	for i := range huge.Domains[1].Questions[0].Levels {
		huge.Domains[1].Questions[0].Levels[i].Meaning = sentence(4000)
	}
	none := view.Form{}
	for name, f := range map[string]view.Form{"blank": blank, "odd": odd, "huge": huge, "none": none} {
		t.Run(name, func(t *testing.T) {
			l := laidForm(t, f)
			if name == "none" {
				checkOnPaper(t, l)
				return
			}
			checkSound(t, l)
			pages := l.pages()
			for i, p := range pages {
				if !strings.Contains(p, strconv.Itoa(i+1)+" van "+strconv.Itoa(len(pages))) &&
					!strings.Contains(p, strconv.Itoa(i+1)+" of "+strconv.Itoa(len(pages))) {
					t.Errorf("page %d of %d lacks its number", i+1, len(pages))
				}
			}
			var texts []string
			for _, d := range f.Domains {
				for _, q := range d.Questions {
					texts = append(texts, q.Why, q.Levels[2].Meaning)
				}
			}
			checkTexts(t, l, append(texts, f.School, f.Guidance))
		})
	}
}

func TestSameFormSameBytes(t *testing.T) {
	f := formOf(t, assessment.School{Name: "De Linde", Sector: rubric.MBO}, assessment.Full, lang.EN)
	if !bytes.Equal(writeForm(t, f), writeForm(t, f)) {
		t.Error("the bytes differ")
	}
	if title := laidForm(t, f).properties.Title.Text; !strings.HasPrefix(title, "De Linde · Questionnaire") {
		t.Error(title)
	}
}
