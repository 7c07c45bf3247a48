package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// adviceYAML reads an adviser's file in YAML or JSON.
type adviceYAML struct {
	rubric   *rubric.Rubric
	problems *problem.List
	advice   Advice
}

func readAdviceYAML(r *rubric.Rubric, file string, data []byte, problems *problem.List) Advice {
	if what, _, ok := xlsx.Foreign(data); ok {
		problems.Errorf(problem.Place{File: file}, "answers.advisers_file_workbook_xlsx", what)
		return Advice{}
	}
	y := &adviceYAML{rubric: r, problems: problems}
	if doc, ok := yamldoc.Parse(file, data, problems); ok {
		y.document(doc)
	}
	return y.advice
}

func (y *adviceYAML) document(doc yamldoc.Value) {
	m, _ := doc.Map("adviser", "organisation", "logo", "status", "date", "schools")
	a := &y.advice
	for _, e := range m.Entries {
		switch e.Name {
		case "adviser":
			a.Adviser = yamlLine(e.Value)
		case "organisation":
			a.Organisation = yamlLine(e.Value)
		case "logo":
			a.Logo, a.logoAt = yamlLine(e.Value), e.Value.Place()
		case "status":
			a.Status = adviceStatus(e.Value)
		case "date":
			if !yamlEmpty(e.Value) {
				a.Date = yamlDate(e.Value)
			}
		case "schools":
			y.schools(e.Value)
		}
	}
}

func adviceStatus(v yamldoc.Value) AdviceStatus {
	s := AdviceStatus(v.Raw())
	if slices.Contains(AdviceStatuses(), s) {
		return s
	}
	if !yamlEmpty(v) {
		v.Errorf("answers.no_status_choose", yamlShown(v), strings.Join(lists.Strings(AdviceStatuses()), ", "))
	}
	return ""
}

func (y *adviceYAML) schools(v yamldoc.Value) {
	m, _ := v.Map()
	first := map[string]yamldoc.Entry{}
	for _, e := range m.Entries {
		name := assessment.CleanLine(e.Name)
		if name == "" {
			e.Key.Errorf("answers.brin_name_school_missing")
			continue
		}
		if before, double := first[sameKey(name)]; double {
			e.Key.Errorf("answers.same_school_as_on_line", name, before.Name, before.Key.Place().Line)
			continue
		}
		first[sameKey(name)] = e
		y.advice.Schools = append(y.advice.Schools, y.school(name, e))
	}
}

func (y *adviceYAML) school(name string, e yamldoc.Entry) AdvisedSchool {
	s := newAdvisedSchool(name, e.Key.Place())
	m, _ := e.Value.Map("summary", "domains", "seen", "moderated")
	for _, f := range m.Entries {
		switch f.Name {
		case "summary":
			s.Summary = strings.TrimSpace(yamlText(f.Value))
		case "domains":
			y.domains(&s, f.Value)
		case "moderated":
			y.moderated(&s, f.Value)
		}
	}
	for _, f := range m.Entries { // behind the levels, which say more, wherever it stands
		if f.Name == "seen" {
			y.seen(&s, f.Value)
		}
	}
	return s
}

func (y *adviceYAML) domains(s *AdvisedSchool, v yamldoc.Value) {
	m, _ := v.Map()
	for _, e := range m.Entries {
		if _, ok := y.rubric.Domain(e.Name); !ok {
			e.Key.UnknownName("answers.unknown_domain", e.Name, domainIDs(y.rubric))
			continue
		}
		if text := strings.TrimSpace(yamlText(e.Value)); text != "" {
			s.Domains[e.Name] = text
		}
	}
}

func (y *adviceYAML) moderated(s *AdvisedSchool, v yamldoc.Value) {
	m, _ := v.Map()
	for _, e := range m.Entries {
		if _, ok := y.rubric.Indicator(e.Name); !ok {
			e.Key.UnknownName("answers.unknown_question", e.Name, newQuestions(y.rubric).ids(false))
			continue
		}
		fields, ok := e.Value.Map("level", "reason")
		if !ok {
			continue
		}
		var level *rubric.Level
		sound, reason := true, ""
		for _, f := range fields.Entries {
			if f.Name == "reason" {
				reason = strings.TrimSpace(yamlText(f.Value))
			} else {
				level, sound = y.level(e.Name, f.Value)
			}
		}
		if sound {
			s.moderate(e.Name, level, reason, e.Key.Place(), y.problems)
		}
	}
}

// seen reads the questions at which the adviser looked and agreed with the school.
func (y *adviceYAML) seen(s *AdvisedSchool, v yamldoc.Value) {
	for _, e := range v.List() {
		id := strings.TrimSpace(yamlText(e))
		if _, ok := y.rubric.Indicator(id); !ok {
			e.UnknownName("answers.unknown_question", id, newQuestions(y.rubric).ids(false))
			continue
		}
		if _, moderated := s.Moderated[id]; moderated {
			e.Warnf("answers.seen_and_moderated", id)
		}
		s.see(id, e.Place())
	}
}

// level reads 0–3 in plain digits; nothing at all is no level. It is false for anything else.
func (y *adviceYAML) level(id string, v yamldoc.Value) (level *rubric.Level, ok bool) {
	if yamlEmpty(v) {
		return nil, true
	}
	if found, ok := plainDigit(strings.TrimSpace(v.Raw())); v.IsScalar() && ok {
		return &found, true
	}
	v.Errorf("answers.no_level_choose_0", yamlShown(v), id)
	return nil, false
}

func domainIDs(r *rubric.Rubric) []string {
	return lists.Map(r.Domains, func(d rubric.Domain) string { return d.ID })
}
