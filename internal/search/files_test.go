package search

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// kept is a folder with the index of a store, which was closed in order.
func kept(t *testing.T, st store.Historian) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "search")
	if n, err := Build(t.Context(), st, dir); err != nil || n == 0 {
		t.Fatalf("build: %d entities, %v", n, err)
	}
	return dir
}

// opened opens the index of a folder; said is what the log hears.
func opened(t *testing.T, st store.Historian, dir string, follow bool) (x *Index, said *bytes.Buffer) {
	t.Helper()
	said = &bytes.Buffer{}
	x, err := Open(t.Context(), st, Options{Dir: dir, Log: slog.New(slog.NewTextHandler(said, nil)), Follow: follow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x, said
}

func TestAWholeIndexIsReadAsItIs(t *testing.T) {
	st := gazette(t)
	x, said := opened(t, st, kept(t, st), false)
	if x.Sequence() != 2 || said.Len() > 0 {
		t.Errorf("opened: at commit %d, want 2; the log says %q", x.Sequence(), said)
	}
	if s := x.newest(); len(s.segments) != 1 || s.segments[0].release == nil {
		t.Errorf("opened: %d segments, want one that is mapped", len(s.segments))
	}
	if got := hitsOf(search(t, st, x, Query{Text: "nthxq"})); !slices.Equal(got, []string{"湖州南太湖新区/INITIALS"}) {
		t.Errorf("search in what was read: %v", got)
	}
}

func TestDamageIsFoundAndMended(t *testing.T) {
	st := gazette(t)
	for name, damage := range map[string]func(t *testing.T, dir string){
		"a bit of a segment": func(t *testing.T, dir string) { flip(t, filepath.Join(dir, "000001.seg"), 700) },
		"a bit of its sum":   func(t *testing.T, dir string) { flip(t, filepath.Join(dir, "000001.seg"), headerSize-1) },
		"a segment cut off": func(t *testing.T, dir string) {
			if err := os.Truncate(filepath.Join(dir, "000001.seg"), 300); err != nil {
				t.Fatal(err)
			}
		},
		"an empty segment": func(t *testing.T, dir string) {
			if err := os.Truncate(filepath.Join(dir, "000001.seg"), 0); err != nil {
				t.Fatal(err)
			}
		},
		"no segment": func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "000001.seg")); err != nil {
				t.Fatal(err)
			}
		},
		"a bit of the list": func(t *testing.T, dir string) { flip(t, filepath.Join(dir, indexFile), 60) },
		"another segment under its name": func(t *testing.T, dir string) {
			b := newBuilder()
			b.add(entry{id: kg.NewID("x"), kind: kg.KindTask, names: []field{newField("别的", -1)}})
			if err := os.WriteFile(filepath.Join(dir, "000001.seg"), b.seal().data, 0o600); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := kept(t, st)
			damage(t, dir)
			x, said := opened(t, st, dir, true)
			if err := x.Wait(t.Context(), 2); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(said.String(), "made anew") {
				t.Errorf("the log says nothing of it: %q", said)
			}
			if got := hitsOf(search(t, st, x, Query{Text: "安吉县"})); !slices.Equal(got, []string{"安吉县/NAME", "安吉县人民政府/NAME"}) {
				t.Errorf("search after it: %v", got)
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			if again, said := opened(t, st, dir, false); again.Sequence() != 2 || said.Len() > 0 {
				t.Errorf("opened again: at commit %d, the log says %q", again.Sequence(), said)
			}
		})
	}
}

func flip(t *testing.T, path string, at int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[at] ^= 4
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAnIndexOfAnotherStoreIsNotUsed(t *testing.T) {
	dir := kept(t, gazette(t))
	other := memstore.New()
	defer other.Close()
	for _, uri := range []string{"a", "b"} {
		d := storetest.NewDraft(uri, "别处")
		d.Entity(kg.KindRegion, "1", "别处县")
		apply(t, other, d.Batch)
	}
	x, said := opened(t, other, dir, true)
	if err := x.Wait(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if got := search(t, other, x, Query{Text: "安吉县"}); got.Total != 0 || !strings.Contains(said.String(), "has not made") {
		t.Errorf("search in another store: %v; the log says %q", hitsOf(got), said)
	}
}

func TestALagIsMadeUpFor(t *testing.T) {
	st := gazette(t)
	dir := kept(t, st)
	d := storetest.NewDraft("more.tsv", "新增")
	d.Entity(kg.KindRegion, "330599", "新添县")
	apply(t, st, d.Batch)
	x, said := opened(t, st, dir, false)
	if x.Sequence() != 3 || said.Len() > 0 {
		t.Errorf("opened without following: at commit %d, want 3; the log says %q", x.Sequence(), said)
	}
	if got := hitsOf(search(t, st, x, Query{Text: "xintian"})); !slices.Equal(got, []string{"新添县/PINYIN"}) {
		t.Errorf("search for what came later: %v", got)
	}
}

// TestOnlyTheStateThatIsReadAnswers asks states that the index has left behind, or is not at.
func TestOnlyTheStateThatIsReadAnswers(t *testing.T) {
	st := gazette(t)
	x := followed(t, st)
	if _, err := st.Retract(t.Context(), kg.NewDocument("regions.tsv").ID); err != nil {
		t.Fatal(err)
	}
	if err := x.Wait(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	for sequence, want := range map[uint64][]string{0: nil, 1: {"安吉县/NAME", "安吉县人民政府/NAME"}, 2: {"安吉县/NAME", "安吉县人民政府/NAME"}, 3: nil} {
		err := st.ViewAt(t.Context(), sequence, func(r store.Reader) error {
			got, err := x.Search(t.Context(), r, Query{Text: "安吉县", Window: Window{Limit: 9}})
			if !slices.Equal(hitsOf(got), want) {
				t.Errorf("after commit %d: got %v, want %v", sequence, hitsOf(got), want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestAnIndexThatIsWrongIsFoundOut makes the index wrong behind its back.
func TestAnIndexThatIsWrongIsFoundOut(t *testing.T) {
	st := gazette(t)
	dir := kept(t, st)
	x, said := opened(t, st, dir, false)
	b := newBuilder()
	b.add(entry{id: kg.NewID("nobody"), kind: kg.KindRegion, names: []field{newField("安吉县", -1)}})
	now := x.newest()
	x.publish(&snapshot{sequence: now.sequence, chain: now.chain, segments: append(slices.Clone(now.segments), living{segment: b.seal()})})
	want := []string{"安吉县/NAME", "安吉县人民政府/NAME"}
	for range 2 {
		if got := search(t, st, x, Query{Text: "安吉县"}); !slices.Equal(hitsOf(got), want) || got.Total != 2 {
			t.Errorf("search with a wrong index: got %v (%d), want %v", hitsOf(got), got.Total, want)
		}
	}
	if !strings.Contains(said.String(), "does not agree") {
		t.Errorf("the log says nothing of it: %q", said)
	}
	if err := x.advance(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, done := x.at(t.Context(), 2)
	if s == nil {
		t.Fatal("it is not made anew")
	}
	done()
}

func TestManySmallSegmentsAreMerged(t *testing.T) {
	st := gazette(t)
	x := followed(t, st)
	for n := range 20 {
		d := storetest.NewDraft("one", strings.Repeat("改", n+1))
		d.Entity(kg.KindRegion, "330599", strings.Repeat("改", n+1)+"县")
		apply(t, st, d.Batch)
		if err := x.Wait(t.Context(), uint64(n+3)); err != nil {
			t.Fatal(err)
		}
	}
	if got := hitsOf(search(t, st, x, Query{Text: "改"})); !slices.Equal(got, []string{strings.Repeat("改", 20) + "县/NAME"}) {
		t.Errorf("the last name of a thing that was renamed: %v", got)
	}
	if n := len(x.newest().segments); n > 2*tierSegments {
		t.Errorf("%d segments after 20 commits", n)
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	x := followed(t, gazette(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := x.Wait(ctx, 99); err == nil {
		t.Error("wait for a commit that never comes: no error")
	}
}

func FuzzSegment(f *testing.F) {
	b := newBuilder()
	b.add(entry{id: kg.NewID("a"), kind: kg.KindRegion, names: []field{newField("安吉县", -1), newField("安吉", -1)}})
	b.add(entry{id: kg.NewID("b"), kind: kg.KindTask, names: []field{newField("建设5G基站", -1)}, texts: []field{newField("在安吉县建设5G基站，安吉县。", 7)}})
	f.Add(b.seal().data, "安吉", uint16(3), uint8(1))
	f.Fuzz(func(t *testing.T, data []byte, text string, at uint16, with uint8) {
		if s, err := readSegment(data); err == nil {
			ask(s, text)
		}
		// What checksums cannot see: a segment that was written wrong.
		w := b.seal()
		forged := slices.Clone(w.data)
		forged[headerSize+int(at)%(len(forged)-headerSize)] ^= with
		reseal(forged)
		if s, err := readSegment(forged); err == nil {
			ask(s, text)
		}
	})
}

// ask uses all of a segment; it must not panic, nor run for ever.
func ask(s *segment, text string) {
	for _, mode := range Modes {
		alternatives, err := parse(text, mode)
		if err != nil || len(alternatives) == 0 {
			continue
		}
		s.fits(alternatives, mode, func(m match) { s.id(m.entry); s.kind(m.entry) })
	}
	merge([]living{{segment: s}})
	s.find(kg.NewID("a"))
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"５Ｇ＋工業", "AI 5G", "“长 三 角”", "a\u200bb", "\xff"} {
		f.Add(s, "5G")
	}
	f.Fuzz(func(t *testing.T, s, part string) {
		folded, original := fold(s), []rune(s)
		last := -1
		for i, at := range folded.at {
			if int(at) <= last || int(at) >= len(original) {
				t.Fatalf("fold(%q): character %d is of %d, after %d, of %d", s, i, at, last, len(original))
			}
			last = int(at)
		}
		if again := fold(string(folded.runes)); !slices.Equal(again.runes, folded.runes) {
			t.Fatalf("fold(%q) is %q, and folded again %q", s, string(folded.runes), string(again.runes))
		}
		e := entry{id: kg.NewID("x"), kind: kg.KindRegion, names: []field{newField(s, -1)}}
		b := newBuilder()
		b.add(e)
		seg := b.seal()
		for _, mode := range Modes {
			alternatives, err := parse(part, mode)
			if err != nil {
				continue
			}
			want, got := e.fits(alternatives, mode), verdict{grade: noMatch}
			if len(alternatives) > 0 {
				seg.fits(alternatives, mode, func(m match) { got = m.verdict })
			}
			if want != got {
				t.Fatalf("%q in %q (%s): %v with an index, %v without", part, s, mode, got, want)
			}
		}
	})
}

// reseal makes the sum of a segment right.
func reseal(data []byte) {
	binary.LittleEndian.PutUint32(data[headerSize-4:], crc32.Checksum(data[headerSize:], castagnoli))
}
