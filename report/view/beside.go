package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// What stands beside a verdict: what it is subject to, and what nobody may miss though it touches no score.

// Proviso says what a verdict is subject to: warning questions that are open, and those called repaired without a word
// on what changed. Open is never no. It is "" for none.
func Proviso(a assessment.Assessment, l lang.Lang) string {
	open, unexplained := 0, a.Unexplained()
	for _, f := range a.Flags {
		if openCheck(f) {
			open++
		}
	}
	var out []string
	if open > 0 {
		out = append(out, words.Count("verdict.open_warnings", open).In(l))
	}
	if len(unexplained) > 0 {
		out = append(out, words.Text("verdict.repaired_unexplained", and(unexplained, l)).In(l))
	}
	return joined("; ", out...)
}

func openCheck(c assessment.CheckResult) bool { return isOpen(c.State) }

func isOpen(s assessment.CheckState) bool {
	return s == assessment.CheckUnknown || s == assessment.CheckBlank
}

// flagsIn are the warning questions answered like that; of one id only when there is one.
func (b *builder) flagsIn(id string, states ...assessment.CheckState) []string {
	var out []string
	for _, f := range b.a.Flags {
		if (id == "" || f.Check.ID == id) && slices.Contains(states, f.State) {
			out = append(out, f.Check.ID)
		}
	}
	return out
}

// beside are the notes of the whole, each only when there is something to say.
func (b *builder) beside() []Note {
	var out []Note
	add := func(chapter NoteChapter, label words.Key, sentences ...string) {
		if text := joined(" ", sentences...); text != "" {
			out = append(out, Note{Chapter: chapter, Label: b.say(label), Text: text})
		}
	}
	titled := func(chapter NoteChapter, label words.Key, text, short string) {
		if add(chapter, label, text); text != "" {
			out[len(out)-1].Short = short
		}
	}
	titled(NoteFlags, "verdict.warnings", b.openWarnings(b.titled), b.openWarnings(b.coded))
	if repaired := b.flagsIn("", assessment.CheckRepaired); len(repaired) > 0 {
		add(NoteRepaired, "verdict.repaired", b.say("verdict.repaired_at", and(repaired, b.Lang)),
			b.repairedContested(repaired))
	}
	add(NoteSince, "verdict.since", b.turned())
	add(NoteSince, "verdict.less_sure", b.lessSure()...)
	titled(NoteLegal, "verdict.law", b.law(b.titled), b.law(b.coded))
	add(NoteViews, "verdict.views", b.contestedText())
	add(NoteEvidence, "verdict.evidence", b.reserve())
	if b.a.Answered > 0 {
		add(NoteUnseen, "verdict.unseen", b.unseen()...)
	}
	return out
}

// titled is a check with its title, coded its id alone.
func (b *builder) titled(c rubric.Check) string {
	if c.Title.Empty() {
		return c.ID
	}
	return fmt.Sprintf("%s (%s)", CheckTitle(c, b.Lang), c.ID)
}

func (b *builder) coded(c rubric.Check) string { return c.ID }

// openWarnings names the open warning questions, and those of which a yes cannot wait a day; "" for none.
func (b *builder) openWarnings(name func(rubric.Check) string) string {
	var names, today []string
	for _, f := range b.a.Flags {
		if !openCheck(f) {
			continue
		}
		names = append(names, name(*f.Check))
		if len(f.Check.Principles) == 0 {
			today = append(today, f.Check.ID)
		}
	}
	if len(names) == 0 {
		return ""
	}
	out := b.count("verdict.still_open", len(names), and(names, b.Lang))
	if len(today) > 0 {
		out += " " + b.say("verdict.today_if_yes", or(today, b.Lang))
	}
	return out
}

// repairedContested names the questions on the subject of these flags on which views differ, as far as that may be
// shown; "" for none.
func (b *builder) repairedContested(flags []string) string {
	var ids []string
	for _, i := range b.a.Indicators {
		for _, id := range flags {
			c, _ := b.r.Check(id)
			if b.viewsDiffer(i.Indicator.ID) && sameSubject(c, i) && !slices.Contains(ids, i.Indicator.ID) {
				ids = append(ids, i.Indicator.ID)
			}
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return b.say("verdict.repaired_contested", and(ids, b.Lang))
}

// sameSubject reports whether a check and a question rest on the same principle.
func sameSubject(c rubric.Check, i assessment.IndicatorResult) bool {
	return slices.ContainsFunc(c.Principles, func(p string) bool { return slices.Contains(i.Indicator.Principles, p) })
}

// lessSure says which warning and legal questions were answered in the round before and are open now, which got an
// answer that asks for something, and which actions are not done.
func (b *builder) lessSure() []string {
	if b.a.Trend == nil {
		return nil
	}
	var gone, worse []string
	for _, c := range b.a.Trend.Checks {
		bad := assessment.CheckState(c.Check.Unfavourable)
		switch {
		case isOpen(c.Previous):
		case isOpen(c.Now):
			gone = append(gone, c.Check.ID)
		case c.Now == bad && c.Previous != bad:
			worse = append(worse, fmt.Sprintf("%s (%s → %s)", c.Check.ID, CheckWord(c.Previous, b.Lang),
				CheckWord(c.Now, b.Lang)))
		}
	}
	var out []string
	for _, x := range []struct {
		key words.Key
		ids []string
	}{{"verdict.no_longer_known", gone}, {"verdict.worse", worse}, {"trend.actions_waiting", b.a.Trend.Actions.Waiting}} {
		if len(x.ids) > 0 {
			out = append(out, b.count(x.key, len(x.ids), strings.Join(x.ids, ", ")))
		}
	}
	return out
}

// unseen says what a reader might take for good news and is only not there: no round before, and a form filled in
// together alone, which shows no differences.
func (b *builder) unseen() []string {
	var out []string
	if b.a.Trend == nil {
		out = append(out, b.say("verdict.no_round_before"))
	}
	if len(b.a.Respondents) == 1 && b.a.Respondents[0].Role == rubric.Joint {
		out = append(out, b.say("verdict.together_alone"))
	}
	return out
}

// law says of the legal questions which were answered no and which wait for an answer; "" for none.
func (b *builder) law(name func(rubric.Check) string) string {
	var parts []string
	for _, s := range []assessment.CheckState{assessment.CheckNo, assessment.CheckUnknown, assessment.CheckBlank} {
		var names []string
		for _, c := range b.a.Legal {
			if c.State == s && !c.Favourable() {
				names = append(names, name(*c.Check))
			}
		}
		if len(names) > 0 {
			word := CheckWord(s, b.Lang)
			if s == assessment.CheckNo {
				word = b.say("verdict.not_arranged")
			}
			parts = append(parts, b.say("verdict.answer_at", upper(word), and(names, b.Lang)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return joined(" ", parts...) + " " + b.say("verdict.outside_score")
}

// turned names the warning questions that went from yes to no without "repaired"; "" for none.
func (b *builder) turned() string {
	if b.a.Trend == nil {
		return ""
	}
	ids := b.a.Trend.Unexplained()
	if len(ids) == 0 {
		return ""
	}
	return b.say("verdict.yes_became_no", and(ids, b.Lang), CheckWord(assessment.CheckYes, b.Lang),
		CheckWord(assessment.CheckNo, b.Lang), CheckWord(assessment.CheckRepaired, b.Lang))
}

// contestedText says where views differ, with the number of people beside it, and which answers contradict each other.
func (b *builder) contestedText() string {
	var out []string
	x := agreement(b.a, b.Lang)
	if len(x.Wide) > 0 {
		out = append(out, b.count("verdict.views_differ_on", x.People(), and(x.Wide, b.Lang)))
	}
	if len(x.Differ) > 0 {
		out = append(out, b.say("agreement.leaders_team_chose_different",
			speakers(b.r, speaking(b.a, x.Differ), b.Lang), and(x.Differ, b.Lang)))
	}
	for _, f := range b.a.Told() {
		if f.Kind == assessment.Contradicts && len(f.IDs) > 1 { // else it is about the views on one answer
			out = append(out, b.say("verdict.contradict", and(f.IDs, b.Lang)))
		}
	}
	return joined(" ", out...)
}

// reserve is what to keep in mind with answers that all look alike, or that nothing supports.
func (b *builder) reserve() string {
	answered, bare, same := 0, 0, ""
	for _, i := range b.a.Indicators {
		if i.OwnState == assessment.Answered {
			answered++
		}
	}
	for _, f := range b.a.Told() {
		switch f.Kind {
		case assessment.EvidenceMissing:
			bare = len(f.IDs)
		case assessment.AllEqual:
			same = b.say("findings.all_answers_have_same_level")
		default:
		}
	}
	if 5*bare > 4*answered { // more than 80 %
		return joined(" ", same, b.say("verdict.mostly_without_evidence"))
	}
	return same
}

// contested reports whether somebody may see a point differently: views that differ, two answers that contradict each
// other, or a warning question that rests on the same principle and was answered yes, or is open after an answer in the
// round before.
// Such a school is not named to a board as one that can tell others either.
func (b *builder) contested(id string) bool {
	i, _ := b.a.Indicator(id)
	return b.viewsDiffer(id) || slices.ContainsFunc(b.a.Told(), func(f assessment.Finding) bool {
		return f.Kind == assessment.Contradicts && slices.Contains(f.IDs, id)
	}) || slices.ContainsFunc(b.a.Flags, func(f assessment.CheckResult) bool {
		return (f.State == assessment.CheckYes || openCheck(f) && b.answeredBefore(f.Check.ID)) && sameSubject(*f.Check, i)
	})
}

// answeredBefore reports whether a check had an answer in the round before, of those that changed since.
func (b *builder) answeredBefore(id string) bool {
	return b.a.Trend != nil && slices.ContainsFunc(b.a.Trend.Checks, func(c assessment.CheckChange) bool {
		return c.Check.ID == id && !isOpen(c.Previous)
	})
}

// openOn are the open warning questions on the subject of a question.
func (b *builder) openOn(i assessment.IndicatorResult) []string {
	var out []string
	for _, f := range b.a.Flags {
		if openCheck(f) && sameSubject(*f.Check, i) {
			out = append(out, f.Check.ID)
		}
	}
	return out
}

// enoughStrengths is how many points page 1 praises.
const enoughStrengths = 3

// strengths are the points that go well and that nothing contests, and why there are none. A point of which a warning
// question on the same subject is open stands behind the others, and not at all when there are enough.
func (b *builder) strengths() (list []Strength, none string) {
	var unsure []Strength
	for _, id := range b.a.Strengths {
		i, _ := b.a.Indicator(id)
		if b.contested(id) {
			continue
		}
		s := Strength{ID: id, Title: i.Indicator.Title.In(b.Lang), Level: int(i.Level), Text: b.levelText(i, i.Level),
			Mark: b.byAdviser(i)}
		if open := b.openOn(i); len(open) > 0 {
			s.Mark = joined(" ", s.Mark, b.say("verdict.subject_open", and(open, b.Lang)))
			unsure = append(unsure, s)
		} else {
			list = append(list, s)
		}
	}
	if len(list) < enoughStrengths {
		list = append(list, unsure...)
	}
	switch {
	case len(list) > 0:
		return list, ""
	case len(b.a.Strengths) > 0:
		return nil, b.say("verdict.strengths_contested")
	}
	return nil, b.say("verdict.no_strengths")
}

// byAdviser says that a level is the adviser's, with the school's own; "" when it is not.
func (b *builder) byAdviser(i assessment.IndicatorResult) string {
	if i.Moderated == nil {
		return ""
	}
	own := StateText(b.r, i.OwnState, i.OwnLevel, b.Lang)
	if i.OwnState == assessment.Answered {
		own = strconv.Itoa(int(i.OwnLevel))
	}
	return b.say("report.adviser_beside_school", own)
}

// reached says how many questions are at the target, and how many of the levels are the adviser's.
func (b *builder) reached(n int) string {
	if b.a.Answered == 0 {
		return ""
	}
	out := b.say("report.at_target", n, b.a.InScope)
	if moderated := len(b.moderated()); moderated > 0 {
		out += ", " + b.count("report.with_adviser", moderated)
	}
	return out
}

// atTarget counts the questions of a domain at the target or above it, with "" those of all.
func (b *builder) atTarget(domain string) int {
	n := 0
	for _, i := range b.a.Indicators {
		if i.State == assessment.Answered && i.Level >= b.a.Target && (domain == "" || i.Indicator.Domain == domain) {
			n++
		}
	}
	return n
}

// firm says in a sentence what makes the verdict lower, at the lowest what makes it higher, with the least number of
// steps beside it; where a limit holds the verdict down, what makes it higher instead.
func (b *builder) firm() string {
	if b.a.Answered == 0 || b.a.Uncapped == "" {
		return ""
	}
	f, route := b.a.Firmness(), b.a.Route()
	if b.a.Verdict == rubric.Incomplete {
		return b.count("firm.short_missing", route.AnswersMissing)
	}
	if f.Margin == nil || b.a.Verdict == b.r.Verdicts[0].ID {
		if up := b.shortUp(f); up != "" {
			return up
		}
		return b.count("firm.short_far", route.Count, b.label(route.Verdict))
	}
	steps, answers := b.shortHinges(f.Down)
	out := b.say("firm.short_none")
	if steps != "" {
		out = b.say("firm.short_down", steps)
	} else if answers != "" {
		out = b.say("firm.short_answer_down", answers)
	}
	if b.a.Verdict == b.a.Uncapped && *f.Margin <= mostSteps { // else the score is not what the verdict rests on
		return out + " " + b.count("firm.short_margin", *f.Margin, b.label(b.a.Uncapped))
	}
	return joined(" ", out, b.shortUp(f))
}

// shortUp says what alone makes the verdict higher; "" for nothing.
func (b *builder) shortUp(f assessment.Firmness) string {
	steps, answers := b.shortHinges(f.Up)
	higher := b.higher(f)
	if len(b.openFlags()) > 0 {
		higher += b.say("firm.short_if_no_yes")
	}
	switch {
	case steps == "" && answers == "":
		return ""
	case steps == "" && b.flagsIn(f.Up[0], assessment.CheckYes) != nil:
		return b.say("firm.short_repaired", answers, higher)
	case steps == "":
		return b.say("firm.short_answer_up", answers, b.higher(f))
	}
	return b.say("firm.short_up", steps, higher)
}

// higher is the verdict that one step up leads to, or that it is higher.
func (b *builder) higher(f assessment.Firmness) string {
	if f.UpTo == "" {
		return b.say("firm.short_higher")
	}
	return "'" + b.label(f.UpTo) + "'"
}

// shortHinges names the questions of which one step changes the verdict, critical ones apart and a long list as its
// number, and the open ones and flags of which the answer does.
func (b *builder) shortHinges(ids []string) (steps, answers string) {
	const most = 4
	var other, critical, open []string
	for _, id := range ids {
		i, question := b.a.Indicator(id)
		switch {
		case !question || i.State.Open():
			open = append(open, id)
		case i.Indicator.Critical == rubric.Hard:
			critical = append(critical, id)
		default:
			other = append(other, id)
		}
	}
	if n := len(other); n > most {
		other = []string{b.say("firm.short_many", n)}
	}
	if len(critical) > 0 {
		other = append(other, b.say("firm.short_critical", strings.Join(critical, ", ")))
	}
	return or(other, b.Lang), or(open, b.Lang)
}

// Hinges are what alone changes the verdict, in running text.
func (e Explanation) Hinges() string { return joined(" ", e.Down.text(), e.Up.text()) }

func (h Hinges) text() string {
	if len(h.Lines) == 0 {
		return h.Sentence
	}
	return h.Sentence + " " + strings.Join(h.Lines, "; ") + "."
}
