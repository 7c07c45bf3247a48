package advice

import (
	"strings"

	"sggscan/assessment"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// yamlReader reads one document.
type yamlReader struct {
	rubric   *rubric.Rubric
	problems *problem.List
	advice   Advice
}

func readYAML(r *rubric.Rubric, file string, data []byte, problems *problem.List) Advice {
	if what, _, ok := sheet.Foreign(data); ok {
		problems.Errorf(problem.Place{File: file}, "dit is %s; het bestand van de adviseur is een werkmap (.xlsx) of YAML (.yaml)", "this is %s; the adviser's file is a workbook (.xlsx) or YAML (.yaml)", what)
		return Advice{}
	}
	doc, ok := yamldoc.Parse(file, data, problems)
	if !ok {
		return Advice{}
	}
	y := &yamlReader{rubric: r, problems: problems}
	y.document(doc)
	return y.advice
}

func (y *yamlReader) document(doc yamldoc.Value) {
	m, ok := doc.Map("adviser", "organisation", "logo", "status", "date", "schools")
	if !ok {
		return
	}
	a := &y.advice
	for _, e := range m.Entries {
		switch e.Name {
		case "adviser":
			a.Adviser = y.line(e.Value)
		case "organisation":
			a.Organisation = y.line(e.Value)
		case "logo":
			a.Logo, a.logoAt = y.line(e.Value), e.Value.Place()
		case "status":
			a.Status = y.status(e.Value)
		case "date":
			a.Date = y.date(e.Value)
		case "schools":
			y.schools(e.Value)
		}
	}
}

func (y *yamlReader) status(v yamldoc.Value) Status {
	if v.IsNull() || v.IsScalar() && strings.TrimSpace(v.Raw()) == "" {
		return ""
	}
	var names []string
	for _, s := range Statuses() {
		if v.Raw() == string(s) {
			return s
		}
		names = append(names, string(s))
	}
	v.Errorf("%s is geen status; kies %s", "%s is no status; choose %s", v.Shown(), strings.Join(names, ", "))
	return ""
}

func (y *yamlReader) date(v yamldoc.Value) assessment.Date {
	if v.IsNull() || v.IsScalar() && strings.TrimSpace(v.Raw()) == "" {
		return assessment.Date{}
	}
	d, ok := assessment.ParseDate(v.Raw())
	if !ok {
		v.Errorf("%s is geen bestaande datum; schrijf jjjj-mm-dd", "%s is no existing date; write yyyy-mm-dd", v.Shown())
	}
	return d
}

func (y *yamlReader) schools(v yamldoc.Value) {
	m, ok := v.Map()
	if !ok {
		return
	}
	first := map[string]yamldoc.Entry{}
	for _, e := range m.Entries {
		name := assessment.CleanLine(e.Name)
		if name == "" {
			e.Key.Errorf("de BRIN of de naam van de school ontbreekt", "the BRIN or the name of the school is missing")
			continue
		}
		if before, double := first[sameKey(name)]; double {
			e.Key.Errorf("%q is dezelfde school als %q op regel %d; zet alles bij één van de twee", "%q is the same school as %q on line %d; put everything with one of the two", name, before.Name, before.Key.Place().Line)
			continue
		}
		first[sameKey(name)] = e
		y.advice.Schools = append(y.advice.Schools, y.school(name, e))
	}
}

func (y *yamlReader) school(name string, e yamldoc.Entry) School {
	s := newSchool(name, e.Key.Place())
	m, _ := e.Value.Map("summary", "domains", "moderated")
	for _, f := range m.Entries {
		switch f.Name {
		case "summary":
			s.Summary = y.text(f.Value)
		case "domains":
			y.domains(&s, f.Value)
		case "moderated":
			y.moderated(&s, f.Value)
		}
	}
	return s
}

func (y *yamlReader) domains(s *School, v yamldoc.Value) {
	m, _ := v.Map()
	for _, e := range m.Entries {
		if _, ok := y.rubric.Domain(e.Name); !ok {
			e.Key.UnknownName("onbekend domein", "unknown domain", e.Name, domainIDs(y.rubric))
			continue
		}
		if text := y.text(e.Value); text != "" {
			s.Domains[e.Name] = text
		}
	}
}

func (y *yamlReader) moderated(s *School, v yamldoc.Value) {
	m, _ := v.Map()
	for _, e := range m.Entries {
		if _, ok := y.rubric.Indicator(e.Name); !ok {
			e.Key.UnknownName("onbekende vraag", "unknown question", e.Name, indicatorIDs(y.rubric))
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
				reason = y.text(f.Value)
				continue
			}
			level, sound = y.level(e.Name, f.Value)
		}
		if sound {
			s.moderate(e.Name, level, reason, e.Key.Place(), y.problems)
		}
	}
}

// level reads 0–3 in plain digits; nothing at all is no level. It is false for anything else.
func (y *yamlReader) level(id string, v yamldoc.Value) (level *rubric.Level, ok bool) {
	raw := strings.TrimSpace(v.Raw())
	switch {
	case v.IsNull() || v.IsScalar() && raw == "":
		return nil, true
	case v.IsScalar() && len(raw) == 1 && raw >= "0" && raw <= "3":
		found := rubric.Level(raw[0] - '0')
		return &found, true
	}
	v.Errorf("%s is geen niveau van %s; kies 0, 1, 2 of 3", "%s is no level of %s; choose 0, 1, 2 or 3", v.Shown(), id)
	return nil, false
}

// text reads a text of the adviser, with its line breaks.
func (y *yamlReader) text(v yamldoc.Value) string {
	clean := strings.TrimSpace(y.clean(v))
	if assessment.LooksPersonal(clean) {
		v.Warnf("hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat",
			"something here looks like personal data (e-mail address, phone number or citizen service number); remove what is about a pupil")
	}
	return clean
}

func (y *yamlReader) line(v yamldoc.Value) string {
	return strings.Join(strings.Fields(y.clean(v)), " ")
}

func (y *yamlReader) clean(v yamldoc.Value) string {
	s, _ := v.Text()
	clean, dropped := assessment.CleanText(s)
	if dropped {
		v.Warnf("er stonden onzichtbare tekens in de tekst; ze zijn weggelaten", "there were invisible characters in the text; they were left out")
	}
	return clean
}

func domainIDs(r *rubric.Rubric) []string {
	var out []string
	for _, d := range r.Domains {
		out = append(out, d.ID)
	}
	return out
}

func indicatorIDs(r *rubric.Rubric) []string {
	var out []string
	for _, i := range r.Indicators() {
		out = append(out, i.ID)
	}
	return out
}
