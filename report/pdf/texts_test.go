package pdf

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/report/view"
)

// kinds are ways in which people write, each with a mark that tells one text from another.
func kinds() map[string]func(mark string) string {
	return map[string]func(string) string{
		"short":   func(mark string) string { return mark },
		"long":    func(mark string) string { return sentence(1500) + "\n\nSlot " + mark },
		"empty":   func(string) string { return " \t\n" },
		"polish":  func(mark string) string { return "Zażółć gęślą jaźń; Łódź, Święty Krzyż – " + mark },
		"turkish": func(mark string) string { return "Şişli’de İğdır ağacı, ÇÖĞÜŞ ıhlamur – " + mark },
		"emoji":   func(mark string) string { return "Goed 👍🏽 zo 🎉, 👩‍👧 en ☑ 日本 – " + mark },
		"breaks":  func(mark string) string { return "- eerste\r\n- tweede\u2028derde\x0bvierde\n\n\n" + mark },
		"wide":    func(mark string) string { return strings.Repeat("W", 400) + strings.Repeat("Ĳ", 90) + " " + mark },
		"odd": func(mark string) string {
			return "=1+1 @x -y <b>&amp; (\\) % %d $1 https://example.nl/" + strings.Repeat("pad/", 60) +
				strings.Repeat(" a\u00a0b", 90) + " " + mark
		},
	}
}

// filled is a school in which every place where somebody writes holds a text of one kind.
func filled(text func(mark string) string) view.Report {
	r := advised()
	r.Adviser.Summary = text("samenvatting")
	for i := range r.Domains {
		v := &r.Domains[i]
		v.Remark = text("opmerking" + v.ID)
		in := &v.Indicators[0]
		in.Evidence, in.Note = text("bewijs"+in.ID), text("notitie"+in.ID)
		in.Own, in.Reason = "niveau 3: geborgd", text("reden"+in.ID)
		r.Plan = append(r.Plan, view.PlanRow{ID: in.ID, Title: in.Title, Action: text("afspraak" + in.ID),
			Owner: text("wie" + in.ID), Due: text("wanneer" + in.ID)})
	}
	for i := range r.Plan {
		if p := &r.Plan[i]; i < 4 {
			p.Action, p.Owner, p.Due = text(fmt.Sprint("actie", i)), text(fmt.Sprint("trekker", i)), text(fmt.Sprint("datum", i))
		}
	}
	for i := range r.Flags {
		r.Flags[i].Note = text(fmt.Sprint("signaal", i))
	}
	for i := range r.Legal {
		r.Legal[i].Note = text(fmt.Sprint("wet", i))
	}
	r.NA = append(r.NA, view.Indicator{ID: "K4", Title: "Nog een", Note: text("nvt")})
	r.Outside = []view.Indicator{{ID: "H9", Title: "Buiten de lijst", State: "niveau 1", Evidence: text("bewijsbuiten"),
		Note: text("notitiebuiten"), Action: text("actiebuiten"),
		Owner: text("trekkerbuiten"), Due: text("datumbuiten")}}
	return r
}

// TestEveryTextReachesThePaper looks for all that people wrote, in every place and of every kind, on pages that stay
// sound.
func TestEveryTextReachesThePaper(t *testing.T) {
	for name, text := range kinds() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := filled(text)
			l := laidReport(t, r)
			checkSound(t, l)
			checkTexts(t, l, writtenIn(r))
		})
	}
}

// TestSchoolWithOddNames has the same kinds of texts as names: these are shortened where they come back, and stand
// somewhere in full.
func TestSchoolWithOddNames(t *testing.T) {
	for _, name := range []string{"long", "empty", "polish", "emoji", "wide"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, text := advised(), kinds()[name]
			r.School.Name, r.School.Board, r.School.Place = text("school"), text("bestuur"), text("plaats")
			r.Adviser.Name, r.Adviser.Organisation = text("adviseur"), text("bureau")
			r.Respondents = text("functies")
			l := laidReport(t, r)
			checkSound(t, l)
			checkTexts(t, l, []string{r.School.Name, r.School.Board, r.School.Place, r.Adviser.Name, r.Adviser.Organisation,
				r.Respondents})
			if first := l.pages()[0]; !strings.Contains(first, wordsFor(r.Lang).Verdict) ||
				!strings.Contains(first, wordsFor(r.Lang).First) {
				t.Errorf("page 1 is pushed off:\n%s", first)
			}
		})
	}
}
