package rubric

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"time"

	"sggscan/internal/lang"
)

// The JSON form of a rubric has the keys of the YAML files, in their order, with every text as {nl, en}. Where it is
// not that of the model it has types of its own.
type (
	rubricJSON struct {
		ID               string                  `json:"id"`
		Version          string                  `json:"version"`
		Hash             string                  `json:"hash,omitempty"`
		Title            lang.Text               `json:"title"`
		Source           sourceJSON              `json:"source"`
		Levels           [TopLevel + 1]LevelName `json:"levels"`
		Target           Level                   `json:"target"`
		CoverageMinimum  *decimalJSON            `json:"coverage_minimum"`
		Verdicts         []verdictJSON           `json:"verdicts"`
		EvidenceMonths   int                     `json:"evidence_months"`
		AgreementMinimum int                     `json:"agreement_minimum"`
		RoleMinimum      int                     `json:"role_minimum"`
		QuoteMinimum     int                     `json:"quote_minimum"`
		MedianMinimum    int                     `json:"median_minimum"`
		QuartileMinimum  int                     `json:"quartile_minimum"`
		TrendNoise       trendNoiseJSON          `json:"trend_noise"`
		Words            []wordJSON              `json:"words"`
		Guidance         Guidance                `json:"guidance"`
		Roles            []Role                  `json:"respondent_roles"`
		Domains          []domainJSON            `json:"domains"`
		Checks           []checkJSON             `json:"checks"`
		Principles       []Principle             `json:"principles"`
		Resources        []resourceJSON          `json:"resources"`
		Contradictions   []contradictionJSON     `json:"contradictions"`
		Policy           *Policy                 `json:"policy,omitempty"`
	}
	sourceJSON struct {
		Title     string  `json:"title"`
		Publisher string  `json:"publisher"`
		Consulted *string `json:"consulted"`
	}
	verdictJSON struct {
		ID    VerdictID    `json:"id"`
		From  *decimalJSON `json:"from"`
		Label lang.Text    `json:"label"`
	}
	trendNoiseJSON struct {
		Full *decimalJSON `json:"full"`
		Core *decimalJSON `json:"core"`
	}
	domainJSON struct {
		ID         string          `json:"id"`
		Title      lang.Text       `json:"title"`
		Intro      lang.Text       `json:"intro"`
		Indicators []indicatorJSON `json:"indicators"`
	}
	indicatorJSON struct {
		ID          string           `json:"id"`
		Title       lang.Text        `json:"title"`
		Question    lang.Text        `json:"question"`
		Why         lang.Text        `json:"why"`
		Board       lang.Text        `json:"board,omitzero"`
		Principles  []string         `json:"principles"`
		Sectors     []Sector         `json:"sectors"`
		Weight      int              `json:"weight"`
		Critical    Critical         `json:"critical"`
		Core        any              `json:"core"`     // a boolean, or the sectors
		AllowNA     any              `json:"allow_na"` // the same
		Effort      int              `json:"effort"`
		Levels      []lang.Text      `json:"levels"`
		Evidence    []lang.Text      `json:"evidence"`
		Steps       []lang.Text      `json:"steps"`
		Ask         []lang.Text      `json:"ask"`
		Resources   []string         `json:"resources"`
		Changed     *string          `json:"changed"`
		SectorTexts map[Sector]Texts `json:"sector_texts"`
	}
	checkJSON struct {
		ID           string                `json:"id"`
		Kind         CheckKind             `json:"kind"`
		Title        lang.Text             `json:"title,omitzero"`
		Question     lang.Text             `json:"question"`
		Why          lang.Text             `json:"why"`
		Sectors      []Sector              `json:"sectors"`
		Unfavourable string                `json:"unfavourable"`
		Principles   []string              `json:"principles"`
		Steps        lang.Text             `json:"steps"`
		Checked      *string               `json:"checked"`
		SectorTexts  map[Sector]CheckTexts `json:"sector_texts"`
	}
	resourceJSON struct {
		ID          string    `json:"id"`
		Title       lang.Text `json:"title"`
		Description lang.Text `json:"description"`
		URL         *string   `json:"url"`
		Sectors     []Sector  `json:"sectors"`
	}
	contradictionJSON struct {
		ID   string           `json:"id"`
		When [2]conditionJSON `json:"when"`
		Text lang.Text        `json:"text"`
	}
	conditionJSON struct {
		Indicator      string       `json:"indicator,omitempty"`
		AtLeast        *Level       `json:"at_least,omitempty"`
		AtMost         *Level       `json:"at_most,omitempty"`
		Check          string       `json:"check,omitempty"`
		Is             string       `json:"is,omitempty"`
		AgreementBelow *decimalJSON `json:"agreement_below,omitempty"`
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
	return rubricJSON{
		ID: r.ID, Version: r.Version, Hash: r.Hash, Title: r.Title,
		Source: sourceJSON{r.Source.Title, r.Source.Publisher, dateJSON(r.Source.Consulted)},
		Levels: r.Levels, Target: r.Target, CoverageMinimum: (*decimalJSON)(r.CoverageMinimum),
		Verdicts: listJSON(r.Verdicts, func(v Verdict) verdictJSON {
			return verdictJSON{v.ID, (*decimalJSON)(v.From), v.Label}
		}),
		EvidenceMonths: r.EvidenceMonths, AgreementMinimum: r.AgreementMinimum, RoleMinimum: r.RoleMinimum,
		QuoteMinimum: r.QuoteMinimum, MedianMinimum: r.MedianMinimum, QuartileMinimum: r.QuartileMinimum,
		TrendNoise: trendNoiseJSON{(*decimalJSON)(r.TrendNoise.Full),
			(*decimalJSON)(r.TrendNoise.Core)}, Words: listJSON(r.words.list, sectorWord.wire), Guidance: r.Guidance,
		Roles: listJSON(r.Roles, same[Role]),
		Domains: listJSON(r.Domains, func(d Domain) domainJSON {
			return domainJSON{d.ID, d.Title, d.Intro, listJSON(d.Indicators, Indicator.wire)}
		}),
		Checks:     listJSON(r.Checks, Check.wire),
		Principles: listJSON(r.Principles, same[Principle]),
		Resources: listJSON(r.Resources, func(x Resource) resourceJSON {
			return resourceJSON{x.ID, x.Title, x.Description, stringJSON(x.URL), x.Sectors}
		}),
		Contradictions: listJSON(r.Contradictions, func(c Contradiction) contradictionJSON {
			return contradictionJSON{c.ID, [2]conditionJSON{c.When[0].wire(), c.When[1].wire()}, c.Text}
		}),
		Policy: r.Policy.wire(),
	}
}

func (i Indicator) wire() indicatorJSON {
	list := func(texts []lang.Text) []lang.Text { return listJSON(texts, same[lang.Text]) }
	inSectors := func(holds bool, named []Sector) any {
		if len(named) > 0 {
			return named
		}
		return holds
	}
	return indicatorJSON{ID: i.ID, Title: i.Title, Question: i.Texts.Question, Why: i.Texts.Why, Board: i.Texts.Board,
		Principles: i.Principles, Sectors: i.Sectors, Weight: i.Weight, Critical: i.Critical,
		Core: inSectors(i.Core, i.CoreSectors), AllowNA: inSectors(i.AllowNA, i.NASectors), Effort: i.Effort,
		Levels: list(i.Texts.Levels), Evidence: list(i.Texts.Evidence), Steps: list(i.Texts.Steps), Ask: list(i.Ask),
		Resources: i.Resources, Changed: stringJSON(i.Changed), SectorTexts: mapJSON(i.SectorTexts)}
}

func (c Check) wire() checkJSON {
	return checkJSON{ID: c.ID, Kind: c.Kind, Title: c.Title, Question: c.Texts.Question, Why: c.Texts.Why,
		Sectors: c.Sectors, Unfavourable: c.Unfavourable, Principles: c.Principles, Steps: c.Texts.Steps,
		Checked: dateJSON(c.Checked), SectorTexts: mapJSON(c.SectorTexts)}
}

// wire is what is looked for in texts; nil for a rubric that looks for nothing.
func (p Policy) wire() *Policy {
	if p.Kinds == nil {
		return nil
	}
	return &p
}

func (c Condition) wire() conditionJSON {
	return conditionJSON{c.Indicator, c.AtLeast, c.AtMost, c.Check, c.Is, (*decimalJSON)(c.AgreementBelow)}
}

// listJSON is a list in its JSON form; one without items is [].
func listJSON[A, B any](list []A, wire func(A) B) []B {
	out := make([]B, len(list))
	for n, x := range list {
		out[n] = wire(x)
	}
	return out
}

func same[T any](x T) T { return x }

// mapJSON is texts by sector; without any it is {}.
func mapJSON[T any](texts map[Sector]T) map[Sector]T {
	if texts == nil {
		return map[Sector]T{}
	}
	return texts
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

// decimalJSON is a decimal of the YAML file.
type decimalJSON big.Rat

// MarshalJSON writes it exactly, as short as it can be: 0.8, 25. Its nearest float64 prints as the same digits.
func (d *decimalJSON) MarshalJSON() ([]byte, error) {
	f, _ := (*big.Rat)(d).Float64()
	return json.Marshal(f)
}

// Missing is the number of texts that are not written in the language.
func (r *Rubric) Missing(l lang.Lang) int {
	return count(reflect.ValueOf(r).Elem(), func(t lang.Text) bool { return !t.Has(l) })
}

// InOneLanguage reports whether no text is written in both languages: then it was meant so, and nothing lacks.
func (r *Rubric) InOneLanguage() bool {
	return count(reflect.ValueOf(r).Elem(), func(t lang.Text) bool { return t.Has(lang.NL) && t.Has(lang.EN) }) == 0
}

// count counts the texts in a value of which something holds, among all that are written, so that none of those that
// are added to a rubric is forgotten.
func count(v reflect.Value, holds func(lang.Text) bool) int {
	n := 0
	switch v.Kind() {
	case reflect.Struct:
		if t, ok := reflect.TypeAssert[lang.Text](v); ok {
			if !t.Empty() && holds(t) {
				n++
			}
			return n
		}
		for _, field := range v.Fields() {
			if field.CanInterface() {
				n += count(field, holds)
			}
		}
	case reflect.Slice, reflect.Array:
		for k := range v.Len() {
			n += count(v.Index(k), holds)
		}
	case reflect.Map:
		for _, x := range v.Seq2() {
			n += count(x, holds)
		}
	default: // no text, and nothing that holds one
	}
	return n
}
