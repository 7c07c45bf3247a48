package rubric

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"time"

	"sggscan/internal/lang"
)

// The JSON form of a rubric has the keys of the YAML files, in their order, with every text as {nl, en}. It has types of its own, so that
// the model can change without changing what others read.
type (
	rubricJSON struct {
		ID               string              `json:"id"`
		Version          string              `json:"version"`
		Hash             string              `json:"hash,omitempty"`
		Title            lang.Text           `json:"title"`
		Source           sourceJSON          `json:"source"`
		Levels           []levelNameJSON     `json:"levels"`
		Target           Level               `json:"target"`
		CoverageMinimum  json.RawMessage     `json:"coverage_minimum"`
		Verdicts         []verdictJSON       `json:"verdicts"`
		EvidenceMonths   int                 `json:"evidence_months"`
		AgreementMinimum int                 `json:"agreement_minimum"`
		RoleMinimum      int                 `json:"role_minimum"`
		QuoteMinimum     int                 `json:"quote_minimum"`
		MedianMinimum    int                 `json:"median_minimum"`
		QuartileMinimum  int                 `json:"quartile_minimum"`
		TrendNoise       trendNoiseJSON      `json:"trend_noise"`
		Guidance         guidanceJSON        `json:"guidance"`
		Roles            []roleJSON          `json:"respondent_roles"`
		Domains          []domainJSON        `json:"domains"`
		Checks           []checkJSON         `json:"checks"`
		Principles       []principleJSON     `json:"principles"`
		Resources        []resourceJSON      `json:"resources"`
		Contradictions   []contradictionJSON `json:"contradictions"`
	}
	sourceJSON struct {
		Title     string  `json:"title"`
		Publisher string  `json:"publisher"`
		Consulted *string `json:"consulted"`
	}
	levelNameJSON struct {
		Label   lang.Text `json:"label"`
		Meaning lang.Text `json:"meaning"`
	}
	verdictJSON struct {
		ID    VerdictID       `json:"id"`
		From  json.RawMessage `json:"from"`
		Label lang.Text       `json:"label"`
	}
	trendNoiseJSON struct {
		Full json.RawMessage `json:"full"`
		Core json.RawMessage `json:"core"`
	}
	guidanceJSON struct {
		Levels lang.Text `json:"levels"`
		Flags  lang.Text `json:"flags"`
		Legal  lang.Text `json:"legal"`
	}
	roleJSON struct {
		ID      string    `json:"id"`
		Title   lang.Text `json:"title"`
		Single  bool      `json:"single"`
		Leading bool      `json:"leading"`
	}
	domainJSON struct {
		ID         string          `json:"id"`
		Title      lang.Text       `json:"title"`
		Intro      lang.Text       `json:"intro"`
		Indicators []indicatorJSON `json:"indicators"`
	}
	indicatorJSON struct {
		ID          string               `json:"id"`
		Title       lang.Text            `json:"title"`
		Question    lang.Text            `json:"question"`
		Why         lang.Text            `json:"why"`
		Principles  []string             `json:"principles"`
		Sectors     []Sector             `json:"sectors"`
		Weight      int                  `json:"weight"`
		Critical    Critical             `json:"critical"`
		Core        any                  `json:"core"` // a boolean, or the sectors
		AllowNA     bool                 `json:"allow_na"`
		Effort      int                  `json:"effort"`
		Levels      []lang.Text          `json:"levels"`
		Evidence    []lang.Text          `json:"evidence"`
		Steps       []lang.Text          `json:"steps"`
		Ask         []lang.Text          `json:"ask"`
		Resources   []string             `json:"resources"`
		Changed     *string              `json:"changed"`
		SectorTexts map[Sector]textsJSON `json:"sector_texts"`
	}
	textsJSON struct {
		Question *lang.Text  `json:"question,omitempty"`
		Why      *lang.Text  `json:"why,omitempty"`
		Levels   []lang.Text `json:"levels,omitempty"`
		Evidence []lang.Text `json:"evidence,omitempty"`
		Steps    []lang.Text `json:"steps,omitempty"`
	}
	checkJSON struct {
		ID           string                   `json:"id"`
		Kind         CheckKind                `json:"kind"`
		Title        *lang.Text               `json:"title,omitempty"`
		Question     lang.Text                `json:"question"`
		Why          lang.Text                `json:"why"`
		Sectors      []Sector                 `json:"sectors"`
		Unfavourable string                   `json:"unfavourable"`
		Principles   []string                 `json:"principles"`
		Steps        lang.Text                `json:"steps"`
		Checked      *string                  `json:"checked"`
		SectorTexts  map[Sector]checkTextJSON `json:"sector_texts"`
	}
	checkTextJSON struct {
		Question *lang.Text `json:"question,omitempty"`
		Why      *lang.Text `json:"why,omitempty"`
		Steps    *lang.Text `json:"steps,omitempty"`
	}
	principleJSON struct {
		ID      string    `json:"id"`
		Section lang.Text `json:"section"`
		Text    lang.Text `json:"text"`
	}
	resourceJSON struct {
		ID          string    `json:"id"`
		Title       lang.Text `json:"title"`
		Description lang.Text `json:"description"`
		URL         *string   `json:"url"`
	}
	contradictionJSON struct {
		ID   string           `json:"id"`
		When [2]conditionJSON `json:"when"`
		Text lang.Text        `json:"text"`
	}
	conditionJSON struct {
		Indicator      string          `json:"indicator,omitempty"`
		AtLeast        *Level          `json:"at_least,omitempty"`
		AtMost         *Level          `json:"at_most,omitempty"`
		Check          string          `json:"check,omitempty"`
		Is             string          `json:"is,omitempty"`
		AgreementBelow json.RawMessage `json:"agreement_below,omitempty"`
	}
)

// JSON is the whole rubric as one indented JSON object with the keys of the YAML files; texts are always {nl, en}.
func (r *Rubric) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r.wire()); err != nil {
		return nil, fmt.Errorf("rubric as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// hash is the Hash of a rubric; see there.
func (r *Rubric) hash() (string, error) {
	data, err := json.Marshal(r.wire())
	if err != nil {
		return "", fmt.Errorf("rubric hash: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8]), nil
}

func (r *Rubric) wire() rubricJSON {
	out := rubricJSON{
		ID: r.ID, Version: r.Version, Hash: r.Hash, Title: r.Title,
		Source: sourceJSON{r.Source.Title, r.Source.Publisher, dateJSON(r.Source.Consulted)},
		Target: r.Target, CoverageMinimum: ratJSON(r.CoverageMinimum), EvidenceMonths: r.EvidenceMonths,
		AgreementMinimum: r.AgreementMinimum, RoleMinimum: r.RoleMinimum, QuoteMinimum: r.QuoteMinimum,
		MedianMinimum: r.MedianMinimum, QuartileMinimum: r.QuartileMinimum,
		TrendNoise: trendNoiseJSON{ratJSON(r.TrendNoise.Full), ratJSON(r.TrendNoise.Core)},
		Guidance:   guidanceJSON(r.Guidance),
		Levels:     []levelNameJSON{}, Verdicts: []verdictJSON{}, Roles: []roleJSON{}, Domains: []domainJSON{}, Checks: []checkJSON{},
		Principles: []principleJSON{}, Resources: []resourceJSON{}, Contradictions: []contradictionJSON{},
	}
	for _, l := range r.Levels {
		out.Levels = append(out.Levels, levelNameJSON(l))
	}
	for _, v := range r.Verdicts {
		out.Verdicts = append(out.Verdicts, verdictJSON{v.ID, ratJSON(v.From), v.Label})
	}
	for _, x := range r.Roles {
		out.Roles = append(out.Roles, roleJSON(x))
	}
	for _, d := range r.Domains {
		dj := domainJSON{d.ID, d.Title, d.Intro, []indicatorJSON{}}
		for _, i := range d.Indicators {
			dj.Indicators = append(dj.Indicators, i.wire())
		}
		out.Domains = append(out.Domains, dj)
	}
	for _, c := range r.Checks {
		cj := checkJSON{ID: c.ID, Kind: c.Kind, Question: c.Texts.Question, Why: c.Texts.Why, Sectors: c.Sectors, Unfavourable: c.Unfavourable,
			Principles: c.Principles, Steps: c.Texts.Steps, Title: textJSON(c.Title), Checked: dateJSON(c.Checked), SectorTexts: map[Sector]checkTextJSON{}}
		for s, t := range c.SectorTexts {
			cj.SectorTexts[s] = checkTextJSON{textJSON(t.Question), textJSON(t.Why), textJSON(t.Steps)}
		}
		out.Checks = append(out.Checks, cj)
	}
	for _, p := range r.Principles {
		out.Principles = append(out.Principles, principleJSON(p))
	}
	for _, x := range r.Resources {
		out.Resources = append(out.Resources, resourceJSON{x.ID, x.Title, x.Description, stringJSON(x.URL)})
	}
	for _, c := range r.Contradictions {
		cj := contradictionJSON{ID: c.ID, Text: c.Text}
		for n, w := range c.When {
			cj.When[n] = conditionJSON{w.Indicator, w.AtLeast, w.AtMost, w.Check, w.Is, ratJSON(w.AgreementBelow)}
			if w.AgreementBelow == nil {
				cj.When[n].AgreementBelow = nil
			}
		}
		out.Contradictions = append(out.Contradictions, cj)
	}
	return out
}

func (i Indicator) wire() indicatorJSON {
	list := func(t []lang.Text) []lang.Text {
		if t == nil {
			return []lang.Text{}
		}
		return t
	}
	out := indicatorJSON{
		ID: i.ID, Title: i.Title, Question: i.Texts.Question, Why: i.Texts.Why, Principles: i.Principles, Sectors: i.Sectors, Weight: i.Weight,
		Critical: i.Critical, Core: i.Core, AllowNA: i.AllowNA, Effort: i.Effort, Levels: list(i.Texts.Levels), Evidence: list(i.Texts.Evidence),
		Steps: list(i.Texts.Steps), Ask: list(i.Ask), Resources: i.Resources, Changed: stringJSON(i.Changed), SectorTexts: map[Sector]textsJSON{},
	}
	if len(i.CoreSectors) > 0 {
		out.Core = i.CoreSectors
	}
	for s, t := range i.SectorTexts {
		out.SectorTexts[s] = textsJSON{textJSON(t.Question), textJSON(t.Why), t.Levels, t.Evidence, t.Steps}
	}
	return out
}

func textJSON(t lang.Text) *lang.Text {
	if t.Empty() {
		return nil
	}
	return &t
}

func stringJSON(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func dateJSON(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return stringJSON(t.Format(time.DateOnly))
}

// ratJSON writes a decimal exactly as short as it can be: 0.8, 25.
func ratJSON(r *big.Rat) json.RawMessage {
	if r == nil {
		return json.RawMessage("null")
	}
	f, _ := r.Float64() // a decimal of the YAML file; its nearest float64 prints as the same digits
	data, err := json.Marshal(f)
	if err != nil {
		return json.RawMessage("null")
	}
	return data
}

// Missing is the number of texts that are not written in the language.
func (r *Rubric) Missing(l lang.Lang) int {
	missing := 0
	count := func(texts ...lang.Text) {
		for _, t := range texts {
			if !t.Empty() && !t.Has(l) {
				missing++
			}
		}
	}
	count(r.Title, r.Guidance.Levels, r.Guidance.Flags, r.Guidance.Legal)
	for _, x := range r.Levels {
		count(x.Label, x.Meaning)
	}
	for _, x := range r.Verdicts {
		count(x.Label)
	}
	for _, x := range r.Roles {
		count(x.Title)
	}
	for _, d := range r.Domains {
		count(d.Title, d.Intro)
		for _, i := range d.Indicators {
			count(i.Title)
			count(i.Ask...)
			for _, t := range append([]Texts{i.Texts}, sectorTexts(i)...) {
				count(t.Question, t.Why)
				count(t.Levels...)
				count(t.Evidence...)
				count(t.Steps...)
			}
		}
	}
	for _, c := range r.Checks {
		count(c.Title, c.Texts.Question, c.Texts.Why, c.Texts.Steps)
		for _, s := range Sectors() {
			t := c.SectorTexts[s]
			count(t.Question, t.Why, t.Steps)
		}
	}
	for _, p := range r.Principles {
		count(p.Section, p.Text)
	}
	for _, x := range r.Resources {
		count(x.Title, x.Description)
	}
	for _, c := range r.Contradictions {
		count(c.Text)
	}
	return missing
}

func sectorTexts(i Indicator) []Texts {
	var out []Texts
	for _, s := range Sectors() {
		if t, ok := i.SectorTexts[s]; ok {
			out = append(out, t)
		}
	}
	return out
}
