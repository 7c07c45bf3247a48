package excel

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// WriteGap writes the gap workbook of one school: summary, gaps, action plan to work in, all answers and the
// calculation.
func WriteGap(w io.Writer, r view.Report) error {
	b := &author{words: wordsFor(r.Lang), stamp: r.Stamp}
	sheets := []workbook.Sheet{b.summarySheet(r), b.gapsSheet(r), b.planSheet(r)}
	if len(r.Agreement.Differences) > 0 { // without, the summary says why
		sheets = append(sheets, b.viewsSheet(r))
	}
	sheets = append(sheets, b.answersSheet(r))
	if r.OwnText != nil {
		sheets = append(sheets, b.ownTextSheets(r)...)
	}
	sheets = append(sheets, b.calculationSheet(r))
	meta := append([][2]string{
		{"school", r.School.Name}, {"brin", r.School.BRIN}, {"sector", r.School.SectorID}, {"board", r.School.Board},
		{"place", r.School.Place}, {"profile", r.ProfileID}, {"round", r.Round}, {"date", iso(r.DateOn)},
		{answers.FormsKey, strconv.Itoa(r.Agreement.Respondents())}, {"target", strconv.Itoa(r.TargetLevel)},
	}, planMeta(r)...)
	book := b.book(r.Lang, "gap", r.FileTitle, sheets, meta...)
	book.Refuse.NotInListTitle, book.Refuse.NotInList = b.words.Col.Status, b.words.Gap.StatusError
	return book.Write(w)
}

func (b *author) schoolTable(r view.Report, name, how, empty string, rows iter.Seq[workbook.Row],
	columns []column) workbook.Sheet {
	return b.table(name, name+" – "+r.School.Name, how, empty, 2, columnsOf(columns), rows)
}

// gapsSheet has a row per gap, in the order of the report.
func (b *author) gapsSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	rows := rowsOf(r.Gaps, func(g view.Gap) workbook.Row {
		return workbook.Cells(text(g.ID), styled(g.Title, lookBold), text(g.Domain), text(g.Critical), whole(g.Level),
			whole(g.TargetLevel), text(g.Now), text(g.Next), text(g.Step), signed(g.GainValue), text(g.EffortText),
			text(g.Ask))
	})
	return b.schoolTable(r, w.Gaps, w.GapsHow, w.GapsEmpty, rows, []column{
		{c.ID,
			6}, {c.Title, 22}, {c.Domain, 18}, {c.Critical, 11}, {c.Level, 9}, {c.Target, 8}, {c.Now, 36}, {c.Next, 36},
		{c.Step, 36}, {c.Gain, 10}, {c.Effort, 15}, {c.Ask, 20},
	})
}

// planRoom is how many rows there are for further actions.
const planRoom = 20

// planSheet is the action plan to work in. It is not locked: a program sorts no locked rows. The last rows are room for
// more actions.
func (b *author) planSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	rows := make([]workbook.Row, 0, len(r.Plan)+planRoom)
	for _, p := range r.Plan {
		rows = append(rows, workbook.Cells(text(p.ID), styled(p.Title, lookBold), text(p.Domain), text(p.Critical),
			text(p.Change), text(p.Step), styled(p.Action, lookEntry), styled(p.Owner, lookEntry),
			date(p.DueOn, p.Due).As(lookEntryDate), styled(p.Status, lookEntry), text(p.Late), text(p.Unowned)))
	}
	own, entry := workbook.Cell{Look: lookWrap}, workbook.Cell{Look: lookEntry}
	for range planRoom {
		rows = append(rows, workbook.Cells(entry, entry, own, own, own, own, entry, entry,
			workbook.Cell{Look: lookEntryDate}, entry, own, own))
	}
	s := b.schoolTable(r, w.Plan, w.PlanHow, "", slices.Values(rows), []column{
		{c.ID, 6}, {c.Title, 24}, {c.Domain, 20}, {c.Critical, 12}, {c.Change, 13}, {c.Step, 44}, {c.Action, 44},
		{c.Owner, 20}, {c.Due, 15}, {c.Status, 13}, {c.Late, 10}, {c.Unowned, 13},
	})
	s.Top[aboveRow-1] = workbook.Cells(styled(b.planCounts(slices.Values(r.Plan)), lookNote))
	const id, action, owner, due, status = 1, 7, 8, 9, 10 // columns
	last := headRow + len(rows)
	s.Rules = []workbook.Rule{
		{Cells: workbook.Block(id, firstRow+len(r.Plan), id, last), Title: c.ID, Prompt: w.NumberInput, Free: true},
		{Cells: workbook.Block(status, firstRow, status, last), Title: c.Status, Prompt: w.StatusInput,
			List: workbook.List{Items: b.words.statuses()}},
		{Cells: workbook.Block(due, firstRow, due, last), Title: c.Due, Prompt: w.DueInput, Free: true},
	}
	at := func(column int) string { return "$" + workbook.At(column, firstRow) }
	running := fmt.Sprintf(`%s<>"%s",%s<>"%s"`, at(status), b.words.StatusDone, at(status), b.words.StatusDropped)
	s.Marks = []workbook.Mark{
		{Cells: workbook.Block(due, firstRow, due, last), Cases: []workbook.Case{{Ground: workbook.Wait,
			Formula: fmt.Sprintf("AND(ISNUMBER(%s),%s<TODAY(),%s)", at(due), at(due), running)}}},
		{Cells: workbook.Block(owner, firstRow, owner, last), Cases: []workbook.Case{{Ground: workbook.Wait,
			Formula: fmt.Sprintf("AND(LEN(%s)>0,LEN(%s)=0,%s)", at(action), at(owner), running)}}},
	}
	return s
}

// planCounts says how the actions of one school or of several stand on the day of the workbook.
func (b *author) planCounts(rows iter.Seq[view.PlanRow]) string {
	var actions, done, late, unowned, without int
	for p := range rows {
		actions += truth(p.Action != "")
		done += truth(p.StatusID == string(assessment.StatusDone))
		late += truth(p.Late != "")
		unowned += truth(p.Unowned != "")
		without += truth(p.Action == "" && p.Kind != view.PlanOwn)
	}
	return fmt.Sprintf(b.words.Gap.PlanCounts, b.stamp.Made, actions, done, late, unowned, without)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// planMeta are the lines by which the program knows, when it reads the workbook back, in which rows somebody worked.
func planMeta(r view.Report) [][2]string {
	var rows []assessment.PlanRow
	for _, p := range r.Plan {
		due := assessment.Due{Text: p.Due}
		if day, ok := answers.ParseDay(p.Due); ok {
			due = assessment.Due{Date: day} // as it is understood when it is read
		}
		if !p.DueOn.IsZero() {
			due = assessment.Due{Date: assessment.DateOf(p.DueOn)}
		}
		rows = append(rows, assessment.PlanRow{ID: p.ID, Action: assessment.Action{Text: workbook.Clean(p.Action),
			Owner: workbook.Clean(p.Owner), Due: due, Status: assessment.Status(p.StatusID)}, Fresh: p.Carried})
	}
	var out [][2]string
	for _, m := range assessment.PlanMarks(rows) {
		out = append(out, [2]string{m.Key, m.Value})
	}
	return out
}

// viewsSheet lists the questions on which the people of the school differ, each with a question to
// start the talk.
func (b *author) viewsSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	rows := rowsOf(r.Agreement.Differences, func(d view.Difference) workbook.Row {
		return workbook.Cells(text(d.ID), styled(d.Title, lookBold), text(d.Question), text(d.Critical), text(d.State),
			dashed(d.Agreement), dashed(strings.Join(d.Views, "\n")), text(d.Ask))
	})
	return b.schoolTable(r, w.Views, w.ViewsHow, r.Agreement.DifferencesReason, rows, []column{
		{c.ID, 6}, {c.Title, 26}, {c.Question, 46}, {c.Critical, 12}, {c.Answer, 22}, {b.words.Board.Agreed, 17},
		{w.PerGroup, 34}, {w.Talk, 34},
	})
}

// answersSheet has everything that was filled in: a row per indicator, then a row per check. Columns about an
// adviser, about several respondents or about a round before are there only for a school that has them.
func (b *author) answersSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	moved := map[string]string{}
	if r.Trend != nil {
		for _, x := range r.Trend.Indicators {
			moved[x.ID] = x.Change
		}
	}
	var rows []workbook.Row
	moderated := false
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			rows = append(rows, answerRow(i, moved[i.ID]))
			moderated = moderated || i.Own != ""
		}
	}
	for _, i := range r.Outside {
		i.Marks = append([]string{w.OutOfScope}, i.Marks...)
		rows = append(rows, answerRow(i, ""))
	}
	for n, k := range slices.Concat(r.Flags, r.Legal) {
		kind := w.Flag
		if n >= len(r.Flags) {
			kind = w.LegalCheck
		}
		rows = append(rows, b.checkRow(k, kind))
	}
	var absent []string
	if !moderated {
		absent = append(absent, c.Own, c.Reason)
	}
	if r.Trend == nil {
		absent = append(absent, c.Previous, w.SinceThen)
	}
	agreed := fmt.Sprintf("%s (n = %d)", b.words.Board.Agreed, r.Agreement.People())
	if r.Agreement.Questions == 0 {
		absent = append(absent, agreed)
	}
	return b.schoolTable(r, w.Answers, w.AnswersHow, w.AnswersEmpty, slices.Values(rows), []column{
		{c.ID, 6}, {c.Title, 24}, {c.Domain, 18}, {c.Question, 36}, {c.Level, 9}, {c.Answer, 18}, {c.Critical, 12},
		{c.Weight, 9}, {c.Evidence, 44}, {c.EvidenceDate, 15}, {c.Note, 36}, {c.Action, 32}, {c.Owner, 16}, {c.Due, 13},
		{c.Status, 11}, {c.Marks, 24}, {c.Own, 18}, {c.Reason, 26}, {agreed, 17},
		{c.Previous, 18}, {w.SinceThen, 14}, {c.Principles, 16},
	}).Without(absent...)
}

// answerRow is one indicator with its answer, and how it moved since the round before.
func answerRow(i view.Indicator, moved string) workbook.Row {
	return workbook.Cells(text(i.ID), styled(i.Title, lookBold), text(i.Domain), text(i.Question), level(i),
		text(i.State), text(i.Critical), whole(i.Weight), text(i.Evidence), date(i.EvidenceDateOn, i.EvidenceDate),
		text(i.Note), text(i.Action), text(i.Owner), date(i.DueOn, i.Due), text(i.Status),
		text(strings.Join(i.Marks, "; ")), text(i.Own), text(i.Reason), text(i.Agreement), text(i.Previous),
		text(moved), text(principleIDs(i.Principles)))
}

// checkRow is one red flag or legal question with its answer.
func (b *author) checkRow(k view.Check, kind string) workbook.Row {
	var marks []string
	if k.Outside {
		marks = append(marks, b.words.Gap.Outside)
	}
	if k.Checked != "" {
		marks = append(marks, b.words.Gap.Checked+" "+k.Checked)
	}
	empty := text("")
	return workbook.Cells(text(k.ID), styled(kind, lookBold), empty, text(k.Question), empty, text(k.State), empty,
		empty, empty, text(k.Date), text(k.Note), empty, empty, empty, empty, text(strings.Join(marks, "; ")), empty,
		empty, empty, empty, empty, empty, empty)
}

func principleIDs(list []view.Principle) string {
	ids := make([]string, len(list))
	for n, p := range list {
		ids[n] = p.ID
	}
	return strings.Join(ids, ", ")
}

// calculationSheet lets a reader follow the sum: level × weight = points per indicator, the sum per domain, the
// whole, and the rules in words.
func (b *author) calculationSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	var rows []workbook.Row
	for _, d := range r.Calculation {
		for _, s := range d.Rows {
			rows = append(rows, b.sumRow(s))
		}
		empty := styled("", lookSum)
		rows = append(
			rows,
			workbook.Cells(styled(d.ID, lookSum), styled(w.SumOf+" "+d.Title, lookSum), empty, empty, empty,
				empty, whole(d.Points).As(lookSumInt), whole(d.Max).As(lookSumInt), whole(d.OpenMax).As(lookSumInt),
				score(d.Score).As(lookSumScore), score(d.Lower).As(lookSumScore), score(d.Upper).As(lookSumScore),
				whole(d.Weight).As(lookSumInt), styled(d.ShareOfWhole, lookSum)),
		)
	}
	if len(rows) > 0 {
		rows = append(rows, b.wholeRows(r)...)
	}
	s := b.schoolTable(r, w.Calculation, w.CalculationHow, w.CalculationEmpty, slices.Values(rows), []column{
		{c.ID,
			6}, {c.Title, 62}, {c.Answer, 26}, {w.Counts, 9}, {c.Level, 9}, {c.Weight, 9}, {c.Points, 9}, {c.Most, 11},
		{c.OpenMost, 10}, {c.Score, 10}, {c.Lower, 11}, {c.Upper, 11}, {c.DomainWeight, 13}, {c.Share, 14},
	})
	s.NoFilter = true
	return s
}

// firmness is how firm the verdict stands, in sentences; none without an answer.
func (b *author) firmness(r view.Report) []string {
	if r.Answered == 0 || r.Explanation.Hinges() == "" {
		return nil
	}
	return []string{r.Explanation.Margin, r.Explanation.Hinges(), r.Explanation.Proven}
}

func (b *author) sumRow(s view.SumRow) workbook.Row {
	return workbook.Cells(text(s.ID), text(s.Title), text(b.stateOf(s.State, s.Own)), b.yesNo(s.InScope && s.HasLevel),
		wholeIf(s.Level, s.HasLevel), whole(s.Weight), wholeIf(s.Points, s.HasLevel), wholeIf(s.Max, s.HasLevel))
}

func (b *author) wholeRows(r view.Report) []workbook.Row {
	empty := styled("", lookSum)
	rows := []workbook.Row{
		workbook.Cells(empty, styled(b.words.Gap.Whole, lookSum), empty, empty, empty, empty, empty, empty, empty,
			score(r.Score).As(lookSumScore), score(r.Lower).As(lookSumScore), score(r.Upper).As(lookSumScore), empty,
			empty),
		workbook.Cells(text(""), styled(b.words.Gap.Method, lookBold)),
	}
	for _, sentence := range slices.Concat(r.Method, b.capSentences(r.Caps), b.firmness(r)) {
		rows = append(rows, workbook.Cells(text(""), text(sentence)))
	}
	return rows
}
