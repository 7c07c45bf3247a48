package view

import (
	"cmp"
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lists"
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
	return lists.Map(ordered, b.action)
}

func (b *builder) action(f assessment.First) Action {
	if f.Kind == assessment.FirstFlag {
		c, _ := b.r.Check(f.ID)
		return Action{ID: f.ID, Title: CheckTitle(c, b.Lang), Kind: string(f.Kind), Change: b.putRight(c),
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
	return joined(" ", b.say("report.from", int(i.Level), int(i.Level)+1), b.byAdviser(i))
}

func (b *builder) gaps() []Gap {
	var out []Gap
	for _, g := range b.a.Gaps {
		i, _ := b.a.Indicator(g.Indicator.ID)
		x := Gap{Indicator: b.indicator(i), TargetLevel: int(g.Target), Gain: Signed(g.Gain, b.Lang),
			GainValue: g.Gain.Float(),
			Effort:    g.Indicator.Effort, EffortText: efforts(b.Lang)[g.Indicator.Effort-1]}
		if x.GainText = b.say("report.gain", x.Gain); x.NextLevel < x.TargetLevel {
			x.GainText = b.say("report.gain_at", x.TargetLevel, x.Gain)
		}
		out = append(out, x)
	}
	return out
}

// plan has what comes first, warnings answered yes and legal duties not met or not known, then the gaps in order, what
// is to be found out, and whatever else somebody planned; own actions last. Each action has its row; a question without
// one has a row with the step alone.
func (b *builder) plan() []PlanRow {
	var out []PlanRow
	listed := map[string]bool{}
	add := func(row PlanRow, plan []assessment.Action, planned bool) {
		if listed[row.ID] {
			return
		}
		listed[row.ID], row.Carried = true, planned
		if len(plan) == 0 {
			plan = []assessment.Action{{}}
		}
		for _, a := range plan {
			out = append(out, b.planned(row, a))
		}
	}
	question := func(kind string, i assessment.IndicatorResult) {
		ind := i.Indicator
		add(PlanRow{Kind: kind, ID: ind.ID, Title: ind.Title.In(b.Lang), Domain: b.domainOf(ind), Change: b.change(i),
			Step: b.advised(i), Critical: CriticalWord(ind.Critical, b.Lang)}, i.Plan, i.Planned)
	}
	check := func(c assessment.CheckResult) {
		v := b.check(c)
		row := PlanRow{Kind: PlanCheck, ID: v.ID, Title: v.Title, Critical: b.say("report.legal_duty")}
		if c.Check.Kind == rubric.Flag {
			row.Critical = b.say("report.warning")
		}
		switch {
		case v.Urgent:
			row.Change, row.Step = b.putRight(*c.Check), v.Steps
		case c.State == assessment.CheckUnknown || c.State == assessment.CheckBlank:
			row.Change, row.Step = b.say("report.find_out"), b.say("report.find_out_how_goes")
		case v.Attention:
			row.Step = v.Steps
		}
		add(row, c.Plan, c.Planned)
	}
	some := func(list []assessment.CheckResult, states ...assessment.CheckState) {
		for _, c := range list {
			if slices.Contains(states, c.State) || len(states) == 0 && (len(c.Plan) > 0 || c.Planned) {
				check(c)
			}
		}
	}
	some(b.a.Flags, assessment.CheckYes)
	some(b.a.Legal, assessment.CheckNo, assessment.CheckUnknown)
	for _, g := range b.a.Gaps {
		i, _ := b.a.Indicator(g.Indicator.ID)
		question(PlanGap, i)
	}
	for _, o := range b.open() {
		if i, ok := b.a.Indicator(o.ID); ok {
			question(PlanOpen, i)
		}
	}
	some(b.a.Flags, assessment.CheckUnknown, assessment.CheckBlank)
	for _, i := range slices.Concat(b.a.Indicators, b.a.Outside) {
		if len(i.Plan) > 0 || i.Planned {
			question(PlanOther, i)
		}
	}
	some(slices.Concat(b.a.Flags, b.a.Legal))
	if len(b.a.Plan) > 0 || b.a.Planned {
		add(PlanRow{Kind: PlanOwn, Title: b.say("report.own_action")}, b.a.Plan, b.a.Planned)
	}
	return out
}

// planned is a row of the plan with an action in it, and what is to be noticed of that on the day of the report.
func (b *builder) planned(row PlanRow, a assessment.Action) PlanRow {
	row.Action, row.Owner, row.Due, row.DueOn = a.Text, a.Owner, cmp.Or(Day(a.Due.Date, b.Lang), a.Due.Text),
		a.Due.Date.Time()
	row.StatusID, row.Status = string(a.Status), StatusWord(a.Status, b.Lang)
	if !row.Over() && b.Today.After(a.Due.Date) && !a.Due.Date.IsZero() {
		row.Late = b.say("report.late")
	}
	if !row.Over() && a.Text != "" && a.Owner == "" {
		row.Unowned = b.say("report.without_owner")
	}
	return row
}

// putRight says how soon a warning must be put right.
func (b *builder) putRight(c rubric.Check) string {
	if len(c.Principles) == 0 {
		return b.say("report.today")
	}
	return b.say("report.put_right_straight_away")
}

// open lists what waits for an answer: the flags that nobody could answer, critical indicators, the other ones, and
// last the legal duties.
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
	for _, c := range b.a.Legal {
		if openCheck(c) {
			v := b.check(c)
			out = append(out, Open{ID: v.ID, Title: v.Title, Question: v.Question, State: v.State, Legal: true})
		}
	}
	return append(flags, out...)
}

func (b *builder) resource(x rubric.Resource) Resource {
	return Resource{x.ID, x.Title.In(b.Lang), x.Description.In(b.Lang), x.URL}
}
