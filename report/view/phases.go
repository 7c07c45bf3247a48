package view

import (
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// efforts are the words for an effort of 1, 2 and 3.
func efforts(l lang.Lang) [3]string {
	return [3]string{words.Text("report.little_work").In(l), words.Text("report.few_meetings").In(l),
		words.Text("report.school_year").In(l)}
}

// prospect is the action plan in half years; nil without an action that raises a level, now or after
// the next measurement.
func (b *builder) prospect() *Prospect {
	p := b.a.Prospect()
	if len(p.Phases)+len(p.Undated)+len(p.Done) == 0 {
		return nil
	}
	none := Percent(assessment.NoNumber(), b.Lang)
	now, head := b.say("phases.now"), b.say("pdf.expected")
	if len(b.a.Open) > 0 {
		head = b.say("phases.lowest_score")
		if b.a.Score.Known() {
			now = b.say("phases.now_answered", Percent(b.a.Score, b.Lang).Text)
		}
	}
	out := &Prospect{Lead: b.say("phases.lead", Day(b.a.Date, b.Lang)), ScoreHead: head, Phases: []Phase{{Period: now,
		Score: Percent(b.a.Lower, b.Lang), Verdict: b.label(b.a.Verdict)}}}
	for _, x := range p.Phases {
		period := b.say("phases.until", Day(x.Until, b.Lang))
		if b.Today.After(x.Until) {
			period = b.say("phases.until_past", Day(x.Until, b.Lang))
		}
		out.Phases = append(out.Phases, Phase{period, x.Questions, b.load(x.Load), Percent(x.Lower, b.Lang),
			b.label(x.Verdict)})
	}
	if len(p.Undated) > 0 {
		out.Phases = append(out.Phases, Phase{b.say("phases.undated"), p.Undated, b.load(p.UndatedLoad), none, Absent})
	}
	note := func(ids []string, say func(list string) string) {
		if len(ids) > 0 {
			out.Notes = append(out.Notes, say(and(ids, b.Lang)))
		}
	}
	if proviso := Proviso(b.a, b.Lang); proviso != "" {
		out.Notes = append(out.Notes, b.say("phases.proviso", proviso))
	}
	note(p.Late, func(ids string) string { return b.say("phases.late", Day(b.a.Date, b.Lang), ids) })
	var flags []string
	for _, f := range b.a.Flags {
		if f.State == assessment.CheckYes {
			flags = append(flags, f.Check.ID)
		}
	}
	note(flags, func(ids string) string { return b.say("phases.flags", ids, b.label(rubric.NotYet)) })
	note(p.Open, func(ids string) string { return b.say("phases.no_answer", ids) })
	note(p.Top, func(ids string) string { return b.say("phases.top", ids) })
	note(p.Done, func(ids string) string { return b.say("phases.done", ids) })
	note(p.Dropped, func(ids string) string { return b.say("phases.dropped", ids) })
	if len(b.a.Open) > 0 {
		out.Notes = append(out.Notes, b.say("phases.open_is_zero"))
	}
	if p.Others > 0 {
		out.Notes = append(out.Notes, words.Count("phases.others", p.Others).In(b.Lang))
	}
	return out
}

// load says how much work there is: "2 × weinig werk, 1 × een schooljaar".
func (b *builder) load(l assessment.Load) string {
	var parts []string
	for n, word := range efforts(b.Lang) {
		if l[n] > 0 {
			parts = append(parts, b.say("phases.load", l[n], word))
		}
	}
	return strings.Join(parts, ", ")
}
