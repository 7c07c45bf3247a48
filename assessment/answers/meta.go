package answers

import (
	"slices"
	"strings"

	"sggscan/assessment/xlsx"
)

// meta are the lines of the hidden sheet _meta: what the form was when it was written.
type meta map[string]string

// findMeta finds the lines of _meta, also when somebody gave the sheet another name. Without it there are none.
func findMeta(book xlsx.Book) meta {
	for _, named := range []bool{true, false} {
		for _, s := range book.Sheets {
			if named != strings.EqualFold(strings.TrimSpace(s.Name), "_meta") {
				continue
			}
			if m := metaOf(s); m["kind"] != "" && m["rubric"] != "" {
				return m
			}
		}
	}
	return meta{}
}

// metaOf reads the keys that stand below each other and the value to the right of each. The first of two equal keys
// holds.
func metaOf(s xlsx.Sheet) meta {
	out, column := meta{}, -1
	for n, row := range s.Rows {
		if column < 0 && n < headerRows {
			column = slices.IndexFunc(row.Cells, func(c xlsx.Cell) bool { return key(c.Text) == "kind" })
		}
		name := key(row.Cell(column).Text)
		if _, known := out[name]; known || name == "" {
			continue
		}
		for _, c := range row.Cells[column+1:] {
			if value := strings.TrimSpace(c.Text); value != "" {
				out[name] = value
				break
			}
		}
	}
	return out
}

func key(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
