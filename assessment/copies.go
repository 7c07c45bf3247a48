package assessment

import (
	"cmp"
	"hash/maphash"
	"iter"
	"strconv"

	"sggscan/internal/problem"
	"sggscan/rubric"
)

// likeness says why a response may be one that came before.
type likeness int

const (
	isCopy    likeness = iota + 1 // it says the same, of the same moment: it counts once
	likeFile                      // another file says the same of that day, without a time
	nearFile                      // another file says nearly the same of that moment
	likeRow                       // the same file has the same answers of this role
	oneSender                     // it came from the same address or under the same name
)

const (
	// telling is the number of answers from which it says something that two people gave the same ones.
	telling = 10
	// little is the number of questions in which two responses differ only a little; parts is one more, so that in one
	// of as many parts of the questions those two say the same.
	little = 3
	parts  = little + 1
)

// copies sorts out what came twice. A copy is left out, so that it counts once. What may be of somebody who is there
// already is marked as doubtful: it counts for the score and not as one more person. Both are told, once for two files.
func copies(r *rubric.Rubric, ordered []Response, problems *problem.List) []Response {
	c := copier{rubric: r, indicators: r.Indicators(), seed: maphash.MakeSeed(), kept: ordered[:0],
		meanings: make(map[meaning]int, len(ordered)), firsts: make(map[meaning]int, len(ordered)),
		senders: map[meaning]int{}, digests: map[string]int{}, told: map[pair]int{}}
	groups, several := groupsOf(ordered)
	for n := range ordered {
		x := &ordered[n]
		other, how := c.like(x, groups[n], several[groups[n]])
		if how > 0 {
			c.tell(how, *x, c.kept[other])
		}
		if how == isCopy {
			continue
		}
		x.Doubtful = how > 0
		c.keep(*x)
	}
	for _, p := range c.pairs {
		p.warn(problems)
	}
	return c.kept
}

// surely are the responses of people who are surely different ones: what may be of one of them is left out. Every
// threshold that hides somebody among others counts these.
func surely(responses []Response) []Response {
	for n := range responses {
		if responses[n].Doubtful {
			out := append([]Response(nil), responses[:n]...)
			for _, x := range responses[n:] {
				if !x.Doubtful {
					out = append(out, x)
				}
			}
			return out
		}
	}
	return responses
}

// group is what two responses have in common that may be the same: school and round.
type group struct{ school, round string }

// groupsOf finds the group of each response, and those that came in more than one file.
func groupsOf(responses []Response) (all []group, several map[group]bool) {
	schools, roundIDs := map[School]string{}, map[string]string{}
	file := map[group]string{}
	several = map[group]bool{}
	for n := range responses {
		x := &responses[n]
		school, ok := schools[x.School]
		if !ok {
			school = schoolKey(x.School) + " " + nameKey(x.School)
			schools[x.School] = school
		}
		round, ok := roundIDs[x.Round]
		if !ok {
			round = roundKey(x.Round)
			roundIDs[x.Round] = round
		}
		g := group{school, round}
		all = append(all, g)
		if first, seen := file[g]; !seen {
			file[g] = x.Source.File
		} else if first != x.Source.File {
			several[g] = true
		}
	}
	return all, several
}

// meaning is what a response says, or a part of it, of whom and when, as far as it is compared.
type meaning struct {
	group
	role   string
	date   Date
	part   int
	hash   uint64
	sender string
	file   string
}

// copier compares each response with those that were kept before it.
type copier struct {
	rubric     *rubric.Rubric
	indicators []rubric.Indicator
	seed       maphash.Seed
	kept       []Response
	meanings   map[meaning]int // of a day: the whole, and in parts where there are several files; into chain
	chain      []link
	firsts     map[meaning]int // of any day, within a file
	senders    map[meaning]int
	digests    map[string]int
	told       map[pair]int // the place in pairs
	pairs      []*pairFound
	marks      []meaning // what keep adds for the response that like looked at
	whole      meaning
}

// like finds the response before x that x may be; 0 when there is none.
func (c *copier) like(x *Response, g group, several bool) (other int, how likeness) {
	role, _ := c.rubric.Role(x.Role)
	c.whole = meaning{group: g, role: x.Role, date: x.Date, hash: c.hash(x, 0, 1)}
	c.marks = append(c.marks[:0], c.whole)
	if n, ok := c.digests[x.Digest]; ok && x.Digest != "" && c.kept[n].Source.File != x.Source.File {
		return n, isCopy
	}
	for n := range c.with(c.whole) {
		y := &c.kept[n]
		elsewhere := y.Source.File != x.Source.File
		switch {
		case !mayBeOne(x, y), c.differ(x, y) > 0:
		case role.Single && (x.Time == y.Time || x.Time == "" || y.Time == ""),
			elsewhere && x.Time != "" && x.Time == y.Time:
			return n, isCopy
		case role.Single:
		case elsewhere && (x.Time == "" || y.Time == ""):
			other, how = n, likeFile
		}
		if how > 0 && x.Time == "" {
			return other, how
		}
	}
	switch {
	case how > 0:
		return other, how
	case role.Single:
		return 0, 0
	}
	if n, ok := c.senders[meaning{group: g, sender: x.Sender}]; ok && x.Sender != "" {
		return n, oneSender
	}
	if c.answered(x) < telling {
		return 0, 0
	}
	if n, ok := c.firsts[c.anyDay(x)]; ok && mayBeOne(x, &c.kept[n]) && c.differ(x, &c.kept[n]) == 0 {
		return n, likeRow
	}
	if several {
		return c.near(x)
	}
	return 0, 0
}

// near finds a response of the moment, in another file, that differs a little only.
func (c *copier) near(x *Response) (int, likeness) {
	const most = 50 // of those with a part in common: a bound on the time
	for part := range parts {
		m := c.whole
		m.part, m.hash = part+1, c.hash(x, part, parts)
		c.marks = append(c.marks, m)
	}
	for _, m := range c.marks[1:] {
		looked := 0
		for n := range c.with(m) {
			if looked++; looked > most {
				break
			}
			y := &c.kept[n]
			moment := x.Time == y.Time || x.Time == "" || y.Time == ""
			if moment && y.Source.File != x.Source.File && mayBeOne(x, y) && c.differ(x, y) <= little {
				return n, nearFile
			}
		}
	}
	return 0, 0
}

// mayBeOne reports whether nothing says that two responses came from different people.
func mayBeOne(x, y *Response) bool {
	return x.Sender == "" || y.Sender == "" || x.Sender == y.Sender
}

// anyDay is the whole of a response, of any day, within its file: of two files that say the same of different days
// nothing tells that one person sent them.
func (c *copier) anyDay(x *Response) meaning {
	m := c.whole
	m.date, m.file = Date{}, x.Source.File
	return m
}

// link is a response that was kept, and the one before it with that meaning; itself for the first.
type link struct{ kept, before int }

// with gives the responses with a meaning, the last one first.
func (c *copier) with(m meaning) iter.Seq[int] {
	return func(yield func(int) bool) {
		at, ok := c.meanings[m]
		for ok && yield(c.chain[at].kept) {
			ok, at = c.chain[at].before != at, c.chain[at].before
		}
	}
}

// keep adds the response that like looked at.
func (c *copier) keep(x Response) {
	n := len(c.kept)
	c.kept = append(c.kept, x)
	for _, m := range c.marks {
		last, ok := c.meanings[m]
		if !ok {
			last = len(c.chain)
		}
		c.meanings[m] = len(c.chain)
		c.chain = append(c.chain, link{n, last})
	}
	first(c.firsts, c.anyDay(&x), n)
	if x.Sender != "" && !x.Joint() {
		first(c.senders, meaning{group: c.whole.group, sender: x.Sender}, n)
	}
	if x.Digest != "" {
		first(c.digests, x.Digest, n)
	}
}

func first[K comparable](in map[K]int, key K, n int) {
	if _, ok := in[key]; !ok {
		in[key] = n
	}
}

// hash is one of what a response answers to the questions of a part, texts included.
func (c *copier) hash(x *Response, part, of int) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	for n := part; n < len(c.indicators); n += of {
		a, ok := x.Answers.Get(c.indicators[n].ID)
		if !ok || a == (Answer{}) {
			_ = h.WriteByte('-')
			continue
		}
		_ = h.WriteByte(byte('0' + int(a.State)))
		_ = h.WriteByte(byte('0' + int(a.Level)))
		_, _ = h.WriteString(a.Evidence)
		_, _ = h.WriteString(a.Note)
	}
	for n := part; n < len(c.rubric.Checks) && x.Checks.Len() > 0; n += of {
		_, _ = h.WriteString(string(x.Checks.Of(c.rubric.Checks[n].ID).State))
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// differ is the number of questions and checks that two responses answer differently.
func (c *copier) differ(x, y *Response) int {
	n := count(x.Profile != y.Profile)
	for at := range c.indicators {
		id := c.indicators[at].ID
		n += count(x.Answers.Of(id) != y.Answers.Of(id))
	}
	for at := range c.rubric.Checks {
		id := c.rubric.Checks[at].ID
		n += count(x.Checks.Of(id) != y.Checks.Of(id))
	}
	return n
}

// answered is the number of levels that a response gives.
func (c *copier) answered(x *Response) int {
	n := 0
	for _, a := range x.Answers.All() {
		n += count(a.State == Answered)
	}
	return n
}

// pair are two files, the later one first, that have something in common.
type pair struct {
	how         likeness
	file, other string
}

// pairFound is what two files have in common.
type pairFound struct {
	pair
	at, otherAt problem.Place // of the first of them
	rows        []string      // of all, within one file: "5 = 6"
	number      int
}

func (c *copier) tell(how likeness, x, y Response) {
	key := pair{how, x.Source.File, y.Source.File}
	n, ok := c.told[key]
	if !ok {
		n = len(c.pairs)
		c.told[key] = n
		c.pairs = append(c.pairs, &pairFound{pair: key, at: x.Source, otherAt: y.Source})
	}
	c.pairs[n].number++
	c.pairs[n].rows = append(c.pairs[n].rows, rowOf(y.Source)+" = "+rowOf(x.Source))
}

func rowOf(p problem.Place) string { return cmp.Or(p.Cell, strconv.Itoa(p.Line)) }

// warn tells what two files, or the rows of one, have in common.
func (p *pairFound) warn(problems *problem.List) {
	rows := Listed(p.rows, MostNamed)
	at, other := problem.Place{File: p.file}, problem.Place{File: p.other}.String()
	if p.number == 1 {
		at, other = p.at, p.otherAt.String()
	}
	switch {
	case p.how == isCopy:
		problems.WarnCount(at, "answers.copies_count_once", p.number, other)
	case p.how == likeFile:
		problems.WarnCount(at, "answers.maybe_double_same", p.number, other)
	case p.how == nearFile:
		problems.WarnCount(at, "answers.maybe_double_nearly", p.number, other)
	case p.how == likeRow:
		problems.Warnf(problem.Place{File: p.file}, "answers.maybe_double_rows", rows)
	case p.file == p.other:
		problems.Warnf(problem.Place{File: p.file}, "answers.maybe_double_sender_rows", rows)
	default:
		problems.WarnCount(at, "answers.maybe_double_sender", p.number, other)
	}
}
