// Package ics writes the open actions of a school with a day as a calendar that any agenda takes up: RFC 5545.
package ics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sggscan/assessment/answers"
	"sggscan/internal/words"
	"sggscan/report/view"
)

// Any reports whether the report has an action for a calendar; without one a calendar may not be written.
func Any(r view.Report) bool { return slices.ContainsFunc(r.Plan, open) }

// open reports whether a row of the plan is an action with a day that is not done or dropped.
func open(p view.PlanRow) bool { return p.Planned() && !p.Over() && !p.DueOn.IsZero() }

// Write writes the calendar: a whole day for each open action. Who does it is left out unless somebody asked for it,
// since calendars are shared. An action keeps its UID as long as its words and its question stay, also when its day
// moves and in a next round, so that an agenda replaces it.
func Write(w io.Writer, r view.Report) error {
	var b strings.Builder
	line := func(name, value string) { b.WriteString(folded(name + ":" + value)) }
	title := words.Text("report.calendar", r.School.Name).In(r.Lang)
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", escaped("-//sggscan//"+r.Stamp.ToolVersion+"//"+strings.ToUpper(string(r.Lang))))
	line("X-WR-CALNAME", escaped(title))
	seen := map[string]int{}
	for _, p := range r.Plan {
		if !open(p) {
			continue
		}
		about, key := strings.TrimSpace(p.ID+" "+p.Title), r.School.BRIN+"\x1f"+r.School.Name
		if r.School.BRIN != "" {
			key = r.School.BRIN
		}
		key += "\x1f" + p.ID + "\x1f" + p.Action
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x1f%d", key, seen[key]))
		summary := about
		if p.Action != "" {
			summary = about + ": " + strings.Join(strings.Fields(p.Action), " ")
		}
		line("BEGIN", "VEVENT")
		line("UID", hex.EncodeToString(sum[:16])+"@sggscan")
		line("DTSTAMP", r.Stamp.MadeOn.Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", p.DueOn.Format("20060102"))
		line("DTEND;VALUE=DATE", p.DueOn.Add(24*time.Hour).Format("20060102"))
		line("SUMMARY", escaped(summary))
		text := title + " · " + r.Round + "\n"
		if r.Named && p.Owner != "" {
			text += answers.Heading(answers.FieldOwner, r.Lang) + ": " + p.Owner + "\n"
		}
		line("DESCRIPTION", escaped(strings.TrimSpace(text+p.Step)))
		line("TRANSP", "TRANSPARENT") // the day stays free
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

// escaped is a text as RFC 5545, 3.3.11 writes it.
func escaped(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// folded is a line of content with its end, in pieces of at most 75 bytes between characters: RFC 5545, 3.1.
func folded(s string) string {
	const most = 75
	var b strings.Builder
	room := most
	for s != "" {
		_, size := utf8.DecodeRuneInString(s)
		if size > room {
			b.WriteString("\r\n ")
			room = most - 1 // the blank counts
		}
		b.WriteString(s[:size])
		s, room = s[size:], room-size
	}
	return b.String() + "\r\n"
}
