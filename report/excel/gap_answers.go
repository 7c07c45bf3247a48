package excel

import (
	"slices"
	"strings"

	"sggscan/report/view"
)

// answersSheet has everything that was filled in: a row per indicator, then a row per check. Columns about an adviser, about several respondents or about a round before are
// there only for a school that has them.
func (b *book) answersSheet(r view.Report) sheet {
	w, c := b.words.gap, b.words.col
	moved := map[string]string{}
	if r.Trend != nil {
		for _, x := range r.Trend.Indicators {
			moved[x.ID] = x.Change
		}
	}
	var rows []row
	moderated := false
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			rows = append(rows, answerRow(i, moved[i.ID]))
			moderated = moderated || i.Own != ""
		}
	}
	for _, i := range r.Outside {
		i.Marks = append([]string{w.outOfScope}, i.Marks...)
		rows = append(rows, answerRow(i, ""))
	}
	for _, k := range r.Flags {
		rows = append(rows, b.checkRow(k, w.flag))
	}
	for _, k := range r.Legal {
		rows = append(rows, b.checkRow(k, w.legalCheck))
	}
	var absent []string
	for _, x := range []struct {
		there bool
		heads []string
	}{{moderated, []string{c.own, c.reason}}, {r.Agreement.Questions > 0, []string{b.words.board.agreed}}, {r.Trend != nil, []string{c.previous, w.sinceThen}}} {
		if !x.there {
			absent = append(absent, x.heads...)
		}
	}
	return sheet{
		name: w.answers, title: schoolTitle(w.answers, r), how: w.answersHow, head: true, frozen: 2, empty: w.answersEmpty, rows: slices.Values(rows),
		columns: []column{{c.id, 6}, {c.title, 24}, {c.domain, 18}, {c.question, 36}, {c.level, 9}, {c.answer, 18}, {c.critical, 12}, {c.weight, 9},
			{c.evidence, 44}, {c.evidenceDate, 15}, {c.note, 36}, {c.action, 32}, {c.owner, 16}, {c.due, 13}, {c.status, 11}, {c.marks, 24},
			{c.own, 18}, {c.reason, 26}, {b.words.board.agreed, 17}, {c.previous, 18}, {w.sinceThen, 14}, {c.principles, 16}},
	}.without(absent...)
}

// answerRow is one indicator with its answer, and how it moved since the round before.
func answerRow(i view.Indicator, moved string) row {
	return cells(text(i.ID), styled(i.Title, lookBold), text(i.Domain), text(i.Question), level(i), text(i.State), text(i.Critical), whole(i.Weight),
		text(i.Evidence), date(i.EvidenceDateOn, i.EvidenceDate), text(i.Note), text(i.Action), text(i.Owner), date(i.DueOn, i.Due), text(i.Status),
		text(strings.Join(i.Marks, "; ")), text(i.Own), text(i.Reason), text(i.Agreement), text(i.Previous), text(moved), text(principleIDs(i.Principles)))
}

// checkRow is one red flag or legal question with its answer.
func (b *book) checkRow(k view.Check, kind string) row {
	var marks []string
	if k.Outside {
		marks = append(marks, b.words.gap.outside)
	}
	if k.Checked != "" {
		marks = append(marks, b.words.gap.checked+" "+k.Checked)
	}
	r := cells(text(k.ID), styled(kind, lookBold), text(""), text(k.Question), text(""), text(k.State), text(""), text(""), text(""), text(k.Date),
		text(k.Note), text(""), text(""), text(""), text(""), text(strings.Join(marks, "; ")), text(""), text(""), text(""), text(""), text(""), text(""), text(""))
	return r
}

// level is the level as a number; an open answer has none.
func level(i view.Indicator) cell {
	if !i.HasLevel {
		return cell{look: lookInt}
	}
	return whole(i.Level)
}

// principleIDs lists the principles behind an indicator.
func principleIDs(list []view.Principle) string {
	ids := make([]string, len(list))
	for n, p := range list {
		ids[n] = p.ID
	}
	return strings.Join(ids, ", ")
}
