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
	w, c := b.words.Gap, b.words.Col
	var rows []workbook.Row
	for _, d := range r.Agreement.Differences {
		rows = append(rows, workbook.Cells(text(d.ID), styled(d.Title, lookBold), text(d.Question), text(d.Critical),
			text(d.State), text(orDash(d.Agreement)), text(orDash(strings.Join(d.Views, "\n"))), text(d.Ask)))
	}
	return b.schoolTable(r, w.Views, w.ViewsHow, r.Agreement.DifferencesReason, rows, []column{
		{c.ID, 6}, {c.Title, 26}, {c.Question, 46}, {c.Critical, 12}, {c.Answer, 22}, {b.words.Board.Agreed, 17},
		{w.PerGroup, 34}, {w.Talk, 34},
	})
}

// summaryViews says how far the people of the school agree, and where to read on. Where nothing can be seen it says
// why.
func (b *author) summaryViews(p *page, r view.Report) {
	w, a := b.words.Gap, r.Agreement
	p.section(w.Views, 2)
	if a.Questions > 0 {
		p.add(styled(b.words.Board.Agreement, lookBold), left(score(a.Overall)))
		p.pair(b.words.Col.Sentence, a.Sentence)
		for n, g := range a.Groups {
			label := ""
			if n == 0 {
				label = w.Groups
			}
			p.add(styled(label, lookBold), text(b.groupText(g)))
		}
	}
	switch n := len(a.Differences); n {
	case 0:
		p.add(aside(), text(orDash(a.DifferencesReason)))
	default:
		p.add(aside(), text(w.ViewsMore.Of(n, w.Views)))
	}
}

// groupText is how far the people in one role agree.
func (b *author) groupText(g view.RoleGroup) string {
	return fmt.Sprintf(b.words.Gap.Group, g.Title, g.Count, orDash(g.Agreement.Text))
}
