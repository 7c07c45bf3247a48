package view

import (
	"slices"

	"sggscan/assessment"
	"sggscan/rubric"
)

// first are the actions to begin with. Warning questions that are not from the article come before all others: they are
// about staff, and cannot wait a day.
func (b *builder) first() []Action {
	urgent := func(f assessment.First) int {
		if c, ok := b.r.Check(f.ID); ok && f.Kind == assessment.FirstFlag && len(c.Principles) == 0 {
			return -1
		}
		return 0
	}
	ordered := slices.Clone(b.a.First)
	slices.SortStableFunc(ordered, func(x, y assessment.First) int { return urgent(x) - urgent(y) })
	return mapped(ordered, b.action)
}

func (b *builder) action(f assessment.First) Action {
	if f.Kind == assessment.FirstFlag {
		c, _ := b.r.Check(f.ID)
		change := b.say("report.put_right_straight_away")
		if len(c.Principles) == 0 {
			change = b.say("report.today")
		}
		return Action{ID: f.ID, Title: CheckTitle(c, b.Lang), Kind: string(f.Kind), Change: change,
			Text: c.For(b.a.School.Sector).Steps.In(b.Lang), Mark: b.say("report.warning")}
	}
	i, _ := b.a.Indicator(f.ID)
	v := b.indicator(i)
	return Action{ID: f.ID, Title: v.Title, Kind: string(f.Kind), Change: b.change(i), Text: v.Step, Mark: v.Critical}
}

// change says from which level to which the next step goes.
func (b *builder) change(i assessment.IndicatorResult) string {
	if i.State.Open() {
		return b.say("report.find_out")
	}
	if i.State != assessment.Answered || i.Level == rubric.TopLevel {
		return ""
	}
	return b.say("report.from", int(i.Level), int(i.Level)+1)
}

func (b *builder) gaps() []Gap {
	var out []Gap
	for _, g := range b.a.Gaps {
		i, _ := b.a.Indicator(g.Indicator.ID)
		out = append(out, Gap{Indicator: b.indicator(i), TargetLevel: int(g.Target), Gain: Signed(g.Gain, b.Lang),
			GainValue: g.Gain.Float(),
			Effort:    g.Indicator.Effort, EffortText: efforts(b.Lang)[g.Indicator.Effort-1]})
	}
	return out
}

// plan has the gaps in order, then every other answer in which somebody planned something.
func (b *builder) plan() []PlanRow {
	var out []PlanRow
	add := func(i assessment.IndicatorResult) {
		v := b.indicator(i)
		out = append(out, PlanRow{ID: v.ID, Title: v.Title, Domain: v.Domain, Change: b.change(i), Step: v.Step,
			Action: v.Action, Owner: v.Owner, Due: v.Due, DueOn: v.DueOn,
			StatusID: v.StatusID, Status: v.Status, Critical: v.Critical, Carried: i.Planned})
	}
	listed := map[string]bool{}
	for _, g := range b.a.Gaps {
		i, _ := b.a.Indicator(g.Indicator.ID)
		add(i)
		listed[g.Indicator.ID] = true
	}
	for _, i := range slices.Concat(b.a.Indicators, b.a.Outside) {
		if !listed[i.Indicator.ID] && len(i.Plan) > 0 {
			add(i)
		}
	}
	return out
}

// agreed has a row for each action of a check, then for each of the school's own.
func (b *builder) agreed() []PlanRow {
	var out []PlanRow
	add := func(id, title string, plan []assessment.Action) {
		for _, a := range plan {
			due := a.Due.Text
			if !a.Due.Date.IsZero() {
				due = Day(a.Due.Date, b.Lang)
			}
			out = append(out, PlanRow{ID: id, Title: title, Action: a.Text, Owner: a.Owner, Due: due,
				DueOn: a.Due.Date.Time(), StatusID: string(a.Status), Status: StatusWord(a.Status, b.Lang)})
		}
	}
	for _, c := range slices.Concat(b.a.Flags, b.a.Legal) {
		add(c.Check.ID, b.check(c).Title, c.Plan)
	}
	add("", b.say("report.own_action"), b.a.Plan)
	return out
}

// open lists what waits for an answer: the flags that nobody could answer, then critical indicators, then the others.
func (b *builder) open() []Open {
	var flags, out []Open
	for _, id := range b.a.Open {
		i, _ := b.a.Indicator(id)
		v := b.indicator(i)
		out = append(
			out,
			Open{ID: id, Title: v.Title, Question: v.Question, State: v.State, Critical: v.Critical, Ask: v.Ask,
				Hints: v.Hints, Band: oneDecimal(b.a.BandEffect(id).Rat(), b.Lang)},
		)
	}
	rank := func(o Open) int {
		i, _ := b.r.Indicator(o.ID)
		return criticalRank(i.Critical)
	}
	slices.SortStableFunc(out, func(x, y Open) int { return rank(x) - rank(y) })
	for _, c := range b.a.Flags {
		if openCheck(c) {
			v := b.check(c)
			flags = append(flags, Open{ID: v.ID, Title: v.Title, Question: v.Question, State: v.State})
		}
	}
	return append(flags, out...)
}

func (b *builder) resource(x rubric.Resource) Resource {
	return Resource{x.ID, x.Title.In(b.Lang), x.Description.In(b.Lang), x.URL}
}
