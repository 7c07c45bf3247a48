// Package intake brings together what schools sent: from named sources (files, entries of an fs.FS, bytes in memory) to
// schools with their rounds, and what is missing, what clashes and what had to be left out.
//
// It knows nothing of the operating system, so that a page in a browser can use it as the commands do. Reports of
// sggscan, rubrics and files of other programs are passed over in folders and refused, with the way out, when they are
// named.
package intake

import (
	"slices"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// Intake is what came of reading the sources of one run. The zero value is ready to read.
type Intake struct {
	Files []File
	// Schools are those with answers, by name, each with its rounds and their plans.
	Schools []assessment.Rounds
	// Plans are those of which no answers were read.
	Plans []assessment.Plan
	// Expected are the schools that were asked, in their order. Set it before reading.
	Expected []assessment.School
	// Asked is how many people were asked at the expected schools. Set it before reading.
	Asked answers.Asked
	// Few are the schools at which the answers of one or two people count. Set it before reading.
	Few assessment.Few
	// ListName is how messages call the list of expected schools.
	ListName string
	// Unusable are the schools of what was received and cannot be used, as far as they are known.
	Unusable []Unusable
	noted    map[problem.Place]bool // of those
	// LeftOut are the files and rows with errors; the rest of the intake is sound without them.
	LeftOut []LeftOut
	// PassedOver are the names of the files that hold no answers, in the order of the sources.
	PassedOver []string
	earlier    []answers.Earlier // of all sources
	// Problems are those of all sources.
	Problems problem.List
}

// LeftOut is a file, or a row of a table, that does not count as there are errors in it.
type LeftOut struct {
	Place problem.Place
	Row   bool
}

// Read reads the sources and sorts the answers out by school and round. With plansSuffice gap workbooks alone are
// welcome; without it they are refused when there is nothing beside them. What is wrong with the content becomes a
// problem; the error is a *fs.PathError that names a source that could not be read.
func (in *Intake) Read(r answers.Reader, sources []Source, plansSuffice bool) error {
	for _, s := range sources {
		var file File
		counted := false
		passed, err := !s.Named, error(nil)
		if passed {
			passed, err = s.passOver(&in.Problems)
		}
		if err == nil && !passed {
			file, counted, err = readFile(in.noting(r), s, &in.Problems)
		}
		if err != nil {
			return err
		}
		in.earlier = append(in.earlier, file.earlier...)
		if !counted {
			in.PassedOver = append(in.PassedOver, s.Name)
		} else {
			answers.Supply(in.Expected, file.Responses, &in.Problems)
			in.Files = append(in.Files, file)
		}
	}
	if !plansSuffice && !in.HasAnswers() {
		for _, f := range in.Files {
			if f.Named {
				noAnswers(f.Name, words.Text("input.report_sggscan"), &in.Problems)
			}
		}
	}
	in.group(r)
	in.tellNames()
	return nil
}

// HasAnswers reports whether any of the files is more than a gap workbook.
func (in *Intake) HasAnswers() bool {
	return slices.ContainsFunc(in.Files, func(f File) bool { return f.Plan == nil })
}

// group sorts the responses out by school. Files with errors are left out, and of a table only its rows with errors;
// leaving one out can free others, so it is done again until nothing clashes.
func (in *Intake) group(r answers.Reader) {
	for {
		bad := in.Problems.BadFiles()
		responses, rows := in.sound(bad)
		var found problem.List
		in.Schools = assessment.Group(r.Rubric, responses, &found)
		assessment.CheckFew(r.Rubric, in.Schools, in.Few, &found)
		in.addPlans(bad, &found)
		if !found.HasErrors() {
			in.Problems.Add(found)
			return
		}
		// Its warnings come again in the last turn.
		in.Problems.Add(found.Errors().Confined(func(p problem.Place) bool { return rows[p] }))
	}
}

// sound lists the responses that no error makes unusable, with the places of those that are a row of a table.
func (in *Intake) sound(badFiles []string) (responses []assessment.Response, rows map[problem.Place]bool) {
	badRows := in.Problems.BadRecords()
	isBad := map[problem.Place]bool{}
	for _, row := range badRows {
		isBad[row] = true
	}
	in.LeftOut, rows = nil, map[problem.Place]bool{}
	for _, f := range in.Files {
		if slices.Contains(badFiles, f.Name) {
			in.LeftOut = append(in.LeftOut, LeftOut{Place: problem.Place{File: f.Name}})
			for _, x := range f.Responses {
				in.unusable(x.School, x.Source)
			}
			continue
		}
		for _, x := range f.Responses {
			if isBad[x.Source] {
				in.unusable(x.School, x.Source)
			} else {
				responses = append(responses, x)
				rows[x.Source] = x.Source != problem.Place{File: f.Name}
			}
		}
		for _, row := range badRows {
			if row.File == f.Name {
				in.LeftOut = append(in.LeftOut, LeftOut{row, true})
			}
		}
	}
	return responses, rows
}

// addPlans gives the rounds the plans of the sound gap workbooks. A plan of which no answers were read is told of, as
// nothing shows it.
func (in *Intake) addPlans(badFiles []string, problems *problem.List) {
	var plans []assessment.Plan
	for _, f := range in.Files {
		if f.Plan != nil && !slices.Contains(badFiles, f.Name) {
			plans = append(plans, *f.Plan)
		}
	}
	in.Plans = assessment.AddPlans(in.Schools, plans, problems)
	if len(in.Schools) == 0 {
		return
	}
	for _, p := range in.Plans {
		if len(p.Fresh()) > 0 {
			problems.Warnf(p.Source, "input.no_filled_questionnaire_was_read", p.School.Name, p.Round)
		}
	}
}

// PlanFiles lists the gap workbooks that the run needs: those of which the plan counts, and those that were named.
func (in *Intake) PlanFiles() []string {
	used := map[string]bool{}
	use := func(p *assessment.Plan) { used[p.Source.File] = used[p.Source.File] || len(p.Fresh()) > 0 }
	for _, s := range in.Schools {
		for _, round := range s.Rounds {
			if round.Plan != nil {
				use(round.Plan)
			}
		}
	}
	for n := range in.Plans {
		use(&in.Plans[n])
	}
	var out []string
	for _, f := range in.Files {
		if f.Plan != nil && (f.Named || used[f.Name]) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Inputs lists the files that say something: those with answers, and the gap workbooks of PlanFiles.
func (in *Intake) Inputs() []string {
	out := in.PlanFiles()
	for _, f := range in.Files {
		if f.Plan == nil {
			out = append(out, f.Name)
		}
	}
	return out
}

// Found lists the schools of the answers, else those of the plans.
func (in *Intake) Found() []assessment.School {
	out := lists.Map(in.Schools, func(s assessment.Rounds) assessment.School { return s.School })
	if len(out) > 0 {
		return out
	}
	for _, p := range in.Plans {
		if !slices.ContainsFunc(out, p.Of) {
			out = append(out, p.School)
		}
	}
	return out
}

// Of returns the rounds of a school: the one with its BRIN, or with its name and sector.
func (in *Intake) Of(school assessment.School) (rounds assessment.Rounds, ok bool) {
	for _, s := range in.Schools {
		if s.School.BRIN != "" && s.School.BRIN == school.BRIN || sameName(s.School, school) {
			rounds, ok = s, true
		}
	}
	return rounds, ok
}

func sameName(a, b assessment.School) bool {
	return a.Sector == b.Sector && assessment.FoldName(a.Name) == assessment.FoldName(b.Name)
}
