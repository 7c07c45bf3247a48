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
			e.Key.Errorf("onbekende sleutel \"weight\": een domein heeft geen gewicht meer, elke vraag telt met haar eigen gewicht; haal deze regel weg",
				"unknown key \"weight\": a domain has no weight any more, each question counts its own weight; remove this line")
		case "indicators":
			for _, x := range e.Value.List() {
				if i, ok := l.indicator(x); ok {
					i.Domain = d.ID
					d.Indicators = append(d.Indicators, i)
				}
			}
			if len(d.Indicators) == 0 {
				e.Value.Errorf("een domein heeft minstens één indicator", "a domain has at least one indicator")
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
			i.Critical, _ = enum(e.Value, "onbekende waarde", "unknown value", None, Soft, Hard)
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
				e.Key.Errorf("er zijn teksten voor %s, en %s staat niet bij sectors", "there are texts for %s, and %s is not among the sectors", e.Name, e.Name)
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
			v.Errorf("%s staat voor %s in de korte lijst, en %s staat niet bij sectors", "%s is in the short list of %s, and %s is not among the sectors",
				i.ID, string(s), string(s))
		}
	}
	notCore := func(s Sector) bool { return !i.InCore(s) }
	if i.Critical == Hard && (slices.ContainsFunc(i.Sectors, notCore) || i.AllowNA) {
		v.Errorf("%s is hard kritiek: zet core op true en allow_na op false, zodat de vraag nooit ontbreekt", "%s is hard-critical: set core to true and allow_na to false, so that the question is never missing", i.ID)
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
			e.Value.Errorf("hier horen %d niveauteksten te staan, van 0 tot en met %d; het zijn er %d", "%d level texts are expected here, from 0 to %d; there are %d", int(TopLevel)+1, int(TopLevel), len(t.Levels))
		}
		for _, language := range lang.All() {
			for n := range t.Levels {
				for k := range n {
					if t.Levels[n].Has(language) && t.Levels[k].Has(language) && t.Levels[n].In(language) == t.Levels[k].In(language) {
						e.Value.List()[n].Errorf("niveau %d heeft dezelfde tekst als niveau %d; geef elk niveau een eigen tekst", "level %d has the same text as level %d; give each level a text of its own", n, k)
					}
				}
			}
		}
	case "steps":
		t.Steps = l.texts(e.Value)
		if len(t.Steps) != int(TopLevel) {
			e.Value.Errorf("hier horen %d stappen te staan (0 naar 1, 1 naar 2, 2 naar 3); het zijn er %d", "%d steps are expected here (0 to 1, 1 to 2, 2 to 3); there are %d", int(TopLevel), len(t.Steps))
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
		s, ok := enum(x, "onbekende sector", "unknown sector", Sectors()...)
		if !ok {
			continue
		}
		if slices.Contains(out, s) {
			x.Errorf("%q staat dubbel; laat één staan", "%q is there twice; leave one", string(s))
			continue
		}
		out = append(out, s)
	}
	if len(list) == 0 {
		v.Errorf("noem minstens één sector: po, vo of mbo", "name at least one sector: po, vo or mbo")
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
			c.Kind, _ = enum(e.Value, "onbekende soort", "unknown kind", Flag, Legal)
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
		v.Errorf("bij een signaalvraag is het antwoord \"yes\" ongunstig; draai de vraag om", "with a flag the answer \"yes\" is the unfavourable one; turn the question round")
	}
	if s, ok := m.Get("sector_texts"); ok {
		c.SectorTexts = map[Sector]CheckTexts{}
		sm, _ := s.Map("po", "vo", "mbo")
		for _, e := range sm.Entries {
			if !c.In(Sector(e.Name)) {
				e.Key.Errorf("er zijn teksten voor %s, en %s staat niet bij sectors", "there are texts for %s, and %s is not among the sectors", e.Name, e.Name)
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
	answer, _ := enum(v, "onbekend antwoord", "unknown answer", "yes", "no")
	return answer
}
