package view_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// round is a school with the levels of the questions of V and further answers.
func round(date, levels, rest string) string {
	return "school: {name: Zand, sector: vo}\ndate: " + date + "\nanswers: {" + levels + "}\n" + rest
}

// what reads as a rise or a fall of a score.
var riseOrFall = regexp.MustCompile(`gestegen|gedaald|stijging|daling|vooruit|achteruit|risen|fallen|score is (hoger|lager|higher|lower)`)

// All at one level but one: with 43 questions of vo one step is less than the noise of 5 points, and no sentence calls
// that a rise. The counts of questions come first.
func TestTrendWithinTheNoise(t *testing.T) {
	before := strings.Replace(all(t, "vo", "2"), "2026-11-02", "2025-11-02", 1)
	now := strings.Replace(all(t, "vo", "2"), "V1: 2", "V1: 3", 1)
	for l, want := range map[lang.Lang]string{lang.NL: "Sinds 2025-2026: 1 hoger, 0 lager, ",
		lang.EN: "Since 2025-2026: 1 higher, 0 lower, "} {
		got := built(t, l, before, now).Trend
		small := map[lang.Lang]string{lang.NL: "Zo'n klein verschil zegt weinig.", lang.EN: "So small a difference says little."}[l]
		if got.Moved != 0 || !strings.HasPrefix(got.Sentence, want) || !strings.Contains(got.Sentence, small) || riseOrFall.MatchString(got.Sentence) {
			t.Errorf("%s: moved %d: %s", l, got.Moved, got.Sentence)
		}
	}
	down := built(t, lang.NL, before, strings.Replace(all(t, "vo", "2"), "V1: 2", "V1: 1", 1)).Trend
	if down.Lower != 1 || strings.Contains(down.Sentence, "Lager hoeft geen achteruitgang") {
		t.Errorf("within the noise nothing fell: %s", down.Sentence)
	}
	if down = built(t, lang.NL, before, all(t, "vo", "1")).Trend; !strings.Contains(down.Sentence, "Lager hoeft geen achteruitgang") {
		t.Errorf("a third of the scale lower: %s", down.Sentence)
	}
	if up := built(t, lang.NL, before, all(t, "vo", "3")).Trend; up.Moved != 1 || strings.Contains(up.Sentence, "zegt weinig") {
		t.Errorf("a third of the scale says much: %d, %s", up.Moved, up.Sentence)
	}
}

// The questions of V, and none of the others, are answered in both rounds: too little for any figure, also
// for those of a domain that has enough in common.
func TestTooLittleInCommonShowsNoFigures(t *testing.T) {
	v := "V1: 2, V2: 2, V3: 2, V4: 2, V5: 2, V6: 2"
	got := built(t, lang.NL, round("2025-11-02", v, ""), round("2026-11-02", v+", K1: 2, S1: 2, S2: 2, G1: 2, G3: 2, H1: 2", ""))
	for _, d := range got.Trend.Domains {
		if d.Score.Known || d.Previous.Known || d.Difference != view.Absent {
			t.Errorf("%s: %s from %s, %s", d.ID, d.Score.Text, d.Previous.Text, d.Difference)
		}
	}
	for _, d := range got.Domains {
		if d.Previous.Known {
			t.Errorf("%s has a mark for the round before", d.ID)
		}
	}
	if got.Trend.Score.Known || strings.Contains(got.Trend.Sentence, "%. ") {
		t.Errorf("a score: %s", got.Trend.Sentence)
	}
}

// Of B one question of three is in common, of the whole all others too: the whole shows, the domain not.
func TestDomainWithTooLittleInCommonShowsNoFigures(t *testing.T) {
	whole := all(t, "vo", "2")
	before := strings.NewReplacer("  B1: 2\n", "", "  B2: 2\n", "", "2026-11-02", "2025-11-02").Replace(whole)
	got := built(t, lang.NL, before, whole)
	if !got.Trend.Enough || !got.Trend.Score.Known {
		t.Fatalf("the whole shows no score: %s", got.Trend.Sentence)
	}
	for n, d := range got.Trend.Domains {
		if known := d.ID != "B"; d.Score.Known != known || d.Previous.Known != known || got.Domains[n].Previous.Known != known {
			t.Errorf("%s: %s from %s, mark %s", d.ID, d.Score.Text, d.Previous.Text, got.Domains[n].Previous.Text)
		}
	}
}

// Of V five of six questions are in common: both figures are on those, and the bar, which is about all six, has no mark.
func TestDomainFiguresAreOnTheSameQuestions(t *testing.T) {
	now := strings.Replace(all(t, "vo", "2"), "  V1: 2", "  V1: 3", 1)
	before := strings.NewReplacer("  V1: 3\n", "", ": 2\n", ": 1\n", "2026-11-02", "2025-11-02").Replace(now)
	got := built(t, lang.NL, before, now)
	for n, d := range got.Domains {
		if d.Previous.Text != "33%" || d.Same.Text != "66%" || got.Trend.Domains[n].Score.Text != "66%" {
			t.Errorf("%s: from %s to %s", d.ID, d.Previous.Text, d.Same.Text)
		}
		if d.Mark().Known != (d.ID != "V") {
			t.Errorf("%s at %s: mark %s", d.ID, d.Score.Text, d.Mark().Text)
		}
	}
}

func TestFollowUpInWords(t *testing.T) {
	got := built(t, lang.NL,
		round("2025-11-02", "V1: {level: 1, action: Visie schrijven, status: open}, V2: {level: 1, action: Posters, status: done}, V3: {level: 2, action: Norm, status: done}",
			"checks: {R1: yes, R2: no, X1: no}\n"),
		round("2026-11-02", "V1: {level: 2, action: visie schrijven, status: done}, V2: 1, V3: unknown", "checks: {R1: no, R2: no, X1: yes}\n")).Trend
	want := []string{"Bij 3 vragen is een actie uit het vorige plan klaar: 1 hoger (V1); 1 gelijk (V2); 1 nu zonder niveau (V3).",
		"R1: ja → nee. Vraagt uitleg: toen 'ja', nu 'nee'. Is het rechtgezet en is de werkwijze veranderd? Kies dan 'hersteld'.",
		"X1: nee → ja"}
	if more := got.More(); !slices.Equal(more, want) {
		t.Errorf("follow-up\n%s\nwant\n%s", strings.Join(more, "\n"), strings.Join(want, "\n"))
	}
}

// The expected standing in words: what is planned, what does not count and why.
func TestProspectInWords(t *testing.T) {
	plan := strings.NewReplacer("V1: 1", "V1: {level: 1, action: Visie schrijven, due: 2027-05-02}",
		"V2: 1", "V2: {level: 1, action: Posters, due: 2027-05-03, status: busy}",
		"V4: 1", "V4: {level: 1, action: Posters}",
		"V5: 1", "V5: {level: 1, action: Cijfers, status: done}").Replace(
		round("2026-11-02", "V1: 1, V2: 1, V3: 2, V4: 1, V5: 1", "checks: {R2: yes}\nplan: [{action: Studiedag, due: 2027-02-01}]\n"))
	p := built(t, lang.NL, plan).Prospect
	var got []string
	for _, x := range p.Phases {
		got = append(got, fmt.Sprint(x.Period, " ", x.Questions, " ", x.Load, " ", x.Score.Precise, " ", x.Verdict))
	}
	// Answered are V1 to V5, of which V3 weighs 2: 8 of 18 points, 44 %. In vo the questions weigh 48: 144 points. Now 1 + 1 + 2·2 + 1 + 1 = 8: 5.55; then 9 and 10.
	want := []string{"nu (op wat is beantwoord: 44%) []  5,55 Nog onvolledig", "t/m 2 mei 2027 [V1] 1 × enkele overleggen 6,25 Nog onvolledig",
		"t/m 2 november 2027 [V2] 1 × enkele overleggen 6,94 Nog onvolledig", "zonder datum [V4] 1 × enkele overleggen – –"}
	if !slices.Equal(got, want) {
		t.Errorf("phases\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	notes := strings.Join(p.Notes, "\n")
	for _, s := range []string{"Actie klaar: V5. Dat telt na de volgende meting.", "Zolang op R2 'ja' staat", "zonder antwoord telt in deze scores als 0",
		"Er is nog 1 andere actie"} {
		if !strings.Contains(notes, s) {
			t.Errorf("%q is not in the notes:\n%s", s, notes)
		}
	}
	if want := "Bij elk oordeel in deze tabel hoort: onder voorbehoud: 6 signaalvragen nog onbekend."; p.Notes[0] != want {
		t.Errorf("%q; want %q", p.Notes[0], want)
	}
	if !strings.Contains(p.Lead, "geen belofte") {
		t.Errorf("no word that it is no promise: %s", p.Lead)
	}
	if p.ScoreHead != "Laagste score die nog kan (open telt als 0)" {
		t.Errorf("above the scores stands %q", p.ScoreHead)
	}
	if none := built(t, lang.NL, round("2026-11-02", "V1: 1, V2: 0", "")).Prospect; none != nil {
		t.Errorf("a school without a plan gets an outlook: %+v", none)
	}
}

// Three of four schools have an earlier round, with all at 2. Aarde went to 3 everywhere; Klei went up at V1 and down
// at V2, Veen down at V2 alone: that moves no score by more than 5 points.
func TestBoardOverRounds(t *testing.T) {
	made := func(name, date, level string, changes ...string) string {
		return strings.NewReplacer(append(changes, "De Linde", name, "2026-11-02", date)...).Replace(all(t, "vo", level))
	}
	documents := []string{school("Zand", "vo", "V1: 0")}
	for _, name := range []string{"Aarde", "Klei", "Veen"} {
		documents = append(documents, made(name, "2025-11-02", "2"))
	}
	got := view.BuildBoard(compared(t, append(documents, made("Aarde", "2026-11-02", "3"),
		made("Klei", "2026-11-02", "2", "V1: 2", "V1: 3", "V2: 2", "V2: 1"),
		made("Veen", "2026-11-02", "2", "V2: 2", "V2: 0"))...)).Moves
	if got == nil {
		t.Fatal("nothing is told of what changed")
	}
	if want := "Bij meer scholen hoger dan lager: V1 (2 hoger, 0 lager), V3 (1 hoger, 0 lager), "; !strings.HasPrefix(got.Up, want) ||
		!strings.HasSuffix(got.Up, fmt.Sprintf(", en nog %d.", questions(t, "vo", every)-1-6)) {
		t.Errorf("%q, want %q and the number of others", got.Up, want)
	}
	if want := "Bij meer scholen lager dan hoger: V2 (1 hoger, 2 lager)."; got.Down != want {
		t.Errorf("%q, want %q", got.Down, want)
	}
	if want := "3 van de 4 scholen hebben een eerder meetmoment; alleen die tellen hier mee. De score is bij 1 hoger en bij 0 lager; bij 2 is het verschil te klein om dat te zeggen, of zijn er te weinig dezelfde vragen."; got.Lead != want {
		t.Errorf("%q, want %q", got.Lead, want)
	}
	if strings.Join(got.Without, ",") != "Zand" {
		t.Errorf("without an earlier round: %q", got.Without)
	}
	if none := view.BuildBoard(compared(t, school("Aarde", "vo", "V1: 2"), school("Zand", "vo", "V1: 0"))).Moves; none != nil {
		t.Errorf("a board of one round tells of changes: %+v", none)
	}
}
