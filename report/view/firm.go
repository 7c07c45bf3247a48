package view

import (
	"math/big"
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Explanation is what explain tells beside the report: how firm the verdict stands, what open answers can still do,
// what has evidence and the way to the next verdict, each number in a sentence of its own.
type Explanation struct {
	// Shares holds the share in the whole of each question in scope, as text ("2,0%"), by id.
	Shares map[string]string
	// Speaks names who stands for the leaders beside the team; "" where they are not laid side by side.
	Speaks string
	// Margin is how far the score stands above the threshold of its label.
	Margin string
	// Down and Up are what alone makes the verdict lower or higher.
	Down, Up Hinges
	// Openings say what the verdict becomes with the open questions and flags answered; empty when none is open.
	Openings []string
	Proven   string
	Route    Route
}

// Hinges are what alone changes the verdict one way: a sentence, and what it announces, critical points apart.
type Hinges struct {
	Sentence string
	Lines    []string
}

// Route is the shortest way to the next verdict.
type Route struct {
	Title string
	// Sentence says how many steps it takes, or why there is no way to go.
	Sentence string
	// Steps are those steps, when people can take them in. NotAdvice says what this way is not; "" without a way.
	Steps     []RouteStep
	NotAdvice string
	// Score is the sentence on the score after the steps.
	Score string
}

// RouteStep takes a question to another level, with the texts of the two, or a flag from yes to repaired, with what to
// do for it. Now is "" for an open question.
type RouteStep struct {
	ID, Title, Change string
	Count             int // of one level each, or 1 for a flag
	Now, Then, ToDo   string
}

// mostSteps is the number of steps that people can take in; of more only the number is told.
const mostSteps = 8

// Explain works out what there is to explain about a school.
func Explain(a assessment.Assessment, o Options) Explanation {
	b := &builder{Options: o, a: a, r: a.Rubric}
	out := Explanation{Shares: b.shares(), Speaks: b.speaks(), Openings: b.openings(), Proven: b.proven(),
		Route: b.route()}
	if a.Verdict == rubric.Incomplete {
		out.Down.Sentence = b.say("firm.incomplete")
	} else if a.Uncapped != "" {
		b.explainFirm(&out)
	}
	return out
}

// explainFirm says how firm a verdict stands. What is the lowest or the highest is said to be that, and not that no
// step changes it.
func (b *builder) explainFirm(out *Explanation) {
	f := b.a.Firmness()
	if f.Margin == nil {
		out.Margin = b.say("firm.lowest", b.label(b.a.Uncapped))
	} else {
		uncapped, _ := b.r.Verdict(b.a.Uncapped)
		out.Margin = b.count("firm.margin", *f.Margin, b.label(b.a.Uncapped),
			Percent(assessment.Exact(uncapped.From), b.Lang).Text) + " " + b.say("firm.before_limits")
	}
	lowest, highest := b.r.Verdicts[0].ID, b.r.Verdicts[len(b.r.Verdicts)-1].ID
	switch {
	case b.a.Verdict == lowest && f.Margin != nil:
		out.Down.Sentence = b.say("firm.lowest", b.label(lowest))
	case b.a.Verdict != lowest:
		out.Down = b.hinges(f.Down, "firm.none_down", "firm.alone_down",
			[]words.Key{"firm.critical_down", "firm.other_down", "firm.open_down", "firm.flag_down"})
	}
	switch {
	case b.a.Verdict == highest:
		out.Up.Sentence = b.say("firm.highest_no_higher", b.label(highest))
	case b.a.Verdict != lowest && len(f.Down)+len(f.Up) == 0:
		out.Down.Sentence = b.say("firm.none_either")
	default:
		out.Up = b.hinges(f.Up, "firm.none_up", "firm.alone_up",
			[]words.Key{"firm.critical_up", "firm.other_up", "firm.open_up", "firm.flag_up"})
	}
}

// shares is the weight of each question ÷ that of all in scope.
func (b *builder) shares() map[string]string {
	all := 0
	for _, i := range b.a.Indicators {
		if i.InScope() {
			all += i.Indicator.Weight
		}
	}
	out := map[string]string{}
	for _, i := range b.a.Indicators {
		if i.InScope() {
			out[i.Indicator.ID] = oneDecimal(big.NewRat(int64(100*i.Indicator.Weight), int64(all)), b.Lang) + "%"
		}
	}
	return out
}

// speaks names the roles that stand for the leaders on some question.
func (b *builder) speaks() string {
	var names []string
	for _, role := range b.r.Roles {
		if slices.ContainsFunc(b.a.Indicators, func(i assessment.IndicatorResult) bool {
			return i.Sides != nil && slices.ContainsFunc(i.Sides.Speaks,
				func(c assessment.RoleCount) bool { return c.Role == role.ID })
		}) {
			names = append(names, b.role(role.ID))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return b.say("agreement.speaks_for_leaders", and(names, b.Lang))
}

// count is the sentence for a number; see words.Count.
func (b *builder) count(key words.Key, n int, args ...any) string {
	return words.Count(key, n, args...).In(b.Lang)
}

// hinges sorts them by kind: critical points, other questions, open ones, flags.
func (b *builder) hinges(ids []string, none, some words.Key, kinds []words.Key) Hinges {
	if len(ids) == 0 {
		return Hinges{Sentence: b.say(none)}
	}
	sorted := make([][]string, len(kinds))
	for _, id := range ids {
		kind := 3
		if i, ok := b.a.Indicator(id); ok {
			switch {
			case i.State.Open():
				kind = 2
			case i.Indicator.Critical == rubric.Hard:
				kind = 0
			default:
				kind = 1
			}
		}
		sorted[kind] = append(sorted[kind], id)
	}
	out := Hinges{Sentence: b.say(some)}
	for n, key := range kinds {
		if len(sorted[n]) > 0 {
			out.Lines = append(out.Lines, b.say(key, or(sorted[n], b.Lang)))
		}
	}
	return out
}

func (b *builder) openings() []string {
	var out []string
	o := b.a.Openings()
	if n := len(b.a.Open); n > 0 {
		levels := []rubric.Level{0, b.a.Target, rubric.TopLevel}
		for at, x := range []assessment.Outlook{o.Zero, o.Target, o.Top} {
			if at == 0 || levels[at] != levels[at-1] {
				out = append(out, b.count("firm.all_open_at", n, int(levels[at]), b.label(x.Verdict),
					Percent(x.Lower, b.Lang).Text))
			}
		}
	}
	if n := len(o.IfYes); n > 0 { // any yes limits the verdict to the same
		ids := lists.Map(o.IfYes, func(f assessment.FlagOutlook) string { return f.ID })
		key := words.Key("firm.if_yes")
		switch lowest := b.r.Verdicts[0].ID; {
		case b.a.Verdict == lowest:
			key = "firm.if_yes_stays"
		case o.IfYes[0].Verdict == lowest:
			key = "firm.if_yes_lowest"
		}
		out = append(out, b.count(key, n, or(ids, b.Lang), b.label(o.IfYes[0].Verdict)))
	}
	if o.Decides != "" && len(b.a.Open)+len(o.IfYes) > 1 {
		out = append(out, b.say("firm.decides", o.Decides))
	}
	return out
}

func (b *builder) proven() string {
	p := b.a.Proven()
	if p.Of == 0 {
		return b.say("firm.nothing_proven")
	}
	if p.Count == p.Of {
		return b.count("firm.proven_all", p.Of, b.r.EvidenceMonths)
	}
	out := b.count("firm.proven", p.Of, p.Count, b.r.EvidenceMonths)
	score := Percent(p.Score, b.Lang).Text
	if len(b.moderated()) > 0 { // the lower bound of the school's own levels is another one
		return out + " " + b.say("firm.proven_score", score)
	}
	return out + " " + b.say("firm.proven_score_instead", score, Percent(b.a.Lower, b.Lang).Text)
}

func (b *builder) route() Route {
	out := Route{Title: b.say("firm.way_next")}
	r := b.a.Route()
	switch {
	case r == nil && b.a.Verdict == "":
		out.Sentence = b.say("firm.no_verdict")
	case r == nil:
		out.Sentence = b.say("firm.highest", b.label(b.a.Verdict))
	case r.Verdict == "":
		out.Sentence = b.count("firm.answers_missing", r.AnswersMissing)
	default:
		out.Title = b.say("firm.way", b.label(r.Verdict))
		sentences := []string{b.count("firm.steps", r.Count), b.say("firm.what_step_is")}
		if len(b.a.Open) > 0 {
			sentences = append(sentences, b.say("firm.open_as_0"))
		}
		if r.Count > mostSteps {
			sentences = append(sentences, b.say("firm.too_many"))
		} else {
			out.Steps, out.NotAdvice = lists.Map(r.Steps, b.routeStep), b.say("firm.not_what_matters")
			out.Score = b.count("firm.score_after", r.Count, Percent(r.Score, b.Lang).Text)
			if open := b.openFlags(); len(open) > 0 {
				out.Score += " " + b.count("firm.score_after_flags", len(open), or(open, b.Lang))
			}
		}
		out.Sentence = joined(" ", sentences...)
	}
	return out
}

// openFlags are the ids of the flags that are open.
func (b *builder) openFlags() []string {
	var out []string
	for _, f := range b.a.Flags {
		if openCheck(f) {
			out = append(out, f.Check.ID)
		}
	}
	return out
}

func (b *builder) routeStep(s assessment.RouteStep) RouteStep {
	if s.Flag {
		at := slices.IndexFunc(b.a.Flags, func(f assessment.CheckResult) bool { return f.Check.ID == s.ID })
		check := b.check(b.a.Flags[at])
		return RouteStep{ID: s.ID, Title: check.Title, Count: 1, Change: b.say("firm.flag_step"), ToDo: check.Steps}
	}
	i, _ := b.a.Indicator(s.ID)
	out := RouteStep{ID: s.ID, Title: i.Indicator.Title.In(b.Lang), Count: int(s.To - s.From),
		Then: b.levelText(i, s.To), Change: b.say("firm.open_step", int(s.To))}
	if i.State == assessment.Answered {
		out.Change, out.Now = b.say("firm.level_step", int(s.From), int(s.To)), b.levelText(i, s.From)
	}
	return out
}
