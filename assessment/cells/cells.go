// Package cells understands what people type in the cells of a form or a table: "2", "2 – In praktijk", "Weet niet", "1-3-2026".
//
// It is forgiving in the form and exact in the meaning: what could mean two things, such as "2-3" or "2,5", is not understood.
package cells

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// Words understands cells for one rubric. It is safe for concurrent use.
type Words struct {
	rubric *rubric.Rubric
}

// New makes the words of a rubric.
func New(r *rubric.Rubric) *Words { return &Words{r} }

// fold is the form in which two spellings are the same: lower case, no accents, single blanks, one kind of dash and quote.
func fold(s string) string {
	s = strings.NewReplacer("\u00a0", " ", "–", "-", "—", "-", "−", "-", "’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(s)
	return assessment.FoldName(s)
}

var (
	plainLevel = regexp.MustCompile(`^(?:niveau |level )?([0-3])(?:[.,]0+)?$`)
	ledLevel   = regexp.MustCompile(`^(?:niveau |level )?([0-3])\s*[-:.)=(]?\s*([^\s0-9].*)$`)
)

// Level understands the answer to an indicator. It is false for what cannot be understood; nothing at all is blank.
func (w *Words) Level(i rubric.Indicator, s string) (assessment.State, rubric.Level, bool) {
	text := strings.TrimSpace(fold(s))
	switch strings.Trim(text, ".") {
	case "", "-":
		return assessment.Blank, 0, true
	case "weet niet", "weet ik niet", "weet het niet", "onbekend", "?", "unknown", "don't know", "do not know", "not known":
		return assessment.Unknown, 0, true
	case "n.v.t", "nvt", "n.v.t.", "n v t", "niet van toepassing", "n/a", "na", "not applicable":
		return assessment.NotApplicable, 0, true
	}
	if m := plainLevel.FindStringSubmatch(text); m != nil {
		return assessment.Answered, digit(m[1]), true
	}
	if m := ledLevel.FindStringSubmatch(text); m != nil {
		level := digit(m[1])
		if found, ok := w.named(i, m[2]); ok && found == level {
			return assessment.Answered, level, true
		}
		return assessment.Blank, 0, false
	}
	if level, ok := w.named(i, text); ok {
		return assessment.Answered, level, true
	}
	return assessment.Blank, 0, false
}

func digit(s string) rubric.Level { return rubric.Level(s[0] - '0') }

// named finds the level whose label the text is, or begins with before a sign or more text; or whose level text it is.
func (w *Words) named(i rubric.Indicator, text string) (rubric.Level, bool) {
	text = strings.Trim(text, " .()")
	for n, level := range w.rubric.Levels {
		for _, l := range lang.All() {
			label := fold(level.Label.In(l))
			rest, ok := strings.CutPrefix(text, label)
			if ok && label != "" && (rest == "" || strings.ContainsAny(rest[:1], ":-(,.)")) {
				return rubric.Level(n), true
			}
		}
	}
	texts := []rubric.Texts{i.Texts}
	for _, s := range rubric.Sectors() {
		if own, ok := i.SectorTexts[s]; ok {
			texts = append(texts, own)
		}
	}
	for _, t := range texts {
		for n, level := range t.Levels {
			for _, l := range lang.All() {
				if full := strings.Trim(fold(level.In(l)), " ."); full != "" && text == full {
					return rubric.Level(n), true
				}
			}
		}
	}
	return 0, false
}

// LevelHelp says what an answer may be, for a message.
func (w *Words) LevelHelp(i rubric.Indicator) lang.Text {
	if i.AllowNA {
		return lang.Text{NL: "kies 0–3, weet niet of n.v.t.", EN: "choose 0–3, unknown or n/a"}
	}
	return lang.Text{NL: "kies 0–3 of weet niet", EN: "choose 0–3 or unknown"}
}

// Check understands the answer to a check. It is false for what cannot be understood, also for "repaired" on a legal check.
func (w *Words) Check(c rubric.Check, s string) (assessment.CheckState, bool) {
	switch strings.Trim(strings.TrimSpace(fold(s)), ".") {
	case "", "-":
		return assessment.CheckBlank, true
	case "ja", "j", "yes", "y", "true", "waar":
		return assessment.CheckYes, true
	case "nee", "n", "no", "false", "onwaar":
		return assessment.CheckNo, true
	case "weet niet", "weet ik niet", "weet het niet", "onbekend", "?", "unknown", "don't know", "do not know":
		return assessment.CheckUnknown, true
	case "hersteld", "ja, hersteld", "repaired", "yes, repaired":
		return assessment.CheckRepaired, c.Kind == rubric.Flag
	}
	return assessment.CheckBlank, false
}

// CheckHelp says what an answer may be, for a message.
func (w *Words) CheckHelp(c rubric.Check) lang.Text {
	if c.Kind == rubric.Flag {
		return lang.Text{NL: "kies ja, hersteld, nee of weet niet", EN: "choose yes, repaired, no or unknown"}
	}
	return lang.Text{NL: "kies ja, nee of weet niet", EN: "choose yes, no or unknown"}
}

var (
	isoDate = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$`)
	dutch   = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$`)
	written = regexp.MustCompile(`^(\d{1,2}) ([a-z]+)\.? (\d{4})$`)
)

// Date understands a day as text: 2026-03-01, 1-3-2026, 1/3/2026, 1 maart 2026 (day before month). It is false for anything else.
func (w *Words) Date(s string) (assessment.Date, bool) {
	text := strings.TrimSpace(fold(s))
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dutch.FindStringSubmatch(text); m != nil {
		return day(m[3], m[2], m[1])
	}
	if m := written.FindStringSubmatch(text); m != nil {
		if month, ok := monthNamed(m[2]); ok {
			return day(m[3], strconv.Itoa(month), m[1])
		}
	}
	return assessment.Date{}, false
}

func day(year, month, d string) (assessment.Date, bool) {
	y, errY := strconv.Atoi(year)
	m, errM := strconv.Atoi(month)
	n, errD := strconv.Atoi(d)
	if errY != nil || errM != nil || errD != nil {
		return assessment.Date{}, false
	}
	return assessment.NewDate(y, m, n)
}

// monthNamed finds a month by its Dutch or English name or the first three letters of it.
func monthNamed(name string) (int, bool) {
	months := [12][]string{{"januari", "january"}, {"februari", "february"}, {"maart", "march", "mrt"}, {"april"}, {"mei", "may"}, {"juni", "june"}, {"juli", "july"},
		{"augustus", "august"}, {"september"}, {"oktober", "october"}, {"november"}, {"december"}}
	for n, names := range months {
		for _, full := range names {
			if name == full || len(name) == 3 && strings.HasPrefix(full, name) {
				return n + 1, true
			}
		}
	}
	return 0, false
}

// Serial is the day of a date as Excel keeps it: a number of days, counted from 1900 or (date1904) 1904. It is false for a number that is no usual date.
func Serial(number float64, date1904 bool) (assessment.Date, bool) {
	whole := int(number)
	if number < 1 || number > 200000 {
		return assessment.Date{}, false
	}
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC) // Excel holds 1900 for a leap year, so from March 1900 on the count begins here
	if date1904 {
		epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	t := epoch.AddDate(0, 0, whole)
	return assessment.NewDate(t.Year(), int(t.Month()), t.Day())
}

// Status understands the state of an action; nothing at all is no status.
func (w *Words) Status(s string) (assessment.Status, bool) {
	switch strings.Trim(strings.TrimSpace(fold(s)), ".") {
	case "", "-":
		return "", true
	case "open", "nog niet begonnen", "not started":
		return assessment.StatusOpen, true
	case "busy", "bezig", "mee bezig", "loopt", "in progress":
		return assessment.StatusBusy, true
	case "done", "klaar", "gereed", "afgerond", "gedaan":
		return assessment.StatusDone, true
	case "dropped", "vervallen", "gaat niet door":
		return assessment.StatusDropped, true
	}
	return "", false
}

// Sector understands a sector by its code or name; nothing at all is no sector.
func (w *Words) Sector(s string) (rubric.Sector, bool) {
	text := strings.TrimSpace(fold(s))
	if text == "" {
		return "", true
	}
	names := map[rubric.Sector][]string{
		rubric.PO:  {"po", "primair onderwijs", "basisonderwijs", "primary", "primary education", "primair onderwijs (po)", "primary education (po)"},
		rubric.VO:  {"vo", "voortgezet onderwijs", "secondary", "secondary education", "voortgezet onderwijs (vo)", "secondary education (vo)"},
		rubric.MBO: {"mbo", "middelbaar beroepsonderwijs", "vocational", "vocational education", "middelbaar beroepsonderwijs (mbo)", "vocational education (mbo)"},
	}
	for _, sector := range rubric.Sectors() {
		for _, name := range names[sector] {
			if text == name {
				return sector, true
			}
		}
	}
	return "", false
}

// Profile understands the length of a questionnaire; nothing at all is no profile.
func (w *Words) Profile(s string) (assessment.Profile, bool) {
	switch strings.TrimSpace(fold(s)) {
	case "":
		return "", true
	case "full", "full list", "volledig", "volledige lijst":
		return assessment.Full, true
	case "core", "short", "short list", "kort", "korte lijst", "kern":
		return assessment.Core, true
	}
	return "", false
}

// Role understands a respondent role by its id, its title, or a part of the title ("docent" of "leraar of docent") that no other role has; nothing at all is no role.
func (w *Words) Role(s string) (string, bool) {
	text := strings.TrimSpace(fold(s))
	if text == "" {
		return "", true
	}
	var found []string
	for _, r := range w.rubric.Roles {
		names := []string{fold(r.ID), strings.ReplaceAll(fold(r.ID), "_", " "), fold(r.Title.NL), fold(r.Title.EN)}
		if slices.Contains(names, text) {
			return r.ID, true
		}
		if slices.Contains(strings.Split(fold(r.Title.NL), " of "), text) || slices.Contains(strings.Split(fold(r.Title.EN), " or "), text) {
			found = append(found, r.ID)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}
