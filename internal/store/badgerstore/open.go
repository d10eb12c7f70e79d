package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/store"
)

// salvageDir keeps, by hard links, tables that Badger is about to delete, until it is known that nothing was lost.
const salvageDir = "salvage"

// Open opens the store in dir and makes one where dir is missing or empty. It sweeps what a crash left half-written. It refuses,
// and leaves untouched, a directory of something else (ErrFormat), a store of another format (ErrFormat), one that another process
// holds (ErrLocked), one that may not be written (ErrReadOnly), and one that has lost what it acknowledged (ErrCorrupt).
func Open(dir string, opts Options) (*Store, error) {
	s, err := openStore(dir, opts)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, asReadOnly(err))
	}
	return s, nil
}

// asReadOnly gives errors of the file system the name that callers branch on.
func asReadOnly(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	}
	return err
}

func openStore(dir string, opts Options) (s *Store, err error) {
	log := opts.Logger
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	lock, err := lockDir(dir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			lock.Close()
		}
	}()
	f, err := formatOf(dir)
	if err != nil {
		return nil, err
	}
	ledger, err := openLedger(filepath.Join(dir, ledgerFile), f.id)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			ledger.close()
		}
	}()
	files, err := preflight(dir)
	if err != nil {
		return nil, err
	}
	if len(files.sizes) == 0 && ledger.last.sequence > 0 {
		return nil, fmt.Errorf("%s is missing or empty although %d commits were acknowledged; %s: %w",
			filepath.Join(dir, badgerDir), ledger.last.sequence, restore, store.ErrCorrupt)
	}
	s = &Store{
		dir: dir, log: log, lock: lock, ledger: ledger, id: f.id, writing: make(chan struct{}, 1),
		room: opts.room(dir), now: opts.Now, closed: make(chan struct{}),
	}
	s.idle = sync.NewCond(&s.users)
	s.writing <- struct{}{}
	if s.now == nil {
		s.now = time.Now
	}
	clean, err := s.openBadger(files)
	if err != nil {
		return nil, err
	}
	if err = s.recover(clean); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// formatOf reads what dir is, and makes a store of it where it is empty.
func formatOf(dir string) (format, error) {
	f, found, err := readFormat(dir)
	if err != nil {
		return format{}, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return format{}, err
	}
	others := 0
	for _, e := range entries {
		if e.Name() != formatFile && e.Name() != formatFile+".tmp" && e.Name() != ledgerFile+".tmp" {
			others++
		}
	}
	if !found {
		if others > 0 {
			return format{}, fmt.Errorf("it is not empty and has no %s file, so it is no store of this program; name another directory: %w",
				formatFile, store.ErrFormat)
		}
		f = newFormat()
		if err := f.write(dir); err != nil {
			return format{}, err
		}
	} else if kinds, predicates := vocabulary(); len(f.kinds) < len(kinds) || len(f.predicates) < len(predicates) {
		f.kinds, f.predicates = kinds, predicates // new words at the end
		if err := f.write(dir); err != nil {
			return format{}, err
		}
	}
	if others == 0 { // new, or its making was cut off
		return f, createLedger(filepath.Join(dir, ledgerFile), f.id)
	}
	return f, nil
}

// openBadger opens the database; clean is false where tables had to be put aside for recover to judge.
func (s *Store) openBadger(files survey) (clean bool, err error) {
	salvage, data := filepath.Join(s.dir, salvageDir), filepath.Join(s.dir, badgerDir)
	clean = true
	if len(files.unnamed) > 0 {
		if err := os.MkdirAll(salvage, 0o755); err != nil {
			return false, err
		}
		for _, name := range files.unnamed {
			if err := os.Link(filepath.Join(data, name), filepath.Join(salvage, name)); err != nil && !errors.Is(err, fs.ErrExist) {
				return false, err
			}
		}
		if err := syncDir(salvage); err != nil {
			return false, err
		}
	}
	if _, err := os.Stat(salvage); err == nil {
		clean = false
	}
	if err := os.MkdirAll(data, 0o755); err != nil {
		return false, err
	}
	if err := probe(data); err != nil {
		return false, err
	}
	if err := dropUnborn(data, files.sizes); err != nil {
		return false, err
	}
	note := filepath.Join(s.dir, cleanFile)
	noted := os.Remove(note) == nil
	if s.db, err = badger.Open(badgerOptions(data, s.log)); err == nil {
		return clean, nil
	}
	if noted { // Badger found what the sizes do not show; the next start must find the same
		if noteErr := writeWhole(note, cleanStop(files.sizes)); noteErr != nil {
			err = errors.Join(err, noteErr)
		}
	}
	if strings.Contains(err.Error(), "Cannot acquire directory lock") { // Badger flattens its errors to text
		return false, fmt.Errorf("%w: %w", store.ErrLocked, err)
	}
	return false, fmt.Errorf("Badger refuses its files: %w; restore the directory from a backup, or ingest the documents into a new one: %w", err, store.ErrCorrupt)
}

// dropUnborn removes the logs of memtables that have no byte: a kill between the making of the file and its first size leaves one, and
// Badger does not start on it. Where a log lost its bytes otherwise, the ledger knows the commits that were in it.
func dropUnborn(data string, sizes map[string]int64) error {
	for name, size := range sizes {
		if filepath.Ext(name) != ".mem" || size > 0 {
			continue
		}
		if err := os.Remove(filepath.Join(data, name)); err != nil {
			return err
		}
		delete(sizes, name)
	}
	return nil
}

// probe is an error where no file can be made in dir.
func probe(dir string) error {
	file, err := os.CreateTemp(dir, "probe-*")
	if err != nil {
		return err
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

// recover compares the database with the ledger, mends the ledger, and sweeps what nobody honours.
func (s *Store) recover(clean bool) error {
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	p, err := readEdition(txn)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
	}
	if p.head.sequence > 0 && p.head.store != s.id {
		return fmt.Errorf("%s belongs to store %s, and %s says %s; put back the files that belong together: %w",
			badgerDir, p.head.store, formatFile, s.id, store.ErrCorrupt)
	}
	if err := s.catchUp(txn, p.head); err != nil {
		return err
	}
	if !clean {
		if err := s.checkNothingLost(context.Background(), txn); err != nil {
			return fmt.Errorf("after a crash or damage, tables were put aside in %s and now there is less than was published: %w; "+
				"restore the directory from a backup, or ingest the documents into a new one: %w", filepath.Join(s.dir, salvageDir), err, store.ErrCorrupt)
		}
		if err := os.RemoveAll(filepath.Join(s.dir, salvageDir)); err != nil {
			return err
		}
	}
	if s.stale, s.lastGen, err = staleGenerations(txn, p.head); err != nil {
		return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
	}
	s.published.Store(p)
	if err := s.room.check(0); err != nil {
		s.log.Warn("what is stale stays for want of space", "store", s.dir, "error", err)
		return nil
	}
	return s.sweepStale(context.Background())
}

// catchUp adds to the ledger the commits that a crash kept from being acknowledged. The other way round is a loss.
func (s *Store) catchUp(txn *badger.Txn, h head) error {
	last := s.ledger.last
	if h.sequence < last.sequence {
		return fmt.Errorf("the database ends with commit %d and commit %d was acknowledged: %d commits are lost; restore the directory from a backup, "+
			"or ingest the documents into a new one: %w", h.sequence, last.sequence, last.sequence-h.sequence, store.ErrCorrupt)
	}
	at := acknowledged{sequence: last.sequence, chain: last.chain}
	if last.sequence > 0 {
		c, err := readCommit(txn, last.sequence)
		if err != nil {
			return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
		}
		if c.Chain != last.chain {
			return fmt.Errorf("commit %d is %x in the database and %x in the ledger: they are of different histories; put back the files that belong together: %w",
				last.sequence, c.Chain[:8], last.chain[:8], store.ErrCorrupt)
		}
	}
	for at.sequence < h.sequence {
		c, err := readCommit(txn, at.sequence+1)
		if err != nil {
			return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
		}
		next := acknowledged{sequence: at.sequence + 1, chain: c.Chain}
		if c.Link(at.chain) != c.Chain {
			return fmt.Errorf("commit %d does not follow from commit %d: %w", next.sequence, at.sequence, store.ErrCorrupt)
		}
		if err := s.ledger.append(next); err != nil {
			return err
		}
		at = next
	}
	if at.chain != h.chain {
		return fmt.Errorf("the head is not commit %d: %w", h.sequence, store.ErrCorrupt)
	}
	return nil
}

func readCommit(txn *badger.Txn, sequence uint64) (c commit, err error) {
	item, err := txn.Get(key{family: familyCommit, sequence: sequence}.bytes())
	if err == nil {
		err = item.Value(func(v []byte) (err error) { c, err = decodeCommit(sequence, v); return err })
	}
	if err != nil {
		return commit{}, fmt.Errorf("read commit %d: %w", sequence, err)
	}
	return c, nil
}

// checkNothingLost reads the whole history and counts what each published generation still has: a table that is gone took some keys
// of one or the other with it.
func (s *Store) checkNothingLost(ctx context.Context, txn *badger.Txn) error {
	var report Report
	v, err := newVerification(txn, &report)
	if err != nil {
		return err
	}
	defer v.it.Close()
	if v.chain(s.ledger, len(ledgerHeader(s.id))); len(report.Problems) > 0 {
		return errors.New(report.Problems[0].String())
	}
	return v.counts(ctx)
}

// counts compares how much each generation still has with its record.
func (v *verification) counts(ctx context.Context) error {
	for _, r := range v.generations() {
		if err := ctx.Err(); err != nil {
			return err
		}
		entities, statements := v.members(r.gen)
		if len(entities) != r.entities || len(statements) != r.statements {
			return fmt.Errorf("document %s (%s), commit %d, has %d of %d entities and %d of %d statements", r.document.ID, r.document.URI, r.sequence,
				len(entities), r.entities, len(statements), r.statements)
		}
	}
	return nil
}
