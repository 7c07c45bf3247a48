package questionnaire_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

// talkForm is a talk sheet of six teachers who say 2 everywhere, but differ on V1 and mostly do not know V2; one writes
// evidence. To R1 one of them says yes.
func talkForm(t *testing.T, l lang.Lang) questionnaire.Form { return talkFormOf(t, l, 6) }

func talkFormOf(t *testing.T, l lang.Lang, people int) questionnaire.Form {
	t.Helper()
	rd := reader(t)
	round := assessment.Round{ID: "2025-2026", Date: rd.Today}
	for n := range people {
		x := assessment.Response{Profile: assessment.Full, Role: "teacher", Date: rd.Today, Round: round.ID,
			Sender: fmt.Sprint(n), School: assessment.School{Name: "De Linde", BRIN: "00AB00", Sector: rubric.VO},
			Checks: assessment.GivenOf(map[string]assessment.CheckAnswer{"R1": {State: assessment.CheckNo}})}
		for _, i := range rd.Rubric.Indicators() {
			x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: 2, Note: "alleen van mij"})
		}
		x.Answers.Set("V1", assessment.Answer{State: assessment.Answered, Level: rubric.Level(n % 2 * 3)})
		if n < 4 {
			x.Answers.Set("V2", assessment.Answer{State: assessment.Unknown})
		}
		if n == 5 {
			x.Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckYes})
			x.Answers.Set("V3", assessment.Answer{State: assessment.Answered, Level: 2, Evidence: "Visiestuk", Action: "delen", Owner: "mentor"})
		}
		round.Responses = append(round.Responses, x)
	}
	talk, ok := assessment.TalkOf(rd.Rubric, round, assessment.Few{})
	if !ok {
		t.Fatal("no talk")
	}
	return questionnaire.Form{Rubric: rd.Rubric, Lang: l, School: talk.Team.School, Profile: talk.Team.Profile,
		Role: rubric.Joint, Date: rd.Today, Round: talk.Team.Round, Talk: &talk}
}

// Beside each question stands what to do with it and what the people chose together; nothing is answered.
func TestTalkSheet(t *testing.T) {
	for l, want := range map[lang.Lang][5]string{
		lang.NL: {"Bespreken\nde antwoorden lopen uiteen", "midden: 0 – Nog niet\nverschillend (6 mensen)", "Uitzoeken",
			"de meesten weten het nog niet", "Bespreken: niet iedereen antwoordde nee"},
		lang.EN: {"Discuss\nthe answers differ", "middle: 0 – Not yet\ndiffering (6 people)", "Find out",
			"most do not know yet", "Discuss: not everybody answered no"},
	} {
		data := written(t, talkForm(t, l))
		f := testtool.Workbook(t, data)
		questions, signals, number := sheets(l)
		head, ids, at := table(t, f, questions, number)
		column := func(heading answers.Field) string {
			for n, h := range head {
				if h == answers.Heading(heading, l) {
					return string(rune('A' + n))
				}
			}
			t.Fatalf("%s: no column %s in %q", l, answers.Heading(heading, l), head)
			return ""
		}
		cell := func(f2 answers.Field, id string) string {
			return cellOf(t, f, questions, fmt.Sprint(column(f2), at[id]))
		}
		if got := cell(answers.FieldTalk, "V1"); !strings.HasPrefix(got, strings.Split(want[0], "\n")[0]) || !strings.HasSuffix(got, strings.Split(want[0], "\n")[1]) {
			t.Errorf("V1: %q, want %q", got, want[0])
		}
		if got := [3]string{cell(answers.FieldTeam, "V1"), cell(answers.FieldTalk, "V2"), cell(answers.FieldTeam, "V2")}; got != [3]string(want[1:4]) {
			t.Errorf("%q, want %q", got, want[1:4])
		}
		// V1 is to be discussed and V2 to be found out, all others are agreed: they stand in that order.
		if at["V1"] > at["V2"] || ids[len(ids)-1] == "V2" || ids[0] == "V2" {
			t.Errorf("order %q", ids)
		}
		for _, id := range ids {
			if got := cell(answers.FieldAnswer, id); got != "" {
				t.Errorf("%s is answered: %q", id, got)
			}
		}
		_, _, at = table(t, f, signals, number)
		if got := cellOf(t, f, signals, fmt.Sprint("B", at["R1"])); !strings.HasPrefix(got, want[4]) {
			t.Errorf("R1: %q", got)
		}
		if got := cellOf(t, f, signals, fmt.Sprint("B", at["R2"])); strings.Contains(got, want[4]) {
			t.Errorf("R2, which nobody answered: %q", got)
		}
		if bytes.Contains(part(t, data, "xl/worksheets/sheet2.xml"), []byte("alleen van mij")) {
			t.Error("a note of one person stands in it")
		}
	}
}

// It comes back as a joint form of the same round, with what people wrote apart as its texts; what stands in the columns
// of the talk is no answer and no note.
func TestTalkSheetReadsBack(t *testing.T) {
	for _, l := range lang.All() {
		form := talkForm(t, l)
		data := written(t, form)
		got := readBack(t, data)
		if !got.Joint() || got.Round != form.Round || got.School != form.School || got.Profile != form.Profile || got.Returned() {
			t.Errorf("%s: read back %+v", l, got)
		}
		if a := got.Answers.Of("V3"); a.Evidence != "Visiestuk" || a.Action != "delen" || a.Owner != "mentor" {
			t.Errorf("%s: V3 %+v", l, a)
		}
		f := testtool.Workbook(t, data)
		questions, _, number := sheets(l)
		head, ids, at := table(t, f, questions, number)
		for n, h := range head {
			if h != answers.Heading(answers.FieldAnswer, l) {
				continue
			}
			for k, id := range ids {
				if err := f.SetCellValue(questions, fmt.Sprintf("%c%d", 'A'+n, at[id]), k%4); err != nil {
					t.Fatal(err)
				}
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		var problems problem.List
		result := answers.ReadWorkbook(reader(t), "form.xlsx", b.Bytes(), &problems)
		if len(result.Responses) != 1 {
			t.Fatal(problems.All())
		}
		for _, p := range problems.All() { // the day was left empty
			if !strings.Contains(p.Text.NL, "datum") {
				t.Errorf("%s: %s", l, p.Text.NL)
			}
		}
		for k, id := range ids {
			if a := result.Responses[0].Answers.Of(id); a.State != assessment.Answered || int(a.Level) != k%4 || a.Note != "" {
				t.Errorf("%s: %s reads as %+v, want level %d", l, id, a, k%4)
			}
		}
	}
}

// Of three people nobody can see whether they agree: the first sheet says so, and asks nobody to fill in alone. The day
// on which it was made is written as other days are.
func TestTalkSheetOfFewPeople(t *testing.T) {
	for l, want := range map[lang.Lang][3]string{
		lang.NL: {"Of jullie het ergens over eens zijn, is niet te tonen: daarvoor zijn er per vraag 5 antwoorden nodig.",
			"Vul de lijst samen in (ongeveer ", "gemaakt op 20 november 2026"},
		lang.EN: {"Whether you agree on anything cannot be shown: that takes 5 answers to a question.",
			"Fill in the list together (about ", "made on 20 November 2026"},
	} {
		few, six := talkForm(t, l), talkForm(t, l)
		few.Date, _ = assessment.ParseDate("2026-11-20")
		round := assessment.Round{ID: "2025-2026", Date: few.Date}
		for n := range 3 {
			round.Responses = append(round.Responses, assessment.Response{Profile: assessment.Full, Role: "teacher",
				Date: few.Date, Sender: fmt.Sprint(n), School: few.School, Answers: assessment.GivenOf(map[string]assessment.Answer{
					"K3": {State: assessment.NotApplicable}, "V1": {State: assessment.Answered, Level: 2}})})
		}
		talk, ok := assessment.TalkOf(few.Rubric, round, assessment.Few{})
		if !ok {
			t.Fatal("no talk")
		}
		few.Talk = &talk
		text := func(f questionnaire.Form) string {
			var out strings.Builder
			book := testtool.Workbook(t, written(t, f))
			rows, err := book.GetRows("Start")
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				fmt.Fprintln(&out, strings.Join(row, "|"))
			}
			return out.String()
		}
		got := text(few)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in %s", l, w, got)
			}
		}
		for _, w := range []string{"eens of bijna eens", "agree or nearly agree", " of alleen ", " or alone "} {
			if strings.Contains(got, w) {
				t.Errorf("%s: %q in %s", l, w, got)
			}
		}
		if got := text(six); strings.Contains(got, want[0]) {
			t.Errorf("%s, of six people: %s", l, got)
		}
	}
}

// Of ten people a report quotes notes; a talk sheet has none of them, since its own notes are of the team together.
func TestTalkSheetQuotesNoNote(t *testing.T) {
	form := talkFormOf(t, lang.NL, 10)
	if i, _ := form.Talk.Team.Indicator("V3"); i.Note != "alleen van mij" {
		t.Fatalf("the note of ten people is %q", i.Note)
	}
	if bytes.Contains(part(t, written(t, form), "xl/worksheets/sheet2.xml"), []byte("alleen van mij")) {
		t.Error("a note of one person is in the talk sheet")
	}
}
