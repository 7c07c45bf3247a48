// Command learn learns from labelled texts what a rubric looks for in a school's own text: learn RUBRIC TEXTS (make
// learn). RUBRIC is the folder of the rubric, which gets its folder learned anew; TEXTS has a folder for each writer.
// It prints of each label how well it is found in the texts of writers of whom nothing was learned.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sggscan/assessment/policy/learn"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "learn RUBRIC TEXTS")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder, texts string, out io.Writer) error {
	r, problems, err := rubric.Load(os.DirFS(folder), folder)
	if err != nil {
		return err
	}
	if problems.HasErrors() {
		return errors.New(problems.All()[0].Text.In(lang.EN))
	}
	list, err := learn.Read(os.DirFS(texts))
	if err != nil {
		return err
	}
	sum, err := learn.Sum(r, os.DirFS(texts))
	if err != nil {
		return err
	}
	learned, found, err := learn.Learn(r, list)
	if err != nil {
		return err
	}
	if err := show(out, found); err != nil {
		return err
	}
	for _, l := range lang.All() {
		file := filepath.Join(folder, filepath.FromSlash(rubric.LearnedFile(l)))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(header(sum)+learned[l].String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// header begins a file with what it was made of.
func header(sum string) string {
	return "# Made by `make learn` from labelled texts; CONTRIBUTING.md says how it is read. Their checksum: " + sum + "\n"
}

func show(out io.Writer, found []learn.Found) error {
	sums, order := map[string]learn.Found{}, []string{}
	var err error
	line := func(f learn.Found) {
		_, failed := fmt.Fprintf(out, "%s %-10s precision %.2f recall %.2f of %d\n", f.Language, f.Label,
			share(f.Right, f.Wrong), share(f.Right, f.Missed), f.Right+f.Missed)
		err = errors.Join(err, failed)
	}
	for _, f := range found {
		line(f)
		all := "terms"
		if strings.HasPrefix(f.Label, "!") {
			all = "wording"
		}
		key := string(f.Language) + all
		sum, known := sums[key]
		if !known {
			order = append(order, key)
		}
		sums[key] = learn.Found{Label: all, Language: f.Language, Right: sum.Right + f.Right, Wrong: sum.Wrong + f.Wrong,
			Missed: sum.Missed + f.Missed}
	}
	for _, key := range order {
		line(sums[key])
	}
	return err
}

func share(n, others int) float64 { return float64(n) / float64(cmp.Or(n+others, 1)) }
