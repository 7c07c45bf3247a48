package pdf

import (
	"strings"

	"sggscan/internal/words"
)

// policy is the chapter that lays the school's own text beside its answers. It is there only when a text was given.
func (d *reportDoc) policy() {
	p := d.report.OwnText
	say := func(key words.Key) string { return words.Text(key).In(d.report.Lang) }
	d.lead(strings.Join(p.Limits, " "))
	for _, t := range p.Texts {
		d.entry(t.Path, strings.Join(append(t.About, t.Leading), " "))
		for _, w := range t.Wording {
			for _, r := range w.Remarks {
				d.entry(w.Quoted(), words.Text("policy.what", r.Kind).In(d.report.Lang)+". "+r.Why+" "+
					words.Text("policy.better", r.Better).In(d.report.Lang))
			}
		}
	}
	d.entry(say("policy.spoken"), "")
	for _, row := range p.Rows {
		d.entry(row.Named(), say("policy.says")+d.words.Colon+row.Says+". "+say("policy.in_text")+d.words.Colon+row.Text)
	}
}

// entry is a short heading with a text under it.
func (d *reportDoc) entry(head, text string) {
	bands := d.faces.text(head, strong(body, black), 0, textWidth)
	if text != "" {
		bands = append(bands, d.faces.text(text, plain(small, black), 0, textWidth)...)
	}
	d.flow.add(append(hold(bands, false), band{height: 1.8})...)
}
