package cmd

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
)

// check checks options as if the user wrote these flags, and returns the English words of the refusal.
func check(t *testing.T, o checkable, given ...string) string {
	t.Helper()
	err := o.check([]string{"answers"}, func(flag string) bool { return slices.Contains(given, flag) })
	var told *exitError
	if err != nil && (!errors.As(err, &told) || told.code != ExitUsage) {
		t.Fatalf("no wrong usage: %v", err)
	}
	if told == nil {
		return ""
	}
	return told.text.EN
}

// TestOptionsAreChecked without any file being read: what does not go together is refused in the words of the user.
func TestOptionsAreChecked(t *testing.T) {
	t.Parallel()
	to := func(path string) options { return options{output: path} }
	for _, tt := range []struct {
		options checkable
		given   string
		want    string
	}{
		{&scoreOptions{options: options{target: 4}}, "target", "--target 4 does not exist"},
		{&scoreOptions{}, "target", "--target 0 does not exist"},
		{&scoreOptions{failBelow: "1/2"}, "", `--fail-below "1/2" is no number`},
		{&scoreOptions{failBelow: "101"}, "", `--fail-below "101" is no number`},
		{&reportOptions{}, "", "where should it go?"},
		{&reportOptions{options: to("-")}, "", "reports go to a folder"},
		{&reportOptions{options: to("r")}, "only", `--only "" does not exist`},
		{&compareOptions{}, "", "where should it go?"},
		{&compareOptions{options: to("a.csv")}, "", "a.csv: give a name that ends in .xlsx"},
		{&compareOptions{pdf: "b.doc"}, "pdf", `--pdf "b.doc"`},
		{&compareOptions{options: to("-"), pdf: "b.pdf"}, "pdf", "with --pdf the workbook goes to a file"},
		{&compareOptions{options: to("-"), anonymous: true}, "", "with --anonymous a key"},
		{&adviceOptions{options: to("a.csv")}, "", "a.csv: give a name that ends in .xlsx or .yaml"},
		{&demoOptions{to("-")}, "", "the sample goes to a folder"},
		{&rubricExportOptions{to("-")}, "", "the rubric goes to a folder"},
		{&rubricShowOptions{json: true, markdown: true}, "", "choose --json or --markdown"},
		{&questionnaireOptions{roles: true}, "", "where should the questionnaires go?"},
		{&questionnaireOptions{format: "doc"}, "", `--format "doc" does not exist`},
		{&questionnaireOptions{options: to("a.yaml"), format: "pdf"}, "", "--format pdf and the name a.yaml contradict"},
		{&questionnaireOptions{options: to("a.doc")}, "", "a.doc: give a name"},
		{&questionnaireOptions{options: options{schools: "s.csv", output: "d"}, brin: "12AB"}, "", "choose --schools, or"},
	} {
		if got := check(t, tt.options, tt.given); !strings.HasPrefix(got, tt.want) || got == "" {
			t.Errorf("%+v: %q; want %q", tt.options, got, tt.want)
		}
	}
}

// TestOptionsAreCompleted: what a flag leaves open is decided before the run.
func TestOptionsAreCompleted(t *testing.T) {
	t.Parallel()
	score := &scoreOptions{options: options{target: 2}, failBelow: "62,5"}
	if got := check(t, score, "target"); got != "" || score.bound.RatString() != "125/2" || *score.scoring().Target != 2 {
		t.Errorf("score: %q, %+v", got, score)
	}
	report := &reportOptions{options: options{output: "r"}, only: "pdf"}
	if got := check(t, report, "only"); got != "" || !slices.Equal(report.formats, []string{"pdf"}) || report.paths[0] != "answers" {
		t.Errorf("report: %q, %+v", got, report)
	}
	form := &questionnaireOptions{options: options{output: "a.YML"}}
	if got := check(t, form, "core"); got != "" || form.format != "yaml" || form.profile != assessment.Full {
		t.Errorf("questionnaire: %q, %+v", got, form)
	}
	demo := &demoOptions{}
	if got := check(t, demo); got != "" || demo.output != "demo" {
		t.Errorf("demo: %q, %+v", got, demo)
	}
}
