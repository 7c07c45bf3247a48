package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// sheet is a filled questionnaire in short.
type sheet struct {
	file, name, brin, sector, role, date, round, more string
	level                                             int
}

func (s sheet) yaml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "school: {name: %q, sector: %s", s.name, s.sector)
	if s.brin != "" {
		fmt.Fprintf(&b, ", brin: %q", s.brin)
	}
	fmt.Fprintf(&b, "}\ndate: %s\n", s.date)
	if s.role != "" {
		fmt.Fprintf(&b, "respondent: {role: %s}\n", s.role)
	}
	if s.round != "" {
		fmt.Fprintf(&b, "round: %s\n", s.round)
	}
	b.WriteString(s.more)
	if s.level >= 0 { // below 0: nothing answered
		fmt.Fprintf(&b, "answers: {V1: %d}\n", s.level)
	}
	return b.String()
}

// group reads the sheets as files and sorts them out.
func group(t *testing.T, r *rubric.Rubric, sheets ...sheet) ([]assessment.Rounds, problem.List) {
	t.Helper()
	var problems problem.List
	reader := answers.Reader{Rubric: r, Today: day(t, "2027-07-01")}
	var responses []assessment.Response
	for _, s := range sheets {
		x, ok := reader.YAML(s.file, []byte(s.yaml()), &problems)
		if !ok {
			t.Fatalf("%s is not read: %v", s.file, texts(problems))
		}
		responses = append(responses, x)
	}
	problems = problem.List{} // what reading has to say is tested elsewhere
	return assessment.Group(r, responses, &problems), problems
}

func texts(l problem.List) []string {
	var out []string
	for _, p := range l.All() {
		out = append(out, fmt.Sprintf("%s: %s", p.Place.File, p.Text.EN))
	}
	return out
}

// shape shows schools and rounds with the levels in them: "De Regenboog 12AB00: 2025-2026 [1], 2026-2027 [2 3]".
func shape(schools []assessment.Rounds) string {
	var lines []string
	for _, s := range schools {
		var rounds []string
		for _, x := range s.Rounds {
			var levels []int
			for _, y := range x.Responses {
				levels = append(levels, int(y.Answers.Of("V1").Level))
			}
			slices.Sort(levels)
			rounds = append(rounds, fmt.Sprintf("%s %v", x.ID, levels))
		}
		lines = append(lines, strings.TrimSpace(s.School.Name+" "+s.School.BRIN)+": "+strings.Join(rounds, ", "))
	}
	return strings.Join(lines, "; ")
}

func TestGroup(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	leader := sheet{file: "a.yaml", name: "De Regenboog", brin: "12AB00", sector: "po", role: "leader", date: "2026-11-02",
		level: 1}
	teacher := sheet{file: "b.yaml", name: "De Regenboog", brin: "12AB00", sector: "po", role: "teacher",
		date: "2026-11-03", level: 2}
	with := func(s sheet, change func(*sheet)) sheet {
		change(&s)
		return s
	}
	for _, c := range []struct {
		name             string
		sheets           []sheet
		want             string
		errors, warnings int
		says             []string // each in one of the problems
	}{
		{"one BRIN is one school", []sheet{leader, teacher}, "De Regenboog 12AB00: 2026-2027 [1 2]", 0, 0, nil},
		{"four signs are vestiging 00", []sheet{leader, with(teacher, func(s *sheet) { s.brin = "12 ab" })},
			"De Regenboog 12AB00: 2026-2027 [1 2]", 0, 0, nil},
		{"another vestiging is another school",
			[]sheet{leader, with(teacher, func(s *sheet) { s.brin, s.name = "12AB01", "De Regenboog Oost" })},
			"De Regenboog 12AB00: 2026-2027 [1]; De Regenboog Oost 12AB01: 2026-2027 [2]", 0, 0, nil},
		{"without BRIN the name counts, without case, accents and spaces", []sheet{
			with(leader, func(s *sheet) { s.brin, s.name = "", "École  de Zeeën" }),
			with(teacher, func(s *sheet) { s.brin, s.name = "", " ecole de ZEEEN " })},
			"ecole de ZEEEN: 2026-2027 [1 2]", 0, 0, nil},
		{"one name in two sectors is two schools",
			[]sheet{with(leader, func(s *sheet) { s.brin = "" }), with(teacher, func(s *sheet) { s.brin, s.sector = "", "vo" })},
			"De Regenboog: 2026-2027 [1]; De Regenboog: 2026-2027 [2]", 0, 0, nil},
		{"without BRIN joins the one school of that name and sector",
			[]sheet{leader, with(teacher, func(s *sheet) { s.brin, s.name = "", "de régenboog" })},
			"de régenboog 12AB00: 2026-2027 [1 2]", 0, 1, []string{"b.yaml: "}},
		{"without BRIN does not join another sector",
			[]sheet{leader, with(teacher, func(s *sheet) { s.brin, s.sector = "", "vo" })},
			"De Regenboog 12AB00: 2026-2027 [1]; De Regenboog: 2026-2027 [2]", 0, 0, nil},
		{"several candidates is an error", []sheet{leader,
			with(leader, func(s *sheet) { s.file, s.brin = "c.yaml", "34CD00" }), with(teacher, func(s *sheet) { s.brin = "" })},
			"", 1, 0, []string{"b.yaml: ", "12AB00", "34CD00"}},
		{"one BRIN with two names in a round is an error",
			[]sheet{leader, with(teacher, func(s *sheet) { s.name = "De Wilg" })}, "", 2, 0,
			[]string{"a.yaml: BRIN 12AB00 is called De Regenboog", "b.yaml: BRIN 12AB00 is called De Wilg"}},
		{"two joint forms with one BRIN and two names are told once each",
			[]sheet{with(leader, func(s *sheet) { s.role = "joint" }),
				with(teacher, func(s *sheet) { s.role, s.name = "joint", "De Wilg" })}, "", 2, 0, nil},
		{"one BRIN with two sectors in a round is an error",
			[]sheet{leader, with(teacher, func(s *sheet) { s.sector = "vo" })}, "", 2, 0, []string{"in a.yaml", "in b.yaml"}},
		{"one BRIN with another name in another round is a warning",
			[]sheet{with(leader, func(s *sheet) { s.date, s.name = "2025-11-02", "De Wilg" }), teacher},
			"De Regenboog 12AB00: 2025-2026 [1], 2026-2027 [2]", 0, 1, []string{"De Wilg", "De Regenboog"}},
		{"two joint responses is an error that names both files", []sheet{with(leader, func(s *sheet) { s.role = "joint" }), with(teacher, func(s *sheet) { s.role = "" })}, "", 2, 0, []string{"in a.yaml", "in b.yaml"}},
		{"two leaders is an error that names both files", []sheet{leader, with(teacher, func(s *sheet) { s.role = "leader" })}, "", 2, 0, []string{"in a.yaml", "in b.yaml"}},
		{"of three joint responses each gets one error", []sheet{with(leader, func(s *sheet) { s.role = "joint" }), with(teacher, func(s *sheet) { s.role = "joint" }),
			with(teacher, func(s *sheet) { s.role, s.file, s.level = "joint", "c.yaml", 3 })}, "", 3, 0, []string{"a.yaml: De Regenboog has 3 questionnaires for 2026-2027 with the role 'filled in together', also in b.yaml", "c.yaml: "}},
		{"a leader in each of two rounds is none", []sheet{leader, with(leader, func(s *sheet) { s.file, s.date, s.level = "b.yaml", "2025-11-02", 0 })},
			"De Regenboog 12AB00: 2025-2026 [0], 2026-2027 [1]", 0, 0, nil},
		{"a form that came back empty does not count beside one that did not",
			[]sheet{with(leader, func(s *sheet) { s.role = "joint" }),
				with(teacher, func(s *sheet) { s.role, s.level = "joint", -1 })},
			"De Regenboog 12AB00: 2026-2027 [1]", 0, 0, nil},
		{"an empty form of a new round does not stand in for the answers of the last",
			[]sheet{with(leader, func(s *sheet) { s.date = "2025-11-02" }), with(teacher, func(s *sheet) { s.level = -1 })},
			"De Regenboog 12AB00: 2025-2026 [1]", 0, 0, nil},
		{"a school that sent only an empty form keeps it", []sheet{with(leader, func(s *sheet) { s.level = -1 })},
			"De Regenboog 12AB00: 2026-2027 [0]", 0, 0, nil},
		{"two teachers may be", []sheet{teacher, with(teacher, func(s *sheet) { s.file, s.level = "c.yaml", 3 })},
			"De Regenboog 12AB00: 2026-2027 [2 3]", 0, 0, nil},
		{"a copy is a warning and counts once, also of a single role",
			[]sheet{leader, with(leader, func(s *sheet) { s.file = "z.yaml" })}, "De Regenboog 12AB00: 2026-2027 [1]", 0, 1,
			[]string{"z.yaml: ", "a.yaml"}},
		{"a school year begins in August", []sheet{with(leader, func(s *sheet) { s.date = "2026-07-31" }),
			with(teacher, func(s *sheet) { s.date = "2026-08-01" })},
			"De Regenboog 12AB00: 2025-2026 [1], 2026-2027 [2]", 0, 0, nil},
		{"a school year is one round however it is written",
			[]sheet{with(leader, func(s *sheet) { s.round = "2026 / 27" }), teacher}, "De Regenboog 12AB00: 2026-2027 [1 2]", 0,
			0, nil},
		{"a round has one name, whatever its capitals and spaces",
			[]sheet{with(leader, func(s *sheet) { s.round = "najaar  2026" }),
				with(teacher, func(s *sheet) { s.round = "Najaar 2026" })},
			"De Regenboog 12AB00: Najaar 2026 [1 2]", 0, 0, nil},
		{"years that do not follow each other are a name of their own",
			[]sheet{with(leader, func(s *sheet) { s.round = "2026-2028" }), teacher},
			"De Regenboog 12AB00: 2026-2028 [1], 2026-2027 [2]", 0, 0, nil},
		{"rounds go by their latest date, not by name", []sheet{
			with(leader, func(s *sheet) { s.round, s.date, s.level = "voorjaar", "2026-03-01", 0 }),
			with(teacher, func(s *sheet) { s.round, s.date, s.level = "najaar", "2025-10-01", 1 }),
			with(teacher, func(s *sheet) { s.file, s.round, s.date, s.level = "c.yaml", "najaar", "2026-09-01", 2 })},
			"De Regenboog 12AB00: voorjaar [0], najaar [1 2]", 0, 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			schools, problems := group(t, r, c.sheets...)
			if c.want != "" && shape(schools) != c.want {
				t.Errorf("got  %s\nwant %s", shape(schools), c.want)
			}
			if problems.Count(problem.Error) != c.errors || problems.Count(problem.Warning) != c.warnings {
				t.Errorf("want %d errors and %d warnings; got %q", c.errors, c.warnings, texts(problems))
			}
			all := strings.Join(texts(problems), "\n")
			for _, s := range c.says {
				if !strings.Contains(all, s) {
					t.Errorf("the problems do not name %s: %s", s, all)
				}
			}
			backwards := slices.Clone(c.sheets)
			slices.Reverse(backwards)
			again, other := group(t, r, backwards...)
			if shape(again) != shape(schools) || strings.Join(texts(other), "\n") != all {
				t.Errorf("read the other way round: %s, %q; not %s, %q", shape(again), texts(other), shape(schools),
					texts(problems))
			}
		})
	}
}

func TestPick(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	one := func(file, date string, level int) sheet {
		return sheet{file: file, name: "De Regenboog", sector: "po", date: date, level: level}
	}
	schools, _ := group(t, r, one("c.yaml", "2026-11-02", 2), one("a.yaml", "2024-11-02", 0),
		one("b.yaml", "2025-11-02", 1))
	for _, c := range []struct{ ask, round, previous string }{
		{"", "2026-2027", "2025-2026"}, {"2025-2026", "2025-2026", "2024-2025"}, {"2024-2025", "2024-2025", ""},
		{"2019-2020", "", ""},
	} {
		round, previous, ok := schools[0].Pick(c.ask)
		before := ""
		if previous != nil {
			before = previous.ID
		}
		if round.ID != c.round || before != c.previous || ok != (c.round != "") {
			t.Errorf("asked for %q: %q after %q (%t); want %q after %q", c.ask, round.ID, before, ok, c.round, c.previous)
		}
	}
}

func TestSchoolsComeByName(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	var sheets []sheet
	for n, name := range []string{"Zonnewijzer", "école", "De Wilg", "de berk", "’t Proefveldje", "Het",
		"'s-Gravenhof", "’s Heeren Loo", "d'Abeel", "The Birches", "‘t Wad", "Een Vlinder", "Daltonschool"} {
		sheets = append(sheets, sheet{file: fmt.Sprintf("%d.yaml", n), name: name, sector: "po", date: "2026-11-02",
			level: n % 4})
	}
	schools, _ := group(t, r, sheets...)
	var names []string
	for _, s := range schools {
		names = append(names, s.School.Name)
	}
	if want := "d'Abeel, de berk, The Birches, Daltonschool, école, 's-Gravenhof, ’s Heeren Loo, Het, ’t Proefveldje, " +
		"Een Vlinder, ‘t Wad, De Wilg, Zonnewijzer"; strings.Join(names, ", ") != want {
		t.Errorf("schools come as %v; want %s, never by score", names, want)
	}
}

// TestSchoolIsAsTheNewestRoundNamesIt: what the latest answer leaves out comes from its colleagues of the same round.
func TestSchoolIsAsTheNewestRoundNamesIt(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	response := func(file, date, round, name, board, place string) assessment.Response {
		x := answersBy(r, rubric.PO, "teacher", 2)
		x.Source.File, x.Digest, x.Date, x.Round = file, file, day(t, date), round
		x.School = assessment.School{Name: name, BRIN: "12AB00", Sector: rubric.PO, Board: board, Place: place}
		return x
	}
	var problems problem.List
	got := assessment.Group(r, []assessment.Response{
		response("a.yaml", "2025-11-02", "2025-2026", "De Wilg", "Stichting Oud", "Assen"),
		response("b.yaml", "2026-11-02", "2026-2027", "De Regenboog", "Stichting Samen", ""),
		response("c.yaml", "2026-11-05", "2026-2027", "De Regenboog", "", "Norg"),
	}, &problems)
	if want := (assessment.School{Name: "De Regenboog", BRIN: "12AB00", Sector: rubric.PO, Board: "Stichting Samen",
		Place: "Norg"}); len(got) != 1 || got[0].School != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
