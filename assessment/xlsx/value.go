package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// style is what a number format makes of a number.
type style int

const (
	plain style = iota
	date
	clock // a time without a day
	percent
)

// mostStyles is more than Excel allows in a workbook.
const mostStyles = 100_000

// styles reads the number formats of the cells, in the order in which cells refer to them.
func (p *parts) styles(name string) ([]style, error) {
	own := map[string]style{}
	var out []style
	inside := false
	err := p.scan(name, func(s *scanner) error {
		switch {
		case s.opens("numFmt"):
			id, _ := s.attr("numFmtId")
			code, _ := s.attr("formatCode")
			own[id] = styleOf(code)
		case string(s.name) == "cellXfs":
			inside = !s.closing && !s.closed
		case inside && s.opens("xf"):
			id, _ := s.attr("numFmtId")
			found, ok := own[id]
			if !ok {
				found = builtIn(id)
			}
			out = append(out, found)
		}
		return atMost(len(out)+len(own), mostStyles)
	})
	return out, err
}

// builtIn is the style of the formats that need no code in the file (ECMA-376, part 1, 18.8.30).
func builtIn(id string) style {
	n, err := strconv.Atoi(id)
	if err != nil {
		return plain
	}
	for _, f := range []struct {
		from, to int
		style    style
	}{
		{9, 10, percent}, {14, 17, date}, {18, 21, clock}, {22, 22, date}, {27, 31, date}, {32, 35, clock}, {36, 36, date},
		{45, 45, clock}, {47, 47, clock}, {50, 54, date}, {55, 56, clock}, {57, 58, date},
	} {
		if n >= f.from && n <= f.to {
			return f.style
		}
	}
	return plain
}

// styleOf is what a format code such as "d-m-yyyy" makes of a number.
func styleOf(code string) style {
	letters, known := formatLetters(code)
	switch {
	case !known, strings.Contains(letters, "general"):
		return plain
	case strings.Contains(letters, "%"):
		return percent
	case strings.ContainsAny(letters, "yd"), strings.Contains(letters, "m") && !strings.ContainsAny(letters, "hs"):
		return date
	case strings.ContainsAny(letters, "hs"):
		return clock
	}
	return plain
}

// formatLetters returns what counts of a format code, in small letters: the part for ordinary numbers, without quoted
// texts, colours and languages. It is false for a duration ("[h]:mm"), which is a plain number, and for a code that
// is cut.
func formatLetters(code string) (string, bool) {
	var letters strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return "", false
			}
			inside := strings.ToLower(code[i+1 : i+1+end])
			if c == '[' && inside != "" && strings.Trim(inside, "hms") == "" {
				return "", false
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		default:
			letters.WriteByte(c)
		}
	}
	return strings.ToLower(letters.String()), true
}

// number is the cell of a number in a style.
func number(n float64, s style, date1904 bool) Cell {
	c := Cell{Number: n, IsNumber: true, Text: shortest(n)}
	switch {
	case s == percent:
		c.Text = shortest(math.Round(n*1e10)/1e8) + "%"
	case s == clock && n >= 0 && n < 1:
		c.Text = time.Time{}.Add(time.Duration(math.Round(n*24*60)) * time.Minute).Format("15:04")
	case s == date || s == clock:
		if day, ok := dayOf(n, date1904); ok {
			c.IsDate, c.Text = true, day
		}
	}
	return c
}

func shortest(n float64) string {
	if math.Abs(n) < 1e15 && n == math.Trunc(n) {
		return strconv.FormatInt(int64(n), 10)
	}
	// Fifteen digits are what Excel shows; the sixteenth and further ones are noise of its sums.
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		rounded = n
	}
	if abs := math.Abs(rounded); abs >= 1e15 || abs < 1e-6 {
		return strconv.FormatFloat(rounded, 'g', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// dayOf is the ISO date of a count of days. It is false for a number that is no date between 1900 and 2999.
func dayOf(n float64, date1904 bool) (string, bool) {
	// Excel takes 1900 for a leap year, so from March 1900 on the count begins here.
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if n < 1 || n > 400_000 {
		return "", false
	}
	return epoch.AddDate(0, 0, int(n)).Format(time.DateOnly), true
}

// unescape resolves the escapes of texts in a workbook (_x000D_) and makes line ends \n.
func unescape(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for i := 0; i < len(s); {
			unit, ok := escaped(s[i:])
			if !ok {
				b.WriteByte(s[i])
				i++
				continue
			}
			i += escapeLength
			r := rune(unit)
			if utf16.IsSurrogate(r) {
				if low, ok := escaped(s[i:]); ok && utf16.DecodeRune(r, rune(low)) != '\ufffd' {
					r = utf16.DecodeRune(r, rune(low))
					i += escapeLength
				}
			}
			b.WriteRune(r)
		}
		s = b.String()
	}
	if strings.Contains(s, "\r") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	}
	return s
}

const escapeLength = len("_x000D_")

func escaped(s string) (uint16, bool) {
	if len(s) < escapeLength || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return uint16(n), err == nil
}
