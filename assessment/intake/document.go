package intake

import (
	"bytes"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
)

// document reads a YAML or JSON file, and what was named with another ending, as far as its content allows.
func (f *fileReader) document(data []byte) (counted bool) {
	if f.foreign(data) {
		return true
	}
	if !f.source.Named && len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0 {
		f.problems.Warnf(f.source.place(), "input.file_empty_was_passed")
		return false
	}
	var found problem.List
	doc, ok := yamldoc.Parse(f.source.Name, data, &found)
	if !ok {
		f.problems.Add(found)
		return true
	}
	if kind, other := otherKind(doc); other {
		f.file.earlier = earlierIn(data)
		for n := range f.file.earlier {
			f.file.earlier[n].At = f.source.place()
		}
		return f.noAnswers(kind)
	}
	if !mayBeOurs(doc) {
		s, err := answers.CSV(data)
		switch {
		case err == nil && answers.IsTable(s):
			f.errorf("input.table_let_name_file")
			return true
		case !f.source.Named:
			f.problems.Warnf(f.source.place(), "input.no_questionnaire_sggscan")
			return false
		case len(doc.Keys()) > 0:
			f.errorf("input.no_filled_questionnaire_sggscan")
			return true
		}
	}
	if response, ok := f.Document(doc, data, f.problems); ok {
		f.file.Responses = []assessment.Response{response}
	}
	return true
}

// mayBeOurs reports whether a document has a key of a filled questionnaire, or is a list of what has. One without any
// belongs to another program.
func mayBeOurs(doc yamldoc.Value) bool {
	if doc.IsList() {
		return slices.ContainsFunc(doc.List(), mayBeOurs)
	}
	return slices.ContainsFunc(doc.Keys(), func(key string) bool {
		return slices.Contains(answers.DocumentKeys(), strings.ToLower(key))
	})
}

// otherKind recognises, by its keys, a document of sggscan that holds no answers.
func otherKind(doc yamldoc.Value) (kind lang.Text, other bool) {
	if !doc.IsMap() {
		return lang.Text{}, false
	}
	m, _ := doc.Map()
	has := func(key string) bool { _, ok := m.Get(key); return ok }
	checks, _ := m.Get("checks")
	parts := []string{"domains", "verdicts", "principles", "respondent_roles", "resources", "contradictions"}
	switch {
	case has("assessments") && has("schema"):
		return words.Text("input.result_score_json"), true
	case has("$schema") && has("$defs"):
		return words.Text("input.json_schema"), true
	case has("school") || has("answers"):
		return lang.Text{}, false
	case slices.ContainsFunc(parts, has) || has("checks") && checks.IsList():
		return words.Text("input.part_rubric"), true
	case has("adviser") || has("schools"):
		return words.Text("input.advisers_file"), true
	}
	return lang.Text{}, false
}
