package view

import (
	"path"
	"slices"
	"strings"

	"sggscan/assessment"
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
	// Name is that of its file; of files that have the same name, the path.
	Name string
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
	// Before is where the same was said of a sentence above, so that a page need not say it again; "" when it was not.
	Before string
	rule   string
}

// PolicySentence is a sentence of a text with its place; places when the same sentence stands there more than once.
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
	names := textNames(results)
	for n, x := range results {
		out.Texts = append(out.Texts, policyText(x, names[n], r, o.Lang))
	}
	return out
}

// textNames are the names of files without their folders, which others have not; with them where two share a name.
func textNames(results []policy.Result) []string {
	base := func(x policy.Result) string { return path.Base(strings.ReplaceAll(x.Path, `\`, "/")) }
	count := map[string]int{}
	for _, x := range results {
		count[base(x)]++
	}
	return lists.Map(results, func(x policy.Result) string {
		if count[base(x)] > 1 {
			return x.Path
		}
		return base(x)
	})
}

func policyLimits(l lang.Lang) []string {
	return lists.Map([]words.Key{"policy.limit_finds", "policy.limit_found", "policy.limit_missing",
		"policy.limit_wording"}, func(key words.Key) string { return words.Text(key).In(l) })
}

func policyText(x policy.Result, name string, r *rubric.Rubric, l lang.Lang) PolicyText {
	out := PolicyText{Name: name, About: []string{languageOf(x, l)}, Wording: policyWording(x, r, l)}
	for _, n := range x.Notes() {
		out.About = append(out.About, upper(n.Text.In(l)))
	}
	out.Leading = words.Text("policy.no_wording").In(l)
	if n := len(out.Wording); n > 0 {
		out.Leading = words.Count("policy.wording_found", n).In(l)
	}
	for _, s := range x.Indicators {
		i := PolicyIndicator{ID: s.Indicator.ID, Title: s.Indicator.Title.In(l), Sentences: sentencesOf(s.Found, l)}
		if rest := len(i.Sentences) - mostSentences; rest > 0 {
			i.Sentences, i.More = i.Sentences[:mostSentences], words.Count("policy.more", rest).In(l)
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

// policyWording are the sentences to look at. A sentence that comes back, as the foot of a page does, stands once.
func policyWording(x policy.Result, r *rubric.Rubric, l lang.Lang) []PolicyWording {
	found := lists.Map(x.Wording, func(f policy.Finding) policy.Found { return f.Found })
	out := lists.Map(sentencesOf(found, l), func(s PolicySentence) PolicyWording {
		return PolicyWording{PolicySentence: s}
	})
	said := map[string]string{} // where each rule was explained
	for _, f := range x.Wording {
		at := slices.IndexFunc(out, func(w PolicyWording) bool { return w.Sentence == f.Sentence })
		w, rule := &out[at], f.Rule.ID
		if slices.ContainsFunc(w.Remarks, func(m PolicyRemark) bool { return m.rule == rule }) {
			continue
		}
		kind, _ := r.Policy.Kind(f.Rule.Kind)
		w.Remarks = append(w.Remarks, PolicyRemark{kind.Title.In(l), f.Rule.Why.In(l), f.Rule.Better.In(l),
			f.Rule.Principles, said[rule], rule})
		if said[rule] == "" {
			said[rule] = w.Place
		}
	}
	return out
}

// mostPlaces is how many places are named of a sentence that comes back, as the foot of a page does.
const mostPlaces = 5

// sentencesOf are sentences as they are shown, each once, with its places.
func sentencesOf(found []policy.Found, l lang.Lang) []PolicySentence {
	var out []PolicySentence
	var places [][]string
	at := map[string]int{}
	for _, f := range found {
		n, known := at[f.Sentence]
		if !known {
			n, at[f.Sentence] = len(out), len(out)
			out, places = append(out, PolicySentence{Sentence: f.Sentence}), append(places, nil)
		}
		if place := f.Place.Text().In(l); len(places[n]) == 0 || places[n][len(places[n])-1] != place {
			places[n] = append(places[n], place)
		}
	}
	for n := range out {
		out[n].Place = assessment.Listed(places[n], mostPlaces).In(l)
	}
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
type PolicyRow struct {
	ID, Title, Says, Text string
	found                 bool
}

// Named is the question with its id.
func (r PolicyRow) Named() string { return strings.TrimSpace(r.ID + " " + r.Title) }

// Quoted is the sentence with its place.
func (s PolicySentence) Quoted() string { return s.Place + " “" + s.Sentence + "”" }

// Found reports whether something stands in the text.
func (r PolicyRow) Found() bool { return r.found }

// policy lays the texts of a school beside its answers; nil without a text.
func (b *builder) policy(domains []Domain) *SchoolPolicy {
	results := b.Policy.Of(b.a.School)
	if len(results) == 0 {
		return nil
	}
	out := &SchoolPolicy{Limits: policyLimits(b.Lang)}
	for n, name := range textNames(results) {
		out.Texts = append(out.Texts, policyText(results[n], name, b.r, b.Lang))
	}
	for _, d := range domains {
		for _, i := range d.Indicators {
			row := PolicyRow{ID: i.ID, Title: i.Title, Says: i.State, Text: out.quoted(i.ID)}
			if row.found = row.Text != ""; !row.found {
				row.Text = b.say("policy.nothing")
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

// quoted are the sentences that speak of an indicator; with several texts, behind the name of theirs.
func (p SchoolPolicy) quoted(id string) string {
	var out []string
	for _, t := range p.Texts {
		for _, s := range t.Spoken {
			if s.ID != id {
				continue
			}
			said := joined("; ", append(lists.Map(s.Sentences, PolicySentence.Quoted), s.More)...)
			if len(p.Texts) > 1 {
				said = t.Name + ": " + said
			}
			out = append(out, said)
		}
	}
	return strings.Join(out, "\n")
}

// mostProposed is how many sentences are proposed as evidence for a question.
const mostProposed = 3

// Proposals are sentences from the texts of a school that may be evidence, by question, each with the name of its text
// and its place. It is for people to say whether they are.
func Proposals(results []policy.Result, l lang.Lang) map[string][]string {
	out := map[string][]string{}
	for n, name := range textNames(results) {
		for _, s := range results[n].Indicators {
			for _, q := range sentencesOf(s.Found, l) {
				if id := s.Indicator.ID; len(out[id]) < mostProposed {
					out[id] = append(out[id], name+", "+q.Quoted())
				}
			}
		}
	}
	return out
}
