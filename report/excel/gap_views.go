package excel

import (
	"fmt"
	"strings"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// viewsSheet lists the questions on which the people of the school differ, widest first, each with a question to
// start the talk.
func (b *author) viewsSheet(r view.Report) workbook.Sheet {
	w, c := b.words.gap, b.words.col
	var rows []workbook.Row
	for _, d := range r.Agreement.Differences {
		rows = append(rows, workbook.Cells(text(d.ID), styled(d.Title, lookBold), text(d.Question), text(d.Critical),
			text(d.State), text(orDash(d.Agreement)), text(orDash(strings.Join(d.Views, "\n"))), text(d.Ask)))
	}
	return b.schoolTable(r, w.views, w.viewsHow, r.Agreement.DifferencesReason, rows, []column{
		{c.id, 6}, {c.title, 26}, {c.question, 46}, {c.critical, 12}, {c.answer, 22}, {b.words.board.agreed, 17},
		{w.perGroup, 34}, {w.talk, 34},
	})
}

// summaryViews says how far the people of the school agree, and where to read on. Where nothing can be seen it says
// why.
func (b *author) summaryViews(p *page, r view.Report) {
	w, a := b.words.gap, r.Agreement
	p.section(w.views, 2)
	if a.Questions > 0 {
		p.add(styled(b.words.board.agreement, lookBold), left(score(a.Overall)))
		p.pair(b.words.col.sentence, a.Sentence)
		for n, g := range a.Groups {
			label := ""
			if n == 0 {
				label = w.groups
			}
			p.add(styled(label, lookBold), text(b.groupText(g)))
		}
	}
	switch n := len(a.Differences); n {
	case 0:
		p.add(aside(), text(orDash(a.DifferencesReason)))
	case 1:
		p.add(aside(), text(fmt.Sprintf(w.viewsOne, w.views)))
	default:
		p.add(aside(), text(fmt.Sprintf(w.viewsMore, n, w.views)))
	}
}

// groupText is how far the people in one role agree.
func (b *author) groupText(g view.RoleGroup) string {
	return fmt.Sprintf(b.words.gap.group, g.Title, g.Count, orDash(g.Agreement.Text))
}
