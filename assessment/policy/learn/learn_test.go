package learn_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"sggscan/assessment/policy"
	"sggscan/assessment/policy/learn"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// written are the texts of five writers. Each says twice that there is aftercare (S3), twice that the bell rings.
func written() fstest.MapFS {
	out := fstest.MapFS{}
	for n := range 5 {
		out[fmt.Sprintf("writer%d/tekst.txt", n)] = &fstest.MapFile{Data: []byte("# vo, tekst, nl\n== Sexting\n\n" +
			"Het slachtoffer krijgt nazorg van ons. {S3}\nEr is nazorg voor wie dat op het beeld wil. {S3}\n\n" +
			"- De bel gaat om negen uur.\n- Op dit uur gaat de bel van het gebouw.\n")}
	}
	return out
}

func read(t *testing.T, files fstest.MapFS) []learn.Text {
	t.Helper()
	texts, err := learn.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func whole(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadKeepsLinesAndPlaces(t *testing.T) {
	x := read(t, written())[0]
	if x.Sector != "vo" || x.Writer() != "writer0" || len(x.Lines) != 5 || len(x.Paragraphs) != 4 {
		t.Fatalf("%+v", x)
	}
	if !x.Paragraphs[0].Heading || x.Paragraphs[1].Item || !x.Paragraphs[3].Item {
		t.Errorf("%+v", x.Paragraphs)
	}
	if l := x.Lines[1]; l.Text != "Het slachtoffer krijgt nazorg van ons." || len(l.Labels) != 1 || l.Labels[0] != "S3" {
		t.Errorf("%+v", l)
	}
	if _, err := learn.Read(fstest.MapFS{"tekst.txt": {}}); err == nil {
		t.Error("a text without a folder of its writer is read")
	}
}

// A label that ten sentences have is learned, and found in all texts of writers that were left out; nazorg speaks for it
// and the bell against.
func TestLearn(t *testing.T) {
	learned, found, err := learn.Learn(whole(t), read(t, written()))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0] != (learn.Found{Label: "S3", Language: lang.NL, Right: 10}) {
		t.Errorf("%+v", found)
	}
	nl := learned[lang.NL]
	if len(nl.Labels) != 1 || nl.Labels[0].ID != "S3" || len(learned[lang.EN].Labels) > 0 {
		t.Fatalf("%+v", nl.Labels)
	}
	points := func(clue string) int {
		for _, p := range nl.Clues[clue] {
			return int(p.Points)
		}
		return 0
	}
	if points("nazorg") < 10 || points("bel") >= 0 {
		t.Errorf("nazorg %d, bel %d", points("nazorg"), points("bel"))
	}
	again, _, err := learn.Learn(whole(t), read(t, written()))
	if err != nil || again[lang.NL].String() != nl.String() {
		t.Error("the same texts teach something else", err)
	}
}

// Of fewer than eight sentences nothing is learned.
func TestLearnLeavesOutTheRare(t *testing.T) {
	files := written()
	for n := range 2 {
		delete(files, fmt.Sprintf("writer%d/tekst.txt", n))
	}
	if learned, _, err := learn.Learn(whole(t), read(t, files)); err != nil || len(learned[lang.NL].Labels) > 0 {
		t.Errorf("%v, %v", learned[lang.NL].Labels, err)
	}
}

// What is made depends on the texts and the sets, so its checksum does.
func TestSum(t *testing.T) {
	files := written()
	one, err := learn.Sum(whole(t), files)
	if err != nil {
		t.Fatal(err)
	}
	files["writer1/tekst.txt"].Data = append(files["writer1/tekst.txt"].Data, "Nog een zin.\n"...)
	if other, err := learn.Sum(whole(t), files); err != nil || other == one {
		t.Error("another text, the same checksum", err)
	}
}

// What a sentence offers is written as the files of what was learned have it.
func TestClues(t *testing.T) {
	c, err := policy.NewChecker(whole(t), "vo")
	if err != nil {
		t.Fatal(err)
	}
	d, err := policy.Read("tekst.txt", []byte("Sexting\n\nDoorsturen mag niet."))
	if err != nil {
		t.Fatal(err)
	}
	list := c.Sentences(d)
	if len(list) != 2 || list[1].Text != "Doorsturen mag niet." {
		t.Fatalf("%+v", list)
	}
	got := "|" + strings.Join(list[1].Clues, "|") + "|"
	for _, want := range []string{"doorsturen", "door*", "doorstu*", "*uren", "mag niet", "<doorsturen>", "^ sexting", "^ <naakt>"} {
		if !strings.Contains(got, "|"+want+"|") {
			t.Errorf("no %q in %s", want, got)
		}
	}
	for _, other := range []string{"#", "doorsturen*", "doo*", "doorstur*"} {
		if strings.Contains(got, "|"+other+"|") {
			t.Errorf("%q in %s", other, got)
		}
	}
}
