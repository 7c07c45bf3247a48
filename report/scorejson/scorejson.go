// Package scorejson writes assessments as the JSON that `score --json` promises: schema 1, numbers unrounded, absent
// values null, no answer of one individual.
//
// It has types of its own, so that the model can change without changing what others read.
package scorejson

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Schema is the version of the form; it goes up when a key changes its meaning or goes away.
const Schema = 1

type (
	document struct {
		Schema      int              `json:"schema"`
		Tool        tool             `json:"tool"`
		Date        assessment.Date  `json:"date"`
		Rubric      rubricRef        `json:"rubric"`
		Assessments []assessmentJSON `json:"assessments"`
	}
	tool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	rubricRef struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Hash    string `json:"hash"`
	}
	assessmentJSON struct {
		School      school             `json:"school"`
		Round       string             `json:"round"`
		Date        assessment.Date    `json:"date"`
		Profile     assessment.Profile `json:"profile"`
		Respondents []respondent       `json:"respondents"`
		tally
		Agreement  assessment.Number `json:"agreement"`
		Caps       []capJSON         `json:"caps"`
		Domains    []domain          `json:"domains"`
		Indicators []indicator       `json:"indicators"`
		Gaps       []gap             `json:"gaps"`
		Open       []open            `json:"open"`
		Flags      []flag            `json:"flags"`
		Legal      []legal           `json:"legal"`
		Findings   []finding         `json:"findings"`
		Trend      *trend            `json:"trend"`
		Plan       []action          `json:"plan"`
		Firmness   firmness          `json:"firmness"`
		Route      *route            `json:"route"`
		Proven     proven            `json:"proven"`
		Benchmark  *benchmark        `json:"benchmark"`
	}
	firmness struct {
		Margin *int     `json:"margin"`
		Down   []string `json:"hinges_down"`
		Up     []string `json:"hinges_up"`
	}
	route struct {
		Verdict        *string           `json:"verdict"`
		Steps          []routeStep       `json:"steps"`
		Count          *int              `json:"count"`
		AnswersMissing int               `json:"answers_missing"`
		Score          assessment.Number `json:"score"`
	}
	routeStep struct {
		ID   string `json:"id"`
		From any    `json:"from"` // a level, or the answer to a flag
		To   any    `json:"to"`
	}
	proven struct {
		Count int               `json:"count"`
		Of    int               `json:"of"`
		Score assessment.Number `json:"score"`
	}
	school struct {
		Name   string        `json:"name"`
		BRIN   *string       `json:"brin"`
		Sector rubric.Sector `json:"sector"`
		Board  *string       `json:"board"`
		Place  *string       `json:"place"`
	}
	respondent struct {
		Role  string `json:"role"`
		Count int    `json:"count"`
	}
	capJSON struct {
		ID     string               `json:"id"`
		Scope  string               `json:"scope"`
		Limit  rubric.VerdictID     `json:"limit"`
		Reason assessment.CapReason `json:"reason"`
	}
	// tally is the score of the whole or of a domain; its fields stand among those of either.
	tally struct {
		Score           assessment.Number `json:"score"`
		Lower           assessment.Number `json:"lower"`
		Upper           assessment.Number `json:"upper"`
		Coverage        assessment.Number `json:"coverage"`
		Verdict         *string           `json:"verdict"`
		UncappedVerdict *string           `json:"uncapped_verdict"`
	}
	domain struct {
		ID    string `json:"id"`
		Title string `json:"title"`
		tally
	}
	indicator struct {
		ID           string          `json:"id"`
		State        string          `json:"state"`
		Level        *int            `json:"level"`
		OwnLevel     *int            `json:"own_level"`
		Moderated    *moderated      `json:"moderated"`
		Evidence     *string         `json:"evidence"`
		EvidenceDate assessment.Date `json:"evidence_date"`
		Note         *string         `json:"note"`
		Action       *string         `json:"action"`
		Owner        *string         `json:"owner"`
		Due          *string         `json:"due"`
		Status       *string         `json:"status"`
		Plan         []action        `json:"plan"`
		Agreement    *string         `json:"agreement"`
	}
	moderated struct {
		Level  int    `json:"level"`
		Reason string `json:"reason"`
	}
	gap struct {
		Indicator string            `json:"indicator"`
		Level     int               `json:"level"`
		Target    int               `json:"target"`
		Gain      assessment.Number `json:"gain"`
		Critical  rubric.Critical   `json:"critical"`
		Effort    int               `json:"effort"`
	}
	open struct {
		ID       string          `json:"id"`
		State    string          `json:"state"`
		Critical rubric.Critical `json:"critical"`
	}
	flag struct {
		ID     string          `json:"id"`
		Answer *string         `json:"answer"`
		Note   *string         `json:"note"`
		Date   assessment.Date `json:"date"`
		Plan   []action        `json:"plan"`
	}
	legal struct {
		ID     string   `json:"id"`
		Answer *string  `json:"answer"`
		Plan   []action `json:"plan"`
	}
	action struct {
		Action *string `json:"action"`
		Owner  *string `json:"owner"`
		Due    *string `json:"due"`
		Status *string `json:"status"`
	}
	finding struct {
		Kind assessment.FindingKind `json:"kind"`
		IDs  []string               `json:"ids"`
		Text string                 `json:"text"`
	}
	trend struct {
		Round  string            `json:"round"`
		Common assessment.Number `json:"common"`
		scores
		Domains    []domainTrend    `json:"domains"`
		Indicators []indicatorTrend `json:"indicators"`
	}
	scores struct {
		Score         assessment.Number `json:"score"`
		PreviousScore assessment.Number `json:"previous_score"`
	}
	domainTrend struct {
		ID string `json:"id"`
		scores
	}
	indicatorTrend struct {
		ID            string            `json:"id"`
		Level         int               `json:"level"`
		PreviousLevel *int              `json:"previous_level"`
		Change        assessment.Change `json:"change"`
	}
	benchmark struct {
		Sector rubric.Sector `json:"sector"`
		N      int           `json:"n"`
		quartiles
		Domains []domainBenchmark `json:"domains"`
	}
	quartiles struct {
		Q1     assessment.Number `json:"q1"`
		Median assessment.Number `json:"median"`
		Q3     assessment.Number `json:"q3"`
	}
	domainBenchmark struct {
		ID string `json:"id"`
		quartiles
	}
)

// Write writes the outcomes of schools as one indented JSON object, by name as it is written, so articles included: the
// order of people (assessment.CompareNames) is for people. Outcome gives that of the n-th school when it is written:
// those of thousands of schools are never there at once.
func Write(w io.Writer, r *rubric.Rubric, schools []assessment.School, outcome func(n int) assessment.Assessment,
	o view.Options) error {
	order := make([]int, len(schools))
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(assessment.FoldName(schools[x].Name), assessment.FoldName(schools[y].Name))
	})
	doc := document{Schema: Schema, Tool: tool{o.Tool, o.Version}, Date: o.Today,
		Rubric: rubricRef{r.ID, r.Version, r.Hash}, Assessments: []assessmentJSON{}}
	frame, err := indented(doc, "")
	if err != nil {
		return err
	}
	const none = "[]\n}" // the last key: what stands before it and behind it is written around the schools
	before, _, _ := strings.Cut(frame, none)
	_, err = io.WriteString(w, before+"[")
	const indent = "    "
	lead, end := "\n"+indent, "]\n}\n"
	for n := 0; n < len(order) && err == nil; n++ {
		var text string
		if text, err = indented(wire(outcome(order[n]), o), indent); err == nil {
			_, err = io.WriteString(w, lead+text)
		}
		lead, end = ",\n"+indent, "\n  ]\n}\n"
	}
	if err == nil {
		_, err = io.WriteString(w, end)
	}
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// indented is a value as JSON, each line but the first behind an indent.
func indented(value any, indent string) (string, error) {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, "  ")
	err := enc.Encode(value)
	return strings.TrimSuffix(out.String(), "\n"), err
}

func wire(a assessment.Assessment, o view.Options) assessmentJSON {
	waiting := slices.DeleteFunc(slices.Clone(a.Indicators),
		func(i assessment.IndicatorResult) bool { return !i.State.Open() })
	firm := a.Firmness()
	return assessmentJSON{
		School: school{a.School.Name, text(a.School.BRIN), a.School.Sector, text(a.School.Board), text(a.School.Place)},
		Round:  a.Round, Date: a.Date, Profile: a.Profile, tally: wireTally(a.Tally),
		Agreement:   a.Agreement.Hundredths(),
		Respondents: lists.Map(a.Respondents, func(x assessment.RoleCount) respondent { return respondent(x) }),
		Caps:        lists.Map(a.Caps, func(x assessment.Cap) capJSON { return capJSON(x) }),
		Domains: lists.Map(a.Domains, func(d assessment.DomainResult) domain {
			return domain{d.Domain.ID, d.Domain.Title.In(o.Lang), wireTally(d.Tally)}
		}),
		Indicators: lists.Map(a.Indicators, wireIndicator), Open: lists.Map(waiting, func(i assessment.IndicatorResult) open {
			return open{i.Indicator.ID, i.State.String(), i.Indicator.Critical}
		}), Gaps: lists.Map(a.Gaps, func(g assessment.Gap) gap {
			return gap{g.Indicator.ID, int(g.Level), int(g.Target), g.Gain, g.Indicator.Critical, g.Indicator.Effort}
		}), Flags: lists.Map(a.Flags, func(f assessment.CheckResult) flag {
			return flag{f.Check.ID, text(string(f.State)), text(f.Note), f.Date, actions(f.Plan)}
		}),
		Legal: lists.Map(a.Legal, func(l assessment.CheckResult) legal {
			return legal{l.Check.ID, text(string(l.State)), actions(l.Plan)}
		}),
		Findings: lists.Map(a.Findings, func(f assessment.Finding) finding {
			_, sentence := view.FindingText(a, f, o.Lang)
			return finding{f.Kind, f.IDs, sentence}
		}), Trend: wireTrend(a.Trend), Benchmark: wireBenchmark(a.Benchmark), Plan: actions(a.Plan),
		Firmness: firmness{firm.Margin, append([]string{}, firm.Down...), append([]string{}, firm.Up...)},
		Route:    wireRoute(a.Route()), Proven: proven(a.Proven()),
	}
}

func wireTally(t assessment.Tally) tally {
	return tally{t.Score, t.Lower, t.Upper, t.Coverage, text(string(t.Verdict)), text(string(t.Uncapped))}
}

func wireIndicator(i assessment.IndicatorResult) indicator {
	out := indicator{ID: i.Indicator.ID, State: i.State.String(), Evidence: text(i.Evidence),
		EvidenceDate: i.EvidenceDate, Note: text(i.Note), Action: text(i.Action), Owner: text(i.Owner),
		Due: text(i.Due.String()), Status: text(string(i.Status)), Plan: actions(i.Plan),
		Agreement: text(string(i.Agreement))}
	if i.State == assessment.Answered {
		out.Level = level(i.Level)
	}
	if i.OwnState == assessment.Answered {
		out.OwnLevel = level(i.OwnLevel)
	}
	if i.Moderated != nil {
		out.Moderated = &moderated{int(i.Moderated.Level), i.Moderated.Reason}
	}
	return out
}

func actions(plan []assessment.Action) []action {
	out := []action{}
	for _, a := range plan {
		out = append(out, action{text(a.Text), text(a.Owner), text(a.Due.String()), text(string(a.Status))})
	}
	return out
}

func wireTrend(t *assessment.Trend) *trend {
	if t == nil {
		return nil
	}
	return &trend{Round: t.Round, Common: t.Common, scores: scores{t.Score, t.PreviousScore},
		Domains: lists.Map(t.Domains, func(d assessment.DomainTrend) domainTrend {
			return domainTrend{d.Domain, scores{d.Score, d.PreviousScore}}
		}), Indicators: lists.Map(t.Indicators, func(i assessment.IndicatorTrend) indicatorTrend {
			row := indicatorTrend{ID: i.Indicator, Level: int(i.Level), Change: i.Change}
			if i.Change != assessment.ChangeNew {
				row.PreviousLevel = level(i.Previous)
			}
			return row
		})}
}

func wireRoute(r *assessment.Route) *route {
	if r == nil {
		return nil
	}
	out := &route{Verdict: text(string(r.Verdict)), Steps: []routeStep{},
		AnswersMissing: r.AnswersMissing, Score: r.Score}
	if r.Verdict != "" {
		out.Count = &r.Count
	}
	for _, s := range r.Steps {
		step := routeStep{s.ID, s.From, s.To}
		if s.Flag {
			step.From, step.To = assessment.CheckYes, assessment.CheckRepaired
		}
		out.Steps = append(out.Steps, step)
	}
	return out
}

func wireBenchmark(b *assessment.Benchmark) *benchmark {
	if b == nil {
		return nil
	}
	return &benchmark{Sector: b.Sector, N: b.N, quartiles: quartiles{b.Q1, b.Median, b.Q3},
		Domains: lists.Map(b.Domains, func(d assessment.DomainBenchmark) domainBenchmark {
			return domainBenchmark{d.Domain, quartiles{d.Q1, d.Median, d.Q3}}
		})}
}

func level(l rubric.Level) *int { return new(int(l)) }

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
