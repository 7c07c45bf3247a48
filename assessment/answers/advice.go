package answers

import (
	"path"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// AdviceStatus is how final the adviser calls the reports; empty when the file does not say.
type AdviceStatus string

// The statuses.
const (
	Concept AdviceStatus = "concept"
	Final   AdviceStatus = "final"
)

// AdviceStatuses lists the statuses in order.
func AdviceStatuses() []AdviceStatus { return []AdviceStatus{Concept, Final} }

// Advice is an adviser's file.
type Advice struct {
	Adviser, Organisation string
	// Logo is the path of a picture as the adviser wrote it: from the folder of the file on. Empty for none.
	Logo   string
	Status AdviceStatus
	Date   assessment.Date
	// Schools come in the order of the file.
	Schools []AdvisedSchool

	logoAt problem.Place
}

// AdvisedSchool is what the adviser says of one school. Key is its BRIN, its name, or its name with the sector behind
// it: "De Linde (po)".
type AdvisedSchool struct {
	Key     string
	Summary string
	// Domains holds a remark by domain, Moderated a level by indicator.
	Domains   map[string]string
	Moderated map[string]assessment.Moderation
	// Seen are the indicators of which the adviser looked at the school's own level and came to the same.
	Seen map[string]bool

	at     problem.Place
	levels map[string]problem.Place // where the file speaks of an indicator
	bare   map[string]rubric.Level  // levels without a reason: only the school's own needs none
}

// LogoPlace is where the file names the logo.
func (a Advice) LogoPlace() problem.Place { return a.logoAt }

// ReadAdvice reads an adviser's file for the rubric: YAML, JSON or a workbook, by the ending of its name. Every problem
// is added to problems with its place; the advice is usable when it is true.
func ReadAdvice(r *rubric.Rubric, file string, data []byte, problems *problem.List) (Advice, bool) {
	var own problem.List
	defer func() { problems.Add(own) }()
	var a Advice
	switch strings.ToLower(path.Ext(file)) {
	case ".yaml", ".yml", ".json":
		a = readAdviceYAML(r, file, data, &own)
	case ".xlsx":
		a = readAdviceWorkbook(r, file, data, &own)
	default:
		own.Errorf(problem.Place{File: file}, "answers.advisers_file_ends_in")
	}
	return a, !own.HasErrors()
}

// newAdvisedSchool is a school of which nothing is said yet.
func newAdvisedSchool(key string, at problem.Place) AdvisedSchool {
	return AdvisedSchool{Key: key, at: at, Domains: map[string]string{},
		Moderated: map[string]assessment.Moderation{}, Seen: map[string]bool{}, levels: map[string]problem.Place{},
		bare: map[string]rubric.Level{}}
}

// moderate adds a level; it needs a reason. Neither level nor reason is no moderation at all.
func (s *AdvisedSchool) moderate(id string, level *rubric.Level, reason string, at problem.Place, own *problem.List) {
	_, double := s.levels[id]
	switch {
	case level == nil && reason == "":
	case level == nil:
		own.Errorf(at, "answers.reason_no_level", id)
	case reason == "":
		own.Errorf(at, "answers.level_lacks_reason", id)
	case double:
		own.Errorf(at, "answers.level_twice_for_school", id)
	default:
		s.Moderated[id], s.levels[id] = assessment.Moderation{Level: *level, Reason: reason}, at
	}
}

// see notes that the adviser looked at an indicator. A level with a reason says more.
func (s *AdvisedSchool) see(id string, at problem.Place) {
	if _, moderated := s.Moderated[id]; !moderated {
		s.Seen[id], s.levels[id] = true, at
	}
}

// Unsettled reports whether levels without a reason wait for Settle.
func (s AdvisedSchool) Unsettled() bool { return len(s.bare) > 0 }

// Settle decides of the levels of a school that were given without a reason: one that is the school's own is seen, any
// other is an error.
func (a Advice) Settle(x assessment.Assessment, problems *problem.List) {
	s, _ := a.For(x.School)
	for _, i := range x.Indicators {
		level, given := s.bare[i.Indicator.ID]
		switch {
		case !given:
		case i.OwnState == assessment.Answered && i.OwnLevel == level:
			s.Seen[i.Indicator.ID] = true
		default:
			problems.Errorf(s.levels[i.Indicator.ID], "answers.level_lacks_reason", i.Indicator.ID)
		}
	}
}

// sameKey is the form in which two keys are the same.
func sameKey(key string) string {
	if brin, usual := assessment.NormalBRIN(key); usual {
		return brin
	}
	return assessment.FoldName(key)
}

// names reports whether the key names the school: by BRIN, by name, or by name and sector.
func (s AdvisedSchool) names(x assessment.School) bool {
	brin, _ := assessment.NormalBRIN(s.Key)
	key := assessment.FoldName(s.Key)
	return x.BRIN != "" && brin == x.BRIN || key == assessment.FoldName(x.Name) ||
		key == assessment.FoldName(nameWithSector(x))
}

// nameWithSector is a key that tells apart two schools with one name and no BRIN.
func nameWithSector(s assessment.School) string { return s.Name + " (" + string(s.Sector) + ")" }

// For is what the adviser says of a school; false when that is nothing.
func (a Advice) For(x assessment.School) (AdvisedSchool, bool) {
	for _, s := range a.Schools {
		if s.names(x) {
			return s, true
		}
	}
	return AdvisedSchool{}, false
}

// Check lays the advice beside the schools of a run. A key that names none of them or several, and a second one for the
// same school, is an error; the advice without those is given back.
func (a Advice) Check(schools []assessment.School, problems *problem.List) Advice {
	taken := map[int]AdvisedSchool{}
	sound := make([]AdvisedSchool, 0, len(a.Schools))
	for _, s := range a.Schools {
		var found []int
		for n, x := range schools {
			if s.names(x) {
				found = append(found, n)
			}
		}
		switch {
		case len(found) == 0:
			problems.Tell(problem.Error, s.at,
				yamldoc.Unknown("answers.unknown_school", s.Key, knownKeys(s.Key, schools)))
			continue
		case len(found) > 1:
			problems.Errorf(s.at, "answers.several_schools_called", s.Key, choices(found, schools))
			continue
		}
		if first, double := taken[found[0]]; double {
			problems.Errorf(s.at, "answers.same_school_as", s.Key, first.Key, first.at.String())
			continue
		}
		taken[found[0]] = s
		sound = append(sound, s)
	}
	a.Schools = sound
	return a
}

// knownKeys are the words by which a school may be named that are worth naming to whoever wrote this key: BRINs to who
// wrote a BRIN, else names.
func knownKeys(key string, schools []assessment.School) []string {
	var names, brins []string
	for _, x := range schools {
		names = append(names, x.Name)
		if x.BRIN != "" {
			brins = append(brins, x.BRIN)
		}
	}
	if _, usual := assessment.NormalBRIN(key); usual && len(brins) > 0 {
		return brins
	}
	return slices.Compact(names)
}

// choices are the keys that tell schools with one name apart.
func choices(found []int, schools []assessment.School) string {
	return strings.Join(lists.Map(found, func(n int) string { return AdviceKey(schools[n], schools) }), ", ")
}

// AdviceKey is the shortest key that names a school and no other one of the schools.
func AdviceKey(x assessment.School, schools []assessment.School) string {
	if x.BRIN != "" {
		return x.BRIN
	}
	alike := 0
	for _, y := range schools {
		if assessment.FoldName(x.Name) == assessment.FoldName(y.Name) {
			alike++
		}
	}
	if alike > 1 {
		return nameWithSector(x)
	}
	return x.Name
}

// Unused warns of what counts for nothing in the outcome: a level of a question that is not applicable or not asked, or
// a look at one to which the school gave no level.
func (a Advice) Unused(all []assessment.Assessment, problems *problem.List) {
	for n := range all {
		s, ok := a.For(all[n].School)
		if !ok {
			continue
		}
		for _, i := range all[n].Rubric.Indicators() {
			_, moderated := s.Moderated[i.ID]
			if !moderated && !s.Seen[i.ID] {
				continue
			}
			result, asked := all[n].Indicator(i.ID)
			switch {
			case !asked:
				problems.Warnf(s.levels[i.ID], "answers.not_asked",
					i.ID, all[n].School.Name, string(all[n].School.Sector), profile(all[n].Profile))
			case result.State == assessment.NotApplicable:
				problems.Warnf(s.levels[i.ID], "answers.not_applicable_at", i.ID, all[n].School.Name)
			case !moderated && result.OwnState != assessment.Answered:
				problems.Warnf(s.levels[i.ID], "answers.seen_without_level", i.ID, all[n].School.Name)
			}
		}
	}
}

func profile(p assessment.Profile) lang.Text {
	if p == assessment.Core {
		return words.Text("answers.short_list")
	}
	return words.Text("answers.full_list")
}
