package assessment

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"sggscan/internal/problem"
)

// Plan is the action plan of one school and round as it stands in a gap workbook: what the school does about its gaps,
// and how far it is. It holds no answers.
type Plan struct {
	// Source is the file.
	Source problem.Place
	School School
	// Profile is the length of the list that the plan came from.
	Profile Profile
	Round   string
	// Date is that of the answers from which the workbook was made, Made the day on which it was written; none when the
	// workbook no longer says so.
	Date, Made Date
	// Worked tells that somebody worked in the plan: it differs from what was written, or what was written is not known
	// any more.
	Worked bool
	// Rows are in rubric order, each indicator once; rows in which nothing stands are left out.
	Rows []PlanRow
}

// PlanRow is what a plan says of one indicator.
type PlanRow struct {
	Indicator string
	Action    string
	Owner     string
	Due       Due
	Status    Status
	// Fresh tells that the row says something else than the answers did when the workbook was written: somebody changed
	// it, or it was taken over from a workbook in which somebody did. A row that is not fresh is a copy of answers that
	// may have been corrected since, so it never replaces any.
	Fresh bool
}

// Empty reports whether nothing stands in the row.
func (r PlanRow) Empty() bool {
	return r.Action == "" && r.Owner == "" && r.Due.IsZero() && r.Status == ""
}

// Fingerprint is the same for rows that say the same, however an office program stores them: blanks and line ends do
// not count.
func (r PlanRow) Fingerprint() string {
	sum := sha256.Sum256([]byte(r.line()))
	return hex.EncodeToString(sum[:])
}

// line is the row as id|action|owner|due|status, with a sign between them that no text holds.
func (r PlanRow) line() string {
	return strings.Join(
		[]string{r.Indicator, CleanLine(r.Action), CleanLine(r.Owner),
			CleanLine(cmp.Or(r.Due.Date.String(), r.Due.Text)), string(r.Status)},
		"\x1f",
	)
}

// PlanFingerprint is that of a whole plan, in whatever order its rows stand.
func PlanFingerprint(rows []PlanRow) string {
	var lines []string
	for _, r := range rows {
		if !r.Empty() {
			lines = append(lines, r.line())
		}
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// PlanKey is the key of the fingerprint of a plan in the hidden sheet of its gap workbook; with a point and an id
// behind it that of a row. PlanCarried stands behind the fingerprint of a row that was taken over from another gap
// workbook.
const (
	PlanKey     = "plan"
	PlanCarried = " carried"
)

// PlanMark is a line by which the program knows its own plan again.
type PlanMark struct{ Key, Value string }

// PlanMarks are the lines of a plan as it is written.
func PlanMarks(rows []PlanRow) []PlanMark {
	out := []PlanMark{{PlanKey, PlanFingerprint(rows)}}
	for _, r := range rows {
		value := r.Fingerprint()
		if r.Fresh {
			value += PlanCarried
		}
		out = append(out, PlanMark{PlanKey + "." + r.Indicator, value})
	}
	return out
}

// Fresh lists the rows that say something else than the answers did.
func (p Plan) Fresh() []PlanRow {
	return slices.DeleteFunc(slices.Clone(p.Rows), func(r PlanRow) bool { return !r.Fresh })
}

// over puts the row in the place of what an answer planned. What the row leaves empty stays as the answer has it, so
// that no text gets lost.
func (r PlanRow) over(a Answer) Answer {
	a.Action = cmp.Or(r.Action, a.Action)
	a.Owner = cmp.Or(r.Owner, a.Owner)
	a.Due = cmp.Or(r.Due, a.Due)
	a.Status = cmp.Or(r.Status, a.Status)
	return a
}

// plan takes over what the school worked out in its gap workbook: action, owner, due and status, after merging. Levels
// and scores stay as they are.
func (a *Assessment) plan(p *Plan) {
	if p == nil {
		return
	}
	for _, row := range p.Fresh() {
		if n := indexOf(a.Indicators, row.Indicator); n >= 0 {
			a.Indicators[n].plan(row)
			continue
		}
		if indexOf(a.Outside, row.Indicator) < 0 {
			ind, ok := a.Rubric.Indicator(row.Indicator)
			if !ok {
				continue
			}
			a.Outside = append(a.Outside, IndicatorResult{Indicator: &ind})
		}
		a.Outside[indexOf(a.Outside, row.Indicator)].plan(row)
	}
	order := map[string]int{}
	for n, i := range a.Rubric.Indicators() {
		order[i.ID] = n
	}
	slices.SortStableFunc(
		a.Outside,
		func(x, y IndicatorResult) int { return order[x.Indicator.ID] - order[y.Indicator.ID] },
	)
}

func indexOf(results []IndicatorResult, id string) int {
	return slices.IndexFunc(results, func(i IndicatorResult) bool { return i.Indicator.ID == id })
}

func (i *IndicatorResult) plan(row PlanRow) {
	was := slices.Clone(i.Plan)
	now := row.over(i.Answer)
	action := Action{now.Action, now.Owner, now.Due, now.Status}
	switch {
	case len(i.Plan) > 1 && row.Action == "": // whoever left the words out said nothing of the other actions
		i.Plan = append(slices.Clone(i.Plan), action)
	case action != (Action{}):
		i.Plan = []Action{action}
	}
	i.Planned = !slices.Equal(was, i.Plan)
	i.single()
}

// single gives the answer the fields of its plan while there is one action in it, and none else: of several each has
// its own owner, day and status.
func (i *IndicatorResult) single() { i.Answer = singleOf(i.Answer, i.Plan) }

func (m *merged) single() { m.Answer = singleOf(m.Answer, m.plan) }

func singleOf(a Answer, plan []Action) Answer {
	var only Action
	if len(plan) == 1 {
		only = plan[0]
	}
	a.Action, a.Owner, a.Due, a.Status = only.Text, only.Owner, only.Due, only.Status
	return a
}

// actions are what one response plans for an indicator or check, or with an empty id as its own actions: first the one
// of the single fields, each once.
func actions(x Response, id string) []Action {
	a := x.Answers[id]
	var out []Action
	for _, one := range append([]Action{{a.Action, a.Owner, a.Due, a.Status}}, x.Actions[id]...) {
		if one != (Action{}) && !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

// together are the actions of several responses, each once, in an order that does not tell whose they are.
func together(responses []Response, id string) []Action {
	var out []Action
	for _, x := range responses {
		out = append(out, actions(x, id)...)
	}
	slices.SortFunc(out, func(a, b Action) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Owner, b.Owner),
			cmp.Compare(a.Due.String(), b.Due.String()), cmp.Compare(a.Status, b.Status))
	})
	return slices.Compact(out)
}

// Lines writes several actions as one text, a line for each: "action (owner, due, status)".
func Lines(plan []Action, status func(Status) string) string {
	var out []string
	for _, a := range plan {
		rest := slices.DeleteFunc([]string{a.Owner, a.Due.String(), status(a.Status)}, func(s string) bool { return s == "" })
		line := a.Text
		if len(rest) > 0 {
			line = strings.TrimSpace(line + " (" + strings.Join(rest, ", ") + ")")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// AddPlans gives each round the plan that its school worked out in a gap workbook. The school is found by its BRIN,
// else by name and sector, and the round by its name. Of several plans for one round the one that holds all that the
// others say counts; of plans that contradict each other the one that was made last, with a warning, and when that
// cannot be told it is an error that names both. It gives back the plans of which no round was read, one for each
// school and round.
func AddPlans(schools []Rounds, plans []Plan, problems *problem.List) (rest []Plan) {
	ordered := slices.Clone(plans)
	slices.SortStableFunc(ordered, func(a, b Plan) int { return cmp.Compare(a.Source.File, b.Source.File) })
	type group struct {
		school int // in schools; -1 for none
		plans  []Plan
	}
	groups, keys := map[string]*group{}, []string(nil)
	for _, p := range ordered {
		at, ok := schoolOfPlan(schools, p, problems)
		if !ok {
			continue
		}
		key := schoolKey(p.School)
		if at >= 0 {
			key = strconv.Itoa(at)
		}
		key += "\n" + roundKey(p.Round)
		if groups[key] == nil {
			groups[key] = &group{school: at}
			keys = append(keys, key)
		}
		groups[key].plans = append(groups[key].plans, p)
	}
	for _, key := range keys {
		g := groups[key]
		plan, ok := newest(g.plans, problems)
		if !ok {
			continue
		}
		n := -1
		if g.school >= 0 {
			n = slices.IndexFunc(schools[g.school].Rounds, func(r Round) bool { return roundKey(r.ID) == roundKey(plan.Round) })
		}
		if n < 0 {
			rest = append(rest, plan)
			continue
		}
		schools[g.school].Rounds[n].Plan = &plan
	}
	return rest
}

// schoolOfPlan finds the school of a plan; -1 when it is none of them. It is false when several could be it.
func schoolOfPlan(schools []Rounds, p Plan, problems *problem.List) (int, bool) {
	named := -1
	for n, s := range schools {
		if p.School.BRIN != "" && s.School.BRIN == p.School.BRIN {
			return n, true
		}
		if !p.Of(s.School) {
			continue
		}
		if named >= 0 {
			problems.Errorf(p.Source, "answers.action_plan_without_brin", p.School.Name, schools[named].School.BRIN,
				s.School.BRIN)
			return -1, false
		}
		named = n
	}
	return named, true
}

// newest chooses from the plans for one school and round. It is false when they contradict each other and it cannot be
// told which of them holds.
func newest(plans []Plan, problems *problem.List) (Plan, bool) {
	best := 0
	for n := range plans {
		switch forth, back := plans[n].covers(plans[best]), plans[best].covers(plans[n]); {
		case forth && (!back || plans[n].Worked && !plans[best].Worked):
			best = n
		case !forth && !back && plans[n].Made.After(plans[best].Made):
			best = n
		}
	}
	sure := true
	for n, p := range plans {
		holds := plans[best]
		if n == best || holds.covers(p) {
			continue
		}
		if !holds.Made.After(p.Made) {
			sure = false
			for _, pair := range [][2]Plan{{p, holds}, {holds, p}} {
				problems.Errorf(pair[0].Source, "answers.another_action_plan_says",
					p.School.Name, p.Round, pair[1].Source.String())
			}
			continue
		}
		problems.Warnf(p.Source, "answers.another_action_plan_says_something",
			p.School.Name, p.Round, holds.Source.String(), holds.Made.String())
	}
	return plans[best], sure
}

// covers reports whether a plan says all that another one adds to the answers.
func (p Plan) covers(other Plan) bool {
	said := map[string]bool{}
	for _, r := range p.Fresh() {
		said[r.line()] = true
	}
	return !slices.ContainsFunc(other.Fresh(), func(r PlanRow) bool { return !said[r.line()] })
}

// Of reports whether the plan is one of the school: by BRIN, or by name and sector when one of the two has no BRIN.
func (p Plan) Of(s School) bool {
	if p.School.BRIN != "" && s.BRIN != "" {
		return p.School.BRIN == s.BRIN
	}
	return sameSchool(p.School, s)
}

// PlanOf finds, among plans, the latest one of a school; false when there is none.
func PlanOf(plans []Plan, s School) (Plan, bool) {
	var found []Plan
	for _, p := range plans {
		if p.Of(s) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return Plan{}, false
	}
	return slices.MaxFunc(found, func(a, b Plan) int {
		return cmp.Or(a.Date.Time().Compare(b.Date.Time()), cmp.Compare(a.Round, b.Round))
	}), true
}

// PlannedAnswer is an answer in which only the plan for an indicator stands.
func (p Plan) PlannedAnswer(id string) Answer {
	for _, r := range p.Rows {
		if r.Indicator == id {
			return r.over(Answer{})
		}
	}
	return Answer{}
}
