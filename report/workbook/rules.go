package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// List is a drop-down list. With a column it stands on a hidden sheet, so that no comma in a label parts it and no
// limit of length holds; without one it stands in the rule itself.
type List struct {
	Column string
	Items  []string
}

// Rule says what may be filled in in cells, and what programs say about it. With a list one of its words, with Free
// anything, and else a text that a cell can hold. With Open the list only helps: anything may be typed. With Open the
// list only helps: anything may be typed.
type Rule struct {
	Cells         string
	Title, Prompt string
	List          List
	Free, Open    bool
}

// Refusals are what a program says of a value that a rule does not take. %s in NotInList is the list.
type Refusals struct {
	NotInListTitle, NotInList string
	TooLongTitle, TooLong     string
}

// The limits of Excel for what it says about a cell, in UTF-16 units; over them it calls the workbook damaged.
const (
	PromptLimit = 255
	errorLimit  = 224
	titleLimit  = 32
)

func (w *writer) rules(sheet string, all []Rule) {
	const stop, textLength = excelize.DataValidationErrorStyleStop, excelize.DataValidationTypeTextLength
	for _, r := range all {
		v := excelize.NewDataValidation(true)
		v.SetSqref(r.Cells)
		v.SetInput(Clip(r.Title, titleLimit, "…"), Clip(r.Prompt, PromptLimit, "…"))
		refuse := func(title, message string) {
			v.SetError(stop, Clip(title, titleLimit, "…"), Clip(message, errorLimit, "…"))
		}
		switch list := r.List; {
		case len(list.Items) > 0:
			if list.Column == "" {
				w.try(v.SetDropList(list.Items))
			} else {
				v.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", listSheet, list.Column, list.Column, len(list.Items)))
			}
			if v.ShowErrorMessage = !r.Open; !r.Open {
				refuse(w.Refuse.NotInListTitle, w.notInList(list))
			}
		case list.Column == "" && !r.Free:
			w.try(v.SetRange(0, textLimit, textLength, excelize.DataValidationOperatorBetween))
			refuse(w.Refuse.TooLongTitle, w.Refuse.TooLong)
		}
		w.try(w.file.AddDataValidation(sheet, v))
	}
}

// notInList is the message for a cell that was filled in otherwise. What is to be done comes last and stays, so the
// list gives way when it is long.
func (w *writer) notInList(l List) string {
	room := errorLimit - Units(strings.ReplaceAll(w.Refuse.NotInList, "%s", ""))
	return strings.ReplaceAll(w.Refuse.NotInList, "%s", Clip(strings.Join(l.Items, ", "), room, "…"))
}

// Mark changes the look of cells in some cases.
type Mark struct {
	Cells string
	Cases []Case
}

// Case is when cells are marked, while a formula holds or when they hold a value, and how.
type Case struct {
	Formula, Value      string
	Format, Ink, Ground string
}

func (w *writer) marks(sheet string, all []Mark) {
	for _, m := range all {
		var rules []excelize.ConditionalFormatOptions
		for _, c := range m.Cases {
			st := &excelize.Style{Fill: ground(c.Ground)}
			if c.Format != "" {
				st.CustomNumFmt = &c.Format
			}
			if c.Ink != "" {
				st.Font = &excelize.Font{Color: c.Ink}
			}
			id, err := w.file.NewConditionalStyle(st)
			w.try(err)
			rule := excelize.ConditionalFormatOptions{Type: "formula", Criteria: c.Formula, Format: &id}
			if c.Value != "" {
				rule = excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: c.Value, Format: &id}
			}
			rules = append(rules, rule)
		}
		w.try(w.file.SetConditionalFormat(sheet, m.Cells, rules))
	}
}
