package badgerstore

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"

	"policygraph/internal/disk"
	"policygraph/internal/store"
)

// Badger's compaction does not hear of a table that it could not make (subcompact defers Done(err) while err is still nil): it notes
// the tables that it made, and deletes those that it made them of. So each compaction is watched: what it says it writes is held
// against what it notes in the MANIFEST, and until they are found to be the same an iterator holds the tables that it deletes, which
// are on the disk as long as somebody holds them. A loss is known before anything is gone.

// What Badger says of a compaction, in the words by which it is known. Of Added there is one for each table, but for those without a key.
const (
	saidAdded  = "[%d] LOG Compact. Added %d keys. Skipped %d keys. Iteration took: %v"
	saidDone   = "[Compactor: %d] Compaction for level: %d DONE"
	saidFailed = "[Compactor: %d] LOG Compact FAILED with error: %+v: %+v"
	saidNoOpen = "Received err: %v. Cleaning up..."
)

// dropping are the numbers under which DropPrefix compacts. It holds the whole database, so that nothing can be held against it; no store
// calls it.
var dropping = []int{-1, 174}

// compactions watches those of one database. They run one at a time from their first table to their end, so that what the MANIFEST was
// given in between is known to be theirs, and what they delete is known to be held.
type compactions struct {
	data string // Badger's directory
	now  func() time.Time
	log  *slog.Logger
	lost func(error) // is told that a table is lost
	ask  func()      // is told that it is not known whether one is

	mu      sync.Mutex
	ended   *sync.Cond
	txn     *badger.Txn // makes iterators; nil before the database is open
	noted   *register
	ready   bool // Open has returned, or will return an error
	closing bool // an iterator holds all
	running bool
	id      int // of what is running
	owed    int // tables that it is to make
	held    *badger.Iterator
	kept    []*badger.Iterator // for good, or until it is known that nothing was lost
	damage  error
	back    []*pb.ManifestChange // takes back the compactions since the damage, or since the closing began; nil where it is not known what would
	known   map[uint64]uint32    // tables that were there when the closing began, or are of back
	count   struct{ ended, tables int }
}

func watchCompactions(data string, log *slog.Logger) *compactions {
	c := &compactions{data: data, log: log, now: time.Now, lost: func(error) {}, ask: func() {}}
	c.ended = sync.NewCond(&c.mu)
	return c
}

// opened gives it the database once it is open. No compaction goes on before.
func (c *compactions) opened(db *badger.DB) (err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ready = true
	c.ended.Broadcast()
	if err := c.forget(); err != nil {
		return err
	}
	if c.noted, err = readRegister(filepath.Join(c.data, badger.ManifestFilename)); err != nil {
		return err
	}
	// A transaction that is open keeps compactions from dropping what was deleted since it began, so a copy is kept of one that is done.
	// By reflection, for the copy has a lock, which nobody holds.
	txn := db.NewTransaction(false)
	defer txn.Discard()
	twin := reflect.New(reflect.TypeFor[badger.Txn]())
	twin.Elem().Set(reflect.ValueOf(txn).Elem())
	c.txn = twin.Interface().(*badger.Txn)
	return nil
}

// hold keeps all tables and logs on the disk that there are now.
func (c *compactions) hold() *badger.Iterator { return c.txn.NewIterator(badger.IteratorOptions{}) }

// hear is told all that Badger says. It may wait.
func (c *compactions) hear(format string, args []any) {
	switch format {
	case saidAdded:
		if id := args[0].(int); !slices.Contains(dropping, id) {
			c.added(id, args[1].(uint64))
		}
	case saidDone:
		c.over(args[0].(int), true)
	case saidFailed:
		c.over(args[0].(int), false)
	case saidNoOpen:
		c.mu.Lock()
		defer c.mu.Unlock()
		c.ready = true
		c.ended.Broadcast()
	}
}

// added counts a table that is going to be made.
func (c *compactions) added(id int, keys uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for !c.ready || c.running && c.id != id {
		c.ended.Wait()
	}
	if !c.running {
		c.running, c.id, c.owed = true, id, 0
		if c.txn != nil && !c.closing {
			c.held = c.hold()
		}
	}
	if keys > 0 {
		c.owed++
	}
}

// over looks whether all tables were made. A compaction that was given up has noted either nothing or what it made.
func (c *compactions) over(id int, done bool) {
	if release := c.judge(id, done); release != nil {
		release.Close() // deletes files, of which Badger may have something to say
	}
}

func (c *compactions) judge(id int, done bool) (release *badger.Iterator) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.running || c.id != id {
		return nil
	}
	defer c.ended.Broadcast()
	held := c.held
	c.running, c.held = false, nil
	if c.noted == nil { // the database does not open
		return held
	}
	made, noted, err := c.noted.next()
	c.count.ended++
	c.count.tables += made
	switch {
	case err == nil && (noted == 1 && made == c.owed || noted == 0 && !done):
		c.takeBack(noted)
	case err == nil && noted == 1 && made < c.owed:
		if c.damage == nil {
			c.damage = fmt.Errorf("at %s, while tables were compacted, %d of %d could not be made, and Badger dropped those that they were to be made of",
				c.now().Local().Format("2006-01-02 15:04:05"), c.owed-made, c.owed)
			if !c.closing {
				c.back = []*pb.ManifestChange{}
			}
			c.takeBack(noted)
			c.lost(fmt.Errorf("%w; stop the program: their files are still there, and closing the store puts them back: %w", c.damage, store.ErrCorrupt))
			break
		}
		c.takeBack(noted)
	default:
		if err == nil {
			err = fmt.Errorf("MANIFEST has %d tables of %d compactions, and one made %d", made, noted, c.owed)
		}
		c.log.Warn("it is not known whether a compaction made all its tables; the store is read before it answers again", "error", err)
		c.ask()
		c.back, c.kept = nil, append(c.kept, held)
		return nil
	}
	if c.damage == nil && len(c.kept) == 0 {
		if err := c.spend(); err != nil {
			c.log.Warn("what a compaction dropped stays until the store is opened again", "error", err)
			c.kept = append(c.kept, held)
			return nil
		}
	}
	if c.damage != nil || len(c.kept) > 0 { // what holds the later state of what is kept is kept with it
		c.kept = append(c.kept, held)
		return nil
	}
	return held
}

// takeBack adds a compaction to those that are to be taken back, for it may have taken up what an earlier one made.
func (c *compactions) takeBack(noted int) {
	switch {
	case c.back == nil || noted == 0:
	case c.noted.back == nil: // the MANIFEST was written anew
		c.back = nil
	default:
		c.back = append(c.noted.back, c.back...)
	}
}

// trust lets go of what was kept for want of knowledge when the store was found to be whole and there is still no other doubt.
func (c *compactions) trust(still func() bool) {
	var kept []*badger.Iterator
	c.mu.Lock()
	if c.damage == nil && still() {
		kept, c.kept = c.kept, nil
		if !c.running { // what was noted and could not be read is of no interest any more; where it still cannot be, there is another doubt
			_, _, _ = c.noted.next()
		}
	}
	c.mu.Unlock()
	for _, it := range kept {
		if it != nil {
			it.Close()
		}
	}
}

// close closes the database; whole tells whether nothing was lost for certain. Where it is not, the files stay from which the next start
// finds out.
func (c *compactions) close(db *badger.DB) (whole bool, err error) {
	c.mu.Lock()
	c.closing = true
	if c.noted != nil {
		c.known = maps.Clone(c.noted.named)
	}
	if c.damage == nil {
		c.back = []*pb.ManifestChange{}
	}
	for _, change := range c.back {
		c.known[change.Id] = change.Level
	}
	var held *badger.Iterator
	if c.txn != nil {
		held = c.hold()
	}
	c.mu.Unlock()
	err = db.Close()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.damage != nil {
		err = errors.Join(err, c.putBack())
	}
	if c.noted != nil {
		err = errors.Join(err, c.noted.close())
	}
	if err != nil || len(c.kept) > 0 || held == nil {
		c.kept = append(c.kept, held)
		return false, err
	}
	held.Close()
	return true, errors.Join(disk.Sync(c.data), c.forget()) // what was held is gone
}

// forget removes the note of what is spent: numbers of tables are given again.
func (c *compactions) forget() error {
	if err := os.Remove(filepath.Join(filepath.Dir(c.data), spentFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// putBack makes the MANIFEST name again what was there before the damage: the files are held. The error is that, and what came of it.
func (c *compactions) putBack() error {
	err := errors.New("it is not known which")
	if c.back != nil {
		var changes []*pb.ManifestChange
		if changes, err = c.needed(); err == nil {
			err = c.noted.add(changes)
		}
	}
	if err != nil {
		return fmt.Errorf("%w; their files are there, but are not put back: %w; `policygraph doctor --salvage NEW` makes a new store of them: %w",
			c.damage, err, store.ErrCorrupt)
	}
	return fmt.Errorf("%w; these were put back, and nothing is lost: see to the disk, and open the store again", c.damage)
}

// needed are the changes of back that have an effect: a table that came and went needs none, and what became a table after the closing
// began is in a log that is held.
func (c *compactions) needed() (changes []*pb.ManifestChange, err error) {
	for _, change := range c.back {
		i := slices.IndexFunc(changes, func(x *pb.ManifestChange) bool { return x.Id == change.Id })
		if change.Op == pb.ManifestChange_DELETE && i >= 0 {
			changes = slices.Delete(changes, i, i+1)
		} else {
			changes = append(changes, change)
		}
	}
	changes = slices.DeleteFunc(changes, func(x *pb.ManifestChange) bool {
		if x.Op == pb.ManifestChange_DELETE {
			return false
		}
		_, bad := os.Stat(table.NewFilename(x.Id, c.data))
		_, before := c.known[x.Id]
		if bad != nil && (before || !errors.Is(bad, fs.ErrNotExist)) {
			err = errors.Join(err, bad)
		}
		return bad != nil
	})
	return changes, err
}

// spend notes the tables that a compaction has replaced, before they are let go of. They go in any order, so after a kill in the middle
// what is left may hold what was deleted by one that is gone, and look like a loss.
func (c *compactions) spend() (err error) {
	line := []byte("spent")
	for _, change := range c.noted.back {
		if change.Op == pb.ManifestChange_CREATE {
			line = fmt.Appendf(line, " %d", change.Id)
		}
	}
	file, err := os.OpenFile(filepath.Join(filepath.Dir(c.data), spentFile), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err = file.Write(append(line, '\n')); err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// withoutSpent leaves out tables that a store has noted as replaced. A line that is cut was of tables that all are there still.
func withoutSpent(dir string, names []string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, spentFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	spent := map[uint64]bool{}
	for line := range strings.Lines(string(text)) {
		for _, word := range strings.Fields(line) {
			if id, err := strconv.ParseUint(word, 10, 64); err == nil && strings.HasSuffix(line, "\n") {
				spent[id] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		id, ok := table.ParseFileID(name)
		return ok && spent[id]
	}), nil
}
