package assessment_test

import (
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// TestCopies: what says the same of one moment counts once; what may be of one person counts for the score, and not as
// one more person.
func TestCopies(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	response := func(file string, line int, change func(*assessment.Response)) assessment.Response {
		x := answersBy(r, rubric.PO, "teacher", 2)
		for _, i := range r.Indicators() {
			x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: 2})
		}
		x.Source, x.Digest = problem.Place{File: file, Line: line}, ""
		x.Date, x.Round, x.School.Name, x.School.BRIN = day(t, "2026-11-02"), "2026-2027", "De Linde", ""
		if change != nil {
			change(&x)
		}
		return x
	}
	other := func(x *assessment.Response) {
		for _, id := range []string{"V1", "V2", "V3", "V4"} {
			x.Answers.Set(id, assessment.Answer{State: assessment.Answered, Level: 0})
		}
	}
	at := func(time string) func(*assessment.Response) { return func(x *assessment.Response) { x.Time = time } }
	from := func(sender string) func(*assessment.Response) {
		return func(x *assessment.Response) { x.Sender = sender; other(x) }
	}
	later := func(x *assessment.Response) { x.Date = day(t, "2026-11-03") }
	for name, c := range map[string]struct {
		a, b       assessment.Response
		kept, sure int
		told       string
	}{
		"one moment, two files": {response("a.csv", 2, at("10:30")), response("b.xlsx", 2, at("10:30")), 1, 1,
			"telt één keer"},
		"one moment, one file": {response("a.csv", 2, at("10:30")), response("a.csv", 3, at("10:30")), 2, 1, "rijen 2 = 3"},
		"no time, two files":   {response("a.csv", 2, nil), response("b.csv", 2, nil), 2, 1, "mogelijk dubbel"},
		"no time, one file":    {response("a.csv", 2, nil), response("a.csv", 3, nil), 2, 1, "rijen 2 = 3"},
		"two days, two files":  {response("a.csv", 2, nil), response("b.csv", 2, later), 2, 2, ""},
		"two days, one file":   {response("a.csv", 2, nil), response("a.csv", 3, later), 2, 1, "rijen 2 = 3"},
		"a leader, no time": {response("a.csv", 2, func(x *assessment.Response) { x.Role = "leader" }),
			response("b.csv", 2, func(x *assessment.Response) { x.Role = "leader" }), 1, 1, "telt één keer"},
		"one answer corrected": {response("a.csv", 2, at("10:30")), response("b.csv", 2, func(x *assessment.Response) {
			x.Time = "10:30"
			x.Answers.Set("V1", assessment.Answer{State: assessment.Answered, Level: 1})
		}), 2, 1, "bijna hetzelfde"},
		"other answers in another file": {response("a.csv", 2, nil), response("b.csv", 2, other), 2, 2, ""},
		"one sender, other answers": {response("a.csv", 2, func(x *assessment.Response) { x.Sender = "s" }),
			response("a.csv", 3, from("s")), 2, 1, "hetzelfde adres"},
		"two senders, the same answers": {response("a.csv", 2, func(x *assessment.Response) { x.Sender = "s" }),
			response("a.csv", 3, func(x *assessment.Response) { x.Sender = "z" }), 2, 2, ""},
		"another school": {response("a.csv", 2, nil),
			response("b.csv", 2, func(x *assessment.Response) { x.School.Name = "De Eik" }), 2, 2, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var problems problem.List
			kept, sure := 0, 0
			for _, s := range assessment.Group(r, []assessment.Response{c.b, c.a}, &problems) {
				for _, x := range s.Rounds[0].Responses {
					kept++
					if !x.Doubtful {
						sure++
					}
				}
			}
			told := ""
			for _, p := range problems.All() {
				told += p.Text.NL + "\n"
			}
			if kept != c.kept || sure != c.sure || !strings.Contains(told, c.told) || (c.told == "") != (told == "") {
				t.Errorf("%d kept, %d surely different, told %q; want %d, %d, %q", kept, sure, told, c.kept, c.sure, c.told)
			}
		})
	}
}
