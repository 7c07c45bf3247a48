package excel

import (
	"fmt"
	"math"
	"time"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// The looks of both workbooks. lookWrap is text that wraps, by far the commonest.
const (
	lookWrap        = workbook.TextLook + iota
	lookLine        // text on one line, also when the cell is narrower
	lookNote        // a sentence that runs on over the cells beside it
	lookTitle       // the title of a sheet
	lookHow         // the line that says how to read the sheet
	lookStamp       // by what the sheet was made
	lookHead        // a column head
	lookUpright     // a column head that stands on its side
	lookUprightLink // one that is a link: on a light ground, since programs draw links in a blue of their own
	lookSection     // a heading inside a sheet
	lookBold
	lookCall // something that asks for attention: bold on a light ground
	lookInt
	lookIntLeft
	lookScore
	lookScoreLeft
	lookSigned // a difference: always with its sign
	lookDate
	lookLink
	lookEntry     // a cell to write in
	lookEntryDate // a cell to write a date in
	lookSum       // a row that adds up
	lookSumInt
	lookSumScore
	lookSumSigned
	lookHeat        // a cell of a heat map
	lookHeatOpen    // one without an answer
	lookHeatNone    // one that was not asked or does not apply
	lookHeatAdviser // one in which the level of an adviser counts: the number with a star
)

func looks() []workbook.Style {
	plain := workbook.Style{Frame: workbook.Boxed}
	wrap := plain
	wrap.Wrap = true
	upright := wrap.Aligned("center", "bottom")
	upright.Upright = true
	link, entry := wrap.In(workbook.Dark), wrap.On(workbook.Entry)
	link.Underlined, entry.Open = true, true
	linked := upright.In(workbook.Dark).On(workbook.Light)
	linked.Underlined = true
	number := wrap.Of("0").Aligned("center", "")
	score := wrap.Of("0.00").Aligned("right", "").Indented(1)
	signed := score.Of(`+0.0;\-0.0;0.0`)
	day := wrap.Of(workbook.DateFormat).Aligned("left", "")
	heat := plain.Aligned("center", "center").Framed(workbook.Lit).On("F7F7F7")
	sum := func(s workbook.Style) workbook.Style { return s.Strong().On(workbook.Light) }
	head := func(s workbook.Style) workbook.Style { return s.Strong().In(workbook.White).On(workbook.Dark) }
	bare := plain.Framed(workbook.Bare)
	stamp := bare.In(workbook.Soft)
	stamp.Size = 8
	return []workbook.Style{
		lookWrap: wrap, lookLine: plain, lookNote: bare.In(workbook.Soft), lookTitle: bare.Heading(16, workbook.Dark),
		lookHow: wrap.In(workbook.Soft).Framed(workbook.Bare), lookStamp: stamp,
		lookHead: head(wrap.Aligned("", "center")), lookUpright: head(upright), lookUprightLink: linked,
		lookSection: plain.Heading(12, workbook.Dark).Aligned("", "bottom").Framed(workbook.Ruled),
		lookBold:    wrap.Strong(), lookCall: sum(wrap), lookInt: number, lookIntLeft: number.Aligned("left", ""),
		lookScore: score, lookScoreLeft: score.Aligned("left", "").Indented(0), lookSigned: signed, lookDate: day,
		lookLink: link, lookEntry: entry, lookEntryDate: entry.Of(workbook.DateFormat).Aligned("left", ""),
		lookSum: sum(wrap), lookSumInt: sum(number), lookSumScore: sum(score), lookSumSigned: sum(signed),
		lookHeat: heat, lookHeatAdviser: heat.Of(`0"*"`), lookHeatOpen: heat.On(workbook.Wait).Strong(),
		lookHeatNone: heat.In(workbook.Soft),
	}
}

// heatColours are those of levels 0–3, dark to light: what asks for work stands out, in grey too.
func heatColours() [4]workbook.Case {
	return [...]workbook.Case{
		{Ground: workbook.Dark, Ink: workbook.White}, {Ground: "7DB4C0", Ink: workbook.Ink},
		{Ground: workbook.Light, Ink: workbook.Ink}, {Ground: "F8FBFB", Ink: workbook.Ink},
	}
}

func text(s string) workbook.Cell { return workbook.Text(s, lookWrap) }

func line(s string) workbook.Cell { return workbook.Text(s, lookLine) }

func styled(s string, k workbook.Look) workbook.Cell { return workbook.Text(s, k) }

func whole(n int) workbook.Cell { return workbook.Number(float64(n), lookInt) }

// score is a percentage as a number with two decimals, or a dash.
func score(n view.Number) workbook.Cell {
	if !n.Known {
		return workbook.Text("–", lookScore)
	}
	return workbook.Number(n.Cell, lookScore)
}

// bare is a score for a sheet that others calculate with: no value leaves the cell empty.
func bare(n view.Number) workbook.Cell {
	return workbook.Cell{Number: n.Cell, Numeric: n.Known, Look: lookScore}
}

// signed is a difference in points with one decimal, half away from zero; the nudge makes up for halves that a float
// holds a hair too low.
func signed(points float64) workbook.Cell {
	return workbook.Number(math.Round(points*10+math.Copysign(1e-9, points))/10, lookSigned)
}

func date(t time.Time, words string) workbook.Cell { return workbook.Day(t, words, lookDate) }

// left puts a number at the left, beside texts.
func left(c workbook.Cell) workbook.Cell {
	switch {
	case !c.Numeric:
		return c.As(lookWrap)
	case c.Look == lookInt:
		return c.As(lookIntLeft)
	default:
		return c.As(lookScoreLeft)
	}
}

func (b *author) yesNo(yes bool) workbook.Cell {
	if yes {
		return text(b.words.Gap.Yes)
	}
	return text(b.words.Gap.No)
}

func dashed(s string) workbook.Cell { return text(orDash(s)) }

func wholeIf(n int, known bool) workbook.Cell {
	return workbook.Cell{Number: float64(n), Numeric: known, Look: lookInt}
}

// level is the level as a number; an open answer has none.
func level(i view.Indicator) workbook.Cell { return wholeIf(i.Level, i.HasLevel) }

// stateOf is the answer in words that counts, with the school's own where an adviser gave another.
func (b *author) stateOf(state, own string) string {
	if own == "" {
		return state
	}
	return fmt.Sprintf(b.words.Gap.ModeratedLevel, state, own)
}
