package advicefile

import "sggscan/report/workbook"

// The looks of the file.
const (
	lookBody      = workbook.TextLook + iota // a text in a table
	lookTitle                                // the title of a sheet
	lookPlain                                // a text outside a table
	lookSub                                  // the line under the title
	lookSmall                                // by what the file was made
	lookLabel                                // what stands in the cell beside it
	lookHow                                  // how to fill in a sheet
	lookHead                                 // a column head
	lookBold                                 // a text in a table that people look for
	lookNone                                 // a cell in which nothing can be filled in
	lookEntry                                // a cell to write in
	lookChoice                               // a cell to choose in
	lookEntryDate                            // a cell to write a date in
)

func looks() []workbook.Style {
	bare := workbook.Style{}
	plain := workbook.Style{Wrap: true, Across: "left"}
	body := plain.Framed(workbook.Boxed).Indented(1)
	small := plain.In(workbook.Soft)
	small.Size = 8
	entry := body.On(workbook.Entry).Of("@")
	entry.Open = true
	return []workbook.Style{
		lookBody: body, lookTitle: bare.Heading(16, workbook.Dark).Aligned("", "center"), lookPlain: plain.Indented(1),
		lookSub: plain.In(workbook.Soft), lookSmall: small, lookLabel: plain.Strong().In(workbook.Dark),
		lookHow:  bare.In(workbook.Soft).Aligned("", "center"),
		lookHead: body.Strong().In(workbook.White).On(workbook.Dark).Aligned("left", "center"), lookBold: body.Strong(),
		lookNone: body.In(workbook.Soft).On(workbook.Light), lookEntry: entry, lookChoice: entry.Strong(),
		lookEntryDate: entry.Of(workbook.DateFormat),
	}
}
