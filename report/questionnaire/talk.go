package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/report/workbook"
)

// sections puts the questions in the order of the talk; the first of each section is marked.
func (f Form) sections(all []asks) []asks {
	place := map[string]int{}
	for n, i := range f.Talk.Items {
		place[i.ID] = n + 1 // what the people apart were not asked comes before all
	}
	slices.SortStableFunc(all, func(x, y asks) int { return cmp.Compare(place[x.indicator.ID], place[y.indicator.ID]) })
	for n := range all {
		all[n].first = n == 0 ||
			f.Talk.Item(all[n].indicator.ID).Section != f.Talk.Item(all[n-1].indicator.ID).Section
	}
	return all
}

// TalkText is what stands beside a question of a talk sheet: what to do with it and why, and what the people answered
// apart, as far as it may be seen.
type TalkText struct {
	Section string
	Reasons []string
	Team    []string
}

// TalkText is the text beside a question; that of no talk is empty.
func (f Form) TalkText(id string) TalkText {
	if f.Talk == nil {
		return TalkText{}
	}
	w, item := wordsFor(f.Lang, f.School.Sector), f.Talk.Item(id)
	out := TalkText{Section: [...]string{w.TalkDiscuss, w.TalkFindOut, w.TalkAgree}[item.Section],
		Team: f.picture(w, item)}
	for _, r := range item.Reasons {
		out.Reasons = append(out.Reasons, map[assessment.TalkReason]string{
			assessment.TalkCritical: w.TalkCritical, assessment.TalkHinge: w.TalkHinge,
			assessment.TalkApart: w.TalkDiffering, assessment.TalkLeading: w.TalkLeading,
			assessment.TalkQuarter: w.TalkQuarter, assessment.TalkUnclear: w.TalkUnclear,
		}[r])
	}
	return out
}

// TalkOrder are the questions in the order of the talk.
func (f Form) TalkOrder() []string {
	var out []string
	for _, a := range f.questions() {
		out = append(out, a.indicator.ID)
	}
	return out
}

// talkCells are what to do with a question, and what people answered apart.
func (b *author) talkCells(id string) []workbook.Cell {
	text := b.form.TalkText(id)
	return []workbook.Cell{
		workbook.Rich(lookLast, workbook.Run{Text: text.Section, Size: fontSize, Bold: true, Ink: workbook.Ink},
			workbook.Run{Text: strings.Join(text.Reasons, "\n"), Size: smallSize, Ink: workbook.Soft}),
		workbook.Text(strings.Join(text.Team, "\n"), lookLast),
	}
}

// picture is what the people answered apart, as far as it may be seen.
func (f Form) picture(w captions, i assessment.TalkItem) []string {
	switch {
	case i.State == assessment.NotApplicable:
		return []string{w.TalkNa}
	case i.Section == assessment.FindOut:
		return []string{w.TalkOpen}
	case i.Level == nil:
		return []string{w.TalkHidden}
	}
	lines := []string{fmt.Sprintf(w.TalkMiddle, f.levelName(*i.Level))}
	class := map[assessment.Agreement]string{assessment.Agreed: w.TalkAgreed, assessment.Partly: w.TalkPartly,
		assessment.Differing: w.TalkApart}[i.Class]
	if class != "" { // a class says little without the number of people
		lines = append(lines, fmt.Sprintf(w.TalkOfPeople, class, f.Talk.People))
	}
	return lines
}

// TalkLead says how much there is to talk about, and where to begin.
func (f Form) TalkLead() string {
	w, number, first, classes := wordsFor(f.Lang, f.School.Sector), [3]int{}, "", 0
	for _, id := range f.TalkOrder() {
		item := f.Talk.Item(id)
		number[item.Section]++
		if item.Section == assessment.Discuss {
			first = cmp.Or(first, item.ID)
		}
		if item.Class != "" || slices.Contains(item.Reasons, assessment.TalkLeading) {
			classes++
		}
	}
	agree := w.TalkAgreeCount.Of(number[assessment.Agree])
	if classes == 0 {
		agree = fmt.Sprintf(w.TalkAgreeHidden, f.Rubric.AgreementMinimum)
	}
	parts := []string{w.TalkDiscussCount.Of(number[assessment.Discuss]), w.TalkFindOutCount.Of(number[assessment.FindOut]),
		agree}
	if first != "" {
		parts = append(parts, fmt.Sprintf(w.TalkBegin, first))
	}
	if flags := f.Talk.Flags; len(flags) > 0 {
		parts = append(parts, fmt.Sprintf(w.TalkFlags, strings.Join(flags, ", ")))
	}
	return strings.Join(parts, " ")
}
