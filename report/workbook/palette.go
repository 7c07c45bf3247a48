package workbook

// Font is the typeface of all workbooks; every office program has it, or one of the same widths.
const Font = "Arial"

// The colours of all workbooks, as red, green and blue: one hue from light to dark, greys, and the light yellow of what
// is to be filled in. Each colour is a ground or ink that says nothing that is not in words too.
const (
	Ink    = "1F2933"
	Soft   = "5B6770"
	Dark   = "1B4F5C"
	Middle = "2C6F7E"
	Line   = "C9D3D6"
	Light  = "E8F1F3"
	Entry  = "FFF8E1" // to be filled in
	Wait   = "E3DDF0" // unknown: somebody has to find out
	White  = "FFFFFF"
)
