package answers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
)

// variation is what a user may call a column: by another word that is read, or by one that nobody knows.
type variation struct {
	field answers.Field
	known []string
}

func variations() []variation {
	return []variation{
		{answers.FieldAnswer, []string{"Antwoord", "ANTWOORD", "Answer", " antwoord: "}},
		{answers.FieldEvidence, []string{"Onderbouwing", "Bewijs", "evidence", "Onderbouwing:", "Bewijzen"}},
		{answers.FieldEvidenceDate, []string{"Datum onderbouwing", "Onderbouwingsdatum", "Evidence date", "datum  onderbouwing"}},
		{answers.FieldNote, []string{"Notitie", "Toelichting", "Opmerking", "Opmerkingen", "toelichting*", "Note", "Comment", "Remarks"}},
		{answers.FieldAction, []string{"Actie", "Acties", "Action"}},
		{answers.FieldOwner, []string{"Wie", "Eigenaar", "Owner", "Verantwoordelijke", "wie?"}},
		{answers.FieldDue, []string{"Wanneer", "Due", "Deadline", "Streefdatum"}},
		{answers.FieldStatus, []string{"Status", "Stand van zaken"}},
	}
}

// filledIn is what stands below a column in these tests.
func filledIn(f answers.Field) string {
	switch f {
	case answers.FieldAnswer:
		return "2"
	case answers.FieldEvidenceDate, answers.FieldDue:
		return "1-3-2026"
	case answers.FieldStatus:
		return "bezig"
	default:
		return "wat iemand schreef"
	}
}

// said is what an answer says of a field, as filledIn has it.
func said(f answers.Field, a assessment.Answer) bool {
	day, _ := assessment.ParseDate("2026-03-01")
	switch f {
	case answers.FieldAnswer:
		return a.State == assessment.Answered && a.Level == 2
	case answers.FieldEvidence:
		return a.Evidence == filledIn(f)
	case answers.FieldEvidenceDate:
		return a.EvidenceDate == day
	case answers.FieldNote:
		return a.Note == filledIn(f)
	case answers.FieldAction:
		return a.Action == filledIn(f)
	case answers.FieldOwner:
		return a.Owner == filledIn(f)
	case answers.FieldDue:
		return a.Due.Date == day
	default:
		return a.Status == assessment.StatusBusy
	}
}

// rowReaders read one row of an answer to V1 in which a column has a heading, each in its own kind of file.
func rowReaders() map[string]func(*testing.T, answers.Field, string) (assessment.Answer, []string) {
	return map[string]func(*testing.T, answers.Field, string) (assessment.Answer, []string){
		"questionnaire": func(t *testing.T, f answers.Field, heading string) (assessment.Answer, []string) {
			head, cells := []any{"Nr", "Vraag", heading}, []any{"V1", "Hoe ver?", filledIn(f)}
			if f != answers.FieldAnswer {
				head, cells = append(head, "Antwoord"), append(cells, 1)
			}
			result, told := read(t, made(t, startPage(), metaPage(t), page{"Vragenlijst", [][]any{head, cells}}))
			if len(result.Responses) == 0 {
				return assessment.Answer{}, told
			}
			return result.Responses[0].Answers.Of("V1"), told
		},
		"table": func(t *testing.T, f answers.Field, heading string) (assessment.Answer, []string) {
			data := fmt.Sprintf("school;sector;datum;V2;V1.%s\nX;vo;2026-11-02;1;%s\n", strings.TrimSpace(heading), filledIn(f))
			s, err := answers.CSV([]byte(data))
			if err != nil {
				t.Fatal(err)
			}
			var problems problem.List
			all := answers.ReadTable(reader(t), "t.csv", s, &problems)
			var told []string
			for _, p := range problems.All() {
				told = append(told, p.Text.NL)
			}
			if len(all) == 0 {
				return assessment.Answer{}, told
			}
			return all[0].Answers.Of("V1"), told
		},
		"plan": func(t *testing.T, f answers.Field, heading string) (assessment.Answer, []string) {
			head, cells := []any{"Nr", heading}, []any{"V1", filledIn(f)}
			for _, other := range []answers.Field{answers.FieldAction, answers.FieldOwner, answers.FieldDue, answers.FieldStatus} {
				if other != f {
					head, cells = append(head, answers.Heading(other, lang.NL)), append(cells, nil)
				}
			}
			meta := page{"_meta", [][]any{{"kind", "gap"}, {"rubric", "sexting"}, {"rubric_version", reader(t).Rubric.Version}, {"school", "X"}, {"sector", "vo"}, {"round", "2026-2027"}}}
			result, told := read(t, made(t, page{"Actieplan", [][]any{head, cells}}, meta))
			if result.Plan == nil {
				return assessment.Answer{}, told
			}
			var a assessment.Answer
			for _, x := range result.Plan.Actions("V1") {
				a.Action, a.Owner, a.Due, a.Status = x.Text, x.Owner, x.Due, x.Status
			}
			return a, told
		},
	}
}

// A column that somebody gave another name is read, and alike in every kind of file; one of which nobody knows what it
// holds is named in a warning.
func TestHeadings(t *testing.T) {
	for name, readRow := range rowReaders() {
		for _, v := range variations() {
			if name == "plan" && v.field < answers.FieldAction {
				continue // a plan has no answers
			}
			for _, heading := range v.known {
				if a, told := readRow(t, v.field, heading); !said(v.field, a) {
					t.Errorf("%s: what stands below %q was not read: %+v; told %q", name, heading, a, told)
				}
			}
		}
	}
}

func TestUnknownHeadings(t *testing.T) {
	for name, readRow := range rowReaders() {
		for _, heading := range []string{"Bijzonderheden", "Budget 2027", "Zie ook", "Wat verder"} {
			a, told := readRow(t, answers.FieldNote, heading)
			named := slices.ContainsFunc(told, func(line string) bool {
				return strings.Contains(line, heading) &&
					(strings.Contains(line, "worden niet gelezen: ") || name == "table" && strings.Contains(line, "niet begrepen"))
			})
			if a.Note != "" || !named {
				t.Errorf("%s: what stands below %q was read as %+v; told %q", name, heading, a, told)
			}
		}
	}
}

// What the program prints itself and never reads, and columns in which nothing stands, are nothing to warn of.
func TestSilentColumns(t *testing.T) {
	head := []any{"Nr", "Vraag", "0", "1", "2", "3", "Vorige keer", "Antwoord", "Onderbouwing", "Extra"}
	cells := []any{"V1", "Hoe ver?", "niets", "iets", "veel", "alles", "1", "2", "", ""}
	_, all := read(t, made(t, startPage(), metaPage(t), page{"Vragenlijst", [][]any{head, cells}}))
	for _, line := range all {
		if strings.Contains(line, "niet gelezen") {
			t.Error(line)
		}
	}
}

// Beside the column that the program printed another word for it is a column of the user: told, and no error.
func TestTwoWordsForOneField(t *testing.T) {
	head := []any{"Nr", "Antwoord", "Notitie", "Opmerking"}
	got, all := only(t, made(t, startPage(), metaPage(t), page{"Vragenlijst", [][]any{head, {"V1", 2, "de notitie", "een opmerking"}}}))
	if got.Answers.Of("V1").Note != "de notitie" || !has(all, `warning Vragenlijst!A1 deze kolommen horen niet bij de vragenlijst en worden niet gelezen: "Opmerking"`) {
		t.Errorf("%+v; told %q", got.Answers.Of("V1"), all)
	}
}

// An adviser's file of which the columns got other names: read, or told.
func TestAdviceHeadings(t *testing.T) {
	texts := func(heading string) (answers.Advice, string) {
		var problems problem.List
		got, _ := answers.ReadAdvice(small(t), "a.xlsx", workbook(t,
			"Teksten", grid{{"School", "Onderdeel", "Score", heading}, {"De Eik", "Samenvatting", "2", "Goed begin."}}, "_meta", meta("1.2.0")), &problems)
		return got, toldOfAdvice(problems)
	}
	for _, heading := range []string{"Tekst van de adviseur", "Tekst", "Opmerking", "Opmerkingen", "Text of the adviser", "tekst v.d. adviseur"} {
		got, told := texts(heading)
		if len(got.Schools) != 1 || got.Schools[0].Summary != "Goed begin." || told != "" {
			t.Errorf("%s: %+v; told %s", heading, got.Schools, told)
		}
	}
	if got, told := texts("Mijn indruk"); len(got.Schools) != 0 || !strings.Contains(told, `worden niet gelezen: "Mijn indruk"`) || !strings.Contains(told, "het kopje Tekst van de adviseur ontbreekt") {
		t.Errorf("%+v; told %s", got.Schools, told)
	}
	var problems problem.List
	got, _ := answers.ReadAdvice(small(t), "a.xlsx", workbook(t,
		"Niveaus", grid{{"School", "Nr", "Eigen antwoord", "Niveau", "Toelichting", "Voor wie"}, {"De Eik", "A1", "3", 1, "niet vastgesteld", "MT"}}, "_meta", meta("1.2.0")), &problems)
	if len(got.Schools) != 1 || got.Schools[0].Moderated["A1"] != (assessment.Moderation{Level: 1, Reason: "niet vastgesteld"}) || !strings.Contains(toldOfAdvice(problems), `worden niet gelezen: "Voor wie"`) {
		t.Errorf("%+v; told %s", got.Schools, toldOfAdvice(problems))
	}
}

// In YAML the keys are fixed: another word for one is an error with its place.
func TestYAMLKeys(t *testing.T) {
	var problems problem.List
	_, ok := reader(t).YAML("a.yaml", []byte("school: {name: X, sector: vo}\ndate: 2026-11-02\nanswers: {V1: {level: 2, toelichting: iets}}\n"), &problems)
	if told := toldOfTable(problems); ok || !strings.Contains(told, `a.yaml:3:26: onbekende sleutel "toelichting"`) {
		t.Errorf("told %s", told)
	}
}

// What writers print is what readers read.
func TestPrintedHeadings(t *testing.T) {
	for f, want := range map[answers.Field][2]string{
		answers.FieldID: {"Nr", "No"}, answers.FieldEvidenceDate: {"Datum onderbouwing", "Evidence date"}, answers.FieldOwner: {"Wie", "Owner"},
		answers.FieldRole: {"Ingevuld door", "Filled in by"}, answers.FieldReason: {"Reden van de adviseur", "Reason of the adviser"},
		answers.FieldPrevious: {"Vorige keer", "Last time"}, answers.FieldContinued: {"Vervolg", "Continued"},
	} {
		if got := [2]string{answers.Heading(f, lang.NL), answers.Heading(f, lang.EN)}; got != want {
			t.Errorf("field %d is printed as %q, want %q", f, got, want)
		}
	}
	if !strings.Contains(answers.ContinuedMark(lang.NL), answers.Heading(answers.FieldContinued, lang.NL)) || !strings.Contains(answers.ContinuedMark(lang.EN), answers.Heading(answers.FieldContinued, lang.EN)) {
		t.Error("the mark does not name the column in which a text goes on")
	}
}

// A value behind a label that somebody gave another name, or took away, is told with its cell, never with what it says.
func TestUnknownLabels(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]any
		want []string // the cells
	}{
		"known":         {[][]any{{"Uitleg", "lees dit"}, nil, {"School", "X"}, {"Sector", "vo"}, {"Datum", "2-11-2026"}, nil, {"Beantwoord", "12"}}, nil},
		"renamed":       {[][]any{{"School", "X"}, {"Vestiging nr.", "00AB"}, {"Sector", "vo"}, {"Dorp", "Assen"}, {"Leeg", nil}, {"Datum", "2-11-2026"}, {"Wie", "Piet"}}, []string{"Start!B2", "Start!B4", "Start!B7"}},
		"gone":          {[][]any{{"School", "X"}, {nil, "Assen"}, {"Sector", "vo"}, {"Datum", "2-11-2026"}}, []string{"Start!B2"}},
		"beside a hint": {[][]any{{"School", nil, "X"}, {"Dorp", nil, nil, "hint"}, {"Gemeente", nil, "Assen"}, {"Sector", nil, "vo"}, {"Datum", nil, "2-11-2026"}}, []string{"Start!C3"}},
		"two blocks":    {[][]any{{"School", "X", "Dorp", "Assen"}, {"Sector", "vo", "Datum", "2-11-2026"}}, []string{"Start!D1"}},
	} {
		_, told := read(t, made(t, page{"Start", c.rows}, metaPage(t), questionsPage(answerRow("V1", 1))))
		var got []string
		for _, line := range told {
			if at, ok := strings.CutSuffix(line, " het kopje voor deze cel hoort niet bij de vragenlijst, en de cel wordt niet gelezen. Is het kopje veranderd? Zet dan het oude terug"); ok {
				got = append(got, strings.TrimPrefix(at, "warning "))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: told of %q, want %q: %q", name, got, c.want, told)
		}
	}
	var problems problem.List
	got, ok := answers.ReadAdvice(small(t), "a.xlsx", workbook(t,
		"Adviseur", grid{{"Adviseur", "Els"}, {"Kantoor", "GGD"}, {"Status", "concept"}}, "_meta", meta("1.2.0")), &problems)
	want := "let op: a.xlsx: Adviseur!B2: het kopje voor deze cel hoort niet bij het bestand van de adviseur, en de cel wordt niet gelezen. Is het kopje veranderd? Zet dan het oude terug\n"
	if told := toldOfAdvice(problems); !ok || got.Organisation != "" || told != want {
		t.Errorf("%+v; told %s", got, told)
	}
}
