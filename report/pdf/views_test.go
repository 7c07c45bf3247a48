package pdf

import (
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// differing is a school with many respondents and with schools to lay it beside.
func differing() view.Report {
	r := short()
	for i := range r.Domains {
		r.Domains[i].Median = percent(float64(30 + 9*i))
	}
	r.Benchmark = &view.Benchmark{N: 7, Q1: percent(40), Median: percent(52), Q3: percent(63),
		Sentence: "Vergeleken met 7 scholen in het basisonderwijs: de middelste helft scoort tussen 40% en 63%. Deze school telt mee."}
	r.Respondents = "samen ingevuld, schoolleider, leraar of docent: 12, mentor of slb'er: 5, vertrouwenspersoon, zorgcoördinator of intern begeleider: 2, onderwijsondersteuner: 3"
	r.Agreement = view.Agreement{Overall: percent(71), Questions: 38, Joint: true, Leaders: 1, Team: 23,
		Sentence: "Bij 3 vragen lopen de meningen uiteen.",
		Groups:   []view.RoleGroup{{Title: "leraar of docent", Count: 12, Agreement: percent(68)}, {Title: "mentor of slb'er", Count: 5, Agreement: percent(81)}}}
	for i, in := range r.Domains[1].Indicators {
		x := view.Difference{ID: in.ID, Title: in.Title, Question: in.Question, State: in.State, Critical: in.Critical, Agreement: "uiteenlopend",
			Views: []string{"leiding: niveau 3", "leraar of docent (12): niveau 1"}, Ask: "Wat ziet de een wat de ander niet ziet?"}
		switch {
		case i == 0:
			x.Line = &view.SidesLine{Leaders: []int{3}, TeamTo: 1}
		case i > 1:
			x.Views, x.Agreement = nil, "deels eens"
		}
		r.Agreement.Differences = append(r.Agreement.Differences, x)
	}
	r.Findings = append(r.Findings,
		view.Finding{Kind: "contradiction", Title: "Twee antwoorden naast elkaar", Text: "Bij V3 staat dat de boodschap is nagekeken. Welke tekst is dat, en wie past die aan?", IDs: []string{"V3", "R2"}, Unnamed: []string{"R2"}},
		view.Finding{Kind: "differing", Views: true, Title: "Meningen lopen uiteen", Text: "De niveaus liggen uit elkaar bij K1 en K2.", IDs: []string{"K1", "K2"}},
		view.Finding{Kind: "leading_team", Views: true, Title: "Leiding en team kijken anders", Text: "Leiding en team kiezen een ander niveau bij H4.", IDs: []string{"H4"}})
	return r
}

// chapterOf is the text of the pages from one chapter to the next.
func chapterOf(t *testing.T, r view.Report, title, next string) string {
	t.Helper()
	pages := laidReport(t, r).pages()
	all := flat(strings.Join(pages[2:], ""))
	from := strings.Index(all, flat(title))
	to := strings.Index(all[max(from, 0):], flat(next))
	if from < 0 || to < 0 {
		t.Fatalf("no chapter %q before %q", title, next)
	}
	return all[from : from+to]
}

func TestViewsOfManyRespondents(t *testing.T) {
	r, w := differing(), wordsFor(lang.NL)
	text := chapterOf(t, r, w.Views, w.Trend)
	want := []string{r.Agreement.Sentence, "71 %", w.ViewsPerGroup, "leraar of docent 12 68 %", w.DiffersOn, w.Noticed,
		"Welke tekst is dat, en wie past die aan?", "ander niveau bij H4"}
	for _, x := range r.Agreement.Differences {
		want = append(want, x.ID, x.Agreement)
	}
	for _, s := range want {
		if !strings.Contains(text, flat(s)) {
			t.Errorf("the chapter lacks %q:\n%s", s, text)
		}
	}
	for _, word := range strings.Fields("leiding: leraar docent (12): ander ziet?") {
		if !strings.Contains(text, word) {
			t.Errorf("the chapter lacks %q", word)
		}
	}
	if strings.Contains(text, flat("De niveaus liggen uit elkaar bij K1 en K2.")) {
		t.Error("a finding is told twice: in the table of differences and under it")
	}
}

func TestViewsOfOneRespondent(t *testing.T) {
	r, w := short(), wordsFor(lang.NL)
	r.Agreement = view.Agreement{Joint: true, Sentence: "Samen ingevuld: geen verschillen te zien.",
		DifferencesReason: "Laat ook mensen apart invullen."}
	text := chapterOf(t, r, w.Views, w.Trend)
	for _, s := range []string{r.Agreement.Sentence, r.Agreement.DifferencesReason, w.Noticed, r.Findings[0].Text} {
		if !strings.Contains(text, flat(s)) {
			t.Errorf("the chapter lacks %q", s)
		}
	}
	r.Findings = nil
	text = chapterOf(t, r, w.Views, w.Trend)
	if strings.Contains(text, flat(w.Noticed)) || !strings.Contains(text, flat(w.NoFindings)) {
		t.Errorf("an empty section, or not said why there is none:\n%s", text)
	}
	for _, s := range []string{w.DiffersOn, w.ViewsPerGroup, w.Overall} {
		if strings.Contains(text, flat(s)) {
			t.Errorf("%q has nothing under it", s)
		}
	}
}

// TestLegendExplainsTheMarksThatAreThere reads the first page with and without what a mark stands for.
func TestLegendExplainsTheMarksThatAreThere(t *testing.T) {
	w := wordsFor(lang.NL)
	bare := short()
	for i := range bare.Domains {
		v := &bare.Domains[i]
		v.Previous, v.Lower, v.Upper = view.Number{}, v.Score, v.Score
	}
	for _, c := range []struct {
		report view.Report
		marks  int
	}{{differing(), 3}, {short(), 2}, {bare, 0}} {
		first, got := laidReport(t, c.report).pages()[0], 0
		for _, s := range []string{w.LegendBand, w.LegendPrevious, w.LegendMedian} {
			if strings.Contains(first, s) {
				got++
			}
		}
		if got != c.marks {
			t.Errorf("%d marks are explained, not %d:\n%s", got, c.marks, first)
		}
	}
	r := differing()
	pages := laidReport(t, r).pages()
	begun, whole := strings.Contains(flat(pages[0]), flat(r.Benchmark.Sentence[:20])),
		strings.Contains(flat(pages[0]), flat(r.Benchmark.Sentence))
	if begun != whole || !strings.Contains(flat(strings.Join(pages[1:], "")), flat(r.Benchmark.Sentence)) {
		t.Error("the sentence about comparable schools stands in part on a full page 1, or not in the chapter about the score")
	}
	if text := flat(strings.Join(pages[1:], "")); !strings.Contains(text, flat("scholen: 30 %")) ||
		!strings.Contains(text, flat("vragen: was 35 %")) {
		t.Error("the marks of a domain are not said in words beside its bar")
	}
	r.First = r.First[:2]
	if first := laidReport(t, r).pages()[0]; !strings.Contains(flat(first), flat(r.Benchmark.Sentence)) {
		t.Error("the sentence about comparable schools stands not on a page 1 with room for it")
	}
}

// TestMarksOfABarDiffer: each mark of a bar has a shape of its own, so that a grey print tells them apart.
func TestMarksOfABarDiffer(t *testing.T) {
	none := barValues{score: percent(50)}
	target, previous, median := none, none, none
	target.target, previous.previous, median.median = 0.5, percent(50), percent(50)
	shapes := map[string]bool{}
	for _, b := range []barValues{target, previous, median} {
		var shape strings.Builder
		for _, it := range scoreBar(0, 0, 60, b)[len(scoreBar(0, 0, 60, none)):] {
			if it.style.ink != black && it.style.ink != white {
				t.Errorf("a mark in colour: %v", it)
			}
			shape.WriteString(strings.Repeat("x", int(it.kind)+1))
			if it.w > 1 {
				shape.WriteString("wide")
			}
		}
		shapes[shape.String()] = true
	}
	if len(shapes) != 3 {
		t.Errorf("the marks are not told apart: %v", shapes)
	}
}

func TestAllRespondentsStandOnPageOne(t *testing.T) {
	r := differing()
	first := laidReport(t, r).pages()[0]
	for _, word := range strings.Fields(r.Respondents) {
		if !strings.Contains(first, word) {
			t.Errorf("%q is not on page 1:\n%s", word, first)
		}
	}
}

func TestLongWordsBreakBetweenSyllables(t *testing.T) {
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	st := style{size: small}
	for word, width := range map[string]float64{"bovenbouwcoördinator": 26, "ondersteuningscoördinator": 30,
		"veiligheidscoördinator,": 24, "vertrouwensinspecteur": 22,
		"maatschappijvakken-en-taal": 28, "Przedsiębiorstwowielobranżowe": 30, "sociaalemotioneleontwikkeling": 20} {
		lines := faces.wrap(word, st, width)
		if len(lines) < 2 {
			t.Errorf("%q fits %.0f mm: the test tests nothing", word, width)
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), string(hyphen), ""); got != word {
			t.Errorf("%q became %q", word, got)
		}
		for i, l := range lines {
			if w := faces.width(l, st); w > width {
				t.Errorf("%q is %.1f mm wide, more than %.1f", l, w, width)
			}
			if n := len([]rune(strings.TrimSuffix(l, string(hyphen)))); n < shortTail {
				t.Errorf("%q is broken into %q", word, lines)
			}
			if last := []rune(l)[len([]rune(l))-1]; i < len(lines)-1 && last != hyphen && last != '-' {
				t.Errorf("line %d of %q does not show that the word goes on", i+1, lines)
			}
		}
	}
	if got := faces.wrap("https://example.nl/een-map/met-een-lang-adres/en-meer", st, 30); slices.ContainsFunc(got,
		func(l string) bool { return strings.ContainsRune(l, hyphen) }) {
		t.Errorf("a hyphen in an address: %q", got)
	}
}

// TestHyphenIsNoPartOfTheText: a reader sees it, and finds the whole word all the same.
func TestHyphenIsNoPartOfTheText(t *testing.T) {
	r := short()
	word := strings.Repeat("onderwijskundigondersteuningscoördinator", 3)
	r.Domains[0].Indicators[0].Evidence = word
	l, strokes := laidReport(t, r), 0
	for n := range l.items {
		for _, p := range l.textsOn(n) {
			if strings.ContainsRune(p.shown(), hyphen) || strings.Contains(p.shown(), word) {
				t.Errorf("%q holds the hyphen, or the whole word", p.shown())
			}
			strokes += strings.Count(p.text, string(hyphen))
		}
	}
	if strokes == 0 || !strings.Contains(l.raw(), word) {
		t.Error("the word is not broken, or cannot be found as it was written")
	}
}

func TestLongAnswersSayThatTheyGoOn(t *testing.T) {
	r, w := heavy(), wordsFor(lang.NL)
	in := r.Domains[2].Indicators[1]
	head := strings.Replace(w.Continued, "%s", in.ID+" "+in.Title, 1)
	found := false
	for i, p := range laidReport(t, r).pages() {
		if at := strings.Index(p, head); at >= 0 {
			found = true
			if i < 2 || at > 400 {
				t.Errorf("page %d has %q in its middle", i+1, head)
			}
		}
	}
	if !found {
		t.Errorf("no page says %q", head)
	}
}
