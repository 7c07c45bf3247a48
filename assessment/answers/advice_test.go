package answers_test

import (
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// small is a rubric with domains A (A1–A3) and B (B1–B3).
func small(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, problems, err := rubric.Load(os.DirFS("../../testdata/rubrics/small"), "")
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.All())
	}
	return r
}

// told are the problems as a user sees them.
func toldOfAdvice(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems.All() {
		word := "let op"
		if p.Severity == problem.Error {
			word = "fout"
		}
		fmt.Fprintf(&b, "%s: %s: %s\n", word, p.Place, p.Text.NL)
		if p.Text.EN == "" || strings.Contains(p.Text.NL+p.Text.EN, "%!") {
			fmt.Fprintf(&b, "a bad message: %q\n", p.Text)
		}
	}
	return b.String()
}

func date(s string) assessment.Date {
	d, _ := assessment.ParseDate(s)
	return d
}

const whole = `adviser: A. Viseur
organisation: GGD  Noord
logo: beeld/logo.png
status: final
date: 2026-12-01
schools:
  12ab:
    summary: |
      Eerste regel.

      Derde regel.
    domains: {A: Goed begin, B: ""}
    seen: [A3, A1]
    moderated: {A1: {level: 1, reason: nog niet vastgesteld}, B1: {level: 0, reason: niet gezien}, B3: {level: , reason: ""}}
  De Eik:
    summary: Kort.
  De Es:
`

func TestAdviceYAML(t *testing.T) {
	for name, text := range map[string]string{"a.yaml": whole, "a.YML": whole, "a.json": `{"adviser": "A. Viseur", "organisation": "GGD Noord", "logo": "beeld/logo.png", "status": "final", "date": "2026-12-01", "schools": {
		"12ab": {"summary": "Eerste regel.\n\nDerde regel.", "domains": {"A": "Goed begin"}, "seen": ["A3"], "moderated": {"A1": {"level": 1, "reason": "nog niet vastgesteld"}, "B1": {"level": "0", "reason": "niet gezien"}}},
		"De Eik": {"summary": "Kort."}, "De Es": null}}`} {
		var problems problem.List
		got, ok := answers.ReadAdvice(small(t), name, []byte(text), &problems)
		both := "let op: " + name + ":13:16: A1 staat bij seen en bij moderated; het niveau bij moderated telt\n"
		if told := toldOfAdvice(problems); !ok || told != both && name != "a.json" || told != "" && name == "a.json" {
			t.Fatalf("%s: %s", name, told)
		}
		if got.Adviser != "A. Viseur" || got.Organisation != "GGD Noord" || got.Logo != "beeld/logo.png" || got.Status != answers.Final || got.Date != date("2026-12-01") || len(got.Schools) != 3 {
			t.Errorf("%s: %+v", name, got)
		}
		if p := got.LogoPlace(); p.File != name || p.Line != map[bool]int{true: 1, false: 3}[name == "a.json"] {
			t.Errorf("%s: the logo stands at %s", name, p)
		}
		s, found := got.For(assessment.School{Name: "Anders", BRIN: "12AB00", Sector: rubric.PO})
		if !found || s.Summary != "Eerste regel.\n\nDerde regel." || !maps.Equal(s.Domains, map[string]string{"A": "Goed begin"}) || !maps.Equal(s.Seen, map[string]bool{"A3": true}) ||
			!maps.Equal(s.Moderated, map[string]assessment.Moderation{"A1": {Level: 1, Reason: "nog niet vastgesteld"}, "B1": {Level: 0, Reason: "niet gezien"}}) {
			t.Errorf("%s: %v %+v", name, found, s)
		}
		if s, found := got.For(assessment.School{Name: "  DE  EIK", Sector: rubric.VO}); !found || s.Summary != "Kort." {
			t.Errorf("%s: %v %+v", name, found, s)
		}
		if s, found := got.For(assessment.School{Name: "De Wilg", BRIN: "99ZZ00"}); found {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestBadAdviceYAML(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":        {"", "fout: a.yaml: het bestand is leeg; controleer of het goed is opgeslagen\n"},
		"unknown key":  {"adviseur: X\n", "fout: a.yaml:1:1: onbekende sleutel \"adviseur\"; bedoel je \"adviser\"?\n"},
		"status":       {"status: klaar\n", "fout: a.yaml:1:9: \"klaar\" is geen status; kies concept, final\n"},
		"date":         {"date: 2026-02-30\n", "fout: a.yaml:1:7: \"2026-02-30\" is geen bestaande datum; schrijf jjjj-mm-dd\n"},
		"list":         {"schools: [a]\n", "fout: a.yaml:1:10: hier horen sleutels met een waarde te staan (sleutel: waarde)\n"},
		"school key":   {"schools:\n  De Eik: {sumary: x}\n", "fout: a.yaml:2:12: onbekende sleutel \"sumary\"; bedoel je \"summary\"?\n"},
		"no name":      {"schools:\n  \" \": {summary: x}\n", "fout: a.yaml:2:3: de BRIN of de naam van de school ontbreekt\n"},
		"domain":       {"schools:\n  De Eik:\n    domains: {A: x, C: y}\n", "fout: a.yaml:3:21: onbekend domein \"C\"; bedoel je \"A\"?\n"},
		"indicator":    {"schools:\n  De Eik:\n    moderated: {a11: {level: 1, reason: x}}\n", "fout: a.yaml:3:17: onbekende vraag \"a11\"; bedoel je \"A1\"?\n"},
		"level 4":      {"schools:\n  De Eik:\n    moderated: {A1: {level: 4, reason: x}}\n", "fout: a.yaml:3:29: \"4\" is geen niveau van A1; kies 0, 1, 2 of 3\n"},
		"level 1.0":    {"schools:\n  De Eik:\n    moderated: {A1: {level: 1.0, reason: x}}\n", "fout: a.yaml:3:29: \"1.0\" is geen niveau van A1; kies 0, 1, 2 of 3\n"},
		"unknown":      {"schools:\n  De Eik:\n    moderated: {A1: {level: unknown, reason: x}}\n", "fout: a.yaml:3:29: \"unknown\" is geen niveau van A1; kies 0, 1, 2 of 3\n"},
		"short form":   {"schools:\n  De Eik:\n    moderated: {A1: 2}\n", "fout: a.yaml:3:21: hier horen sleutels met een waarde te staan (sleutel: waarde)\n"},
		"seen":         {"schools:\n  De Eik:\n    seen: [A1, A9]\n", "fout: a.yaml:3:16: onbekende vraag \"A9\"; bedoel je \"A1\"?\n"},
		"seen no list": {"schools:\n  De Eik:\n    seen: A1\n", "fout: a.yaml:3:11: hier hoort een lijst te staan: [een, twee]\n"},
		"no reason":    {"schools:\n  De Eik:\n    moderated:\n      A1: {level: 2, reason: \" \"}\n", "fout: a.yaml:4:7: bij het niveau van A1 ontbreekt de reden; schrijf waarom het anders is dan wat de school koos. Koos de school hetzelfde niveau, maak het dan leeg en noteer de vraag als bekeken\n"},
		"only reason":  {"schools:\n  De Eik:\n    moderated:\n      A1: {reason: x}\n", "fout: a.yaml:4:7: bij A1 staat een reden zonder niveau; kies 0, 1, 2 of 3, of haal de reden weg\n"},
		"double id":    {"schools:\n  De Eik:\n    moderated:\n      A1: {level: 1, reason: x}\n      A1: {level: 1, reason: x}\n", "fout: a.yaml:5:7: \"A1\" staat dubbel; het staat ook op regel 4. Laat één staan\n"},
		"double name":  {"schools:\n  De Eik: {summary: x}\n  de eik: {summary: y}\n", "fout: a.yaml:3:3: \"de eik\" is dezelfde school als \"De Eik\" op regel 2; zet alles bij één van de twee\n"},
		"double BRIN":  {"schools:\n  12AB: {summary: x}\n  12ab00: {summary: y}\n", "fout: a.yaml:3:3: \"12ab00\" is dezelfde school als \"12AB\" op regel 2; zet alles bij één van de twee\n"},
		"all at once":  {"status: x\ndate: y\nschools: {De Eik: {moderated: {A1: {level: 9}}}}\n", "fout: a.yaml:1:9: \"x\" is geen status; kies concept, final\nfout: a.yaml:2:7: \"y\" is geen bestaande datum; schrijf jjjj-mm-dd\nfout: a.yaml:3:44: \"9\" is geen niveau van A1; kies 0, 1, 2 of 3\n"},
		"personal":     {"adviser: X\nschools: {De Eik: {summary: 'bel 06-12345678'}}\n", "let op: a.yaml:2:29: hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat\n"},
		"second":       {"adviser: X\n---\nadviser: Y\n", "fout: a.yaml:2:1: hier begint een tweede document; zet het in een eigen bestand\n"},
		"adviser list": {"adviser: [X]\n", "fout: a.yaml:1:10: hier hoort één tekst te staan, geen lijst\n"},
	} {
		var problems problem.List
		_, ok := answers.ReadAdvice(small(t), "a.yaml", []byte(c.text), &problems)
		if got := toldOfAdvice(problems); got != c.want || ok == strings.Contains(c.want, "fout: ") {
			t.Errorf("%s: usable %v\n%swant\n%s", name, ok, got, c.want)
		}
	}
	var problems problem.List
	if _, ok := answers.ReadAdvice(small(t), "a.docx", nil, &problems); ok || toldOfAdvice(problems) != "fout: a.docx: het bestand van een adviseur eindigt op .yaml, .json of .xlsx; maak het met 'sggscan advies'\n" {
		t.Errorf("%s", toldOfAdvice(problems))
	}
}

// The schools of a run: two with one name, one with an accent, two with a BRIN.
func schools() []assessment.School {
	return []assessment.School{
		{Name: "De Linde", Sector: rubric.PO}, {Name: "De Linde", Sector: rubric.VO}, {Name: "Het Cafe", Sector: rubric.PO}, {Name: "De Eik", BRIN: "12AB00", Sector: rubric.VO}, {Name: "De Es", BRIN: "00CD01", Sector: rubric.MBO},
	}
}

func TestAdviceCheck(t *testing.T) {
	for name, c := range map[string]struct{ keys, want, left string }{
		"all":         {"'De Linde (po)', de linde (VO), Het Café, 12ab, de es", "", "De Linde (po)|de linde (VO)|Het Café|12ab|de es"},
		"near a name": {"De Eek, De Es", "fout: a.yaml:2:3: onbekende school \"De Eek\"; bedoel je \"De Eik\"?\n", "De Es"},
		"near a BRIN": {"00CD02", "fout: a.yaml:2:3: onbekende school \"00CD02\"; bedoel je \"00CD01\"?\n", ""},
		"far":         {"Zee College", "fout: a.yaml:2:3: onbekende school \"Zee College\"; kies uit De Linde, Het Cafe, De Eik, De Es\n", ""},
		"several":     {"De Linde", "fout: a.yaml:2:3: er zijn meer scholen met de naam \"De Linde\"; kies uit De Linde (po), De Linde (vo)\n", ""},
		"twice":       {"12AB, De Eik", "fout: a.yaml:3:3: \"De Eik\" is dezelfde school als \"12AB\" (a.yaml:2:3); zet alles bij één van de twee\n", "12AB"},
	} {
		text := "schools:\n"
		for _, key := range strings.Split(c.keys, ", ") {
			text += "  " + key + ": {summary: x}\n"
		}
		var problems problem.List
		got, ok := answers.ReadAdvice(small(t), "a.yaml", []byte(text), &problems)
		if !ok {
			t.Fatal(toldOfAdvice(problems))
		}
		got = got.Check(schools(), &problems)
		var left []string
		for _, s := range got.Schools {
			left = append(left, s.Key)
		}
		if toldOfAdvice(problems) != c.want || strings.Join(left, "|") != c.left {
			t.Errorf("%s: left %q\n%swant\n%s", name, left, toldOfAdvice(problems), c.want)
		}
	}
	// What Key gives names its school and no other.
	for _, x := range schools() {
		var problems problem.List
		got, _ := answers.ReadAdvice(small(t), "a.yaml", []byte("schools: {\""+answers.AdviceKey(x, schools())+"\": {summary: x}}"), &problems)
		got = got.Check(schools(), &problems)
		for _, y := range schools() {
			if _, found := got.For(y); found != (x == y) || toldOfAdvice(problems) != "" {
				t.Errorf("the key of %+v names %+v: %v %s", x, y, found, toldOfAdvice(problems))
			}
		}
	}
}

// A level that counts for nothing is told: of a question that does not apply or is not asked.
func TestUnusedAdvice(t *testing.T) {
	r := small(t)
	var problems problem.List
	x, ok := answers.Reader{Rubric: r, Today: date("2026-11-20")}.YAML("x.yaml", []byte("school: {name: De Eik, brin: 12AB, sector: vo}\ndate: 2026-11-02\nanswers: {A1: 2, A3: {level: na, note: geen}}\n"), &problems)
	if !ok {
		t.Fatal(toldOfAdvice(problems))
	}
	got, ok := answers.ReadAdvice(r, "a.yaml", []byte("schools:\n  12AB00:\n    moderated:\n      B2: {level: 1, reason: x}\n      A3: {level: 1, reason: x}\n      A1: {level: 1, reason: x}\n    seen: [A2]\n"), &problems)
	if !ok {
		t.Fatal(toldOfAdvice(problems))
	}
	group := assessment.Group(r, []assessment.Response{x}, &problems)
	s, _ := got.For(group[0].School)
	all := []assessment.Assessment{assessment.Assess(r, group[0].Rounds[0], nil, assessment.Options{Moderated: s.Moderated, Seen: s.Seen})}
	got.Unused(all, &problems)
	want := "let op: a.yaml:4:7: B2 wordt bij De Eik niet gevraagd (vo, volledige lijst); het niveau telt niet mee\nlet op: a.yaml:5:7: A3 is bij De Eik n.v.t.; het niveau telt niet mee\n" +
		"let op: a.yaml:7:12: A2 is bekeken, maar De Eik koos daar geen niveau; het telt niet mee\n"
	if toldOfAdvice(problems) != want {
		t.Errorf("got\n%swant\n%s", toldOfAdvice(problems), want)
	}
	if a1, _ := all[0].Indicator("A1"); a1.Level != 1 || a1.OwnLevel != 2 {
		t.Errorf("A1 %+v", a1)
	}
}

// grid is a sheet as rows of cells.
type grid [][]any

// workbook makes a workbook of sheets in the order given.
func workbook(t *testing.T, sheets ...any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for n := 0; n < len(sheets); n += 2 {
		name := sheets[n].(string)
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for row, cells := range sheets[n+1].(grid) {
			at, err := excelize.CoordinatesToCellName(1, row+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetSheetRow(name, at, &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func meta(version string) grid {
	return grid{{"kind", "advice"}, {"rubric", "klein"}, {"rubric_version", version}}
}

// Nothing is found by its place: sheets have other names, columns another order, rows are shuffled and added.
func TestAdviceWorkbook(t *testing.T) {
	data := workbook(t,
		"Mijn niveaus", grid{{"Reden", "Extra", "Level of the adviser", "Nr", "Naam school", "BRIN", "sector"},
			{"nog niet vastgesteld", "x", "1 – In ontwikkeling", "a1", "De Eik", "12ab", "vo"}, {"", "", "", "Z9", "Niemand", "", ""}, {"niet gezien", "", 0, "B1 Zorgteam", "De Eik", "", "vo"}},
		"Ik", grid{{"Hallo"}, {"", "Adviseur", "", "A.  Viseur"}, {"", "Organisation", "GGD"}, {"", "Status", "Definitief"}, {"", "Datum", "1 december 2026"}, {"", "Logo", "logo.png"}},
		"T", grid{{"uitleg"}, {"Tekst van de adviseur", "Onderdeel", "School", "BRIN"}, {"Kort.", "Summary", "De Eik", "12AB00"}, {"Goed\nbegin", "A", "De Eik", "12AB00"}, {"Alleen", "samenvatting", "De Es", ""}},
		"_meta", meta("1.2.0"))
	var problems problem.List
	got, ok := answers.ReadAdvice(small(t), "a.xlsx", data, &problems)
	extra := "let op: a.xlsx: Mijn niveaus!A1: deze kolommen horen niet bij het bestand van de adviseur en worden niet gelezen: \"Extra\"\n"
	if !ok || toldOfAdvice(problems) != extra {
		t.Fatalf("%s", toldOfAdvice(problems))
	}
	problems = problem.List{}
	if got.Adviser != "A. Viseur" || got.Organisation != "GGD" || got.Logo != "logo.png" || got.Status != answers.Final || got.Date != date("2026-12-01") || got.LogoPlace().String() != "a.xlsx: Ik!C6" {
		t.Errorf("%+v at %s", got, got.LogoPlace())
	}
	// The one row in which the BRIN was lost is found by name, and told by Check.
	eik := assessment.School{Name: "De Eik", BRIN: "12AB00", Sector: rubric.VO}
	s, _ := got.For(eik)
	if s.Key != "12ab" || s.Summary != "Kort." || s.Domains["A"] != "Goed\nbegin" || s.Moderated["A1"] != (assessment.Moderation{Level: 1, Reason: "nog niet vastgesteld"}) {
		t.Errorf("%+v", s)
	}
	got = got.Check([]assessment.School{eik, {Name: "De Es", Sector: rubric.PO}}, &problems)
	if want := "fout: a.xlsx: Mijn niveaus!E4: \"De Eik (vo)\" is dezelfde school als \"12ab\" (a.xlsx: Mijn niveaus!F2); zet alles bij één van de twee\n"; toldOfAdvice(problems) != want || len(got.Schools) != 2 {
		t.Errorf("%swant %s", toldOfAdvice(problems), want)
	}
}

func TestBadAdviceWorkbook(t *testing.T) {
	texts, levels := []any{"School", "Onderdeel", "Tekst"}, []any{"School", "Nr", "Niveau van de adviseur", "Reden van de adviseur"}
	for name, c := range map[string]struct {
		sheets []any
		want   string
	}{
		"levels": {[]any{"N", grid{levels, {"De Eik", "A1", "4", "x"}, {"De Eik", "A2", "n.v.t.", "x"}, {"De Eik", "A3", 2, ""}, {"De Eik", "B1", "", "x"}, {"De Eik", "B4", 1, "x"}, {"", "B1", 1, "x"}, {"De Eik", "B3", 1, "x"}, {"De Eik", "B3", 2, "y"}}, "S", grid{{"School", "Nr", "Bekeken"}, {"De Eik", "A1", "misschien"}}, "_meta", meta("1.2.0")},
			`fout: a.xlsx: N!C2: "4" is geen niveau van A1; kies 0, 1, 2 of 3, of laat de cel leeg
fout: a.xlsx: N!C3: "n.v.t." is geen niveau van A2; kies 0, 1, 2 of 3, of laat de cel leeg
fout: a.xlsx: N!C5: bij B1 staat een reden zonder niveau; kies 0, 1, 2 of 3, of haal de reden weg
fout: a.xlsx: N!B6: onbekende vraag "B4"; bedoel je "B1"?
fout: a.xlsx: N!A7: in deze rij staat een tekst of niveau, maar geen school; vul de school of de BRIN in
fout: a.xlsx: N!C9: het niveau van B3 staat twee keer bij deze school; laat er één staan
let op: a.xlsx: S!A1: het kopje Niveau van de adviseur ontbreekt; wat in die kolom staat, is niet gelezen
let op: a.xlsx: S!A1: het kopje Reden van de adviseur ontbreekt; wat in die kolom staat, is niet gelezen
fout: a.xlsx: S!C2: deze tekst zegt niet of je keek; kies ja, of laat de cel leeg
`},
		"texts": {[]any{"T", grid{texts, {"De Eik", "A", "x"}, {"DE EIK", "A", "y"}, {"De Eik", "Samenvattin", "x"}, {"De Eik", "", "x"}, {"De Eik", "Samenvatting", "x"}, {"De Eik", "Summary", "x"}}, "_meta", meta("1.2.0")},
			`fout: a.xlsx: T!B3: voor "A" staat bij deze school twee keer een tekst; laat er één staan
fout: a.xlsx: T!B4: onbekend onderdeel "Samenvattin"; bedoel je "Samenvatting"?
fout: a.xlsx: T!B5: hier ontbreekt bij welk onderdeel of welke vraag deze rij hoort; zet het id terug
fout: a.xlsx: T!B7: voor "Summary" staat bij deze school twee keer een tekst; laat er één staan
`},
		"labels": {[]any{"Ik", grid{{"Adviseur", "X"}, {"Status", "klaar"}, {"Datum", "31-2-2026"}}, "_meta", meta("1.2.0")},
			"fout: a.xlsx: Ik!B2: \"klaar\" is geen status; kies concept of definitief\nfout: a.xlsx: Ik!B3: \"31-2-2026\" is geen datum; schrijf dag-maand-jaar, zoals 1-3-2026\n"},
		"another version": {[]any{"T", grid{texts, {"De Eik", "C", "x"}, {"De Es", "C", "x"}}, "_meta", meta("1.1.0")}, "let op: a.xlsx: gemaakt voor een andere versie van de rubriek. Deze onderdelen bestaan niet meer en tellen niet mee: C\n"},
		"no meta":         {[]any{"T", grid{texts, {"De Eik", "A", "x"}}}, "let op: a.xlsx: het verborgen blad _meta ontbreekt; de werkmap is gelezen met rubriek klein 1.2.0\n"},
		"another rubric":  {[]any{"T", grid{texts}, "_meta", grid{{"kind", "advice"}, {"rubric", "sexting"}}}, "fout: a.xlsx: dit bestand hoort bij rubriek \"sexting\"; hier geldt \"klein\". Kies de andere rubriek met --rubric\n"},
		"a questionnaire": {[]any{"V", grid{{"Nr", "Antwoord"}, {"A1", 2}}, "_meta", grid{{"kind", "questionnaire"}}}, "fout: a.xlsx: dit is geen bestand van een adviseur; gebruik de werkmap van 'sggscan advies'\n"},
		"something else":  {[]any{"V", grid{{"a", "b"}}}, "fout: a.xlsx: dit is geen bestand van een adviseur; gebruik de werkmap van 'sggscan advies'\n"},
		"too long":        {[]any{"T", grid{texts, {"De Eik", "A", strings.Repeat("x", 32_001)}}, "_meta", meta("1.2.0")}, "fout: a.xlsx: T!C2: de tekst is langer dan 32000 tekens; maak hem korter\n"},
	} {
		var problems problem.List
		_, ok := answers.ReadAdvice(small(t), "a.xlsx", workbook(t, c.sheets...), &problems)
		if got := toldOfAdvice(problems); got != c.want || ok == strings.Contains(c.want, "fout: ") {
			t.Errorf("%s: usable %v\n%swant\n%s", name, ok, got, c.want)
		}
	}
	var problems problem.List
	if _, ok := answers.ReadAdvice(small(t), "a.xlsx", []byte("PK\x03\x04 cut"), &problems); ok || !strings.HasPrefix(toldOfAdvice(problems), "fout: a.xlsx: de werkmap is beschadigd") {
		t.Errorf("%s", toldOfAdvice(problems))
	}
}

// In a workbook an adviser ticks what was looked at. A level without a reason is the school's own, or an error.
func TestSeenInAWorkbook(t *testing.T) {
	r := small(t)
	var problems problem.List
	x, ok := answers.Reader{Rubric: r, Today: date("2026-11-20")}.YAML("x.yaml", []byte("school: {name: De Eik, brin: 12AB, sector: vo}\ndate: 2026-11-02\nanswers: {A1: 2, A2: 1, A3: 3, B1: 0}\n"), &problems)
	if !ok {
		t.Fatal(toldOfAdvice(problems))
	}
	row := []any{"School", "BRIN", "Nr", "Bekeken", "Niveau van de adviseur", "Reden van de adviseur"}
	got, ok := answers.ReadAdvice(r, "a.xlsx", workbook(t, "N", grid{row, {"De Eik", "12AB", "A1", "JA", "", ""}, {"De Eik", "12AB", "A2", "", 1, ""},
		{"De Eik", "12AB", "A3", "x", 1, ""}, {"De Eik", "12AB", "B1", "nee", "", ""}}, "_meta", meta("1.2.0")), &problems)
	if !ok || toldOfAdvice(problems) != "" {
		t.Fatal(toldOfAdvice(problems))
	}
	group := assessment.Group(r, []assessment.Response{x}, &problems)
	got.Settle(assessment.Assess(r, group[0].Rounds[0], nil, assessment.Options{}), &problems)
	want := "fout: a.xlsx: N!E4: bij het niveau van A3 ontbreekt de reden; schrijf waarom het anders is dan wat de school koos. Koos de school hetzelfde niveau, maak het dan leeg en noteer de vraag als bekeken\n"
	if toldOfAdvice(problems) != want {
		t.Errorf("got\n%swant\n%s", toldOfAdvice(problems), want)
	}
	if s, _ := got.For(group[0].School); !maps.Equal(s.Seen, map[string]bool{"A1": true, "A2": true}) || len(s.Moderated) > 0 {
		t.Errorf("%+v", s)
	}
}
