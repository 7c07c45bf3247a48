package view

import (
	"cmp"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/internal/words"
)

// What follows from a report alone, for whatever shows it.

// Nothing reports whether no question is answered yet.
func (r Report) Nothing() bool { return r.Answered == 0 && len(r.NA) == 0 }

// Bare reports whether there is nothing to report on: no level, no answered check and no round before. Such a report
// says where to begin, and no more.
func (r Report) Bare() bool {
	return r.Nothing() && r.Trend == nil &&
		!slices.ContainsFunc(slices.Concat(r.Flags, r.Legal), func(c Check) bool {
			return c.StateID != "blank" && c.StateID != "unknown"
		})
}

// Written are the questions beside which somebody wrote, those that are not of the list before the others.
func (r Report) Written() []Indicator {
	out := slices.Clone(r.Outside)
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			if in.Evidence+in.EvidenceDate+in.Note+in.Action+in.Owner+in.Due != "" {
				out = append(out, in)
			}
		}
	}
	return out
}

// ModeratedLevels counts the levels that are the adviser's.
func (r Report) ModeratedLevels() (n int) {
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			n += truth(in.Own != "")
		}
	}
	for _, a := range r.Answers { // in a comparison
		n += truth(a.Own != "")
	}
	return n
}

// Mark is what stands beside the score in the bar of a domain: the score of the round before, as long as the bar is
// about the same questions.
func (v Domain) Mark() Number {
	if v.Same.Share != v.Score.Share {
		return Number{Text: Absent, Precise: Absent}
	}
	return v.Previous
}

// CapGroups are the caps with one reason together: such an answer limits its domain and the whole. Domains that lag
// behind are together too, by what they limit to.
func (r Report) CapGroups() [][]Cap {
	var out [][]Cap
	for _, c := range r.Caps {
		at := slices.IndexFunc(out, func(g []Cap) bool {
			return g[0].ID == c.ID && g[0].Reason == c.Reason ||
				c.Weak && g[0].Weak && c.LimitID == g[0].LimitID && c.Holds == g[0].Holds
		})
		if at < 0 {
			out = append(out, []Cap{c})
		} else {
			out[at] = append(out[at], c)
		}
	}
	return out
}

// AllPrinciples are the principles behind the questions, each once, by number.
func (r Report) AllPrinciples() []Principle {
	var all []Principle
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			all = append(all, in.Principles...)
		}
	}
	slices.SortStableFunc(all, func(a, b Principle) int {
		return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(all, func(a, b Principle) bool { return a.ID == b.ID })
}

// Noticed are the findings, but for what the table of differences tells already.
func (r Report) Noticed() []Finding {
	inTable := lists.Map(r.Agreement.Differences, func(d Difference) string { return d.ID })
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool {
		return f.Views && !slices.ContainsFunc(f.IDs, func(id string) bool { return !slices.Contains(inTable, id) })
	})
}

// OpenChecks reports whether a warning question or a legal one is to be found out.
func (r Report) OpenChecks() bool {
	return slices.ContainsFunc(slices.Concat(r.Flags, r.Legal), Check.Open)
}

// Points are those of all domains, and the most that the answered questions could have got.
func (r Report) Points() (got, most int) {
	for _, s := range r.Calculation {
		got, most = got+s.Points, most+s.Max
	}
	return got, most
}

// WithoutCaps is the label that the score alone would give; empty when that is the verdict.
func (v Verdict) WithoutCaps() string {
	if v.UncappedID == v.ID && !v.Lowered {
		return ""
	}
	return v.Uncapped
}

// ProposalPlace is where a report has what the rubric proposes for a question.
type ProposalPlace int

// NoProposal: an action stands in its place, or there is none.
const (
	NoProposal ProposalPlace = iota
	WithDomain
	WithFlags
	WithLegal
)

// PlanLine is a row of the action plan. Gain says what the point yields, "" where it is no gap. Proposal is where the
// advised step stands, beside an action that is over or late; it is told once for each question.
type PlanLine struct {
	PlanRow
	Gain     string
	Proposal ProposalPlace
}

// PlanLines are the rows of the plan: first warnings answered yes and legal duties answered no, what of those is to be
// found out, and the gaps; then others on which something was agreed. Open questions with levels stand elsewhere.
func (r Report) PlanLines() (first, others []PlanLine) {
	proposed := map[string]bool{}
	for _, row := range r.Plan {
		x, place := PlanLine{PlanRow: row}, WithDomain
		leads := false
		if n := slices.IndexFunc(r.Gaps, func(g Gap) bool { return g.ID == row.ID }); n >= 0 {
			x.Gain, leads = r.Gaps[n].GainText, true
		}
		for n, c := range slices.Concat(r.Flags, r.Legal) {
			if c.ID != row.ID {
				continue
			}
			leads = c.Urgent || c.Attention && c.StateID == "no"
			if place = WithLegal; n < len(r.Flags) {
				place = WithFlags
			}
		}
		if row.Step != "" && (row.Over() || row.Late != "") && !proposed[row.ID] {
			x.Proposal, proposed[row.ID] = place, true
		}
		switch {
		case leads:
			first = append(first, x)
		case row.Planned():
			others = append(others, x)
		}
	}
	if r.Bare() { // where to begin says it
		return first, others
	}
	checks := slices.IndexFunc(first, func(p PlanLine) bool { return p.Kind != PlanCheck })
	if checks < 0 {
		checks = len(first)
	}
	open := slices.Concat(r.toFindOut(r.Flags, WithFlags, "report.warning"),
		r.toFindOut(r.Legal, WithLegal, "report.legal_duty"))
	return slices.Insert(first, checks, open...), others
}

// toFindOut is one row for the open ones of these for which nothing is planned: finding out is one piece of work.
func (r Report) toFindOut(checks []Check, place ProposalPlace, kind words.Key) []PlanLine {
	var ids []string
	for _, c := range checks {
		if c.Open() && !slices.ContainsFunc(r.Plan, func(p PlanRow) bool { return p.ID == c.ID && p.Planned() }) {
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	row := PlanRow{Kind: PlanCheck, Title: strings.Join(ids, ", "), Critical: words.Text(kind).In(r.Lang),
		Change: words.Text("report.find_out").In(r.Lang)}
	return []PlanLine{{PlanRow: row, Proposal: place}}
}
