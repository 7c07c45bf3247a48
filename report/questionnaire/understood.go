package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/report/workbook"
)

// notLevel is the formula that holds while the reader will not understand the answer in the cell as a level: no digit,
// no label or text of a level, and none of the words for "unknown".
func (b *author) notLevel(cell string, texts []string) string {
	t := trimmed(cell)
	is := equals(t, answers.LevelWords())
	is = append(is, equals(t, []string{"n.v.t.", "-", "–"})...)
	for n, level := range b.form.Rubric.Levels {
		is = append(is, equals(t, []string{
			fmt.Sprint(n), fmt.Sprintf("%d,0", n), fmt.Sprintf("%d.0", n),
			fmt.Sprintf("niveau %d", n), fmt.Sprintf("level %d", n),
		})...)
		for _, l := range lang.All() {
			if label := level.Label.In(l); label != "" {
				plain := strings.NewReplacer("~", "~~", "?", "~?", "*", "~*").Replace(label)
				is = append(is, fmt.Sprintf(
					`AND(ISNUMBER(SEARCH(%s,%s)),OR(LEFT(%[2]s)="%[3]d",ISERROR(FIND(LEFT(%[2]s),"0123"))))`,
					literal(plain), t, n))
			}
		}
	}
	for _, text := range texts {
		is = append(is, t+"="+trimmed(text))
	}
	return noneOf(t, is)
}

// notCheck is the formula that holds while the reader will not understand the answer in the cell as one to a check.
func notCheck(cell string) string {
	t := trimmed(cell)
	return noneOf(t, equals(t, append(answers.CheckWords(), "-")))
}

func trimmed(cell string) string { return "TRIM($" + cell + ")" }

// equals compares with each of the words, which are in small letters.
func equals(t string, words []string) []string {
	var out []string
	for _, word := range words {
		out = append(out, "LOWER("+t+")="+literal(word))
	}
	return out
}

// noneOf holds when something stands there and none of the conditions does. Not every program takes more than 30 of
// them at once.
func noneOf(t string, is []string) string {
	out := "LEN(" + t + ")>0"
	for some := range slices.Chunk(is, 20) {
		out += ",NOT(OR(" + strings.Join(some, ",") + "))"
	}
	return "AND(" + out + ")"
}

func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// wrong is the case of an answer that will not be understood.
func (b *author) wrong(formula string) workbook.Case {
	return workbook.Case{Formula: formula, Format: `@" · ` + b.words.WrongMark + `"`, Ground: workbook.Wrong}
}
