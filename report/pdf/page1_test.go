package pdf

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

// TestFirstPageSaysWhereTheRestIs follows the page numbers on page 1.
func TestFirstPageSaysWhereTheRestIs(t *testing.T) {
	half := func(n, year int) int { return mixed(n, year) - 4*(n%2) }
	for l, c := range map[lang.Lang]struct{ open, more string }{
		lang.NL: {"Zoek %d open vragen uit (pagina %d).", "punten: actieplan, pagina %d."},
		lang.EN: {"Find out %d open questions (page %d).", "more points: action plan, page %d."},
	} {
		r := answered(t, rubric.PO, "full", l, half)
		pages, w := laidReport(t, r).pages(), wordsFor(l)
		page := func(chapter string) int {
			for i, p := range pages[1:] {
				for _, line := range strings.Split(p, "\n") {
					if fields := strings.Fields(line); len(fields) > 1 && strings.Join(fields[1:], " ") == chapter {
						return i + 2
					}
				}
			}
			return 0
		}
		for _, want := range []string{fmt.Sprintf(c.open, r.InScope-r.Answered, page(w.Open)),
			fmt.Sprintf(c.more, page(w.Plan))} {
			if !strings.Contains(flat(pages[0]), flat(want)) {
				t.Errorf("%s: page 1 lacks %q:\n%s", l, want, pages[0])
			}
		}
	}
}

// TestLastActionStandsThereItself: no line says that one more follows where the title of that one fits.
func TestLastActionStandsThereItself(t *testing.T) {
	d, err := newReportDoc(short(), wordsFor(lang.NL))
	if err != nil {
		t.Fatal(err)
	}
	d.report.First = d.report.First[:5]
	text := func(shown int) string {
		var out []string
		for _, b := range d.firstActions(fitting{actions: shown, actionTexts: true}) {
			for _, it := range b.items {
				out = append(out, it.text)
			}
		}
		return strings.Join(out, " ")
	}
	last := d.report.First[4]
	if got := text(4); !strings.Contains(got, last.ID+" "+last.Title) || strings.Contains(got, "En nog") {
		t.Errorf("four of five: %s", got)
	}
	if got := text(3); !strings.Contains(got, "En nog 2 punten: actieplan") ||
		strings.Contains(got, last.ID+" "+last.Title) {
		t.Errorf("three of five: %s", got)
	}
}

// TestLevelsByTheAdviserAreMarked in the squares, and under the score stands what the mark means.
func TestLevelsByTheAdviserAreMarked(t *testing.T) {
	r := short()
	r.Reached = "4 van 6 op doel, met 1 niveau van de adviseur (*)"
	if first := laidReport(t, r).drawnText(0); strings.Contains(first, "1*") || !strings.Contains(flat(first), flat(r.Reached)) {
		t.Errorf("without a level of the adviser:\n%s", first)
	}
	r.Domains[1].Indicators[0].Own = "weet niet"
	if first := laidReport(t, r).drawnText(0); strings.Count(first, "1*") != 1 {
		t.Errorf("one level of the adviser:\n%s", first)
	}
}

// TestPlanBeginsWithTheSignals and legal duties, and sets what is no gap apart; what says nothing yes or no stays out.
func TestPlanBeginsWithTheSignals(t *testing.T) {
	r, w := short(), wordsFor(lang.NL)
	r.Legal = append(r.Legal, view.Check{ID: "X2", StateID: "no", Attention: true})
	r.Plan = append([]view.PlanRow{{Kind: view.PlanCheck, ID: "R1", Title: "Beeld doorgestuurd", Step: "Haal het weg."},
		{Kind: view.PlanCheck, ID: "X2", Title: "Meldplicht", Step: "Spreek het af."},
		{Kind: view.PlanCheck, ID: "X1", Title: "Onbekend"}},
		append(r.Plan, view.PlanRow{ID: "V9", Title: "Geen verbeterpunt", Action: "Toch doen"})...)
	text := flat(laidReport(t, r).text())
	text = text[strings.LastIndex(text, flat(w.PlanIntro[:40])):]
	last := -1
	for _, want := range []string{"R1Beeld", "X2Meld", "Trekker V1", "Andere afspraken", "Toch doen"} {
		at := strings.Index(text, flat(want))
		if at <= last {
			t.Errorf("%q stands at %d, what comes before it at %d", want, at, last)
		}
		last = at
	}
	if strings.Contains(text, "Onbekend") {
		t.Error("a legal question of which nobody knows the answer is in the plan")
	}
}

// TestStepStandsBeside an action that is over or late, as the chapter that has it, once for each question; not beside
// one that runs.
func TestStepStandsBeside(t *testing.T) {
	r := short()
	id, advice := r.Plan[0].ID, "Voorstel: zie hoofdstuk 2."
	for name, x := range map[string]struct {
		status, late string
		want         int
	}{"dropped": {"dropped", "", 1}, "done": {"done", "", 1}, "late": {"busy", "te laat", 1}, "running": {"busy", "", 0}} {
		row := view.PlanRow{Kind: view.PlanGap, ID: id, Title: "Visie", Step: "Zet de eerste stap.", Action: "Eerste",
			StatusID: x.status, Late: x.late}
		second := row
		second.Action = "Tweede"
		r.Plan = []view.PlanRow{row, second}
		text := laidReport(t, r).text()
		if n := strings.Count(text, advice); n != x.want || !strings.Contains(text, "Tweede") {
			t.Errorf("%s: its place stands there %d times, want %d", name, n, x.want)
		}
	}
}

// TestNothingAnsweredIsNoPraise: without answers nothing is in order.
func TestNothingAnsweredIsNoPraise(t *testing.T) {
	for _, l := range lang.All() {
		w := wordsFor(l)
		text := flat(laidReport(t, answered(t, rubric.VO, "full", l, func(int, int) int { return -1 })).text())
		for _, s := range []string{w.NoPlan, w.NoFindings, w.NoFirst} {
			if strings.Contains(text, flat(s)) {
				t.Errorf("%s: %q", l, s)
			}
		}
	}
}

// A long row of questions says nothing.
func TestQuestionsOfAFinding(t *testing.T) {
	many := strings.Fields("V1 V2 V3 V4 V5 V6 K1 K2 K3 K4 K5 O1 O2")
	for want, ids := range map[string][]string{"": many, "O1, V2": {"O1", "V2"}} {
		if got := others(view.Finding{Unnamed: ids}); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// Chapters are found by what they are: one whose title ends like that of another does not lead a reader astray.
func TestChaptersAreFoundByTheirID(t *testing.T) {
	w := wordsFor(lang.NL)
	w.Critical, w.Views = "Voor het "+w.Plan, w.Open
	r := answered(t, rubric.PO, "full", lang.NL, func(n, year int) int { return mixed(n, year) - 4*(n%2) })
	d, err := newReportDoc(r, w)
	if err != nil {
		t.Fatal(err)
	}
	pages := laidOut(&d.document, d.pages()).pages()
	plan, open, flags := d.page[chapterPlan], d.page[chapterOpen], d.page[chapterCritical]
	if !strings.Contains(pages[plan-1], w.PlanIntro[:30]) || !strings.Contains(pages[open-1], w.Open) || flags >= open ||
		open >= plan {
		t.Errorf("the chapters begin on pages %d, %d, %d", flags, open, plan)
	}
	for _, want := range []string{fmt.Sprintf("actieplan, pagina %d.", plan),
		fmt.Sprintf("open vragen uit (pagina %d).", open)} {
		if !strings.Contains(flat(pages[0]), flat(want)) {
			t.Errorf("page 1 lacks %q:\n%s", want, pages[0])
		}
	}
}

// TestAddressesGetNoHyphen: a hyphen in an address would be read as a part of it.
func TestAddressesGetNoHyphen(t *testing.T) {
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{
		strings.Repeat("meervoudigepersoonlijkheid", 4) + ".":         true,
		"https://voorbeeld.nl/" + strings.Repeat("veiligemappen", 12): false,
		"map_" + strings.Repeat("veiligemappen", 12):                  false,
		strings.Repeat("veilige2mappen", 12):                          false,
		strings.Repeat("xkcd", 40):                                    false,
	} {
		got := strings.Join(faces.wrap(word, style{size: body}, 60), "\n")
		if strings.Contains(got, string(hyphen)) != want ||
			strings.NewReplacer("\n", "", string(hyphen), "").Replace(got) != word {
			t.Errorf("broken as %q", got)
		}
	}
}

// TestLegendsKeepWithinTheMargins: with all their marks they stand closer together, in both languages.
func TestLegendsKeepWithinTheMargins(t *testing.T) {
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.All() {
		w := wordsFor(l)
		list := []legendMark{{w.LegendSquares, 0, nil}, {w.LegendCritical, 3.4, nil}, {w.LegendBare, 3.4, nil},
			{w.LegendOpen, 3.4, nil}, {w.LegendFew, 0, nil}}
		items := faces.legend(0, 0, 4.6, list).items
		last := items[len(items)-1]
		if first := items[0].x; first < 0 || last.x+faces.width(w.LegendFew, plain(micro, grey)) > textWidth+0.01 {
			t.Errorf("%s: the legend stands from %.1f to %.1f of %.1f mm", l, first, last.x, textWidth)
		}
	}
}

// TestPageOneHidesNothing: what the law asks, open warning questions, where views differ and how firm the verdict is stand
// on page 1 with the page of the rest, and "nothing takes priority" is not said while a warning question is open.
func TestPageOneHidesNothing(t *testing.T) {
	for _, l := range lang.All() {
		r := answered(t, rubric.VO, "full", l, func(int, int) int { return 3 })
		r.First, r.Gaps, r.Verdict.Proviso = nil, nil, "PROVISO"
		r.Beside = []view.Note{{Chapter: view.NoteFlags, Label: "FLAGS", Text: "R4"}, {Chapter: view.NoteLegal, Label: "LAW", Text: "X2"},
			{Chapter: view.NoteViews, Label: "VIEWS", Text: "V1"}}
		r.Firm, r.CapsAbove, r.Evidence = "FIRM.", "ABOVE.", "EVIDENCE"
		r.Reached = "REACHED"
		d, err := newReportDoc(r, wordsFor(l))
		if err != nil {
			t.Fatal(err)
		}
		first := flat(laidOut(&d.document, d.pages()).drawnText(0))
		on := func(c chapterID) string { return fmt.Sprintf(d.words.OnPage, d.page[c]) }
		for _, want := range []string{"PROVISO", "FLAGS R4 " + on(chapterCritical), "LAW X2 " + on(chapterLegal),
			"VIEWS V1 " + on(chapterViews), "FIRM.", "ABOVE.", "EVIDENCE", "REACHED",
			d.words.NoGaps} {
			if !strings.Contains(first, flat(want)) {
				t.Errorf("%s: page 1 lacks %q", l, want)
			}
		}
		if strings.Contains(first, flat(d.words.NoFirst)) {
			t.Errorf("%s: nothing takes priority, while a warning question is open", l)
		}
	}
}

// TestFirstPageShowsEachQuestion as a square with its level, the moves of a domain and the first part of the summary of
// an adviser, with the page where it goes on.
func TestFirstPageShowsEachQuestion(t *testing.T) {
	r := advised()
	r.Domains[0].Indicators[1] = view.Indicator{ID: "V2", StateID: "unknown"}
	r.Domains[0].Rose, r.Domains[0].Fell = 3, 1
	r.Domains[1].Few, r.Domains[1].Verdict.Label = true, ""
	r.Adviser.Summary = strings.Repeat("Woord ", 66) + "Laatste net niet"
	d, err := newReportDoc(r, wordsFor(r.Lang))
	if err != nil {
		t.Fatal(err)
	}
	first := laidOut(&d.document, d.pages()).pages()[0]
	for _, want := range []string{"V Visie en boodschap 1* ? 3* 0* 1* 2*", "+3 −1", "geen oordeel",
		"Woord… Verder op pagina 2."} {
		if !strings.Contains(flat(first), flat(want)) {
			t.Errorf("page 1 lacks %q:\n%s", want, first)
		}
	}
	if strings.Contains(first, "Laatste") {
		t.Error("more than 400 characters of the summary stand on page 1")
	}
}

// TestStepStandsAtMostTwice in a report of the real rubric: with its question, and on page 1.
func TestStepStandsAtMostTwice(t *testing.T) {
	r := answered(t, rubric.VO, "full", lang.NL, mixed)
	l := laidReport(t, r)
	all, seen := l.raw(), 0
	for _, g := range r.Gaps {
		n := strings.Count(all, flat(g.Step))
		if n > 2 {
			t.Errorf("the step of %s stands there %d times", g.ID, n)
		}
		seen += n
	}
	if seen < len(r.Gaps) {
		t.Errorf("%d steps for %d gaps", seen, len(r.Gaps))
	}
}
