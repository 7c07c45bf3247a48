// Package limit holds, in one place, how large an input may be. A file over a limit is refused before it can fill the
// memory of a school's laptop; each limit is far above what a real school or board sends.
package limit

const (
	// Document is the size in bytes of a YAML or JSON file.
	Document = 5 << 20
	// Text is the number of characters of one text. A workbook cell holds 32,767 UTF-16 units, so every text fits one.
	Text = 32_000
	// Values is the number of values, keys among them, of a YAML or JSON file: a small file can hold so many that they
	// fill the memory.
	Values = 550_000
	// Depth is how deep lists and mappings may be nested in YAML or JSON.
	Depth = 32
	// Workbook is the size in bytes of a workbook (.xlsx) as it lies on disk.
	Workbook = 20 << 20
	// Unpacked is the size in bytes of all parts of a workbook together when they are unpacked.
	Unpacked = 256 << 20
	// Sheets is the number of sheets of a workbook.
	Sheets = 1_000
	// Rows is the number of rows of a table, under its header.
	Rows = 50_000
	// SheetRows is the number of rows with something in them of a sheet: those of a table, with its header and what may
	// stand above it.
	SheetRows = Rows + 20
	// Columns is the number of columns of a sheet that are read; what stands further to the right is passed over.
	Columns = 512
	// Cells is the number of cells of a workbook that are kept, with the empty ones before the last of a row.
	Cells = 4_000_000
	// CSV is the size in bytes of a table as text.
	CSV = 50 << 20
	// Pages is the number of pages of a text of a school.
	Pages = 2_000
	// Paragraphs is the number of paragraphs of a text of a school.
	Paragraphs = 100_000
	// PolicyText is the size in bytes of a text of a school: some thousand pages.
	PolicyText = 3 << 20
	// PageContent is the size in bytes of what draws one page of a PDF.
	PageContent = 16 << 20
	// TextUnpacked is the size in bytes of the parts of a text of a school that are read, when they are unpacked.
	TextUnpacked = 64 << 20
	// Problems is the number of problems of one file that are listed one by one; of the rest it is only told that they
	// are there.
	Problems = 10_000
)
