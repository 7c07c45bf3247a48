package questionnaire

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/rubric"
)

// The hidden sheets have the same names in both languages.
const (
	listSheet = "_lijsten"
	metaSheet = "_meta"
)

// The limits of Excel for what it says about a cell; over them it calls the workbook damaged.
const (
	promptLimit = 255
	errorLimit  = 224
	titleLimit  = 32
)

// textLimit is the longest text of a cell; a little less than a cell can hold.
const textLimit = 32_000

// list is a drop-down list: a column of the hidden sheet, so that no comma in a label parts it and no limit of length holds.
type list struct {
	column string
	items  []string
}

// ref is where the list stands.
func (l list) ref() string {
	return fmt.Sprintf("%s!$%s$1:$%s$%d", listSheet, l.column, l.column, len(l.items))
}

// lists are the drop-down lists of the workbook.
type lists struct {
	level, levelNA, flag, legal, status, role, sector list
}

func (b *book) makeLists() lists {
	f, w := b.form, b.words
	var levels []string
	for n := range f.Rubric.Levels {
		levels = append(levels, b.levelName(rubric.Level(n)))
	}
	levels = append(levels, w.unknown)
	var roles, sectors, statuses []string
	for _, r := range f.Rubric.Roles {
		roles = append(roles, plain(r.Title.In(f.Lang)))
	}
	for _, s := range rubric.Sectors() {
		sectors = append(sectors, string(s))
	}
	for _, s := range assessment.Statuses() {
		statuses = append(statuses, w.statusName(s))
	}
	return lists{
		level: list{"A", levels}, levelNA: list{"B", append(append([]string{}, levels...), w.notApplicable)},
		flag: list{"C", []string{w.yes, w.repaired, w.no, w.unknown}}, legal: list{"D", []string{w.yes, w.no, w.unknown}},
		status: list{"E", statuses}, role: list{"F", roles}, sector: list{"G", sectors},
	}
}

// levelName is a level as it stands in the list: "2 – In praktijk".
func (b *book) levelName(l rubric.Level) string {
	return plain(fmt.Sprintf("%d – %s", int(l), b.form.Rubric.Levels[l].Label.In(b.form.Lang)))
}

// addLists writes the hidden sheet of lists.
func (b *book) addLists() error {
	if _, err := b.file.NewSheet(listSheet); err != nil {
		return err
	}
	longest := 1
	for _, l := range []list{b.lists.level, b.lists.levelNA, b.lists.flag, b.lists.legal, b.lists.status, b.lists.role, b.lists.sector} {
		longest = max(longest, len(l.items))
		for n, item := range l.items {
			if err := b.file.SetCellStr(listSheet, l.column+strconv.Itoa(n+1), item); err != nil {
				return err
			}
		}
	}
	if err := b.size(listSheet, b.lists.sector.column+strconv.Itoa(longest)); err != nil {
		return err
	}
	return b.file.SetSheetVisible(listSheet, false)
}

// addMeta writes the hidden sheet by which the program knows its own form.
func (b *book) addMeta() error {
	f := b.form
	if _, err := b.file.NewSheet(metaSheet); err != nil {
		return err
	}
	pairs := [][2]string{
		{"kind", "questionnaire"}, {"rubric", f.Rubric.ID}, {"version", f.Rubric.Version}, {"hash", f.Rubric.Hash}, {"profile", string(f.Profile)},
		{"lang", string(f.Lang)}, {"round", b.round()}, {"written", f.Date.String()}, {"sector", string(f.School.Sector)},
	}
	for n, pair := range pairs {
		for col, value := range pair {
			if err := b.file.SetCellStr(metaSheet, string(rune('A'+col))+strconv.Itoa(n+1), plain(value)); err != nil {
				return err
			}
		}
	}
	if err := b.size(metaSheet, "B"+strconv.Itoa(len(pairs))); err != nil {
		return err
	}
	return b.file.SetSheetVisible(metaSheet, false)
}

// round is the measurement the form belongs to.
func (b *book) round() string {
	if b.form.Round == "" && !b.form.Date.IsZero() {
		return b.form.Date.SchoolYear()
	}
	return b.form.Round
}

// rule says what may stand in cells, and what Excel says about them. Without a list it is a text of at most textLimit signs, or with free anything.
type rule struct {
	cells         string
	title, prompt string
	list          *list
	free          bool
}

// guard adds a rule to a sheet.
func (b *book) guard(sheet string, r rule) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(r.cells)
	v.SetInput(clip(r.title, titleLimit, "…"), clip(r.prompt, promptLimit, "…"))
	switch {
	case r.list != nil && len(r.list.items) > 0:
		v.SetSqrefDropList(r.list.ref())
		v.SetError(excelize.DataValidationErrorStyleStop, clip(b.words.notInListTitle, titleLimit, "…"), b.notInList(*r.list))
	case r.list == nil && !r.free:
		if err := v.SetRange(0, textLimit, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		v.SetError(excelize.DataValidationErrorStyleStop, clip(b.words.tooLongTitle, titleLimit, "…"), clip(b.words.tooLong, errorLimit, "…"))
	}
	return b.file.AddDataValidation(sheet, v)
}

// notInList is the message for a cell that was filled in otherwise. What is to be done comes last and stays, so the list gives way when it is long.
func (b *book) notInList(l list) string {
	room := errorLimit - units(fmt.Sprintf(b.words.notInList, ""))
	return fmt.Sprintf(b.words.notInList, clip(strings.Join(l.items, ", "), room, "…"))
}

// protect locks a sheet without a password: it guards against accidents, nothing more.
func (b *book) protect(sheet string) error {
	return b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true,
	})
}
