package rubric

import (
	"slices"

	"sggscan/internal/words"
)

// finish makes the checks over the whole: what must be there, and whether every mention has its counterpart.
func (l *loader) finish() {
	r := l.rubric
	for _, f := range l.keys() {
		if _, ok := l.once[f.key]; f.must && !ok && !l.unread {
			l.problems.Errorf(l.whole, "rubric.key_missing", f.key)
		}
	}
	if _, ok := r.Role(Joint); !ok && len(r.Roles) > 0 {
		l.problems.Errorf(l.whole, "rubric.role_missing_in_respondent", Joint)
	}
	l.resolveAsk()
	l.checkWords()
	l.checkOwned()
	if !l.unread {
		l.checkReferences()
	}
	for n, i := range r.Indicators() {
		if ValidVersion(i.Changed) && ValidVersion(r.Version) && CompareVersions(i.Changed, r.Version) > 0 {
			l.at[n].Errorf("rubric.changed_in_rubric_itself", i.ID, i.Changed, r.Version)
		}
		if i.ID == "" {
			continue // that it has no id was said already
		}
		if i.Texts.Why.Empty() || len(i.Texts.Evidence) == 0 || len(i.Texts.Steps) == 0 || len(i.Ask) == 0 {
			l.at[n].Warnf("rubric.lacks_some_texts_why", i.ID)
		}
	}
	if l.untitled > 0 && !r.InOneLanguage() {
		l.firstGap.Warnf("rubric.texts_in_one_language_only", l.untitled)
	}
}

// resolveAsk puts the titles of roles where their ids stand.
func (l *loader) resolveAsk() {
	for i := range l.rubric.Each() {
		for n, t := range i.Ask {
			if role, ok := l.rubric.Role(t.NL); ok && t.NL == t.EN {
				i.Ask[n] = role.Title
			}
		}
	}
}

func (l *loader) checkReferences() {
	homes := map[string]int{}
	known := map[string][]string{}
	for _, i := range l.rubric.Indicators() {
		known["indicator"] = append(known["indicator"], i.ID)
		for _, p := range i.Principles {
			homes[p]++
		}
	}
	for _, p := range l.rubric.Principles {
		known["principle"] = append(known["principle"], p.ID)
	}
	for _, x := range l.rubric.Resources {
		known["resource"] = append(known["resource"], x.ID)
	}
	for _, c := range l.rubric.Checks {
		known["check"] = append(known["check"], c.ID)
	}
	unknown := map[string]words.Key{"principle": "rubric.unknown_principle", "resource": "rubric.unknown_resource",
		"indicator": "rubric.unknown_indicator", "check": "rubric.unknown_check"}
	for _, ref := range l.refs {
		if ref.kind == "placed" {
			if n := homes[ref.name]; n != 1 {
				ref.at.Errorf("rubric.principle_belongs_exactly_one_indicator", ref.name, n)
			}
		} else if !slices.Contains(known[ref.kind], ref.name) {
			ref.at.UnknownName(unknown[ref.kind], ref.name, known[ref.kind])
		}
	}
}
