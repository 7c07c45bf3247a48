package main

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// TestZipIsTheSameEachTime: neither the order of the files nor the clock changes a byte; programs may run.
func TestZipIsTheSameEachTime(t *testing.T) {
	day := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	entries := []entry{{name: "sggscan", data: []byte("program"), runs: true}, {name: "LEESMIJ.txt", data: []byte("lees")},
		{name: "formulieren/a.xlsx", data: []byte("form")}}
	first, err := zipped("sggscan-1", entries, day)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(entries)
	second, err := zipped("sggscan-1", entries, day)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("another order gives other bytes (%v)", err)
	}
	r, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name+" "+f.Mode().String())
		if !f.Modified.Equal(day) {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
	}
	want := "sggscan-1/LEESMIJ.txt -rw-r--r-- sggscan-1/formulieren/a.xlsx -rw-r--r-- sggscan-1/sggscan -rwxr-xr-x"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestHandouts: who unpacks the zip finds explanations in both languages, the licences, a blank form of each sector that
// is read as one, and a form that is filled in; the same bytes each time.
func TestHandouts(t *testing.T) {
	day := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	all, err := handouts(day, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	again, err := handouts(day, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	reader := answers.Reader{Rubric: r, Today: assessment.DateOf(day)}
	blank, filled, board := 0, 0, 0
	for n, e := range all {
		if e.name != again[n].name || !bytes.Equal(e.data, again[n].data) {
			t.Errorf("%s: other bytes the second time", e.name)
		}
		if strings.HasPrefix(e.name, "voorbeeld-bestuur/") || strings.HasPrefix(e.name, "example-board/") {
			board++
			continue
		}
		if !strings.HasSuffix(e.name, ".xlsx") {
			continue
		}
		var problems problem.List
		read := answers.ReadWorkbook(reader, e.name, e.data, &problems)
		switch {
		case len(read.Responses) != 1:
			blank++ // without the name of a school it is no response yet
		case read.Responses[0].Returned():
			filled++
		}
	}
	if blank != 6 || filled != 2 || board != 20 {
		t.Errorf("%d blank forms, %d filled ones and %d of sample boards", blank, filled, board)
	}
	texts := map[string]string{"LEESMIJ.txt": "Dubbelklik op sggscan.html", "README.txt": "Double-click sggscan.html",
		"LICENCES.txt": "github.com/xuri/excelize", "handleiding/index.html": "schoolleider.html",
		"handbook/index.html": "school-leader.html", "handleiding/plaatjes/rapport.png": "PNG"}
	for name, want := range texts {
		n := slices.IndexFunc(all, func(e entry) bool { return e.name == name })
		if n < 0 || !bytes.Contains(all[n].data, []byte(want)) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}

// TestManualInPackage: a Debian package has the manual pages in both languages, packed the same each time.
func TestManualInPackage(t *testing.T) {
	day := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	pages, err := manual(t.TempDir(), day)
	if err != nil {
		t.Fatal(err)
	}
	again, err := manual(t.TempDir(), day)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for n, p := range pages {
		found[p.name] = true
		if !bytes.Equal(p.data, again[n].data) {
			t.Errorf("%s: other bytes the second time", p.name)
		}
	}
	for _, want := range []string{"/usr/share/man/man1/sggscan-report.1.gz", "/usr/share/man/nl/man1/sggscan-rapport.1.gz"} {
		if !found[want] {
			t.Errorf("no %s", want)
		}
	}
}
