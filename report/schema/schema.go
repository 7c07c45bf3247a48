// Package schema holds the JSON Schemas (2020-12) of what people and programs write for sggscan and read from it, so
// that an editor helps while typing. A schema knows the form; the readers, and `rubric check`, tell more.
package schema

import (
	"embed"
	"encoding/json"
	"fmt"

	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/rubric"
)

//go:embed *.schema.json
var files embed.FS

// Kind is what a schema describes.
type Kind string

// Rubric, Answers and Advice are files that people write; Score and Policy what `score --json` and `policy --json`
// print.
const (
	Rubric  Kind = "rubric"
	Answers Kind = "answers"
	Advice  Kind = "advice"
	Score   Kind = "score"
	Policy  Kind = "policy"
)

// Kinds are all of them.
func Kinds() []Kind { return []Kind{Rubric, Answers, Advice, Score, Policy} }

// FileName is the name of the file of a schema.
func (k Kind) FileName() string { return string(k) + ".schema.json" }

// Of is the schema of a kind. Those of answers and an adviser's file know the questions, domains and roles of the
// rubric, with their titles in the language.
func Of(k Kind, r *rubric.Rubric, l lang.Lang) ([]byte, error) {
	data, err := files.ReadFile(k.FileName())
	if err != nil || k != Answers && k != Advice {
		return data, err
	}
	var doc object
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("schema of %s: %w", k, err)
	}
	doc["$id"] = fmt.Sprintf("%v:%s@%s", doc["$id"], r.ID, r.Version)
	if k == Answers {
		doc.answers(r, l)
	} else {
		doc.advice(r, l)
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	return append(out, '\n'), err
}

// object is an object of a schema.
type object map[string]any

// at is the object below the keys.
func (o object) at(keys ...string) object {
	for _, k := range keys {
		next, _ := o[k].(map[string]any)
		o = next
	}
	return o
}

// mention is what stands below the id of a question: its title and text, and the definition of what may stand there.
func mention(id string, title, question lang.Text, l lang.Lang, definition string) object {
	label := id
	if !title.Empty() {
		label += " · " + title.In(l)
	}
	return object{"title": label, "description": question.In(l), "$ref": "#/$defs/" + definition}
}

func (o object) answers(r *rubric.Rubric, l lang.Lang) {
	levels, checks := o.at("properties", "answers", "properties"), o.at("properties", "checks", "properties")
	for _, i := range r.Indicators() {
		definition := "answer"
		if i.AllowNA {
			definition = "answer_or_na"
		}
		levels[i.ID] = mention(i.ID, i.Title, i.Texts.Question, l, definition)
	}
	for _, c := range r.Checks {
		checks[c.ID] = mention(c.ID, c.Title, c.Texts.Question, l, string(c.Kind))
	}
	roles := []any{}
	for _, role := range r.Roles {
		roles = append(roles, role.ID)
	}
	o.at("properties", "respondent", "properties", "role")["enum"] = append(roles, nil)
}

func (o object) advice(r *rubric.Rubric, l lang.Lang) {
	school := o.at("$defs", "school", "properties")
	domains, moderated := school.at("domains", "properties"), school.at("moderated", "properties")
	for _, d := range r.Domains {
		domains[d.ID] = mention(d.ID, d.Title, d.Intro, l, "text")
	}
	for _, i := range r.Indicators() {
		moderated[i.ID] = mention(i.ID, i.Title, i.Texts.Question, l, "moderation")
	}
	school.at("seen", "items")["enum"] = lists.Map(r.Indicators(), func(i rubric.Indicator) string { return i.ID })
}
