package view_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

func compared(t *testing.T, documents ...string) view.Comparison {
	t.Helper()
	r, all := assessed(t, documents...)
	return view.BuildComparison(all, r, nil, view.Options{Lang: lang.NL, Today: today(), Tool: "sggscan", Version: "test"})
}

func school(name, sector, answers string) string {
	return "school: {name: " + name + ", sector: " + sector + "}\ndate: 2026-11-02\nanswers: {" + answers + "}\n"
}

// A gap is shared when at least half of the schools have it, and at least two.
func TestSharedGaps(t *testing.T) {
	c := compared(t, school("Zand", "vo", "V1: 1, V2: 2, V3: 0"), school("Aarde", "vo", "V1: 1, V2: 2, V3: 3"),
		school("Klei", "po", "V1: 2, V2: 0, V3: 3"))
	if c.Reports[0].School.Name != "Aarde" || c.Reports[2].School.Name != "Zand" {
		t.Errorf("schools are not in alphabetical order: %s, %s, %s", c.Reports[0].School.Name, c.Reports[1].School.Name,
			c.Reports[2].School.Name)
	}
	shared := map[string]view.SharedGap{}
	for _, s := range c.Shared {
		shared[s.ID] = s
	}
	v1 := shared["V1"] // two of three at 1, one at the target
	if v1.Sentence != "2 van de 3 scholen" || strings.Join(v1.Good, ",") != "Klei" ||
		!strings.HasPrefix(v1.Measure, "Samen van 1 naar 2: ") {
		t.Errorf("V1 %+v", v1)
	}
	for _, id := range []string{"V2", "V3"} { // one school only
		if _, ok := shared[id]; ok {
			t.Errorf("%s is a gap of one school and is listed as shared", id)
		}
	}
	if c.Shared[0].Below != 3 || c.Shared[0].Critical != "kritiek punt" {
		t.Errorf("the most shared and critical gap does not come first: %+v", c.Shared[0])
	}
	if len(c.Sectors) != 2 || c.Sectors[0].ID != "po" || len(c.Sectors[1].Schools) != 2 {
		t.Errorf("sectors %+v", c.Sectors)
	}
	if len(c.Missing) != 3 { // each school answered three questions
		t.Errorf("missing %+v", c.Missing)
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
		{[]string{"vo", "mbo"}, "leerlingen of studenten", "{"},
	} {
		var documents []string
		for n, s := range x.sectors {
			documents = append(documents, strings.Replace(all(t, s, "0"), "De Linde", fmt.Sprint("School ", n), 1))
		}
		r, schools := assessed(t, documents...)
		var said strings.Builder
		for _, gap := range view.BuildComparison(schools, r, nil, view.Options{Lang: lang.NL, Today: today()}).Shared {
			said.WriteString(gap.Title + " " + gap.Step + "\n")
		}
		text := strings.ReplaceAll(said.String(), "'Leerlingen en sociale media'", "")
		if !strings.Contains(text, x.word) || strings.Contains(text, x.unspoken) {
			t.Errorf("a board of %v does not read %q, or reads %q:\n%s", x.sectors, x.word, x.unspoken, text)
		}
	}
}
