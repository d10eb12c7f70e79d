package chronicle

import (
	"cmp"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/kg"
)

// Change is how a statement of a document differs between two of its versions.
type Change string

// The changes.
const (
	Added    Change = "ADDED"
	Removed  Change = "REMOVED"
	Changed  Change = "CHANGED"  // of the same two things, something else is said: 配合 and then 牵头
	Reworded Change = "REWORDED" // the same is said in other words
)

// Changes lists them in the order in which people are shown them.
var Changes = []Change{Added, Removed, Changed, Reworded}

// Claim is a statement with its ends and its evidence, as one version of a document has them.
type Claim struct {
	Statement       kg.Statement
	Subject, Object kg.Entity
	Evidence        []kg.Evidence
	words           uint64 // of all quotes
	listed          int    // place in a list of duties
}

// Difference is a statement that differs: Before is nil where it was added, After where it was removed.
type Difference struct {
	Change        Change
	Before, After *Claim
}

// Renaming is a thing that the two versions call by different names, or a task whose text was changed.
type Renaming struct {
	Before, After         kg.Entity
	BeforeText, AfterText string // of a task with the same name: its text; else the names
}

// Comparison is how two versions of a document differ. Differences stand in the order of the later text, what was removed in that of the
// earlier one among them.
type Comparison struct {
	Differences []Difference
	Renamed     []Renaming
}

// Count is how many differences are of a kind.
func (c Comparison) Count(change Change) (n int) {
	for _, d := range c.Differences {
		if d.Change == change {
			n++
		}
	}
	return n
}

// Compare tells in what two versions of a document differ. The zero batch is a document that asserts nothing.
func Compare(before, after kg.Batch) Comparison {
	a := align(before, after)
	old, young := claimsOf(before), claimsOf(after)
	c := Comparison{Renamed: a.renamed(before, after)}
	pairUp(&old, &young, func(x, y *Claim) {
		if x.words != y.words {
			c.Differences = append(c.Differences, Difference{Reworded, x, y})
		}
	}, a.full, Claim.full)
	changed := func(x, y *Claim) { c.Differences = append(c.Differences, Difference{Changed, x, y}) }
	pairUp(&old, &young, changed, a.triple, Claim.triple)
	pairUp(&old, &young, changed, a.ends, Claim.ends)
	for _, x := range old {
		c.Differences = append(c.Differences, Difference{Change: Removed, Before: x})
	}
	for _, y := range young {
		c.Differences = append(c.Differences, Difference{Change: Added, After: y})
	}
	slices.SortStableFunc(c.Differences, func(x, y Difference) int {
		return cmp.Or(cmp.Compare(x.place(), y.place()), cmp.Compare(slices.Index(Changes, x.Change), slices.Index(Changes, y.Change)), x.ID().Compare(y.ID()))
	})
	return c
}

// ID is that of the statement, the later one where there are two.
func (d Difference) ID() kg.ID {
	if d.After != nil {
		return d.After.Statement.ID
	}
	return d.Before.Statement.ID
}

// place is where in its text it stands.
func (d Difference) place() int {
	claim := d.After
	if claim == nil {
		claim = d.Before
	}
	return claim.Evidence[0].Span.Start
}

// Shared tells whether other documents can assert the statement too: none of its ends is the document's own.
func (c *Claim) Shared(document kg.Document) bool {
	return !own(c.Subject, document.Key) && !own(c.Object, document.Key) && c.Subject.ID != document.ID && c.Object.ID != document.ID
}

// claimsOf lists what a batch asserts, by place in its text.
func claimsOf(b kg.Batch) []*Claim {
	entities := make(map[kg.ID]kg.Entity, len(b.Entities))
	for _, e := range b.Entities {
		entities[e.ID] = e
	}
	evidence := make(map[kg.ID][]kg.Evidence, len(b.Statements))
	for _, e := range b.Evidence {
		evidence[e.Statement] = append(evidence[e.Statement], e)
	}
	claims := make([]*Claim, len(b.Statements))
	for i, s := range b.Statements {
		claims[i] = &Claim{Statement: s, Subject: entities[s.Subject], Object: entities[s.Object], Evidence: evidence[s.ID], words: wordsOf(evidence[s.ID]), listed: listed(s)}
	}
	slices.SortFunc(claims, func(x, y *Claim) int {
		return cmp.Or(cmp.Compare(x.Evidence[0].Span.Start, y.Evidence[0].Span.Start), cmp.Compare(x.listed, y.listed), x.Statement.ID.Compare(y.Statement.ID))
	})
	return claims
}

// listed is the place that a plan gave a duty: statement by statement, and in each as it lists them; 0 where it gave none.
func listed(s kg.Statement) (place int) {
	const most = 1 << 20 // places in one list
	for _, q := range s.Qualifiers {
		if q.Name != kg.QualGroup && q.Name != kg.QualOrder {
			continue
		}
		n, err := strconv.Atoi(q.Value)
		switch {
		case err != nil:
		case q.Name == kg.QualGroup:
			place += n * most
		default:
			place += n
		}
	}
	return place
}

// meaning is what makes two claims the same one.
type meaning struct {
	subject    kg.ID
	predicate  kg.Predicate
	object     kg.ID
	qualifiers string
}

// full is the whole meaning. The place in a list of responsibilities is none of it: one more agency at its head moves all others on.
func (c Claim) full() meaning {
	m := c.triple()
	var b strings.Builder
	for _, q := range c.Statement.Qualifiers {
		if q.Name != kg.QualGroup && q.Name != kg.QualOrder {
			b.WriteString(q.Name + "\x00" + q.Value + "\x00")
		}
	}
	m.qualifiers = b.String()
	return m
}

func (c Claim) triple() meaning {
	m := c.ends()
	m.predicate = c.Statement.Predicate
	return m
}

func (c Claim) ends() meaning {
	return meaning{subject: c.Statement.Subject, object: c.Statement.Object}
}

// full, triple and ends of a claim of the earlier version, in terms of the later one.
func (a alignment) full(c Claim) meaning   { return a.translate(c.full()) }
func (a alignment) triple(c Claim) meaning { return a.translate(c.triple()) }
func (a alignment) ends(c Claim) meaning   { return a.translate(c.ends()) }

// translate names things as the later version does; what that does not have gets the zero ID, which nothing has.
func (a alignment) translate(m meaning) meaning {
	m.subject, m.object = a.after[m.subject], a.after[m.object]
	return m
}

// pairUp takes the claims that mean the same out of both lists, and tells of each pair; those with the same words are paired first.
func pairUp(old, young *[]*Claim, tell func(x, y *Claim), of func(Claim) meaning, as func(Claim) meaning) {
	waiting := map[meaning][]*Claim{}
	for _, y := range *young {
		m := as(*y)
		waiting[m] = append(waiting[m], y)
	}
	paired := map[*Claim]*Claim{}
	taken := map[*Claim]bool{}
	for _, exact := range []bool{true, false} {
		for _, x := range *old {
			if paired[x] != nil {
				continue
			}
			for _, y := range waiting[of(*x)] {
				if !taken[y] && (!exact || x.words == y.words) {
					paired[x], taken[y] = y, true
					break
				}
			}
		}
	}
	var left []*Claim
	for _, x := range *old {
		if y := paired[x]; y != nil {
			tell(x, y)
		} else {
			left = append(left, x)
		}
	}
	*old = left
	*young = slices.DeleteFunc(*young, func(y *Claim) bool { return taken[y] })
}

// wordsOf is a hash of what the evidence quotes, wherever that stands; blanks and line ends do not count.
func wordsOf(evidence []kg.Evidence) uint64 {
	quotes := make([]string, len(evidence))
	for i, e := range evidence {
		quotes[i] = strings.Join(strings.Fields(e.Quote), "")
	}
	slices.Sort(quotes)
	hash := fnv.New64a()
	for _, q := range quotes {
		_, _ = io.WriteString(hash, q+"\x00") // a hash takes everything
	}
	return hash.Sum64()
}

// renamed lists what has another name now, and the tasks whose text is another, in the order of the later text.
func (a alignment) renamed(before, after kg.Batch) (list []Renaming) {
	later := make(map[kg.ID]kg.Entity, len(after.Entities))
	for _, e := range after.Entities {
		later[e.ID] = e
	}
	oldText, newText := []rune(before.Text), []rune(after.Text)
	for _, x := range before.Entities {
		id, ok := a.after[x.ID]
		if !ok {
			continue
		}
		y := later[id]
		if x.Name != y.Name {
			list = append(list, Renaming{x, y, x.Name, y.Name})
			continue
		}
		if x.Kind == kg.KindTask {
			if p, q := extent(oldText, x), extent(newText, y); p != q {
				list = append(list, Renaming{x, y, p, q})
			}
		}
	}
	slices.SortFunc(list, func(x, y Renaming) int {
		return cmp.Or(cmp.Compare(start(x.After), start(y.After)), cmp.Compare(x.After.Kind, y.After.Kind), cmp.Compare(x.After.Key, y.After.Key))
	})
	return list
}

func start(e kg.Entity) int {
	n, err := strconv.Atoi(e.Props.Get("start"))
	if err != nil {
		return -1 // the document itself, and what it shares with others
	}
	return n
}

// extent is the text of a task, without its number, which is no part of what it says.
func extent(text []rune, e kg.Entity) string {
	from, err := strconv.Atoi(e.Props.Get("start"))
	to, bad := strconv.Atoi(e.Props.Get("end"))
	if err != nil || bad != nil || from < 0 || from > to || to > len(text) {
		return ""
	}
	s := strings.Join(strings.Fields(string(text[from:to])), "")
	if _, rest, found := strings.Cut(s, e.Name); found && e.Name != "" {
		return e.Name + rest
	}
	return s
}
