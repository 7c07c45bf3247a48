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

// talkCells are what to do with a question, and what people answered apart.
func (b *author) talkCells(id string) []workbook.Cell {
	item := b.form.Talk.Item(id)
	reasons := make([]string, len(item.Reasons))
	for n, r := range item.Reasons {
		reasons[n] = map[assessment.TalkReason]string{
			assessment.TalkCritical: b.words.TalkCritical, assessment.TalkHinge: b.words.TalkHinge,
			assessment.TalkApart: b.words.TalkDiffering, assessment.TalkLeading: b.words.TalkLeading,
			assessment.TalkQuarter: b.words.TalkQuarter, assessment.TalkUnclear: b.words.TalkUnclear,
		}[r]
	}
	section := [...]string{b.words.TalkDiscuss, b.words.TalkFindOut, b.words.TalkAgree}[item.Section]
	return []workbook.Cell{
		workbook.Rich(lookLast, workbook.Run{Text: section, Size: fontSize, Bold: true, Ink: workbook.Ink},
			workbook.Run{Text: strings.Join(reasons, "\n"), Size: smallSize, Ink: workbook.Soft}),
		workbook.Text(b.picture(item), lookLast),
	}
}

// picture is what the people answered apart, as far as it may be seen.
func (b *author) picture(i assessment.TalkItem) string {
	w := b.words
	var lines []string
	switch {
	case i.State == assessment.NotApplicable:
		return w.TalkNa
	case i.Section == assessment.FindOut:
		return w.TalkOpen
	case i.Level == nil:
		return w.TalkHidden
	}
	lines = append(lines, fmt.Sprintf(w.TalkMiddle, b.levelName(*i.Level)))
	class := map[assessment.Agreement]string{assessment.Agreed: w.TalkAgreed, assessment.Partly: w.TalkPartly,
		assessment.Differing: w.TalkApart}[i.Class]
	if class != "" { // a class says little without the number of people
		lines = append(lines, fmt.Sprintf(w.TalkOfPeople, class, b.form.Talk.People))
	}
	return strings.Join(lines, "\n")
}

// talkText says on the first sheet how much there is to talk about, and where to begin.
func (b *author) talkText() string {
	w, number, first := b.words, [3]int{}, ""
	for _, a := range b.form.questions() {
		item := b.form.Talk.Item(a.indicator.ID)
		number[item.Section]++
		if item.Section == assessment.Discuss {
			first = cmp.Or(first, item.ID)
		}
	}
	parts := []string{w.TalkDiscussCount.Of(number[assessment.Discuss]), w.TalkFindOutCount.Of(number[assessment.FindOut]),
		w.TalkAgreeCount.Of(number[assessment.Agree])}
	if first != "" {
		parts = append(parts, fmt.Sprintf(w.TalkBegin, first))
	}
	if flags := b.form.Talk.Flags; len(flags) > 0 {
		parts = append(parts, fmt.Sprintf(w.TalkFlags, strings.Join(flags, ", ")))
	}
	return strings.Join(parts, " ") + "\n" + w.TalkHow
}
