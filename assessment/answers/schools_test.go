package answers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

func readList(t *testing.T, text string) ([]assessment.School, string) {
	t.Helper()
	s, err := answers.CSV([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var problems problem.List
	got, _ := answers.ReadSchools(small(t), "s.csv", s, &problems)
	return got, toldOfList(problems)
}

// told are the problems as a user sees them.
func toldOfList(problems problem.List) string {
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

func TestReadSchools(t *testing.T) {
	want := []assessment.School{
		{Name: "De Regenboog", BRIN: "12AB00", Sector: rubric.PO, Board: "Stichting Samen", Place: "Assen"},
		{Name: "Het Lyceum", BRIN: "00XX01", Sector: rubric.VO, Board: "Stichting Samen", Place: "Breda"},
		{Name: "ROC Noord", Sector: rubric.MBO},
	}
	for name, text := range map[string]string{
		"english": "school,brin,sector,board,place\nDe Regenboog,12AB,po,Stichting Samen,Assen\nHet Lyceum,00XX01,vo,Stichting Samen,Breda\nROC Noord,,mbo,,\n",
		"dutch": "Onze scholen, 2026\n\nPlaats;Bestuur;Sector;BRIN-nummer;Naam school;Leerlingen\nAssen;Stichting Samen;primair onderwijs;12 ab;De  Regenboog ;200\n" +
			"Breda;Stichting Samen;VO;00xx01;Het Lyceum;900\n;;;;;\n;;MBO;;ROC Noord;\n;;;;;1100\n",
		"register": "VESTIGINGSCODE,VESTIGINGSNAAM,PLAATSNAAM,BEVOEGD GEZAG NAAM,SECTOR\n12AB00,De Regenboog,Assen,Stichting Samen,PO\n00XX01,Het Lyceum,Breda,Stichting Samen,VO\n,ROC Noord,,,MBO\n",
	} {
		unread := ""
		if name == "dutch" {
			unread = "let op: s.csv:3: deze kolommen horen niet bij de lijst van scholen en worden niet gelezen: \"Leerlingen\"\n"
		}
		if got, problems := readList(t, text); !slices.Equal(got, want) || problems != unread {
			t.Errorf("%s: %+v\n%s", name, got, problems)
		}
	}
	// A bare "naam" is the school only when no column says school.
	if got, problems := readList(t, "naam,school,sector\nJan,De Ark,po\n"); len(got) != 1 || got[0].Name != "De Ark" || !strings.HasSuffix(problems, "worden niet gelezen: \"naam\"\n") {
		t.Errorf("%+v\n%s", got, problems)
	}
}

func TestSchoolListProblems(t *testing.T) {
	for name, c := range map[string]struct {
		text, want string
		schools    int
	}{
		"cells": {"school,brin,sector\n,12AB,po\nA,1,po\nB,,\nC,,hbo\n", `fout: s.csv:2: kolom school: de naam van de school ontbreekt; vul hem in
let op: s.csv:3: kolom brin: "1" lijkt geen BRIN (twee cijfers, twee letters, eventueel twee cijfers voor de vestiging)
fout: s.csv:4: kolom sector: de sector ontbreekt; kies po, vo of mbo
fout: s.csv:5: kolom sector: deze tekst is geen sector; kies po, vo of mbo
`, 1},
		"columns": {"brin,place\n12AB,Assen\n", `fout: s.csv:1: de kolom met de naam van de school ontbreekt; zet er een kolom school bij
fout: s.csv:1: de kolom met de sector (po, vo of mbo) ontbreekt; zet er een kolom sector bij
`, 0},
		"header": {"a,b\n1,2\n", "fout: s.csv: geen kopregel gevonden in de eerste 20 rijen; zet boven de kolommen school, brin, sector, bestuur en plaats\n", 0},
		"double": {"school,brin,sector\nDe Ark,12AB,po\nDE ARK,12ab00,po\nDe Boot,12AB,po\nX,,po\nx,,po\nX,,vo\n", `let op: s.csv:3: DE ARK staat ook in s.csv:2; de school telt één keer
fout: s.csv:4: BRIN 12AB00 heet hier De Boot (po) en in s.csv:2 De Ark (po); verbeter de BRIN of de naam
let op: s.csv:6: x staat ook in s.csv:5; de school telt één keer
`, 3},
		"double column": {"school;naam school;sector\nA;B;po\n", "fout: s.csv:1: kolom naam school: naam school staat twee keer in de kopregel (kolommen A en B); houd er één\n", 0},
		"shifted":       {"school,sector,place\nDe Ark, Noord,po,Assen\n", "fout: s.csv:2: deze rij heeft 4 cellen en de kopregel 3; zet een tekst met een scheidingsteken erin tussen aanhalingstekens\n", 0},
		"nothing":       {"school,sector\n", "let op: s.csv:1: onder de kopregel staat geen school\n", 0},
	} {
		got, problems := readList(t, c.text)
		if problems != c.want || len(got) != c.schools {
			t.Errorf("%s: %d schools\n%swant\n%s", name, len(got), problems, c.want)
		}
	}
	s := xlsx.Sheet{Name: "Scholen", Rows: []xlsx.Row{{Number: 3, Cells: []xlsx.Cell{{}, {Text: "school"}, {Text: "sector"}}}, {Number: 5, Cells: []xlsx.Cell{{}, {Text: "A"}, {Text: "x"}}}}}
	var problems problem.List
	if answers.ReadSchools(small(t), "s.xlsx", s, &problems); toldOfList(problems) != "fout: s.xlsx: Scholen!C5: \"x\" is geen sector; kies po, vo of mbo\n" {
		t.Errorf("a workbook: %s", toldOfList(problems))
	}
}

func TestIsSchoolList(t *testing.T) {
	for text, want := range map[string]bool{
		"school,brin,sector,board,place\n":    true,
		"Titel\nnaam;bestuur\n":               true,
		"school,sector,date,V1\n":             false,
		"school\n":                            false,
		"brin,plaats\n":                       false,
		"Nr,Vraag,0,1,2,3,Antwoord\nV1,a,b\n": false,
	} {
		s, err := answers.CSV([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := answers.IsSchoolList(s); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A list may say how many people of each role were asked, in either language; an empty cell says nothing.
func TestAskedInAList(t *testing.T) {
	for text, want := range map[string]string{
		"school,sector,asked.leader,asked.teacher\nDe Ark,po,1,12\nDe Boot,po,,0\nDe Eik,po,,\n": "De Ark leader 1 teacher 12 | De Boot teacher 0",
		"School;Sector;gevraagd.leraar;Aantal gevraagd: schoolleider\nDe Ark;po;12;1\n":          "De Ark leader 1 teacher 12",
		"school,sector,asked.pupil\nDe Ark,po,300\n":                                             "; let op: s.csv:1: kolom asked.pupil: hier staat geen rol, dus deze kolom is niet gelezen; kies een van deze rollen: samen ingevuld, schoolleider, leraar",
		"school,sector,asked.teacher\nDe Ark,po,twaalf\n":                                        "; fout: s.csv:2: kolom asked.teacher: deze tekst is geen aantal mensen; schrijf een heel getal, zoals 12, of laat de cel leeg",
		"school,sector,asked.teacher\nDe Ark,po,-1\n":                                            "; fout: s.csv:2: kolom asked.teacher: \"-1\" is geen aantal mensen; schrijf een heel getal, zoals 12, of laat de cel leeg",
		"school,sector,asked.teacher,gevraagd leraar\nDe Ark,po,1,2\n":                           "; fout: s.csv:1: kolom gevraagd leraar: gevraagd leraar staat twee keer in de kopregel (kolommen C en D); houd er één",
		"school,sector,asked,askedfor\nDe Ark,po,1,2\n":                                          "; let op: s.csv:1: deze kolommen horen niet bij de lijst van scholen en worden niet gelezen: \"asked\", \"askedfor\"",
	} {
		s, err := answers.CSV([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var problems problem.List
		list, asked := answers.ReadSchools(small(t), "s.csv", s, &problems)
		var words []string
		for _, school := range list {
			line := school.Name
			for _, role := range small(t).Roles {
				if n, ok := asked[school][role.ID]; ok {
					line += fmt.Sprintf(" %s %d", role.ID, n)
				}
			}
			if line != school.Name {
				words = append(words, line)
			}
		}
		got := strings.Join(words, " | ")
		if told := toldOfList(problems); told != "" {
			got += "; " + strings.TrimSpace(told)
		}
		if got != want {
			t.Errorf("%q:\n%s\nwant\n%s", text, got, want)
		}
	}
}
