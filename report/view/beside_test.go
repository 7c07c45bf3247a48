package view_test

import (
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/view"
)

func note(r view.Report, c view.NoteChapter) string {
	for _, n := range r.Beside {
		if n.Chapter == c {
			return n.Text
		}
	}
	return ""
}

// TestProvisoStandsBesideTheVerdict: open warning questions are never no, and repaired needs a word on what changed.
func TestProvisoStandsBesideTheVerdict(t *testing.T) {
	t.Parallel()
	none := "R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no"
	for _, tt := range []struct {
		l            lang.Lang
		checks, want string
		first        string // of what to find out
	}{
		{lang.NL, none, "", "X1"},
		{lang.NL, strings.Replace(none, "R4: no", "R4: unknown", 1), "onder voorbehoud: 1 signaalvraag nog onbekend", "R4"},
		{lang.NL, "R1: no", "onder voorbehoud: 6 signaalvragen nog onbekend", "R2"},
		{lang.EN, "R1: no", "subject to 6 warning questions still unknown", "R2"},
		{lang.NL, strings.Replace(none, "R3: no", "R3: repaired", 1), "hersteld zonder toelichting: R3", "X1"},
		{lang.NL, strings.Replace(none, "R3: no", "R3: {answer: repaired, note: nieuwe afspraak}", 1), "", "X1"},
		{lang.NL, "R1: yes, R3: repaired", "onder voorbehoud: 5 signaalvragen nog onbekend; hersteld zonder toelichting: R3", "R2"},
	} {
		r := built(t, tt.l, all(t, "vo", "2")+"checks: {"+tt.checks+"}\n")
		if r.Verdict.Proviso != tt.want || !strings.HasSuffix(r.Verdict.Shown(), tt.want) {
			t.Errorf("%s: %q, shown as %q; want %q", tt.checks, r.Verdict.Proviso, r.Verdict.Shown(), tt.want)
		}
		if r.Open[0].ID != tt.first {
			t.Errorf("%s: to find out %+v; want %q first", tt.checks, r.Open, tt.first)
		}
	}
	// Whatever else is open, the warning questions come first.
	r := built(t, lang.NL, strings.Replace(all(t, "vo", "2"), "  V3: 2", "  V3: unknown", 1)+"checks: {"+none[:8]+"R2: unknown}\n")
	want := "6 nog onbekend: Afkeuring of verwijt in les, poster of regel (R2), Ouders ingelicht zonder overleg (R3), Iets anders " +
		"ging vóór veiligheid (R4), Doorsturen bleef zonder gevolg (R5), Signaal over een medewerker bleef liggen (R6) en " +
		"Medewerker bekeek of bewaarde naaktbeeld (R7). Onbekend is geen 'nee'. Blijkt R6 of R7 'ja', doe dan vandaag nog wat " +
		"daarbij staat."
	if r.Open[0].ID != "R2" || note(r, view.NoteFlags) != want {
		t.Errorf("first %s; %q", r.Open[0].ID, note(r, view.NoteFlags))
	}
}

// TestLawIsTold: no and unknown stand beside the verdict, and say that they do not count.
func TestLawIsTold(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, all(t, "vo", "3")+"checks: {X1: no, X2: yes, X3: unknown, X4: unknown}\n")
	want := "Nog niet (helemaal) geregeld: Een vermoeden tegen een medewerker melden (X1). Weet niet: Veiligheid meten en een " +
		"vast aanspreekpunt (X3) en Meldcode huiselijk geweld en kindermishandeling (X4). Niet ingevuld: Klachtenregeling en " +
		"VOG (X5). Telt niet mee in de score."
	if got := note(r, view.NoteLegal); got != want {
		t.Errorf("%q; want %q", got, want)
	}
	r = built(t, lang.NL, all(t, "vo", "3")+"checks: {X1: yes, X2: yes, X3: yes, X4: yes, X5: yes}\n")
	if got := note(r, view.NoteLegal); got != "" {
		t.Errorf("all in order: %q", got)
	}
}

// TestOnlyWhatHoldsTheVerdictDownIsALimitNow: with everything at 1 the score is 33, so "In ontwikkeling"; a red flag holds
// that down, and critical points at 1 and weak domains would hold down what is higher only.
func TestOnlyWhatHoldsTheVerdictDownIsALimitNow(t *testing.T) {
	t.Parallel()
	above := "V3, S2, S4, G1, G3 en de domeinen V, K, O, S, D, G, H en B"
	r := built(t, lang.NL, all(t, "vo", "1")+"checks: {R2: yes}\n")
	if len(r.CapSentences) != 1 || !strings.HasPrefix(r.CapSentences[0], "R2 ") ||
		r.CapsAbove != "Als de score stijgt, begrenzen ook deze het oordeel: "+above+"." {
		t.Errorf("now %q, above %q", r.CapSentences, r.CapsAbove)
	}
	// Everything at 2 but V3 at 1: "In praktijk" by the score, held down by V3; no domain is weak.
	r = built(t, lang.NL, strings.Replace(all(t, "vo", "2"), "  V3: 2", "  V3: 1", 1))
	if len(r.CapSentences) != 1 || !strings.HasPrefix(r.CapSentences[0], "V3 ") || r.CapsAbove != "Als de score stijgt, begrenzen ook deze het oordeel: domein V." {
		t.Errorf("now %q, above %q", r.CapSentences, r.CapsAbove)
	}
}

// TestNothingContestedIsPraised: no strength on which views differ, that another answer contradicts or under a red flag.
func TestNothingContestedIsPraised(t *testing.T) {
	t.Parallel()
	praised := func(r view.Report, id string) bool {
		return slices.ContainsFunc(r.Strengths, func(s view.Strength) bool { return s.ID == id })
	}
	high := all(t, "vo", "3")
	answered := func(yes string) string {
		no := "checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no}\n"
		return high + strings.Replace(no, yes+": no", yes+": yes", 1)
	}
	calm := built(t, lang.NL, answered("none"))
	if !praised(calm, "V3") || !praised(calm, "S2") || calm.NoStrengths != "" {
		t.Fatalf("strengths %+v, %q", calm.Strengths, calm.NoStrengths)
	}
	// R2 = yes contradicts V3 and S2 by rules of the rubric;
	flagged := built(t, lang.NL, answered("R2"))
	if praised(flagged, "V3") || praised(flagged, "S2") || !praised(flagged, "S4") ||
		!strings.Contains(note(flagged, view.NoteViews), "V3 en R2 passen niet goed bij elkaar") {
		t.Errorf("a contradiction is praised: %+v; %q", flagged.Strengths, note(flagged, view.NoteViews))
	}
	// R5 = yes rests on P14, as D1 does: that is not praised, also when the rubric does not call it a contradiction.
	r, schools := read(t, answered("R5"))
	silent := *r
	silent.Contradictions = nil
	round, previous, _ := schools[0].Pick("")
	under := view.Build(assessment.Assess(&silent, round, previous, assessment.Options{}),
		view.Options{Lang: lang.NL, Today: today()})
	if !praised(calm, "D1") || praised(under, "D1") || !praised(under, "D2") || note(under, view.NoteViews) != "" {
		t.Errorf("under R5: %+v; %q", under.Strengths, note(under, view.NoteViews))
	}
	// Levels 3 3 3 0 0 of five: two of five lie more than a level from the middle.
	apart := team(t, lang.NL, "teacher 3 3 3 0 0")
	if len(apart.Strengths) != 0 || !strings.HasPrefix(apart.NoStrengths, "Wat op niveau 2 of 3 staat, vraagt eerst een gesprek") ||
		note(apart, view.NoteViews) != "De meningen lopen uiteen bij V1 (5 mensen vulden in)." {
		t.Errorf("%+v, %q, %q", apart.Strengths, apart.NoStrengths, note(apart, view.NoteViews))
	}
	if low := built(t, lang.NL, all(t, "vo", "1")); low.NoStrengths != "Nog geen vraag staat op niveau 2 of 3." {
		t.Errorf("all at 1: %q", low.NoStrengths)
	}
}

// TestReserveIsCalm: all of one level, or most of it bare, is said beside the verdict; ordinary answers are not.
func TestReserveIsCalm(t *testing.T) {
	t.Parallel()
	evidence := func(doc string) string { return strings.ReplaceAll(doc, ": 2\n", ": {level: 2, evidence: protocol}\n") }
	same := "Alle antwoorden hebben hetzelfde niveau. Loop samen een paar vragen na: klopt dat?"
	bare := "De meeste antwoorden staan op niveau 2 of 3 zonder onderbouwing. Zoek samen van een paar op waar het staat."
	mixed := strings.Replace(all(t, "vo", "2"), "  V1: 2", "  V1: 1", 1)
	for want, doc := range map[string]string{same + " " + bare: all(t, "vo", "2"), same: evidence(all(t, "vo", "2")),
		bare: mixed, "": evidence(mixed)} {
		if got := note(built(t, lang.NL, doc), view.NoteEvidence); got != want {
			t.Errorf("%q; want %q", got, want)
		}
	}
}

// TestPointsAtTargetAreCounted: four of the seven points of V at 2 or 3.
func TestPointsAtTargetAreCounted(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, "school: {name: De Linde, sector: vo}\ndate: 2026-11-02\nanswers: {V1: 2, V2: 3, V3: 2, V4: 2, V5: 1, V6: unknown, K1: 2}\n")
	if r.Domains[0].AtTarget != 4 || r.AtTarget != 5 {
		t.Errorf("%d of V, %d of all", r.Domains[0].AtTarget, r.AtTarget)
	}
}

// TestFirmIsOneSentence: what alone changes the verdict, and the least number of steps. The 43 questions of vo weigh 48
// together, the five hard-critical ones 2 each, and have 144 points.
func TestFirmIsOneSentence(t *testing.T) {
	t.Parallel()
	none := "checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no}\n"
	at := func(doc, id, level string) string { return strings.Replace(doc, "  "+id+": 2", "  "+id+": "+level, 1) }
	two := all(t, "vo", "2")
	for name, tt := range map[string]struct{ doc, want string }{
		// 96 of 144 points; below 60 % is at most 86. From 96 to 86 is 10 points: five steps of questions that weigh 2.
		"all at 2": {two + none, "Eén niveau lager bij een kritiek punt (V3, S2, S4, G1, G3) maakt het oordeel al lager. " +
			"De score zelf kan pas onder de grens van 'In praktijk' komen na 5 stappen omlaag, elk van één niveau."},
		"V3 at 1, which holds the verdict down": {at(two, "V3", "1") + none, "Eén niveau lager bij een kritiek punt (V3) maakt het oordeel al lager. " +
			"Met één niveau hoger bij een kritiek punt (V3) wordt het oordeel 'In praktijk'."},
		// All at 3 but D1 at 0: D is held at the second verdict, and so the whole at the third.
		"D1 holds its domain down, and that the whole": {strings.Replace(all(t, "vo", "3"), "D1: 3", "D1: 0", 1) + none,
			"Eén niveau lager bij één vraag maakt het oordeel niet lager. Met één niveau hoger bij D1 wordt het oordeel 'Geborgd'."},
		"V3 at 0":      {at(two, "V3", "0") + none, "Met één niveau hoger bij een kritiek punt (V3) wordt het oordeel 'In ontwikkeling'."},
		"V3 open":      {at(two, "V3", "unknown") + none, "Met een gunstig antwoord op V3 kan het oordeel 'In praktijk' worden."},
		"R2 yes":       {two + strings.Replace(none, "R2: no", "R2: yes", 1), "Wordt R2 hersteld, dan wordt het oordeel 'In praktijk'."},
		"V3, S2 at 0":  {at(at(two, "V3", "0"), "S2", "0") + none, "Eén stap is niet genoeg voor een hoger oordeel; naar 'In ontwikkeling' zijn minstens 2 stappen nodig."},
		"nothing":      {"school: {name: De Linde, sector: vo}\ndate: 2026-11-02\n", ""},
		"one answered": {"school: {name: De Linde, sector: vo}\ndate: 2026-11-02\nanswers: {V1: 2}\n", "Voor een oordeel zijn nog 34 antwoorden nodig."},
		// A quarter of 144 is 36 points: 15 steps of the five questions that weigh 2 give 30, six of other ones the rest.
		"all at 0": {all(t, "vo", "0") + none, "Eén stap is niet genoeg voor een hoger oordeel; naar 'In ontwikkeling' zijn minstens 21 stappen nodig."},
	} {
		if got := built(t, lang.NL, tt.doc).Firm; got != tt.want {
			t.Errorf("%s: %q; want %q", name, got, tt.want)
		}
	}
}

// TestOpenEndOfABarIsWhatIsNotProven: V2 at 3 without evidence and V1 at 2 with some are 5 of 6 points, and with V2 at 1
// 3 of 6.
func TestOpenEndOfABarIsWhatIsNotProven(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, "school: {name: De Linde, sector: vo}\ndate: 2026-11-02\nanswers: {V1: {level: 2, evidence: protocol}, V2: 3, K1: {level: 2, evidence: protocol}}\n")
	if r.Domains[0].Score.Text != "83%" || r.Domains[0].Proven.Text != "50%" || r.Domains[1].Proven.Known {
		t.Errorf("V %s, proven %s; K %+v", r.Domains[0].Score.Text, r.Domains[0].Proven.Text, r.Domains[1].Proven)
	}
	if r.Evidence != "niveau 2 en 3: 2 van 3 onderbouwd" {
		t.Errorf("%q", r.Evidence)
	}
}

// TestIncompleteSaysWhatHolds: the questions of vo weigh 48 together; with 14 of that open and the rest at 3 there are
// 102 of 144 points, 70 %, so that the score alone reaches a label that the open critical points do not allow. What stands beside "incomplete" is what
// explain says of the open questions at 0.
func TestIncompleteSaysWhatHolds(t *testing.T) {
	t.Parallel()
	doc := all(t, "vo", "3")
	for _, id := range []string{"V3", "S2", "S4", "G1", "G3", "B1", "B2", "B3", "H4"} {
		doc = strings.Replace(doc, "  "+id+": 3\n", "", 1)
	}
	for l, want := range map[lang.Lang][2]string{
		lang.NL: {"Op de score alleen, met elke open vraag als niveau 0, is het 'In praktijk'. Met wat het oordeel begrenst, is het dan 'Nog niet op orde'.",
			"Zijn alle 9 open vragen niveau 0, dan is het oordeel 'Nog niet op orde' en"},
		lang.EN: {"On the score alone, with every open question as level 0, it is 'In practice'. With what limits the verdict, it is 'Not yet in place' then.",
			"If all 9 open questions are level 0, the verdict is 'Not yet in place' and"},
	} {
		r := built(t, l, doc)
		if r.Verdict.ID != "incomplete" || !strings.HasSuffix(r.Verdict.Sentence, want[0]) {
			t.Errorf("%s: %q; want %q", r.Verdict.ID, r.Verdict.Sentence, want[0])
		}
		if o := r.Explanation.Openings; len(o) == 0 || !strings.HasPrefix(o[0], want[1]) {
			t.Errorf("open answers %q; want %q", o, want[1])
		}
		if r.Explanation.Margin != "" || r.Explanation.Hinges() == "" {
			t.Errorf("a margin beside an incomplete verdict: %q", r.Explanation.Margin)
		}
	}
	// Nothing limits it: then the score alone is the whole of it.
	doc = all(t, "vo", "3")
	for _, id := range []string{"V1", "V2", "V5", "V6", "K4", "K5", "O2", "O3", "O4"} {
		doc = strings.Replace(doc, "  "+id+": 3\n", "", 1)
	}
	if r := built(t, lang.NL, doc); r.Verdict.ID != "incomplete" || !strings.HasSuffix(r.Verdict.Sentence, "is het 'In praktijk'.") {
		t.Errorf("without a limit: %s %q", r.Verdict.ID, r.Verdict.Sentence)
	}
}

// TestTheHighestIsSaidOnce: at the top a step cannot make the verdict higher, and that is said, not twice that no step
// changes it.
func TestTheHighestIsSaidOnce(t *testing.T) {
	t.Parallel()
	none := "checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no}\n"
	for level, want := range map[string]string{
		"3": "Er is geen vraag of signaalvraag die in één stap het oordeel lager maakt. 'Geborgd' is het hoogste oordeel; hoger kan niet.",
		"0": "Er is geen vraag of signaalvraag die in één stap het oordeel hoger maakt.",
	} {
		if got := built(t, lang.NL, all(t, "vo", level)+none).Explanation.Hinges(); got != want {
			t.Errorf("all at %s: %q; want %q", level, got, want)
		}
	}
}

// TestDoorOfADomain: what holds a domain below its score is named with the domain, where it limits the whole now and
// where it would limit a higher verdict.
func TestDoorOfADomain(t *testing.T) {
	t.Parallel()
	doc := strings.Replace(all(t, "vo", "3"), "D1: 3", "D1: 0", 1)
	r := built(t, lang.NL, doc)
	if len(r.CapSentences) != 1 || !strings.Contains(r.CapSentences[0], " (door D1) staat laag;") {
		t.Errorf("now %q", r.CapSentences)
	}
	// The rest of D at 3 is 12 of 15 points, 80 %: its own label is the third, and that of the whole too.
	low := strings.NewReplacer("D1: 2", "D1: 0", "D2: 2", "D2: 3", "D3: 2", "D3: 3", "D4: 2", "D4: 3", "D5: 2", "D5: 3").Replace(all(t, "vo", "2"))
	if r := built(t, lang.EN, low); len(r.CapSentences) != 0 || !strings.HasSuffix(r.CapsAbove, "domain D (because of D1).") {
		t.Errorf("%q, above %q", r.CapSentences, r.CapsAbove)
	}
	// All of D at 0 is its own score: no question holds it there.
	for _, id := range []string{"D1", "D2", "D3", "D4", "D5"} {
		doc = strings.Replace(doc, "  "+id+": 3", "  "+id+": 0", 1)
	}
	if r := built(t, lang.NL, doc); len(r.CapSentences) != 1 || strings.Contains(r.CapSentences[0], "door") {
		t.Errorf("a weak domain %q", r.CapSentences)
	}
}

// TestOneStepIsOneStep: with V3 alone at 0 there is one step to the next verdict.
func TestOneStepIsOneStep(t *testing.T) {
	t.Parallel()
	one := strings.Replace(all(t, "vo", "2"), "V3: 2", "V3: 0", 1)
	for l, want := range map[lang.Lang]string{lang.NL: "Na deze stap is", lang.EN: "After this step the"} {
		if got := built(t, l, one).Explanation.Route; !strings.HasPrefix(got.Score, want) {
			t.Errorf("%s %q; want %q", got.Sentence, got.Score, want)
		}
	}
	two := strings.Replace(one, "S2: 2", "S2: 0", 1)
	if got := built(t, lang.NL, two).Explanation.Route; !strings.HasPrefix(got.Score, "Na deze stappen is") {
		t.Errorf("%s %q", got.Sentence, got.Score)
	}
}

// A warning that went from yes to no without "repaired", and one that was repaired, stand beside the verdict.
func TestWarningsThatChangedStandBesideTheVerdict(t *testing.T) {
	got := built(t, lang.NL, round("2025-11-02", "V1: 2", "checks: {R1: yes, R2: yes}\n"),
		round("2026-11-02", "V1: 2", "checks: {R1: no, R2: {answer: repaired, note: nieuwe brief}}\n"))
	notes := map[view.NoteChapter]string{}
	for _, n := range got.Beside {
		notes[n.Chapter] = n.Label + ": " + n.Text
	}
	for chapter, want := range map[view.NoteChapter]string{
		view.NoteRepaired: "Hersteld: Bij R2: rechtgezet, en de werkwijze is veranderd.",
		view.NoteSince:    "Vraagt uitleg: R1: vorige keer 'ja', nu 'nee'. Is het rechtgezet en is de werkwijze veranderd? Kies dan 'hersteld'.",
	} {
		if notes[chapter] != want {
			t.Errorf("%q; want %q", notes[chapter], want)
		}
	}
}

// What was known or in order the last time and is not now: R1 and X2 are unknown, R2 turned to yes and X1 to no; R3 is
// still no, and X3 had no answer before. Of the plan V1 and V2 are not done.
func TestLessSureStandsBesideTheVerdict(t *testing.T) {
	t.Parallel()
	before := round("2025-11-02", "V1: {level: 1, action: Visie}, V2: {level: 1, action: Posters}",
		"checks: {R1: no, R2: no, R3: no, X1: yes, X2: yes}\n")
	now := round("2026-11-02", "V1: 2, V2: 1", "checks: {R1: unknown, R2: yes, R3: no, X1: no, X2: unknown, X3: unknown}\n")
	for l, want := range map[lang.Lang]string{
		lang.NL: "2 vragen hadden vorige keer een antwoord en zijn nu onbekend: R1, X2. 2 waren vorige keer in orde en nu niet: " +
			"R2 (nee → ja), X1 (ja → nee). Bij 2 vragen is een actie uit het vorige plan nog niet klaar: V1, V2.",
		lang.EN: "2 questions had an answer last time and are unknown now: R1, X2. 2 were in order last time and are not now: " +
			"R2 (no → yes), X1 (yes → no). For 2 questions an action of the previous plan is not done yet: V1, V2.",
	} {
		if got := note(built(t, l, before, now), view.NoteSince); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
	if got := note(built(t, lang.NL, before, before[:len(before)-1]), view.NoteSince); got != "" {
		t.Errorf("without a round before: %q", got)
	}
}

// R5 rests on P14, as D1 does. Open after an answer it takes the praise of D1 away; never answered it stands with it when
// there is little else to praise.
func TestPraiseUnderAnOpenWarning(t *testing.T) {
	t.Parallel()
	mark := func(r view.Report, id string) string {
		for _, s := range r.Strengths {
			if s.ID == id {
				return s.Mark + "."
			}
		}
		return ""
	}
	none := "checks: {R1: no, R2: no, R3: no, R4: no, R6: no, R7: no, R5: "
	if got := mark(built(t, lang.NL, round("2026-11-02", "D1: 2, D2: 2", none+"unknown}\n")), "D1"); got != "(R5, zelfde onderwerp: nog onbekend)." {
		t.Errorf("D1 %q", got)
	}
	if r := built(t, lang.NL, round("2026-11-02", "D1: 2, D2: 2, V1: 2, K1: 2", none+"unknown}\n")); mark(r, "D1") != "" || len(r.Strengths) != 3 {
		t.Errorf("three others are enough: %+v", r.Strengths)
	}
	if got := mark(built(t, lang.NL, round("2025-11-02", "D1: 2", none+"no}\n"), round("2026-11-02", "D1: 2, D2: 2", none+"unknown}\n")), "D1"); got != "" {
		t.Errorf("D1 is praised while R5 became unknown: %q", got)
	}
}

// What cannot be seen is said, so that nobody takes it for good news.
func TestUnseenIsSaid(t *testing.T) {
	t.Parallel()
	got := note(built(t, lang.NL, all(t, "vo", "2")), view.NoteUnseen)
	if want := "Eerdere meting: niet in dit rapport. Samen ingevuld: verschillen tussen mensen zijn niet te zien."; got != want {
		t.Errorf("%q; want %q", got, want)
	}
	if got := note(team(t, lang.EN, "teacher 3 3 3 0 0"), view.NoteUnseen); got != "Earlier round: not in this report." {
		t.Errorf("of people apart: %q", got)
	}
}

// What is to be found out has a row in the plan and a line in the agenda, without the warnings about staff in the latter.
func TestOpenChecksAreWork(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, all(t, "vo", "1")+"checks: {R1: no, R2: yes, R3: no, R4: no, R5: unknown, R6: unknown, R7: no, X1: no, X2: yes, X3: yes, X4: yes}\n")
	first, _ := r.PlanLines()
	var got []string
	for _, p := range first[:4] {
		got = append(got, strings.TrimSpace(p.ID+" "+p.Title+" · "+p.Change))
	}
	want := []string{"R2 Afkeuring of verwijt in les, poster of regel · nu rechtzetten",
		"X1 Een vermoeden tegen een medewerker melden · ", "R5, R6 · uitzoeken", "X5 · uitzoeken"}
	for i := range want {
		want[i] = strings.TrimSpace(want[i])
	}
	if !slices.Equal(got, want) {
		t.Errorf("plan\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := "Spreek ook af wie dit uitzoekt of regelt, en wanneer: R5, X1 en X5."; r.AgendaChecks != want {
		t.Errorf("%q; want %q", r.AgendaChecks, want)
	}
	if want := "Wordt R2 hersteld, dan wordt het oordeel 'In ontwikkeling', als geen open signaalvraag 'ja' blijkt."; r.Firm != want {
		t.Errorf("%q; want %q", r.Firm, want)
	}
}
