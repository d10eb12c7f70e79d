package badgerstore

import (
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
	Tables     int
	Problems   []Problem
	Omitted    int      // problems beyond maxProblems
	Unchecked  []string // what was not looked at, and why
}

// VerifyOptions say how far Verify goes; the zero value is to the end.
type VerifyOptions struct {
	// Fast leaves out what needs every record: it checks the checksums of the tables, the chain of commits, the ledger, the horizon, and
	// how much each version has.
	Fast bool
	// Progress hears now and then how far a phase is; nil: nobody does.
	Progress func(phase string, done, total int64)
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

// Verify reads the whole store and compares it with itself: the checksums of Badger's tables, as they lie on the disk; the chain of
// commits with the ledger; each version of a document that is kept with its manifest and the digest of the batch that was applied; the
// ends, evidence and quotes of its statements; and every index key with the record that it was made from, both ways. The error is of
// the verifying itself. It sees the store as it was when it began, and nobody waits for it.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	return s.VerifyWith(ctx, VerifyOptions{})
}

// VerifyWith is Verify as far as o says.
func (s *Store) VerifyWith(ctx context.Context, o VerifyOptions) (Report, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", s.dir, err)
	}
	defer leave()
	report, err := s.verify(ctx, o)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", s.dir, err)
	}
	s.checked.Store(&Check{At: s.now(), Sequence: report.Sequence, Fast: o.Fast, Problems: len(report.Problems) + report.Omitted})
	return report, nil
}

func (s *Store) verify(ctx context.Context, o VerifyOptions) (report Report, err error) {
	if o.Progress == nil {
		o.Progress = func(string, int64, int64) {}
	}
	select { // between two writers there is nothing half done; a store that cannot be written can still be verified
	case <-s.writing:
	case <-ctx.Done():
		return Report{}, ctx.Err()
	}
	txn, acks := s.db.NewTransaction(false), *s.ledger
	s.writing <- struct{}{}
	defer txn.Discard()

	if err := s.verifyTables(ctx, o, &report); err != nil {
		return Report{}, err
	}
	if len(report.Problems) > 0 { // Badger may answer anything, or panic
		report.Sequence = s.published.Load().head.sequence
		report.Unchecked = append(report.Unchecked, "what the records say: tables are damaged, so no record can be relied upon")
		return report, nil
	}
	v, err := newVerification(txn, &report)
	if err != nil {
		report.add(Problem{Check: "manifest", Detail: err.Error()})
		return report, nil
	}
	defer v.it.Close()
	report.Sequence = v.published.head.sequence
	v.chain(&acks, len(ledgerHeader(s.id)))
	done, total, all := int64(0), int64(0), v.generations()
	for _, r := range all {
		total += int64(r.entities + r.statements)
	}
	for _, r := range all {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		o.Progress("versions", done, total)
		if done += int64(r.entities + r.statements); o.Fast {
			v.count(r)
		} else {
			v.generation(r)
		}
	}
	o.Progress("versions", done, total)
	report.Unchecked = append(report.Unchecked, v.unchecked(o.Fast)...)
	if o.Fast {
		return report, nil
	}
	return report, v.keys(ctx, o.Progress)
}

// verifyTables checks the tables that the MANIFEST names as they lie on the disk. Badger is not asked: it looks into the tables.
func (s *Store) verifyTables(ctx context.Context, o VerifyOptions, report *Report) error {
	data := filepath.Join(s.dir, badgerDir)
	manifest, _, err := readManifest(filepath.Join(data, badger.ManifestFilename))
	if err != nil {
		report.add(Problem{Check: "checksums", Detail: filepath.Join(data, badger.ManifestFilename) + ": " + err.Error()})
		return nil
	}
	ids := namedTables(manifest)
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		o.Progress("tables", int64(i), int64(len(ids)))
		path := filepath.Join(data, table.IDToFilename(id))
		err := checkTable(path)
		if errors.Is(err, fs.ErrNotExist) { // compaction has replaced it by now, unless the MANIFEST still names it
			if now, _, bad := readManifest(filepath.Join(data, badger.ManifestFilename)); bad == nil {
				if _, named := now.Tables[id]; !named {
					continue
				}
			}
		}
		if report.Tables++; err != nil {
			report.add(Problem{Check: "checksums", Detail: path + ": " + err.Error()})
		}
	}
	o.Progress("tables", int64(len(ids)), int64(len(ids)))
	return nil
}

// unchecked says what this run could not or did not look at.
func (v *verification) unchecked(fast bool) (all []string) {
	if fast {
		all = append(all, "the insides of each version: digests, ends of statements, quotes, index keys (--deep reads them)")
	}
	if v.horizon > 0 {
		all = append(all, fmt.Sprintf("what was forgotten before commit %d: of it only the commits are kept", v.horizon))
	}
	return append(all, "logs of what was written last: they are checked when the store is opened")
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
		d := v.published.document(id)
		if there := d != nil; there == c.Retracted || there && d.digest != c.Digest {
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
	v.expected[familyHead], v.expected[familyCommit], v.expected[familyDocument] = 1, len(chains), v.published.count
	if v.published.head.sequence == 0 {
		v.expected[familyHead] = 0
	}
	if v.horizon > 0 {
		v.expected[familyHorizon] = 1
	}
}

// count compares how much a version has with its record.
func (v *verification) count(r *record) {
	entities, statements := v.members(r.gen)
	text := 0
	if own, err := readText(v.it, r); err == nil {
		text = len(own)
	}
	if len(entities) != r.entities || len(statements) != r.statements || text != r.text {
		v.report.add(Problem{Check: "manifest", Document: r.document.ID, Detail: fmt.Sprintf(
			"commit %d: %d entities, %d statements, text of %d bytes; want %d, %d, %d", r.sequence, len(entities), len(statements), text,
			r.entities, r.statements, r.text)})
	}
	v.tally(r, len(entities), len(statements), r.evidence)
}

// tally adds a version to the report.
func (v *verification) tally(r *record, entities, statements, evidence int) {
	v.report.Versions++
	if v.published.by(r.gen) != nil {
		v.report.Documents++
		v.report.Entities += entities
		v.report.Statements += statements
		v.report.Evidence += evidence
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
