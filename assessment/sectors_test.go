package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

func TestMergeSectors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ schools, want string }{
		{"po po po vo vo vo mbo mbo mbo", "po po po vo vo vo mbo mbo mbo"},
		{"po po po po vo vo mbo mbo mbo", "po po po po vo+mbo vo+mbo vo+mbo vo+mbo vo+mbo"},
		{"po po po vo vo mbo", "po po po vo+mbo vo+mbo vo+mbo"},
		{"po po po vo vo vo mbo", "po po po vo+mbo vo+mbo vo+mbo vo+mbo"}, // of po and vo the nearer one
		{"po vo vo vo mbo mbo mbo", "po+vo po+vo po+vo po+vo mbo mbo mbo"},
		{"po po po po vo", "po+vo po+vo po+vo po+vo po+vo"}, // one other is told apart when it stands by itself
		{"po vo mbo", "po+vo+mbo po+vo+mbo po+vo+mbo"},
		{"po vo", "po+vo po+vo"},
		{"po", "po"},
	} {
		var schools []assessment.Rounds
		for n, sector := range strings.Fields(c.schools) {
			s := assessment.School{Name: fmt.Sprint(n), Sector: rubric.Sector(sector)}
			schools = append(schools, assessment.Rounds{School: s,
				Rounds: []assessment.Round{{Responses: []assessment.Response{{School: s}}}}})
		}
		assessment.MergeSectors(schools)
		var got []string
		for n, s := range schools {
			got = append(got, string(s.School.Sector))
			if own := s.Rounds[0].Responses[0].School; own != s.School || string(own.OwnSector()) != strings.Fields(c.schools)[n] {
				t.Errorf("%s: the response is of %+v", c.schools, own)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s became %s; want %s", c.schools, strings.Join(got, " "), c.want)
		}
	}
}
