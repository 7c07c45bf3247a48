package answers_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/rubric"
)

// Whatever stands in a file: no panic, every problem has a place and one line of text in both languages, and what is accepted is usable.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"school;sector;datum;A1;A2;A3;A3.note;R1\nX;po;2-11-2026 14:03:22;2 – In praktijk;weet niet;n.v.t.;\"a\nb\";hersteld\n",
		"Titel, met komma\nschool,brin,sector,bestuur,plaats,rol,lijst,meetmoment,date,A1 – Visie,A1.evidence_date,A1.due,A1.status\n\"De \"\"Ark\"\"\",12AB,vo,S,P,leraar,kort,I,2026-11-02,3,1-3-2026,na de studiedag,bezig\n",
		"\ufeffsep=;\r\nschool;sector;date;B3\r\nX;po;2026-11-02;1\r\n", "school\tsector\tdate\tA1\rX\tpo\t2026-11-02\t1\r", "school,sector,date,A1\nCaf\xe9,po,31-2-2026,9\n",
		"\xff\xfes\x00c\x00", "school,sector,date,A1\nX,po,2026-11-02,\"1\n", "school,brin,sector,board,place\nX,12AB,po,B,P\nX,12AB,vo,B,P\n", "A1,A2,school\n1,,\n",
	} {
		f.Add([]byte(s))
	}
	reader := smallReader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := answers.CSV(data)
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		if err != nil {
			var told *problem.Refusal
			if !errors.As(err, &told) || told.Line > lines {
				t.Fatalf("error %v", err)
			}
			testtool.Sentences(t, data, told.Text.NL, told.Text.EN)
			return
		}
		last := 0
		for _, row := range s.Rows {
			if row.Number <= last || row.Number > lines || len(row.Cells) == 0 || strings.TrimSpace(row.Cells[len(row.Cells)-1].Text) == "" {
				t.Fatalf("row %d after %d: %v", row.Number, last, row.Cells)
			}
			last = row.Number
		}
		if answers.IsTable(s) && answers.IsSchoolList(s) {
			t.Error("a table and a list of schools at once")
		}
		var problems, again problem.List
		fresh := func() xlsx.Sheet { // reading takes the cells away
			out := s
			out.Rows = slices.Clone(s.Rows)
			return out
		}
		got := answers.ReadTable(reader, "t.csv", fresh(), &problems)
		if answers.IsRowless(reader, s) && len(got) > 0 {
			t.Errorf("%d responses in a table without rows", len(got))
		}
		for _, x := range got {
			if slices.Contains(problems.BadRecords(), x.Source) || slices.Contains(problems.BadFiles(), "t.csv") {
				t.Errorf("%s has an error and gives a response", x.Source)
			}
		}
		list, _ := answers.ReadSchools(reader.Rubric, "t.csv", s, &problems)
		for _, p := range problems.All() {
			if p.Place.File != "t.csv" || p.Place.Line > lines || p.Place.Line == 0 && !strings.Contains(p.Text.NL, "geen kopregel") {
				t.Errorf("no place: %s: %s", p.Place, p.Text.NL)
			}
			testtool.Sentences(t, data, p.Text.NL, p.Text.EN)
		}
		for _, x := range got {
			usable(t, x)
		}
		for _, x := range list {
			if x.Name == "" || !strings.Contains("po vo mbo", string(x.Sector)) {
				t.Errorf("accepted: %+v", x)
			}
		}
		if second := answers.ReadTable(reader, "t.csv", fresh(), &again); !reflect.DeepEqual(got, second) {
			t.Error("reading it again gives something else")
		}
	})
}

func usable(t *testing.T, x assessment.Response) {
	t.Helper()
	if x.School.Name == "" || x.Date.IsZero() || x.Round == "" || x.Role == "" || x.School.Sector == "" || x.Source.Line == 0 {
		t.Errorf("accepted: %+v", x)
	}
	answered := false
	for id, a := range x.Answers.All() {
		if a.Level < 0 || a.Level > rubric.TopLevel || a.State != assessment.Answered && a.Level != 0 || a.State == assessment.NotApplicable && a.Note == "" {
			t.Errorf("%s: %+v", id, a)
		}
		if clean, dropped := assessment.CleanText(a.Evidence + a.Note + a.Action + a.Owner + a.Due.Text); dropped {
			t.Errorf("%s: control characters in %q", id, clean)
		}
		answered = answered || a.State != assessment.Blank
	}
	for _, c := range x.Checks.All() {
		answered = answered || c.State != assessment.CheckBlank
	}
	if !answered {
		t.Errorf("nothing is answered: %+v", x)
	}
}
