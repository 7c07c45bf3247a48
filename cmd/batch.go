package cmd

import (
	"cmp"
	"strings"

	"sggscan/assessment"
	"sggscan/report/view"
)

// batch is the schools of which reports are made. Each is scored anew when its report is written, so that a batch of a thousand schools takes little more memory than one of ten.
type batch struct {
	app        *app
	options    assessment.Options
	picks      []pick
	schools    []assessment.School
	benchmarks assessment.Benchmarks
	// said is what is said of each school, but for the files.
	said []string
}

func (a *app) batch(r reading, round string, o assessment.Options) (*batch, error) {
	picks, err := r.picks(round)
	if err != nil {
		return nil, err
	}
	b := &batch{app: a, options: o, picks: picks}
	for _, p := range picks {
		x := a.assessOne(p, o)
		b.benchmarks.Add(x)
		b.schools = append(b.schools, x.School)
		b.said = append(b.said, a.outcomeLine(x))
		a.unused([]assessment.Assessment{x})
	}
	return b, nil
}

// view is what the report of a school shows.
func (b *batch) view(n int) view.Report {
	x := b.app.assessOne(b.picks[n], b.options)
	x.Benchmark = b.benchmarks.For(x)
	return view.Build(x, b.app.viewOptions())
}

// outcomeLine says of one school its verdict, what caps it and what is open.
func (a *app) outcomeLine(x assessment.Assessment) string {
	var caps []string
	for _, c := range x.Caps {
		if c.Scope == assessment.Overall {
			caps = append(caps, c.ID)
		}
	}
	line := x.School.Name + ": " + cmp.Or(view.VerdictLabel(a.rubric, x.Verdict, a.lang), view.Absent)
	if len(caps) > 0 {
		line += a.say(" (begrensd door %s)", " (capped by %s)", strings.Join(caps, ", "))
	}
	return line + a.say("; open: %d", "; open: %d", len(x.Open))
}
