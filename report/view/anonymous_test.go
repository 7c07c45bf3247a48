package view_test

import (
	"reflect"
	"slices"
	"testing"

	"sggscan/internal/lists"
	"sggscan/report/view"
)

// An anonymous plan has a row for each question and status, in an order that tells nothing: neither how many actions
// there are nor how their texts sort.
func TestAnonymousPlanCountsNoActions(t *testing.T) {
	t.Parallel()
	action := func(id, text, status string) *view.PlanRow {
		return &view.PlanRow{Kind: view.PlanGap, ID: id, Action: text, Owner: "team", Due: "morgen", StatusID: status,
			Status: status, Late: "te laat", Unowned: "zonder naam", Carried: text == "a"}
	}
	plans := [][]*view.PlanRow{
		{action("V2", "a", "open"), action("V2", "b", "busy"), action("V1", "", "")},
		{action("V2", "a", "busy"), action("V2", "b", "open"), action("V2", "c", "open"), action("V1", "x", ""),
			action("V1", "y", ""), {Kind: view.PlanOwn, Action: "eigen"}},
	}
	var out [][]*view.PlanRow
	for _, plan := range plans {
		c, _ := view.Anonymous(view.Comparison{Reports: []view.Report{{School: view.School{Name: "De Es"}, Actions: plan}}},
			view.Keys{Secret: []byte("geheim")})
		out = append(out, c.Reports[0].Actions)
	}
	var want []view.PlanRow
	for _, p := range [][2]string{{"V2", "busy"}, {"V2", "open"}, {"V1", ""}} {
		want = append(want, view.PlanRow{Kind: view.PlanGap, ID: p[0], StatusID: p[1], Status: p[1]})
	}
	for n := range out {
		got := lists.Map(out[n], func(p *view.PlanRow) view.PlanRow { return *p })
		if !slices.Equal(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if !reflect.DeepEqual(out[0], out[1]) {
		t.Error("the two plans can be told apart")
	}
}
