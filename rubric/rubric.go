// Package rubric loads, validates and describes a rubric: the domains, indicators, checks, thresholds and texts against
// which a school looks at itself. It decides what is asked and what the texts say; it knows no answers and computes no
// score.
//
// Everything that is content stands in YAML (see sexting/ for the embedded one); no threshold, weight or sentence of a
// rubric lives in Go.
package rubric

import (
	"cmp"
	"iter"
	"math/big"
	"slices"
	"strings"
	"time"

	"sggscan/internal/lang"
)

// Level is a level of an indicator: 0 nog niet, 1 in ontwikkeling, 2 in praktijk, 3 geborgd. Higher is better.
type Level int

// TopLevel is the highest level; every indicator has TopLevel+1 level texts.
const TopLevel Level = 3

// Sector is a part of Dutch education: po (primary), vo (secondary) or mbo (vocational).
type Sector string

// The sectors of the program.
const (
	PO  Sector = "po"
	VO  Sector = "vo"
	MBO Sector = "mbo"
)

// Sectors lists all sectors in the order in which they are shown.
func Sectors() []Sector { return []Sector{PO, VO, MBO} }

// Together is the sector of schools of which is not told in which of these each is. Asked are the questions that all of
// them have, in the wording that is of none in particular.
func Together(sectors ...Sector) Sector {
	var parts []string
	for _, s := range Sectors() {
		if slices.ContainsFunc(sectors, func(x Sector) bool { return slices.Contains(x.Parts(), s) }) {
			parts = append(parts, string(s))
		}
	}
	return Sector(strings.Join(parts, sectorJoint))
}

const sectorJoint = "+"

// Parts are the sectors that are together in one; of po, vo and mbo itself.
func (s Sector) Parts() []Sector {
	var out []Sector
	for part := range strings.SplitSeq(string(s), sectorJoint) {
		out = append(out, Sector(part))
	}
	return out
}

// within reports whether all parts of a sector are among some.
func (s Sector) within(some []Sector) bool {
	if slices.Contains(some, s) {
		return true
	}
	return !slices.ContainsFunc(s.Parts(), func(x Sector) bool { return !slices.Contains(some, x) })
}

// Critical says how much an indicator may cap a verdict.
type Critical string

// None never caps. Soft at level 0 caps its domain. Hard caps its domain and the whole: at level 0 or open, and less at
// level 1.
const (
	None Critical = "none"
	Soft Critical = "soft"
	Hard Critical = "hard"
)

// VerdictID names a verdict. The labels and the scores from which they hold stand in the rubric.
type VerdictID string

// The verdicts from low to high. Incomplete is no step of the ladder: too little was answered for a verdict.
const (
	NotYet     VerdictID = "not_yet"
	Developing VerdictID = "developing"
	InPractice VerdictID = "in_practice"
	Embedded   VerdictID = "embedded"
	Incomplete VerdictID = "incomplete"
)

// CheckKind tells the two kinds of checks apart.
type CheckKind string

// A Flag asks for contrary practice: "yes" caps the overall verdict. A Legal check asks for a legal duty and never
// touches score or verdict.
const (
	Flag  CheckKind = "flag"
	Legal CheckKind = "legal"
)

// Joint is the respondent role of a questionnaire that a team filled in together.
const Joint = "joint"

// Rubric is a whole rubric, as loaded and validated.
type Rubric struct {
	ID      string
	Version string
	Title   lang.Text
	Source  Source
	// Levels holds the label and meaning of level 0 to 3.
	Levels [TopLevel + 1]LevelName
	// Target is the level that the rubric asks for (0–3); an answered indicator below it is a gap.
	Target Level
	// CoverageMinimum (0–1): with less of the questions answered there is no verdict but "incomplete".
	CoverageMinimum *big.Rat
	// Verdicts is the ladder, from low to high.
	Verdicts []Verdict
	// EvidenceMonths is the age in months from which evidence counts as old.
	EvidenceMonths int
	// AgreementMinimum is the number of individual levels from which agreement is shown.
	AgreementMinimum int
	// RoleMinimum is the number of respondents from which a role is shown by itself.
	RoleMinimum int
	// QuoteMinimum is the number of respondents from which notes are quoted.
	QuoteMinimum int
	// MedianMinimum and QuartileMinimum are the numbers of schools from which the median and the quartiles are shown.
	MedianMinimum, QuartileMinimum int
	// TrendNoise is the difference between two rounds within which nothing is called a rise or a fall.
	TrendNoise     TrendNoise
	Guidance       Guidance
	Roles          []Role
	Domains        []Domain
	Checks         []Check
	Principles     []Principle
	Resources      []Resource
	Contradictions []Contradiction
	Policy         Policy
	words          sectorWords
	sector         Sector                       // whose words its texts have; empty for the general ones
	readings       map[Sector]func() *Rubric    // see For
	earlier        func() []Earlier             // see Earlier
	learned        map[lang.Lang]func() Learned // see Learned
	// Hash is the first 16 hexadecimal digits of the SHA-256 of the content as `rubric show --json` prints it: another
	// text, another hash; other comments or line ends, the same.
	Hash string
}

// Source is the publication whose principles the rubric holds.
type Source struct {
	Title, Publisher string
	Consulted        time.Time
}

// LevelName is the label of a level and what it means in general.
type LevelName struct {
	Label   lang.Text `json:"label"`
	Meaning lang.Text `json:"meaning"`
}

// Verdict is a step of the ladder: its label holds from the score From (0–100).
type Verdict struct {
	ID    VerdictID
	From  *big.Rat
	Label lang.Text
}

// Guidance holds the sentences that stand above the questions.
type Guidance struct {
	Levels lang.Text `json:"levels"`
	Flags  lang.Text `json:"flags"`
	Legal  lang.Text `json:"legal"`
}

// Role is a role in which somebody fills in a questionnaire. Pupils and parents are no respondents.
type Role struct {
	ID    string    `json:"id"`
	Title lang.Text `json:"title"`
	// Single: a school has one of these, so that the answer cannot hide among others and need not.
	Single bool `json:"single"`
	// Leading: counts with the leaders where leaders and team are laid side by side.
	Leading bool `json:"leading"`
}

// TrendNoise is a number of points (0–100) for each profile.
type TrendNoise struct {
	Full, Core *big.Rat
}

// Domain is a group of indicators.
type Domain struct {
	ID         string
	Title      lang.Text
	Intro      lang.Text
	Indicators []Indicator
}

// Indicator is one question with four level texts.
type Indicator struct {
	ID         string
	Domain     string
	Title      lang.Text
	Principles []string
	Sectors    []Sector
	// Weight (≥ 1) is the share in the score of the domain and of the whole.
	Weight   int
	Critical Critical
	// Core: asked in the short list too, of all its sectors or only of CoreSectors.
	Core        bool
	CoreSectors []Sector
	// AllowNA: "not applicable" may be answered, in all its sectors or only in NASectors.
	AllowNA   bool
	NASectors []Sector
	// Effort to come to level 2: 1 low, 2, 3 high.
	Effort int
	// Changed is the rubric version in which the meaning last changed; empty when it never did.
	Changed   string
	Resources []string
	// Ask says who in the school would know.
	Ask         []lang.Text
	Texts       Texts
	SectorTexts map[Sector]Texts
}

// Texts are the texts of an indicator that may differ by sector.
type Texts struct {
	// Title is that of a sector, and empty in the general texts: see Indicator.
	Title    lang.Text `json:"title,omitzero"`
	Question lang.Text `json:"question,omitzero"`
	Why      lang.Text `json:"why,omitzero"`
	// Board says what a board can do; it may be empty.
	Board    lang.Text   `json:"board,omitzero"`
	Levels   []lang.Text `json:"levels,omitempty"`
	Evidence []lang.Text `json:"evidence,omitempty"`
	// Steps says what to do for 0→1, 1→2 and 2→3.
	Steps []lang.Text `json:"steps,omitempty"`
}

// Check is a yes/no question beside the score.
type Check struct {
	ID   string
	Kind CheckKind
	// Title is the check in a few words, for where its question is too long; it may be empty.
	Title   lang.Text
	Sectors []Sector
	// Unfavourable is the answer (yes or no) that needs action.
	Unfavourable string
	Principles   []string
	// Checked is when the legal side of the text was last looked at; zero when there is none.
	Checked     time.Time
	Texts       CheckTexts
	SectorTexts map[Sector]CheckTexts
}

// CheckTexts are the texts of a check that may differ by sector.
type CheckTexts struct {
	// Title is that of a sector, and empty in the general texts: see Check.
	Title    lang.Text `json:"title,omitzero"`
	Question lang.Text `json:"question,omitzero"`
	Why      lang.Text `json:"why,omitzero"`
	Steps    lang.Text `json:"steps,omitzero"`
}

// Principle is one statement of the source, in the project's own words.
type Principle struct {
	ID      string    `json:"id"`
	Section lang.Text `json:"section"`
	Text    lang.Text `json:"text"`
}

// Resource is a publication or organisation that helps.
type Resource struct {
	ID          string
	Title       lang.Text
	Description lang.Text
	URL         string
	// Sectors are those that it helps.
	Sectors []Sector
}

// Contradiction is a pair of answers that is worth a talk when both conditions hold.
type Contradiction struct {
	ID   string
	When [2]Condition
	Text lang.Text
}

// Condition is one side of a contradiction. Exactly one of AtLeast, AtMost, Is and AgreementBelow is set.
type Condition struct {
	// Indicator with AtLeast or AtMost looks at a level, with AgreementBelow at the agreement on that indicator;
	// AgreementBelow without an indicator looks at the overall agreement.
	Indicator       string
	Check           string
	AtLeast, AtMost *Level
	Is              string
	AgreementBelow  *big.Rat
}

// Indicators lists the indicators of all domains in rubric order.
func (r *Rubric) Indicators() []Indicator {
	var out []Indicator
	for _, d := range r.Domains {
		out = append(out, d.Indicators...)
	}
	return out
}

// Each goes through the indicators in rubric order, as they stand in the rubric; nobody may change them.
func (r *Rubric) Each() iter.Seq[*Indicator] {
	return func(yield func(*Indicator) bool) {
		for d := range r.Domains {
			for n := range r.Domains[d].Indicators {
				if !yield(&r.Domains[d].Indicators[n]) {
					return
				}
			}
		}
	}
}

// Indicator finds an indicator by id.
func (r *Rubric) Indicator(id string) (Indicator, bool) {
	for i := range r.Each() {
		if i.ID == id {
			return *i, true
		}
	}
	return Indicator{}, false
}

// find is the first item of a list of which something holds.
func find[T any](list []T, holds func(T) bool) (found T, ok bool) {
	if n := slices.IndexFunc(list, holds); n >= 0 {
		return list[n], true
	}
	return found, false
}

// Domain finds a domain by id.
func (r *Rubric) Domain(id string) (Domain, bool) {
	return find(r.Domains, func(d Domain) bool { return d.ID == id })
}

// Check finds a check by id.
func (r *Rubric) Check(id string) (Check, bool) {
	return find(r.Checks, func(c Check) bool { return c.ID == id })
}

// Principle finds a principle by id.
func (r *Rubric) Principle(id string) (Principle, bool) {
	return find(r.Principles, func(p Principle) bool { return p.ID == id })
}

// Resource finds a resource by id.
func (r *Rubric) Resource(id string) (Resource, bool) {
	return find(r.Resources, func(x Resource) bool { return x.ID == id })
}

// Role finds a respondent role by id.
func (r *Rubric) Role(id string) (Role, bool) {
	return find(r.Roles, func(x Role) bool { return x.ID == id })
}

// Verdict finds a verdict of the ladder by id.
func (r *Rubric) Verdict(id VerdictID) (Verdict, bool) {
	return find(r.Verdicts, func(v Verdict) bool { return v.ID == id })
}

// Sectors are those in which the rubric asks something.
func (r *Rubric) Sectors() []Sector {
	return slices.DeleteFunc(Sectors(), func(s Sector) bool {
		return !slices.ContainsFunc(r.Indicators(), func(i Indicator) bool { return i.In(s) })
	})
}

// In reports whether the indicator is asked in the sector. Where sectors stand together it is not when only some of
// them may answer "not applicable": such an answer would tell which sector a school is in.
func (i Indicator) In(s Sector) bool {
	return s.within(i.Sectors) && (len(i.NASectors) == 0 || s.within(i.NASectors) ||
		!slices.ContainsFunc(s.Parts(), i.MayNA))
}

// Asks reports whether a check is asked of somebody in a role: in its sector, and a legal one of leading roles only,
// since nobody else's answer counts. Without a role it is a form to fill in together.
func (r *Rubric) Asks(c Check, s Sector, role string) bool {
	x, _ := r.Role(cmp.Or(role, Joint))
	return c.In(s) && (c.Kind != Legal || x.Leading)
}

// InCore reports whether the indicator is in the short list of the sector.
func (i Indicator) InCore(s Sector) bool { return among(i.Core, i.CoreSectors, s) }

// MayNA reports whether a school of the sector may answer "not applicable".
func (i Indicator) MayNA(s Sector) bool { return among(i.AllowNA, i.NASectors, s) }

// among reports whether something holds in a sector: in those that are named, or without a name in all.
func among(holds bool, named []Sector, s Sector) bool {
	return holds && (len(named) == 0 || s.within(named))
}

// In reports whether the check is asked in the sector.
func (c Check) In(s Sector) bool { return s.within(c.Sectors) }

// For gives the texts of the indicator for a sector: those written for it, and the general ones for the rest.
func (i Indicator) For(s Sector) Texts {
	list := func(own, general []lang.Text) []lang.Text {
		if len(own) > 0 {
			return own
		}
		return general
	}
	own, all := i.SectorTexts[s], i.Texts
	return Texts{Title: cmp.Or(own.Title, i.Title), Question: cmp.Or(own.Question, all.Question),
		Why: cmp.Or(own.Why, all.Why), Board: cmp.Or(own.Board, all.Board), Levels: list(own.Levels, all.Levels),
		Evidence: list(own.Evidence, all.Evidence), Steps: list(own.Steps, all.Steps)}
}

// For gives the texts of the check for a sector: those written for it, and the general ones for the rest.
func (c Check) For(s Sector) CheckTexts {
	own, all := c.SectorTexts[s], c.Texts
	return CheckTexts{Title: cmp.Or(own.Title, c.Title), Question: cmp.Or(own.Question, all.Question),
		Why: cmp.Or(own.Why, all.Why), Steps: cmp.Or(own.Steps, all.Steps)}
}
