package html

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
)

// reportPage is the report of a school as a page.
type reportPage struct {
	page
	view.Report
	// Chapters are those that there are; Number is the place of each, counted from 1.
	Chapters []chapter
	Number   map[string]int
	// Empty are the chapters that have nothing to tell, each with why.
	Empty []string
	// Logo is the picture of the adviser, "" for none.
	Logo template.URL
}

// chapter is a part of a page with a heading of its own.
type chapter struct{ ID, Title string }

// WriteReport writes the report of a school: all that the report on paper says. No script is needed to read it.
func WriteReport(w io.Writer, r view.Report) error {
	around, err := newPage("")
	if err != nil {
		return err
	}
	say := func(key words.Key) string { return words.Text(key).In(r.Lang) }
	p := reportPage{page: around, Report: r, Number: map[string]int{}}
	p.choose(say)
	for n, c := range p.Chapters {
		p.Number[c.ID] = n + 1
	}
	if r.Adviser != nil && len(r.Adviser.Logo) > 0 {
		p.Logo = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(r.Adviser.Logo))
	}
	return write(w, "report.html", r.Lang, p)
}

// choose takes the chapters that have something to tell. A report without answers says where to begin, and no more.
func (p *reportPage) choose(say func(words.Key) string) {
	none := map[string]string{}
	for _, c := range []struct {
		id    string
		empty bool
		why   words.Key
	}{
		{"open", len(p.Open)+len(p.NA)+len(p.Outside) == 0, "pdf.no_open"}, {"legal", len(p.Legal) == 0, "pdf.no_legal"},
		{"help", len(p.Help) == 0, "pdf.no_help"}, {"principles", len(p.AllPrinciples()) == 0, "pdf.no_principles"},
	} {
		if c.empty {
			none[c.id] = say(c.why)
		}
	}
	bare := []string{"summary", "begin", "plan", "policy"}
	for _, c := range []chapter{
		{"summary", say("pdf.summary")}, {"critical", say("pdf.critical")}, {"domains", say("pdf.per_domain")},
		{"begin", say("pdf.begin")}, {"open", say("pdf.open")}, {"plan", say("pdf.plan")}, {"views", say("pdf.views")},
		{"trend", say("pdf.trend")}, {"legal", say("pdf.legal")}, {"help", say("pdf.help")},
		{"principles", say("pdf.principles_all")}, {"policy", say("policy.title")}, {"method", say("pdf.method")},
		{"agenda", say("pdf.agenda")},
	} {
		switch {
		case c.ID == "summary" && !p.HasSummary(), c.ID == "trend" && p.Trend == nil, c.ID == "policy" && p.OwnText == nil,
			p.Bare() != slices.Contains(bare, c.ID) && (p.Bare() || c.ID == "begin"),
			p.Bare() && c.ID == "plan" && !slices.ContainsFunc(p.Plan, view.PlanRow.Planned):
		case none[c.ID] != "" && !p.Bare():
			p.Empty = append(p.Empty, c.Title+say("pdf.colon")+none[c.ID])
		default:
			p.Chapters = append(p.Chapters, c)
		}
	}
}

// HasSummary reports whether an adviser wrote about the whole.
func (p reportPage) HasSummary() bool {
	return p.Adviser != nil && strings.TrimSpace(p.Adviser.Summary) != ""
}

// ToFindOut counts the questions with levels that wait for an answer.
func (p reportPage) ToFindOut() int { return p.InScope - p.Answered }

// MostActions is how many things to do first, and MostStrengths how many strengths stand at the beginning.
func (p reportPage) MostActions() int { return min(5, len(p.First)) }

// MostStrengths is the number of strengths at the beginning.
func (p reportPage) MostStrengths() int { return min(3, len(p.Strengths)) }

// Any reports whether a mark stands in the pictures of the domains, to explain those alone.
func (p reportPage) Any(mark string) bool {
	any := func(has func(view.Indicator) bool) func(view.Domain) bool {
		return func(v view.Domain) bool { return slices.ContainsFunc(v.Indicators, has) }
	}
	return slices.ContainsFunc(p.Domains, map[string]func(view.Domain) bool{
		"hard":     any(func(in view.Indicator) bool { return in.CriticalID == "hard" }),
		"bare":     any(func(in view.Indicator) bool { return in.Bare }),
		"few":      func(v view.Domain) bool { return v.Few },
		"open":     any(func(in view.Indicator) bool { return !in.HasLevel && in.StateID != "na" }),
		"score":    func(v view.Domain) bool { return v.Score.Known },
		"proven":   func(v view.Domain) bool { return v.Proven.Known },
		"band":     func(v view.Domain) bool { return v.Lower.Known && v.Upper.Share > v.Lower.Share },
		"target":   func(view.Domain) bool { return p.TargetShare > 0 },
		"previous": func(v view.Domain) bool { return v.Previous.Known },
		"mark":     func(v view.Domain) bool { return v.Mark().Known },
		"median":   func(v view.Domain) bool { return v.Median.Known },
	}[mark])
}

// legendMark is a mark with what it means.
type legendMark struct{ Kind, Text string }

// Marks explain the marks that stand in the pictures: first those in the squares, then those in the bars.
func (p reportPage) Marks() []legendMark {
	say := func(key words.Key) string { return words.Text(key).In(p.Lang) }
	return slices.DeleteFunc([]legendMark{{"few", say("pdf.legend_few")},
		{"hard", say("pdf.legend_critical")}, {"bare", say("pdf.legend_bare")},
		{"open", say("pdf.legend_open")}, {"score", say("pdf.legend_score")}, {"proven", say("pdf.legend_unproven")},
		{"band", say("pdf.legend_band")}, {"target", fmt.Sprint(say("pdf.legend_target"), " ", p.TargetLevel)},
		{"mark", say("pdf.legend_previous")}, {"median", say("pdf.legend_median")}},
		func(m legendMark) bool { return !p.Any(m.Kind) })
}

// squares are the questions of a domain as a picture, with the same as a text.
type squares struct {
	Width int
	Text  string
	List  []square
}

// square is a question: its level as a tone and a sign, hatched when open, with an edge when it is hard-critical and a
// corner when nothing supports its level.
type square struct {
	X                 int
	Title, Tone, Sign string
	Open, Hard, Bare  bool
}

// Squares are the picture of the questions of a domain.
func (p reportPage) Squares(v view.Domain) squares {
	const side = 28
	var out squares
	var signs []string
	for n, in := range v.Indicators {
		x := square{X: n * side, Title: joined(" ", in.ID, in.Title) + words.Text("pdf.colon").In(p.Lang) + in.State,
			Tone: "q0", Sign: in.StateText(), Open: !in.HasLevel && in.StateID != "na", Hard: in.CriticalID == "hard",
			Bare: in.Bare}
		if in.HasLevel {
			x.Tone = fmt.Sprint("q", in.Level)
		}
		signs = append(signs, in.ID+" "+x.Sign)
		out.List = append(out.List, x)
	}
	out.Width, out.Text = side*len(out.List), strings.Join(signs, ", ")
	return out
}

// Urgent reports whether a warning question is answered yes: that comes before what is to be found out.
func (p reportPage) Urgent() bool {
	return slices.ContainsFunc(p.Flags, func(c view.Check) bool { return c.Urgent })
}

// OpenChapter is the chapter with the questions that wait for an answer.
func (p reportPage) OpenChapter() string {
	if p.Bare() {
		return "begin"
	}
	return "open"
}

// Place is the chapter in which more of a note stands.
func (p reportPage) Place(c view.NoteChapter) string {
	if p.Bare() {
		return p.OpenChapter()
	}
	return map[view.NoteChapter]string{view.NoteFlags: "critical", view.NoteLegal: "legal", view.NoteViews: "views",
		view.NoteEvidence: "views", view.NoteRepaired: "critical", view.NoteSince: "trend",
		view.NoteUnseen: "views"}[c]
}

// held is a reason that holds a verdict down, with what it limits.
type held struct {
	ID, Because string
	Limits      []string
}

// Held are the limits that hold the verdict down now, or those that would only hold a higher one down.
func (p reportPage) Held(now bool) []held {
	say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(p.Lang) }
	var out []held
	for _, g := range p.CapGroups() {
		if slices.ContainsFunc(g, func(c view.Cap) bool { return c.Holds }) != now {
			continue
		}
		x := held{ID: g[0].ID, Because: g[0].Because}
		if g[0].Weak && len(g) > 1 {
			ids := lists.Map(g, func(c view.Cap) string { return c.ID })
			x.ID, x.Because, g = "", say("pdf.weak_domains", strings.Join(ids, ", ")), g[:1]
		}
		for _, c := range g {
			scope := c.Scope
			if c.ScopeID == "overall" {
				scope = strings.ToLower(say("pdf.whole"))
			}
			x.Limits = append(x.Limits, say("pdf.cap_limit", scope, c.Limit))
		}
		out = append(out, x)
	}
	return out
}

// Agreements are the rows of the plan that come first, or the others.
func (p reportPage) Agreements(first bool) []view.PlanLine {
	leading, others := p.PlanLines()
	if first {
		return leading
	}
	return others
}

// ProposedIn is the number of the chapter with what the rubric proposes; 0 for none.
func (p reportPage) ProposedIn(place view.ProposalPlace) int {
	return p.Number[map[view.ProposalPlace]string{view.WithDomain: "domains", view.WithFlags: "critical",
		view.WithLegal: "legal"}[place]]
}

// Equal are the questions of the trend that kept their level.
func (p reportPage) Equal() string {
	var ids []string
	for _, in := range p.Trend.Indicators {
		if in.ChangeID == "equal" {
			ids = append(ids, in.ID)
		}
	}
	return strings.Join(ids, ", ")
}

// Gapped are the questions of a domain below the target, Good those at it or above, Waiting those without a level.
func (p reportPage) Gapped(v view.Domain) []view.Indicator {
	return kept(v.Indicators, func(in view.Indicator) bool { return in.HasLevel && in.Level < p.TargetLevel })
}

// Good are the questions of a domain at the target or above it.
func (p reportPage) Good(v view.Domain) []view.Indicator {
	return kept(v.Indicators, func(in view.Indicator) bool { return in.HasLevel && in.Level >= p.TargetLevel })
}

// Waiting are the questions of a domain without a level.
func (p reportPage) Waiting(v view.Domain) []view.Indicator {
	return kept(v.Indicators, func(in view.Indicator) bool { return !in.HasLevel })
}

// Hard are the questions that are hard-critical, or the others.
func (p reportPage) Hard(hard bool) []view.Indicator {
	var out []view.Indicator
	for _, v := range p.Domains {
		out = append(out, kept(v.Indicators, func(in view.Indicator) bool { return (in.CriticalID == "hard") == hard })...)
	}
	return out
}

func kept[T any](list []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return !keep(x) })
}

// Whole is the sum of all domains: "79 / 144".
func (p reportPage) Whole() string {
	got, most := p.Points()
	return fmt.Sprintf("%d / %d", got, most)
}

// Summed reports whether there is a sum to show.
func (p reportPage) Summed() bool {
	return slices.ContainsFunc(p.Calculation, func(s view.DomainSum) bool { return s.Score.Known })
}

// bar is a score from 0 to 100 as a picture, 300 units wide; what it shows is told beside it in words.
type bar struct{ Target, Score, Proven, Lower, Upper, Previous, Median view.Number }

const barWidth = 300

// Bar is the picture of a domain.
func (p reportPage) Bar(v view.Domain) bar {
	return bar{Score: v.Score, Proven: v.Proven, Lower: v.Lower, Upper: v.Upper, Previous: v.Mark(), Median: v.Median,
		Target: view.Number{Known: p.TargetShare > 0, Share: p.TargetShare}}
}

// At is the place of a value in a bar, as a number of SVG.
func (b bar) At(n view.Number) string { return fmt.Sprintf("%.1f", barWidth*min(max(n.Share, 0), 1)) }

// From is the width between two values.
func (b bar) From(low, high view.Number) string {
	return fmt.Sprintf("%.1f", barWidth*max(high.Share-low.Share, 0))
}

// Range reports whether open questions leave a band.
func (b bar) Range() bool { return b.Lower.Known && b.Upper.Known && b.Upper.Share > b.Lower.Share }

// Unproven reports whether a part of the score rests on answers without recent evidence.
func (b bar) Unproven() bool {
	return b.Proven.Known && b.Score.Known && b.Proven.Share < b.Score.Share
}

// move is a score then and now on a line from 0 to 100, 160 units wide.
type move struct {
	Known    bool
	From, To string
}

// Move is the picture of a score then and now; nothing when one of them cannot be told.
func (p reportPage) Move(before, now view.Number) move {
	at := func(n view.Number) string { return fmt.Sprintf("%.1f", 160*min(max(n.Share, 0), 1)) }
	return move{before.Known && now.Known, at(before), at(now)}
}

// webAddress reports whether an address may be a link: a rubric of somebody else must not make a reader start anything
// but a browser.
func webAddress(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// principles are the numbers of those behind a question; their texts stand at the end.
func principles(list []view.Principle) string {
	return strings.Join(lists.Map(list, func(p view.Principle) string { return p.ID }), ", ")
}
