package html

import (
	"fmt"
	"io"

	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
)

// comparisonPage is the comparison for a board as a page. It knows the board and the comparison alone, so that what an
// anonymous comparison leaves out cannot come back.
type comparisonPage struct {
	page
	view.Board
	C      view.Comparison
	Sheets view.Sheets
	Heads  []chapter
}

// WriteComparison writes the comparison of schools. Schools stand in alphabetical order and cannot be sorted by what
// they answered: that would make a rank. Questions can.
func WriteComparison(w io.Writer, c view.Comparison) error {
	around, err := newPage("sort.js")
	if err != nil {
		return err
	}
	p := comparisonPage{page: around, Board: view.BuildBoard(c), C: c, Sheets: view.SheetsIn(c.Lang)}
	say := func(key words.Key) string { return words.Text(key).In(c.Lang) }
	p.Heads = []chapter{{"glance", p.Sheets.Glance}, {"first", p.Sheets.First}, {"missing", say("pdf_board.missing")},
		{"overview", p.Sheets.Overview},
		{"heat", p.Sheets.Heatmap}, {"domains", say("pdf_board.second")}, {"share", say("pdf_board.share")}}
	if c.Policy != nil {
		p.Heads = append(p.Heads, chapter{"policy", say("policy.sheet")})
	}
	p.Heads = append(p.Heads, chapter{"talk", say("pdf_board.talk")}, chapter{"limits", say("pdf_board.limits")})
	return write(w, "comparison.html", c.Lang, p)
}

// Single reports whether the comparison is of one school.
func (p comparisonPage) Single() bool { return p.Count == 1 }

// Name is the name of a school of the comparison.
func (p comparisonPage) Name(n int) string { return p.C.Reports[n].School.Name }

// Names are schools of the comparison.
func (p comparisonPage) Names(at []int) []string { return lists.Map(at, p.Name) }

// Tellers are schools that can tell; a star stands behind those with evidence.
func (p comparisonPage) Tellers(list []view.Teller) []string {
	return lists.Map(list, func(t view.Teller) string {
		if t.Evidence {
			return p.Name(t.School) + " *"
		}
		return p.Name(t.School)
	})
}

// Spread is the picture of a domain over the schools of a sector: the middle school in the middle half, or the lowest
// to the highest.
func (p comparisonPage) Spread(v view.BoardDomain) bar {
	out := bar{Target: view.Number{Known: p.TargetShare > 0, Share: p.TargetShare}, Score: v.Score}
	switch {
	case v.Score.Known:
	case v.Median.Known:
		out.Score, out.Lower, out.Upper = v.Median, v.Q1, v.Q3
	default:
		out.Lower, out.Upper = v.Lowest, v.Highest
	}
	return out
}

// Column is what the texts of the domains of a sector are: scores, medians or ranges.
func (p comparisonPage) Column(s view.BoardSector) string {
	key := words.Key("pdf_board.col_range")
	for _, v := range s.Domains {
		switch {
		case v.Score.Known:
			key = "pdf_board.col_score"
		case v.Median.Known:
			key = "pdf_board.col_median"
		case len(v.Points) > 0:
			key = "pdf_board.col_points"
		}
	}
	return words.Text(key).In(p.Lang)
}

// Medians reports whether a median is shown, which is then explained.
func (p comparisonPage) Medians() bool {
	for _, s := range p.Sectors {
		for _, v := range s.Domains {
			if v.Median.Known {
				return true
			}
		}
	}
	return false
}

// Disclaimer says who filled in, and what this is not.
func (p comparisonPage) Disclaimer() string {
	key := words.Key("pdf_board.disclaimer")
	switch {
	case p.Moderated != "":
		key = "pdf_board.disclaimer_adviser"
	case p.Single():
		key = "pdf_board.disclaimer_one"
	}
	return joined(" ", p.Moderated, words.Text(key).In(p.Lang))
}

// LimitSelf says by whom the answers are.
func (p comparisonPage) LimitSelf() string {
	key := words.Key("pdf_board.limit_self")
	switch {
	case p.Moderated != "":
		key = "pdf_board.limit_self_adviser"
	case p.Single():
		key = "pdf_board.limit_self_one"
	}
	return words.Text(key).In(p.Lang)
}

// NoPoints says that no warning question or critical point asks for attention.
func (p comparisonPage) NoPoints() string {
	key := words.Key("pdf_board.no_points")
	switch more := len(p.Today) > 0; {
	case p.Single() && more:
		key = "pdf_board.no_more_one"
	case p.Single():
		key = "pdf_board.no_points_one"
	case more:
		key = "pdf_board.no_more"
	}
	return words.Text(key).In(p.Lang)
}

// Own is the style of a cell of a heat map: that of its level, if it has one.
func (comparisonPage) Own(a view.SectorAnswer) string {
	if !a.HasLevel {
		return ""
	}
	return fmt.Sprint("l", a.Level)
}
