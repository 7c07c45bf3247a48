package text

import (
	"fmt"
	"io"
	"strings"

	"sggscan/internal/lists"
	"sggscan/report/view"
)

// Policy shows what was found in texts of schools: first what it cannot do, then text by text the wording to look at,
// and the indicators of which it speaks.
func Policy(w io.Writer, p view.Policy) error {
	out := &printer{w: w, l: p.Lang}
	for _, limit := range p.Limits {
		out.wrapped("", limit)
	}
	for _, t := range p.Texts {
		out.raw("")
		out.raw(t.Name)
		out.wrapped("", strings.Join(t.About, " "))
		out.raw("")
		out.wrapped("", t.Leading)
		for _, f := range t.Wording {
			out.wrapped("- ", quoted(f.PolicySentence))
			for _, r := range f.Remarks {
				out.wrapped("  ", out.say("policy.what", r.Kind))
				if r.Before != "" {
					out.wrapped("  ", out.say("policy.as_before", r.Before))
					continue
				}
				out.wrapped("  ", out.say("policy.why", r.Why))
				out.wrapped("  ", out.say("policy.better", r.Better))
				if len(r.Principles) > 0 {
					out.wrapped("  ", out.say("policy.principles", strings.Join(r.Principles, ", ")))
				}
			}
		}
		out.raw("")
		out.wrapped("", t.Count)
		for _, i := range t.Spoken {
			out.wrapped("- ", i.Named()+": "+strings.Join(append(lists.Map(i.Sentences, quoted), list(i.More)...), "; "))
		}
		if len(t.Silent) > 0 {
			out.raw("")
			out.line("policy.silent")
			out.line("policy.silent_note")
			for _, i := range t.Silent {
				out.wrapped("- ", i.Named())
			}
		}
	}
	return out.err
}

func quoted(s view.PolicySentence) string { return fmt.Sprintf("%s “%s”", s.Place, s.Sentence) }

// list is a text as a list; none for "".
func list(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
