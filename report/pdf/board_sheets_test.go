package pdf

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// The summary for a board names only sheets that the comparison workbook has.
func TestBoardNamesSheetsOfTheWorkbook(t *testing.T) {
	named := regexp.MustCompile(`(?:werkmap, blad|workbook, sheet) ([A-Z][A-Za-z ]*)`)
	for _, l := range lang.All() {
		var known []string
		sheets := reflect.ValueOf(view.SheetsIn(l))
		for n := range sheets.NumField() {
			known = append(known, sheets.Field(n).String())
		}
		found := 0
		words := reflect.ValueOf(boardWordsFor(l))
		for n := range words.NumField() {
			for _, m := range named.FindAllStringSubmatch(words.Field(n).String(), -1) {
				if found++; !slices.Contains(known, m[1]) {
					t.Errorf("%s: %s names the sheet %q, the workbook has %q", l, words.Type().Field(n).Name, m[1], known)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: no sentence names a sheet", l)
		}
	}
}
