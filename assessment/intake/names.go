package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sggscan/assessment"
)

// FileNames makes a file name, without an ending, for each school from its name and BRIN; the same on each run. Schools
// that would share a name get their sector too, and then a number.
func FileNames(schools []assessment.School) []string {
	name := func(parts ...string) string {
		var safe []string
		for n, p := range parts {
			if n == 0 || p != "" {
				safe = append(safe, safeName(p))
			}
		}
		return strings.Join(safe, "-")
	}
	count := map[string]int{}
	for _, s := range schools {
		count[name(s.Name, s.BRIN)]++
	}
	taken := map[string]bool{}
	var out []string
	for _, s := range schools {
		base := name(s.Name, s.BRIN)
		if count[base] > 1 {
			base = name(s.Name, s.BRIN, string(s.Sector))
		}
		free := base
		for n := 2; taken[free]; n++ {
			free = fmt.Sprintf("%s (%d)", base, n)
		}
		taken[free] = true
		out = append(out, free)
	}
	return out
}

// safeName makes a file name of a name that people gave: lower case, ASCII letters and digits with hyphens, at most 60
// characters; never empty, never a path, never the name of a device. It is the same on each run and on each system.
func safeName(given string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(given)) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := b.String()
	name = cmp.Or(strings.Trim(name[:min(len(name), 60)], "-"), "school")
	device := slices.Contains([]string{"con", "prn", "aux", "nul"}, name) ||
		len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) &&
			unicode.IsDigit(rune(name[3]))
	if device { // of Windows
		name += "-school"
	}
	return name
}
