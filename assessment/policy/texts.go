package policy

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"sggscan/assessment"
)

// Texts are what was found in the texts of schools. The zero value holds none.
type Texts struct {
	of map[assessment.School][]Result
}

// Add lays a text beside a school.
func (t *Texts) Add(s assessment.School, r Result) {
	if t.of == nil {
		t.of = map[assessment.School][]Result{}
	}
	t.of[s] = append(t.of[s], r)
}

// Of are the texts of a school, in the order in which they were added.
func (t Texts) Of(s assessment.School) []Result { return t.of[s] }

// Any reports whether some school has a text.
func (t Texts) Any() bool { return len(t.of) > 0 }

// Owner finds the school that a path names by its BRIN or its whole name: in the name of the file, else in that of the
// folder it stands in, and so on upwards. Case, accents and signs make no difference. It is false when no school is
// named or more than one is; of "De Linde" and "De Linde Noord" the longer name counts.
func Owner(name string, schools []assessment.School) (int, bool) {
	for name = strings.TrimSuffix(name, path.Ext(name)); name != "." && name != "/" && name != ""; name = path.Dir(name) {
		found := byBRIN(path.Base(name), schools)
		if len(found) == 0 {
			found = byName(path.Base(name), schools)
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
	}
	return 0, false
}

// byBRIN are the schools of which the BRIN stands in a name.
func byBRIN(name string, schools []assessment.School) []int {
	var out []int
	for n, s := range schools {
		if slices.ContainsFunc(strings.Fields(spelt(name)), func(w string) bool {
			brin, usual := assessment.NormalBRIN(w)
			return usual && brin == s.BRIN
		}) {
			out = append(out, n)
		}
	}
	return out
}

// byName are the schools of which the name stands in another one, but for those with a name that is part of a longer
// one there.
func byName(name string, schools []assessment.School) []int {
	var out []int
	for n, s := range schools {
		if holds(name, s.Name) {
			out = append(out, n)
		}
	}
	part := func(n int) bool {
		return slices.ContainsFunc(out, func(k int) bool {
			return holds(schools[k].Name, schools[n].Name) && !holds(schools[n].Name, schools[k].Name)
		})
	}
	var whole []int
	for _, n := range out {
		if !part(n) {
			whole = append(whole, n)
		}
	}
	return whole
}

// holds reports whether the words of a name stand in another one.
func holds(long, short string) bool {
	short = spelt(short)
	return short != "" && strings.Contains(" "+spelt(long)+" ", " "+short+" ")
}

// spelt is a name as its words, without signs, case and accents.
func spelt(name string) string {
	return strings.Join(strings.FieldsFunc(assessment.FoldName(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// Speaks reports whether something was found on an indicator.
func (r Result) Speaks(id string) bool {
	return slices.ContainsFunc(r.Indicators, func(s Spoken) bool { return s.Indicator.ID == id && len(s.Found) > 0 })
}
