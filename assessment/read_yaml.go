package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// Reader reads responses. It holds against what: the rubric, and the day from which a date lies in the future.
type Reader struct {
	Rubric *rubric.Rubric
	Today  Date
}

// yamlReader reads one document.
type yamlReader struct {
	Reader
	problems *problem.List
	response Response
	foreign  bool // made for another rubric: none of the ids means anything here
	other    bool // made for another version of the rubric: ids may be gone
	unknown  []string
}

// YAML reads one response from a YAML or JSON file. Every problem of the file is added to problems; the response is usable when it is true.
func (r Reader) YAML(file string, data []byte, problems *problem.List) (Response, bool) {
	doc, ok := yamldoc.Parse(file, data, problems)
	if !ok {
		return Response{}, false
	}
	return r.Document(doc, data, problems)
}

// Document reads one response from a document that was parsed from the data, as YAML does.
func (r Reader) Document(doc yamldoc.Value, data []byte, problems *problem.List) (Response, bool) {
	var own problem.List
	defer func() { problems.Add(own) }()
	doc = doc.Reporting(&own)
	file := doc.Place().File
	sum := sha256.Sum256(data)
	y := &yamlReader{Reader: r, problems: &own, response: Response{
		Source: problem.Place{File: file}, Digest: hex.EncodeToString(sum[:]), RubricVersion: r.Rubric.Version,
		Profile: Full, Role: rubric.Joint, Answers: map[string]Answer{}, Checks: map[string]CheckAnswer{},
	}}
	y.document(doc)
	if y.full() {
		own.Errorf(problem.Place{File: file}, "er zijn meer dan %d fouten en waarschuwingen; verbeter eerst deze", "there are more than %d errors and warnings; correct these first", limit.Problems)
	}
	if own.HasErrors() {
		return y.response, false
	}
	if !y.response.Returned() {
		own.Warnf(problem.Place{File: file}, "er is nog niets beantwoord; deze lijst telt als niet ingestuurd", "nothing has been answered yet; this list counts as not returned")
	}
	return y.response, true
}

// DocumentKeys are the keys of a filled questionnaire in YAML or JSON.
func DocumentKeys() []string {
	return []string{"rubric", "profile", "school", "respondent", "date", "round", "answers", "checks"}
}

// full tells whether so much is wrong that the rest of the file is not looked at.
func (y *yamlReader) full() bool { return y.problems.Len() >= limit.Problems }

func (y *yamlReader) document(doc yamldoc.Value) {
	m, ok := doc.Map(DocumentKeys()...)
	if !ok {
		return
	}
	x := &y.response
	if v, ok := m.Get("rubric"); ok {
		y.rubricRef(v)
	}
	if v, ok := m.Get("profile"); ok && !v.IsNull() {
		if p, ok := word(v, "onbekend profiel", "unknown profile", Full, Core); ok {
			x.Profile = p
		}
	}
	if v, ok := m.Get("school"); ok {
		y.school(v)
	} else {
		doc.Errorf("de school ontbreekt; zet er school: {name: …, sector: …} bij", "the school is missing; add school: {name: …, sector: …}")
	}
	if v, ok := m.Get("respondent"); ok {
		y.respondent(v)
	}
	if v, ok := m.Get("date"); ok && !v.IsNull() {
		x.Date = y.past(v)
	} else {
		doc.Errorf("de datum ontbreekt; zet er date: jjjj-mm-dd bij", "the date is missing; add date: yyyy-mm-dd")
	}
	if v, ok := m.Get("round"); ok {
		x.Round = y.line(v)
	}
	if x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
	if y.foreign {
		return
	}
	if v, ok := m.Get("answers"); ok {
		y.answers(v)
	}
	if v, ok := m.Get("checks"); ok {
		y.checks(v)
	}
	switch {
	case len(y.unknown) > 0:
		doc.Warnf("gemaakt voor rubriek %s; hier geldt %s. Deze vragen bestaan niet meer en tellen niet mee: %s", "made for rubric %s; here %s holds. These questions no longer exist and do not count: %s",
			x.RubricVersion, y.Rubric.Version, Listed(y.unknown, MostNamed))
	case y.other:
		doc.Warnf("gemaakt voor rubriek %s; hier geldt %s. Alle vragen bestaan nog en tellen mee", "made for rubric %s; here %s holds. All questions still exist and count", x.RubricVersion, y.Rubric.Version)
	}
}

var rubricRef = regexp.MustCompile(`^([^@\s]+)(?:@(\S+))?$`)

func (y *yamlReader) rubricRef(v yamldoc.Value) {
	m := rubricRef.FindStringSubmatch(v.Raw())
	switch {
	case v.IsNull():
	case m == nil || m[2] != "" && !rubric.ValidVersion(m[2]):
		v.Errorf("%s is geen rubriek; schrijf %s@%s", "%s is no rubric; write %s@%s", v.Shown(), y.Rubric.ID, y.Rubric.Version)
	case m[1] != y.Rubric.ID:
		y.foreign = true
		v.Errorf("deze vragenlijst hoort bij rubriek %s; hier geldt %q. Kies de andere rubriek met --rubric", "this questionnaire belongs to rubric %s; here %q holds. Choose the other rubric with --rubric", v.Shown(), y.Rubric.ID)
	case m[2] != "" && m[2] != y.Rubric.Version:
		y.response.RubricVersion = m[2]
		y.other = true
	}
}

func (y *yamlReader) school(v yamldoc.Value) {
	m, ok := v.Map("name", "brin", "sector", "board", "place")
	if !ok {
		return
	}
	s := &y.response.School
	known := true
	for _, e := range m.Entries {
		switch e.Name {
		case "name":
			s.Name = y.line(e.Value)
		case "brin":
			s.BRIN = y.brin(e.Value)
		case "sector":
			if !e.Value.IsNull() {
				s.Sector, known = word(e.Value, "onbekende sector", "unknown sector", rubric.Sectors()...)
			}
		case "board":
			s.Board = y.line(e.Value)
		case "place":
			s.Place = y.line(e.Value)
		}
	}
	if s.Name == "" {
		v.Errorf("de naam van de school ontbreekt; vul name in", "the name of the school is missing; fill in name")
	}
	if s.Sector == "" && known {
		v.Errorf("de sector ontbreekt; vul sector in: po, vo of mbo", "the sector is missing; fill in sector: po, vo or mbo")
	}
}

var (
	brinPattern = regexp.MustCompile(`^[0-9]{2}[A-Z]{2}([0-9]{2})?$`)
	brinLoose   = regexp.MustCompile(`^[0-9A-Z]{4}$`)
)

// NormalBRIN is the normal form of a BRIN: capitals without blanks, with vestiging 00 when none is named. It is false when the form is
// not that of a BRIN; registers hold some odd ones, so that is worth a warning and no more.
func NormalBRIN(s string) (brin string, usual bool) {
	brin = strings.ToUpper(strings.Join(strings.Fields(s), ""))
	usual = brinPattern.MatchString(brin)
	if len(brin) == 4 && brinLoose.MatchString(brin) {
		brin += "00"
	}
	return brin, usual
}

func (y *yamlReader) brin(v yamldoc.Value) string {
	brin, usual := NormalBRIN(y.line(v))
	if brin != "" && !usual {
		v.Warnf("%s lijkt geen BRIN (twee cijfers, twee letters, eventueel twee cijfers voor de vestiging)", "%s does not look like a BRIN (two digits, two letters, perhaps two digits for the location)", shown(v))
	}
	return brin
}

func (y *yamlReader) respondent(v yamldoc.Value) {
	m, ok := v.Map("role")
	if !ok {
		return
	}
	if e, ok := m.Get("role"); ok && !e.IsNull() {
		var ids []string
		for _, r := range y.Rubric.Roles {
			ids = append(ids, r.ID)
		}
		if role, ok := word(e, "onbekende rol", "unknown role", ids...); ok {
			y.response.Role = role
		}
	}
}

func (y *yamlReader) date(v yamldoc.Value) Date {
	if v.IsNull() {
		return Date{}
	}
	d, ok := ParseDate(v.Raw())
	if !ok {
		if !v.IsScalar() {
			v.Errorf("hier hoort een datum te staan; schrijf jjjj-mm-dd", "a date is expected here; write yyyy-mm-dd")
			return Date{}
		}
		v.Errorf("%s is geen bestaande datum; schrijf jjjj-mm-dd", "%s is no existing date; write yyyy-mm-dd", shown(v))
	}
	return d
}

// due reads the day on which an action should be done. Words are refused: a machine that reads this file could do nothing with them, and action has room for them.
func (y *yamlReader) due(v yamldoc.Value) Date {
	if v.IsScalar() && strings.ContainsFunc(v.Raw(), unicode.IsLetter) {
		v.Errorf("%s is geen dag; schrijf er een als 2027-05-01, en zet woorden bij action", "%s is no day; write one such as 2027-05-01, and put words in action", shown(v))
		return Date{}
	}
	return y.date(v)
}

// shown is a value as a message names it, but for one that looks personal.
func shown(v yamldoc.Value) lang.Text {
	if LooksPersonal(v.Raw()) {
		return lang.Text{NL: "deze tekst", EN: "this text"}
	}
	return v.Shown()
}

// past reads a date that has passed; a later one is kept, with a warning.
func (y *yamlReader) past(v yamldoc.Value) Date {
	d := y.date(v)
	if d.After(y.Today) {
		v.Warnf("de datum %s ligt na vandaag (%s)", "the date %s is after today (%s)", d.String(), y.Today.String())
	}
	return d
}

// text reads a text that people wrote; what looks like personal data gets a warning with its place, never its content.
func (y *yamlReader) text(v yamldoc.Value) string {
	clean := y.clean(v)
	if LooksPersonal(clean) {
		v.Warnf("hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat", "something here looks like personal data (e-mail address, phone number or citizen service number); remove what is about a pupil")
	}
	return clean
}

// line reads a text of one line, such as a name.
func (y *yamlReader) line(v yamldoc.Value) string {
	return CleanLine(y.clean(v))
}

// clean reads a text without the characters that no output can hold.
func (y *yamlReader) clean(v yamldoc.Value) string {
	s, _ := v.Text()
	clean, dropped := CleanText(s)
	if dropped {
		v.Warnf("er stonden onzichtbare tekens in de tekst; ze zijn weggelaten", "there were invisible characters in the text; they were left out")
	}
	return clean
}

// word reads a word from a fixed list; false when it is another word.
func word[T ~string](v yamldoc.Value, whatNL, whatEN string, known ...T) (T, bool) {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = string(k)
		if v.Raw() == names[i] {
			return k, true
		}
	}
	if v.IsScalar() && !LooksPersonal(v.Raw()) {
		v.UnknownName(whatNL, whatEN, v.Raw(), names)
	} else {
		v.Errorf("hier hoort een woord te staan; kies uit %s", "a word is expected here; choose from %s", strings.Join(names, ", "))
	}
	return "", false
}

func (y *yamlReader) answers(v yamldoc.Value) {
	m, ok := v.Map()
	if !ok {
		return
	}
	var ids []string
	for _, i := range y.Rubric.Indicators() {
		ids = append(ids, i.ID)
	}
	for _, e := range m.Entries {
		if y.full() {
			return
		}
		ind, ok := y.Rubric.Indicator(e.Name)
		if !ok {
			if _, isCheck := y.Rubric.Check(e.Name); isCheck {
				e.Key.Errorf("%s is geen vraag met niveaus; zet dit antwoord onder checks", "%s is no question with levels; put this answer under checks", e.Name)
				continue
			}
			y.unknownID(e, ids)
			continue
		}
		y.response.Answers[ind.ID] = y.answer(ind, e)
		if !y.response.Asked(ind) && y.response.School.Sector != "" {
			e.Key.Warnf("%s hoort niet bij deze lijst (%s, %s); het antwoord telt niet mee", "%s is not in this questionnaire (%s, %s); the answer does not count", ind.ID, string(y.response.School.Sector), string(y.response.Profile))
		}
	}
}

// unknownID refuses an id, or only notes it when the response was made for another version of the rubric.
func (y *yamlReader) unknownID(e yamldoc.Entry, known []string) {
	if y.other {
		y.unknown = append(y.unknown, e.Name)
		return
	}
	e.Key.UnknownName("onbekende vraag", "unknown question", e.Name, known)
}

func (y *yamlReader) answer(ind rubric.Indicator, e yamldoc.Entry) Answer {
	var a Answer
	level := e.Value
	if e.Value.IsMap() {
		m, _ := e.Value.Map("level", "evidence", "evidence_date", "note", "action", "owner", "due", "status")
		level = yamldoc.Value{}
		for _, f := range m.Entries {
			switch f.Name {
			case "level":
				level = f.Value
				a.State, a.Level = y.level(ind, f.Value)
			case "evidence":
				a.Evidence = y.text(f.Value)
			case "evidence_date":
				a.EvidenceDate = y.past(f.Value)
			case "note":
				a.Note = y.text(f.Value)
			case "action":
				a.Action = y.text(f.Value)
			case "owner":
				a.Owner = y.text(f.Value)
			case "due":
				a.Due.Date = y.due(f.Value)
			case "status":
				if !f.Value.IsNull() {
					a.Status, _ = word(f.Value, "onbekende status", "unknown status", Statuses()...)
				}
			}
		}
	} else {
		a.State, a.Level = y.level(ind, e.Value)
	}
	if a.State == NotApplicable {
		switch {
		case !ind.AllowNA:
			level.Errorf("n.v.t. kan niet bij %s; kies 0, 1, 2, 3 of unknown", "not applicable is not possible with %s; choose 0, 1, 2, 3 or unknown", ind.ID)
		case strings.TrimSpace(a.Note) == "":
			level.Errorf("bij n.v.t. hoort een reden; schrijf %s: {level: na, note: \"…\"}", "not applicable needs a reason; write %s: {level: na, note: \"…\"}", ind.ID)
		}
	}
	return a
}

// level reads 0–3, unknown or na; nothing at all is blank. Only plain digits are a level, so that 1.5, 1e0 and 0o3 do not slip through as another one.
func (y *yamlReader) level(ind rubric.Indicator, v yamldoc.Value) (State, rubric.Level) {
	switch raw := strings.TrimSpace(v.Raw()); {
	case v.IsNull() || v.IsScalar() && raw == "":
		return Blank, 0
	case v.IsScalar() && raw == "unknown":
		return Unknown, 0
	case v.IsScalar() && raw == "na":
		return NotApplicable, 0
	case v.IsScalar() && len(raw) == 1 && raw >= "0" && raw <= "3":
		return Answered, rubric.Level(raw[0] - '0')
	default:
		v.Errorf("%s is geen niveau van %s; kies 0, 1, 2, 3, unknown of na", "%s is no level of %s; choose 0, 1, 2, 3, unknown or na", shown(v), ind.ID)
		return Blank, 0
	}
}

func (y *yamlReader) checks(v yamldoc.Value) {
	m, ok := v.Map()
	if !ok {
		return
	}
	var ids []string
	for _, c := range y.Rubric.Checks {
		ids = append(ids, c.ID)
	}
	for _, e := range m.Entries {
		if y.full() {
			return
		}
		c, ok := y.Rubric.Check(e.Name)
		if !ok {
			if _, isIndicator := y.Rubric.Indicator(e.Name); isIndicator {
				e.Key.Errorf("%s is een vraag met niveaus; zet dit antwoord onder answers", "%s is a question with levels; put this answer under answers", e.Name)
				continue
			}
			y.unknownID(e, ids)
			continue
		}
		y.response.Checks[c.ID] = y.check(c, e.Value)
		if s := y.response.School.Sector; s != "" && !c.In(s) {
			e.Key.Warnf("%s wordt niet gevraagd in %s; het antwoord telt niet mee", "%s is not asked in %s; the answer does not count", c.ID, string(s))
		}
	}
}

func (y *yamlReader) check(c rubric.Check, v yamldoc.Value) CheckAnswer {
	var a CheckAnswer
	if !v.IsMap() {
		a.State = y.checkState(c, v)
		return a
	}
	m, _ := v.Map("answer", "note", "date")
	for _, f := range m.Entries {
		switch f.Name {
		case "answer":
			a.State = y.checkState(c, f.Value)
		case "note":
			a.Note = y.text(f.Value)
		case "date":
			a.Date = y.past(f.Value)
		}
	}
	return a
}

func (y *yamlReader) checkState(c rubric.Check, v yamldoc.Value) CheckState {
	if b, ok := v.IsBool(); ok {
		if b {
			return CheckYes
		}
		return CheckNo
	}
	if v.IsNull() || v.IsScalar() && strings.TrimSpace(v.Raw()) == "" {
		return CheckBlank
	}
	known := []CheckState{CheckYes, CheckRepaired, CheckNo, CheckUnknown}
	if c.Kind != rubric.Flag {
		known = slices.DeleteFunc(known, func(s CheckState) bool { return s == CheckRepaired })
	}
	if !v.IsScalar() || !slices.Contains(known, CheckState(v.Raw())) {
		names := make([]string, len(known))
		for i, k := range known {
			names[i] = string(k)
		}
		v.Errorf("%s is geen antwoord op %s; kies %s", "%s is no answer to %s; choose %s", shown(v), c.ID, strings.Join(names, ", "))
		return CheckBlank
	}
	return CheckState(v.Raw())
}
