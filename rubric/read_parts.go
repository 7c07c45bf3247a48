package rubric

import (
	"cmp"
	"slices"
	"strings"

	"sggscan/internal/yamldoc"
)

func (l *loader) source(v yamldoc.Value) {
	s := &l.rubric.Source
	part(v, must("title", plain(&s.Title)), must("publisher", plain(&s.Publisher)),
		must("consulted", date(&s.Consulted)))
}

func (l *loader) guidance(v yamldoc.Value) {
	g := &l.rubric.Guidance
	part(v, may("levels", l.text(&g.Levels)), may("flags", l.text(&g.Flags)), may("legal", l.text(&g.Legal)))
}

func (l *loader) trendNoise(v yamldoc.Value) {
	n := &l.rubric.TrendNoise
	part(v, must("full", decimal(&n.Full, 100)), must("core", decimal(&n.Core, 100)))
}

func (l *loader) levelNames(v yamldoc.Value) {
	list := v.List()
	if len(list) != len(l.rubric.Levels) {
		v.Errorf("rubric.levels_expected_from_0", len(l.rubric.Levels), int(TopLevel), len(list))
		return
	}
	for i, x := range list {
		name := &l.rubric.Levels[i]
		part(x, must("label", l.text(&name.Label)), must("meaning", l.text(&name.Meaning)))
	}
}

func (l *loader) verdicts(v yamldoc.Value) {
	want := []VerdictID{NotYet, Developing, InPractice, Embedded}
	list := v.List()
	if len(list) != len(want) {
		v.Errorf("rubric.four_verdicts_expected_from")
		return
	}
	for i, x := range list {
		verdict := Verdict{ID: want[i]}
		part(x,
			must("id", func(v yamldoc.Value) {
				if v.Raw() != string(want[i]) {
					v.Errorf("rubric.expected_verdicts_go_from", string(want[i]))
				}
			}),
			must("from", l.bound(&verdict)),
			must("label", l.text(&verdict.Label)))
		l.rubric.Verdicts = append(l.rubric.Verdicts, verdict)
	}
}

// bound reads the score from which a verdict holds: 0 for the lowest, and more than that of the one before.
func (l *loader) bound(verdict *Verdict) reader {
	return func(v yamldoc.Value) {
		from, ok := v.Decimal(0, 100)
		verdict.From = from
		switch below := len(l.rubric.Verdicts) - 1; {
		case !ok:
		case below < 0 && from.Sign() != 0:
			v.Errorf("rubric.lowest_verdict_begins_at")
		case below >= 0 && l.rubric.Verdicts[below].From != nil && from.Cmp(l.rubric.Verdicts[below].From) <= 0:
			v.Errorf("rubric.bound_must_higher_than")
		}
	}
}

func (l *loader) role(v yamldoc.Value) {
	var role Role
	ok := part(v,
		must("id", func(v yamldoc.Value) {
			matching(&role.ID, idPattern(), "rubric.letter_then_letters_digits")(v)
			if _, double := l.rubric.Role(role.ID); double {
				v.Errorf("rubric.role_twice", role.ID)
			}
		}),
		must("title", l.text(&role.Title)),
		may("single", boolean(&role.Single)),
		may("leading", boolean(&role.Leading)))
	if !ok {
		return
	}
	if role.ID == Joint && !role.Single {
		v.Errorf("rubric.role_one_school", Joint)
	}
	l.rubric.Roles = append(l.rubric.Roles, role)
}

func (l *loader) principle(v yamldoc.Value) {
	var p Principle
	ok := part(v,
		must("id", func(v yamldoc.Value) {
			matching(&p.ID, idPattern(), "rubric.letter_then_letters_digits")(v)
			if _, double := l.rubric.Principle(p.ID); double {
				v.Errorf("rubric.principle_twice", p.ID)
			}
			l.refs = append(l.refs, reference{v, "placed", p.ID})
		}),
		must("section", l.text(&p.Section)),
		must("text", l.text(&p.Text)))
	if ok {
		l.rubric.Principles = append(l.rubric.Principles, p)
	}
}

func (l *loader) resource(v yamldoc.Value) {
	x := Resource{Sectors: Sectors()}
	ok := part(v,
		must("id", func(v yamldoc.Value) {
			plain(&x.ID)(v)
			if _, double := l.rubric.Resource(x.ID); double {
				v.Errorf("rubric.resource_twice", x.ID)
			}
		}),
		must("title", l.text(&x.Title)),
		may("description", l.text(&x.Description)),
		may("sectors", sectors(&x.Sectors)),
		may("url", func(v yamldoc.Value) {
			plain(&x.URL)(v)
			if !strings.HasPrefix(x.URL, "https://") && !strings.HasPrefix(x.URL, "http://") {
				v.Errorf("rubric.url_begins_with_https")
			}
		}))
	if ok {
		l.rubric.Resources = append(l.rubric.Resources, x)
	}
}

func (l *loader) contradiction(v yamldoc.Value) {
	var c Contradiction
	ok := part(v,
		must("id", func(v yamldoc.Value) {
			plain(&c.ID)(v)
			if slices.ContainsFunc(l.rubric.Contradictions, func(x Contradiction) bool { return x.ID == c.ID }) {
				v.Errorf("rubric.contradiction_twice", c.ID)
			}
		}),
		must("when", func(v yamldoc.Value) {
			list := v.List()
			if len(list) != len(c.When) {
				v.Errorf("rubric.two_conditions_expected", len(list))
				return
			}
			for n, x := range list {
				c.When[n] = l.condition(x)
			}
		}),
		must("text", l.text(&c.Text)))
	if ok {
		l.rubric.Contradictions = append(l.rubric.Contradictions, c)
	}
}

func (l *loader) condition(v yamldoc.Value) Condition {
	var c Condition
	tests := 0
	test := func(read reader) reader {
		return func(v yamldoc.Value) {
			tests++
			read(v)
		}
	}
	level := func(to **Level) reader {
		return test(func(v yamldoc.Value) {
			*to = new(Level)
			number(*to, 0, int(TopLevel))(v)
		})
	}
	part(v,
		may("indicator", l.mention(&c.Indicator, "indicator")),
		may("at_least", level(&c.AtLeast)),
		may("at_most", level(&c.AtMost)),
		may("check", l.mention(&c.Check, "check")),
		may("is", test(func(v yamldoc.Value) {
			answer(&c.Is, "yes", "repaired", "no", "unknown")(v)
			c.Is = cmp.Or(c.Is, "yes") // of another word it was said that it is unknown
		})),
		may("agreement_below", test(decimal(&c.AgreementBelow, 1))))
	ofCheck := c.Check != "" && c.Is != "" && c.Indicator == ""
	ofLevels := c.Check == "" && c.Is == "" && (c.Indicator != "" || c.AgreementBelow != nil)
	if tests != 1 || !ofCheck && !ofLevels {
		v.Errorf("rubric.condition_indicator_with_at")
	}
	return c
}
