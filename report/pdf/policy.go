package pdf

import (
	"strings"

	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
)

// policy is the chapter that lays the school's own text beside its answers. It is there only when a text was given.
func (d *reportDoc) policy() {
	p := d.report.OwnText
	say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(d.report.Lang) }
	d.lead(strings.Join(p.Limits, " "))
	for _, t := range p.Texts {
		d.entry(t.Name, strings.Join(append(t.About, t.Leading), " "))
		for _, w := range t.Wording {
			d.entry(w.Quoted(), lists.Map(w.Remarks, func(r view.PolicyRemark) string {
				if r.Before != "" {
					return say("policy.what", r.Kind) + ". " + say("policy.as_before", r.Before)
				}
				return strings.Join([]string{say("policy.what", r.Kind) + ".", say("policy.why", r.Why),
					say("policy.better", r.Better)}, " ")
			})...)
		}
	}
	var silent []string
	d.entry(say("policy.spoken"))
	for _, row := range p.Rows {
		if !row.Found() {
			silent = append(silent, row.Named()+" ("+row.Says+")")
			continue
		}
		d.entry(row.Named(), append([]string{say("policy.says") + d.words.Colon + row.Says},
			strings.Split(row.Text, "\n")...)...)
	}
	if len(silent) > 0 {
		d.entry(say("policy.silent"), say("policy.silent_note"), strings.Join(silent, "; ")+".")
	}
}

// entry is a short heading with texts under it.
func (d *reportDoc) entry(head string, texts ...string) {
	bands := d.faces.text(head, strong(body, black), 0, textWidth)
	for _, text := range texts {
		bands = append(bands, d.faces.text(text, plain(small, black), 0, textWidth)...)
	}
	d.flow.add(append(hold(bands, false), band{height: 1.8})...)
}
