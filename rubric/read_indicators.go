package rubric

import (
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/yamldoc"
)

func (l *loader) domain(v yamldoc.Value) {
	m, ok := v.Map("id", "title", "intro", "weight", "indicators")
	if !ok {
		return
	}
	required(m, "title", "indicators")
	d := Domain{ID: l.id(m)}
	for _, e := range m.Entries {
		switch e.Name {
		case "title":
			d.Title = l.text(e.Value)
		case "intro":
			d.Intro = l.text(e.Value)
		case "weight":
			e.Key.Errorf("rubric.unknown_key_weight")
		case "indicators":
			for _, x := range e.Value.List() {
				if i, ok := l.indicator(x); ok {
					i.Domain = d.ID
					d.Indicators = append(d.Indicators, i)
				}
			}
			if len(d.Indicators) == 0 {
				e.Value.Errorf("rubric.domain_at_least_one")
			}
		}
	}
	l.rubric.Domains = append(l.rubric.Domains, d)
}

func (l *loader) indicator(v yamldoc.Value) (Indicator, bool) {
	m, ok := v.Map(indicatorKeys()...)
	if !ok {
		return Indicator{}, false
	}
	required(m, "title", "question", "levels")
	l.at = append(l.at, v)
	i := Indicator{ID: l.id(m), Weight: 1, Effort: 2, Critical: None, Sectors: Sectors(), Principles: []string{}, Resources: []string{}}
	for _, e := range m.Entries {
		switch e.Name {
		case "title":
			i.Title = l.text(e.Value)
		case "principles":
			i.Principles = l.names(e.Value, "principle")
		case "sectors":
			i.Sectors = l.sectors(e.Value)
		case "weight":
			i.Weight = l.number(e.Value, 1, 1000)
		case "critical":
			i.Critical, _ = enum(e.Value, "rubric.unknown_value", None, Soft, Hard)
		case "core":
			if e.Value.IsList() {
				i.Core, i.CoreSectors = true, l.sectors(e.Value)
			} else {
				i.Core, _ = e.Value.Bool()
			}
		case "allow_na":
			i.AllowNA, _ = e.Value.Bool()
		case "effort":
			i.Effort = l.number(e.Value, 1, 3)
		case "changed":
			i.Changed = l.version(e.Value)
		case "resources":
			i.Resources = l.names(e.Value, "resource")
		case "ask":
			i.Ask = l.ask(e.Value)
		case "question", "why", "levels", "evidence", "steps":
			l.indicatorText(&i.Texts, e)
		}
	}
	if s, ok := m.Get("sector_texts"); ok {
		i.SectorTexts = map[Sector]Texts{}
		sm, _ := s.Map("po", "vo", "mbo")
		for _, e := range sm.Entries {
			sector := Sector(e.Name)
			if !i.In(sector) {
				e.Key.Errorf("rubric.texts_for_not_among", e.Name, e.Name)
			}
			tm, _ := e.Value.Map("question", "why", "levels", "evidence", "steps")
			var t Texts
			for _, te := range tm.Entries {
				l.indicatorText(&t, te)
			}
			i.SectorTexts[sector] = t
		}
	}
	for _, s := range i.CoreSectors {
		if !i.In(s) {
			v.Errorf("rubric.in_short_list_not", i.ID, string(s), string(s))
		}
	}
	notCore := func(s Sector) bool { return !i.InCore(s) }
	if i.Critical == Hard && (slices.ContainsFunc(i.Sectors, notCore) || i.AllowNA) {
		v.Errorf("rubric.hard_critical", i.ID)
	}
	return i, true
}

func (l *loader) indicatorText(t *Texts, e yamldoc.Entry) {
	switch e.Name {
	case "question":
		t.Question = l.text(e.Value)
	case "why":
		t.Why = l.text(e.Value)
	case "evidence":
		t.Evidence = l.texts(e.Value)
	case "levels":
		t.Levels = l.texts(e.Value)
		if len(t.Levels) != int(TopLevel)+1 {
			e.Value.Errorf("rubric.level_texts_expected_from_0", int(TopLevel)+1, int(TopLevel), len(t.Levels))
		}
		for _, language := range lang.All() {
			for n := range t.Levels {
				for k := range n {
					if t.Levels[n].Has(language) && t.Levels[k].Has(language) && t.Levels[n].In(language) == t.Levels[k].In(language) {
						e.Value.List()[n].Errorf("rubric.level_same_text_as_level", n, k)
					}
				}
			}
		}
	case "steps":
		t.Steps = l.texts(e.Value)
		if len(t.Steps) != int(TopLevel) {
			e.Value.Errorf("rubric.steps_expected_0_1", int(TopLevel), len(t.Steps))
		}
	}
}

// ask reads who would know: the id of a respondent role, or a text. The roles may stand in a later file, so the ids are
// replaced by titles when all files are read.
func (l *loader) ask(v yamldoc.Value) []lang.Text {
	var out []lang.Text
	for _, x := range v.List() {
		if x.IsScalar() && idPattern.MatchString(x.Raw()) {
			out = append(out, lang.Same(x.Raw()))
			continue
		}
		out = append(out, l.text(x))
	}
	return out
}

func (l *loader) sectors(v yamldoc.Value) []Sector {
	var out []Sector
	list := v.List()
	for _, x := range list {
		s, ok := enum(x, "rubric.unknown_sector", Sectors()...)
		if !ok {
			continue
		}
		if slices.Contains(out, s) {
			x.Errorf("rubric.twice_leave_one", string(s))
			continue
		}
		out = append(out, s)
	}
	if len(list) == 0 {
		v.Errorf("rubric.name_at_least_one_sector")
	}
	return out
}

func (l *loader) check(v yamldoc.Value) {
	m, ok := v.Map(checkKeys()...)
	if !ok {
		return
	}
	required(m, "kind", "question", "unfavourable")
	c := Check{ID: l.id(m), Sectors: Sectors(), Principles: []string{}}
	for _, e := range m.Entries {
		switch e.Name {
		case "kind":
			c.Kind, _ = enum(e.Value, "rubric.unknown_kind", Flag, Legal)
		case "sectors":
			c.Sectors = l.sectors(e.Value)
		case "unfavourable":
			c.Unfavourable = l.yesNo(e.Value)
		case "principles":
			c.Principles = l.names(e.Value, "principle")
		case "checked":
			c.Checked = l.date(e.Value)
		case "title":
			c.Title = l.text(e.Value)
		case "question", "why", "steps":
			l.checkText(&c.Texts, e)
		}
	}
	if c.Kind == Flag && c.Unfavourable == "no" {
		v.Errorf("rubric.with_flag_answer_yes")
	}
	if s, ok := m.Get("sector_texts"); ok {
		c.SectorTexts = map[Sector]CheckTexts{}
		sm, _ := s.Map("po", "vo", "mbo")
		for _, e := range sm.Entries {
			if !c.In(Sector(e.Name)) {
				e.Key.Errorf("rubric.texts_for_not_among", e.Name, e.Name)
			}
			tm, _ := e.Value.Map("question", "why", "steps")
			var t CheckTexts
			for _, te := range tm.Entries {
				l.checkText(&t, te)
			}
			c.SectorTexts[Sector(e.Name)] = t
		}
	}
	l.rubric.Checks = append(l.rubric.Checks, c)
}

func (l *loader) checkText(t *CheckTexts, e yamldoc.Entry) {
	switch e.Name {
	case "question":
		t.Question = l.text(e.Value)
	case "why":
		t.Why = l.text(e.Value)
	case "steps":
		t.Steps = l.text(e.Value)
	}
}

// yesNo reads yes or no; YAML's own booleans mean the same.
func (l *loader) yesNo(v yamldoc.Value) string {
	if b, ok := v.IsBool(); ok {
		if b {
			return "yes"
		}
		return "no"
	}
	answer, _ := enum(v, "rubric.unknown_answer", "yes", "no")
	return answer
}
