package scorejson

import (
	"encoding/json"
	"io"
	"strconv"

	"sggscan/assessment/policy"
	"sggscan/internal/lists"
	"sggscan/report/view"
	"sggscan/rubric"
)

type (
	policyDocument struct {
		Schema int          `json:"schema"`
		Tool   tool         `json:"tool"`
		Rubric rubricRef    `json:"rubric"`
		Files  []policyFile `json:"files"`
	}
	policyFile struct {
		Path       string            `json:"path"`
		Language   *string           `json:"language"` // null where it is not clear
		Wording    []policyWording   `json:"wording"`
		Indicators []policyIndicator `json:"indicators"`
	}
	policyWording struct {
		Rule       string   `json:"rule"`
		Kind       string   `json:"kind"`
		Place      string   `json:"place"`
		Sentence   string   `json:"sentence"`
		Principles []string `json:"principles"`
		Why        string   `json:"why"`
		Better     string   `json:"better"`
	}
	policyIndicator struct {
		ID    string        `json:"id"`
		Found []policyFound `json:"found"`
	}
	policyFound struct {
		Place    string `json:"place"`
		Sentence string `json:"sentence"`
	}
)

// WritePolicy writes what was found in texts of schools. A place is "page 4" or "paragraph 12"; why and better are in
// the language of the reader.
func WritePolicy(w io.Writer, r *rubric.Rubric, results []policy.Result, o view.Options) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(policyDocument{Schema: Schema, Tool: tool{o.Tool, o.Version},
		Rubric: rubricRef{r.ID, r.Version, r.Hash},
		Files: lists.Map(results, func(x policy.Result) policyFile {
			return policyFile{x.Path, text(string(x.Language)),
				lists.Map(x.Wording, func(f policy.Finding) policyWording {
					return policyWording{f.Rule.ID, f.Rule.Kind, place(f.Place), f.Sentence, f.Rule.Principles,
						f.Rule.Why.In(o.Lang), f.Rule.Better.In(o.Lang)}
				}),
				lists.Map(x.Indicators, func(s policy.Spoken) policyIndicator {
					return policyIndicator{s.Indicator.ID, lists.Map(s.Found, func(f policy.Found) policyFound {
						return policyFound{place(f.Place), f.Sentence}
					})}
				})}
		})})
}

func place(p policy.Place) string {
	if p.Page > 0 {
		return "page " + strconv.Itoa(p.Page)
	}
	return "paragraph " + strconv.Itoa(p.Paragraph)
}
