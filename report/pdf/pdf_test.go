package pdf

import (
	"bytes"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/phpdave11/gofpdf"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

func write(t *testing.T, r view.Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func schools() map[string]view.Report {
	english := short()
	english.Lang = lang.EN
	none := view.Report{}
	return map[string]view.Report{"short": short(), "long": long(), "empty": empty(), "foreign": foreign(),
		"english": english, "zero": none}
}

func TestEveryReportIsSound(t *testing.T) {
	for name, r := range schools() {
		t.Run(name, func(t *testing.T) {
			l := laidReport(t, r)
			pages := l.pages()
			for i, p := range pages {
				words := wordsFor(r.Lang)
				want := strings.Replace(strings.Replace(words.Page, "%d", strconv.Itoa(i+1), 1), "%d", strconv.Itoa(len(pages)), 1)
				if !strings.Contains(p, want) {
					t.Errorf("page %d does not say %q", i+1, want)
				}
				if len(strings.Fields(p)) < 25 {
					t.Errorf("page %d is nearly empty: %q", i+1, p)
				}
			}
		})
	}
}

func TestFirstPageWorksAlone(t *testing.T) {
	for name, r := range schools() {
		t.Run(name, func(t *testing.T) {
			first, w := laidReport(t, r).pages()[0], wordsFor(r.Lang)
			for _, s := range []string{w.Verdict, w.Score, w.Domains, w.First, w.Strengths, w.LegendTarget} {
				if !strings.Contains(first, s) {
					t.Errorf("page 1 lacks %q", s)
				}
			}
			disclaimer := strings.Fields(r.Disclaimer)
			if len(disclaimer) > 4 && !strings.Contains(flat(first), strings.Join(disclaimer[:4], "")) {
				t.Error("page 1 lacks the disclaimer")
			}
			if strings.Contains(first, w.Contents) {
				t.Error("page 1 runs into the next page")
			}
		})
	}
}

// TestEveryAnswerIsThere looks for all that people wrote, also the ends of long texts.
func TestEveryAnswerIsThere(t *testing.T) {
	for _, r := range []view.Report{short(), long()} {
		text := laidReport(t, r).raw()
		want := []string{r.Stamp.RubricHash}
		for _, v := range r.Domains {
			for _, in := range v.Indicators {
				want = append(want, in.Principles[0].ID)
				if len(in.Evidence) < 200 {
					want = append(want, in.Evidence, in.EvidenceDate, in.Note, in.Now)
				}
			}
		}
		for _, p := range r.Plan {
			if len(p.Action) < 200 {
				want = append(want, p.Action, p.Owner, p.Due)
			}
		}
		for _, list := range [][]view.Check{r.Flags, r.Legal} {
			for _, c := range list {
				want = append(want, c.Question, c.Note)
			}
		}
		want = append(want, r.NA[0].Note, r.Open[0].Ask, r.Findings[0].Text, r.Help[0].URL, r.Trend.Sentence, r.Method[1])
		for _, s := range want {
			// A text beside a label is not always read as one run; its words are.
			for _, word := range strings.Fields(s) {
				if !strings.Contains(text, word) {
					t.Errorf("%q is not in the report", s)
					break
				}
			}
		}
	}
}

func TestLongTextsReachTheirEnd(t *testing.T) {
	text := flat(laidReport(t, long()).text())
	for _, s := range []string{"EINDEBEWIJS", "EINDENOTITIE", "EINDEREDEN", "EINDEACTIE", "EINDETREKKER", "EINDEDATUM",
		"Regel20van"} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is not in the report", s)
		}
	}
	if n := strings.Count(text, strings.Repeat("x", 60)); n < 30 {
		t.Errorf("only %d lines of the long word are there", n)
	}
}

func TestSignsTheFontLacksBecomeBoxes(t *testing.T) {
	text := laidReport(t, foreign()).text()
	for _, s := range []string{"Kościół Łukasza □□ Şahin İpek Ğ □ école",
		"emoji □□ hier tabnul, zachtstreepje, ongeldig □ teken, nulbreed", "Günaydın Çelik"} {
		if !strings.Contains(flat(text), flat(s)) {
			t.Errorf("%q is not in the report", s)
		}
	}
}

func TestNumberOfPages(t *testing.T) {
	if n := len(laidReport(t, short()).pages()); n < 12 || n > 20 {
		t.Errorf("an ordinary report takes %d pages", n)
	}
}

func TestEmptyReportSaysWhy(t *testing.T) {
	r := empty()
	r.Trend = &view.Trend{} // else it says where to begin, and no more
	text := laidReport(t, r).text()
	w := wordsFor(lang.NL)
	for _, s := range []string{w.NoVerdict, w.NoCaps, w.NoCritical, w.NoFlags, w.NoDomains, w.NoOpen, w.NothingToPlan,
		w.Nothing, w.NoLegal, w.NoHelp, w.NoMethod, w.NoCalculation} {
		if !strings.Contains(flat(text), flat(s)) {
			t.Errorf("the empty report lacks %q", s)
		}
	}
}

func TestDocumentProperties(t *testing.T) {
	pdf := write(t, short())
	for _, s := range []string{"/Lang (nl-NL)", "/DisplayDocTitle true", "/Outlines"} {
		if !bytes.Contains(pdf, []byte(s)) {
			t.Errorf("the catalog lacks %s", s)
		}
	}
	p := laidReport(t, short()).properties
	for want, got := range map[string]*entity.Utf8Text{"Zelfevaluatie – De Regenboog – 2026-2027": p.Title,
		"De Regenboog":  p.Author,
		"sggscan 1.0.0": p.Creator, "Zelfevaluatie: omgaan met ongewenste sexting": p.Subject} {
		if got == nil || got.Text != want {
			t.Errorf("%v, not %q", got, want)
		}
	}
	english := short()
	english.Lang = lang.EN
	if !bytes.Contains(write(t, english), []byte("/Lang (en-GB)")) {
		t.Error("the English report does not say its language")
	}
}

func TestBookmarks(t *testing.T) {
	bookmarks := laidReport(t, short()).bookmarks()
	w := wordsFor(lang.NL)
	for _, s := range []string{"1 " + w.Critical, "2 " + w.PerDomain, "V Visie en boodschap", "B Borging en bestuur",
		"9 " + w.PrinciplesAll} {
		if !slices.Contains(bookmarks, s) {
			t.Errorf("no bookmark %q", s)
		}
	}
}

func TestConceptStandsInTheHead(t *testing.T) {
	r := short()
	for _, concept := range []bool{true, false} {
		r.Concept = concept
		for i, p := range laidReport(t, r).pages() {
			if strings.Contains(p, "Concept") != concept {
				t.Errorf("concept %v: page %d", concept, i+1)
			}
		}
	}
}

func TestTableHeadComesBack(t *testing.T) {
	r := short()
	r.Plan = append(append(append([]view.PlanRow{}, r.Plan...), r.Plan...), r.Plan...)
	pages := 0
	for _, p := range laidReport(t, r).pages() {
		if strings.Contains(p, "Trekker V1") || strings.Contains(p, "Trekker O5") {
			pages++
			if !strings.Contains(p, "Verbeterpunt") || !strings.Contains(p, "Wanneer") {
				t.Errorf("a page of the plan has no table head:\n%s", p)
			}
		}
	}
	if pages < 2 {
		t.Fatalf("the plan takes %d pages", pages)
	}
}

func TestSameReportSameBytes(t *testing.T) {
	want := write(t, short())
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			var out bytes.Buffer
			if err := Write(&out, short()); err != nil {
				t.Error(err)
			} else if !bytes.Equal(out.Bytes(), want) {
				t.Error("the bytes differ")
			}
		})
	}
	group.Wait()
}

func TestNoWordIsMissing(t *testing.T) {
	for _, l := range lang.All() {
		v := reflect.ValueOf(wordsFor(l))
		for i := range v.NumField() {
			if v.Field(i).String() == "" {
				t.Errorf("%s: %s is empty", l, v.Type().Field(i).Name)
			}
		}
	}
}

// TestWordsAgree compares the verbs for numbers and texts in both languages.
func TestWordsAgree(t *testing.T) {
	verbs := regexp.MustCompile(`%[a-z]`)
	nl, en := reflect.ValueOf(wordsFor(lang.NL)), reflect.ValueOf(wordsFor(lang.EN))
	for i := range nl.NumField() {
		a, b := verbs.FindAllString(nl.Field(i).String(), -1), verbs.FindAllString(en.Field(i).String(), -1)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %v and %v", nl.Type().Field(i).Name, a, b)
		}
	}
}

// A library that keeps its document elsewhere gives an error, never a report without bookmarks or with other bytes on
// each run.
func TestOtherLibraryIsAnError(t *testing.T) {
	for _, provider := range []core.Provider{nil, stranger{fpdf: "no document"}, &stranger{}} {
		if _, err := fpdfOf(provider); !errors.Is(err, errLibrary) {
			t.Errorf("%T: %v", provider, err)
		}
	}
	d, err := newReportDoc(short(), wordsFor(lang.NL))
	if err != nil {
		t.Fatal(err)
	}
	d.find = func(core.Provider) (*gofpdf.Fpdf, error) { return fpdfOf(&stranger{}) }
	if content, err := d.generate(d.pages()); !errors.Is(err, errLibrary) || len(content) > 0 {
		t.Errorf("%v, %d bytes", err, len(content))
	}
}

// stranger is a provider that is built in another way than the library's.
type stranger struct {
	core.Provider
	fpdf string
}

// TestPanicBecomesAnError lets the drawing stop half-way.
func TestPanicBecomesAnError(t *testing.T) {
	_, err := drawn("De Regenboog", wordsFor(lang.NL).Failed, func() (*reportDoc, error) { panic("index out of range") })
	if err == nil || !strings.Contains(err.Error(), "De Regenboog") ||
		!strings.Contains(err.Error(), "index out of range") {
		t.Errorf("got %v", err)
	}
}
