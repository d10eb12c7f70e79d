package search

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/disk"
	"policygraph/internal/store"
)

// The directory of an index:
//
//	INDEX        what it is, below
//	000007.seg   a segment (segment.go), never changed
//
// INDEX is written last, whole, and beside what it replaces. Its last line is the CRC-32C of all lines before it:
//
//	policygraph search index
//	format 1
//	commit 12 5f0c...64 hexadecimal digits of the chain hash...
//	segment 000007.seg 81920 8d7f03aa <bits of dead entries in base64, or ->
//	sum 1c9e5b02
const (
	indexFile  = "INDEX"
	indexTitle = "policygraph search index"
	// indexFormat changes with anything that changes what is found: the folding, the readings, whose text is whose, the grades.
	indexFormat = 1
	spare       = 512 << 20 // bytes that must stay free on the disk
)

var (
	errNoIndex = errors.New("there is no search index")
	errIndex   = errors.New("the search index is damaged")
)

// load reads the index that the directory keeps, if it is one of a state that the store has been in.
func (x *Index) load(ctx context.Context) (*snapshot, error) {
	b, err := os.ReadFile(filepath.Join(x.dir, indexFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoIndex
	}
	if err != nil {
		return nil, err
	}
	s, notes, err := readIndex(b)
	if err != nil {
		return nil, err
	}
	if s.sequence > 0 {
		commits, err := x.store.Commits(ctx, s.sequence-1, 1)
		if err != nil {
			return nil, err
		}
		if len(commits) == 0 || commits[0].Chain != s.chain {
			return nil, fmt.Errorf("it is of commit %d, which this store has not made: %w", s.sequence, errIndex)
		}
	}
	for _, n := range notes {
		seg, err := x.openSegment(n.name)
		if err == nil && (int64(len(seg.data)) != n.size || seg.sum() != n.sum || len(n.dead) > 0 && len(n.dead) != len(newBitset(seg.entries))) {
			err = errIndex
		}
		if err != nil {
			for _, l := range s.segments {
				if l.release != nil {
					err = errors.Join(err, l.release())
				}
			}
			return nil, fmt.Errorf("%s: %w", n.name, err)
		}
		seg.users = 1
		s.segments = append(s.segments, living{seg, n.dead})
		if number, err := strconv.Atoi(strings.TrimSuffix(n.name, ".seg")); err == nil {
			x.nextName = max(x.nextName, number)
		}
	}
	s.users = 1
	return s, nil
}

// segmentNote is a segment as INDEX speaks of it.
type segmentNote struct {
	name string
	size int64
	sum  uint32
	dead bitset
}

// readIndex reads INDEX.
func readIndex(b []byte) (*snapshot, []segmentNote, error) {
	bad := func(why string) (*snapshot, []segmentNote, error) {
		return nil, nil, fmt.Errorf("%s: %s: %w", indexFile, why, errIndex)
	}
	at := bytes.LastIndex(b, []byte("sum "))
	if at < 0 || string(b[at:]) != fmt.Sprintf("sum %08x\n", crc32.Checksum(b[:at], castagnoli)) {
		return bad("its sum is wrong")
	}
	lines := strings.Split(strings.TrimSuffix(string(b[:at]), "\n"), "\n")
	if len(lines) < 3 || lines[0] != indexTitle || lines[1] != fmt.Sprintf("format %d", indexFormat) {
		return bad("it has another format")
	}
	s := &snapshot{}
	fields := strings.Fields(lines[2])
	if len(fields) != 3 || fields[0] != "commit" {
		return bad("it names no commit")
	}
	sequence, err := strconv.ParseUint(fields[1], 10, 64)
	chain, worse := hex.DecodeString(fields[2])
	if err != nil || worse != nil || len(chain) != len(s.chain) {
		return bad("it names no commit")
	}
	s.sequence, s.chain = sequence, store.Chain(chain)
	var notes []segmentNote
	for _, line := range lines[3:] {
		f := strings.Fields(line)
		if len(f) != 5 || f[0] != "segment" || f[1] != filepath.Base(f[1]) || !strings.HasSuffix(f[1], ".seg") {
			return bad("a line of it is none")
		}
		n := segmentNote{name: f[1]}
		if n.size, err = strconv.ParseInt(f[2], 10, 64); err != nil {
			return bad("a line of it is none")
		}
		sum, err := strconv.ParseUint(f[3], 16, 32)
		if err != nil {
			return bad("a line of it is none")
		}
		n.sum = uint32(sum)
		if f[4] != "-" {
			words, err := base64.StdEncoding.DecodeString(f[4])
			if err != nil || len(words)%8 != 0 {
				return bad("a line of it is none")
			}
			for ; len(words) > 0; words = words[8:] {
				n.dead = append(n.dead, binary.LittleEndian.Uint64(words))
			}
		}
		notes = append(notes, n)
	}
	return s, notes, nil
}

// writeIndex writes INDEX.
func writeIndex(s *snapshot) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\nformat %d\ncommit %d %x\n", indexTitle, indexFormat, s.sequence, s.chain)
	for _, l := range s.segments {
		dead := "-"
		if l.dead != nil {
			var words []byte
			for _, w := range l.dead {
				words = binary.LittleEndian.AppendUint64(words, w)
			}
			dead = base64.StdEncoding.EncodeToString(words)
		}
		fmt.Fprintf(&b, "segment %s %d %08x %s\n", l.name, len(l.data), l.sum(), dead)
	}
	fmt.Fprintf(&b, "sum %08x\n", crc32.Checksum(b.Bytes(), castagnoli))
	return b.Bytes()
}

// save brings the files up to the newest snapshot. Only the follower calls it, or Close after it.
func (x *Index) save() error {
	now := x.newest()
	if x.dir == "" || x.saved == now.sequence && !slices.ContainsFunc(now.segments, func(l living) bool { return l.name == "" }) {
		return nil
	}
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of the search index: %w", err)
	}
	for _, l := range now.segments {
		if l.name == "" {
			if err := x.write(l.segment); err != nil {
				return err
			}
		}
	}
	if err := x.put(indexFile, writeIndex(now)); err != nil {
		return err
	}
	x.saved = now.sequence
	return x.sweep(now)
}

// write puts a segment into a file of its own; it is still read where it was.
func (x *Index) write(s *segment) error {
	x.nextName++
	name := fmt.Sprintf("%06d.seg", x.nextName)
	if err := x.put(name, s.data); err != nil {
		return err
	}
	s.name = name
	return nil
}

// keep is a segment in a file, mapped: one that is too large to be held twice. Where the disk has no room for it, it stays in memory.
func (x *Index) keep(s *segment) *segment {
	if x.dir == "" {
		return s
	}
	err := os.MkdirAll(x.dir, 0o700)
	if err == nil {
		err = x.write(s)
	}
	if err != nil {
		x.log.Warn("a part of the search index stays in memory", "folder", x.dir, "error", err)
		return s
	}
	mapped, err := x.openSegment(s.name)
	if err != nil {
		x.log.Warn("a part of the search index cannot be read again", "folder", x.dir, "error", err)
		s.name = ""
		return s
	}
	return mapped
}

// put writes a file beside the one of that name and then into its place.
func (x *Index) put(name string, b []byte) (err error) {
	if err := disk.Check(x.dir, uint64(len(b)), spare); err != nil {
		return fmt.Errorf("write %s of the search index: %w", name, err)
	}
	path := filepath.Join(x.dir, name)
	f, err := os.OpenFile(path+".tmp", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("write %s of the search index: %w", name, err)
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(path+".tmp", path)
	}
	if err == nil {
		err = disk.Sync(x.dir)
	}
	if err != nil {
		return fmt.Errorf("write %s of the search index: %w", name, err)
	}
	return nil
}

// sweep removes what the index of that state does not need.
func (x *Index) sweep(now *snapshot) error {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return fmt.Errorf("look into the folder of the search index: %w", err)
	}
	for _, e := range entries {
		name := e.Name()
		used := name == indexFile || slices.ContainsFunc(now.segments, func(l living) bool { return l.name == name })
		if !used && (strings.HasSuffix(name, ".seg") || strings.HasSuffix(name, ".tmp")) {
			err = errors.Join(err, os.Remove(filepath.Join(x.dir, name)))
		}
	}
	return err
}

// openSegment maps a segment's file and reads it.
func (x *Index) openSegment(name string) (*segment, error) {
	data, release, err := mapFile(filepath.Join(x.dir, name))
	if err != nil {
		return nil, err
	}
	s, err := readSegment(data)
	if err != nil {
		return nil, errors.Join(err, release())
	}
	s.name, s.release = name, release
	return s, nil
}

// Build makes the index of the present state of a store anew in dir and closes it; entities tells of how many.
func Build(ctx context.Context, st store.Historian, dir string) (entities int, err error) {
	if err := os.RemoveAll(dir); err != nil {
		return 0, fmt.Errorf("remove the old search index: %w", err)
	}
	x, err := Open(ctx, st, Options{Dir: dir})
	if err != nil {
		return 0, err
	}
	if err = x.rebuild(ctx); err == nil {
		for _, l := range x.newest().segments {
			entities += l.entries - l.dead.count()
		}
	}
	return entities, errors.Join(err, x.Close())
}
