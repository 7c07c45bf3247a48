package rubric

import (
	"cmp"
	"strconv"
	"strings"
)

// CompareVersions compares two versions such as 1.2.0: negative when a is older than b, 0 when they are equal.
func CompareVersions(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, errM := strconv.Atoi(x[i])
		n, errN := strconv.Atoi(y[i])
		if errM != nil || errN != nil {
			return strings.Compare(a, b)
		}
		if m != n {
			return cmp.Compare(m, n)
		}
	}
	return cmp.Compare(len(x), len(y))
}

// ValidVersion reports whether a version has the form 1.0.0.
func ValidVersion(v string) bool { return versionPattern().MatchString(v) }
