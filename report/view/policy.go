package view

import (
	"path"
	"strings"

	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Policy is what was found in texts of schools, ready for showing. It holds no number that could be taken for a score.
type Policy struct {
	Lang             lang.Lang
	Title, FileTitle string
	// Limits say what it cannot do, before anything else.
	Limits []string
	Texts  []PolicyText
	Stamp  Stamp
}

// PolicyText is what was found in one text.
type PolicyText struct {
	Path string
	// About says in which language it is, and what was not read.
	About []string
	// Wording are sentences to look at, in the order of the text; Leading is the sentence above them.
	Leading string
	Wording []PolicyWording
	// Spoken are the indicators of which the text speaks, Silent those of which nothing was found.
	Spoken, Silent []PolicyIndicator
	// Count says how many were found.
	Count string
}

// PolicyWording is a sentence that works against a victim, with what there is to say of it.
type PolicyWording struct {
	PolicySentence
	Remarks []PolicyRemark
}

// PolicyRemark says of what kind a wording is, why that matters and how it can be said instead.
type PolicyRemark struct {
	Kind, Why, Better string
	Principles        []string
}

// PolicySentence is a sentence of a text with its place.
type PolicySentence struct{ Place, Sentence string }

// PolicyIndicator is an indicator with the sentences that speak of it.
type PolicyIndicator struct {
	ID, Title string
	Sentences []PolicySentence
	// More says how many sentences there are beside those shown; "" for none.
	More string
}

// mostSentences is how many sentences are shown of an indicator: the reader knows then where to look.
const mostSentences = 3

// BuildPolicy makes what is shown of texts.
func BuildPolicy(results []policy.Result, r *rubric.Rubric, o Options) Policy {
	say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(o.Lang) }
	out := Policy{Lang: o.Lang, Title: say("policy.title"), Stamp: stamp(r, o), Limits: policyLimits(o.Lang)}
	out.FileTitle = out.Title
	out.Texts = lists.Map(results, func(x policy.Result) PolicyText { return policyText(x, r, o.Lang) })
	return out
}

func policyLimits(l lang.Lang) []string {
	return lists.Map([]words.Key{"policy.limit_finds", "policy.limit_found", "policy.limit_missing",
		"policy.limit_wording"}, func(key words.Key) string { return words.Text(key).In(l) })
}

func policyText(x policy.Result, r *rubric.Rubric, l lang.Lang) PolicyText {
	out := PolicyText{Path: x.Path, About: []string{languageOf(x, l)}}
	for _, n := range x.Notes() {
		out.About = append(out.About, upper(n.Text.In(l)))
	}
	sentence := func(f policy.Found) PolicySentence { return PolicySentence{f.Place.Text().In(l), f.Sentence} }
	for n, f := range x.Wording {
		if n == 0 || f.Found != x.Wording[n-1].Found {
			out.Wording = append(out.Wording, PolicyWording{PolicySentence: sentence(f.Found)})
		}
		kind, _ := r.Policy.Kind(f.Rule.Kind)
		w := &out.Wording[len(out.Wording)-1]
		w.Remarks = append(w.Remarks, PolicyRemark{kind.Title.In(l), f.Rule.Why.In(l), f.Rule.Better.In(l),
			f.Rule.Principles})
	}
	out.Leading = words.Text("policy.no_wording").In(l)
	if n := len(out.Wording); n > 0 {
		out.Leading = words.Count("policy.wording_found", n).In(l)
	}
	for _, s := range x.Indicators {
		i := PolicyIndicator{ID: s.Indicator.ID, Title: s.Indicator.Title.In(l)}
		i.Sentences = lists.Map(s.Found[:min(len(s.Found), mostSentences)], sentence)
		if rest := len(s.Found) - mostSentences; rest > 0 {
			i.More = words.Count("policy.more", rest).In(l)
		}
		if len(s.Found) > 0 {
			out.Spoken = append(out.Spoken, i)
		} else {
			out.Silent = append(out.Silent, i)
		}
	}
	out.Count = words.Text("policy.count", len(out.Spoken), len(x.Indicators)).In(l)
	return out
}

func languageOf(x policy.Result, l lang.Lang) string {
	switch x.Language {
	case lang.NL:
		return words.Text("policy.dutch").In(l)
	case lang.EN:
		return words.Text("policy.english").In(l)
	}
	return words.Text("policy.other_language").In(l)
}

// Named is an indicator with its id.
func (i PolicyIndicator) Named() string { return strings.TrimSpace(i.ID + " " + i.Title) }

// SchoolPolicy is what stands beside the answers of a school when its own text was given. It changes no level.
type SchoolPolicy struct {
	Limits []string
	Texts  []PolicyText
	// Rows are the questions of the school, in the order of the rubric.
	Rows []PolicyRow
}

// PolicyRow is a question with what the school says and what stands in its text.
type PolicyRow struct{ ID, Title, Says, Text string }

// Named is the question with its id.
func (r PolicyRow) Named() string { return strings.TrimSpace(r.ID + " " + r.Title) }

// Quoted is the sentence with its place.
func (s PolicySentence) Quoted() string { return s.Place + " “" + s.Sentence + "”" }

// policy lays the texts of a school beside its answers; nil without a text.
func (b *builder) policy(domains []Domain) *SchoolPolicy {
	if len(b.Policy) == 0 {
		return nil
	}
	out := &SchoolPolicy{Limits: policyLimits(b.Lang)}
	out.Texts = lists.Map(b.Policy, func(x policy.Result) PolicyText {
		x.Path = path.Base(strings.ReplaceAll(x.Path, `\`, "/")) // a report goes to others, who have other folders
		return policyText(x, b.r, b.Lang)
	})
	for _, d := range domains {
		for _, i := range d.Indicators {
			row := PolicyRow{ID: i.ID, Title: i.Title, Says: i.State}
			var found []string
			for _, t := range out.Texts {
				for _, s := range t.Spoken {
					for _, q := range s.Sentences {
						if s.ID == i.ID {
							found = append(found, q.Quoted())
						}
					}
				}
			}
			row.Text = strings.Join(found, "; ")
			if row.Text == "" {
				row.Text = b.say("policy.nothing")
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}
