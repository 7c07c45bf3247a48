package rubric

import (
	"slices"

	"sggscan/internal/words"
)

// finish makes the checks over the whole: what must be there, and whether every mention has its counterpart.
func (l *loader) finish() {
	r := l.rubric
	for _, key := range []string{"id", "version", "title", "levels", "target", "coverage_minimum", "verdicts", "evidence_months",
		"agreement_minimum", "role_minimum", "quote_minimum", "median_minimum", "quartile_minimum",
		"trend_noise", "respondent_roles", "domains"} {
		if _, ok := l.once[key]; !ok && !l.unread {
			l.problems.Errorf(l.whole, "rubric.key_missing", key)
		}
	}
	if _, ok := r.Role(Joint); !ok && len(r.Roles) > 0 {
		l.problems.Errorf(l.whole, "rubric.role_missing_in_respondent", Joint)
	}
	l.resolveAsk()
	if !l.unread {
		l.checkReferences()
	}
	for n, i := range r.Indicators() {
		if i.Changed != "" && versionPattern.MatchString(i.Changed) && versionPattern.MatchString(r.Version) && CompareVersions(i.Changed, r.Version) > 0 {
			l.at[n].Errorf("rubric.changed_in_rubric_itself", i.ID, i.Changed, r.Version)
		}
		if i.ID == "" {
			continue // that it has no id was said already
		}
		if i.Texts.Why.Empty() || len(i.Texts.Evidence) == 0 || len(i.Texts.Steps) == 0 || len(i.Ask) == 0 {
			l.at[n].Warnf("rubric.lacks_some_texts_why", i.ID)
		}
	}
	if l.untitled > 0 {
		l.firstGap.Warnf("rubric.texts_in_one_language_only", l.untitled)
	}
}

func (l *loader) resolveAsk() {
	for d := range l.rubric.Domains {
		for i := range l.rubric.Domains[d].Indicators {
			ask := l.rubric.Domains[d].Indicators[i].Ask
			for n, t := range ask {
				if role, ok := l.rubric.Role(t.NL); ok && t.NL == t.EN {
					ask[n] = role.Title
				}
			}
		}
	}
}

func (l *loader) checkReferences() {
	r := l.rubric
	homes := map[string]int{}
	for _, i := range r.Indicators() {
		for _, p := range i.Principles {
			homes[p]++
		}
	}
	var principles, resources, indicators, checks []string
	for _, p := range r.Principles {
		principles = append(principles, p.ID)
	}
	for _, x := range r.Resources {
		resources = append(resources, x.ID)
	}
	for _, i := range r.Indicators() {
		indicators = append(indicators, i.ID)
	}
	for _, c := range r.Checks {
		checks = append(checks, c.ID)
	}
	for _, ref := range l.refs {
		switch ref.kind {
		case "principle":
			l.known(ref, "rubric.unknown_principle", principles)
		case "resource":
			l.known(ref, "rubric.unknown_resource", resources)
		case "indicator":
			l.known(ref, "rubric.unknown_indicator", indicators)
		case "check":
			l.known(ref, "rubric.unknown_check", checks)
		case "placed":
			if n := homes[ref.name]; n != 1 {
				ref.at.Errorf("rubric.principle_belongs_exactly_one_indicator", ref.name, n)
			}
		}
	}
}

func (l *loader) known(ref reference, key words.Key, known []string) {
	if !slices.Contains(known, ref.name) {
		ref.at.UnknownName(key, ref.name, known)
	}
}
