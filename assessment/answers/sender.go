package answers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/pattern"
)

// senderColumns are the columns, of those that are not read, with the address or name under which a row was sent; an
// address before a name, as it says more.
func (t *table) senderColumns() []int {
	rank := map[int]int{}
	for _, column := range t.unread {
		if n := slices.Index(known().senders, fold(t.header.Cell(column).Text)); n >= 0 {
			rank[column] = n
		}
	}
	var out []int
	for _, column := range t.unread {
		if _, ok := rank[column]; ok {
			out = append(out, column)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return rank[a] - rank[b] })
	return out
}

// sender notes of a row at what time it was sent, and a sign of who sent it: the same for the same address or name, and
// nothing that can be read.
func (t *table) sender(x *assessment.Response, row xlsx.Row) {
	for _, column := range t.dates {
		if c := row.Cell(column); !blank(c) {
			x.Time = timeOf(c)
			break
		}
	}
	for _, column := range t.people {
		who := fold(row.Cell(column).Text)
		if who == "" || slices.Contains(known().nobody, who) || who == fold(x.School.Name) {
			continue
		}
		sum := sha256.Sum256([]byte(who))
		x.Sender = hex.EncodeToString(sum[:16])
		return
	}
}

var timeOfDay = pattern.Of(`(?i)(?:^|[^\d:])(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:\s?([ap])\.?m\b)?`)

// timeOf is the time of the day in a cell for a date, in minutes, as office programs drop the seconds; empty when there
// is none. Midnight is none either: it is what they add to a day alone.
func timeOf(c xlsx.Cell) string {
	const day = 24 * 60
	minutes := 0
	if c.IsNumber {
		seconds := math.Round((c.Number - math.Floor(c.Number)) * day * 60)
		minutes = int(seconds) / 60 % day
	} else if strings.Contains(c.Text, ":") {
		m := timeOfDay().FindStringSubmatch(c.Text)
		if m == nil {
			return ""
		}
		hour, errHour := strconv.Atoi(m[1])
		minute, errMinute := strconv.Atoi(m[2])
		if errHour != nil || errMinute != nil {
			return ""
		}
		switch half := strings.ToLower(m[3]); {
		case half == "p" && hour < 12:
			hour += 12
		case half == "a" && hour == 12:
			hour = 0
		}
		minutes = hour*60 + minute
	}
	if minutes == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}
