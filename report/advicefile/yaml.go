package advicefile

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/yamldoc"
	"sggscan/report/view"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// WriteYAML writes the file to fill in for the schools of the reports as YAML, in which scores, verdicts and own
// answers stand as comments.
func WriteYAML(w io.Writer, all []view.Report) error {
	if len(all) == 0 {
		return errNoSchool
	}
	y := &yamlWriter{words: wordsFor(all[0].Lang)}
	for _, s := range []string{y.words.Title + " · " + all[0].Stamp.Line, y.words.YAMLHow, y.words.YAMLLevels,
		y.words.Pupils} {
		y.comment("", s)
	}
	y.line("adviser: \"\"\norganisation: \"\"\nlogo: \"\"\nstatus: %s\ndate:", answers.Concept)
	y.comment("", y.words.YAMLKey)
	y.line("schools:")
	schools := make([]assessment.School, len(all))
	for n, r := range all {
		schools[n] = assessment.School{Name: r.School.Name, BRIN: r.School.BRIN,
			Sector: rubric.Sector(r.School.SectorID)}
	}
	for n, r := range all {
		y.school(answers.AdviceKey(schools[n], schools), r)
	}
	if _, err := w.Write(y.b.Bytes()); err != nil {
		return fmt.Errorf("write the adviser's file: %w", err)
	}
	return nil
}

type yamlWriter struct {
	words captions
	b     bytes.Buffer
}

func (y *yamlWriter) line(format string, args ...any) { fmt.Fprintf(&y.b, format+"\n", args...) }

func (y *yamlWriter) comment(indent, s string) {
	y.b.WriteString(yamldoc.Comment(indent, workbook.Clean(s)))
}

// outcome is a score with its verdict, as a comment.
func outcome(title string, score view.Number, verdict string) string {
	return fmt.Sprintf("%s: %s · %s", title, score.Text, cmp.Or(verdict, view.Absent))
}

func (y *yamlWriter) school(key string, r view.Report) {
	y.line("")
	y.comment("  ",
		outcome(fmt.Sprintf("%s (%s), %s", r.School.Name, r.School.SectorID, r.Round), r.Score, r.Verdict.Label))
	y.line("  %s:", yamldoc.Quoted(key))
	y.line(`    summary: ""`)
	y.line("    domains:")
	for _, d := range r.Domains {
		y.comment("      ", outcome(d.Title, d.Score, d.Verdict.Label))
		y.line(`      %s: ""`, d.ID)
	}
	y.line("    seen: []")
	y.line("    moderated:")
	var absent []string
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			if i.StateID == "na" {
				absent = append(absent, i.ID)
				continue
			}
			y.comment("      ", i.Title+" · "+fmt.Sprintf(y.words.YAMLOwn, i.State))
			y.line(`      %s: {level: , reason: ""}`, i.ID)
		}
	}
	if len(absent) > 0 {
		y.comment("      ", fmt.Sprintf(y.words.YAMLNA, strings.Join(absent, ", ")))
	}
}
