package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/input"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
)

// addPlans gives the rounds the plans of the sound gap workbooks. A plan of which no answers were read is told of, as nothing shows it.
func (r *reading) addPlans(bad []string, problems *problem.List) {
	var plans []assessment.Plan
	for _, f := range r.files {
		if f.Plan != nil && !slices.Contains(bad, f.Path) {
			plans = append(plans, *f.Plan)
		}
	}
	r.plans = assessment.AddPlans(r.schools, plans, problems)
	if len(r.schools) == 0 {
		return
	}
	for _, p := range r.plans {
		if len(p.Fresh()) > 0 {
			problems.Warnf(p.Source, "van %s, %s is geen ingevulde vragenlijst gelezen; dit actieplan is niet gebruikt", "no filled questionnaire of %s, %s was read; this action plan was not used", p.School.Name, p.Round)
		}
	}
}

// planFiles lists the gap workbooks that the run needs: those of which the plan counts, and those that were named.
func (r reading) planFiles() []string {
	used := map[string]bool{}
	for _, s := range r.schools {
		for _, round := range s.Rounds {
			if round.Plan != nil && len(round.Plan.Fresh()) > 0 {
				used[round.Plan.Source.File] = true
			}
		}
	}
	for _, p := range r.plans {
		used[p.Source.File] = used[p.Source.File] || len(p.Fresh()) > 0
	}
	var out []string
	for _, f := range r.files {
		if f.Plan != nil && (f.Named || used[f.Path]) {
			out = append(out, f.Path)
		}
	}
	return out
}

// hasAnswers tells whether any of the files is more than a gap workbook.
func (r reading) hasAnswers() bool {
	return slices.ContainsFunc(r.files, func(f input.File) bool { return f.Plan == nil })
}

// spare gives another name to each workbook that would take the place of a gap workbook in which somebody worked, or of one that the run needs: with --force, as without it nothing is
// replaced at all. Under the other name nothing is replaced but, with again, a gap workbook of an earlier run in which nobody worked.
func (a *app) spare(files []outfile.File, needed []string, again bool) ([]outfile.File, error) {
	if !a.flags.force {
		return files, nil
	}
	out := slices.Clone(files)
	for n, f := range out {
		var failed error
		path := outfile.Free(f.Path, func(path string) bool {
			found, err := a.found(path, needed)
			if failed = errors.Join(failed, err); failed != nil {
				return false
			}
			if path == f.Path {
				return found == inUse
			}
			return found != nothing && (found != unused || !again) || slices.ContainsFunc(out, func(x outfile.File) bool { return x.Path == path })
		})
		if failed != nil {
			return nil, failed
		}
		if path != f.Path {
			a.tell("let op", "warning", lang.Format("%s: dit is een actieplan waarmee de school werkt; het blijft staan en de nieuwe werkmap heet %s", "%s: this is an action plan that the school works with; it stays and the new workbook is called %s", f.Path, filepath.Base(path)))
			out[n].Path = path
		}
	}
	return out, nil
}

// standing is what stands where a workbook is to come.
type standing int

const (
	nothing standing = iota
	other            // some other file
	unused           // a gap workbook in which nobody worked
	inUse            // a gap workbook in which somebody worked, or that the run needs
)

// found looks what stands in a place. For other files than workbooks it looks no further: whoever writes tells what stands in the way.
func (a *app) found(path string, needed []string) (standing, error) {
	if !outfile.Exists(path) {
		return nothing, nil
	}
	switch {
	case !readable(path):
		return other, nil
	case slices.ContainsFunc(needed, func(p string) bool { return outfile.SameFile(p, path) }):
		return inUse, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return other, err
	}
	switch gap, worked := answers.GapWorkedIn(answers.Reader{Rubric: a.rubric, Today: a.today}, data); {
	case worked:
		return inUse, nil
	case gap:
		return unused, nil
	}
	return other, nil
}

// readable tells whether a path can be a workbook: by its name, its size, and as it is an ordinary file.
func readable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Size() <= limit.Workbook && strings.EqualFold(filepath.Ext(path), ".xlsx")
}

// planSummary is the line of an action plan in which somebody worked: "de-linde.xlsx: De Linde (po), 2026-2027: actieplan met 3 ingevuld, 1 klaar".
func (a *app) planSummary(p assessment.Plan) string {
	done := 0
	for _, row := range p.Rows {
		if row.Status == assessment.StatusDone {
			done++
		}
	}
	return fmt.Sprintf("%s: %s (%s), %s: %s", p.Source.File, p.School.Name, p.School.Sector, p.Round, a.say("actieplan met %d ingevuld, %d klaar", "action plan with %d filled in, %d done", len(p.Rows), done))
}

// schoolsFound are the schools of the answers, else those of the plans.
func (r reading) schoolsFound() []assessment.School {
	var out []assessment.School
	for _, s := range r.schools {
		out = append(out, s.School)
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range r.plans {
		if !slices.ContainsFunc(out, p.Of) {
			out = append(out, p.School)
		}
	}
	return out
}
