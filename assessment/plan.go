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
	// Whole tells that what the plan leaves empty was made empty: it has all its columns, and knows what was written.
	Whole bool
	// Rows are in the order of the rubric, the checks behind the indicators and own actions last. Of a question with
	// several actions each has its row; one that was made empty has a row in which nothing stands.
	Rows []PlanRow
}

// PlanRow is one action of a plan.
type PlanRow struct {
	ID string // of an indicator or a check; empty for an own action of the school
	Action
	// Fresh tells that the rows of this id say something else than the answers did when the workbook was written:
	// somebody changed them, or they were taken over from a workbook in which somebody did. Rows that are not fresh are
	// a copy of answers that may have been corrected since, so they never replace any.
	Fresh bool
}

// Empty reports whether nothing stands in the row.
func (r PlanRow) Empty() bool { return r.Action == (Action{}) }

// line is the row as id|action|owner|due|status, with a sign between them that no text holds.
func (r PlanRow) line() string {
	return strings.Join(
		[]string{r.ID, CleanLine(r.Text), CleanLine(r.Owner), CleanLine(r.Due.String()), string(r.Status)}, "\x1f",
	)
}

// lines are the rows in which something stands, each once, in an order of their own.
func lines(rows []PlanRow) []string {
	var out []string
	for _, r := range rows {
		if !r.Empty() {
			out = append(out, r.line())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// PlanFingerprint is that of a whole plan. It is the same for rows that say the same, however an office program stores
// them: their order, blanks and line ends do not count.
func PlanFingerprint(rows []PlanRow) string { return fingerprint(lines(rows)) }

// RowsFingerprint is that of the rows of one id, also when nothing stands in them.
func RowsFingerprint(id string, rows []PlanRow) string {
	all := lines(rows)
	if len(all) == 0 {
		all = []string{PlanRow{ID: id}.line()}
	}
	return fingerprint(all)
}

func fingerprint(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// PlanKey is the key of the fingerprint of a plan in the hidden sheet of its gap workbook; with a point and an id
// behind it that of the rows of a question, without an id that of own actions. PlanCarried stands behind the
// fingerprint of rows that were taken over from another gap workbook.
const (
	PlanKey     = "plan"
	PlanCarried = " carried"
)

// PlanMark is a line by which the program knows its own plan again.
type PlanMark struct{ Key, Value string }

// PlanMarks are the lines of a plan as it is written.
func PlanMarks(rows []PlanRow) []PlanMark {
	out := []PlanMark{{PlanKey, PlanFingerprint(rows)}}
	ids, of := byID(rows)
	if of[""] == nil {
		ids = append(ids, "")
	}
	for _, id := range ids {
		value := RowsFingerprint(id, of[id])
		if slices.ContainsFunc(of[id], func(r PlanRow) bool { return r.Fresh }) {
			value += PlanCarried
		}
		out = append(out, PlanMark{PlanKey + "." + id, value})
	}
	return out
}

// byID are rows by their id, with the ids in the order in which they come.
func byID(rows []PlanRow) (ids []string, of map[string][]PlanRow) {
	of = map[string][]PlanRow{}
	for _, r := range rows {
		if of[r.ID] == nil {
			ids = append(ids, r.ID)
		}
		of[r.ID] = append(of[r.ID], r)
	}
	return ids, of
}

// Fresh lists the rows that say something else than the answers did.
func (p Plan) Fresh() []PlanRow {
	return slices.DeleteFunc(slices.Clone(p.Rows), func(r PlanRow) bool { return !r.Fresh })
}

// Actions are what the plan holds for an indicator or check, or with an empty id as own actions of the school.
func (p Plan) Actions(id string) []Action {
	var out []Action
	for _, r := range p.Rows {
		if r.ID == id && !r.Empty() && !slices.Contains(out, r.Action) {
			out = append(out, r.Action)
		}
	}
	return out
}

// over is what rows of one id say in the place of what was planned. Unless the plan is whole, what they leave empty
// stays as it was, so that no text gets lost; whoever left the words out said nothing of several other actions.
func (p Plan) over(was []Action, rows []PlanRow) []Action {
	var now []Action
	if !p.Whole && len(was) > 1 && !slices.ContainsFunc(rows, func(r PlanRow) bool { return r.Text != "" }) {
		now = slices.Clone(was)
	}
	for _, r := range rows {
		before := Action{}
		if n := slices.IndexFunc(was, func(a Action) bool { return a.Text == r.Text }); n >= 0 {
			before = was[n]
		} else if len(was) == 1 && len(rows) == 1 {
			before = was[0]
		}
		if p.Whole {
			before = Action{}
		}
		a := Action{cmp.Or(r.Text, before.Text), cmp.Or(r.Owner, before.Owner), cmp.Or(r.Due, before.Due),
			cmp.Or(r.Status, before.Status)}
		if a != (Action{}) && !slices.Contains(now, a) {
			now = append(now, a)
		}
	}
	return now
}

// plan takes over what the school worked out in its gap workbook: its actions, after merging. Levels and scores stay as
// they are.
func (a *Assessment) plan(p *Plan) {
	if p == nil {
		return
	}
	ids, of := byID(p.Fresh())
	for _, id := range ids {
		plan, planned := a.planOf(id)
		if plan == nil {
			continue
		}
		now := p.over(*plan, of[id])
		*planned = !slices.Equal(*plan, now)
		*plan = now
	}
	for n := range a.Indicators {
		a.Indicators[n].single()
	}
	order := map[string]int{}
	for n, i := range a.Rubric.Indicators() {
		order[i.ID] = n
	}
	for n := range a.Outside {
		a.Outside[n].single()
	}
	slices.SortStableFunc(
		a.Outside,
		func(x, y IndicatorResult) int { return order[x.Indicator.ID] - order[y.Indicator.ID] },
	)
}

// Actions are those for an indicator or check, or with an empty id the school's own.
func (a *Assessment) Actions(id string) []Action {
	if plan, _ := a.find(id); plan != nil {
		return *plan
	}
	return nil
}

// find is where the actions for an id stand; nil for none.
func (a *Assessment) find(id string) (plan *[]Action, planned *bool) {
	if id == "" {
		return &a.Plan, &a.Planned
	}
	for _, checks := range [][]CheckResult{a.Flags, a.Legal} {
		for n := range checks {
			if checks[n].Check.ID == id {
				return &checks[n].Plan, &checks[n].Planned
			}
		}
	}
	for _, list := range [][]IndicatorResult{a.Indicators, a.Outside} {
		for n := range list {
			if list[n].Indicator.ID == id {
				return &list[n].Plan, &list[n].Planned
			}
		}
	}
	return nil, nil
}

// planOf is find that makes a place for an indicator that the school was not asked, beside those that it was.
func (a *Assessment) planOf(id string) (plan *[]Action, planned *bool) {
	plan, planned = a.find(id)
	ind, ok := a.Rubric.Indicator(id)
	if plan != nil || !ok {
		return plan, planned
	}
	a.Outside = append(a.Outside, IndicatorResult{Indicator: &ind})
	last := &a.Outside[len(a.Outside)-1]
	return &last.Plan, &last.Planned
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
	a := x.Answers.Of(id)
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
	_, said := byID(p.Fresh())
	ids, of := byID(other.Fresh())
	return !slices.ContainsFunc(ids, func(id string) bool {
		return said[id] == nil || RowsFingerprint(id, said[id]) != RowsFingerprint(id, of[id])
	})
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
