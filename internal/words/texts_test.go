package words

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
)

// notText is what is no word of a language: fill-ins, options, keys and names of files and commands.
var notText = regexp.MustCompile(`%(\[\d+\])?[-+#0]*[\d.]*[a-zA-Z%]|&[PN]|\S*[/_]\S*|--?[a-z][a-z-]*|\.[a-z]{2,4}\b|` +
	`\b[a-z_]+:|\{[^}]*\}|\b(nl-NL|en-GB|jjjj|yyyy|\d+[A-Z]\w*|[A-Z]+-\d+)\b`)

func TestSpelling(t *testing.T) {
	all := map[lang.Lang][]string{}
	texts(t, func(_ string, l lang.Lang, text string) { all[l] = append(all[l], notText.ReplaceAllString(text, " ")) })
	t.Run("nl", func(t *testing.T) {
		testtool.Spelling(t, lang.NL, all[lang.NL], hunspell(t), "testdata/woorden.txt", "../../rubric/testdata/woorden.txt")
	})
	t.Run("en", func(t *testing.T) {
		testtool.Spelling(t, lang.EN, all[lang.EN], hunspell(t), "testdata/words.txt", "../../rubric/testdata/words.txt")
	})
}

// hunspell runs the program of that name.
func hunspell(t *testing.T) func(stdin string, args ...string) ([]byte, error) {
	program := testtool.Need(t, "hunspell")
	return func(stdin string, args ...string) ([]byte, error) {
		c := exec.Command(program, args...)
		c.Stdin = strings.NewReader(stdin)
		c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		return c.Output()
	}
}

// Words that blame, label or are too hard for a tired reader do not occur; see CONTRIBUTING.md for the tone.
func TestWordsToAvoid(t *testing.T) {
	avoid := map[lang.Lang]*regexp.Regexp{
		lang.NL: regexp.MustCompile(`(?i)\b(dader|pleger|mededader|kinderporno|wraakporno|zedenzaak|aanrander|pdca|casuïstiek|intervisie|` +
			`cyclisch|prevalentie|nultolerantie|legitimer|implementer|monitore|grooming|leerwinst|kruisverwijzing|sextortion|gefaald|` +
			`nalatig|ranglijst|(rode|groene|gele|zwarte) vlag)`),
		lang.EN: regexp.MustCompile(`(?i)\b(perpetrator|offender|culprit|child porn|revenge porn|grooming|sextortion|pdca|intervision|` +
			`zero tolerance|league table|negligent|two legs|(red|green|yellow|black) flag)`),
	}
	texts(t, func(key string, l lang.Lang, text string) {
		if word := avoid[l].FindString(text); word != "" {
			t.Errorf("%s says %q: %s", key, strings.ToLower(word), text)
		}
	})
}
