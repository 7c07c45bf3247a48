package html_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/html"
	"sggscan/report/view"
	"sggscan/rubric"
)

// TestComparisonOnAPage looks for each school, question and point to begin with on the page of a board, and for what may
// not be there: an order by score, and of an anonymous comparison a name.
func TestComparisonOnAPage(t *testing.T) {
	names := []string{"De <Linde>", "Het Anker", "De Zwaan", "College Zuid"}
	for _, l := range lang.All() {
		var all []assessment.Assessment
		for n, name := range names {
			sector := rubric.PO
			if n == 3 {
				sector = rubric.VO
			}
			all = append(all, assessed(t, sector, name, []string{"12AB00", "34CD00", "56EF00", "78GH00"}[n], n))
		}
		c := view.BuildComparison(slices.Values(all), known(t), nil, shownIn(l))
		for _, anonymous := range []bool{false, true} {
			if anonymous {
				c, _ = view.Anonymous(c, view.Keys{Secret: []byte("0123456789abcdef")})
			}
			var b bytes.Buffer
			if err := html.WriteComparison(&b, c); err != nil {
				t.Fatal(err)
			}
			faultless(t, "comparison", b.String())
			text := shown(b.String())
			want := []string{c.Stamp.Line}
			for _, r := range c.Reports {
				want = append(want, r.School.Name, r.Verdict.Label, r.CoverageText)
			}
			for _, s := range view.BuildBoard(c).Table {
				want = append(want, s.Flags, s.Legal, s.Reached)
			}
			for _, s := range c.Sectors {
				for _, i := range s.Indicators {
					want = append(want, i.ID+" "+i.Title)
				}
			}
			if len(c.First) == 0 || len(c.Lessons) == 0 {
				t.Fatal("nothing to begin with: the test tests nothing")
			}
			for _, p := range c.First {
				want = append(append(want, p.ID+" "+p.Title), append(p.Measures, p.Steps...)...)
			}
			for _, s := range want {
				if !strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
					t.Errorf("%q is not on the page", s)
				}
			}
			for _, name := range append(names, "12AB", "Stichting & Co", "Assen", "Trekker") {
				if anonymous && strings.Contains(text, name) {
					t.Errorf("an anonymous page says %q", name)
				}
			}
			if overview := strings.Split(b.String(), `id="c-overview"`)[1]; strings.Contains(
				strings.Split(overview, "</table>")[0], `data-sort="number"`) {
				t.Error("schools can be sorted by a number, which makes a rank")
			}
		}
	}
}
