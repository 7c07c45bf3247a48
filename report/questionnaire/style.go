package questionnaire

import "sggscan/report/workbook"

// The looks of the form.
const (
	lookText      = workbook.TextLook + iota // text that wraps, without a frame
	lookTitle                                // the title of a sheet
	lookSub                                  // the line under a title
	lookSmall                                // by what the sheet was made
	lookSection                              // a heading inside a sheet
	lookLabel                                // what stands in the cell beside it
	lookFixed                                // a value that cannot be changed
	lookSample                               // what a cell to fill in looks like
	lookSign                                 // a sign or sample that is explained beside it
	lookProgress                             // how far one is
	lookBand                                 // what a group of columns is
	lookHead                                 // a column head
	lookNumber                               // the head of the numbers
	lookLevel                                // the head of a level
	lookID                                   // the number of a question
	lookBody                                 // a text in a table
	lookGuide                                // guidance inside a table
	lookLast                                 // the earlier answer
	lookAnswer                               // a cell to choose an answer in
	lookEntry                                // a cell to write in
	lookEntryDate                            // a cell to write a date in
)

// The sizes of plain and small text, in points.
const (
	fontSize  = 10.0
	smallSize = 8.0
)

func looks(progress string) []workbook.Style {
	bare := workbook.Style{}
	text := workbook.Style{Wrap: true}
	small := text.In(workbook.Soft)
	small.Size = smallSize
	framed := text.Framed(workbook.Boxed)
	body := framed.Indented(1)
	head := framed.Strong().In(workbook.White).On(workbook.Dark).Aligned("", "center")
	number := framed.Strong().In(workbook.Dark)
	entry := body.On(workbook.Entry).Of("@")
	entry.Open = true
	sign := text.Strong().Aligned("left", "").Indented(1)
	return []workbook.Style{lookText: text.Indented(1),
		lookTitle: bare.Heading(16, workbook.Dark).Aligned("", "center"), lookSub: text.In(workbook.Soft),
		lookSmall: small, lookSection: bare.Heading(12, workbook.Dark).Aligned("", "bottom").Framed(workbook.Ruled),
		lookLabel: text.Strong().In(workbook.Dark), lookFixed: body, lookSample: body.On(workbook.Entry),
		lookSign: sign, lookProgress: sign.Framed(workbook.Boxed).Of(progress),
		lookBand: bare.Heading(9, workbook.Dark).Aligned("", "center").Indented(1), lookHead: head.Indented(1),
		lookNumber: head, lookLevel: head.On(workbook.Middle).Indented(1), lookID: number, lookBody: body,
		lookGuide: text.On(workbook.Light).Aligned("", "center").Indented(1), lookLast: body.On(workbook.Light),
		lookAnswer: entry.Strong(), lookEntry: entry, lookEntryDate: entry.Of(workbook.DateFormat).Aligned("left", "")}
}
