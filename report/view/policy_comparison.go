package view

import (
	"slices"

	"sggscan/assessment/policy"
	"sggscan/internal/lists"
	"sggscan/rubric"
)

// ComparedPolicy is what stands in the texts of the schools of a comparison. It has no number of a school, so that
// nobody lays one text above another.
type ComparedPolicy struct {
	Limits []string
	// Questions are those of the rubric, Kinds those of the sentences to look at, both in the order of the rubric.
	Questions, Kinds []ComparedRow
	// Without are the schools of which there is no text, and Lacking is how many they are.
	Without []int
	Lacking int
	// Sentences are those of the texts, school by school, first those to look at.
	Sentences []ComparedSentence
}

// ComparedRow is a question, or a kind of sentence, with the schools in whose text it was found and was not found, by
// their places in Comparison.Reports, and the number of those in which it was found and in which was looked. A school
// that is not asked a question stands at neither.
type ComparedRow struct {
	ID, Title     string
	Found, Silent []int
	Count, Of     int
}

// ComparedSentence is a sentence of a text. Better is "" for one that speaks of a question.
type ComparedSentence struct {
	School      int
	Text, About string
	PolicySentence
	Better string
}

// policy is what stands in the texts of the schools; nil without a text.
func (c *comparer) policy() *ComparedPolicy {
	if !c.Policy.Any() {
		return nil
	}
	out := &ComparedPolicy{Limits: policyLimits(c.Lang)}
	kinds := lists.Map(c.r.Policy.Kinds, func(k rubric.PolicyKind) ComparedRow {
		return ComparedRow{Title: upper(k.Title.In(c.Lang))}
	})
	questions := lists.Map(c.r.Indicators(), func(i rubric.Indicator) ComparedRow {
		return ComparedRow{ID: i.ID, Title: i.Title.In(c.Lang)}
	})
	for n, a := range c.all {
		results := c.Policy.Of(a.School)
		if len(results) == 0 {
			out.Without, out.Lacking = append(out.Without, n), out.Lacking+1
			continue
		}
		for k, kind := range c.r.Policy.Kinds {
			kinds[k].add(n, slices.ContainsFunc(results, func(x policy.Result) bool {
				return slices.ContainsFunc(x.Wording, func(f policy.Finding) bool { return f.Rule.Kind == kind.ID })
			}))
		}
		for q, row := range questions {
			if _, asked := a.at(row.ID); asked {
				questions[q].add(n, slices.ContainsFunc(results, func(x policy.Result) bool { return x.Speaks(row.ID) }))
			}
		}
		out.Sentences = append(out.Sentences, c.sentences(n, &c.all[n], results)...)
	}
	out.Questions, out.Kinds = asked(questions), asked(kinds)
	return out
}

// asked are the rows of which some text could tell.
func asked(rows []ComparedRow) []ComparedRow {
	return slices.DeleteFunc(rows, func(r ComparedRow) bool { return r.Of == 0 })
}

func (r *ComparedRow) add(school int, found bool) {
	r.Of++
	if found {
		r.Found, r.Count = append(r.Found, school), r.Count+1
	} else {
		r.Silent = append(r.Silent, school)
	}
}

// sentences are those of the texts of one school.
func (c *comparer) sentences(school int, a *outcome, results []policy.Result) []ComparedSentence {
	var look, speak []ComparedSentence
	names := textNames(results)
	for n, x := range results {
		for _, w := range policyWording(x, c.r, c.Lang) {
			for _, m := range w.Remarks {
				look = append(look, ComparedSentence{school, names[n], upper(m.Kind), w.PolicySentence, m.Better})
			}
		}
		for _, s := range x.Indicators {
			if _, asked := a.at(s.Indicator.ID); !asked {
				continue
			}
			about := PolicyIndicator{ID: s.Indicator.ID, Title: s.Indicator.Title.In(c.Lang)}.Named()
			for _, q := range sentencesOf(s.Found, c.Lang) {
				speak = append(speak, ComparedSentence{school, names[n], about, q, ""})
			}
		}
	}
	return append(look, speak...)
}

// anonymous is what may stand in a comparison of which nobody knows the schools: numbers alone. A sentence or the name
// of a text tells who wrote it, and so does what was found in a text that stands on the site of a school: whoever looks
// in it with this program would know the code of that school.
func (p ComparedPolicy) anonymous() *ComparedPolicy {
	row := func(r ComparedRow) ComparedRow {
		return ComparedRow{ID: r.ID, Title: r.Title, Count: r.Count, Of: r.Of}
	}
	return &ComparedPolicy{Limits: p.Limits, Questions: lists.Map(p.Questions, row), Kinds: lists.Map(p.Kinds, row),
		Lacking: p.Lacking}
}
