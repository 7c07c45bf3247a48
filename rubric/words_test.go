package rubric_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sggscan/internal/lang"
	"sggscan/rubric"
)

// edited is the small rubric with other texts in some places.
func edited(t *testing.T, replaced ...string) *rubric.Rubric {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"rubric.yaml", "domains.yaml", "rest.yaml"} {
		data, err := os.ReadFile("../testdata/rubrics/small/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(replaced...).Replace(string(data)))}
	}
	r, problems, err := rubric.Load(files, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems.All() {
		t.Errorf("%s: %s", p.Place, p.Text.EN)
	}
	return r
}

// spoken is the small rubric with words of a sector in texts of every kind.
func spoken(t *testing.T) *rubric.Rubric {
	return edited(t,
		"guidance:\n", `words:
  - {word: {nl: leerling, en: pupil}, po: {nl: kind, en: child}, mbo: {nl: student, en: student}, mixed: {nl: leerling of student, en: pupil or student}}
  - {word: {nl: de leerling}, po: {nl: het kind}, mbo: {nl: de student}}
  - {word: {en: "pupils'"}, po: {en: "children's"}, mbo: {en: "students'"}}
  - {word: {nl: klas}, po: {nl: groep}}
guidance:
`,
		"Kies het hoogste niveau dat klopt., en: Choose the highest level that is true.", "'{Leerling} eerst.', en: '{Pupil} first.'",
		"title: {nl: leraar, en: teacher}", "title: {nl: 'mentor van een {klas}', en: mentor}",
		"{nl: Begeleiding, en: Guidance}", "{nl: 'Rond {de leerling}', en: 'Around the {pupil}'}",
		"Iedereen kent zorgteam., en: Everybody knows care team.", "'{De leerling} kent het.', en: '{Pupils''} view.'",
		"title: {nl: Zorgteam, en: Care team}", `title: {nl: Zorgteam, en: Care team}
        board: {nl: 'Vraag elke {leerling}.', en: 'Ask every {pupil}.'}
        sector_texts:
          po: {title: {nl: Ib'er, en: Care coordinator}, steps: {1: {nl: 'Vertel het elk {leerling}.', en: 'Tell every {pupil}.'}}}`,
		"{nl: 'Is iemand gestraft?', en: 'Was somebody punished?'}", "{nl: 'Is een {leerling} gestraft?', en: 'Was a {pupil} punished?'}",
		"{nl: Een gedeelde visie helpt., en: A shared vision helps.}", "{nl: 'Visie helpt {de leerling}.', en: 'Vision helps the {pupil}.'}",
		"{nl: Een plek voor vragen., en: A place for questions.}", "{nl: 'Voor {leerling}.', en: 'For a {pupil}.'}, sectors: [po, mbo]",
		"{nl: Wel een visie en geen protocol., en: A vision and no protocol.}", "{nl: 'Ziet een {leerling} dat?', en: 'Does a {pupil} see that?'}",
	)
}

// What readers in each sector see of texts of every kind; without a sector they see the general words.
func TestWordsOfASector(t *testing.T) {
	r := spoken(t)
	for s, want := range map[rubric.Sector]string{
		"": "Leerling eerst. · Pupil first. · mentor van een klas · Rond de leerling · Around the pupil · De leerling kent het. · Pupils' view. · " +
			"Zorgteam · Vraag elke leerling. · Vertel allen over zorgteam. · Is een leerling gestraft? · Visie helpt de leerling. · Ziet een leerling dat? · Voor leerling.",
		rubric.VO: "Leerling eerst. · Pupil first. · mentor van een klas · Rond de leerling · Around the pupil · De leerling kent het. · Pupils' view. · " +
			"Zorgteam · Vraag elke leerling. · Vertel allen over zorgteam. · Is een leerling gestraft? · Visie helpt de leerling. · Ziet een leerling dat?",
		rubric.PO: "Kind eerst. · Child first. · mentor van een groep · Rond het kind · Around the child · Het kind kent het. · Children's view. · " +
			"Ib'er · Vraag elke kind. · Vertel het elk kind. · Is een kind gestraft? · Visie helpt het kind. · Ziet een kind dat? · Voor kind.",
		rubric.MBO: "Student eerst. · Student first. · mentor van een klas · Rond de student · Around the student · De student kent het. · Students' view. · " +
			"Zorgteam · Vraag elke student. · Vertel allen over zorgteam. · Is een student gestraft? · Visie helpt de student. · Ziet een student dat? · Voor student.",
		rubric.Mixed: "Leerling of student eerst. · Pupil or student first. · mentor van een klas · Rond de leerling · Around the pupil or student · " +
			"De leerling kent het. · Pupils' view. · Zorgteam · Vraag elke leerling of student. · Vertel allen over zorgteam. · " +
			"Is een leerling of student gestraft? · Visie helpt de leerling. · Ziet een leerling of student dat? · Voor leerling of student.",
	} {
		own := r.For(s)
		domain, _ := own.Domain("B")
		role, _ := own.Role("teacher")
		i, _ := own.Indicator("B1")
		got := []string{own.Guidance.Levels.NL, own.Guidance.Levels.EN, role.Title.NL, domain.Title.NL, domain.Title.EN,
			i.Texts.Levels[2].NL, i.Texts.Levels[2].EN, i.Title.NL, i.Texts.Board.NL, i.Texts.Steps[1].NL,
			own.Checks[0].Texts.Question.NL, own.Principles[0].Text.NL, own.Contradictions[0].Text.NL}
		for _, x := range own.Resources {
			got = append(got, x.Description.NL)
		}
		if all := strings.Join(got, " · "); all != want {
			t.Errorf("%q reads\n%s\nwant\n%s", s, all, want)
		}
		if own.Hash != r.Hash || r.Hash == "" {
			t.Errorf("%q has hash %q, want %q", s, own.Hash, r.Hash)
		}
	}
}

// Whoever reads for one sector can still ask what another one reads, and a question says the same from everywhere.
func TestSectorFromAnyReading(t *testing.T) {
	r := spoken(t)
	for _, from := range append(rubric.Sectors(), "", rubric.Mixed) {
		for _, s := range rubric.Sectors() {
			if r.For(from).For(s) != r.For(s) {
				t.Errorf("%s read from %q is another rubric", s, from)
			}
			for i := range r.For(s).Each() {
				if there, _ := r.For(from).Indicator(i.ID); i.In(s) && strings.Join(all(there.For(s)), "|") != strings.Join(all(i.For(s)), "|") {
					t.Errorf("%s in %s, read from %q: %q, want %q", i.ID, s, from, all(there.For(s)), all(i.For(s)))
				}
			}
			if own, want := r.For(from).Checks[0].For(s), r.For(s).Checks[0].Texts; own.Question != want.Question {
				t.Errorf("R1 in %s, read from %q: %q, want %q", s, from, own.Question.NL, want.Question.NL)
			}
		}
	}
}

func all(t rubric.Texts) []string {
	var out []string
	for _, x := range slices.Concat([]lang.Text{t.Title, t.Question, t.Why, t.Board}, t.Levels, t.Evidence, t.Steps) {
		out = append(out, x.NL, x.EN)
	}
	return out
}

// A rubric that was changed after loading is read as it was changed.
func TestChangedCopyIsReadAsItIs(t *testing.T) {
	r := *spoken(t)
	r.Title.NL = "Anders"
	if got := r.For(rubric.PO).Title.NL; got != "Anders" {
		t.Errorf("a changed copy reads %q", got)
	}
}

// "Not applicable" and the short list may hold in some sectors only.
func TestInSomeSectors(t *testing.T) {
	r := edited(t, "sectors: [po, vo]\n        allow_na: true", "sectors: [po, vo]\n        allow_na: [po]")
	i, _ := r.Indicator("A3")
	if !i.MayNA(rubric.PO) || i.MayNA(rubric.VO) {
		t.Errorf("na in po %v, vo %v; want po only", i.MayNA(rubric.PO), i.MayNA(rubric.VO))
	}
	for s, want := range map[rubric.Sector]bool{rubric.PO: true, rubric.VO: false} {
		if i, _ := r.For(s).Indicator("A3"); i.AllowNA != want || i.MayNA(s) != want {
			t.Errorf("in %s na is %v, want %v", s, i.AllowNA, want)
		}
	}
	data, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(strings.Fields(string(data)), ""); !strings.Contains(text, `"allow_na":["po"]`) {
		t.Error("the JSON does not name the sector of allow_na")
	}
}

// No text of the rubric has braces left, for any reader.
func TestNoBracesLeft(t *testing.T) {
	for _, l := range lang.All() {
		eachText(t, l, func(where, text string) {
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s: %s", where, text)
			}
		})
	}
}

// TestWordsToRead counts what a person must read to fill in a form: what stands above the questions, the domains, each
// question with why and its levels, and the checks with why. The whole list and the short list are at least a fifth
// shorter than the same questions were in version 1.0.0; `make words` shows it.
func TestWordsToRead(t *testing.T) {
	type lists struct{ whole, short int }
	before := map[lang.Lang]map[rubric.Sector]lists{
		lang.NL: {rubric.PO: {8236, 4759}, rubric.VO: {8004, 4459}, rubric.MBO: {7954, 4544}},
		lang.EN: {rubric.PO: {8929, 5166}, rubric.VO: {8731, 4885}, rubric.MBO: {8648, 4951}},
	}
	count := func(l lang.Lang, texts ...lang.Text) int {
		n := 0
		for _, x := range texts {
			n += len(strings.Fields(x.In(l)))
		}
		return n
	}
	for _, l := range lang.All() {
		for _, s := range rubric.Sectors() {
			r := load(t).Only(s)
			both := count(l, r.Guidance.Levels, r.Guidance.Flags, r.Guidance.Legal)
			for _, c := range r.Checks {
				both += count(l, c.Texts.Question, c.Texts.Why)
			}
			now := lists{both, both}
			for _, d := range r.Domains {
				intro := count(l, d.Title, d.Intro)
				now.whole += intro
				if slices.ContainsFunc(d.Indicators, func(i rubric.Indicator) bool { return i.InCore(s) }) {
					now.short += intro
				}
				for _, i := range d.Indicators {
					words := count(l, append(i.Texts.Levels, i.Texts.Question, i.Texts.Why)...)
					now.whole += words
					if i.InCore(s) {
						now.short += words
					}
				}
			}
			for _, list := range []struct {
				name     string
				was, now int
			}{{"whole", before[l][s].whole, now.whole}, {"short", before[l][s].short, now.short}} {
				t.Logf("%s %-3s %s list: %d words, %d in 1.0.0 (%.1f %%); %d of them for checks and above the questions", l, s,
					list.name, list.now, list.was, 100*float64(list.now-list.was)/float64(list.was), both)
				if list.now*5 > list.was*4 {
					t.Errorf("the %s list of %s has %d words in %s, more than four fifths of %d", list.name, s, list.now, l,
						list.was)
				}
			}
		}
	}
}
