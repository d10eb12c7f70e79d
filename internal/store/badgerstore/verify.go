package badgerstore

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Report is what Verify found. The store is sound when there are no problems.
type Report struct {
	Sequence   uint64
	Documents  int
	Versions   int // of documents, the present ones among them
	Entities   int // as asserted: one for each document that asserts it
	Statements int
	Evidence   int
	Keys       int
	Problems   []Problem
	Omitted    int // problems beyond maxProblems
}

// Problem is one thing that is not as it was written. Document and Statement are zero where it concerns none.
type Problem struct {
	Check     string // "checksums", "chain", "ledger", "manifest", "digest", "reference", "evidence", "index", "keys"
	Document  kg.ID
	Statement kg.ID
	Detail    string
}

// String is the problem as one line.
func (p Problem) String() string {
	where := ""
	if !p.Document.IsZero() {
		where += " document " + p.Document.String()
	}
	if !p.Statement.IsZero() {
		where += " statement " + p.Statement.String()
	}
	return p.Check + ":" + where + " " + p.Detail
}

const maxProblems = 1000

func (r *Report) add(p Problem) {
	if len(r.Problems) == maxProblems {
		r.Omitted++
		return
	}
	r.Problems = append(r.Problems, p)
}

// Verify reads the whole store and compares it with itself: the checksums of Badger's tables, as they lie on the disk; the chain of commits with the ledger; each
// version of a document that is kept with its manifest and the digest of the batch that was applied; the ends, evidence and quotes of its
// statements; and every index key with the record that it was made from, both ways. The error is of the verifying itself. Writers
// wait meanwhile.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", s.dir, err)
	}
	defer leave()
	select { // a store that cannot be written can still be verified
	case <-s.writing:
		defer func() { s.writing <- struct{}{} }()
	case <-ctx.Done():
		return Report{}, fmt.Errorf("verify %s: %w", s.dir, ctx.Err())
	}
	var report Report
	for _, t := range s.db.Tables() {
		path := filepath.Join(s.dir, badgerDir, table.IDToFilename(t.ID))
		if err := checkTable(path); err != nil && !errors.Is(err, fs.ErrNotExist) { // compaction may have replaced it by now
			report.add(Problem{Check: "checksums", Detail: path + ": " + err.Error()})
		}
	}
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	v, err := newVerification(txn, &report)
	if err != nil {
		report.add(Problem{Check: "manifest", Detail: err.Error()})
		return report, nil
	}
	defer v.it.Close()
	report.Sequence = v.published.head.sequence
	v.chain(s.ledger, len(ledgerHeader(s.id)))
	for _, r := range v.generations() {
		if err := ctx.Err(); err != nil {
			return Report{}, fmt.Errorf("verify %s: %w", s.dir, err)
		}
		v.generation(r)
	}
	if err := v.keys(ctx); err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", s.dir, err)
	}
	return report, nil
}

// verification is one run of Verify.
type verification struct {
	holding
	report    *Report
	published *edition
	kept      map[generation]*record // what documents assert now, and what they asserted before
	horizon   uint64
	expected  map[byte]int // keys of each family that what is kept accounts for
}

// newVerification reads what there is to verify; the caller closes its iterator.
func newVerification(txn *badger.Txn, report *Report) (*verification, error) {
	v := &verification{report: report, kept: map[generation]*record{}, expected: map[byte]int{}}
	var err error
	if v.published, err = readEdition(txn); err != nil {
		return nil, err
	}
	if v.horizon, err = readHorizon(txn); err != nil {
		return nil, err
	}
	err = eachGeneration(txn, func(gen generation, state stateOf, r record) error {
		if state == published {
			v.kept[gen] = &r
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	v.holding = holding{txn: txn, it: newIterator(txn)}
	return v, nil
}

// generations lists what is kept, oldest first.
func (v *verification) generations() (all []*record) {
	for _, r := range v.kept {
		all = append(all, r)
	}
	slices.SortFunc(all, func(x, y *record) int { return cmp.Compare(x.sequence, y.sequence) })
	return all
}

// chain recomputes the chain of commits and holds it against the ledger.
func (v *verification) chain(l *ledger, header int) {
	var prev store.Chain
	last := map[kg.ID]commit{}
	broken := func(check, format string, args ...any) {
		v.report.add(Problem{Check: check, Detail: fmt.Sprintf(format, args...)})
	}
	chains := make([]store.Chain, 0, v.published.head.sequence)
	for n := uint64(1); n <= v.published.head.sequence; n++ {
		c, err := readCommit(v.txn, n)
		if err != nil {
			broken("chain", "%v", err)
			return
		}
		if c.Link(prev) != c.Chain {
			broken("chain", "commit %d does not follow from commit %d", n, n-1)
		}
		prev = c.Chain
		chains = append(chains, prev)
		if before, ok := last[c.Document]; ok && n > v.horizon {
			v.publishedBy(before)
		}
		last[c.Document] = c
	}
	if prev != v.published.head.chain {
		broken("chain", "the head is not commit %d", v.published.head.sequence)
	}
	for id, c := range last {
		v.publishedBy(c)
		d, there := v.published.documents[id]
		if there == c.Retracted || there && d.digest != c.Digest {
			v.report.add(Problem{Check: "chain", Document: id, Detail: "its record is not what its last commit published"})
		}
	}
	for gen, r := range v.kept {
		if c, err := readCommit(v.txn, r.sequence); err != nil || c.gen != gen {
			v.report.add(Problem{Check: "chain", Document: r.document.ID, Detail: fmt.Sprintf("no commit published generation %d", gen)})
		}
	}
	err := l.each(header, func(a acknowledged) error {
		if a.sequence == 0 || a.sequence > uint64(len(chains)) {
			broken("ledger", "commit %d was acknowledged and the database ends with %d", a.sequence, len(chains))
		} else if chains[a.sequence-1] != a.chain {
			broken("ledger", "commit %d was acknowledged as another", a.sequence)
		}
		return nil
	})
	if err != nil {
		broken("ledger", "%v", err)
	}
	if l.last.sequence < v.published.head.sequence {
		broken("ledger", "it ends with commit %d and the database with %d; opening the store again mends it", l.last.sequence, v.published.head.sequence)
	}
	v.expected[familyHead], v.expected[familyCommit], v.expected[familyDocument] = 1, len(chains), len(v.published.documents)
	if v.published.head.sequence == 0 {
		v.expected[familyHead] = 0
	}
	if v.horizon > 0 {
		v.expected[familyHorizon] = 1
	}
}

// publishedBy holds the generation that a commit published, which must be kept, against the commit.
func (v *verification) publishedBy(c commit) {
	if c.Retracted {
		return
	}
	if r := v.kept[c.gen]; r == nil || r.sequence != c.Sequence || r.document.ID != c.Document || r.digest != c.Digest {
		v.report.add(Problem{Check: "chain", Document: c.Document, Detail: fmt.Sprintf("generation %d is not what commit %d published", c.gen, c.Sequence)})
	}
}

// generation reads back all that a generation holds and holds it against its record, its own text and the index keys.
func (v *verification) generation(d *record) {
	id := d.document.ID
	found := func(check string, statement kg.ID, format string, args ...any) {
		v.report.add(Problem{Check: check, Document: id, Statement: statement, Detail: fmt.Sprintf(format, args...)})
	}
	b := kg.Batch{Document: d.document}
	var err error
	if b.Text, err = readText(v.it, d); err != nil {
		found("manifest", kg.ID{}, "text: %v", err)
	}
	if len(b.Text) != d.text {
		found("manifest", kg.ID{}, "text of %d bytes, want %d", len(b.Text), d.text)
	}
	entities, statements := v.members(d.gen)
	for _, e := range entities {
		entity, err := v.entity(e, d.gen)
		if err != nil {
			found("manifest", kg.ID{}, "entity %s: %v", e, err)
			continue
		}
		b.Entities = append(b.Entities, entity)
		v.index(found, kg.ID{}, indexOfEntity(entity, d.gen))
	}
	text, known := []rune(b.Text), make(map[kg.ID]bool, len(b.Entities))
	for _, e := range b.Entities {
		known[e.ID] = true
	}
	for _, s := range statements {
		statement, evidence, err := v.statement(s, d)
		if err != nil {
			found("manifest", s, "%v", err)
			continue
		}
		b.Statements, b.Evidence = append(b.Statements, statement), append(b.Evidence, evidence...)
		predicate, _ := predicateCode(statement.Predicate)
		for _, k := range adjacencyOf(statement, predicate, d.gen) {
			v.index(found, s, []entry{{k, encodeQualifiers(statement.Qualifiers)}})
		}
		for _, end := range []kg.ID{statement.Subject, statement.Object} {
			if !known[end] {
				found("reference", s, "its end %s is no entity of the document", end)
			}
		}
		if len(evidence) == 0 {
			found("evidence", s, "there is none")
		}
		for _, e := range evidence {
			if e.Span.Start >= e.Span.End || e.Span.End > len(text) || string(text[e.Span.Start:e.Span.End]) != e.Quote {
				found("evidence", s, "text[%d:%d] is not its quote %q", e.Span.Start, e.Span.End, e.Quote)
			}
		}
	}
	if len(b.Entities) != d.entities || len(b.Statements) != d.statements || len(b.Evidence) != d.evidence {
		found("manifest", kg.ID{}, "%d entities, %d statements, %d pieces of evidence; want %d, %d, %d", len(b.Entities), len(b.Statements),
			len(b.Evidence), d.entities, d.statements, d.evidence)
	} else if _, digest, err := store.Canonical(b); err != nil {
		found("digest", kg.ID{}, "%v", err)
	} else if digest != d.digest {
		found("digest", kg.ID{}, "what it asserts has digest %x, want %x", digest[:8], d.digest[:8])
	}
	v.report.Versions++
	if v.published.current[d.gen] != nil {
		v.report.Documents++
		v.report.Entities += len(b.Entities)
		v.report.Statements += len(b.Statements)
		v.report.Evidence += len(b.Evidence)
	}
	v.expected[familyGeneration]++
	v.expected[familyText] += (d.text + textChunk - 1) / textChunk
	v.expected[familyEntity] += d.entities
	v.expected[familyKind] += d.entities
	v.expected[familyStatement] += d.statements
	v.expected[familyAdjacency] += 2 * d.statements
	v.expected[familyEvidence] += d.evidence
	v.expected[familyMember] += d.entities + d.statements
	for _, e := range b.Entities {
		v.expected[familyName] += len(store.FoldedNames(e))
	}
}

// entry is a key with its value.
type entry struct {
	key   key
	value []byte
}

// indexOfEntity are the index entries that must stand beside an entity.
func indexOfEntity(e kg.Entity, gen generation) []entry {
	kind, _ := kindCode(e.Kind)
	entries := []entry{{key: key{family: familyKind, kind: kind, id: e.ID, gen: gen}}}
	for _, name := range store.FoldedNames(e) {
		k, value := nameKey(name, kind, e.ID, gen)
		entries = append(entries, entry{k, value})
	}
	return entries
}

// index reports the entries that are missing or have another value.
func (v *verification) index(found func(string, kg.ID, string, ...any), statement kg.ID, entries []entry) {
	for _, e := range entries {
		item, err := v.txn.Get(e.key.bytes())
		if err == nil {
			err = item.Value(func(b []byte) error {
				if !bytes.Equal(b, e.value) {
					return fmt.Errorf("value %x, want %x", b, e.value)
				}
				return nil
			})
		}
		if err != nil {
			found("index", statement, "index key %q of %s: %v", e.key.family, e.key.id, err)
		}
	}
}

// keys walks every key: each must be readable, of a generation that is kept or of none, and there must be as many as these account
// for. As each of those was found before, equal numbers mean equal sets.
func (v *verification) keys(ctx context.Context) error {
	counts := map[byte]int{}
	orphans := map[generation]int{}
	for v.it.Rewind(); v.it.Valid(); v.it.Next() {
		if v.report.Keys++; v.report.Keys%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		k, err := parseKey(v.it.Item().Key())
		if err != nil {
			v.report.add(Problem{Check: "keys", Detail: err.Error()})
			continue
		}
		if k.gen != 0 && v.kept[k.gen] == nil {
			orphans[k.gen]++
			continue
		}
		counts[k.family]++
	}
	for gen, n := range orphans {
		v.report.add(Problem{Check: "keys", Detail: fmt.Sprintf("generation %d is not kept and has %d keys; opening the store again sweeps them", gen, n)})
	}
	families := make([]byte, 0, len(fixedWidth)+1)
	for f := range fixedWidth {
		families = append(families, f)
	}
	families = append(families, familyName)
	slices.Sort(families)
	for _, f := range families {
		if counts[f] != v.expected[f] {
			v.report.add(Problem{Check: "keys", Detail: fmt.Sprintf("%d keys of family %q, want %d", counts[f], f, v.expected[f])})
		}
	}
	return nil
}
