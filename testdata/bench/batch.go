//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment/xlsx"
)

// questions are the ids of a rubric as it is shown in JSON.
func questions(shown string) (ids, checks []string, err error) {
	var r struct {
		Domains []struct{ Indicators []struct{ ID string } }
		Checks  []struct{ ID string }
	}
	err = json.Unmarshal([]byte(shown), &r)
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			ids = append(ids, i.ID)
		}
	}
	for _, c := range r.Checks {
		checks = append(checks, c.ID)
	}
	return ids, checks, err
}

// growth is the workbook of a board, with more and more schools.
func (b *bench) growth() error {
	const few, many = 100, 10_000
	var least float64
	for _, n := range []int{few, 1_000, many} {
		name := fmt.Sprintf("board%d", n)
		if err := b.table(name+".csv", n); err != nil {
			return err
		}
		turns := max(1, 500/n)
		m, err := rounds(turns, func() (float64, error) { return spent(b.own("check", b.at(name+".csv"))) })
		if err != nil {
			return err
		}
		var t took
		all, err := rounds(turns, func() (float64, error) {
			t, err = b.compare(name)
			return spent(t, err)
		})
		if err != nil {
			return err
		}
		each := all[0] / float64(n)
		if n == few {
			least = each
		}
		row(fmt.Sprintf("`compare`, %d schools", n), fmt.Sprintf("%.1f s, %s a school", all[0], ms(each)),
			fmt.Sprintf("%d MB; `check` of the same %.1f s", t.memory, m[0]),
			fmt.Sprintf("%s that of %d", times(each/least), few))
	}
	return nil
}

// compare makes a workbook where none stands: one that does would be read first.
func (b *bench) compare(name string) (took, error) {
	if err := os.RemoveAll(b.at(name + ".xlsx")); err != nil {
		return took{}, err
	}
	return b.own("compare", b.at(name+".csv"), "-o", b.at(name+".xlsx"))
}

// cells lays the comparison of some hundred schools, with reading and scoring them, beside what only writes its
// cells.
func (b *bench) cells() error {
	const schools = 300
	if err := b.table("cells.csv", schools); err != nil {
		return err
	}
	if _, err := b.compare("cells"); err != nil {
		return err
	}
	data, err := os.ReadFile(b.at("cells.xlsx"))
	if err != nil {
		return err
	}
	none := xlsx.Limits{File: 1 << 30, Unpacked: 1 << 40, Sheets: 1 << 10, Rows: 1 << 21, Cells: 1 << 30}
	book, err := none.Read(data)
	if err != nil {
		return err
	}
	m, err := rounds(9, func() (float64, error) { return spent(b.compare("cells")) },
		func() (float64, error) { return bare(book) })
	if err != nil {
		return err
	}
	row(fmt.Sprintf("`compare` of %d schools, with all it reads and scores", schools), ms(m[0]),
		ms(m[1])+" bare StreamWriter, the same cells in one style", times(m[0]/m[1]))
	other, err := b.rival("write", b.at("cells.xlsx"))
	if err != nil {
		return err
	}
	for _, name := range []string{"xlsxwriter", "openpyxl"} {
		if other[name] > 0 {
			each := 1e6 / other["cells"] // µs a cell
			row(fmt.Sprintf("the same, a cell (%.0f cells)", other["cells"]), fmt.Sprintf("%.2f µs", each*m[0]),
				fmt.Sprintf("%.2f µs %s, the same cells in one style", each*other[name], name), times(other[name]/m[0]))
		}
	}
	return nil
}

// batch is many reports, on one processor and on two.
func (b *bench) batch() error {
	const reports = 1_000
	if err := b.table("batch.csv", reports); err != nil {
		return err
	}
	made := func(processors int, source string) (took, error) {
		if err := os.RemoveAll(b.at("reports")); err != nil {
			return took{}, err
		}
		return b.with([]string{fmt.Sprintf("GOMAXPROCS=%d", processors)}, b.program, "report", source,
			"-o", b.at("reports"), "--only", "pdf", "--today", "2026-11-28", "--quiet")
	}
	one, err := made(2, b.answers("het-voorbeeldlyceum-2026-2027.xlsx"))
	if err != nil {
		return err
	}
	single, err := made(1, b.at("batch.csv"))
	if err != nil {
		return err
	}
	double, err := made(2, b.at("batch.csv"))
	slow, fast := single.clock.Seconds(), double.clock.Seconds()
	row(fmt.Sprintf("%d reports on two processors", reports), fmt.Sprintf("%.1f s on the clock", fast),
		fmt.Sprintf("%.1f s on one", slow), times(slow/fast))
	row("memory of these", fmt.Sprintf("%d MB", double.memory), fmt.Sprintf("%d MB one report", one.memory),
		fmt.Sprintf("+%d MB", double.memory-one.memory))
	return err
}

// processor is the processor time that this process took.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// bare writes the cells of a workbook on the library under the program, and nothing else.
func bare(book xlsx.Book) (seconds float64, err error) {
	runtime.GC()
	began := processor()
	f := excelize.NewFile()
	style, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true}})
	if err != nil {
		return 0, err
	}
	for n, s := range book.Sheets {
		name := fmt.Sprintf("S%d", n)
		if _, err := f.NewSheet(name); err != nil {
			return 0, err
		}
		w, err := f.NewStreamWriter(name)
		if err != nil {
			return 0, err
		}
		for _, r := range s.Rows {
			values := make([]any, len(r.Cells))
			for k, c := range r.Cells {
				switch {
				case c.IsNumber:
					values[k] = excelize.Cell{StyleID: style, Value: c.Number}
				case c.Text != "":
					values[k] = excelize.Cell{StyleID: style, Value: c.Text}
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", r.Number), values, excelize.RowOpts{Height: 17}); err != nil {
				return 0, err
			}
		}
		if err := w.Flush(); err != nil {
			return 0, err
		}
	}
	if err := f.Write(io.Discard); err != nil {
		return 0, err
	}
	return (processor() - began).Seconds(), f.Close()
}
