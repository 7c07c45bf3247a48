package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

// board is a row of very different schools, some of the real rubric.
func board(t *testing.T) map[string]view.Report {
	all := schools()
	all["advised"], all["heavy"], all["views"] = advised(), heavy(), differing()
	all["real po"] = answered(t, rubric.PO, "full", lang.NL, mixed)
	all["real mbo"] = answered(t, rubric.MBO, "full", lang.EN, mixed)
	all["top"] = answered(t, rubric.VO, "full", lang.NL, func(int, int) int { return 3 })
	wordy := short() // a rubric of somebody else
	for i := range wordy.Help {
		wordy.Help[i].Description = sentence(700 + 5000*i)
	}
	for i := range wordy.Domains {
		wordy.Domains[i].Indicators[0].Principles = []view.Principle{
			{ID: fmt.Sprint("P", i), Section: sentence(90), Text: sentence(900 + 3000*(i%2))}}
	}
	all["wordy"] = wordy
	all["core"] = answered(t, rubric.VO, "core", lang.EN, func(int, int) int { return 0 })
	return all
}

func TestQualityOfEveryReport(t *testing.T) {
	for name, r := range board(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := laidReport(t, r)
			if name == "zero" {
				checkOnPaper(t, l)
				return
			}
			checkSound(t, l)
			checkTexts(t, l, writtenIn(r))
		})
	}
}

// writtenIn is everything people wrote, that has to be in the report.
func writtenIn(r view.Report) []string {
	var out []string
	for _, d := range r.Domains {
		out = append(out, d.Remark)
		for _, in := range d.Indicators {
			out = append(out, in.Evidence, in.EvidenceDate, in.Note, in.Action, in.Owner, in.Due, in.Reason, in.Own)
		}
	}
	for _, p := range r.Plan {
		out = append(out, p.Action, p.Owner, p.Due, p.Status)
	}
	for _, list := range [][]view.Check{r.Flags, r.Legal} {
		for _, c := range list {
			out = append(out, c.Note, c.Date)
		}
	}
	for _, list := range [][]view.Indicator{r.NA, r.Outside} {
		for _, in := range list {
			out = append(out, in.Note)
		}
	}
	for _, in := range r.Outside {
		out = append(out, in.Evidence, in.EvidenceDate, in.Action, in.Owner, in.Due, in.Status)
	}
	for _, f := range r.Findings {
		if !f.Views {
			out = append(out, f.Title, f.Text)
		}
	}
	if a := r.Adviser; a != nil {
		out = append(out, a.Name, a.Organisation, a.Status, a.Date, a.Summary)
	}
	return append(out, r.School.Name, r.School.Board, r.Respondents)
}

func TestNotInFindsWhatIsMissing(t *testing.T) {
	all := flat("eerste regel\nander woord\ntweede langwoordmetveel\ndelen slot")
	for text, want := range map[string]string{
		"eerste regel tweede":              "",
		"langwoordmetveeldelen slot":       "",
		"eerste regel weg":                 "weg",
		"tweede langwoordmetveelNIET slot": "NIET slot",
	} {
		if got := notIn(all, text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// TestIndicatorsStayWhole looks where a question of ordinary length begins and ends.
func TestIndicatorsStayWhole(t *testing.T) {
	r := answered(t, rubric.PO, "full", lang.NL, mixed)
	pages, seen := laidReport(t, r).pages(), 0
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			begin, end := -1, -1
			for i, p := range pages {
				if i > 1 && strings.Contains(flat(p), flat(in.Now)) && strings.Contains(flat(p), flat(in.ID+in.Title)) && begin < 0 {
					begin = i
				}
				if strings.Contains(flat(p), "kenmerk"+in.ID+"(") {
					end = i
				}
			}
			if begin >= 0 && end >= 0 {
				seen++
			}
			if begin >= 0 && end != begin {
				t.Errorf("%s begins on page %d and has its evidence on page %d", in.ID, begin+1, end+1)
			}
		}
	}
	if seen < 20 { // a few share a text of level
		t.Errorf("only %d questions were found", seen)
	}
}

func TestAdviserStandsInTheReport(t *testing.T) {
	r := advised()
	l := laidReport(t, r)
	pages := l.pages()
	w := wordsFor(r.Lang)
	for _, s := range []string{"Opgesteld door Fenna van der Meer-Łukasiewicz, Adviesbureau Veilig op School · 3 november 2026 · concept", w.Verdict, w.Strengths} {
		if !strings.Contains(flat(pages[0]), flat(s)) {
			t.Errorf("page 1 lacks %q", s)
		}
	}
	if !strings.Contains(pages[1], w.Contents) || !strings.Contains(pages[1], w.Summary) ||
		!strings.Contains(flat(pages[1]), "EINDESAMENVATTING") {
		t.Errorf("page 2 is not the contents and the summary:\n%s", pages[1])
	}
	for i, p := range pages[1:] {
		if !strings.Contains(flat(p[:min(len(p), 600)]), flat("Fenna van der Meer-Łukasiewicz")) {
			t.Errorf("the head of page %d lacks the adviser", i+2)
		}
	}
	// Line breaks of the adviser stay: these two never share a line.
	for _, line := range strings.Split(pages[1], "\n") {
		if strings.Contains(line, "kiest voor rust.") && strings.Contains(line, "Zij heeft") {
			t.Error("the line break in the summary is gone")
		}
	}
	if !strings.Contains(l.raw(), flat("School zelf: niveau 3: geborgd. Adviseur: niveau 1: in ontwikkeling.")) {
		t.Error("the level of the school does not stand beside that of the adviser")
	}
	if author := l.properties.Author.Text; author != "Fenna van der Meer-Łukasiewicz, Adviesbureau Veilig op School" {
		t.Errorf("the adviser is not the author: %q", author)
	}
	if !slices.Contains(l.bookmarks(), "1 "+w.Summary) {
		t.Error("the summary has no bookmark")
	}
}

// TestLogoKeepsItsShape measures the picture on the first page.
func TestLogoKeepsItsShape(t *testing.T) {
	for _, c := range []struct{ width, height int }{{600, 150}, {150, 600}, {200, 200}, {800, 1}, {1, 1}} {
		r := advised()
		r.Adviser.Logo = logoOf(c.width, c.height)
		found := 0
		for i, items := range laidReport(t, r).items {
			for _, p := range items {
				if p.kind != kindPicture {
					continue
				}
				found++
				if i != 0 || p.w > logoWidth+0.001 || p.h > logoHeight+0.001 || p.x+p.w > pageWidth-margin+0.001 ||
					p.y != marginTop+headHeight {
					t.Errorf("%v: page %d, %.1f × %.1f mm at %.1f, %.1f", c, i+1, p.w, p.h, p.x, p.y)
				}
				if got, want := p.w/p.h, float64(c.width)/float64(c.height); got/want > 1.001 || want/got > 1.001 {
					t.Errorf("%v: drawn as %.2f", c, got)
				}
			}
		}
		if found != 1 {
			t.Errorf("%v: %d pictures", c, found)
		}
	}
}

// A broken logo is an error that names the school, never a sentence of the library on the page.
func TestBrokenLogoIsAnError(t *testing.T) {
	deep := logoOf(10, 10)
	deep[24] = 16 // the depth in the head; the rest no longer fits it
	for name, logo := range map[string][]byte{"text": []byte("geen plaatje"), "cut off": logoOf(60, 20)[:40],
		"no pixels": logoOf(60, 20)[:60], "wrong depth": deep} {
		r := short()
		r.Adviser = &view.Adviser{Name: "Fenna", Logo: logo}
		var out bytes.Buffer
		if err := Write(&out, r); err == nil || !strings.Contains(err.Error(), "De Regenboog") {
			t.Errorf("%s: %v", name, err)
		}
		if out.Len() > 0 {
			t.Errorf("%s: %d bytes were written", name, out.Len())
		}
	}
}

func TestAgendaIsOnePageAtTheEnd(t *testing.T) {
	long := advised()
	for i := range long.Agenda {
		s := &long.Agenda[i]
		s.Title, s.Question, s.Ask, s.State = sentence(300), sentence(3000), sentence(400), sentence(200)
	}
	few := advised()
	few.Agenda = few.Agenda[:1]
	student := advised()
	student.School.SectorID = "mbo"
	none := empty()
	none.Trend = &view.Trend{}
	none.AgendaReason = "Er is geen stelling om te bespreken."
	for name, r := range map[string]view.Report{"ordinary": advised(), "long": long, "few": few, "none": none,
		"student": student} {
		l := laidReport(t, r)
		pages := l.pages()
		w, holds := wordsFor(r.Lang), 0
		for _, p := range pages {
			if strings.Contains(p, w.PresentRoles) {
				holds++
			}
		}
		last := pages[len(pages)-1]
		if holds != 1 || !strings.Contains(last, w.PresentRoles) || !strings.Contains(last, w.Agenda) ||
			!strings.Contains(flat(last), flat(r.AgendaReason)) {
			t.Errorf("%s: %d pages hold the agenda; the last is\n%s", name, holds, last)
		}
		for i, s := range r.Agenda {
			if !strings.Contains(flat(last), flat(s.ID+" "+s.Title[:20])) || strings.Count(last, w.Agreed) != len(r.Agenda) {
				t.Errorf("%s: statement %d is not complete on the agenda", name, i+1)
			}
		}
		if strings.Contains(last, "studenten") != (name == "student") {
			t.Errorf("%s: pupils or students?\n%s", name, last)
		}
		if marks := l.bookmarks(); !strings.HasSuffix(marks[len(marks)-1], w.Agenda) {
			t.Errorf("%s: no bookmark", name)
		}
		checkApart(t, l)
	}
}

// TestPanicOfTheLibraryNamesTheSchool sends something to paper that makes the drawing stop in the middle of the
// library.
func TestPanicOfTheLibraryNamesTheSchool(t *testing.T) {
	r := short()
	for name, it := range map[string]item{
		"picture": {kind: kindPicture}, // nothing to draw: a nil pointer
		"sign":    {kind: kindText, text: "😀", style: style{size: body}},
	} {
		_, err := drawn(r.School.Name, wordsFor(r.Lang).Failed, func() (odd, error) {
			d, err := newReportDoc(r, wordsFor(r.Lang))
			return odd{d, it}, err
		})
		if err == nil || !strings.Contains(err.Error(), r.School.Name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// odd is a report with something on page 2 that cannot be drawn.
type odd struct {
	*reportDoc
	item item
}

func (o odd) pages() [][]band {
	pages := o.reportDoc.pages()
	pages[1] = append(pages[1][:1:1], band{height: 1, items: []item{o.item}})
	return pages
}

// failing is a writer that is full.
type failing struct{}

var errFull = errors.New("disk full")

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestFailingWriterIsReported(t *testing.T) {
	if err := Write(failing{}, short()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

// TestManyAtOnce makes different reports side by side; under the race detector it finds what they share.
func TestManyAtOnce(t *testing.T) {
	list := []view.Report{advised(), foreign(), empty()}
	var want [][]byte
	for _, r := range list {
		want = append(want, write(t, r))
	}
	var group sync.WaitGroup
	for n := range list {
		group.Go(func() {
			for i := range list {
				k := (n + i) % len(list)
				var out bytes.Buffer
				if err := Write(&out, list[k]); err != nil {
					t.Error(err)
				} else if !bytes.Equal(out.Bytes(), want[k]) {
					t.Errorf("report %d differs", k)
				}
			}
		})
	}
	group.Wait()
}

// TestNoWordIsCutWhereThereIsRoom: an ordinary school has no ellipsis outside the first page.
func TestNoWordIsCutWhereThereIsRoom(t *testing.T) {
	for _, sector := range rubric.Sectors() {
		for _, l := range lang.All() {
			for i, p := range laidReport(t, answered(t, sector, "full", l, mixed)).pages() {
				if at := strings.Index(p, ellipsis); at >= 0 && i > 0 {
					from := max(at-40, 0)
					for !utf8.RuneStart(p[from]) {
						from++
					}
					t.Errorf("%s %s page %d: %q", sector, l, i+1, p[from:at])
				}
			}
		}
	}
}

// TestFirstPageCutsNothing: a reader of page 1 sees whole sentences, of schools of every kind, also beside four others
// and with an adviser.
func TestFirstPageCutsNothing(t *testing.T) {
	all := board(t)
	all["nothing"] = answered(t, rubric.PO, "full", lang.NL, func(int, int) int { return -1 })
	for n, sector := range rubric.Sectors() {
		for m, profile := range []string{"full", "core"} {
			for level := range 4 { // each level in both languages, over the sectors and profiles
				l := lang.All()[(n+m+level)%2]
				r := answered(t, sector, profile, l, func(int, int) int { return level })
				all[fmt.Sprint(sector, " ", profile, " ", level)] = r
				all[fmt.Sprint(sector, " ", profile, " ", level, " advised")] = benchmarked(r)
			}
			for _, l := range lang.All() {
				all[fmt.Sprint(sector, " ", l, " ", profile, " mixed")] = benchmarked(answered(t, sector, profile, l, mixed))
			}
		}
	}
	for name, r := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := newReportDoc(r, wordsFor(r.Lang))
			if err != nil {
				t.Fatal(err)
			}
			first := d.pages()[0][0]
			if first.height > room+0.001 {
				t.Errorf("page 1 is %.1f mm high", first.height)
			}
			goesOn := strings.TrimSpace(strings.Split(d.words.GoesOn, "%")[0])
			for _, it := range first.items {
				// The adviser's summary goes on elsewhere, and says so.
				if strings.Contains(it.text, ellipsis) && !strings.Contains(it.text, goesOn) {
					t.Errorf("%q is cut", it.text)
				}
			}
		})
	}
}

// benchmarked lays a school beside others and has an adviser write the report.
func benchmarked(r view.Report) view.Report {
	r.Adviser = advised().Adviser
	r.Benchmark = &view.Benchmark{N: 5,
		Sentence: "De mediaan is het midden van de 5 scholen in het basisonderwijs met dezelfde vragenlijst (deze school telt mee): 33%. De middelste helft ligt tussen 33% en 66%. Scholen vullen zichzelf in; een verschil zegt nog niet wie het beter doet."}
	for i := range r.Domains {
		r.Domains[i].Median = percent(33)
	}
	return r
}

// TestEveryTextStandsOut measures the size of each text and its contrast with what is drawn under it: what WCAG asks of
// small letters.
func TestEveryTextStandsOut(t *testing.T) {
	const least, smallest = 4.5, 8.5
	light := func(i ink) float64 {
		part := func(c int) float64 {
			if v := float64(c) / 255; v > 0.04045 {
				return math.Pow((v+0.055)/1.055, 2.4)
			} else {
				return v / 12.92
			}
		}
		r, g, b := i.rgb()
		return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
	}
	all := map[string]laid{"board": laidBoard(t, view.BuildBoard(comparisonOf(t, 5, lang.NL, plainName)))}
	for name, r := range board(t) {
		all[name] = laidReport(t, r)
	}
	seen := map[ink]bool{}
	for name, l := range all {
		for n, items := range l.items {
			for at, p := range items {
				if p.kind != kindText {
					continue
				}
				ground := white
				x, y := p.x+l.faces.width(p.shown(), p.style)/2, p.y+p.style.size.lead()/2
				for _, q := range items[:at] {
					if q.kind == kindBox && q.x <= x && x <= q.x+q.w && q.y <= y && y <= q.y+q.h {
						ground = q.style.ink
					}
				}
				dark, bright := light(p.style.ink), light(ground)
				if contrast := (max(dark, bright) + 0.05) / (min(dark, bright) + 0.05); contrast < least {
					t.Errorf("%s page %d: %q has a contrast of %.1f", name, n+1, p.text, contrast)
				}
				if p.style.size.points() < smallest {
					t.Errorf("%s page %d: %q is of %.1f points", name, n+1, p.text, p.style.size.points())
				}
				seen[p.style.ink] = true
			}
		}
	}
	if len(seen) < 4 {
		t.Errorf("texts of %d colours", len(seen))
	}
}
