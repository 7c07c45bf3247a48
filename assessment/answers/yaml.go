package answers

import (
	"slices"
	"strings"
	"unicode"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// yamlReader reads one document.
type yamlReader struct {
	Reader
	questions questions
	problems  *problem.List
	response  assessment.Response
	foreign   bool // made for another rubric: none of the ids means anything here
	other     bool // made for another version of the rubric: ids may be gone
	unknown   []string
}

// YAML reads one response from a YAML or JSON file. Every problem of the file is added to problems; the response is
// usable when it is true.
func (r Reader) YAML(file string, data []byte, problems *problem.List) (assessment.Response, bool) {
	doc, ok := yamldoc.Parse(file, data, problems)
	if !ok {
		return assessment.Response{}, false
	}
	return r.Document(doc, data, problems)
}

// Document reads one response from a document that was parsed from the data, as YAML does.
func (r Reader) Document(doc yamldoc.Value, data []byte, problems *problem.List) (assessment.Response, bool) {
	var own problem.List
	defer func() { problems.Add(own) }()
	doc = doc.Reporting(&own)
	file := doc.Place().File
	y := &yamlReader{Reader: r, questions: newQuestions(r.Rubric), problems: &own,
		response: r.newResponse(problem.Place{File: file})}
	y.response.Digest = digest(data)
	y.document(doc)
	if y.full() {
		own.Errorf(problem.Place{File: file}, "answers.more_than_errors_warnings", limit.Problems)
	}
	if own.HasErrors() {
		yamldoc.Explain(file, data, &own)
		r.unusable(y.response)
		return y.response, false
	}
	if !y.response.Returned() {
		own.Warnf(problem.Place{File: file}, "answers.nothing_been_answered_yet")
	}
	return y.response, true
}

// DocumentKeys are the keys of a filled questionnaire in YAML or JSON, but for plan, which others have too.
func DocumentKeys() []string {
	return []string{"rubric", "profile", "school", "respondent", "date", "round", "answers", "checks"}
}

// full reports whether so much is wrong that the rest of the file is not looked at.
func (y *yamlReader) full() bool { return y.problems.Len() >= limit.Problems }

func (y *yamlReader) document(doc yamldoc.Value) {
	m, ok := doc.Map(append(DocumentKeys(), "plan")...)
	if !ok {
		return
	}
	x := &y.response
	if v, ok := m.Get("rubric"); ok {
		y.rubricRef(v)
	}
	if v, ok := m.Get("profile"); ok && !v.IsNull() {
		if p, ok := yamlWord(v, "answers.unknown_profile", assessment.Full, assessment.Core); ok {
			x.Profile = p
		}
	}
	if v, ok := m.Get("school"); ok {
		y.school(v)
	} else {
		doc.Errorf("answers.school_missing")
	}
	if v, ok := m.Get("respondent"); ok {
		y.respondent(v)
	}
	if v, ok := m.Get("date"); ok && !v.IsNull() {
		if x.Date = y.past(v); longAgo(x.Date) {
			v.Errorf("answers.date_before", x.Date.String(), firstYear)
		}
	} else {
		doc.Errorf("answers.date_missing_add_date")
	}
	if v, ok := m.Get("round"); ok {
		x.Round = yamlLine(v)
	}
	if x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
	if y.foreign {
		return
	}
	if v, ok := m.Get("answers"); ok {
		y.answers(v, false)
	}
	if v, ok := m.Get("checks"); ok {
		y.answers(v, true)
	}
	if v, ok := m.Get("plan"); ok {
		y.planOf("", v)
	}
	switch {
	case len(y.unknown) > 0:
		doc.Warnf("answers.made_for_rubric",
			x.RubricVersion, y.Rubric.Version, assessment.Listed(y.unknown, assessment.MostNamed))
	case y.other:
		doc.Warnf("answers.made_for_rubric_holds", x.RubricVersion, y.Rubric.Version)
	}
}

var rubricRef = pattern.Of(`^([^@\s]+)(?:@(\S+))?$`)

func (y *yamlReader) rubricRef(v yamldoc.Value) {
	m := rubricRef().FindStringSubmatch(v.Raw())
	switch {
	case v.IsNull():
	case m == nil || m[2] != "" && !rubric.ValidVersion(m[2]):
		v.Errorf("answers.no_rubric", v.Shown(), y.Rubric.ID, y.Rubric.Version)
	case m[1] != y.Rubric.ID:
		y.foreign = true
		v.Errorf("answers.questionnaire_belongs_rubric_holds", v.Shown(), y.Rubric.ID)
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
			s.Name = yamlLine(e.Value)
		case "brin":
			s.BRIN = y.brin(e.Value)
		case "sector":
			if !e.Value.IsNull() {
				s.Sector, known = yamlWord(e.Value, "answers.unknown_sector_2", rubric.Sectors()...)
			}
		case "board":
			s.Board = yamlLine(e.Value)
		case "place":
			s.Place = yamlLine(e.Value)
		}
	}
	if s.Name == "" {
		v.Errorf("answers.name_school_missing_fill_in")
	}
	if s.Sector == "" && known {
		v.Errorf("answers.sector_missing_fill_in")
	}
}

func (y *yamlReader) brin(v yamldoc.Value) string {
	brin, usual := assessment.NormalBRIN(yamlLine(v))
	if brin != "" && !usual {
		v.Warnf("answers.does_not_look_like", yamlShown(v))
	}
	return brin
}

func (y *yamlReader) respondent(v yamldoc.Value) {
	m, ok := v.Map("role")
	if !ok {
		return
	}
	if e, ok := m.Get("role"); ok && !e.IsNull() {
		ids := lists.Map(y.Rubric.Roles, func(r rubric.Role) string { return r.ID })
		if role, ok := yamlWord(e, "answers.unknown_role_2", ids...); ok {
			y.response.Role = role
		}
	}
}

// yamlRow is what stands below the id of a question, by field, or for the short form the answer alone.
type yamlRow struct {
	*yamlReader
	question *question
	fields   [fieldCount]yamldoc.Value
	has      [fieldCount]bool
}

// yamlRowOf reads the keys below the id of a question; answer is that of the answer itself. Actions beside the single
// fields go to the response.
func (y *yamlReader) yamlRowOf(q *question, v yamldoc.Value, answer string, fields ...Field) *yamlRow {
	r := &yamlRow{yamlReader: y, question: q}
	if !v.IsMap() {
		r.fields[FieldAnswer], r.has[FieldAnswer] = v, true
		return r
	}
	keys := []string{answer}
	for _, f := range fields {
		keys = append(keys, questionFields()[f])
	}
	m, _ := v.Map(append(keys, "actions")...)
	if list, ok := m.Get("actions"); ok {
		y.planOf(q.id, list)
	}
	for n, f := range append([]Field{FieldAnswer}, fields...) {
		r.fields[f], r.has[f] = m.Get(keys[n])
	}
	return r
}

// level reads 0–3, unknown or na; nothing at all is blank. Only plain digits are a level, so that 1.5, 1e0 and 0o3 do
// not slip through as another one.
func (r *yamlRow) level() (assessment.State, rubric.Level) {
	v := r.fields[FieldAnswer]
	if !r.has[FieldAnswer] || yamlEmpty(v) {
		return assessment.Blank, 0
	}
	if v.IsScalar() {
		switch raw := strings.TrimSpace(v.Raw()); raw {
		case "unknown":
			return assessment.Unknown, 0
		case "na":
			return assessment.NotApplicable, 0
		default:
			if level, ok := plainDigit(raw); ok {
				return assessment.Answered, level
			}
		}
	}
	v.Errorf("answers.no_level_choose_0_1", yamlShown(v), r.question.id)
	return assessment.Blank, 0
}

// plainDigit reads a level in one digit, 0 to 3.
func plainDigit(s string) (rubric.Level, bool) {
	if len(s) != 1 || s[0] < '0' || s[0] > '3' {
		return 0, false
	}
	return digit(s), true
}

func (r *yamlRow) state() assessment.CheckState {
	v := r.fields[FieldAnswer]
	if !r.has[FieldAnswer] || yamlEmpty(v) {
		return assessment.CheckBlank
	}
	if b, ok := v.IsYesNo(); ok {
		if b {
			return assessment.CheckYes
		}
		return assessment.CheckNo
	}
	states := []assessment.CheckState{assessment.CheckYes, assessment.CheckRepaired,
		assessment.CheckNo, assessment.CheckUnknown}
	if r.question.check.Kind != rubric.Flag {
		states = slices.Delete(states, 1, 2)
	}
	if !v.IsScalar() || !slices.Contains(states, assessment.CheckState(v.Raw())) {
		v.Errorf("answers.no_answer", yamlShown(v), r.question.id, strings.Join(lists.Strings(states), ", "))
		return assessment.CheckBlank
	}
	return assessment.CheckState(v.Raw())
}

func (r *yamlRow) text(f Field) string {
	if !r.has[f] {
		return ""
	}
	return yamlText(r.fields[f])
}

// day refuses what is no day, as a program wrote it.
func (r *yamlRow) day(f Field) (_ assessment.Date, words string) {
	if !r.has[f] {
		return assessment.Date{}, ""
	}
	return r.past(r.fields[f]), ""
}

// due refuses words: a machine that reads this file could do nothing with them, and action has room for them.
func (r *yamlRow) due() assessment.Due {
	v := r.fields[FieldDue]
	switch {
	case !r.has[FieldDue]:
		return assessment.Due{}
	case v.IsScalar() && strings.ContainsFunc(v.Raw(), unicode.IsLetter):
		v.Errorf("answers.no_day", yamlShown(v))
		return assessment.Due{}
	}
	return assessment.Due{Date: yamlDate(v)}
}

func (r *yamlRow) status() (assessment.Status, bool) {
	if !r.has[FieldStatus] || r.fields[FieldStatus].IsNull() {
		return "", true
	}
	return yamlWord(r.fields[FieldStatus], "answers.unknown_status_2", assessment.Statuses()...)
}

func (r *yamlRow) warnProposed() { r.fields[FieldEvidence].Warnf("answers.proposed") }

func (r *yamlRow) refuseNA(may bool) {
	v := r.fields[FieldAnswer]
	if !may {
		v.Errorf("answers.not_applicable_not_possible_with", r.question.id)
		return
	}
	v.Errorf("answers.not_applicable_needs_reason", r.question.id)
}

// answers reads the answers to indicators, or to checks.
func (y *yamlReader) answers(v yamldoc.Value, checks bool) {
	m, ok := v.Map()
	if !ok {
		return
	}
	x := &y.response
	for _, e := range m.Entries {
		if y.full() {
			return
		}
		q, known := y.questions.byID[strings.ToLower(e.Name)]
		switch {
		case !known || q.id != e.Name:
			y.unknownID(e, checks)
		case !q.isCheck && checks:
			e.Key.Errorf("answers.question_with_levels", e.Name)
		case q.isCheck && !checks:
			e.Key.Errorf("answers.no_question_with_levels", e.Name)
		case q.isCheck:
			x.Checks.Set(q.id, readCheck(y.yamlRowOf(q, e.Value, "answer", FieldNote, FieldCheckDate)))
			if s := x.School.Sector; s != "" && !q.in(x) {
				e.Key.Warnf("answers.not_asked_in", q.id, string(s))
			}
		default:
			x.Answers.Set(q.id, readAnswer(q, x, y.yamlRowOf(q, e.Value, "level",
				FieldEvidence, FieldEvidenceDate, FieldNote, FieldAction, FieldOwner, FieldDue, FieldStatus)))
			if !q.in(x) && x.School.Sector != "" {
				e.Key.Warnf("answers.not_in_questionnaire", q.id, string(x.School.Sector), string(x.Profile))
			}
		}
	}
}

// unknownID refuses an id, or only notes it when the response was made for another version of the rubric.
func (y *yamlReader) unknownID(e yamldoc.Entry, checks bool) {
	if y.other {
		y.unknown = append(y.unknown, e.Name)
		return
	}
	var known []string
	for _, q := range y.questions.all {
		if q.isCheck == checks {
			known = append(known, q.id)
		}
	}
	e.Key.UnknownName("answers.unknown_question", e.Name, known)
}

// past reads a date that has passed; a later one is kept, with a warning.
func (y *yamlReader) past(v yamldoc.Value) assessment.Date {
	d := yamlDate(v)
	if d.After(y.Today) {
		v.Warnf("answers.date_after_today", d.String(), y.Today.String())
	}
	return d
}

// yamlEmpty reports whether nothing stands there, or only blanks.
func yamlEmpty(v yamldoc.Value) bool {
	return v.IsNull() || v.IsScalar() && strings.TrimSpace(v.Raw()) == ""
}

// yamlDate reads an ISO date; nothing at all is none.
func yamlDate(v yamldoc.Value) assessment.Date {
	d, ok := assessment.ParseDate(v.Raw())
	switch {
	case v.IsNull(), ok:
	case !v.IsScalar():
		v.Errorf("answers.date_expected")
	default:
		v.Errorf("answers.no_existing_date", yamlShown(v))
	}
	return d
}

// yamlWord reads a word from a fixed list; false when it is another word.
func yamlWord[T ~string](v yamldoc.Value, whatKey words.Key, known ...T) (T, bool) {
	if word := T(v.Raw()); slices.Contains(known, word) {
		return word, true
	}
	if v.IsScalar() && !assessment.LooksPersonal(v.Raw()) {
		v.UnknownName(whatKey, v.Raw(), lists.Strings(known))
	} else {
		v.Errorf("answers.word_expected", strings.Join(lists.Strings(known), ", "))
	}
	return "", false
}

// yamlShown is a value as a message names it, but for one that looks personal.
func yamlShown(v yamldoc.Value) lang.Text {
	if assessment.LooksPersonal(v.Raw()) {
		return words.Text("answers.text")
	}
	return v.Shown()
}

// yamlText reads a text that people wrote; what looks like personal data gets a warning with its place, never its
// content.
func yamlText(v yamldoc.Value) string {
	clean := yamlClean(v)
	if assessment.LooksPersonal(clean) {
		v.Warnf("answers.something_looks_like_personal")
	}
	return clean
}

// yamlLine reads a text of one line, such as a name.
func yamlLine(v yamldoc.Value) string { return assessment.CleanLine(yamlClean(v)) }

// yamlClean reads a text without the characters that no output can hold.
func yamlClean(v yamldoc.Value) string {
	s, _ := v.Text()
	clean, dropped := assessment.CleanText(s)
	if dropped {
		v.Warnf("answers.were_invisible_characters_in_text")
	}
	if v.Cut() {
		v.Warnf("answers.comment_cuts_text")
	}
	if garbled(s) {
		v.Warnf("answers.text_garbled_by_encoding")
	}
	return clean
}
