package rubric

import "slices"

// finish makes the checks over the whole: what must be there, and whether every mention has its counterpart.
func (l *loader) finish() {
	r := l.rubric
	for _, key := range []string{"id", "version", "title", "levels", "target", "coverage_minimum", "verdicts", "evidence_months",
		"agreement_minimum", "role_minimum", "quote_minimum", "median_minimum", "quartile_minimum",
		"trend_noise", "respondent_roles", "domains"} {
		if _, ok := l.once[key]; !ok && !l.unread {
			l.problems.Errorf(l.whole, "de sleutel %q ontbreekt", "the key %q is missing", key)
		}
	}
	if _, ok := r.Role(Joint); !ok && len(r.Roles) > 0 {
		l.problems.Errorf(l.whole, "de rol %q ontbreekt bij respondent_roles", "the role %q is missing in respondent_roles", Joint)
	}
	l.resolveAsk()
	if !l.unread {
		l.checkReferences()
	}
	for n, i := range r.Indicators() {
		if i.Changed != "" && versionPattern.MatchString(i.Changed) && versionPattern.MatchString(r.Version) && CompareVersions(i.Changed, r.Version) > 0 {
			l.at[n].Errorf("%s is gewijzigd in %s, en de rubriek zelf is %s", "%s changed in %s, and the rubric itself is %s", i.ID, i.Changed, r.Version)
		}
		if i.ID == "" {
			continue // that it has no id was said already
		}
		if i.Texts.Why.Empty() || len(i.Texts.Evidence) == 0 || len(i.Texts.Steps) == 0 || len(i.Ask) == 0 {
			l.at[n].Warnf("%s heeft niet alle teksten (why, evidence, steps, ask); de rapporten zijn daar leeg", "%s lacks some texts (why, evidence, steps, ask); the reports are empty there", i.ID)
		}
	}
	if l.untitled > 0 {
		l.firstGap.Warnf("er staan teksten in één taal (%d); de eerste staat hier", "there are texts in one language only (%d); the first is here", l.untitled)
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
			l.known(ref, "onbekend uitgangspunt", "unknown principle", principles)
		case "resource":
			l.known(ref, "onbekende bron", "unknown resource", resources)
		case "indicator":
			l.known(ref, "onbekende indicator", "unknown indicator", indicators)
		case "check":
			l.known(ref, "onbekende signaalvraag", "unknown check", checks)
		case "placed":
			if n := homes[ref.name]; n != 1 {
				ref.at.Errorf("uitgangspunt %s hoort bij precies één indicator; nu bij %d", "principle %s belongs to exactly one indicator; now to %d", ref.name, n)
			}
		}
	}
}

func (l *loader) known(ref reference, nl, en string, known []string) {
	if !slices.Contains(known, ref.name) {
		ref.at.UnknownName(nl, en, ref.name, known)
	}
}
