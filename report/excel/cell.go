package excel

import (
	"math"
	"time"

	"sggscan/report/view"
)

// cell is one value with its look. A text is always written as a text, never as a formula.
type cell struct {
	text   string
	number float64
	isNum  bool
	look   look
}

// row is a row of cells; height 0 means: as high as its texts need.
type row struct {
	cells  []cell
	height float64
}

func text(s string) cell { return cell{text: s} }

func line(s string) cell { return cell{text: s, look: lookLine} }

func styled(s string, k look) cell { return cell{text: s, look: k} }

func whole(n int) cell { return cell{number: float64(n), isNum: true, look: lookInt} }

// score is a percentage as a number with two decimals, or a dash.
func score(n view.Number) cell {
	if !n.Known {
		return cell{text: "–", look: lookScore}
	}
	return cell{number: n.Cell, isNum: true, look: lookScore}
}

// bare is a score for a sheet that others calculate with: no value leaves the cell empty.
func bare(n view.Number) cell {
	if !n.Known {
		return cell{look: lookScore}
	}
	return score(n)
}

// signed is a difference in points with one decimal, half away from zero.
func signed(points float64) cell {
	return cell{number: oneDecimal(points), isNum: true, look: lookSigned}
}

// oneDecimal rounds half away from zero; the nudge makes up for halves that a float holds a hair too low.
func oneDecimal(v float64) float64 {
	return math.Round(v*10+math.Copysign(1e-9, v)) / 10
}

// date is a real date when it is one, else the words that stand in its place.
func date(t time.Time, words string) cell {
	day, ok := serial(t)
	if !ok {
		return cell{text: words, look: lookDate}
	}
	return cell{number: day, isNum: true, look: lookDate}
}

// serial is the number by which a workbook knows a day. Days before March 1900 have none that all programs agree on.
func serial(t time.Time) (float64, bool) {
	first := time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	if day.Before(first) || day.Year() > 9999 {
		return 0, false
	}
	const daySeconds = 24 * 60 * 60
	return float64((day.Unix()-first.Unix())/daySeconds + 61), true
}

// withLook is the same value in another look.
func (c cell) withLook(k look) cell {
	c.look = k
	return c
}

// cells makes a row of cells.
func cells(c ...cell) row { return row{cells: c} }

// left stands a number at the left, beside texts.
func (c cell) left() cell {
	switch {
	case !c.isNum:
		c.look = lookWrap
	case c.look == lookInt:
		c.look = lookIntLeft
	default:
		c.look = lookScoreLeft
	}
	return c
}
