package view

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/advice"
	"sggscan/rubric"
	"sggscan/rubric/lang"
)

// Options say for whom and by what a report is made.
type Options struct {
	Lang  lang.Lang
	Today assessment.Date
	// Tool and Version name the program.
	Tool, Version string
	// Advice is the adviser's file of the run, of which each report shows what is about its school; nil without one. Logo is its picture as an opaque PNG (see report/logo);
	// nil for none. The levels in the file count only as far as they were given to assessment.Assess.
	Advice *advice.Advice
	Logo   []byte
}

// builder turns one assessment into a report.
type builder struct {
	Options
	a assessment.Assessment
	r *rubric.Rubric
	// advice is what the adviser says of this school.
	advice advice.School
}

// Build turns an assessment into the model that all renderers show.
func Build(a assessment.Assessment, o Options) Report {
	b := &builder{Options: o, a: a, r: a.Rubric}
	if o.Advice != nil {
		b.advice, _ = o.Advice.For(a.School)
	}
	out := Report{
		Lang:       o.Lang,
		Title:      b.say("Zelfevaluatie: omgaan met ongewenste sexting", "Self-evaluation: dealing with unwanted sexting"),
		School:     b.school(),
		Round:      a.Round,
		Date:       Day(a.Date, o.Lang),
		DateOn:     a.Date.Time(),
		Profile:    b.profile(),
		ProfileID:  string(a.Profile),
		Stamp:      stamp(a.Rubric, o),
		Concept:    a.Answered < a.InScope || b.draft(),
		Disclaimer: b.disclaimer(),

		TargetLevel: int(a.Target),
		TargetLabel: b.levelName(a.Target),
		TargetShare: float64(a.Target) / float64(rubric.TopLevel),
		Score:       Percent(a.Score, o.Lang),
		Lower:       Percent(a.Lower, o.Lang),
		Upper:       Percent(a.Upper, o.Lang),
		Band:        b.band(a.Tally),
		Coverage:    PercentOfOne(a.Coverage, b.Lang),
		Answered:    a.Answered,
		InScope:     a.InScope,
		Guidance: Guidance{
			Levels: b.r.Guidance.Levels.In(o.Lang), Flags: b.r.Guidance.Flags.In(o.Lang), Legal: b.r.Guidance.Legal.In(o.Lang),
		},
		Respondents:  b.respondents(),
		CoverageText: b.coverage(a.Tally),
		Verdict:      b.verdict(a.Tally, assessment.Overall),
		Method:       b.method(),
	}
	out.ConceptReason = b.conceptReason()
	out.Adviser = b.adviser(out.Concept)
	out.FileTitle = fmt.Sprintf("%s · %s · %s", a.School.Name, a.Round, out.Title)
	for n := range out.Levels {
		out.Levels[n] = Level{n, b.r.Levels[n].Label.In(o.Lang), b.r.Levels[n].Meaning.In(o.Lang)}
	}
	for _, c := range a.Caps {
		out.Caps = append(out.Caps, b.cap(c))
	}
	out.CapSentences = b.capSentences()
	for _, d := range a.Domains {
		out.Domains = append(out.Domains, b.domain(d))
	}
	for _, f := range a.First {
		out.First = append(out.First, b.action(f))
	}
	for _, id := range a.Strengths {
		i, _ := a.Indicator(id)
		out.Strengths = append(out.Strengths, Strength{ID: id, Title: i.Indicator.Title.In(o.Lang), Level: int(i.Level), Text: b.levelText(i, i.Level)})
	}
	for _, critical := range []rubric.Critical{rubric.Hard, rubric.Soft} {
		for _, i := range a.Indicators {
			if i.Indicator.Critical == critical {
				out.Critical = append(out.Critical, b.indicator(i))
			}
		}
	}
	for _, c := range a.Flags {
		out.Flags = append(out.Flags, b.check(c))
	}
	for _, c := range a.Legal {
		out.Legal = append(out.Legal, b.check(c))
	}
	for _, i := range a.Indicators {
		if i.State == assessment.NotApplicable {
			out.NA = append(out.NA, b.indicator(i))
		}
	}
	for _, i := range a.Outside {
		out.Outside = append(out.Outside, b.indicator(i))
	}
	out.Gaps, out.Plan = b.gaps(), b.plan()
	out.Open = b.open()
	for _, f := range a.Findings {
		title, text := FindingText(a, f, o.Lang)
		out.Findings = append(out.Findings, Finding{string(f.Kind), title, text, f.IDs})
	}
	out.Trend = b.trend()
	for _, x := range b.r.Resources {
		out.Help = append(out.Help, b.resource(x))
	}
	out.Calculation = b.calculation()
	out.Agenda, out.AgendaReason = b.agenda()
	out.Benchmark = b.benchmark()
	b.addAgreement(&out)
	return out
}

// draft tells whether the adviser calls the report a concept.
func (b *builder) draft() bool { return b.Advice != nil && b.Advice.Status == advice.Concept }

// conceptReason says why a report is a concept.
func (b *builder) conceptReason() string {
	var reasons []string
	if b.a.Answered < b.a.InScope {
		reasons = append(reasons, b.say("Nog niet alle vragen zijn beantwoord.", "Not all questions have been answered yet."))
	}
	if b.draft() {
		reasons = append(reasons, b.say("De adviseur noemt dit rapport een concept.", "The adviser calls this report a draft."))
	}
	return strings.Join(reasons, " ")
}

// adviser is who made the report. A report of which not everything is answered is a concept, whatever the adviser says.
func (b *builder) adviser(concept bool) *Adviser {
	if b.Advice == nil {
		return nil
	}
	out := &Adviser{Name: b.Advice.Adviser, Organisation: b.Advice.Organisation, Date: Day(b.Advice.Date, b.Lang), Logo: b.Logo, Summary: b.advice.Summary}
	switch {
	case b.Advice.Status == "":
	case concept:
		out.Status = b.say("concept", "draft")
	default:
		out.Status = b.say("definitief", "final")
	}
	return out
}

// say picks the sentence of the language; see lang.Format.
func (b *builder) say(nl, en string, args ...any) string {
	return lang.Format(nl, en, args...).In(b.Lang)
}

func (b *builder) school() School {
	s := b.a.School
	return School{Name: s.Name, BRIN: s.BRIN, Board: s.Board, Place: s.Place, SectorID: string(s.Sector), Sector: SectorName(s.Sector, b.Lang)}
}

// SectorName is a sector in words.
func SectorName(s rubric.Sector, l lang.Lang) string {
	names := map[rubric.Sector]lang.Text{
		rubric.PO:  {NL: "primair onderwijs (po)", EN: "primary education (po)"},
		rubric.VO:  {NL: "voortgezet onderwijs (vo)", EN: "secondary education (vo)"},
		rubric.MBO: {NL: "middelbaar beroepsonderwijs (mbo)", EN: "vocational education (mbo)"},
	}
	return names[s].In(l)
}

func (b *builder) profile() string {
	if b.a.Profile == assessment.Core {
		return b.say("korte lijst", "short list")
	}
	return b.say("volledige lijst", "full list")
}

// respondents says who filled in: "samen ingevuld", "schoolleider", "leraar of docent: 7, mentor of slb'er: 2".
func (b *builder) respondents() string {
	var words []string
	for _, c := range b.a.Respondents {
		role, _ := b.r.Role(c.Role)
		word := role.Title.In(b.Lang)
		if !role.Single {
			word = fmt.Sprintf("%s: %d", word, c.Count)
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func stamp(r *rubric.Rubric, o Options) Stamp {
	s := Stamp{
		RubricID: r.ID, RubricVersion: r.Version, RubricHash: r.Hash, RubricTitle: r.Title.In(o.Lang),
		Tool: o.Tool, ToolVersion: o.Version, Made: Day(o.Today, o.Lang), MadeOn: o.Today.Time(),
	}
	s.Line = lang.Format("rubriek %s %s (%s) · %s %s · gemaakt op %s", "rubric %s %s (%s) · %s %s · made on %s",
		s.RubricID, s.RubricVersion, s.RubricHash, s.Tool, s.ToolVersion, s.Made).In(o.Lang)
	s.Source = lang.Format("De rubriek is gebaseerd op het artikel '%s' van %s (geraadpleegd op %s), in eigen woorden. De uitgever heeft deze uitwerking niet beoordeeld.",
		"The rubric is based on the article '%s' by %s (consulted on %s), in its own words. The publisher has not reviewed it.",
		r.Source.Title, r.Source.Publisher, Day(assessment.DateOf(r.Source.Consulted), o.Lang)).In(o.Lang)
	return s
}

func (b *builder) disclaimer() string {
	if len(b.moderated()) > 0 {
		return b.say("Zelfevaluatie van de school, met een niveau van de adviseur waar dat erbij staat: geen oordeel van een toezichthouder, geen wettelijk meetinstrument voor veiligheid en geen juridisch advies. Gebaseerd op een artikel van %s, dat deze uitwerking niet heeft beoordeeld.",
			"A self-evaluation by the school, with a level by the adviser where that is said: no judgement by a supervisor, no statutory monitoring instrument and no legal advice. Based on an article by %s, which has not endorsed it.", b.r.Source.Publisher)
	}
	return b.say("Zelfevaluatie van de school zelf: geen oordeel van anderen, geen wettelijk meetinstrument voor veiligheid en geen juridisch advies. Gebaseerd op een artikel van %s, dat deze uitwerking niet heeft beoordeeld.",
		"A self-evaluation by the school: no judgement by others, no statutory monitoring instrument and no legal advice. Based on an article by %s, which has not endorsed it.", b.r.Source.Publisher)
}

// levelName is a level in words: "niveau 2 (in praktijk)".
func (b *builder) levelName(l rubric.Level) string {
	return b.say("niveau %d (%s)", "level %d (%s)", int(l), lower(b.r.Levels[l].Label.In(b.Lang)))
}

func lower(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

func upper(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func (b *builder) band(t assessment.Tally) string {
	if !t.Lower.Known() || t.Lower.Rat().Cmp(t.Upper.Rat()) == 0 {
		return ""
	}
	return b.say("tussen %s en %s", "between %s and %s", Percent(t.Lower, b.Lang).Text, Percent(t.Upper, b.Lang).Text)
}

func (b *builder) coverage(t assessment.Tally) string {
	if t.InScope == 0 {
		return b.say("geen vragen van toepassing", "no questions apply")
	}
	if t.InScope == 1 {
		if t.Answered == 1 {
			return b.say("de vraag is beantwoord", "the question is answered")
		}
		return b.say("de vraag is nog niet beantwoord", "the question is not answered yet")
	}
	if t.Answered == t.InScope {
		return b.say("alle %d vragen beantwoord", "all %d questions answered", t.InScope)
	}
	return b.say("%d van de %d vragen beantwoord", "%d of the %d questions answered", t.Answered, t.InScope)
}

// VerdictLabel is a verdict in words; empty for none.
func VerdictLabel(r *rubric.Rubric, id rubric.VerdictID, l lang.Lang) string {
	if id == rubric.Incomplete {
		return lang.Text{NL: "Nog onvolledig", EN: "Incomplete"}.In(l)
	}
	v, _ := r.Verdict(id)
	return v.Label.In(l)
}

func (b *builder) label(id rubric.VerdictID) string { return VerdictLabel(b.r, id, b.Lang) }

func (b *builder) verdict(t assessment.Tally, scope string) Verdict {
	v := Verdict{ID: string(t.Verdict), Label: b.label(t.Verdict), UncappedID: string(t.Uncapped), Uncapped: b.label(t.Uncapped), Lowered: t.Verdict != t.Uncapped}
	capped := false
	for _, c := range b.a.Caps {
		capped = capped || c.Scope == scope
	}
	switch {
	case t.InScope == 0:
		v.Label = Absent
		v.Sentence = b.say("Er is geen vraag van toepassing, dus er is geen oordeel.", "No question applies, so there is no verdict.")
	case t.Verdict == rubric.Incomplete:
		v.Sentence = b.say("Er is nog te weinig beantwoord voor een oordeel (%s; nodig is %s). Wat nu zeker is, hoort bij '%s'.",
			"Too little is answered for a verdict (%s; %s is needed). What is certain now fits '%s'.",
			b.coverage(t), PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, v.Uncapped)
	case v.Lowered:
		v.Sentence = b.say("Zonder de punten hieronder was het oordeel '%s'. Een gemiddelde mag zo'n punt niet verbergen.",
			"Without the points below the verdict would be '%s'. An average must not hide such a point.", v.Uncapped)
	case capped:
		v.Sentence = b.say("Het oordeel volgt uit de ondergrens van de score (%s). De punten hieronder vragen eerst aandacht.",
			"The verdict follows from the lower bound of the score (%s). The points below need attention first.", Percent(t.Lower, b.Lang).Text)
	default:
		v.Sentence = b.say("Het oordeel volgt uit de ondergrens van de score (%s).", "The verdict follows from the lower bound of the score (%s).", Percent(t.Lower, b.Lang).Text)
	}
	return v
}

// CapReason is the reason of a cap as a sentence.
func CapReason(a assessment.Assessment, c assessment.Cap, l lang.Lang) string {
	title := ""
	if i, ok := a.Rubric.Indicator(c.ID); ok {
		title = i.Title.In(l)
	}
	say := func(nl, en string) string { return lang.Format(nl, en, c.ID, title).In(l) }
	switch c.Reason {
	case assessment.CapHardZero:
		return say("%s %s is een kritiek punt en staat op niveau 0.", "%s %s is a critical point and stands at level 0.")
	case assessment.CapHardOpen:
		return say("%s %s is een kritiek punt en is nog niet beantwoord.", "%s %s is a critical point and is not answered yet.")
	case assessment.CapHardOne:
		return say("%s %s is een kritiek punt en staat op niveau 1.", "%s %s is a critical point and stands at level 1.")
	case assessment.CapSoftZero:
		return say("%s %s weegt zwaar en staat op niveau 0.", "%s %s weighs heavily and stands at level 0.")
	default:
		return lang.Format("Op signaalvraag %s is het antwoord ja.", "The answer to warning question %s is yes.", c.ID).In(l)
	}
}

func (b *builder) cap(c assessment.Cap) Cap {
	out := Cap{ID: c.ID, ScopeID: c.Scope, Scope: b.say("het geheel", "the whole"), LimitID: string(c.Limit), Limit: b.label(c.Limit), Reason: CapReason(b.a, c, b.Lang)}
	if i, ok := b.r.Indicator(c.ID); ok {
		out.Title = i.Title.In(b.Lang)
	}
	if d, ok := b.r.Domain(c.Scope); ok {
		out.Scope = d.Title.In(b.Lang)
	}
	return out
}

// capSentences are the reasons that hold the whole down, strictest first, each once.
func (b *builder) capSentences() []string {
	var caps []assessment.Cap
	for _, c := range b.a.Caps {
		if c.Scope == assessment.Overall {
			caps = append(caps, c)
		}
	}
	rank := func(c assessment.Cap) int {
		return slices.IndexFunc(b.r.Verdicts, func(v rubric.Verdict) bool { return v.ID == c.Limit })
	}
	slices.SortStableFunc(caps, func(x, y assessment.Cap) int {
		flag := func(c assessment.Cap) int {
			if c.Reason == assessment.CapFlagYes {
				return 0
			}
			return 1
		}
		return cmp.Or(rank(x)-rank(y), flag(x)-flag(y))
	})
	var out []string
	for _, c := range caps {
		out = append(out, CapReason(b.a, c, b.Lang))
	}
	return out
}

func (b *builder) domain(d assessment.DomainResult) Domain {
	out := Domain{
		ID: d.Domain.ID, Title: d.Domain.Title.In(b.Lang), Intro: d.Domain.Intro.In(b.Lang), Score: Percent(d.Score, b.Lang), Lower: Percent(d.Lower, b.Lang), Upper: Percent(d.Upper, b.Lang),
		Band: b.band(d.Tally), Coverage: PercentOfOne(d.Coverage, b.Lang), CoverageText: b.coverage(d.Tally), Answered: d.Answered, InScope: d.InScope,
		Weight: d.Domain.Weight, Verdict: b.verdict(d.Tally, d.Domain.ID), Previous: Percent(assessment.NoNumber(), b.Lang), Median: b.median(d.Domain.ID), Remark: b.advice.Domains[d.Domain.ID],
	}
	for _, c := range b.a.Caps {
		if c.Scope == d.Domain.ID {
			out.Caps = append(out.Caps, b.cap(c))
		}
	}
	if b.trendEnough() {
		for _, t := range b.a.Trend.Domains {
			if t.Domain == d.Domain.ID {
				out.Previous = Percent(t.PreviousScore, b.Lang)
			}
		}
	}
	for _, i := range b.a.Indicators {
		if i.Indicator.Domain == d.Domain.ID {
			out.Indicators = append(out.Indicators, b.indicator(i))
		}
	}
	return out
}

func (b *builder) levelText(i assessment.IndicatorResult, l rubric.Level) string {
	levels := i.Indicator.For(b.a.School.Sector).Levels
	if int(l) >= len(levels) {
		return ""
	}
	return levels[l].In(b.Lang)
}

// StateText is an answer in words: "niveau 2: in praktijk", "weet niet", "n.v.t.", "niet ingevuld".
func StateText(r *rubric.Rubric, s assessment.State, level rubric.Level, l lang.Lang) string {
	switch s {
	case assessment.Answered:
		return lang.Format("niveau %d: %s", "level %d: %s", int(level), lower(r.Levels[level].Label.In(l))).In(l)
	case assessment.Unknown:
		return lang.Text{NL: "weet niet", EN: "unknown"}.In(l)
	case assessment.NotApplicable:
		return lang.Text{NL: "n.v.t.", EN: "n/a"}.In(l)
	default:
		return lang.Text{NL: "niet ingevuld", EN: "not filled in"}.In(l)
	}
}

// CriticalWord is the word for how critical an indicator is; empty for none.
func CriticalWord(c rubric.Critical, l lang.Lang) string {
	switch c {
	case rubric.Hard:
		return lang.Text{NL: "kritiek punt", EN: "critical point"}.In(l)
	case rubric.Soft:
		return lang.Text{NL: "weegt zwaar", EN: "weighs heavily"}.In(l)
	default:
		return ""
	}
}

// StatusWord is the state of an action in words; empty when nothing was said.
func StatusWord(s assessment.Status, l lang.Lang) string {
	words := map[assessment.Status]lang.Text{
		assessment.StatusOpen:    {NL: "open", EN: "open"},
		assessment.StatusBusy:    {NL: "bezig", EN: "busy"},
		assessment.StatusDone:    {NL: "klaar", EN: "done"},
		assessment.StatusDropped: {NL: "vervallen", EN: "dropped"},
	}
	return words[s].In(l)
}

func (b *builder) indicator(i assessment.IndicatorResult) Indicator {
	ind, texts := i.Indicator, i.Indicator.For(b.a.School.Sector)
	domain, _ := b.r.Domain(ind.Domain)
	out := Indicator{
		ID: ind.ID, Title: ind.Title.In(b.Lang), Question: texts.Question.In(b.Lang), Why: texts.Why.In(b.Lang), DomainID: ind.Domain, Domain: domain.Title.In(b.Lang),
		StateID: i.State.String(), State: StateText(b.r, i.State, i.Level, b.Lang), HasLevel: i.State == assessment.Answered, Level: int(i.Level),
		CriticalID: string(ind.Critical), Critical: CriticalWord(ind.Critical, b.Lang), Weight: ind.Weight,
		Evidence: i.Evidence, EvidenceDate: Day(i.EvidenceDate, b.Lang), EvidenceDateOn: i.EvidenceDate.Time(), Note: i.Note,
		Action: i.Action, Owner: i.Owner, Due: b.due(i.Due), DueOn: i.Due.Date.Time(), StatusID: string(i.Status), Status: StatusWord(i.Status, b.Lang),
		Ask: or(inLang(ind.Ask, b.Lang), b.Lang), Hints: inLang(texts.Evidence, b.Lang),
	}
	for n := range out.Levels {
		out.Levels[n] = Level{n, b.r.Levels[n].Label.In(b.Lang), b.levelText(i, rubric.Level(n))}
	}
	switch {
	case i.State == assessment.Answered:
		out.Now = b.levelText(i, i.Level)
		if i.Level < rubric.TopLevel {
			out.NextLevel, out.Next = int(i.Level)+1, b.levelText(i, i.Level+1)
			if len(texts.Steps) > int(i.Level) {
				out.Step = texts.Steps[i.Level].In(b.Lang)
			}
		}
	case i.State.Open():
		out.Step = b.findOut(out.Ask)
	}
	if i.Notes > 0 && i.Note == "" {
		out.Note = b.notes(i.Notes)
	}
	out.Marks = b.marks(i)
	for _, id := range ind.Principles {
		if p, ok := b.r.Principle(id); ok {
			out.Principles = append(out.Principles, Principle{p.ID, p.Section.In(b.Lang), p.Text.In(b.Lang)})
		}
	}
	for _, id := range ind.Resources {
		if x, ok := b.r.Resource(id); ok {
			out.Resources = append(out.Resources, b.resource(x))
		}
	}
	if i.Moderated != nil {
		out.Own, out.Reason = StateText(b.r, i.OwnState, i.OwnLevel, b.Lang), i.Moderated.Reason
	}
	if t := b.a.Trend; t != nil {
		for _, x := range t.Indicators {
			if x.Indicator == ind.ID && x.Change != assessment.ChangeNew {
				out.Previous = StateText(b.r, assessment.Answered, x.Previous, b.Lang)
			}
		}
	}
	return out
}

func inLang(texts []lang.Text, l lang.Lang) []string {
	out := make([]string, len(texts))
	for n, t := range texts {
		out[n] = t.In(l)
	}
	return out
}

func (b *builder) findOut(ask string) string {
	if ask == "" {
		return b.say("Zoek uit hoe dit nu gaat en vul het antwoord in.", "Find out how this goes now and fill in the answer.")
	}
	return b.say("Zoek uit hoe dit nu gaat en vul het antwoord in. Wie weet het? %s.", "Find out how this goes now and fill in the answer. Who knows? %s.", upper(ask))
}

func (b *builder) notes(n int) string {
	if n == 1 {
		return b.say("Eén respondent schreef een notitie.", "One respondent wrote a note.")
	}
	return b.say("%d respondenten schreven een notitie.", "%d respondents wrote a note.", n)
}

func (b *builder) due(d assessment.Due) string {
	if !d.Date.IsZero() {
		return Day(d.Date, b.Lang)
	}
	return d.Text
}

func (b *builder) marks(i assessment.IndicatorResult) []string {
	var out []string
	for _, f := range b.a.Findings {
		if !slices.Contains(f.IDs, i.Indicator.ID) {
			continue
		}
		switch f.Kind {
		case assessment.EvidenceMissing:
			out = append(out, b.say("zonder onderbouwing", "without evidence"))
		case assessment.EvidenceOld:
			out = append(out, b.say("onderbouwing ouder dan %d maanden", "evidence older than %d months", b.r.EvidenceMonths))
		case assessment.WideSpread, assessment.LeadingTeam:
			out = append(out, b.say("meningen verschillen", "views differ"))
		default: // of the whole, not of one question
		}
	}
	return slices.Compact(out)
}

// CheckWord is the answer to a check in words.
func CheckWord(s assessment.CheckState, l lang.Lang) string {
	words := map[assessment.CheckState]lang.Text{
		assessment.CheckYes:      {NL: "ja", EN: "yes"},
		assessment.CheckRepaired: {NL: "hersteld", EN: "repaired"},
		assessment.CheckNo:       {NL: "nee", EN: "no"},
		assessment.CheckUnknown:  {NL: "weet niet", EN: "unknown"},
		assessment.CheckBlank:    {NL: "niet ingevuld", EN: "not filled in"},
	}
	return words[s].In(l)
}

func (b *builder) check(c assessment.CheckResult) Check {
	texts := c.Check.For(b.a.School.Sector)
	out := Check{
		ID: c.Check.ID, Question: texts.Question.In(b.Lang), Why: texts.Why.In(b.Lang), Steps: texts.Steps.In(b.Lang), StateID: cmp.Or(string(c.State), "blank"),
		State: CheckWord(c.State, b.Lang), Note: c.Note, Date: Day(c.Date, b.Lang), Outside: len(c.Check.Principles) == 0,
		Urgent: c.Check.Kind == rubric.Flag && c.State == assessment.CheckYes, Attention: !c.Favourable() && c.State != assessment.CheckRepaired,
	}
	if !c.Check.Checked.IsZero() {
		out.Checked = Day(assessment.DateOf(c.Check.Checked), b.Lang)
	}
	return out
}

func (b *builder) action(f assessment.First) Action {
	if f.Kind == assessment.FirstFlag {
		c, _ := b.r.Check(f.ID)
		return Action{ID: f.ID, Title: b.say("Signaalvraag %s", "Warning question %s", f.ID), Kind: string(f.Kind), Change: b.say("nu rechtzetten", "put right now"),
			Text: c.For(b.a.School.Sector).Steps.In(b.Lang), Mark: b.say("signaal", "warning")}
	}
	i, _ := b.a.Indicator(f.ID)
	v := b.indicator(i)
	return Action{ID: f.ID, Title: v.Title, Kind: string(f.Kind), Change: b.change(i), Text: v.Step, Mark: v.Critical}
}

// change says from which level to which the next step goes.
func (b *builder) change(i assessment.IndicatorResult) string {
	if i.State.Open() {
		return b.say("uitzoeken", "to find out")
	}
	if i.State != assessment.Answered || i.Level == rubric.TopLevel {
		return ""
	}
	return b.say("van %d naar %d", "from %d to %d", int(i.Level), int(i.Level)+1)
}

func (b *builder) gaps() []Gap {
	efforts := []lang.Text{{NL: "weinig werk", EN: "little work"}, {NL: "enkele overleggen", EN: "a few meetings"}, {NL: "een schooljaar", EN: "a school year"}}
	var out []Gap
	for _, g := range b.a.Gaps {
		i, _ := b.a.Indicator(g.Indicator.ID)
		out = append(out, Gap{Indicator: b.indicator(i), TargetLevel: int(g.Target), Gain: Signed(g.Gain, b.Lang), GainValue: g.Gain.Float(),
			Effort: g.Indicator.Effort, EffortText: efforts[g.Indicator.Effort-1].In(b.Lang)})
	}
	return out
}

// plan has the gaps in order, then every other answer in which somebody planned something.
func (b *builder) plan() []PlanRow {
	var out []PlanRow
	add := func(i assessment.IndicatorResult) {
		v := b.indicator(i)
		out = append(out, PlanRow{ID: v.ID, Title: v.Title, Domain: v.Domain, Change: b.change(i), Step: v.Step, Action: v.Action, Owner: v.Owner, Due: v.Due, DueOn: v.DueOn,
			StatusID: v.StatusID, Status: v.Status, Critical: v.Critical, Carried: i.Planned})
	}
	listed := map[string]bool{}
	for _, g := range b.a.Gaps {
		i, _ := b.a.Indicator(g.Indicator.ID)
		add(i)
		listed[g.Indicator.ID] = true
	}
	for _, i := range slices.Concat(b.a.Indicators, b.a.Outside) {
		if !listed[i.Indicator.ID] && (i.Action != "" || i.Owner != "" || !i.Due.IsZero() || i.Status != "") {
			add(i)
		}
	}
	return out
}

// open lists what waits for an answer: critical indicators first, and the flags that nobody could answer.
func (b *builder) open() []Open {
	var out []Open
	for _, id := range b.a.Open {
		i, _ := b.a.Indicator(id)
		v := b.indicator(i)
		out = append(out, Open{ID: id, Title: v.Title, Question: v.Question, State: v.State, Critical: v.Critical, Ask: v.Ask, Hints: v.Hints,
			Band: oneDecimal(b.a.BandEffect(id).Rat(), b.Lang)})
	}
	slices.SortStableFunc(out, func(x, y Open) int {
		rank := func(o Open) int {
			i, _ := b.r.Indicator(o.ID)
			return slices.Index([]rubric.Critical{rubric.Hard, rubric.Soft, rubric.None}, i.Critical)
		}
		return rank(x) - rank(y)
	})
	for _, c := range b.a.Flags {
		if c.State == assessment.CheckUnknown || c.State == assessment.CheckBlank {
			v := b.check(c)
			out = append(out, Open{ID: v.ID, Title: b.say("Signaalvraag %s", "Warning question %s", v.ID), Question: v.Question, State: v.State})
		}
	}
	return out
}

func (b *builder) resource(x rubric.Resource) Resource {
	return Resource{x.ID, x.Title.In(b.Lang), x.Description.In(b.Lang), x.URL}
}

// enoughInCommon is the share of compared questions from which the previous round is drawn beside the present one.
func enoughInCommon() *big.Rat { return big.NewRat(4, 5) }

func (b *builder) trendEnough() bool {
	return b.a.Trend != nil && b.a.Trend.Common.Known() && !b.a.Trend.Common.Less(enoughInCommon())
}

// ChangeWord says how an indicator moved.
func ChangeWord(c assessment.Change, l lang.Lang) string {
	words := map[assessment.Change]lang.Text{
		assessment.ChangeHigher: {NL: "hoger", EN: "higher"},
		assessment.ChangeEqual:  {NL: "gelijk", EN: "equal"},
		assessment.ChangeLower:  {NL: "lager", EN: "lower"},
		assessment.ChangeNew:    {NL: "nieuw", EN: "new"},
		assessment.ChangeText:   {NL: "vraag gewijzigd", EN: "question changed"},
	}
	return words[c].In(l)
}

func (b *builder) trend() *Trend {
	t := b.a.Trend
	if t == nil {
		return nil
	}
	difference := t.Score.Minus(t.PreviousScore)
	out := &Trend{Round: t.Round, Common: PercentOfOne(t.Common, b.Lang), Enough: b.trendEnough(), Score: Percent(t.Score, b.Lang), Previous: Percent(t.PreviousScore, b.Lang), Difference: Signed(difference, b.Lang)}
	for _, d := range t.Domains {
		domain, _ := b.r.Domain(d.Domain)
		out.Domains = append(out.Domains, DomainTrend{d.Domain, domain.Title.In(b.Lang), Percent(d.Score, b.Lang), Percent(d.PreviousScore, b.Lang), Signed(d.Score.Minus(d.PreviousScore), b.Lang)})
	}
	for _, x := range t.Indicators {
		ind, _ := b.r.Indicator(x.Indicator)
		out.Indicators = append(out.Indicators, IndicatorTrend{ID: x.Indicator, Title: ind.Title.In(b.Lang), Level: int(x.Level), Previous: int(x.Previous),
			HasPrevious: x.Change != assessment.ChangeNew, ChangeID: string(x.Change), Change: ChangeWord(x.Change, b.Lang)})
		switch x.Change {
		case assessment.ChangeHigher:
			out.Higher++
		case assessment.ChangeEqual:
			out.Equal++
		case assessment.ChangeLower:
			out.Lower++
		case assessment.ChangeNew:
			out.New++
		case assessment.ChangeText:
			out.Changed++
		}
	}
	if !t.Score.Known() {
		out.Sentence = b.say("Met %s is geen vraag in beide metingen beantwoord, dus er valt niets te vergelijken.", "No question was answered both now and in %s, so there is nothing to compare.", t.Round)
		return out
	}
	out.Sentence = b.say("Sinds %s: %d hoger, %d gelijk, %d lager. De vergelijking gaat over %s van de vragen, die in beide metingen zijn beantwoord; op die vragen is de score nu %s en was die %s.",
		"Since %s: %d higher, %d equal, %d lower. The comparison covers %s of the questions, answered in both rounds; on those the score is %s now and was %s.",
		t.Round, out.Higher, out.Equal, out.Lower, out.Common.Text, out.Score.Text, out.Previous.Text)
	if out.Lower > 0 {
		out.Sentence += b.say(" Lager is gewoon na een eerlijker gesprek of een nieuwe ploeg.", " Lower is normal after a more honest talk or with a new team.")
	}
	return out
}

func (b *builder) calculation() []DomainSum {
	weights := 0
	for _, d := range b.a.Domains {
		if d.Score.Known() {
			weights += d.Domain.Weight
		}
	}
	var out []DomainSum
	for _, d := range b.a.Domains {
		sum := DomainSum{ID: d.Domain.ID, Title: d.Domain.Title.In(b.Lang), Score: Percent(d.Score, b.Lang), Lower: Percent(d.Lower, b.Lang),
			Upper: Percent(d.Upper, b.Lang), Weight: d.Domain.Weight, ShareOfWhole: Absent}
		for _, i := range b.a.Indicators {
			if i.Indicator.Domain != d.Domain.ID {
				continue
			}
			row := SumRow{ID: i.Indicator.ID, Title: i.Indicator.Title.In(b.Lang), State: StateText(b.r, i.State, i.Level, b.Lang), HasLevel: i.State == assessment.Answered,
				InScope: i.InScope(), Weight: i.Indicator.Weight}
			if i.Moderated != nil {
				row.Own = StateText(b.r, i.OwnState, i.OwnLevel, b.Lang)
			}
			if row.HasLevel {
				row.Level, row.Points, row.Max = int(i.Level), int(i.Level)*row.Weight, int(rubric.TopLevel)*row.Weight
				sum.Points += row.Points
				sum.Max += row.Max
			} else if row.InScope {
				sum.OpenMax += int(rubric.TopLevel) * row.Weight
			}
			sum.Rows = append(sum.Rows, row)
		}
		if d.Score.Known() {
			sum.ShareOfWhole = oneDecimal(big.NewRat(int64(100*d.Domain.Weight), int64(weights)), b.Lang) + "%"
		}
		out = append(out, sum)
	}
	return out
}

func (b *builder) method() []string {
	out := []string{
		b.say("Elke vraag krijgt een niveau van 0 tot en met 3. De score van een domein is de som van niveau × gewicht, gedeeld door het hoogst mogelijke; alleen beantwoorde vragen tellen mee.",
			"Each question gets a level from 0 to 3. The score of a domain is the sum of level × weight, divided by the highest possible; only answered questions count."),
		b.say("De score van het geheel is het gemiddelde van de domeinen. Percentages zijn naar beneden afgerond: 85% betekent minstens 85.",
			"The overall score is the mean of the domains. Percentages are rounded down: 85% means at least 85."),
		b.say("'Weet niet' en niet ingevuld tellen niet als 0. Zij geven een bandbreedte: van de laagste tot de hoogste score die nog mogelijk is. 'N.v.t.' telt niet mee.",
			"'Unknown' and not filled in do not count as 0. They give a band: from the lowest to the highest score that is still possible. 'N/a' does not count."),
		b.say("Het oordeel volgt uit de ondergrens: %s.", "The verdict follows from the lower bound: %s.", b.ladder()),
		b.say("Een kritiek punt op 0 of nog open begrenst het oordeel tot '%s', op 1 tot '%s'. Een punt dat zwaar weegt en op 0 staat, begrenst zijn domein tot '%s'. Een signaalvraag met ja begrenst het geheel tot '%s'.",
			"A critical point at 0 or still open limits the verdict to '%s', at 1 to '%s'. A point that weighs heavily and stands at 0 limits its domain to '%s'. A warning question with yes limits the whole to '%s'.",
			b.label(rubric.NotYet), b.label(rubric.Developing), b.label(rubric.Developing), b.label(rubric.NotYet)),
		b.say("Is minder dan %s van de vragen beantwoord, dan is er geen oordeel maar '%s'.", "With less than %s of the questions answered there is no verdict but '%s'.",
			PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, b.label(rubric.Incomplete)),
		b.say("De winst bij een verbeterpunt is de stijging van de score van het geheel als alleen dit punt naar %s gaat.", "The gain of a gap is the rise of the overall score if only this point goes to %s.", b.levelName(b.a.Target)),
		b.say("Wettelijke vragen tellen niet mee in score of oordeel.", "Legal questions do not count in score or verdict."),
	}
	out = append(out, b.mergeMethod()...)
	if moderated := b.moderated(); len(moderated) > 0 {
		out = append(out, b.say("Bij %s telt het niveau van de adviseur, in plaats van het eigen antwoord van de school. De ontwikkeling sinds een vorig meetmoment, de overeenstemming en de kwartielen gaan over de eigen antwoorden.",
			"For %s the level of the adviser counts instead of the school's own answer. The development since a previous round, the agreement and the quartiles are about the school's own answers.", and(moderated, b.Lang)))
	}
	return out
}

// mergeMethod says how several questionnaires became one answer per question.
func (b *builder) mergeMethod() []string {
	people, joint := 0, false
	for _, c := range b.a.Respondents {
		if c.Role == rubric.Joint {
			joint = true
		} else {
			people += c.Count
		}
	}
	var out []string
	switch {
	case joint && people > 0:
		out = append(out, b.say("Het niveau is dat van de vragenlijst die samen is ingevuld. De andere vragenlijsten laten zien waar de meningen verschillen.",
			"The level is that of the questionnaire that was filled in together. The other questionnaires show where views differ."))
	case people > 1:
		out = append(out, b.say("Meer mensen vulden de vragenlijst in. Per vraag telt het middelste niveau, bij een even aantal het laagste van de middelste twee. Weet meer dan de helft het niet, dan blijft de vraag open.",
			"Several people filled in the questionnaire. Per question the middle level counts, with an even number the lower of the middle two. If more than half do not know, the question stays open."))
	}
	if b.a.Agreement.Known() {
		out = append(out, b.say("De overeenstemming loopt van 0%% (de helft kiest 0, de andere helft 3) tot 100%% (iedereen kiest hetzelfde niveau). Zij staat bij vragen met minstens %d niveaus; een rol staat er apart bij vanaf %d mensen, en alleen als niemand te herkennen is. De maat is de ordinale consensus van Leik (1966).",
			"Agreement runs from 0%% (half choose 0, the other half 3) to 100%% (everyone chooses the same level). It is shown for questions with at least %d levels; a role is shown by itself from %d people, and only when nobody can be recognised. The measure is Leik's ordinal consensus (1966).",
			b.r.AgreementMinimum, b.r.RoleMinimum))
	}
	return out
}

// moderated lists the questions of which the level of an adviser counts.
func (b *builder) moderated() []string {
	var out []string
	for _, i := range b.a.Indicators {
		if i.Moderated != nil {
			out = append(out, i.Indicator.ID)
		}
	}
	return out
}

func (b *builder) ladder() string {
	var steps []string
	for _, v := range b.r.Verdicts {
		steps = append(steps, b.say("'%s' vanaf %s", "'%s' from %s", v.Label.In(b.Lang), Percent(assessment.Exact(v.From), b.Lang).Text))
	}
	return strings.Join(steps, ", ")
}

// FindingText is the title and the sentence of a finding.
func FindingText(a assessment.Assessment, f assessment.Finding, l lang.Lang) (title, text string) {
	say := func(nl, en string, args ...any) string { return lang.Format(nl, en, args...).In(l) }
	ids := and(f.IDs, l)
	one := len(f.IDs) == 1
	switch f.Kind {
	case assessment.EvidenceMissing:
		title = say("Zonder onderbouwing", "Without evidence")
		text = say("Bij %d antwoorden op niveau 2 of 3 staat geen onderbouwing: %s. Noem een document, datum of plek.", "%d answers at level 2 or 3 have no evidence: %s. Name a document, date or place.", len(f.IDs), ids)
		if one {
			text = say("Bij %s staat niveau 2 of 3 zonder onderbouwing. Noem een document, datum of plek.", "%s stands at level 2 or 3 without evidence. Name a document, date or place.", ids)
		}
	case assessment.EvidenceOld:
		title = say("Oude onderbouwing", "Old evidence")
		text = say("De onderbouwing is ouder dan %d maanden bij %s. Kijk of zij nog klopt.", "The evidence is older than %d months with %s. Look whether it still holds.", a.Rubric.EvidenceMonths, ids)
	case assessment.ManyNA:
		title = say("Veel n.v.t.", "Many n/a")
		text = say("Meer dan een op de vijf vragen is n.v.t.: %s. Kijk of dat klopt.", "More than one in five questions is n/a: %s. Look whether that is right.", ids)
	case assessment.AllEqual:
		title = say("Overal hetzelfde niveau", "The same level everywhere")
		text = say("Alle antwoorden hebben hetzelfde niveau. Loop samen een paar vragen na: klopt dat?", "All answers have the same level. Go through a few questions together: is that right?")
	case assessment.WideSpread:
		title = say("Meningen lopen uiteen", "Views differ")
		text = say("De gekozen niveaus liggen 2 of 3 uit elkaar bij %s. Wat ziet de een wat de ander niet ziet?", "The levels chosen are 2 or 3 apart with %s. What does one see that another does not?", ids)
	case assessment.LeadingTeam:
		title = say("Leiding en team kijken anders", "Leaders and team see it differently")
		text = say("Leiding en team kiezen een ander niveau bij %s. Bespreek waar ieder aan denkt.", "Leaders and team choose another level with %s. Discuss what each has in mind.", ids)
	case assessment.Contradicts:
		title = say("Twee antwoorden om samen te bespreken", "Two answers to discuss together")
		text = f.Text.In(l)
	}
	return title, text
}

// agendaSize is the number of statements that fit a page of the agenda with space to write.
const agendaSize = 5

// agenda picks the statements for a team meeting: those on which the answers of several respondents differ most; with one respondent the lowest levels. Critical ones come first
// among equals, then rubric order.
func (b *builder) agenda() ([]Statement, string) {
	var list []assessment.IndicatorResult
	differ := false
	for _, i := range b.a.Indicators {
		if i.Agreement.Known() {
			differ = true
		}
	}
	for _, i := range b.a.Indicators {
		if differ && i.Agreement.Known() && i.Agreement.Less(big.NewRat(1, 1)) || !differ && i.OwnState == assessment.Answered && i.OwnLevel < rubric.TopLevel {
			list = append(list, i)
		}
	}
	rank := func(i assessment.IndicatorResult) int {
		return slices.Index([]rubric.Critical{rubric.Hard, rubric.Soft, rubric.None}, i.Indicator.Critical)
	}
	slices.SortStableFunc(list, func(x, y assessment.IndicatorResult) int {
		if differ {
			return cmp.Or(x.Agreement.Rat().Cmp(y.Agreement.Rat()), rank(x)-rank(y))
		}
		return cmp.Or(int(x.OwnLevel-y.OwnLevel), rank(x)-rank(y))
	})
	var out []Statement
	for _, i := range list[:min(agendaSize, len(list))] {
		v := b.indicator(i)
		ask := b.say("Herkent ieder dit niveau? Waar zien we het?", "Does everyone recognise this level? Where do we see it?")
		if differ {
			ask = b.say("Wat ziet de een wat de ander niet ziet?", "What does one see that another does not?")
		}
		out = append(out, Statement{ID: v.ID, Title: v.Title, Question: v.Question, State: cmp.Or(v.Own, v.State), Ask: ask})
	}
	switch {
	case len(out) == 0:
		return nil, b.say("Er is geen stelling om te bespreken: alles staat op het hoogste niveau, of er is nog niets beantwoord.", "There is no statement to discuss: everything is at the highest level, or nothing is answered yet.")
	case differ:
		return out, b.say("Dit zijn de vragen waarover de meningen het meest uiteenlopen.", "These are the questions on which views differ most.")
	}
	return out, b.say("Dit zijn de vragen met het laagste niveau.", "These are the questions with the lowest level.")
}
