package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/rubric"
)

// tellNames warns of a school that is not on the list of expected ones, with the nearest that is, and of a school of
// which the name is nearly that of another: the answers of one school may have come under two names.
func (in *Intake) tellNames() {
	onList, told := map[assessment.School]bool{}, map[assessment.School]bool{}
	list, expected, others := newSchoolSet(in.Expected), newNearby(in.Expected), newNearby(nil)
	for _, s := range in.Schools {
		at := s.Rounds[len(s.Rounds)-1].Responses[0].Source
		_, onList[s.School] = list.find(s.School)
		if len(in.Expected) > 0 && !onList[s.School] {
			told[s.School] = true
			if other, ok := expected.to(s.School); ok {
				in.Problems.Warnf(at, "input.school_not_on_list_nearest", s.School.Name, in.ListName, other.Name)
			} else {
				in.Problems.Warnf(at, "input.school_not_on_list", s.School.Name, in.ListName)
			}
		}
		other, ok := others.to(s.School)
		if ok && !told[s.School] && !told[other] && (!onList[s.School] || !onList[other]) {
			in.Problems.Warnf(at, "input.school_nearly_another", s.School.Name, other.Name)
		}
		others.add(s.School)
	}
}

func same(a, b assessment.School) bool { return a.BRIN != "" && a.BRIN == b.BRIN || sameName(a, b) }

// schoolSet finds schools by BRIN, else by name and sector.
type schoolSet struct {
	byBRIN map[string]assessment.School
	byName map[nameKey]assessment.School
}

func newSchoolSet(schools []assessment.School) schoolSet {
	set := schoolSet{map[string]assessment.School{}, map[nameKey]assessment.School{}}
	for _, s := range schools {
		set.add(s)
	}
	return set
}

func (set schoolSet) add(s assessment.School) {
	if s.BRIN != "" {
		set.byBRIN[s.BRIN] = s
	}
	set.byName[nameKey{s.Sector, assessment.FoldName(s.Name)}] = s
}

func (set schoolSet) find(s assessment.School) (assessment.School, bool) {
	if found, ok := set.byBRIN[s.BRIN]; ok && s.BRIN != "" {
		return found, true
	}
	found, ok := set.byName[nameKey{s.Sector, assessment.FoldName(s.Name)}]
	return found, ok
}

// nearby finds schools by what their names have in common.
type nearby struct {
	schools []assessment.School
	by      map[nameKey][]int
}

// nameKey is a form of a name that it shares with names that are nearly the same.
type nameKey struct {
	sector rubric.Sector
	form   string
}

func newNearby(schools []assessment.School) *nearby {
	n := &nearby{by: map[nameKey][]int{}}
	for _, s := range schools {
		n.add(s)
	}
	return n
}

func (n *nearby) add(s assessment.School) {
	at := len(n.schools)
	n.schools = append(n.schools, s)
	for _, key := range nameKeys(s) {
		n.by[key] = append(n.by[key], at)
	}
}

// to is the school with nearly the name of another one; two with a BRIN of their own are never one.
func (n *nearby) to(s assessment.School) (assessment.School, bool) {
	var found []int
	for _, key := range nameKeys(s) {
		for _, at := range n.by[key] {
			x := n.schools[at]
			if (x.BRIN == "" || s.BRIN == "") && !same(x, s) && oneLocation(x.Name, s.Name) {
				found = append(found, at)
			}
		}
	}
	if len(found) == 0 {
		return assessment.School{}, false
	}
	return n.schools[slices.MinFunc(found, func(a, b int) int {
		far := func(at int) int {
			return abs(utf8.RuneCountInString(n.schools[at].Name) - utf8.RuneCountInString(s.Name))
		}
		return cmp.Or(far(a)-far(b), a-b)
	})], true
}

func abs(n int) int { return max(n, -n) }

// oneLocation reports whether two names do not name a location each: two locations of a school are no slip.
func oneLocation(a, b string) bool {
	_, x := location(assessment.FoldName(a))
	_, y := location(assessment.FoldName(b))
	return x == "" || y == "" || x == y
}

// location takes off what stands between brackets, or behind the word for a location.
func location(folded string) (name, where string) {
	at := strings.IndexFunc(folded, func(r rune) bool { return r == '(' || r == '[' })
	for _, word := range []string{" locatie ", " vestiging ", " dependance ", " location "} {
		if n := strings.Index(folded, word); n > 0 && (at < 0 || n < at) {
			at = n
		}
	}
	if at <= 0 {
		return folded, ""
	}
	return folded[:at], folded[at:]
}

// nameKeys are the forms of a name: without the words that say what kind of school it is, and each of those with a
// letter less, so that a slip of one letter has a form in common. Numbers stay whole: school 1 is not school 2.
func nameKeys(s assessment.School) []nameKey {
	const enough = 6 // letters of a name in which one may be a slip
	name, _ := location(assessment.FoldName(s.Name))
	var core []string
	for _, word := range strings.FieldsFunc(strings.ReplaceAll(name, ".", ""),
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !slices.Contains(kindOfSchool(), word) {
			core = append(core, word)
		}
	}
	whole := strings.Join(core, " ")
	if !strings.ContainsFunc(whole, unicode.IsLetter) {
		return nil
	}
	out := []nameKey{{s.Sector, whole}}
	letters := []rune(whole)
	if len(letters) < enough {
		return out
	}
	for n, r := range letters {
		if unicode.IsLetter(r) {
			out = append(out, nameKey{s.Sector, string(letters[:n]) + string(letters[n+1:])})
		}
	}
	return out
}

// kindOfSchool are the words in names of schools that people leave out or add.
func kindOfSchool() []string {
	return []string{"de", "het", "t", "een", "the", "obs", "cbs", "rkbs", "rk", "pcb", "pcbs", "pc", "kbs", "ibs",
		"dbs", "sbo", "bs", "basisschool", "school", "openbare", "christelijke", "katholieke", "protestants",
		"islamitische", "montessorischool", "daltonschool", "jenaplanschool", "college", "lyceum", "gymnasium", "mavo",
		"havo", "vwo", "vmbo", "scholengemeenschap", "sg", "csg", "osg", "roc", "mbo"}
}
