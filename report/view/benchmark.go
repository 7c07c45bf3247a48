package view

import "sggscan/assessment"

// benchmark lays the school beside comparable schools; nil without enough of them.
func (b *builder) benchmark() *Benchmark {
	x := b.a.Benchmark
	if x == nil {
		return nil
	}
	out := Benchmark{N: x.N, Q1: Percent(x.Q1, b.Lang), Median: Percent(x.Median, b.Lang), Q3: Percent(x.Q3, b.Lang)}
	half := ""
	if x.Q1.Known() {
		half = b.say("report.middle_half_lies_between", out.Q1.Text, out.Q3.Text)
	}
	counts := b.say("report.school_counts")
	if !b.a.Counts() {
		counts = b.say("report.school_counts_not")
	}
	out.Sentence = b.say("report.median_middle_schools_in", x.N, SectorName(x.Sector, b.Lang), counts, out.Median.Text,
		half)
	if len(b.moderated()) > 0 {
		out.Sentence += " " + b.say("report.benchmark_of_own", Percent(b.a.Own().Score, b.Lang).Text)
	}
	return &out
}

// median is that of a domain over comparable schools; unknown without a benchmark.
func (b *builder) median(domain string) Number {
	if b.a.Benchmark != nil {
		for _, d := range b.a.Benchmark.Domains {
			if d.Domain == domain {
				return Percent(d.Median, b.Lang)
			}
		}
	}
	return Percent(assessment.NoNumber(), b.Lang)
}
