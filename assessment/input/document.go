package input

import (
	"bytes"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/sheet"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
)

// readDocument reads a YAML or JSON file, and what was named with another ending, as far as its content allows.
func (file *File) readDocument(reader answers.Reader, f candidate, data []byte, problems *problem.List) (counted bool) {
	at := problem.Place{File: f.path}
	if refuseForeign(at, data, problems) {
		return true
	}
	if !f.named && nothingIn(data) {
		problems.Warnf(at, "het bestand is leeg en is overgeslagen", "the file is empty and was passed over")
		return false
	}
	var found problem.List
	doc, ok := yamldoc.Parse(f.path, data, &found)
	if !ok {
		problems.Add(found)
		return true
	}
	if kind, other := otherKind(doc); other {
		noAnswers(f, kind, problems)
		return f.named
	}
	if !mayBeOurs(doc) {
		s, err := answers.CSV(data)
		switch {
		case err == nil && answers.IsTable(s):
			problems.Errorf(at, "dit is een tabel; laat de naam van het bestand eindigen op .csv", "this is a table; let the name of the file end in .csv")
			return true
		case !f.named:
			problems.Warnf(at, "dit is geen vragenlijst van sggscan; het bestand is overgeslagen", "this is no questionnaire of sggscan; the file was passed over")
			return false
		case len(doc.Keys()) > 0:
			problems.Errorf(at, "dit is geen ingevulde vragenlijst van sggscan: er staat geen school, datum of antwoord in; gebruik het bestand dat 'sggscan vragenlijst' maakte",
				"this is no filled questionnaire of sggscan: it holds no school, date or answer; use the file that 'sggscan questionnaire' made")
			return true
		}
	}
	if response, ok := reader.Document(doc, data, problems); ok {
		file.Responses = []assessment.Response{response}
	}
	return true
}

// refuseForeign refuses a file that is something else than its name says.
func refuseForeign(at problem.Place, data []byte, problems *problem.List) bool {
	what, way, ok := sheet.Foreign(data)
	if ok {
		problems.Errorf(at, "dit is %s; sggscan leest vragenlijsten als .xlsx, .csv, .yaml of .json; %s", "this is %s; sggscan reads questionnaires as .xlsx, .csv, .yaml or .json; %s", what, way)
	}
	return ok
}

// nothingIn tells whether nothing stands in a file, as when a program that should have filled it failed.
func nothingIn(data []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0
}

// mayBeOurs tells whether a document has a key of a filled questionnaire, or is a list of what has. One without any is of another program.
func mayBeOurs(doc yamldoc.Value) bool {
	if doc.IsList() {
		return slices.ContainsFunc(doc.List(), mayBeOurs)
	}
	return slices.ContainsFunc(doc.Keys(), func(key string) bool {
		return slices.Contains(answers.DocumentKeys(), strings.ToLower(key))
	})
}

// otherKind recognises, by its keys, a document of sggscan that holds no answers.
func otherKind(doc yamldoc.Value) (lang.Text, bool) {
	if !doc.IsMap() {
		return lang.Text{}, false
	}
	m, _ := doc.Map()
	has := func(key string) bool { _, ok := m.Get(key); return ok }
	checks, _ := m.Get("checks")
	switch {
	case has("assessments") && has("schema"):
		return lang.Text{NL: "een uitkomst van score --json", EN: "a result of score --json"}, true
	case has("$schema") && has("$defs"):
		return lang.Text{NL: "een JSON Schema", EN: "a JSON Schema"}, true
	case has("school") || has("answers"):
		return lang.Text{}, false
	case has("domains") || has("verdicts") || has("principles") || has("respondent_roles") || has("resources") || has("contradictions") || has("checks") && checks.IsList():
		return lang.Text{NL: "een deel van een rubriek", EN: "a part of a rubric"}, true
	case has("adviser") || has("schools"):
		return lang.Text{NL: "een bestand van een adviseur", EN: "an adviser's file"}, true
	}
	return lang.Text{}, false
}
