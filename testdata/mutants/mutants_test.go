// Package mutants puts faults in the program on purpose, one by one, and runs the test that must find each: make
// mutants. The files stay as they are: the go command is given the fault as an overlay.
package mutants

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mutant is a fault: what it does, the text in a file that is replaced, and the test that finds it in the package of
// that file or, with a path before its name, in another one.
type mutant struct{ what, file, from, to, test string }

func mutants() []mutant {
	const a = "assessment/"
	return []mutant{
		{"a score counts open questions as 0", a + "verdict.go",
			"Fraction(100*s.points, top*s.answeredWeight)", "Fraction(100*s.points, top*s.scopeWeight)",
			"TestOracleOneResponse"},
		{"questions weigh the same", a + "verdict.go",
			"s.points += i.Indicator.Weight * int(i.Level)", "s.points += int(i.Level)", "TestOracleOneResponse"},
		{"a verdict follows the score, not the lower bound", a + "verdict.go",
			"label(r.Verdicts, t.Lower)", "label(r.Verdicts, t.Score)", "TestOracleOneResponse"},
		{"a bound of a verdict is not inclusive", a + "verdict.go",
			"!lower.Less(v.From)", "n == 0 || Exact(v.From).Less(lower.Rat())", "TestThresholdsAreInclusive"},
		{"a critical question that is open sets no cap", a + "verdict.go", "c == rubric.Hard && open", "false", "TestCaps"},
		{"a weak domain is averaged away", a + "verdict.go", "if step <= developing {", "if step < notYet {", "TestCaps"},
		{"a domain of two questions has a verdict", a + "verdict.go", "const domainSize = 3", "const domainSize = 2",
			"TestOracleOneResponse"},
		{"the way to the next verdict may leave a flag", a + "firmness.go", "if s.flagsYes > 0 {", "if false {",
			"TestOracleOneResponse"},
		{"a flag sets no cap", a + "verdict.go", "f.State == CheckYes", "f.State == CheckNo", "TestCaps"},
		{"little coverage has a verdict", a + "verdict.go",
			"t.Coverage.Less(r.CoverageMinimum)", "false", "TestCoverageBelowMinimum"},
		{"a level at the target is a gap", a + "assess.go",
			"i.Level < a.Target", "i.Level <= a.Target", "TestOracleOneResponse"},
		{"quartiles lean to the low side", a + "benchmark.go",
			"position := (len(sorted) - 1) * k", "position := max(0, len(sorted)-2) * k", "TestBenchmarkByHand"},
		{"a question that changed in this very version is compared", a + "trend.go",
			"CompareVersions(i.Indicator.Changed, oldest) > 0", "CompareVersions(i.Indicator.Changed, oldest) > 1",
			"TestTrendByHand"},
		{"the median is the higher of two", a + "merge.go", "sorted[(len(sorted)-1)/2]", "sorted[len(sorted)/2]",
			"TestMerge"},
		{"half not applicable is not applicable", a + "merge.go", "2*na > len(asked)", "2*na >= len(asked)", "TestMerge"},
		{"half open is unknown", a + "merge.go", "2*open > len(asked)", "2*open >= len(asked)", "TestMerge"},
		{"one yes to a flag is outvoted", a + "merge.go", "firstOf(tally, CheckYes, CheckRepaired)",
			"firstOf(tally, CheckRepaired)", "TestMergeOfChecks"},
		{"half unknown makes a flag unknown", a + "merge.go", "2*tally[CheckUnknown] > heard", "2*tally[CheckUnknown] >= heard",
			"TestMergeOfChecks"},
		{"everyone answers a legal question", a + "merge.go", "c.Kind == rubric.Flag || role.Leading", "true || role.Leading",
			"TestMergeOfChecks"},
		{"the level of two people counts", a + "merge.go", "const fewest = 2", "const fewest = 1", "TestOraclePeople"},
		{"five people may partly agree", a + "merge.go", "len(levels) == 5", "len(levels) == 4", "TestNobodyCanBeCounted"},
		{"the joint response counts as a person", a + "merge.go", "!x.Joint() && a.State == Answered", "a.State == Answered",
			"TestOraclePeople"},
		{"agreement is upside down", a + "merge.go", "min(atMost, n-atMost)", "max(atMost, n-atMost)", "TestOraclePeople"},
		{"notes of two people are quoted", a + "merge.go", "len(surely(asked)) >= v.rubric.QuoteMinimum", "len(asked) > 1",
			"report/view/TestNobodyCanBeTold"},
		{"a role of four is shown", a + "roles.go", "allowed && c.Count >= r.RoleMinimum",
			"allowed && c.Count >= r.RoleMinimum-1", "TestRolesAreShownOnlyWhereNobodyCanBeRecognised"},
		{"what is left over of the roles may be a few", a + "roles.go", "if rest > 0 && rest < r.RoleMinimum {", "if false {",
			"TestWholeLessRolesHidesPeople"},
		{"two leaders in a role of several are laid beside the team", a + "roles.go", "len(given) >= v.rubric.RoleMinimum",
			"len(given) > 0", "TestLeadersBesideTeam"},
		{"quartiles of fewer schools than the minimum", a + "benchmark.go", "len(p.whole) < p.rubric.MedianMinimum", "len(p.whole) < 1",
			"TestBenchmarkByHand"},
		{"quartiles of a domain of fewer schools than the minimum", a + "benchmark.go", "len(known) >= r.QuartileMinimum",
			"len(known) > 0", "TestBenchmarkOfDomainNeedsEnoughSchools"},
		{"a citizen service number is not seen", a + "text.go", "sum%11 == 0", "sum%11 == 1", "TestLooksPersonal"},
		{"an anonymous comparison names who sent nothing", "report/view/anonymous.go",
			"Missing{School: code.of(m.School, m.BRIN, m.SectorID)", "Missing{School: m.School",
			"report/excel/TestAnonymousWorkbookNamesNobody"},
		{"a question that one person was asked shows how they left it", a + "merge.go",
			"few <= fewest && out.State != Answered",
			"few < fewest && out.State != Answered", "TestNobodyReadsWhatOneLeftOpen"},
		{"one person settles that a question does not apply", a + "merge.go",
			"!v.shared(x.Role) && x.Answers.Of(ind.ID).State == NotApplicable",
			"x.Answers.Of(ind.ID).State == NotApplicable", "TestNobodyReadsWhatOneLeftOpen"},
		{"two people need no consent", a + "merge.go",
			"0 < n && n <= fewest",
			"0 < n && n < fewest", "TestFewPeople"},
		{"consent of one school is that of all", a + "few.go",
			"ok && brin == s.BRIN",
			"ok || brin == s.BRIN", "TestFewPeople"},
		{"a form carries the level of one person", a + "assess.go",
			"i.OwnState == Answered && !i.personal",
			"i.OwnState == Answered", "TestFewPeople"},
		{"four levels have a class", a + "assess.go",
			"len(m.levels) >= v.rubric.AgreementMinimum",
			"len(m.levels) >= v.rubric.AgreementMinimum-1", "TestOraclePeople"},
		{"a fifth far away is no difference", a + "merge.go",
			"fifth*far >= len(levels)",
			"fifth*far > len(levels)", "TestOraclePeople"},
		{"a mean is shown of nine questions", a + "roles.go",
			"const enoughQuestions = 10",
			"const enoughQuestions = 9", "TestOraclePeople"},
		{"small roles are counted apart", a + "roles.go",
			"sure[c.Role] < v.rubric.RoleMinimum",
			"sure[c.Role] < v.rubric.RoleMinimum-1", "TestOraclePeople"},
		{"a team of four is laid beside the leaders", a + "roles.go",
			"len(team) < v.rubric.RoleMinimum",
			"len(team) < v.rubric.RoleMinimum-1", "TestLeadersBesideTeam"},
		{"the class shows where leaders and team differ", a + "roles.go",
			"i.OwnState == NotApplicable || i.leadersDiffer()",
			"i.OwnState == NotApplicable", "TestTalkOfLeadersAndTeam"},
		{"leaders of a small role are told of when one answered", a + "roles.go",
			"(n > 0 || !known)",
			"(n > 0 || !known) && v.inRole(role.ID) > 0", "TestSmallLeadersHangOnNobody"},
		{"a date of one stands beside the evidence of all", a + "assess.go",
			"if i.mixed {",
			"if false {", "TestDateOfEvidenceOfSeveral"},
		{"texts stand in the order of the people", a + "merge.go",
			"\tslices.Sort(texts)\n",
			"", "TestTextsOfSeveralAreSorted"},
		{"notes to a check of two people are quoted", a + "merge.go",
			"len(v.sure) >= v.rubric.QuoteMinimum",
			"len(v.sure) > 1", "report/view/TestNotesToChecksAreCounted"},
		{"a talk sheet is made of two people", a + "talk.go",
			"v.sharing() <= fewest",
			"v.sharing() < fewest", "TestTalkHidesPeople"},
		{"a talk sheet shows the level of one person", a + "talk.go",
			"shared > fewest",
			"shared > 0", "TestTalkHidesPeople"},
		{"a talk sheet says of few who left a question open", a + "talk.go",
			"i.OwnState.Open() && !i.few",
			"i.OwnState.Open()", "TestNobodyReadsWhatOneLeftOpen"},
		{"a talk sheet quotes notes", "report/questionnaire/yaml.go",
			"\t\treturn \"\"\n\t}\n\treturn was.Note",
			"\t}\n\treturn was.Note", "TestTalkSheetQuotesNoNote"},
		{"the only small role that was asked is counted", a + "returned.go",
			"small.Returned > 0 && roles == 1",
			"false", "TestReturns"},
		{"two schools are a sector of an anonymous comparison", a + "sectors.go",
			"const SectorMinimum = 3",
			"const SectorMinimum = 2", "TestMergeSectors"},
		{"an anonymous plan has a row for each action", "report/view/anonymous.go",
			"if !slices.Contains(out, row) {",
			"if true {", "TestAnonymousPlanCountsNoActions"},
		{"an anonymous plan stands in the order of its texts", "report/view/anonymous.go",
			", cmp.Compare(a.StatusID, b.StatusID))",
			")", "TestAnonymousPlanCountsNoActions"},
		{"an anonymous comparison counts people", "report/view/anonymous.go",
			"return Agreement{Overall: a.Overall, Questions: a.Questions, Wide: a.Wide, Differ: a.Differ}",
			"return a", "cmd/TestAnonymousComparisonTellsNothingElse"},
		{"anonymous codes stand in an order that anybody can make", "report/view/anonymous.go",
			"hmac.New(sha256.New, keys.Secret)",
			"hmac.New(sha256.New, nil)", "report/excel/TestCodesAreTheSameEachTime"},
		{"an anonymous comparison names its schools", "report/view/anonymous.go",
			"School: School{Name: code,", "School: School{Name: r.School.Name,",
			"report/excel/TestAnonymousWorkbookNamesNobody"},
		{"a copy of a file counts twice", a + "copies.go", "if how == isCopy {", "if how == 0 {", "TestGroup"},
		{"what may be double counts as one more person", a + "copies.go", "x.Doubtful = how > 0",
			"x.Doubtful = how > 99", "TestCopies"},
		{"dates are a day late", a + "xlsx/value.go", "time.December, 30", "time.December, 31", "TestValues"},
		{"a formula without an outcome is an empty cell", a + "xlsx/rows.go", "c.computed && !c.outcome",
			"c.computed && c.outcome", "TestFormulaWithoutOutcome"},
		{"what a part unpacks to is not counted", a + "xlsx/read.go", "p.of.left -= n", "p.of.left -= 0",
			"TestLimitsOfAWorkbook"},
		{"a sheet may have a row too many", a + "xlsx/rows.go", "== most+headRows", "== most+headRows+1",
			"TestLimitsOfAWorkbook"},
	}
}

func TestMutants(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mutants() {
		t.Run(strings.ReplaceAll(m.what, " ", "_"), func(t *testing.T) {
			row := fmt.Sprintf("| %s | `%s` | `%s` |\n", m.what, m.file, filepath.Base(m.test))
			if !strings.Contains(string(page), row) {
				t.Errorf("CONTRIBUTING.md lacks the row\n%s", row)
			}
			out, err := run(t, root, m)
			var exit *exec.ExitError
			if !errors.As(err, &exit) || !strings.Contains(out, "--- FAIL: "+filepath.Base(m.test)) {
				t.Errorf("%s does not find it: %v\n%.2000s", m.test, err, out)
			}
		})
	}
}

// run runs the test of a mutant over the program with its fault.
func run(t *testing.T, root string, m mutant) (string, error) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(m.file))
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(source), m.from); n != 1 {
		t.Fatalf("%s holds %q %d times, not once", m.file, m.from, n)
	}
	dir := t.TempDir()
	changed, overlay := filepath.Join(dir, "changed.go"), filepath.Join(dir, "overlay.json")
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
	if err != nil {
		t.Fatal(err)
	}
	fault := []byte(strings.Replace(string(source), m.from, m.to, 1))
	for name, data := range map[string][]byte{changed: fault, overlay: replace} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in := filepath.Dir(m.file)
	if strings.Contains(m.test, "/") {
		in = filepath.Dir(m.test)
	}
	c := exec.Command("go", "test", "-overlay", overlay, "-run", "^"+filepath.Base(m.test)+"$", "./"+in)
	c.Dir = root
	out, err := c.CombinedOutput()
	return string(out), err
}
