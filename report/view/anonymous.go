package view

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/internal/pattern"
	"sggscan/internal/words"
)

// Key says which school, or which file that was passed over, stands behind a code.
type Key struct {
	Code, Name, BRIN, SectorID string
}

// Keys are the codes that were given, with the secret that their order follows: without it nobody can work out which
// school is which from a public list of schools.
type Keys struct {
	Secret []byte
	List   []Key
}

// Anonymous is a comparison for people who may not know which school is which: codes for names, and no BRIN, place,
// board, owner, day, number of people or free text. Small sectors were put together before, by
// assessment.MergeSectors. Levels, scores and the texts of the rubric stay. Schools keep the code that they have in the
// keys; new ones get theirs in an order that only the secret explains. Schools that sent nothing have their code too,
// so that it stays when they do.
//
// What stays is named one by one, so that a text that is added to the model later is left out until somebody decides
// that it may stay.
func Anonymous(c Comparison, keys Keys) (Comparison, Keys) {
	code := newCoder(c, keys)
	order := code.order(c.Reports)
	at := make([]int, len(order)) // where a report goes
	for to, from := range order {
		at[from] = to
	}
	out := Comparison{Lang: c.Lang, Title: c.Title, Stamp: c.Stamp, Anonymous: true, SharedQuestions: c.SharedQuestions,
		MedianMinimum: c.MedianMinimum, QuartileMinimum: c.QuartileMinimum, Moves: c.Moves, Rubric: c.Rubric,
		Together: c.Together, Adviser: c.Adviser}
	same := newInterner()
	for _, from := range order {
		r := c.Reports[from]
		out.Reports = append(out.Reports, anonymousReport(r, code.of(r.School.Name, r.School.BRIN, r.School.own), same))
		if from < len(c.Earlier) {
			out.Earlier = append(out.Earlier, lists.Map(c.Earlier[from], func(e Report) Report {
				return anonymousReport(e, out.Reports[len(out.Reports)-1].School.Name, same)
			}))
		}
	}
	for _, s := range c.Sectors {
		out.Sectors = append(out.Sectors, anonymousSector(s, at))
	}
	moved := func(list []int) []int {
		there := lists.Map(list, func(n int) int { return at[n] })
		slices.Sort(there)
		return there
	}
	for _, p := range c.First {
		p.Lacking, p.Waiting, p.Good = moved(p.Lacking), moved(p.Waiting), moved(p.Good)
		out.First = append(out.First, p)
	}
	for _, l := range c.Lessons {
		told := func(list []Teller) []Teller {
			return inTurn(lists.Map(list, func(t Teller) Teller { return Teller{at[t.School], t.Evidence} }))
		}
		l.Ask, l.Same, l.Others = moved(l.Ask), told(l.Same), told(l.Others)
		out.Lessons = append(out.Lessons, l)
	}
	for _, m := range c.Missing {
		out.Missing = append(out.Missing, Missing{School: code.of(m.School, m.BRIN, m.SectorID), Kind: m.Kind,
			Text: m.Text})
	}
	slices.SortStableFunc(out.Missing, func(a, b Missing) int { return cmp.Compare(a.School, b.School) })
	if c.Policy != nil {
		out.Policy = c.Policy.anonymous()
	}
	out.Intro = Options{Lang: c.Lang}.intro(out)
	return out, Keys{keys.Secret, code.keys}
}

type coder struct {
	keys  []Key
	codes map[string]string // by identity
}

// identity is what tells schools apart: the BRIN, else name and sector; of a file its path.
func identity(name, brin, sector string) string {
	switch {
	case brin != "":
		return "brin " + brin
	case sector != "":
		return "name " + assessment.FoldName(name) + " " + sector
	}
	return "file " + name
}

func newCoder(c Comparison, keys Keys) coder {
	type member struct {
		id, hash string
		key      Key
	}
	var schools, files []member
	seen := map[string]bool{}
	add := func(list *[]member, name, brin, sector string) {
		id := identity(name, brin, sector)
		if !seen[id] {
			seen[id] = true
			mac := hmac.New(sha256.New, keys.Secret)
			mac.Write([]byte(id)) // never fails
			*list = append(*list,
				member{id, fmt.Sprintf("%x", mac.Sum(nil)), Key{Name: name, BRIN: brin, SectorID: sector}})
		}
	}
	for _, r := range c.Reports {
		add(&schools, r.School.Name, r.School.BRIN, r.School.own)
	}
	for _, m := range c.Missing {
		if m.BRIN == "" && m.SectorID == "" {
			add(&files, m.School, "", "")
		} else {
			add(&schools, m.School, m.BRIN, m.SectorID)
		}
	}
	out := coder{codes: map[string]string{}, keys: slices.Clone(keys.List)}
	taken := map[string]bool{}
	for _, k := range keys.List {
		out.codes[identity(k.Name, k.BRIN, k.SectorID)], taken[k.Code] = k.Code, true
	}
	number := func(list []member, word string) {
		slices.SortFunc(
			list,
			func(a, b member) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.id, b.id)) },
		)
		digits, n := max(2, len(strconv.Itoa(len(list)))), 0
		for _, m := range list {
			if out.codes[m.id] != "" {
				continue
			}
			for m.key.Code == "" || taken[m.key.Code] {
				n++
				m.key.Code = fmt.Sprintf("%s %0*d", word, digits, n)
			}
			out.codes[m.id], taken[m.key.Code] = m.key.Code, true
			out.keys = append(out.keys, m.key)
		}
	}
	number(schools, "School")
	number(files, words.Text("report.file").In(c.Lang))
	return out
}

func (x coder) of(name, brin, sector string) string { return x.codes[identity(name, brin, sector)] }

// order lists the indexes of the reports by code.
func (x coder) order(reports []Report) []int {
	codeOf := func(n int) string {
		s := reports[n].School
		return x.of(s.Name, s.BRIN, s.own)
	}
	return inOrder(len(reports), func(a, b int) int { return cmp.Compare(codeOf(a), codeOf(b)) })
}

// inOrder sorts the numbers from 0 up to n.
func inOrder(n int, compare func(a, b int) int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, compare)
	return out
}

// plainRound is a round that says no more than a year; others are words of the school.
var plainRound = pattern.Of(`^[0-9]{4}(-[0-9]{4})?$`)

func anonymousRound(s string) string {
	if plainRound().MatchString(s) {
		return s
	}
	return Absent
}

func anonymousReport(r Report, code string, same interner) Report {
	out := Report{
		Lang: r.Lang, Title: r.Title, School: School{Name: code, SectorID: r.School.SectorID, Sector: r.School.Sector},
		Round: anonymousRound(r.Round), Profile: r.Profile, ProfileID: r.ProfileID, TargetLevel: r.TargetLevel,
		TargetLabel: r.TargetLabel, TargetShare: r.TargetShare,
		Verdict: r.Verdict, Score: r.Score, Lower: r.Lower, Upper: r.Upper, Band: r.Band, Coverage: r.Coverage,
		Answered: r.Answered, InScope: r.InScope, CoverageText: r.CoverageText,
		Limits: r.Limits, CapsAbove: r.CapsAbove, AtTarget: r.AtTarget, Levels: r.Levels, Scores: r.Scores,
		Agreement: anonymousAgreement(r.Agreement), SharedScore: r.SharedScore,
	}
	out.Answers = lists.Map(r.Answers, same.anonymous)
	out.Flags, out.Legal = lists.Map(r.Flags, anonymousCheck), lists.Map(r.Legal, anonymousCheck)
	out.Actions = lists.Map(anonymousPlan(r.Actions), same.rows.one)
	if t := r.Trend; t != nil {
		trend := Trend{Round: anonymousRound(t.Round), Common: t.Common, Enough: t.Enough, Score: t.Score,
			Previous: t.Previous, Difference: t.Difference, Domains: t.Domains,
			Higher: t.Higher, Equal: t.Equal, Lower: t.Lower, New: t.New, Changed: t.Changed, Moved: t.Moved,
			FollowUp: t.FollowUp, Checks: t.Checks}
		if trend.Round == t.Round {
			trend.Sentence = t.Sentence
		}
		out.Trend = &trend
	}
	return out
}

// anonymousPlan has a row for each question and status: a row for each action would tell how many people wrote one.
func anonymousPlan(plan []*PlanRow) []PlanRow {
	var out []PlanRow
	place := map[string]int{}
	for _, p := range plan {
		if p.Kind == PlanOwn {
			continue // a text alone
		}
		row := PlanRow{Kind: p.Kind, ID: p.ID, Title: p.Title, Domain: p.Domain, Change: p.Change, Step: p.Step,
			StatusID: p.StatusID, Status: p.Status, Critical: p.Critical}
		if _, ok := place[row.ID]; !ok {
			place[row.ID] = len(place)
		}
		if !slices.Contains(out, row) {
			out = append(out, row)
		}
	}
	// The order of the actions is that of their texts.
	slices.SortStableFunc(out, func(a, b PlanRow) int {
		return cmp.Or(place[a.ID]-place[b.ID], cmp.Compare(a.StatusID, b.StatusID))
	})
	return out
}

// anonymousAgreement keeps what says nothing of how many people there were.
func anonymousAgreement(a Agreement) Agreement {
	return Agreement{Overall: a.Overall, Questions: a.Questions, Wide: a.Wide, Differ: a.Differ}
}

// anonymous is an answer without what anybody wrote.
func (w interner) anonymous(i *SchoolAnswer) *SchoolAnswer {
	return w.answers.one(SchoolAnswer{ID: i.ID, Title: i.Title, DomainID: i.DomainID, Domain: i.Domain,
		StateID: i.StateID, State: i.State, HasLevel: i.HasLevel, Level: i.Level, CriticalID: i.CriticalID,
		Critical: i.Critical, Weight: i.Weight, Status: i.Status, Agreement: i.Agreement, Own: i.Own})
}

func anonymousCheck(k Check) Check {
	return Check{ID: k.ID, Title: k.Title, Untitled: k.Untitled, Question: k.Question, Why: k.Why, Steps: k.Steps,
		StateID: k.StateID, State: k.State, Attention: k.Attention, Urgent: k.Urgent,
		Outside: k.Outside, Checked: k.Checked}
}

// anonymousSector puts the answers in the order of the codes.
func anonymousSector(s SectorView, at []int) SectorView {
	place := func(n int) int { return at[s.Schools[n]] }
	order := inOrder(len(s.Schools), func(a, b int) int { return place(a) - place(b) })
	out := SectorView{ID: s.ID, Title: s.Title, Domains: s.Domains, Schools: lists.Map(order, place)}
	for _, i := range s.Indicators {
		i.Answers = reordered(i.Answers, order)
		out.Indicators = append(out.Indicators, i)
	}
	for _, k := range s.Checks {
		k.Answers = lists.Map(reordered(k.Answers, order), anonymousCheck)
		out.Checks = append(out.Checks, k)
	}
	return out
}

// reordered is a list in another order; one that does not cover all schools stays as it is.
func reordered[T any](list []T, order []int) []T {
	if len(list) != len(order) {
		return slices.Clone(list)
	}
	return lists.Map(order, func(from int) T { return list[from] })
}
