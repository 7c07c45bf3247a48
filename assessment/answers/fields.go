package answers

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/yamldoc"
)

// Field is what a column, or the cell beside a label, holds in a file that people fill in.
type Field int

// The fields of questions, of schools with their responses, and of an adviser's file. Those that are printed and never
// read are known so that nobody is warned of them.
const (
	FieldID Field = iota
	FieldAnswer
	FieldEvidence
	FieldEvidenceDate
	FieldNote
	FieldAction
	FieldOwner
	FieldDue
	FieldStatus
	FieldCheckDate
	FieldQuestion
	FieldPrevious
	FieldContinued
	FieldSubject
	FieldDomain
	FieldCritical
	FieldChange
	FieldStep
	FieldLate
	FieldUnowned
	FieldTalk
	FieldTeam

	FieldSchool
	FieldBRIN
	FieldSector
	FieldBoard
	FieldPlace
	FieldRole
	FieldProfile
	FieldDate
	FieldRound

	FieldPart
	FieldText
	FieldLevel
	FieldReason
	FieldSeen
	FieldAdviser
	FieldOrganisation
	FieldLogo
	FieldAdviceStatus
	FieldAdviceDate
	FieldTopic
	FieldScore
	FieldVerdict
	FieldAsked
	FieldOwn
	FieldOwnEvidence

	fieldCount
	noField Field = -1
)

// questionFields, schoolFields and adviceFields are the names of the fields in words.yaml, in the order of the
// constants.
func questionFields() []string {
	return []string{"id", "answer", "evidence", "evidence_date", "note", "action", "owner", "due", "status", "date",
		"question", "previous", "continued", "subject", "domain", "critical", "change", "step", "late", "unowned", "talk",
		"team"}
}

func schoolFields() []string {
	return []string{"school", "brin", "sector", "board", "place", "role", "profile", "date", "round"}
}

func adviceFields() []string {
	return []string{"part", "text", "level", "reason", "seen", "adviser", "organisation", "logo", "advice_status",
		"advice_date", "topic", "score", "verdict", "asked", "own", "own_evidence"}
}

// Heading returns what stands above the column of a field, or before its cell, in the files that the program writes.
func Heading(f Field, l lang.Lang) string { return heading(f).In(l) }

func heading(f Field) lang.Text { return known().printed[f] }

// ContinuedMark returns what stands at the end of a text that is too long for its cell. The rest stands in columns that
// begin with the heading of FieldContinued, each time behind the heading of its own column and a colon.
func ContinuedMark(l lang.Lang) string { return known().continued.In(l) }

// ProposedMark stands before a sentence that the program proposes as evidence: it counts once somebody takes it away.
func ProposedMark(l lang.Lang) string { return known().proposed.In(l) }

// never reports whether a column with this heading is printed by the program and never read.
func (f Field) never() bool {
	return f >= FieldQuestion && f <= FieldTeam || f >= FieldTopic && f <= FieldOwnEvidence
}

// headingKey is the form in which two headings are the same: words of letters and digits, with one blank between them.
func headingKey(s string) string {
	return strings.Join(strings.FieldsFunc(assessment.FoldName(strings.ToValidUTF8(s[:min(len(s), 1000)], "")),
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// How sure it is that a heading names a field; the surest column of a field is the one that is read.
const (
	sureNot     = iota
	sureLike    // a slip of the pen away
	sureBegins  // the word, with more text behind it
	sureAlso    // another word for it
	sureExactly // the word that the program prints
)

// longestHeading is the length in bytes of the longest text that is looked at as a heading.
const longestHeading = 100

// headings understands the headings of one kind of file.
type headings struct {
	words  map[string]headingWord // by their key
	joined map[string]string      // keys by what they are without blanks
	long   []string               // keys in which a slip of the pen can be told from another word, by length
}

// headingWord is what a word means. Of two columns that hold the same, the one with the lower rank goes first. Behind:
// the word counts behind the id of a question only.
type headingWord struct {
	field   Field
	rank    int
	printed bool
	behind  bool
}

// exactly returns what a heading names that is a known word and nothing else.
func (h headings) exactly(text string) (headingWord, bool) {
	w, ok := h.words[headingKey(text)]
	return w, ok && !w.behind
}

// asking returns what a heading names of which only words that say nothing surround the word: "Wat is de naam van je
// school?".
func (h headings) asking(text string) (headingWord, bool) {
	if text == "" || len(text) > longestHeading {
		return headingWord{}, false
	}
	telling := slices.DeleteFunc(strings.Fields(plainKey(fold(text))), func(word string) bool {
		_, filler := known().fillers[word]
		return filler
	})
	w, ok := h.words[strings.Join(telling, " ")]
	return w, ok && !w.behind && w.rank == 0 && w.field != FieldProfile && w.field != FieldRound
}

// of returns which field a heading names: exactly, with more text behind it, or nearly. What speaks of the last time is
// never read.
func (h headings) of(text string) (Field, int) {
	if text == "" || len(text) > longestHeading {
		return noField, sureNot
	}
	key := headingKey(text)
	if slices.ContainsFunc(known().earlier, func(word string) bool { return strings.Contains(key, word) }) {
		return FieldPrevious, sureExactly
	}
	if w, ok := h.words[h.joined[strings.ReplaceAll(key, " ", "")]]; ok && !w.behind && w.rank == 0 {
		if w.printed {
			return w.field, sureExactly
		}
		return w.field, sureAlso
	}
	for begin := key; begin != ""; {
		begin = begin[:max(strings.LastIndexByte(begin, ' '), 0)]
		if w, ok := h.words[begin]; ok && !w.behind && w.rank == 0 {
			return w.field, sureBegins
		}
	}
	if near, ok := yamldoc.Nearest(key, h.ofLength(len(key))); ok {
		return h.words[near].field, sureLike
	}
	return noField, sureNot
}

// ofLength are the long words of about a length in bytes: the others are no slip of the pen away.
func (h headings) ofLength(n int) []string {
	const slip = 4
	from := sort.Search(len(h.long), func(i int) bool { return len(h.long[i]) >= n-slip })
	to := sort.Search(len(h.long), func(i int) bool { return len(h.long[i]) > n+slip })
	return h.long[from:to]
}

// columns are the columns of the fields, counted from 0; -1 for none.
type columns [fieldCount]int

func noColumns() columns {
	var c columns
	for f := range c {
		c[f] = -1
	}
	return c
}

func (c *columns) has(f Field) bool { return c[f] >= 0 }

// holds reports whether a column is one of a field.
func (c *columns) holds(column int) bool { return slices.Contains(c[:], column) }
