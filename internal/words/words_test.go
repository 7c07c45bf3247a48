package words

import (
	"strings"
	"testing"

	"sggscan/internal/lang"
)

// with replaces the files of words by one for a test.
func with(t *testing.T, subject, text string) {
	t.Helper()
	entries, err := parse(subject, text)
	if err != nil {
		t.Fatal(err)
	}
	before := subjects
	t.Cleanup(func() { subjects = before })
	subjects = func() map[string]func() (map[string]entry, error) {
		return map[string]func() (map[string]entry, error){subject: func() (map[string]entry, error) { return entries, nil }}
	}
}

func TestText(t *testing.T) {
	with(t, "demo", `
percent:
  nl: "100% van %s"
  en: "100% of %s"
swapped:
  nl: "%s in %s"
  en: "in %[2]s: %[1]s"
schools:
  nl:
    one: "1 school in %[2]s"
    other: "%d scholen in %s"
  en:
    one: "1 school in %[2]s"
    other: "%d schools in %s"
`)
	year := lang.Text{NL: "jaar", EN: "year"}
	for _, c := range []struct {
		got, want lang.Text
	}{
		{Text("demo.percent"), lang.Text{NL: "100% van %s", EN: "100% of %s"}},
		{Text("demo.swapped", year, "x"), lang.Text{NL: "jaar in x", EN: "in x: year"}},
		{Count("demo.schools", 1, year), lang.Text{NL: "1 school in jaar", EN: "1 school in year"}},
		{Count("demo.schools", 0, year), lang.Text{NL: "0 scholen in jaar", EN: "0 schools in year"}},
		{Text("demo.nothing", "x"), lang.Text{NL: "demo.nothing", EN: "demo.nothing"}},
		{Text("nothing"), lang.Same("nothing")},
	} {
		if c.got != c.want {
			t.Errorf("%q, and not %q", c.got, c.want)
		}
	}
}

func TestFill(t *testing.T) {
	var text strings.Builder
	for _, key := range []string{"no_verdict", "na_reason", "brin", "q1", "gap_how_many"} {
		text.WriteString(key + ":\n  nl: \"" + key + "!\"\n  en: \"" + key + "?\"\n")
	}
	text.WriteString("days:\n  nl:\n    one: \"1 dag\"\n    other: \"%d dagen\"\n  en:\n    one: \"1 day\"\n    other: \"%d days\"\n")
	with(t, "demo", text.String())
	type inner struct{ HowMany string }
	type captions struct {
		NoVerdict, NAReason, BRIN, Q1 string
		Gap                           inner
		Days                          Plural
	}
	days := Plural{forms{"1 dag", "%d dagen"}, lang.NL}
	if got := Fill[captions]("demo", lang.NL); got != (captions{"no_verdict!", "na_reason!", "brin!", "q1!", inner{"gap_how_many!"}, days}) {
		t.Errorf("%+v", got)
	}
	if got := Fill[captions]("demo", lang.EN); got.NAReason != "na_reason?" || got.Days.Of(1) != "1 day" || got.Days.Of(2) != "2 days" {
		t.Errorf("%+v", got)
	}
}
