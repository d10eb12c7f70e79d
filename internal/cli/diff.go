package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"policygraph/internal/change"
	"policygraph/internal/extract"
	"policygraph/internal/ingest"
)

// comparison compares readings with those of an earlier run.
type comparison struct {
	old       map[string]oldReading // by file
	met       map[string]bool
	added     int
	removed   int
	changed   int
	different int // files
}

// oldReading is a line of the earlier run.
type oldReading struct {
	extract.Result
	Error *ingest.Failure `json:"error"`
}

// statements of a reading; a file that could not be read says why, and nothing else.
func statementsOf(r extract.Result, failure *ingest.Failure) []change.Statement {
	if failure != nil {
		return []change.Statement{{Kind: "document", Name: "not read", Value: failure.Code}}
	}
	return change.Statements(r)
}

// readComparison reads the output of an earlier `policygraph extract --json`.
func readComparison(name string) (*comparison, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: read --diff %s: %w", errUsage, name, reason(err))
	}
	defer f.Close()
	c := &comparison{old: map[string]oldReading{}, met: map[string]bool{}}
	decoder := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for {
		var r oldReading
		err := decoder.Decode(&r)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && r.File == "" {
			err = errors.New(`no "file"`)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: read --diff %s: object %d: %w; want what `policygraph extract --json` printed", errUsage, name, len(c.old)+1, err)
		}
		c.old[r.File] = r
	}
	return c, nil
}

// earlier is the earlier reading of a file: by its name, else by the last part of it where no other file has the same.
func (c *comparison) earlier(file string) (oldReading, bool) {
	if r, ok := c.old[file]; ok {
		c.met[file] = true
		return r, true
	}
	found := ""
	for name := range c.old {
		if path.Base(name) == path.Base(file) {
			if found != "" {
				return oldReading{}, false
			}
			found = name
		}
	}
	if found == "" || c.met[found] {
		return oldReading{}, false
	}
	c.met[found] = true
	return c.old[found], true
}

// compare tells how a reading differs from the earlier one.
func (c *comparison) compare(r reading) change.Diff {
	var before []change.Statement
	if old, known := c.earlier(r.uri); known {
		before = statementsOf(old.Result, old.Error)
	}
	d := change.Between(r.uri, before, statementsOf(r.result, r.failure))
	c.added, c.removed, c.changed = c.added+len(d.Added), c.removed+len(d.Removed), c.changed+len(d.Changed)
	if !d.Same() {
		c.different++
	}
	return d
}

// left are the files of the earlier run that were not read again.
func (c *comparison) left() (files []string) {
	for _, name := range slices.Sorted(maps.Keys(c.old)) {
		if !c.met[name] {
			files = append(files, name)
		}
	}
	return files
}

// showDiff prints a difference as people read one: what goes, what comes, what changes.
func (a *app) showDiff(d change.Diff) error {
	if d.Same() {
		return nil
	}
	if a.json {
		return writeLine(a.out, d)
	}
	fmt.Fprintln(a.out, a.out.strong(d.File))
	line := func(mark string, style func(string) string, s change.Statement, value string) {
		where := s.Kind
		if s.Task != "" {
			where += "  " + s.Task + ":"
		}
		fmt.Fprintln(a.out, style(fmt.Sprintf("  %s %s  %s  %s", mark, where, s.Name, value)))
	}
	for _, s := range d.Removed {
		line("-", a.out.bad, s, s.Value)
	}
	for _, s := range d.Added {
		line("+", a.out.good, s, s.Value)
	}
	for _, s := range d.Changed {
		line("~", a.out.warn, s.Statement, s.Before+" → "+s.Value)
	}
	return nil
}

// close says the sum, and makes a difference the status 1.
func (a *app) closeComparison(c *comparison, files int) error {
	left := c.left()
	for _, name := range left {
		fmt.Fprintf(a.err, "%s was read earlier and is not compared: it was not given\n", name)
	}
	if !a.json {
		if c.different == 0 {
			fmt.Fprintf(a.out, "%s: no difference\n", plural(files, "file"))
		} else {
			fmt.Fprintf(a.out, "%d of %s differ: %s\n", c.different, plural(files, "file"),
				strings.Join([]string{fmt.Sprintf("%d added", c.added), fmt.Sprintf("%d removed", c.removed), fmt.Sprintf("%d changed", c.changed)}, ", "))
		}
	}
	if c.different > 0 {
		return toldError{fmt.Errorf("%w: %d files differ", errSome, c.different)}
	}
	return nil
}
