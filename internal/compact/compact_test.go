package compact_test

import (
	"math/big"
	"reflect"
	"testing"
	"time"

	"sggscan/internal/compact"
)

type part struct {
	Name  string
	Parts []part
}

type whole struct {
	Text, Same string
	Minus      int
	Yes        bool
	Pair       [2]part
	ByName     map[string]part
	Nothing    []part
	Empty      []string
	None, Some *int
	Share      *big.Rat
	Day        time.Time
	own        int
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	day := time.Date(2026, time.November, 2, 0, 0, 0, 0, time.UTC)
	want := whole{Text: "é", Same: "é", Minus: -70_000, Yes: true, Empty: []string{}, Some: new(0), Day: day,
		Pair:   [2]part{{Name: "a", Parts: []part{{Name: "b"}, {}}}, {Name: ""}},
		ByName: map[string]part{"x": {Name: "é"}, "": {}}, Share: big.NewRat(3, 7), own: 5}
	data, err := compact.Marshal(&want)
	if err != nil {
		t.Fatal(err)
	}
	var got whole
	if !compact.Unmarshal(string(data), &got) {
		t.Fatal("not read")
	}
	want.own = 0 // not exported: not kept
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, written %+v", got, want)
	}
	for n := range data { // what is cut short is told, and does no harm
		if compact.Unmarshal(string(data[:n]), new(whole)) {
			t.Errorf("the first %d of %d bytes are read as if they were all", n, len(data))
		}
	}
	for n := range data { // neither does a wrong byte, which may be a wrong letter
		for _, other := range []byte{0, 0x7f, 0xff} {
			compact.Unmarshal(string(data[:n])+string([]byte{other})+string(data[n+1:]), new(whole))
		}
	}
}

func TestWhatCannotBeReadIsNotWritten(t *testing.T) {
	if _, err := compact.Marshal(new(struct{ Share float64 })); err == nil {
		t.Error("a fraction is written")
	}
}
