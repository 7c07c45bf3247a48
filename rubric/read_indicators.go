package rubric

import (
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/yamldoc"
)

func (l *loader) domain(v yamldoc.Value) {
	var d Domain
	ok := part(v,
		must("id", l.id(&d.ID)),
		must("title", l.text(&d.Title)),
		may("intro", l.text(&d.Intro)),
		may("weight", func(v yamldoc.Value) { v.Errorf("rubric.unknown_key_weight") }), // it had one once
		must("indicators", func(v yamldoc.Value) {
			each(func(v yamldoc.Value) { l.indicator(&d, v) })(v)
			if len(d.Indicators) == 0 {
				v.Errorf("rubric.domain_at_least_one")
			}
		}))
	if ok {
		l.rubric.Domains = append(l.rubric.Domains, d)
	}
}

func (l *loader) indicator(d *Domain, v yamldoc.Value) {
	i := Indicator{Domain: d.ID, Weight: 1, Effort: 2, Critical: None, Sectors: Sectors(), Principles: []string{},
		Resources: []string{}}
	ok := part(v,
		must("id", l.id(&i.ID)),
		must("title", l.text(&i.Title)),
		must("question", l.text(&i.Texts.Question)),
		may("why", l.text(&i.Texts.Why)),
		may("board", l.text(&i.Texts.Board)),
		may("principles", l.mentions(&i.Principles, "principle")),
		may("sectors", sectors(&i.Sectors)),
		may("weight", number(&i.Weight, 1, 1000)),
		may("critical", word(&i.Critical, "rubric.unknown_value", None, Soft, Hard)),
		may("core", inSectors(&i.Core, &i.CoreSectors)),
		may("allow_na", inSectors(&i.AllowNA, &i.NASectors)),
		may("effort", number(&i.Effort, 1, 3)),
		must("levels", l.texts(&i.Texts.Levels, fourLevels)),
		may("evidence", l.texts(&i.Texts.Evidence, anyTexts)),
		may("steps", l.texts(&i.Texts.Steps, threeSteps)),
		may("ask", l.ask(&i.Ask)),
		may("resources", l.mentions(&i.Resources, "resource")),
		may("changed", version(&i.Changed)),
		may("sector_texts", bySector(&i.SectorTexts, &i.Sectors, func(t *Texts, s Sector) []field {
			own, all := ownTexts{l, s}, i.Texts
			return []field{may("title", own.text(&t.Title, i.Title)), may("question", own.text(&t.Question, all.Question)),
				may("why", own.text(&t.Why, all.Why)), may("board", own.text(&t.Board, all.Board)),
				may("levels", own.list(&t.Levels, all.Levels, fourLevels)),
				may("evidence", own.list(&t.Evidence, all.Evidence, anyTexts)),
				may("steps", own.list(&t.Steps, all.Steps, threeSteps))}
		})))
	if !ok {
		return
	}
	for _, s := range slices.Concat(i.CoreSectors, i.NASectors) {
		if !i.In(s) {
			v.Errorf("rubric.in_short_list_not", i.ID, string(s), string(s))
		}
	}
	notCore := func(s Sector) bool { return !i.InCore(s) }
	if i.Critical == Hard && (slices.ContainsFunc(i.Sectors, notCore) || i.AllowNA) {
		v.Errorf("rubric.hard_critical", i.ID)
	}
	l.at = append(l.at, v)
	d.Indicators = append(d.Indicators, i)
}

// inSectors reads whether something holds of the indicator, or in which sectors.
func inSectors(holds *bool, named *[]Sector) reader {
	return func(v yamldoc.Value) {
		if v.IsList() {
			*holds = true
			sectors(named)(v)
			return
		}
		boolean(holds)(v)
	}
}

// listCheck reports what is wrong with a list of texts as a whole.
type listCheck func(v yamldoc.Value, list []lang.Text)

func anyTexts(yamldoc.Value, []lang.Text) {}

// fourLevels: as many texts as there are levels, of which no two are alike.
func fourLevels(v yamldoc.Value, levels []lang.Text) {
	if len(levels) != int(TopLevel)+1 {
		v.Errorf("rubric.level_texts_expected_from_0", int(TopLevel)+1, int(TopLevel), len(levels))
	}
	for _, language := range lang.All() {
		for n, text := range levels {
			for k, before := range levels[:n] {
				if text.Has(language) && before.Has(language) && text.In(language) == before.In(language) {
					at := v
					if v.IsList() {
						at = v.List()[n]
					}
					at.Errorf("rubric.level_same_text_as_level", n, k)
				}
			}
		}
	}
}

func threeSteps(v yamldoc.Value, steps []lang.Text) {
	if len(steps) != int(TopLevel) {
		v.Errorf("rubric.steps_expected_0_1", int(TopLevel), len(steps))
	}
}

// ask reads who would know: the id of a respondent role, or a text. The roles may stand in a later file, so the ids are
// replaced by titles when all files are read.
func (l *loader) ask(to *[]lang.Text) reader {
	return each(func(v yamldoc.Value) {
		if v.IsScalar() && idPattern().MatchString(v.Raw()) {
			*to = append(*to, lang.Same(v.Raw()))
		} else {
			*to = append(*to, l.readText(v))
		}
	})
}

func sectors(to *[]Sector) reader {
	return func(v yamldoc.Value) {
		list := v.List()
		if len(list) == 0 {
			v.Errorf("rubric.name_at_least_one_sector")
		}
		*to = nil
		for _, x := range list {
			s, ok := enum(x, "rubric.unknown_sector", Sectors()...)
			switch {
			case !ok:
			case slices.Contains(*to, s):
				x.Errorf("rubric.twice_leave_one", string(s))
			default:
				*to = append(*to, s)
			}
		}
	}
}

// bySector reads the texts that are written for a sector, which must be one of those in which the question is asked.
func bySector[T any](to *map[Sector]T, asked *[]Sector, fields func(*T, Sector) []field) reader {
	return func(v yamldoc.Value) {
		*to = map[Sector]T{}
		m, _ := v.Map("po", "vo", "mbo")
		for _, e := range m.Entries {
			if !slices.Contains(*asked, Sector(e.Name)) {
				e.Key.Errorf("rubric.texts_for_not_among", e.Name, e.Name)
			}
			var t T
			part(e.Value, fields(&t, Sector(e.Name))...)
			(*to)[Sector(e.Name)] = t
		}
	}
}

func (l *loader) check(v yamldoc.Value) {
	c := Check{Sectors: Sectors(), Principles: []string{}}
	ok := part(v,
		must("id", l.id(&c.ID)),
		must("kind", word(&c.Kind, "rubric.unknown_kind", Flag, Legal)),
		may("title", l.text(&c.Title)),
		must("question", l.text(&c.Texts.Question)),
		may("why", l.text(&c.Texts.Why)),
		may("sectors", sectors(&c.Sectors)),
		must("unfavourable", answer(&c.Unfavourable, "yes", "no")),
		may("principles", l.mentions(&c.Principles, "principle")),
		may("steps", l.text(&c.Texts.Steps)),
		may("checked", date(&c.Checked)),
		may("sector_texts", bySector(&c.SectorTexts, &c.Sectors, func(t *CheckTexts, s Sector) []field {
			own, all := ownTexts{l, s}, c.Texts
			return []field{may("title", own.text(&t.Title, c.Title)), may("question", own.text(&t.Question, all.Question)),
				may("why", own.text(&t.Why, all.Why)), may("steps", own.text(&t.Steps, all.Steps))}
		})))
	if !ok {
		return
	}
	if c.Kind == Flag && c.Unfavourable == "no" {
		v.Errorf("rubric.with_flag_answer_yes")
	}
	l.rubric.Checks = append(l.rubric.Checks, c)
}
