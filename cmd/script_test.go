package cmd_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"sggscan/cmd"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// asProgram makes the test binary the program.
const asProgram = "SGGSCAN_TEST_AS_PROGRAM=1"

func TestMain(m *testing.M) {
	if name, value, _ := strings.Cut(asProgram, "="); os.Getenv(name) == value {
		os.Exit(cmd.Main(os.Args[1:], cmd.System()))
	}
	os.Exit(m.Run())
}

// process is a run of the program in a process of its own, for what cannot be tested within the test: signals and
// memory. It collects garbage as the program does for a user.
func process(args ...string) *exec.Cmd {
	run := exec.Command(os.Args[0], args...)
	run.Env = append(os.Environ(), asProgram, "GOGC=100", "GOMEMLIMIT=off")
	return run
}

// TestScript plays the scripts of testdata/script: each is a user at a terminal. $SMALL is --rubric with a rubric
// whose texts never change, $TODAY is --today with a fixed day, $ROOT is this repository.
func TestScript(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(".") // each command goes to the folder of its script; at the end the test is back where it was
	testscript.RunT(oneByOne{t}, testscript.Params{
		Dir:                filepath.Join(root, "testdata", "script"),
		RequireUniqueNames: true,
		UpdateScripts:      *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root)
			e.Setenv("SMALL", "--rubric="+filepath.Join(root, "testdata", "rubrics", "small"))
			e.Setenv("TODAY", "--today=2026-11-20")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sggscan": sggscan, "exits": exits, "count": count, "fill": fill, "cell": cell, "shows": shows,
			"addrow": addrow, "reverse": reverse,
		},
	})
}

// oneByOne runs scripts one after another: the program runs within the test, which is in one folder at a time.
type oneByOne struct{ *testing.T }

func (t oneByOne) Parallel()     {}
func (t oneByOne) Verbose() bool { return testing.Verbose() }

func (t oneByOne) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(oneByOne{t}) })
}

// run runs the program within the test, in the folder of the script, and returns its exit code. A process for each
// command would read the rubric anew each time, which takes most of its time.
func run(ts *testscript.TestScript, args []string) int {
	ts.Check(os.Chdir(ts.MkAbs(".")))
	return cmd.Main(args, cmd.Streams{Out: ts.Stdout(), Err: ts.Stderr(), Getenv: ts.Getenv, Now: time.Now})
}

// sggscan ARGUMENTS… runs the program, which must end well.
func sggscan(ts *testscript.TestScript, neg bool, args []string) {
	if code := run(ts, args); neg || code != cmd.ExitOK {
		ts.Fatalf("exit code %d; for another one than 0 write: exits CODE sggscan ARGUMENTS…", code)
	}
}

// exits CODE sggscan ARGUMENTS… runs the program, which must end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "sggscan" {
		ts.Fatalf("usage: exits CODE sggscan ARGUMENTS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := run(ts, args[2:]); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// count N DIR counts what stands in a folder, hidden files too: no more was written than was said.
func count(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: count N DIR")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	entries, err := os.ReadDir(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(entries) != want {
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		ts.Fatalf("%s holds %d files %q, want %d", args[1], len(entries), names, want)
	}
}

// fill FILE SHEET ID HEADER VALUE types a value in a workbook: in the row of the id, below the header.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 {
		ts.Fatalf("usage: fill FILE SHEET ID HEADER VALUE")
	}
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	row, column := 0, 0
	for r, cells := range rows {
		for c, text := range cells {
			if text == args[3] && column == 0 {
				column = c + 1
			}
			if text == args[2] && c == 0 {
				row = r + 1
			}
		}
	}
	at, err := excelize.CoordinatesToCellName(column, row)
	ts.Check(err)
	ts.Check(f.SetCellStr(args[1], at, args[4]))
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// table is a workbook with the rows of a sheet, and the index of the first row below the header that begins with Nr.
func table(ts *testscript.TestScript, path, sheet string) (*excelize.File, [][]string, int) {
	f, err := excelize.OpenFile(ts.MkAbs(path))
	ts.Check(err)
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	ts.Check(err)
	head := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "Nr" })
	if head < 0 {
		ts.Fatalf("%s!%s has no header", path, sheet)
	}
	return f, rows, head + 1
}

// addrow FILE SHEET HEADER VALUE… types values, each below the header before it, in the first empty row of a table.
func addrow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 || len(args)%2 != 0 {
		ts.Fatalf("usage: addrow FILE SHEET HEADER VALUE…")
	}
	f, rows, first := table(ts, args[0], args[1])
	row := first
	for row < len(rows) && strings.Join(rows[row], "") != "" {
		row++
	}
	for pair := range slices.Chunk(args[2:], 2) {
		at, err := excelize.CoordinatesToCellName(slices.Index(rows[first-1], pair[0])+1, row+1)
		ts.Check(err)
		ts.Check(f.SetCellStr(args[1], at, pair[1]))
	}
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// reverse FILE SHEET sorts the rows of a table the other way round, as a person does in a program.
func reverse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: reverse FILE SHEET")
	}
	f, rows, first := table(ts, args[0], args[1])
	body := rows[first:]
	for n := range body {
		for column := range rows[first-1] {
			at, err := excelize.CoordinatesToCellName(column+1, first+len(body)-n)
			ts.Check(err)
			text := ""
			if column < len(body[n]) {
				text = body[n][column]
			}
			ts.Check(f.SetCellStr(args[1], at, text))
		}
	}
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// cell FILE SHEET CELL VALUE writes in a cell of a workbook.
func cell(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: cell FILE SHEET CELL VALUE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(f.SetCellStr(args[1], args[2], args[3]))
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// shows FILE SHEET TEXT… looks in a workbook for a row with these texts in this order, each a whole cell.
func shows(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 3 {
		ts.Fatalf("usage: shows FILE SHEET TEXT…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	ts.Check(f.Close())
	found := slices.ContainsFunc(rows, func(row []string) bool {
		rest := args[2:]
		for _, text := range row {
			if len(rest) > 0 && text == rest[0] {
				rest = rest[1:]
			}
		}
		return len(rest) == 0
	})
	if found == neg {
		ts.Fatalf("%s!%s: a row with %q: %v", args[0], args[1], args[2:], found)
	}
}
