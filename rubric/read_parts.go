package rubric

import (
	"slices"
	"strings"

	"sggscan/internal/yamldoc"
)

func (l *loader) source(v yamldoc.Value) Source {
	var s Source
	m, _ := v.Map("title", "publisher", "consulted")
	required(m, "title", "publisher", "consulted")
	for _, e := range m.Entries {
		switch e.Name {
		case "title":
			s.Title, _ = e.Value.Text()
		case "publisher":
			s.Publisher, _ = e.Value.Text()
		case "consulted":
			s.Consulted = l.date(e.Value)
		}
	}
	return s
}

func (l *loader) trendNoise(v yamldoc.Value) TrendNoise {
	var n TrendNoise
	m, _ := v.Map("full", "core")
	required(m, "full", "core")
	for _, e := range m.Entries {
		if e.Name == "full" {
			n.Full, _ = e.Value.Decimal(0, 100)
		} else {
			n.Core, _ = e.Value.Decimal(0, 100)
		}
	}
	return n
}

func (l *loader) levelNames(v yamldoc.Value) {
	list := v.List()
	if len(list) != len(l.rubric.Levels) {
		v.Errorf("rubric.levels_expected_from_0", len(l.rubric.Levels), int(TopLevel), len(list))
		return
	}
	for i, x := range list {
		m, _ := x.Map("label", "meaning")
		required(m, "label", "meaning")
		for _, e := range m.Entries {
			if e.Name == "label" {
				l.rubric.Levels[i].Label = l.text(e.Value)
			} else {
				l.rubric.Levels[i].Meaning = l.text(e.Value)
			}
		}
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
		m, _ := x.Map("id", "from", "label")
		required(m, "id", "from", "label")
		verdict := Verdict{ID: want[i]}
		for _, e := range m.Entries {
			switch e.Name {
			case "id":
				if e.Value.Raw() != string(want[i]) {
					e.Value.Errorf("rubric.expected_verdicts_go_from", string(want[i]))
				}
			case "from":
				verdict.From, _ = e.Value.Decimal(0, 100)
				if from := verdict.From; from != nil {
					if i == 0 && from.Sign() != 0 {
						e.Value.Errorf("rubric.lowest_verdict_begins_at")
					}
					if i > 0 && l.rubric.Verdicts[i-1].From != nil && from.Cmp(l.rubric.Verdicts[i-1].From) <= 0 {
						e.Value.Errorf("rubric.bound_must_higher_than")
					}
				}
			case "label":
				verdict.Label = l.text(e.Value)
			}
		}
		l.rubric.Verdicts = append(l.rubric.Verdicts, verdict)
	}
}

func (l *loader) guidance(v yamldoc.Value) {
	m, _ := v.Map("levels", "flags", "legal")
	for _, e := range m.Entries {
		t := l.text(e.Value)
		switch e.Name {
		case "levels":
			l.rubric.Guidance.Levels = t
		case "flags":
			l.rubric.Guidance.Flags = t
		case "legal":
			l.rubric.Guidance.Legal = t
		}
	}
}

func (l *loader) role(v yamldoc.Value) {
	m, ok := v.Map("id", "title", "single", "leading")
	if !ok {
		return
	}
	required(m, "id", "title")
	var role Role
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			role.ID = l.matching(e.Value, idPattern, "rubric.letter_then_letters_digits")
			if _, double := l.rubric.Role(role.ID); double {
				e.Value.Errorf("rubric.role_twice", role.ID)
			}
		case "title":
			role.Title = l.text(e.Value)
		case "single":
			role.Single, _ = e.Value.Bool()
		case "leading":
			role.Leading, _ = e.Value.Bool()
		}
	}
	if role.ID == Joint && !role.Single {
		v.Errorf("rubric.role_one_school", Joint)
	}
	l.rubric.Roles = append(l.rubric.Roles, role)
}

func (l *loader) principle(v yamldoc.Value) {
	m, ok := v.Map("id", "section", "text")
	if !ok {
		return
	}
	required(m, "id", "section", "text")
	var p Principle
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			p.ID = l.matching(e.Value, idPattern, "rubric.letter_then_letters_digits")
			if _, double := l.rubric.Principle(p.ID); double {
				e.Value.Errorf("rubric.principle_twice", p.ID)
			}
			l.refs = append(l.refs, reference{e.Value, "placed", p.ID})
		case "section":
			p.Section = l.text(e.Value)
		case "text":
			p.Text = l.text(e.Value)
		}
	}
	l.rubric.Principles = append(l.rubric.Principles, p)
}

func (l *loader) resource(v yamldoc.Value) {
	m, ok := v.Map("id", "title", "description", "url")
	if !ok {
		return
	}
	required(m, "id", "title")
	var x Resource
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			x.ID, _ = e.Value.Text()
			if _, double := l.rubric.Resource(x.ID); double {
				e.Value.Errorf("rubric.resource_twice", x.ID)
			}
		case "title":
			x.Title = l.text(e.Value)
		case "description":
			x.Description = l.text(e.Value)
		case "url":
			x.URL, _ = e.Value.Text()
			if !strings.HasPrefix(x.URL, "https://") && !strings.HasPrefix(x.URL, "http://") {
				e.Value.Errorf("rubric.url_begins_with_https")
			}
		}
	}
	l.rubric.Resources = append(l.rubric.Resources, x)
}

func (l *loader) contradiction(v yamldoc.Value) {
	m, ok := v.Map("id", "when", "text")
	if !ok {
		return
	}
	required(m, "id", "when", "text")
	var c Contradiction
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			c.ID, _ = e.Value.Text()
			if slices.ContainsFunc(l.rubric.Contradictions, func(x Contradiction) bool { return x.ID == c.ID }) {
				e.Value.Errorf("rubric.contradiction_twice", c.ID)
			}
		case "text":
			c.Text = l.text(e.Value)
		case "when":
			list := e.Value.List()
			if len(list) != len(c.When) {
				e.Value.Errorf("rubric.two_conditions_expected", len(list))
				continue
			}
			for n, x := range list {
				c.When[n] = l.condition(x)
			}
		}
	}
	l.rubric.Contradictions = append(l.rubric.Contradictions, c)
}

func (l *loader) condition(v yamldoc.Value) Condition {
	var c Condition
	m, _ := v.Map("indicator", "at_least", "at_most", "check", "is", "agreement_below")
	level := func(x yamldoc.Value) *Level {
		n := Level(l.number(x, 0, int(TopLevel)))
		return &n
	}
	tests := 0
	for _, e := range m.Entries {
		switch e.Name {
		case "indicator":
			c.Indicator = e.Value.Raw()
			l.refs = append(l.refs, reference{e.Value, "indicator", c.Indicator})
		case "check":
			c.Check = e.Value.Raw()
			l.refs = append(l.refs, reference{e.Value, "check", c.Check})
		case "at_least":
			c.AtLeast = level(e.Value)
			tests++
		case "at_most":
			c.AtMost = level(e.Value)
			tests++
		case "is":
			c.Is = "yes"
			if b, ok := e.Value.IsBool(); !ok {
				if answer, known := enum(e.Value, "rubric.unknown_answer", "yes", "repaired", "no", "unknown"); known {
					c.Is = answer
				}
			} else if !b {
				c.Is = "no"
			}
			tests++
		case "agreement_below":
			c.AgreementBelow, _ = e.Value.Decimal(0, 1)
			tests++
		}
	}
	sound := tests == 1 && (c.Check != "") == (c.Is != "") && (c.Check == "" || c.Indicator == "") && (c.Indicator != "" || c.Is != "" || c.AgreementBelow != nil)
	if !sound {
		v.Errorf("rubric.condition_indicator_with_at")
	}
	return c
}
