package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Letters is the name of a column, counted from 1.
func Letters(column int) string {
	const letters = 26
	var out []byte
	for ; column > 0; column = (column - 1) / letters {
		out = append(out, byte('A'+(column-1)%letters))
	}
	slices.Reverse(out)
	return string(out)
}

// At is the name of a cell; column and row are counted from 1.
func At(column, row int) string { return Letters(column) + strconv.Itoa(row) }

// Block is the range of cells between two corners.
func Block(column, row, lastColumn, lastRow int) string {
	return At(column, row) + ":" + At(lastColumn, lastRow)
}

// fixed is a range of a sheet as it is written in formulas, charts and names.
func fixed(sheet, cells string) string {
	ends := strings.Split(cells, ":")
	for n, cell := range ends {
		at := strings.IndexAny(cell, "0123456789")
		ends[n] = "$" + cell[:at] + "$" + cell[at:]
	}
	return quoted(sheet) + "!" + strings.Join(ends, ":")
}

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// sheetName makes a name that every office program takes: at most 31 UTF-16 units, none of the characters : \ / ? * [
// ], no apostrophe at either end, and unlike the names taken so far, whatever their case. It notes the name as taken.
func sheetName(s string, taken map[string]bool) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, Clean(strings.ReplaceAll(s, "\n", " ")))
	s = strings.Trim(s, " '")
	if s == "" {
		s = "-"
	}
	const most = 31
	name := Shorten(s, most)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		end := fmt.Sprintf(" %d", n)
		name = Shorten(s, most-len(end)) + end
	}
	taken[strings.ToLower(name)] = true
	return name
}

// tableName is the name of the table on a sheet: of letters, digits and underscores.
func tableName(sheet string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, sheet)
}
