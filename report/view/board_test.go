package view_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

// A board sees the gaps that most schools share, and behind each critical point and warning question the right schools,
// by name and without a level. Counted by hand: V3 is below 2 or open at Aarde, Klei and Zand; S2 is open everywhere
// but at Klei; R2 is yes at Zand and Klei.
func TestBoardCounts(t *testing.T) {
	b := view.BuildBoard(compared(t,
		school("Zand", "vo",
			"V1: 1, V3: 1, S2: unknown, S4: 2, G1: 3, G3: 2")+"checks: {R1: no, R2: yes, R3: repaired, R4: no, R5: no, R6: no, R7: no}\n",
		school("Aarde", "vo",
			"V1: 2, V3: 0, S4: 2, G1: 2, G3: 3")+"checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: {answer: yes, note: een geheim}, R7: no}\n",
		school("Klei", "po",
			"V1: 1, S2: 3, S4: 2, G1: 2, G3: 2")+"checks: {R1: no, R2: {answer: yes, note: een geheim}, R3: no, R4: no, R5: no, R6: no, R7: unknown}\n",
		school("Veen", "po",
			"V1: 3, V3: 2, S4: 2, G1: 2, G3: 2")+"checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no}\n"))
	var got []string
	for _, p := range append(b.Today, b.Points...) {
		got = append(got, fmt.Sprintf("%s %s: %s", p.ID, p.Sentence, strings.Join(p.Schools, ", ")))
	}
	want := []string{"R6 1 van de 4 scholen: Aarde", "R2 2 van de 4 scholen: Klei, Zand",
		"V3 3 van de 4 scholen: Aarde, Klei, Zand", "S2 3 van de 4 scholen: Aarde, Veen, Zand"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("points\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(b.Today) != 1 || !strings.Contains(b.Today[0].Step, "vertrouwensinspecteur") ||
		strings.Contains(fmt.Sprintf("%+v", b), "een geheim") {
		t.Errorf("today %+v", b.Today)
	}
	if title := b.Points[0].Title; title == "" || len(title) > 60 || strings.Contains(title, "?") {
		t.Errorf("a warning question is not told in a few words: %q", title)
	}
	if b.Schools != "4 (po 2, vo 2)" || b.Heading != "4 scholen" || b.Days != "2 november 2026" ||
		b.Rounds != "2026-2027" || b.Target != "niveau 2 (in praktijk)" {
		t.Errorf("%s · %s · %s · %s · %s", b.Heading, b.Schools, b.Days, b.Rounds, b.Target)
	}
	var missing []string
	for _, m := range b.Missing {
		missing = append(missing, m.Kind+": "+strings.Join(m.Schools, ", "))
	}
	if got, want := strings.Join(missing, "; "),
		"Onvolledig: Aarde, Klei, Veen, Zand; Signaalvraag nog open: Klei; Signaalvraag hersteld: Zand; Wettelijke vraag nog open: Aarde, Klei, Veen, Zand"; got != want {
		t.Errorf("missing %q, not %q", got, want)
	}
}

// What is missing stands by kind in the same order in both languages, a school once in each: first who is not heard of at
// all.
func TestBoardMissingInOrder(t *testing.T) {
	for _, l := range lang.All() {
		b := view.BuildBoard(view.Comparison{Lang: l, Missing: []view.Missing{
			{School: "map/a.csv", Kind: view.Skipped}, {School: "Zand", SectorID: "po", Kind: view.Old},
			{School: "Zand", SectorID: "po", Kind: view.Incomplete}, {School: "Veen", SectorID: "po", Kind: view.TooFewPeople},
			{School: "Klei", SectorID: "po", Kind: view.NotUsable}, {School: "Aarde", SectorID: "po", Kind: view.NotReceived},
			{School: "Aarde", SectorID: "po", Kind: view.NotReceived}, {School: "Zand", SectorID: "po", Kind: view.NotReceived}}})
		var got []string
		for _, m := range b.Missing {
			got = append(got, m.Kind+": "+strings.Join(m.Schools, ", "))
		}
		want := map[lang.Lang]string{
			lang.NL: "Niet ontvangen: Aarde, Zand; Ontvangen, niet bruikbaar: Klei; Te weinig mensen: Veen; Onvolledig: Zand; Oud: Zand; Overgeslagen: map/a.csv",
			lang.EN: "Not received: Aarde, Zand; Received, not usable: Klei; Too few people: Veen; Incomplete: Zand; Old: Zand; Skipped: map/a.csv",
		}[l]
		if strings.Join(got, "; ") != want {
			t.Errorf("missing %q, not %q", strings.Join(got, "; "), want)
		}
	}
}

// The three points to begin with are those that most schools lack; who is at the target is named, by alphabet. Only the
// open questions of these schools differ.
func TestBoardBegins(t *testing.T) {
	var documents []string
	for _, c := range []struct{ name, changes string }{{"Zand", "V1:1 O4:1 S6:0"}, {"Aarde", "V1:1 O4:1 S6:1 H3:1"},
		{"Klei", "V1:0 O4:3 S6:1"}, {"Veen", "O4:1 H3:3"}} {
		document := strings.Replace(all(t, "vo", "2"), "De Linde", c.name, 1)
		for _, change := range strings.Fields(c.changes) {
			id, level, _ := strings.Cut(change, ":")
			document = replaced(t, document, id, level)
		}
		documents = append(documents, document)
	}
	b := view.BuildBoard(compared(t, documents...))
	var got []string
	for _, g := range b.Start {
		got = append(got, fmt.Sprintf("%s %s (%d of %d) %s", g.ID, g.Sentence, g.Below, g.Asked, strings.Join(g.Good, ", ")))
	}
	want := []string{"S6 3 onder het doel, 0 open, van 4 scholen (3 of 4) Veen",
		"V1 3 onder het doel, 0 open, van 4 scholen (3 of 4) Veen",
		"O4 3 onder het doel, 0 open, van 4 scholen (3 of 4) Klei"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") || b.StartMore != 0 {
		t.Errorf("start\n%s\nwant\n%s\nand %d more", strings.Join(got, "\n"), strings.Join(want, "\n"), b.StartMore)
	}
	// H3 is at the top at Veen and below the target at Aarde; O4 is a point to begin with and stands there already.
	if len(b.Share) != 1 || b.Share[0].ID != "H3" || b.Share[0].Sentence != "1 school" ||
		strings.Join(b.Share[0].Schools, ",") != "Veen" {
		t.Errorf("share %+v", b.Share)
	}
	if len(b.Points) != 0 || len(b.Today) != 0 {
		t.Errorf("points %+v", b.Points)
	}
}

// replaced gives a question of a document another level.
func replaced(t *testing.T, document, id, level string) string {
	t.Helper()
	out := strings.Replace(document, id+": 2", id+": "+level, 1)
	if out == document {
		t.Fatalf("no answer to %s in %s", id, document)
	}
	return out
}

// A median needs eight schools with one questionnaire; of up to five their scores are shown, of six and seven the lowest
// and the highest. Without a score there is a dash and the reason.
func TestBoardSectors(t *testing.T) {
	named := func(name, sector, level string) string {
		return strings.Replace(all(t, sector, level), "De Linde", name, 1)
	}
	short := strings.Replace(named("Z", "vo", "2"), "school:", "profile: core\nschool:", 1)
	documents := []string{named("A", "vo", "1"), named("B", "vo", "3"), short, named("C", "mbo", "2"),
		school("D", "vo", "V1: 3")}
	b := view.BuildBoard(compared(t, documents...))
	vo, mbo := b.Sectors[0], b.Sectors[1]
	first := questions(t, rubric.VO, func(i *rubric.Indicator) bool { return i.Domain == vo.Domains[0].ID })
	share := fmt.Sprintf("%d%%", 100*(2*first+1)/(3*first)) // all of A and B, and one question of D
	if d := vo.Domains[0]; d.Text != "33, 100%" || d.Median.Known || d.Coverage.Text != share {
		t.Errorf("vo %+v", d)
	}
	for _, s := range []string{"Nog 1 school had een andere lijst", "met genoeg antwoorden: 2 van de 3 scholen"} {
		if !strings.Contains(vo.Note, s) {
			t.Errorf("the note %q lacks %q", vo.Note, s)
		}
	}
	if !strings.HasPrefix(vo.Summary, "3 scholen met de volledige lijst") || vo.Title != "Voortgezet onderwijs (vo)" {
		t.Errorf("%s: %s", vo.Title, vo.Summary)
	}
	if d := mbo.Domains[0]; d.Text != "66%" || mbo.Note != "" ||
		mbo.Summary != "1 school met de volledige lijst, 100% van de vragen beantwoord." {
		t.Errorf("mbo %q, %q, %q", d.Text, mbo.Summary, mbo.Note)
	}
	var twelve []string
	for n, level := range strings.Split("112231122322", "") {
		twelve = append(twelve, named(string(rune('A'+n)), "po", level))
	}
	po := view.BuildBoard(compared(t, twelve...)).Sectors[0]
	if d := po.Domains[0]; d.Text != "66% (33% tot 66%)" || po.Note != "" {
		t.Errorf("twelve schools: %q, %q", d.Text, po.Note)
	}
	eight := view.BuildBoard(compared(t, twelve[:8]...)).Sectors[0]
	if d := eight.Domains[0]; d.Text != "50%" || eight.Note != "" {
		t.Errorf("eight schools: %q, %q", d.Text, eight.Note)
	}
	same := view.BuildBoard(compared(t, twelve[0], twelve[1])).Sectors[0]
	if same.Domains[0].Text != "33, 33%" {
		t.Errorf("two schools with one score: %q", same.Domains[0].Text)
	}
	five, six := view.BuildBoard(compared(t, twelve[2:7]...)).Sectors[0], view.BuildBoard(compared(t, twelve[2:8]...)).Sectors[0]
	if d := five.Domains[0]; d.Text != "33, 33, 66, 66, 100%" || five.Note != "" {
		t.Errorf("five schools: %q, %q", d.Text, five.Note)
	}
	if d := six.Domains[0]; d.Text != "33% tot 100%" || len(d.Points) > 0 || !strings.Contains(six.Note, "vanaf 8 scholen") {
		t.Errorf("six schools: %q, %q", d.Text, six.Note)
	}
	none := view.BuildBoard(compared(t, school("D", "vo", "V1: 3"), school("E", "vo", "V1: 3"))).Sectors[0]
	if d := none.Domains[0]; d.Text != "–" || !strings.Contains(none.Note, "Nog geen van deze scholen beantwoordde genoeg") {
		t.Errorf("too little answered: %q, %q", d.Text, none.Note)
	}
}

// A school alone shares nothing: it begins with its own first gaps. The heading is the board, if there is one.
func TestBoardOfOneSchool(t *testing.T) {
	one := replaced(t, replaced(t, all(t, "po", "2"), "V3", "1"), "O4", "0")
	b := view.BuildBoard(compared(t, one))
	if len(b.Start) != 2 || b.Start[0].ID != "V3" || !strings.HasPrefix(b.Start[0].Measure, "Van 1 naar 2: ") ||
		b.Start[0].Asked != 0 || b.Start[1].ID != "O4" {
		t.Errorf("start %+v", b.Start)
	}
	if b.Heading != "De Linde" || b.Schools != "De Linde" || b.Points[0].Sentence != "1 school" ||
		!strings.HasPrefix(b.StartLead, "Eén school") {
		t.Errorf("%q, %q, %q", b.Heading, b.Schools, b.StartLead)
	}
	if d := b.Sectors[0].Domains[0]; !d.Score.Known || d.Text != d.Score.Text || b.Sectors[0].Note != "" ||
		b.Sectors[0].Summary != "De school vulde de volledige lijst in: 100% van de vragen is beantwoord." {
		t.Errorf("its own scores: %+v, %q %q", d, b.Sectors[0].Summary, b.Sectors[0].Note)
	}
	if calm := view.BuildBoard(compared(t, all(t, "po", "3"))); len(calm.Start) != 0 ||
		!strings.Contains(calm.StartLead, "geen verbeterpunten") || strings.Contains(calm.How, "hieronder") {
		t.Errorf("without a gap: %+v, %q, %q", calm.Start, calm.StartLead, calm.How)
	}
	if little := view.BuildBoard(compared(t, school("Klei", "po", "V1: 2"))).Sectors[0]; !strings.Contains(little.Note,
		"te weinig voor een oordeel") {
		t.Errorf("little answered: %q", little.Note)
	}
	governed := strings.Replace(one, "sector: po", "sector: po, board: Stichting Samen", 1)
	if b := view.BuildBoard(compared(t, governed, school("Klei", "po", "V1: 2"))); b.Heading != "Stichting Samen" {
		t.Errorf("heading %q", b.Heading)
	}
	if b := view.BuildBoard(compared(t, governed,
		strings.Replace(school("Klei", "po", "V1: 2"), "po}", "po, board: Stichting Anders}", 1))); b.Heading != "2 scholen" {
		t.Errorf("heading of two boards %q", b.Heading)
	}
}

// A school that is strong everywhere is named at two points only, those that most schools need; the other points are
// counted, and so are the schools not named.
func TestBoardSpreadsWhoCanHelp(t *testing.T) {
	var documents []string
	for _, name := range []string{"Aarde", "Beek", "Klei", "Veen", "Zand", "Rots", "Sterk"} {
		level := "1"
		if name == "Sterk" {
			level = "3"
		}
		document := strings.Replace(all(t, "po", level), "De Linde", name, 1)
		if name != "Sterk" && name != "Zand" {
			document = strings.Replace(document, "H3: 1", "H3: 3", 1)
		}
		documents = append(documents, document)
	}
	b := view.BuildBoard(compared(t, documents...))
	times := map[string]int{}
	for _, s := range b.Share {
		for _, name := range s.Schools {
			times[name]++
		}
	}
	if times["Sterk"] != 2 || times["Zand"] != 0 || len(b.Share) != 3 || b.ShareMore == 0 {
		t.Errorf("%v in %+v and %d more", times, b.Share, b.ShareMore)
	}
	h3 := b.Share[len(b.Share)-1]
	if h3.ID != "H3" || strings.Join(h3.Schools, ", ") != "Aarde, Beek, Klei, Rots" || h3.Others != 2 ||
		h3.Sentence != "1 school" {
		t.Errorf("H3: %+v", h3)
	}
	if d := b.Sectors[0].Domains[0]; d.Score.Known {
		t.Errorf("a score of one school stands in the spread: %+v", d)
	}
}

// Two schools of one name are told apart.
func TestBoardTellsNamesApart(t *testing.T) {
	b := view.BuildBoard(compared(t, school("De Linde, brin: 12AB", "po", "V3: 0"), school("De Linde", "vo", "V3: 0")))
	if got := strings.Join(b.Points[0].Schools, "; "); got != "De Linde (12AB00); De Linde (vo)" {
		t.Errorf("schools %q", got)
	}
}

// Without names the codes stand in the place of the names, in their order.
func TestBoardWithoutNames(t *testing.T) {
	coded, keys := view.Anonymous(compared(t, school("Zand", "vo", "V3: 1"), school("Aarde", "vo", "V3: 0"),
		school("Klei", "po", "V3: 0")), view.Keys{Secret: []byte("geheim")})
	b := view.BuildBoard(coded)
	if b.Points[0].ID != "V3" || strings.Join(b.Points[0].Schools, ",") != "School 01,School 02,School 03" ||
		!b.Anonymous || b.Heading != "3 scholen" {
		t.Errorf("%+v", b.Points[0])
	}
	for _, k := range keys.List {
		if strings.Contains(fmt.Sprintf("%+v", b), k.Name) {
			t.Errorf("%s stands in the summary", k.Name)
		}
	}
	if !strings.Contains(b.Sectors[1].Note, "1 school") && !strings.Contains(b.Sectors[1].Note, "2 scholen") {
		t.Errorf("the note of the sector: %q", b.Sectors[1].Note)
	}
}

// A board is made of ids and values: what the sentences of a comparison say, and in which words, decides nothing.
func TestBoardReadsNoSentences(t *testing.T) {
	make3 := func() view.Comparison {
		return compared(t, school("Zand", "vo", "V1: 1, V3: 1, S2: 0"), school("Aarde", "vo", "V1: 1, V3: 1, S2: 0"),
			strings.Replace(school("Klei", "po", "V1: 1, S2: 0"), "2026-11-02", "2026-10-30", 1))
	}
	c := make3()
	for n := range c.Reports {
		r := &c.Reports[n]
		r.Title, r.CoverageText, r.Verdict.Sentence = "anders", "anders", "anders"
	}
	got, want := view.BuildBoard(c), view.BuildBoard(make3())
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nnot\n%+v", got, want)
	}
	if len(want.Start) != 3 || want.Days != "30 oktober – 2 november 2026" {
		t.Errorf("%q, %+v", want.Days, want.Start)
	}
}

// TestBoardTellsTheLaw: of three schools one says no, one does not know and one says yes; the no comes first.
func TestBoardTellsTheLaw(t *testing.T) {
	t.Parallel()
	doc := func(name, x1 string) string {
		return strings.Replace(all(t, "vo", "2"), "De Linde", name, 1) +
			"checks: {X1: " + x1 + ", X2: yes, X3: yes, X4: yes, X5: yes}\n"
	}
	law := func(documents ...string) []view.BoardPoint { return view.BuildBoard(compared(t, documents...)).Legal }
	abel, bever, cirkel := doc("Abel", "unknown"), doc("Bever", "yes"), doc("Cirkel", "no")
	got := law(abel, bever, cirkel)
	if len(got) != 1 || got[0].ID != "X1" || got[0].Sentence != "nee: 1 · open: 1" ||
		strings.Join(got[0].Schools, ", ") != "Cirkel (nee), Abel (weet niet)" {
		t.Errorf("%+v", got)
	}
	if one := law(abel); len(one) != 1 || one[0].Title != "Een vermoeden tegen een medewerker melden (weet niet)" {
		t.Errorf("one school: %+v", one)
	}
	if none := law(bever); len(none) != 0 {
		t.Errorf("all yes: %+v", none)
	}
}

// At a glance a board of four sees what came back, where there is a yes, a critical point, a no to the law or an open
// answer, what is shared, who can help and what is late. Counted by hand.
func TestGlance(t *testing.T) {
	t.Parallel()
	checks := func(changes string) string {
		out := "checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no, X1: yes, X2: yes, X3: yes, X4: yes, X5: yes}\n"
		for _, change := range strings.Fields(changes) {
			id, answer, _ := strings.Cut(change, ":")
			out = regexp.MustCompile(id+": (no|yes)").ReplaceAllString(out, id+": "+answer)
		}
		return out
	}
	named := func(name, levels, answers string) string {
		document := strings.Replace(all(t, "vo", "2"), "De Linde", name, 1)
		for _, change := range strings.Fields(levels) {
			id, level, _ := strings.Cut(change, ":")
			document = replaced(t, document, id, level)
		}
		return document + checks(answers)
	}
	posters := "Posters ophangen in alle gangen en in de hal, en met de klas erover praten in de week erna"
	klei := strings.Replace(named("Klei", "", ""), "V2: 2", "V2: {level: 2, action: '"+posters+"', due: 2026-05-01}", 1)
	klei = strings.Replace(klei, "V5: 2", "V5: {level: 2, action: Les, due: 2027-05-01}", 1)
	r, schools := assessed(t, named("Aarde", "V3:0 V1:1", "R1:yes R2:unknown R4:repaired X1:no"), klei, named("Leem", "V1:1 S6:1 S2:1 S4:unknown", ""))
	c := view.BuildComparison(slices.Values(schools), r, []view.Missing{{School: "Zand", SectorID: "vo", Kind: view.NotReceived}},
		view.Options{Lang: lang.NL, Today: today()})
	var got []string
	for _, g := range view.BuildBoard(c).Glance {
		line := fmt.Sprintf("%s %d/%d", g.Sheet, g.Count, g.Of)
		for _, l := range g.Lines {
			id, _, _ := strings.Cut(l.About, " ")
			line += " " + strings.TrimSpace(id+" "+strings.Join(l.Schools, ","))
		}
		if g.More > 0 {
			line += fmt.Sprintf(" +%d", g.More)
		}
		got = append(got, line)
	}
	want := []string{"Ontbreekt 3/4 Niet Zand", "Kritieke punten 1/3 R1 Aarde", "Kritieke punten 1/3 R4 Aarde",
		"Kritieke punten 2/3 V3 Aarde S4 Leem", "Kritieke punten 1/3 S2 Leem",
		"Kritieke punten 1/3 X1 Aarde", "Eerst 1/0 V1", "Van elkaar leren 4/0 +4", "Acties 1/2 Klei V2 " + posters[:60] + "… (1 mei 2026)",
		"Ontbreekt 2/3 Signaalvraag Aarde Vragen Leem"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("at a glance\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	coded, _ := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	for _, g := range view.BuildBoard(coded).Glance {
		if g.Sheet == "Acties" {
			t.Error("without names there are no days, and yet actions are said to be late")
		}
	}
}

// A warning and a no to the law that are new since last time stand before the scores, that of a school with a higher
// score too; a small difference is told as one. Counted by hand.
func TestGlanceTellsWhatChanged(t *testing.T) {
	t.Parallel()
	round := func(name, level, year, r1, x1 string) string {
		document := strings.Replace(all(t, "vo", level), "De Linde", name, 1) + "checks: {R1: " + r1 + ", X1: " + x1 + "}\n"
		return strings.Replace(document, "2026-11-02", year+"-11-02", 1)
	}
	c := compared(t, round("Zand", "1", "2025", "no", "yes"), round("Zand", "2", "2026", "yes", "no"),
		round("Klei", "2", "2025", "yes", "no"), round("Klei", "2", "2026", "yes", "no"),
		round("Veen", "2", "2026", "yes", "no"))
	told := func(c view.Comparison) string {
		var out []string
		for _, g := range view.BuildBoard(c).Glance {
			if g.Sheet != "Ontwikkeling" {
				continue
			}
			out = append(out, fmt.Sprintf("%d/%d", g.Count, g.Of))
			for _, l := range g.Lines {
				out = append(out, l.About+"|"+strings.Join(l.Schools, ","))
			}
		}
		return strings.Join(out, "\n")
	}
	want := "1/2\nR1 Straf of verwijt aan een slachtoffer: nee → ja|Zand\n" +
		"X1 Een vermoeden tegen een medewerker melden: ja → nee|Zand\n" +
		"1/2\n|Zand\nEen hogere score zegt niet dat een signaal is opgelost.|\nKlein verschil, dat weinig zegt|Klei\n" +
		"Zonder eerder meetmoment|Veen\n0/2\n|"
	if got := told(c); got != want {
		t.Errorf("what changed\n%s\nwant\n%s", got, want)
	}
	coded, _ := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	if got := told(coded); !strings.HasPrefix(got, "1/2\nR1 Straf") || strings.Contains(got, "Zand") {
		t.Errorf("without names: %s", got)
	}
}

// A warning that a school took back without a word is told to the board.
func TestBoardTellsWarningsTakenBack(t *testing.T) {
	r, list := assessed(t, round("2025-11-02", "V1: 2", "checks: {R1: yes, R2: yes}\n"),
		round("2026-11-02", "V1: 2", "checks: {R1: no, R2: repaired}\n"))
	for _, m := range view.BuildBoard(view.BuildComparison(slices.Values(list), r, nil, view.Options{Lang: lang.NL, Today: today()})).Missing {
		if m.KindID == view.FlagTurned && m.Kind == "Signaalvraag van ja naar nee" && len(m.Schools) == 1 {
			return
		}
	}
	t.Error("R1 went from yes to no, and the board does not read it")
}

// The table has each school by name, with what a board asks first of it.
func TestBoardTable(t *testing.T) {
	named := func(name, document string) string { return strings.Replace(document, "De Linde", name, 1) }
	before := func(document string) string { return strings.Replace(document, "2026-11-02", "2025-11-02", 1) }
	core := strings.Replace(school("Klei", "po", "V3: 2"), "school:", "profile: core\nschool:", 1)
	zand, veen := named("Zand", all(t, "vo", "2")), named("Veen", all(t, "vo", "2"))
	b := view.BuildBoard(compared(t, zand+"checks: {R1: yes, R2: repaired, R3: no, R4: no, R5: no, R6: no, R7: no, X1: no, X2: no, X3: yes, X4: unknown, X5: yes}\n",
		before(named("Zand", all(t, "vo", "1"))), core, veen+"checks: {R1: no, R2: no, R3: no, R4: no, R5: no, R6: no, R7: no, X1: yes, X2: yes, X3: yes, X4: yes, X5: yes}\n",
		before(school("Veen", "vo", "V1: 1"))))
	want := []view.BoardSchool{
		{Name: "Klei", Sector: "po", List: "kort", Verdict: "Nog onvolledig, onder voorbehoud", Reached: "1 van 22",
			Coverage: "4%", Change: "–", Flags: "open:\u00a07", Legal: "open:\u00a05"},
		{Name: "Veen", Sector: "vo", List: "volledig", Verdict: "In praktijk", Reached: "43 van 43", Coverage: "100%",
			Change: "andere vragen", OtherQuestions: true, Flags: "–", Legal: "–"},
		{Name: "Zand", Sector: "vo", List: "volledig", Verdict: "Nog niet op orde, onder voorbehoud", Reached: "43 van 43",
			Coverage: "100%", Change: "hoger", Flags: "ja: R1; hersteld: R2", Legal: "nee: X1, X2; open:\u00a01"},
	}
	if !slices.Equal(b.Table, want) {
		t.Errorf("%+v\nwant\n%+v", b.Table, want)
	}
	// What the summary may not do: order by what was answered.
	if !slices.IsSortedFunc(b.Table, func(x, y view.BoardSchool) int { return strings.Compare(x.Name, y.Name) }) {
		t.Error("the schools do not stand in alphabetical order")
	}
}
