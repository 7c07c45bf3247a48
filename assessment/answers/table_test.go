package answers_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// small is a reader with the rubric of the tests, on 20 November 2026. Its indicators are A1, A2 (hard), A3 (po and vo, may be n/a), B1, B2 (mbo) and B3 (may be
// n/a); A1, A2 and B1 are core. Its checks are R1, R2 (vo and mbo) and X1 (legal).
func smallReader(t testing.TB) answers.Reader {
	t.Helper()
	r, _, err := rubric.Load(os.DirFS("../../testdata/rubrics/small"), "")
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.NewDate(2026, 11, 20)
	return answers.Reader{Rubric: r, Today: today}
}

// read reads a table of text.
func readTable(t testing.TB, text string) ([]assessment.Response, problem.List) {
	t.Helper()
	var problems problem.List
	s, err := answers.CSV([]byte(text))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return answers.ReadTable(smallReader(t), "t.csv", s, &problems), problems
}

// told are the problems as a user sees them.
func toldOfTable(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems.All() {
		word := "let op"
		if p.Severity == problem.Error {
			word = "fout"
		}
		fmt.Fprintf(&b, "%s: %s: %s\n", word, p.Place, p.Text.NL)
	}
	return b.String()
}

func levels(x assessment.Response) string {
	var out []string
	for id, a := range x.Answers.All() {
		s := id + "=" + a.State.String()
		if a.State == assessment.Answered {
			s = fmt.Sprintf("%s=%d", id, a.Level)
		}
		out = append(out, s)
	}
	for id, c := range x.Checks.All() {
		out = append(out, id+"="+string(c.State))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestTable(t *testing.T) {
	got, problems := readTable(t, `Uitkomst van ons formulier, najaar 2026
Tijdstempel;Naam school;BRIN;Sector;Bestuur;Plaats;Functie;Lijst;Meetmoment;A1 – Visie;[A2] Hoe staat het met protocol?;A3: ouderavond;A3.notitie;A3 onderbouwing;A3.evidence_date;B1;B1 actie;B1 wie;B1 wanneer;B1.status;R1;R1.note;R1 datum;X1. Is er een meldcode?
2-11-2026 14:03:22;De Regenboog;12 ab;po;Stichting Samen;Assen;Schoolleider;volledig;;2 – In praktijk;weet niet;n.v.t.;geen groep 7;Nota;maart 2026;1;"Bijpraten
met ""het team""";de ib'er;na de studiedag;bezig;hersteld;was voor de zomer;1-9-2026;ja
;;;;;;;;;;;;;;;;;;;;;;;
2026-11-03T09:15;Het Lyceum;00XX01;voortgezet onderwijs;;;;;2026-II;In praktijk: Het gebeurt.;0;;;;;Iedereen kent zorgteam.;;;2-12-2026;;nee;;;weet niet
`)
	if toldOfTable(problems) != `let op: t.csv:3: kolom A3.evidence_date: deze tekst is geen datum en staat nu bij de onderbouwing; schrijf jjjj-mm-dd of d-m-jjjj
let op: t.csv:3: kolom B1.due: deze tekst is geen datum; het blijft als tekst staan
let op: t.csv:6: kolom Functie: hier staat geen rol, in andere rijen wel; de rij telt als de lijst die samen is ingevuld en geeft dan de niveaus van de school; vul de rol in, of schrijf 'samen ingevuld'
let op: t.csv:6: kolom A1: achter het niveau staat nog tekst; die staat nu bij de notitie
` {
		t.Errorf("problems:\n%s", toldOfTable(problems))
	}
	if len(got) != 2 {
		t.Fatalf("%d responses", len(got))
	}
	a, b := got[0], got[1]
	day := func(s string) assessment.Date { d, _ := assessment.ParseDate(s); return d }
	if want := (assessment.School{Name: "De Regenboog", BRIN: "12AB00", Sector: rubric.PO, Board: "Stichting Samen", Place: "Assen"}); a.School != want {
		t.Errorf("school %+v", a.School)
	}
	if a.Role != "leader" || b.Role != rubric.Joint || a.Profile != assessment.Full || a.Date != day("2026-11-02") || b.Date != day("2026-11-03") || a.Round != "2026-2027" || b.Round != "2026-II" ||
		a.RubricVersion != "1.2.0" || a.Source != (problem.Place{File: "t.csv", Line: 3}) {
		t.Errorf("responses %+v and %+v", a, b)
	}
	if levels(a) != "A1=2 A2=unknown A3=na B1=1 R1=repaired X1=yes" || levels(b) != "A1=2 A2=0 B1=2 R1=no X1=unknown" {
		t.Errorf("answers %s and %s", levels(a), levels(b))
	}
	if want := (assessment.Answer{State: assessment.Answered, Level: 1, Action: "Bijpraten\nmet \"het team\"", Owner: "de ib'er", Due: assessment.Due{Text: "na de studiedag"}, Status: assessment.StatusBusy}); a.Answers.Of("B1") != want {
		t.Errorf("B1 %+v", a.Answers.Of("B1"))
	}
	if want := (assessment.Answer{State: assessment.NotApplicable, Evidence: "Nota (maart 2026)", Note: "geen groep 7"}); a.Answers.Of("A3") != want {
		t.Errorf("A3 %+v", a.Answers.Of("A3"))
	}
	if want := (assessment.CheckAnswer{State: assessment.CheckRepaired, Note: "was voor de zomer", Date: day("2026-09-01")}); a.Checks.Of("R1") != want {
		t.Errorf("R1 %+v", a.Checks.Of("R1"))
	}
	if b.Answers.Of("B1").Due.Date != day("2026-12-02") {
		t.Errorf("due %+v", b.Answers.Of("B1").Due)
	}
}

// The same rows in each of the forms in which programs write them.
func TestForms(t *testing.T) {
	const text = "school,sector,date,A3,A3.note\n\"Sint-Jozef, Één\",po,2-11-2026,2,\"“ja” – €\nregel 2\"\n"
	want, problems := readTable(t, text)
	if len(want) != 1 || toldOfTable(problems) != "" {
		t.Fatalf("%v\n%s", want, toldOfTable(problems))
	}
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	semicolons := strings.NewReplacer("school,sector,date,A3,", "school;sector;date;A3;", ",po,2-11-2026,2,", ";po;2-11-2026;2;").Replace(text)
	for name, form := range map[string]string{
		"windows-1252":         windows,
		"bom":                  "\ufeff" + text,
		"crlf":                 strings.ReplaceAll(text, "\n", "\r\n"),
		"old mac":              strings.ReplaceAll(text, "\n", "\r"),
		"semicolons":           semicolons,
		"semicolons with bom":  "\ufeff" + semicolons,
		"tabs":                 strings.ReplaceAll(semicolons, ";", "\t"),
		"utf-16":               utf16le(semicolons),
		"empty cells behind":   strings.NewReplacer("A3.note\n", "A3.note,,,\n", "regel 2\"\n", "regel 2\",,,\n").Replace(text),
		"no line end":          strings.TrimSuffix(text, "\n"),
		"header in quotes":     strings.Replace(text, "school,sector", "\"school\",\"sector\"", 1),
		"bom and quotes":       "\ufeff" + strings.Replace(text, "school,sector", "\"school\",\"sector\"", 1),
		"headers with a stain": strings.Replace(text, "school,sector", " School :,\u00a0SECTOR*", 1),
	} {
		got, problems := readTable(t, form)
		if len(got) != 1 || toldOfTable(problems) != "" {
			t.Errorf("%s: %d responses\n%s", name, len(got), toldOfTable(problems))
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	below, _ := readTable(t, "sep=;\n"+semicolons)
	if len(below) != 1 || below[0].Source.Line != 3 || below[0].Answers.Of("A3").Note != want[0].Answers.Of("A3").Note {
		t.Errorf("with sep=: %+v", below)
	}
}

func utf16le(s string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// What a header means. A column that means nothing is named in one note; the answer below it would be 3.
func TestHeaders(t *testing.T) {
	for header, want := range map[string]string{
		"A1": "A1=3", "a1": "A1=3", " A1 ": "A1=3", "A1 – Visie": "A1=3", "A1: iets": "A1=3", "A1. Iets anders": "A1=3", "[A1] iets": "A1=3", "(A1) iets": "A1=3", "[A1]": "A1=3", "A1 - iets": "A1=3",
		"A1) iets": "A1=3", "A1 Visie": "A1=3", "A1.Visie": "A1=3", "A1 Hoe staat het met visie?": "A1=3", "A1\nHow is it with vision? *": "A1=3", "A1 antwoord": "A1=3", "A1.level": "A1=3", "A1?": "A1=3",
		"A1|iets": "A1=3", "A1 zoveel": "A1=3", "De A1": "A1=3", "9. A1 – iets": "A1=3", "visie/A1": "A1=3", "G01Q01[A1]": "A1=3", "**A1**": "A1=3", "A 1": "A1=3",
		"A1 vorige keer": "", "A1 – vorige keer": "", "Naam": "",
		"A10": "no", "A1a": "no", "A1.evidenc": "no", "A9": "no", "A1.status.oud": "no", "A1.1": "no", "A1/A2": "no",
	} {
		got, problems := readTable(t, "school;sector;date;B3;"+strings.ReplaceAll(`"`+header+`"`, "\\n", "\n")+"\nX;po;2026-11-02;1;3\n")
		if len(got) != 1 || want == "no" {
			if want != "no" || strings.Count(toldOfTable(problems), "\n") != 1 || !strings.Contains(toldOfTable(problems), "bedoel je A1?") {
				t.Errorf("%q: %s", header, toldOfTable(problems))
			}
			continue
		}
		answers := strings.TrimSpace(strings.TrimSuffix(levels(got[0]), "B3=1"))
		note := strings.Contains(toldOfTable(problems), "worden niet gelezen: "+fmt.Sprintf("%q", strings.TrimSpace(header)))
		if answers != want || note != (want == "") || strings.Count(toldOfTable(problems), "\n") > 1 {
			t.Errorf("%q gives %q\n%s", header, answers, toldOfTable(problems))
		}
	}
	for header, get := range map[string]func(assessment.Response) string{
		"A1.evidence":       func(x assessment.Response) string { return x.Answers.Of("A1").Evidence },
		"A1 – Onderbouwing": func(x assessment.Response) string { return x.Answers.Of("A1").Evidence },
		"A1_note":           func(x assessment.Response) string { return x.Answers.Of("A1").Note },
		"A1 (toelichting)":  func(x assessment.Response) string { return x.Answers.Of("A1").Note },
		"A1.action":         func(x assessment.Response) string { return x.Answers.Of("A1").Action },
		"A1 Eigenaar":       func(x assessment.Response) string { return x.Answers.Of("A1").Owner },
		"Toelichting":       func(x assessment.Response) string { return x.Answers.Of("B3").Note },
		"Opmerking bij A1":  func(x assessment.Response) string { return x.Answers.Of("A1").Note },
		"R1.note":           func(x assessment.Response) string { return x.Checks.Of("R1").Note },
		"A1.due":            func(x assessment.Response) string { return x.Answers.Of("A1").Due.Text },
	} {
		got, problems := readTable(t, "school;sector;date;B3;"+header+"\nX;po;2026-11-02;1;tekst\n")
		if len(got) != 1 || get(got[0]) != "tekst" {
			t.Errorf("%q: %+v\n%s", header, got, toldOfTable(problems))
		}
	}
}

// Every question of the real rubric is known by its number and title, and by its number and question, in both languages.
func TestDefaultHeaders(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.All() {
		head, row := []string{"school", "sector", "date"}, []string{"X", "vo", "2026-11-02"}
		for n, i := range r.Indicators() {
			between, text := []string{" – ", ". ", " ", ": ", " - "}[n%5], i.Title.In(l)
			if n%2 == 1 {
				text = i.For(rubric.VO).Question.In(l)
			}
			head, row = append(head, i.ID+between+text, i.ID+".note"), append(row, fmt.Sprint(n%4), i.ID)
		}
		for _, c := range r.Checks {
			head, row = append(head, "["+c.ID+"] "+c.For(rubric.VO).Question.In(l)), append(row, "nee")
		}
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll([][]string{head, row}); err != nil {
			t.Fatal(err)
		}
		s, err := answers.CSV([]byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		var problems problem.List
		got := answers.ReadTable(answers.Reader{Rubric: r}, "t.csv", s, &problems)
		if len(got) != 1 || problems.HasErrors() || got[0].Answers.Len() != len(r.Indicators()) || got[0].Checks.Len() != len(r.Checks) {
			t.Fatalf("%s: %+v\n%s", l, got, toldOfTable(problems))
		}
		for n, i := range r.Indicators() {
			if a := got[0].Answers.Of(i.ID); a.State != assessment.Answered || int(a.Level) != n%4 || a.Note != i.ID {
				t.Errorf("%s: %s is %+v", l, i.ID, a)
			}
		}
	}
}

// Each bad table with what is told of it.
func TestTableProblems(t *testing.T) {
	const head = "school,brin,sector,date,role,profile,A1,A2,A3,A3.note,B3,R1,R2\n"
	for name, c := range map[string]struct{ text, want string }{
		"levels": {head + "X,12AB,vo,2026-11-02,,,misschien,4,\"2,5\",,-1,soms,ja\n", `fout: t.csv:2: kolom A1: deze tekst is geen niveau; kies 0–3 of weet niet
fout: t.csv:2: kolom A2: "4" is geen niveau; kies 0–3 of weet niet
fout: t.csv:2: kolom A3: "2,5" is geen niveau; kies 0–3, weet niet of n.v.t.
fout: t.csv:2: kolom B3: "-1" is geen niveau; kies 0–3, weet niet of n.v.t.
fout: t.csv:2: kolom R1: deze tekst is geen antwoord op R1; kies ja, hersteld, nee of weet niet
`},
		"not applicable": {head + "X,,po,2026-11-02,,,nvt,,nvt,,,,\n", `fout: t.csv:2: kolom A1: n.v.t. kan niet bij A1; kies 0–3 of weet niet
fout: t.csv:2: kolom A3.note: bij n.v.t. hoort een reden; schrijf hier waarom A3 bij jullie niet voorkomt
`},
		"school": {head + ",1,hbo,2-11,tandarts,lang,2,,,,,,\n", `fout: t.csv:2: kolom school: de naam van de school ontbreekt; vul hem in
let op: t.csv:2: kolom brin: "1" lijkt geen BRIN (twee cijfers, twee letters, eventueel twee cijfers voor de vestiging)
fout: t.csv:2: kolom sector: deze tekst is geen sector; kies po, vo of mbo
fout: t.csv:2: kolom role: deze tekst is geen rol; kies uit: samen ingevuld, schoolleider, leraar
fout: t.csv:2: kolom profile: deze tekst is geen lijst; kies volledig of kort
fout: t.csv:2: kolom date: "2-11" is geen datum; schrijf jjjj-mm-dd of d-m-jjjj
`},
		"nothing": {head + "X,,,,,,2,,,,,,\n", "fout: t.csv:2: kolom sector: de sector ontbreekt; kies po, vo of mbo\nfout: t.csv:2: kolom date: de datum ontbreekt; vul hem in als jjjj-mm-dd\n"},
		"dates": {head + "X,,po,31-2-2026,,,2,,,,,,\nX,,po,2/11/2026 2:03 PM,,,2,,,,,,\nX,,po,20-11-2027,,,2,,,,,,\n", `fout: t.csv:2: kolom date: "31-2-2026" is geen datum die kan kloppen; schrijf jjjj-mm-dd of d-m-jjjj
let op: t.csv:4: kolom date: de datum 2027-11-20 ligt na vandaag (2026-11-20)
`},
		"missing columns": {"brin,A1,B3\n12AB,2,1\n12AC,1,1\n", `fout: t.csv:1: de kolom met de naam van de school ontbreekt; zet er een kolom school bij
fout: t.csv:1: de kolom met de sector (po, vo of mbo) ontbreekt; zet er een kolom sector bij
fout: t.csv:1: de kolom met de datum ontbreekt; zet er een kolom datum bij
`},
		"no questions": {"school,sector,date\nX,po,2026-11-02\n", `fout: t.csv:1: geen kolom begint met het nummer van een vraag; zet het voor de vraag, zoals in "A1 – Visie"` + "\n"},
		"no header":    {"a,b\n1,2\n", "fout: t.csv: geen kopregel gevonden in de eerste 20 rijen; zet boven de kolommen school, sector, datum en de nummers van de vragen (A1, …)\n"},
		"no rows":      {head + "\n", "let op: t.csv:1: onder de kopregel staat geen rij; er is niets te lezen\n"},
		"double": {"school;sector;datum;A3;A3 – Ouderavond;naam school\nX;po;2026-11-02;1;1;Y\n", `fout: t.csv:1: kolom A3: A3 staat twee keer in de kopregel (kolommen D en E); houd er één
fout: t.csv:1: kolom naam school: naam school staat twee keer in de kopregel (kolommen A en F); houd er één
`},
		"outside": {"school,sector,date,profile,A1,A3,B2,R2\nX,po,2026-11-02,kort,2,1,0,nee\nX,mbo,2026-11-02,,2,,0,nee\n",
			"let op: t.csv:2: niet in deze vragenlijst (po, core), dus deze antwoorden tellen niet mee: A3, B2, R2\n"},
		"only core": {"school,sector,date,A1\nX,po,2026-11-02,2\n",
			"let op: t.csv:1: hier staan alleen vragen van de korte lijst, maar de antwoorden tellen als volledige lijst; zet er een kolom lijst bij met kort\n"},
		"unread":     {"Id,E-mail,school,sector,date,A3\n1,a@b.nl,X,po,2026-11-02,2\n2,c@d.nl,,,,\n", `let op: t.csv:1: deze kolommen horen niet bij de vragenlijst en worden niet gelezen: "Id", "E-mail"` + "\n"},
		"unanswered": {head + "X,,po,2026-11-02,,,,-,,,,,\n", "let op: t.csv:2: in deze rij is nog niets beantwoord; zij telt als niet ingestuurd\n"},
		"personal": {"school,sector,date,A3,A3.note\nX,po,2026-11-02,2,mail naar jan@school.nl\nX,po,2026-11-02,06-12345678,\n", `let op: t.csv:2: kolom A3.note: hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat
fout: t.csv:3: kolom A3: deze tekst is geen niveau; kies 0–3, weet niet of n.v.t.
`},
		"control": {"school,sector,date,A3,A3.note\nX,po,2026-11-02,2,a\x07b\n", "let op: t.csv:2: kolom A3.note: er stonden onzichtbare tekens in de tekst; ze zijn weggelaten\n"},
		"long":    {"school,sector,date,A3,A3.note\nX,po,2026-11-02,2," + strings.Repeat("é", limit.Text+1) + "\n", "fout: t.csv:2: kolom A3.note: de tekst is langer dan 32000 tekens; maak hem korter\n"},
		"shifted": {"school;sector;date;A3.note;A3\nX;po;2026-11-02;eerst; dan;2\n", "fout: t.csv:2: deze rij heeft 6 cellen en de kopregel 5; zet een tekst met een scheidingsteken erin tussen aanhalingstekens\n"},
		"status":  {"school;sector;date;A3;A3.status\nX;po;2026-11-02;2;straks\n", "fout: t.csv:2: kolom A3.status: deze tekst is geen status; kies open, bezig, klaar of vervallen\n"},
		"lines":   {"school,sector,date,A3,A3.note\nX,po,2026-11-02,2,\"een\ntwee\n\ndrie\"\n\nX,po,2026-11-02,5,\n", "fout: t.csv:7: kolom A3: \"5\" is geen niveau; kies 0–3, weet niet of n.v.t.\n"},
	} {
		got, problems := readTable(t, c.text)
		if toldOfTable(problems) != c.want {
			t.Errorf("%s:\n%swant\n%s", name, toldOfTable(problems), c.want)
		}
		for _, p := range problems.All() {
			if p.Text.EN == "" || p.Text.EN == p.Text.NL || strings.Contains(p.Text.EN, "%!") {
				t.Errorf("%s: English: %s", name, p.Text.EN)
			}
		}
		for _, x := range got {
			if x.School.Name == "" || x.School.Sector == "" || x.Date.IsZero() {
				t.Errorf("%s: a response without its school or day: %+v", name, x)
			}
		}
	}
}

// A table with the short list of po, which has G5, is worth a word; in vo G5 is a question of the whole list alone.
func TestShortListIsOfTheSector(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var head, row string
	for _, id := range strings.Fields("V1 V3 V4 K1 K2 O1 O5 O6 S1 S2 S4 S5 S6 D1 D4 G1 G3 G5 H1 H3 B1 B2") {
		head, row = head+","+id, row+",0"
	}
	for sector, want := range map[string]string{"vo": "", "mbo": "",
		"po": "let op: t.csv:1: hier staan alleen vragen van de korte lijst, maar de antwoorden tellen als volledige " +
			"lijst; zet er een kolom lijst bij met kort\n"} {
		s, err := answers.CSV([]byte("school,sector,date" + head + "\nX," + sector + ",2026-11-02" + row + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		var problems problem.List
		got := answers.ReadTable(answers.Reader{Rubric: r}, "t.csv", s, &problems)
		if len(got) != 1 || toldOfTable(problems) != want {
			t.Errorf("%s: %d responses; told %q, want %q", sector, len(got), toldOfTable(problems), want)
		}
	}
}

// A workbook tells its cells, and what an office program made of an answer.
func TestSheet(t *testing.T) {
	text := func(row int, s ...string) xlsx.Row {
		r := xlsx.Row{Number: row}
		for _, c := range s {
			r.Cells = append(r.Cells, xlsx.Cell{Text: c})
		}
		return r
	}
	s := xlsx.Sheet{Name: "Antwoorden", Rows: []xlsx.Row{text(2, "Uitkomst"), text(4, "", "Begintijd", "Tijd van voltooien", "school", "sector", "A3", "B3", "", "Id")}}
	date := func(number float64, iso string) xlsx.Cell {
		return xlsx.Cell{Text: iso, Number: number, IsNumber: true, IsDate: true}
	}
	good, bad := text(5, "", "", "", "X", "vo", "", "TRUE", "los"), text(9, "", "", "", "X", "vo", "", "0", "", "7")
	good.Cells[1], good.Cells[5] = date(46328.5, "2026-11-02"), xlsx.Cell{Text: "2", Number: 2, IsNumber: true}
	good.Cells[6].Text = "1"
	bad.Cells[2], bad.Cells[5] = date(2026, "1905-07-18"), date(46115, "2026-04-03")
	s.Rows = append(s.Rows, good, bad, text(12, "", "", "najaar", "Y", "po", "1"), text(13, "", "", "45000", "Y", "po", "1"))
	var problems problem.List
	got := answers.ReadTable(smallReader(t), "t.xlsx", s, &problems)
	if toldOfTable(problems) != `let op: t.xlsx: Antwoorden!A4: deze kolommen horen niet bij de vragenlijst en worden niet gelezen: H, "Id"
fout: t.xlsx: Antwoorden!C9: "1905-07-18" is geen datum die kan kloppen; schrijf jjjj-mm-dd of d-m-jjjj
fout: t.xlsx: Antwoorden!F9: "2026-04-03" is geen niveau: het programma heeft er een datum van gemaakt; kies 0–3, weet niet of n.v.t.
fout: t.xlsx: Antwoorden!C12: deze tekst is geen datum; schrijf jjjj-mm-dd of d-m-jjjj
` {
		t.Errorf("problems:\n%s", toldOfTable(problems))
	}
	if len(got) != 2 || got[1].Date.String() != "2023-03-15" { // a date in a cell that was made text shows its count of days
		t.Errorf("%+v", got)
	}
	if levels(got[0]) != "A3=2 B3=1" || got[0].Date.String() != "2026-11-02" || got[0].Source != (problem.Place{File: "t.xlsx", Cell: "Antwoorden!A5"}) {
		t.Errorf("%+v", got)
	}
}

// The moments that forms export give the day.
func TestMoments(t *testing.T) {
	for in, want := range map[string]string{
		"2-11-2026 14:03:22": "2026-11-02", "2026-11-02T14:03": "2026-11-02", "2026-11-02T14:03:22.123Z": "2026-11-02", "2026-11-02 23:59:59+01:00": "2026-11-02", "2026/11/02 2:03:22 PM CET": "2026-11-02",
		"2026/11/02 2:03:22 p.m. GMT+1": "2026-11-02", "2-11-2026, 14:03": "2026-11-02", "2 november 2026 om 14:03 uur": "2026-11-02", "2.11.2026 14:03": "2026-11-02",
		"2026-11-02": "2026-11-02", "2 nov 2026": "2026-11-02", "2/11/26 14:03": "", "11/2/2026 2:03 PM": "", "02/11/2026 14:03": "", "2-11-26 14:03": "2026-11-02", "2026-02-30 10:00": "", "14:03": "", "gisteren 14:03": "",
	} {
		got, problems := readTable(t, "school;sector;date;A3\nX;po;\""+in+"\";1\n")
		switch {
		case want == "" && (len(got) != 0 || !problems.HasErrors()):
			t.Errorf("%q is taken: %+v", in, got)
		case want != "" && (len(got) != 1 || got[0].Date.String() != want):
			t.Errorf("%q: %+v\n%s", in, got, toldOfTable(problems))
		}
	}
	// Of several columns with a day the one that somebody filled in goes first, and where it is empty the moment of the form.
	got, problems := readTable(t, "Begintijd;Voltooiingstijd;Datum;school;sector;A3\n1-11-2026 9:00;2-11-2026 9:00;3-11-2026;X;po;1\n1-11-2026 9:00;2-11-2026 9:00;;X;po;1\n1-11-2026 9:00;;;X;po;1\n")
	var days []string
	for _, x := range got {
		days = append(days, x.Date.String())
	}
	if strings.Join(days, " ") != "2026-11-03 2026-11-02 2026-11-01" || toldOfTable(problems) != "" {
		t.Errorf("days %v\n%s", days, toldOfTable(problems))
	}
}

// A row tells at what time it was sent, however the form wrote that, and whether two came from one address; never from
// which.
func TestSender(t *testing.T) {
	const address = "iemand@example.org"
	got, problems := readTable(t, "Tijdstempel;E-mail;Naam;school;sector;A3\n"+
		"2-11-2026 14:03:22;"+address+";Een;X;po;1\n2026/11/02 2:03:22 PM GMT+1;"+strings.ToUpper(address)+";Ander;X;po;1\n"+
		"2026-11-02;anonymous;Een;X;po;1\n2026-11-02T00:00:00;anonymous;;X;po;1\n")
	if len(got) != 4 {
		t.Fatal(toldOfTable(problems))
	}
	if got[0].Time != "14:03" || got[1].Time != "14:03" || got[2].Time != "" || got[3].Time != "" {
		t.Errorf("times %q %q %q %q", got[0].Time, got[1].Time, got[2].Time, got[3].Time)
	}
	if got[0].Sender != got[1].Sender || got[2].Sender == got[0].Sender || got[2].Sender == "" || got[3].Sender != "" {
		t.Errorf("senders %q %q %q %q", got[0].Sender, got[1].Sender, got[2].Sender, got[3].Sender)
	}
	if strings.Contains(got[0].Sender+toldOfTable(problems), "iemand") {
		t.Error("the address can be read")
	}
}

func TestIsTable(t *testing.T) {
	for text, want := range map[string]bool{
		"school,sector,date,V1,V2\n":                        true,
		"Titel\n\nNaam school;BRIN;V1 – Gedeelde visie\n":   true,
		"schoolnaam,sector,datum,visie\n":                   true,
		"datum,V1,V2,V3\n":                                  true,
		"school,brin,sector,board,place\n":                  false,
		"Nr,Vraag,0,1,2,3,Antwoord,Onderbouwing\nV1,Hoe?\n": false,
		"a,b,c\n":  false,
		"school\n": false,
	} {
		s, err := answers.CSV([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := answers.IsTable(s); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestRefused(t *testing.T) {
	many := func(n int) string {
		return "school,sector,date,A3\n" + strings.Repeat("X,po,2026-11-02,1\n", n)
	}
	for name, c := range map[string]struct {
		text string
		line int
		want string
	}{
		"empty":           {"", 0, "het bestand is leeg"},
		"blank":           {"\ufeff \r\n\r\n", 0, "het bestand is leeg"},
		"open quote":      {"school,sector\nX,po\nY,\"po\nZ,vo\n", 3, "in de rij die hier begint klopt een aanhalingsteken (\") niet, op regel 4"},
		"quote in a text": {"school,sector\nX,po\nDe \"Ark\",po\n", 3, "in de rij die hier begint klopt een aanhalingsteken (\") niet, op regel 3"},
		"after sep=":      {"sep=,\nschool,sector\nDe \"Ark\",po\n", 3, "op regel 3"},
		"workbook":        {"PK\x03\x04abc", 0, "dit is een werkmap"},
		"old workbook":    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "dit is een werkmap"},
		"no text":         {"\x00\x01\x02", 0, "dit is geen tekst"},
		"too large":       {strings.Repeat("x", limit.CSV+1), 0, "groter dan 50 MB"},
		"too many rows":   {many(limit.Rows + 100), 50021, "meer dan 50000 rijen"},
		"too many cells":  {strings.Repeat(strings.Repeat(",", 499)+"1\n", limit.Cells/500+1), 8001, "cellen"},
		"too wide":        {"school\nX" + strings.Repeat(",", 40_000_000) + "1", 2, "meer dan 512 kolommen"},
		"wide":            {"school\nX" + strings.Repeat(",", 600) + "1", 2, "meer dan 512 kolommen"},
	} {
		_, err := answers.CSV([]byte(c.text))
		var told *problem.Refusal
		if !errors.As(err, &told) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if told.Line != c.line || !strings.Contains(told.Text.NL, c.want) || told.Text.EN == "" || told.Text.EN == told.Text.NL {
			t.Errorf("%s: line %d: %s / %s", name, told.Line, told.Text.NL, told.Text.EN)
		}
	}
	// Exactly as many rows as may be, and one more.
	if got, problems := readTable(t, many(limit.Rows)); len(got) != limit.Rows || problems.HasErrors() {
		t.Errorf("%d responses\n%.300s", len(got), toldOfTable(problems))
	}
	if got, problems := readTable(t, many(limit.Rows+1)); len(got) != 0 || toldOfTable(problems) != "fout: t.csv:50002: de tabel heeft meer dan 50000 rijen; verdeel ze over meer bestanden\n" {
		t.Errorf("%d responses\n%.300s", len(got), toldOfTable(problems))
	}
	// However many mistakes there are, the list of them stays bounded and says how many more there are.
	if _, problems := readTable(t, strings.ReplaceAll(many(limit.Rows), ",1\n", ",x\n")); problems.Count(problem.Error) != limit.Problems+1 || !strings.HasSuffix(toldOfTable(problems), "fout: t.csv:50001: en nog 40000 fouten; verbeter eerst de andere\n") {
		t.Errorf("%d errors", problems.Count(problem.Error))
	}
}

// What is written comes back: every state of an answer and every text, whatever the separator, the order of the columns and the way of writing.
func TestWriteRead(t *testing.T) {
	reader := smallReader(t)
	random := rand.New(rand.NewPCG(4, 11))
	texts := []string{"", "gewoon", "met, komma; en\ttab", "\"aangehaald\"", "=1+1", "regel 1\nregel 2\n\nregel 4", "Één ← ☺ 日本", " spaties eromheen ", "'"}
	for range 300 {
		ids := []string{"A1", "A2", "A3", "B1", "B3"}
		random.Shuffle(len(ids), func(a, b int) { ids[a], ids[b] = ids[b], ids[a] })
		want := map[string]assessment.Answer{}
		head, row := []string{"school", "sector", "date"}, []string{"De \"Ark\"; x", "vo", "2-11-2026"}
		for _, id := range ids {
			a := assessment.Answer{State: assessment.State(random.IntN(4)), Evidence: texts[random.IntN(len(texts))], Note: texts[random.IntN(len(texts))], Action: texts[random.IntN(len(texts))]}
			if ind, _ := reader.Rubric.Indicator(id); a.State == assessment.NotApplicable && (!ind.AllowNA || a.Note == "") {
				a.State = assessment.Unknown
			}
			shown := map[assessment.State][]string{assessment.Unknown: {"weet niet", "?", "Unknown"}, assessment.NotApplicable: {"n.v.t.", "nvt"}, assessment.Blank: {"", " "}}[a.State]
			if a.State == assessment.Answered {
				a.Level = rubric.Level(random.IntN(4))
				label := reader.Rubric.Levels[a.Level].Label
				shown = []string{fmt.Sprint(int(a.Level)), fmt.Sprintf("%d – %s", a.Level, label.NL), label.EN, fmt.Sprintf("%d,0", a.Level)}
			}
			head = append(head, id, id+".evidence", id+" – notitie", id+".action")
			row = append(row, shown[random.IntN(len(shown))], a.Evidence, a.Note, a.Action)
			if a != (assessment.Answer{}) {
				want[id] = a
			}
		}
		head, row = append(head, "R1"), append(row, "nee")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = []rune{',', ';', '\t'}[random.IntN(3)]
		w.UseCRLF = random.IntN(2) == 0
		if err := w.WriteAll([][]string{head, row}); err != nil {
			t.Fatal(err)
		}
		got, problems := readTable(t, b.String())
		if len(got) != 1 || toldOfTable(problems) != "" || !reflect.DeepEqual(maps.Collect(got[0].Answers.All()), want) || got[0].School.Name != "De \"Ark\"; x" {
			t.Fatalf("%s\n%+v\nwant %+v\n%s", b.String(), got, want, toldOfTable(problems))
		}
	}
}

// The error of a row is of that row only, so that the others can be kept; one of the header is of the whole table.
func TestRecords(t *testing.T) {
	got, problems := readTable(t, "school,sector,date,A3\nX,po,2026-11-02,1\nY,po,2026-11-02,9\nZ,po,2026-11-02,2\nQ,po,,7\n")
	if len(got) != 2 || got[0].School.Name != "X" || got[1].School.Name != "Z" {
		t.Errorf("%+v", got)
	}
	if files, rows := problems.BadFiles(), problems.BadRecords(); len(files) != 0 || !slices.Equal(rows, []problem.Place{{File: "t.csv", Line: 3}, {File: "t.csv", Line: 5}}) {
		t.Errorf("files %v, rows %v", files, rows)
	}
	got, problems = readTable(t, "school,sector,date,A3,A3\nX,po,2026-11-02,1,1\n")
	if files, rows := problems.BadFiles(), problems.BadRecords(); len(got) != 0 || len(rows) != 0 || !slices.Equal(files, []string{"t.csv"}) {
		t.Errorf("%d responses, files %v, rows %v", len(got), files, rows)
	}
	if confined := problems.Confined(func(p problem.Place) bool { return p == problem.Place{File: "t.csv", Line: 1} }); !slices.Equal(confined.BadRecords(), []problem.Place{{File: "t.csv", Line: 1}}) || len(confined.BadFiles()) != 0 {
		t.Errorf("confined to its row: files %v, rows %v", confined.BadFiles(), confined.BadRecords())
	}
}

// A formula of which the outcome was not saved looks empty to whoever reads the file; that is told, but for columns that are not read.
func TestFormulas(t *testing.T) {
	formula := xlsx.Cell{NoOutcome: true}
	text := func(s string) xlsx.Cell { return xlsx.Cell{Text: s} }
	s := xlsx.Sheet{Name: "Blad", Rows: []xlsx.Row{
		{Number: 1, Cells: []xlsx.Cell{text("school"), text("sector"), text("date"), text("A3"), text("A3.note"), text("Kleur")}},
		{Number: 2, Cells: []xlsx.Cell{text("X"), text("po"), text("2026-11-02"), formula, text("eerst"), formula}},
		{Number: 3, Cells: []xlsx.Cell{text("Y"), text("po"), text("2026-11-02"), text("1"), formula}},
	}}
	var problems problem.List
	got := answers.ReadTable(smallReader(t), "t.xlsx", s, &problems)
	const says = "hier staat een formule zonder uitkomst; de cel telt als leeg. Open de werkmap in Excel en sla hem op, of typ wat er moet staan\n"
	if want := "let op: t.xlsx: Blad!D2: " + says; !strings.Contains(toldOfTable(problems), want) {
		t.Errorf("nothing is told of the answer:\n%s", toldOfTable(problems))
	}
	if want := "let op: t.xlsx: Blad!E3: " + says; !strings.Contains(toldOfTable(problems), want) || strings.Count(toldOfTable(problems), says) != 2 {
		t.Errorf("told:\n%s", toldOfTable(problems))
	}
	if len(got) != 1 || got[0].School.Name != "Y" {
		t.Errorf("%+v", got)
	}
}

// Form programs put a row of ids of their own under the header: the table stays a table, and is no list of schools.
func TestRowOfIDsUnderTheHeader(t *testing.T) {
	for _, under := range []string{"QID0,QID1,QID2,QID3,QID4,QID5,QID6", "Q1,Q2,Q3,Q4,Q5,Q6,Q7"} {
		s, err := answers.CSV([]byte("Foo,School,BRIN,Sector,Datum,V1,V2\n" + under + "\nx,De Linde,12AB00,vo,2026-11-02,0,1\n"))
		if err != nil || !answers.IsTable(s) || answers.IsSchoolList(s) {
			t.Errorf("%s: %v, table %v, list of schools %v", under, err, answers.IsTable(s), answers.IsSchoolList(s))
		}
	}
}

// A row with remarks and no answer is told as that: what somebody wrote is not lost without a word.
func TestRowWithTextsOnly(t *testing.T) {
	s, err := answers.CSV([]byte("school,sector,date,V1,V1.note\nDe Linde,vo,2026-11-02,,een opmerking\nDe Eik,vo,2026-11-02,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var problems problem.List
	today, _ := assessment.NewDate(2026, 11, 20)
	answers.ReadTable(answers.Reader{Rubric: r, Today: today}, "a.csv", s, &problems)
	told := map[int]string{}
	for _, p := range problems.All() {
		told[p.Place.Line] += p.Text.NL
	}
	if !strings.Contains(told[2], "wel tekst") || !strings.Contains(told[3], "nog niets beantwoord") {
		t.Errorf("told %v", told)
	}
}
