package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
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

// run gives what a helper program says about a PDF; see testtool.Need for a machine without the program.
func run(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	path := testtool.Need(t, name)
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func pagesOf(t *testing.T, pdf []byte) []string {
	pages := strings.Split(run(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-"), "\f")
	return pages[:len(pages)-1]
}

// flat is the text without breaks, as words of a column may be broken anywhere.
func flat(s string) string { return strings.Join(strings.Fields(s), "") }

func schools() map[string]view.Report {
	english := short()
	english.Lang = lang.EN
	none := view.Report{}
	return map[string]view.Report{"short": short(), "long": long(), "empty": empty(), "foreign": foreign(), "english": english, "zero": none}
}

func TestEveryReportIsSound(t *testing.T) {
	for name, r := range schools() {
		t.Run(name, func(t *testing.T) {
			pdf := write(t, r)
			pages := pagesOf(t, pdf)
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
			checkWordsOnPage(t, pdf)
			if out := run(t, pdf, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
		})
	}
}

var wordBox = regexp.MustCompile(`<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)`)

// checkWordsOnPage fails for a word outside the margins of the page.
func checkWordsOnPage(t *testing.T, pdf []byte) {
	t.Helper()
	const mm = 72 / 25.4
	words := wordBox.FindAllStringSubmatch(run(t, pdf, "pdftotext", "-bbox", "FILE", "-"), -1)
	if len(words) == 0 {
		t.Fatal("no words found")
	}
	for _, w := range words {
		var v [4]float64
		for i := range v {
			n, err := strconv.ParseFloat(w[i+1], 64)
			if err != nil {
				t.Fatal(err)
			}
			v[i] = n / mm
		}
		if v[0] < margin-0.5 || v[2] > pageWidth-margin+0.5 || v[1] < marginTop-2 || v[3] > pageHeight-marginBottom+2 {
			t.Errorf("%q stands off the page: %.1f", w[5], v)
		}
	}
}

func TestFirstPageWorksAlone(t *testing.T) {
	for name, r := range schools() {
		t.Run(name, func(t *testing.T) {
			first, w := pagesOf(t, write(t, r))[0], wordsFor(r.Lang)
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
		text := flat(run(t, write(t, r), "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"))
		want := []string{r.Stamp.RubricHash}
		for _, v := range r.Domains {
			for _, in := range v.Indicators {
				want = append(want, in.Principles[0].ID)
				if len(in.Evidence) < 200 {
					want = append(want, in.Evidence, in.EvidenceDate, in.Note, in.Next, in.Now)
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
	text := flat(run(t, write(t, long()), "pdftotext", "-enc", "UTF-8", "FILE", "-"))
	for _, s := range []string{"EINDEBEWIJS", "EINDENOTITIE", "EINDEREDEN", "EINDEACTIE", "EINDETREKKER", "EINDEDATUM", "Regel20van"} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is not in the report", s)
		}
	}
	if n := strings.Count(text, strings.Repeat("x", 60)); n < 30 {
		t.Errorf("only %d lines of the long word are there", n)
	}
}

func TestSignsTheFontLacksBecomeBoxes(t *testing.T) {
	text := run(t, write(t, foreign()), "pdftotext", "-enc", "UTF-8", "FILE", "-")
	for _, s := range []string{"Kościół Łukasza □□ Şahin İpek Ğ □ école", "emoji □□ hier tabnul, zachtstreepje, ongeldig □ teken, nulbreed", "Günaydın Çelik"} {
		if !strings.Contains(flat(text), flat(s)) {
			t.Errorf("%q is not in the report", s)
		}
	}
}

func TestNumberOfPages(t *testing.T) {
	if n := len(pagesOf(t, write(t, short()))); n < 12 || n > 20 {
		t.Errorf("an ordinary report takes %d pages", n)
	}
}

func TestEmptyReportSaysWhy(t *testing.T) {
	text := run(t, write(t, empty()), "pdftotext", "-layout", "FILE", "-")
	w := wordsFor(lang.NL)
	for _, s := range []string{w.NoVerdict, w.NoCaps, w.NoCritical, w.NoFlags, w.NoDomains, w.NoOpen, w.NothingToPlan, w.Nothing, w.NoLegal, w.NoHelp, w.NoMethod, w.NoCalculation} {
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
	info := run(t, pdf, "pdfinfo", "FILE")
	for _, s := range []string{"Zelfevaluatie – De Regenboog – 2026-2027", "Author:          De Regenboog", "Creator:         sggscan 1.0.0", "A4"} {
		if !strings.Contains(info, s) {
			t.Errorf("pdfinfo lacks %q:\n%s", s, info)
		}
	}
	english := short()
	english.Lang = lang.EN
	if !bytes.Contains(write(t, english), []byte("/Lang (en-GB)")) {
		t.Error("the English report does not say its language")
	}
}

func TestBookmarks(t *testing.T) {
	outlines := run(t, write(t, short()), "qpdf", "--json", "--json-key=outlines", "FILE")
	w := wordsFor(lang.NL)
	for _, s := range []string{"1 " + w.Critical, "2 " + w.PerDomain, "V Visie en boodschap", "B Borging en bestuur", "9 " + w.Method} {
		if !strings.Contains(outlines, `"`+s+`"`) {
			t.Errorf("no bookmark %q", s)
		}
	}
}

func TestConceptStandsInTheHead(t *testing.T) {
	r := short()
	for _, concept := range []bool{true, false} {
		r.Concept = concept
		for i, p := range pagesOf(t, write(t, r)) {
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
	for _, p := range pagesOf(t, write(t, r)) {
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
	for range 4 {
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

// TestDocumentBehindTheProvider guards the one place that leans on the inside of the library: without it bookmarks and links are gone.
func TestDocumentBehindTheProvider(t *testing.T) {
	for _, provider := range []core.Provider{nil, stranger{fpdf: "no document"}, &stranger{}} {
		if _, ok := documentOf(provider); ok {
			t.Errorf("a document was found in %T", provider)
		}
	}
}

// stranger is a provider that is built in another way than the library's.
type stranger struct {
	core.Provider
	fpdf string
}

// TestPanicBecomesAnError lets the drawing stop half-way.
func TestPanicBecomesAnError(t *testing.T) {
	_, err := guarded("De Regenboog", wordsFor(lang.NL).Failed, func() ([]byte, error) { panic("index out of range") })
	if err == nil || !strings.Contains(err.Error(), "De Regenboog") || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("got %v", err)
	}
}
