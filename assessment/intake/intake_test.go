package intake_test

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sggscan/assessment"
	"sggscan/assessment/intake"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

func filled(school, more string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("school: {name: " + school + ", sector: po}\ndate: 2026-11-02\n" + more)}
}

// folder reads a folder that is called "map".
func folder(t *testing.T, in *intake.Intake, files fs.FS) {
	t.Helper()
	sources, err := intake.Folder(files, func(at string) string { return path.Join("map", at) })
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Read(small(t), sources, false); err != nil {
		t.Fatal(err)
	}
}

// told are the problems as places with the begin of what is said.
func told(in *intake.Intake) string {
	var b strings.Builder
	for _, p := range in.Problems.All() {
		words := strings.SplitN(p.Text.NL, " ", 4)
		b.WriteString(p.Place.String() + " " + strings.Join(words[:min(3, len(words))], " ") + "\n")
	}
	return b.String()
}

// TestFolder reads files that no disk holds, as a page in a browser does: the same files count as in a folder on disk.
func TestFolder(t *testing.T) {
	t.Parallel()
	var in intake.Intake
	folder(t, &in, fstest.MapFS{
		"b.yaml":            filled("De Eik", "answers: {A1: 1}\n"),
		"diep/a.yml":        filled("De Linde", "answers: {A1: 2}\n"),
		".git/c.yaml":       filled("Verborgen", ""),
		".d.yaml":           filled("Verborgen", ""),
		"~$e.xlsx":          {Data: []byte("slot")},
		"f.ods":             {Data: []byte("x")},
		"g.pdf":             {Data: []byte("x")},
		"pijp.yaml":         {Mode: fs.ModeNamedPipe},
		"rapport/kies.json": {Data: []byte(`{"schema": 1, "assessments": []}`)},
	})
	var got []string
	for _, s := range in.Schools {
		got = append(got, s.School.Name)
	}
	if !slices.Equal(got, []string{"De Eik", "De Linde"}) {
		t.Errorf("read %q", got)
	}
	if want := "map/f.ods dit soort bestand\nmap/g.pdf dit soort bestand\n"; told(&in) != want {
		t.Errorf("told %q; want %q", told(&in), want)
	}
	if want := []string{"map/b.yaml", "map/diep/a.yml"}; !slices.Equal(in.Inputs(), want) {
		t.Errorf("inputs %q", in.Inputs())
	}
}

// TestSourceThatFails: what cannot be read ends the reading, and the error names it.
func TestSourceThatFails(t *testing.T) {
	t.Parallel()
	var in intake.Intake
	gone := intake.Source{Name: "weg.yaml", Read: func(int) ([]byte, error) { return nil, fs.ErrPermission }}
	err := in.Read(small(t), []intake.Source{gone}, false)
	var at *fs.PathError
	if !errors.As(err, &at) || at.Path != "weg.yaml" || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
}

// TestUpTo never takes much more than was asked for.
func TestUpTo(t *testing.T) {
	t.Parallel()
	for most, want := range map[int]int{5: 5, 4: 5, 6: 5, 2: 3} {
		if got, err := intake.UpTo(bytes.NewReader([]byte("abcde")), most); err != nil || len(got) != want {
			t.Errorf("up to %d: %q, %v", most, got, err)
		}
	}
}

// TestLeftOut leaves out a file with an error, a row with an error, and two that clash; the rest counts.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	var in intake.Intake
	folder(t, &in, fstest.MapFS{
		"fout.yaml":  filled("De Els", "answers: {A1: 9}\n"),
		"goed.yaml":  filled("De Linde", "answers: {A1: 2}\n"),
		"een.yaml":   filled("De Eik", "answers: {A1: 2}\n"),
		"twee.yaml":  filled("De Eik", "answers: {A1: 1}\n"),
		"tabel.csv":  {Data: []byte("school,sector,date,A1\nDe Es,po,2026-11-02,1\nDe Den,po,2026-11-02,9\n")},
		"leeg.yaml":  {},
		"vreemd.yml": {Data: []byte("services: {web: {image: x}}\n")},
	})
	var left, schools []string
	for _, x := range in.LeftOut {
		left = append(left, x.Place.String())
	}
	for _, s := range in.Schools {
		schools = append(schools, s.School.Name)
	}
	slices.Sort(left)
	if want := []string{"map/een.yaml", "map/fout.yaml", "map/tabel.csv:3", "map/twee.yaml"}; !slices.Equal(left, want) {
		t.Errorf("left out %q; want %q\n%s", left, want, told(&in))
	}
	if want := []string{"De Es", "De Linde"}; !slices.Equal(schools, want) {
		t.Errorf("schools %q", schools)
	}
}

// TestAbsent: a school that sent nothing, one with another round only, and one with an empty form are told apart.
func TestAbsent(t *testing.T) {
	t.Parallel()
	in := intake.Intake{Expected: []assessment.School{
		{Name: "De Wilg", Sector: rubric.PO}, {Name: "De Linde", Sector: rubric.PO},
	}}
	folder(t, &in, fstest.MapFS{
		"linde.yaml": filled("De Linde", "answers: {A1: 2}\n"),
		"eik.yaml":   filled("De Eik", ""),
		"els.yaml":   filled("De Els", "round: 2025-2026\nanswers: {A1: 2}\n"),
	})
	if got := in.Awaited(""); len(got) != 1 || got[0].School.Name != "De Wilg" {
		t.Errorf("awaited: %v", got)
	}
	got := map[string]intake.Absence{}
	for _, x := range in.SetAsideAbsent("2026-2027") {
		got[x.School.Name] = x.Why
	}
	if len(got) != 3 || got["De Wilg"] != intake.NothingCame || got["De Els"] != intake.OtherRound ||
		got["De Eik"] != intake.EmptyForm {
		t.Errorf("absent: %v", got)
	}
	if len(in.Schools) != 1 || in.Schools[0].School.Name != "De Linde" {
		t.Errorf("left: %v", in.Schools)
	}
}

// TestSchools reads a list of schools from memory, and refuses what is none.
func TestSchools(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{"lijst.csv": 1, "lijst.yaml": 0} {
		var problems problem.List
		list, _, err := intake.Schools(small(t).Rubric, intake.Bytes(name, []byte("school,sector\nDe Linde,po\n")), &problems)
		if err != nil || len(list) != want || problems.HasErrors() != (want == 0) {
			t.Errorf("%s: %v, %v, %v", name, list, err, problems.All())
		}
	}
}
