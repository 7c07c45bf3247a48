package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

func compared(t *testing.T, documents ...string) view.Comparison {
	t.Helper()
	r, all := assessed(t, documents...)
	return view.BuildComparison(slices.Values(all), r, nil, view.Options{Lang: lang.NL, Today: today(), Tool: "sggscan", Version: "test"})
}

func school(name, sector, answers string) string {
	return "school: {name: " + name + ", sector: " + sector + "}\ndate: 2026-11-02\nanswers: {" + answers + "}\n"
}

// A point is shared when at least half of three or more schools to which it applies lack it; what cannot wait comes first,
// and a critical question stands there when a single school lacks it.
func TestFirst(t *testing.T) {
	c := compared(t, school("Zand", "vo", "V1: 1, V2: 2, V3: 0, K3: 1")+"checks: {R1: yes, R2: unknown, X1: no}\n",
		school("Aarde", "vo", "V1: 1, V2: 2, V3: 3, K3: 1")+"checks: {R1: no, R6: yes}\n",
		school("Klei", "po", "V1: 2, V2: 0, V3: 3, K3: {level: na, note: geen groep 7}")+"checks: {R1: repaired}\n",
		school("Leem", "po", "V1: 2, V2: 3, V3: 3, K3: 2")+"checks: {R1: no}\n")
	var order []string
	first := map[string]view.Priority{}
	for _, p := range c.First {
		order, first[p.ID] = append(order, p.ID), p
	}
	// The others of the hard-critical questions are open everywhere: 4 of 4 before V3, which only Zand lacks.
	if got := strings.Join(order[:9], " "); got != "R6 R1 X1 S2 S4 G1 G3 V3 R2" {
		t.Errorf("first %s", got)
	}
	for id, want := range map[string]string{
		"R6": "now 1 3 of 4: Aarde ? Klei, Leem, Zand; ", "R1": "now 1 0 of 4: Zand ? ; ", // open is no yes
		"X1": "now 1 3 of 4: Zand ? Aarde, Klei, Leem; ", "R2": "now 0 4 of 4:  ? Aarde, Klei, Leem, Zand; ",
		"V3": "now 1 0 of 4: Zand ? ; Aarde, Klei, Leem",      // who is of the same sector can tell first
		"V1": "shared 2 0 of 4: Aarde, Zand ? ; Klei, Leem",   // exactly half
		"K3": "shared 2 0 of 3: Aarde, Zand ? ; Leem",         // it does not apply to Klei
		"S5": "shared 0 4 of 4:  ? Aarde, Klei, Leem, Zand; ", // open at all
	} {
		p, names := first[id], func(at []int) string {
			var out []string
			for _, n := range at {
				out = append(out, c.Reports[n].School.Name)
			}
			return strings.Join(out, ", ")
		}
		kind := [...]string{"now", "shared", "critical"}[p.Kind]
		got := fmt.Sprintf("%s %d %d of %d: %s ? %s; %s", kind, p.Below, p.Open, p.Asked, names(p.Lacking),
			names(p.Waiting), names(p.Good))
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if _, ok := first["V2"]; ok {
		t.Error("V2, that one school lacks and that is not critical, stands where a board begins")
	}
	if v1 := first["V1"]; len(v1.Steps) != 1 || !strings.HasPrefix(v1.Steps[0], "Van 1 naar 2: ") || len(v1.Measures) > 1 {
		t.Errorf("V1: %q, %q", v1.Steps, v1.Measures)
	}
	if s5 := first["S5"]; len(s5.Steps) != 1 || s5.Steps[0] != "Zoek eerst uit hoe het er nu voor staat." {
		t.Errorf("S5: %q", s5.Steps)
	}
	two := compared(t, school("Zand", "vo", "V1: 1, S5: 1"), school("Aarde", "vo", "V1: 1, S5: 3"))
	var got []string
	for _, p := range two.First {
		if p.Half || p.ID == "V1" {
			t.Errorf("two schools share %s", p.ID)
		}
		got = append(got, fmt.Sprint(p.ID, p.Kind))
	}
	if !slices.Contains(got, "S52") {
		t.Errorf("a critical point that one of two schools lacks is not there: %q", got)
	}
}

// A board reads what it can do where the rubric says so, and else nothing: never the step of a school as its own.
func TestMeasures(t *testing.T) {
	r, schools := assessed(t, strings.Replace(all(t, "po", "1"), "De Linde", "Klei", 1), all(t, "po", "1"))
	own := *r
	own.Domains = slices.Clone(r.Domains)
	for d := range own.Domains {
		own.Domains[d].Indicators = slices.Clone(r.Domains[d].Indicators)
		for i := range own.Domains[d].Indicators {
			own.Domains[d].Indicators[i].Texts.Board = lang.Text{}
		}
	}
	own.Domains[0].Indicators[2].Texts.Board = lang.Text{NL: "Zet het op de agenda.", EN: "Put it on the agenda."}
	for _, p := range view.BuildComparison(slices.Values(schools), &own, nil, view.Options{Lang: lang.NL, Today: today()}).First {
		want := ""
		if p.ID == own.Domains[0].Indicators[2].ID {
			want = "Zet het op de agenda."
		}
		if got := strings.Join(p.Measures, "|"); got != want {
			t.Errorf("%s: the board reads %q, want %q", p.ID, got, want)
		}
	}
}

// Who is at level 0 or 1 asks, who is at 2 or 3 can tell: of the same sector first, with evidence first, and by name.
func TestLessons(t *testing.T) {
	c := compared(t, school("Zand", "vo", "V1: 1, V2: 0"), school("Aarde", "vo", "V1: 2, V2: 1"),
		school("Beek", "vo", "V1: {level: 3, evidence: Visiestuk}, V2: unknown"), school("Klei", "po", "V1: 0"),
		school("Leem", "po", "V1: {level: 2, evidence: Visiestuk}"))
	var got []string
	for _, l := range c.Lessons {
		line := l.ID + " " + l.SectorID + ":"
		for _, n := range l.Ask {
			line += " " + c.Reports[n].School.Name
		}
		for _, list := range [][]view.Teller{l.Same, l.Others} {
			line += " <"
			for _, n := range list {
				line += " " + c.Reports[n.School].School.Name
			}
		}
		got = append(got, line)
	}
	want := "V1 po: Klei < Leem < Beek Aarde|V1 vo: Zand < Beek Aarde < Leem|V2 vo: Aarde Zand < <"
	if strings.Join(got, "|") != want {
		t.Errorf("lessons %q, want %s", got, want)
	}
	if alone := compared(t, school("Zand", "vo", "V1: 1")); len(alone.Lessons) > 0 {
		t.Errorf("a school alone can learn from %+v", alone.Lessons)
	}
}

// Who has a warning on a subject is no example of it: R1 and S2 rest on the same principle, V1 does not.
func TestContestedIsNoExample(t *testing.T) {
	c := compared(t, school("Aarde", "vo", "S2: 3, V1: 3")+"checks: {R1: yes}\n", school("Beek", "vo", "S2: 3, V1: 3"),
		school("Zand", "vo", "S2: 1, V1: 1"))
	want := map[string][]int{"S2": {1}, "V1": {0, 1}} // Aarde, Beek and Zand are 0, 1 and 2
	for _, p := range c.First {
		if schools, ok := want[p.ID]; ok && !slices.Equal(p.Good, schools) {
			t.Errorf("%s goes well at %v, want %v", p.ID, p.Good, schools)
		}
	}
	for _, l := range c.Lessons {
		if len(l.Same) != len(want[l.ID]) || l.Same[0].School != want[l.ID][0] {
			t.Errorf("on %s %+v can tell, want %v", l.ID, l.Same, want[l.ID])
		}
	}
	for _, s := range view.BuildBoard(c).Share {
		if s.ID == "S2" && slices.Contains(s.Schools, "Aarde") {
			t.Errorf("Aarde can help on S2: %+v", s)
		}
	}
	if len(c.Lessons) != 2 {
		t.Errorf("%d lessons", len(c.Lessons))
	}
}

// A median appears from eight schools of a sector with enough coverage, quartiles from twelve.
func TestSmallNumbersStayOut(t *testing.T) {
	var few []string
	for _, name := range strings.Split("ABCDEFG", "") {
		few = append(few, strings.Replace(all(t, "po", "2"), "De Linde", name, 1))
	}
	c := compared(t, few...)
	d := c.Sectors[0].Domains[0]
	if d.Median.Known || d.N != 7 || d.Lowest.Text != "66%" || c.Sectors[0].Indicators[0].Median != "–" {
		t.Errorf("seven schools: %+v, median %s", d, c.Sectors[0].Indicators[0].Median)
	}
	c = compared(t, append(few, strings.Replace(all(t, "po", "3"), "De Linde", "H", 1))...)
	d = c.Sectors[0].Domains[0]
	if d.Median.Text != "66%" || d.Q3.Known || d.Highest.Text != "100%" || c.Sectors[0].Indicators[0].Median != "2" {
		t.Errorf("eight schools: %+v, median %s", d, c.Sectors[0].Indicators[0].Median)
	}
	for _, name := range strings.Split("IJKL", "") {
		few = append(few, strings.Replace(all(t, "po", "3"), "De Linde", name, 1))
	}
	c = compared(t, append(few, strings.Replace(all(t, "po", "3"), "De Linde", "H", 1))...)
	if d = c.Sectors[0].Domains[0]; d.N != 12 || d.Q1.Text != "66%" || d.Q3.Text != "100%" {
		t.Errorf("twelve schools: %+v", d)
	}
}

// A board with schools of one sector reads its words, and one with more the words of both.
func TestBoardReadsItsWords(t *testing.T) {
	for _, x := range []struct {
		sectors        []string
		word, unspoken string
	}{
		{[]string{"po", "po"}, "kinderen", "student"},
		{[]string{"vo", "vo"}, "leerlingen", "student"},
		{[]string{"mbo", "mbo"}, "studenten", "leerling"},
		{[]string{"vo", "mbo"}, "vo: Van 0 naar 1", "{"},
		{[]string{"po", "po"}, "kinderen", "mentor"}, {[]string{"po", "po"}, "kinderen", "leerjaar"},
		{[]string{"po", "po"}, "kinderen", "in het vo "}, {[]string{"po", "po"}, "kinderen", "slb'er"},
		{[]string{"vo", "vo"}, "leerlingen", "groep 7"}, {[]string{"vo", "vo"}, "leerlingen", "slb'er"},
		{[]string{"mbo", "mbo"}, "studenten", "groep 7"}, {[]string{"mbo", "mbo"}, "studenten", "mentor"},
	} {
		var documents []string
		for n, s := range append(x.sectors, x.sectors...) { // a point is shared from three
			documents = append(documents, strings.Replace(all(t, s, "0"), "De Linde", fmt.Sprint("School ", n), 1))
		}
		r, schools := assessed(t, documents...)
		var said strings.Builder
		for _, p := range view.BuildComparison(slices.Values(schools), r, nil, view.Options{Lang: lang.NL, Today: today()}).First {
			said.WriteString(p.Title + " " + strings.Join(p.Steps, " ") + strings.Join(p.Measures, " ") + "\n")
		}
		text := strings.ReplaceAll(said.String(), "'Leerlingen en sociale media in het vo'", "")
		if !strings.Contains(text, x.word) || strings.Contains(text, x.unspoken) {
			t.Errorf("a board of %v does not read %q, or reads %q:\n%s", x.sectors, x.word, x.unspoken, text)
		}
	}
}
