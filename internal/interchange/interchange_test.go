package interchange_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// lived is a store with a history: versions, a retraction, a seed table, and a part that is forgotten.
func lived(t testing.TB) *memstore.Store {
	t.Helper()
	ctx := context.Background()
	s := memstore.New()
	t.Cleanup(func() { s.Close() })
	draft := storetest.NewDraft("draft", "甲局牵头，乙局<配合> & 共建。")
	a, task := draft.Entity(kg.KindAgency, "a", "甲局", "Ａ局"), draft.Entity(kg.KindTask, "t", "共建")
	draft.Claim(a, kg.Leads, task, 0, 4, kg.Prop{Name: kg.QualGroup, Value: "1"})
	for _, b := range []kg.Batch{storetest.Regions(9), storetest.Plan("plan", 1, 3), draft.Batch, storetest.Plan("plan", 2, 3), storetest.Plan("other", 1, 2)} {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Retract(ctx, kg.NewDocument("other").ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, storetest.Plan("plan", 3, 2)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Forget(ctx, 4); err != nil { // the first plan
		t.Fatal(err)
	}
	return s
}

func written(t testing.TB, s store.Historian, o interchange.Options) ([]byte, interchange.Counts) {
	t.Helper()
	var out bytes.Buffer
	counts, err := interchange.Write(context.Background(), &out, s, o)
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return out.Bytes(), counts
}

// read reads everything, and what went wrong.
func read(file []byte) (h interchange.Header, all []store.Published, err error) {
	h, seq, err := interchange.Read(context.Background(), bytes.NewReader(file))
	if err != nil {
		return h, nil, err
	}
	for p, err := range seq {
		if err != nil {
			return h, all, err
		}
		all = append(all, p)
	}
	return h, all, nil
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	ctx := context.Background()
	s := lived(t)
	file, counts := written(t, s, interchange.Options{Store: "abc"})
	h, got, err := read(file)
	if err != nil {
		t.Fatalf("Read: %v\n%s", err, file)
	}
	if want := (interchange.Header{Version: interchange.Version, Store: "abc", Upto: 7, History: true}); h != want {
		t.Errorf("header: got %+v, want %+v", h, want)
	}
	commits, err := s.Commits(ctx, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(commits) || counts.Commits != len(commits) {
		t.Fatalf("read %d commits, counted %d; want %d", len(got), counts.Commits, len(commits))
	}
	for i, c := range commits {
		want := store.Published{Commit: c}
		want.Batch, err = s.Asserted(ctx, c.Sequence)
		want.Forgotten = errors.Is(err, store.ErrForgotten)
		if diff := cmp.Diff(want, got[i], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("commit %d (-want +got):\n%s", i+1, diff)
		}
	}
	if strings.Contains(string(file), `\u003c`) {
		t.Error("characters were escaped that need not be")
	}
}

func TestOnlyTheCurrentVersions(t *testing.T) {
	s := lived(t)
	file, counts := written(t, s, interchange.Options{Current: true})
	h, got, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	if h.History || counts.Commits != 3 || counts.Documents != 3 {
		t.Errorf("got %+v, %+v; want three documents without history", h, counts)
	}
	again := memstore.New()
	for _, p := range got {
		if _, err := again.Apply(context.Background(), p.Batch); err != nil {
			t.Fatal(err)
		}
	}
	if one, other := digest(t, s), digest(t, again); one != other {
		t.Errorf("digest of the graph: was %s, is %s", one, other)
	}
}

func digest(t *testing.T, s store.Store) (d string) {
	t.Helper()
	err := s.View(context.Background(), func(r store.Reader) error {
		g, err := store.Dump(context.Background(), r)
		if err == nil {
			d, err = g.Digest()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPartOfTheHistory(t *testing.T) {
	s := lived(t)
	file, _ := written(t, s, interchange.Options{After: 2, Upto: 6})
	_, got, err := read(file)
	if err != nil || len(got) != 4 || got[0].Sequence != 3 || got[3].Sequence != 6 {
		t.Errorf("commits after 2 up to 6: got %d of them, error %v", len(got), err)
	}
	for _, o := range []interchange.Options{{Upto: 8}, {After: 8}, {After: 8, Upto: 8}} {
		if _, err := interchange.Write(context.Background(), &bytes.Buffer{}, s, o); !errors.Is(err, store.ErrFuture) {
			t.Errorf("Write of commits %d to %d of 7: got error %v, want ErrFuture", o.After+1, o.Upto, err)
		}
	}
	if file, counts := written(t, s, interchange.Options{After: 7}); counts != (interchange.Counts{}) {
		t.Errorf("commits after the last: got %s", file)
	}
}

func TestEveryCutIsRefused(t *testing.T) {
	file, _ := written(t, lived(t), interchange.Options{})
	for n := range len(file) {
		if n%97 != 0 && n > 0 && file[n-1] != '\n' { // at the end of every line, and elsewhere
			continue
		}
		if _, _, err := read(file[:n]); !errors.Is(err, interchange.ErrFormat) {
			t.Fatalf("the first %d of %d bytes: got error %v, want ErrFormat", n, len(file), err)
		}
	}
}

func TestALineThatIsMissingTwiceOrChangedIsRefused(t *testing.T) {
	file, _ := written(t, lived(t), interchange.Options{})
	lines := bytes.SplitAfter(file, []byte{'\n'})
	lines = lines[:len(lines)-1]
	refused := func(what string, line int, changed []byte) {
		t.Helper()
		if _, _, err := read(changed); err == nil {
			t.Errorf("line %d %s: got no error\n%s", line+1, what, lines[line])
		}
	}
	for i := range lines {
		without := bytes.Join(append(append([][]byte{}, lines[:i]...), lines[i+1:]...), nil)
		refused("missing", i, without)
		twice := bytes.Join(append(append(append([][]byte{}, lines[:i+1]...), lines[i]), lines[i+1:]...), nil)
		refused("twice", i, twice)
		for _, change := range []func(string) string{
			func(l string) string { return strings.Replace(l, `:`, `:[`, 1) },
			func(l string) string { return strings.Replace(l, `"id":"`, `"id":"x`, 1) },
			func(l string) string { return strings.Replace(l, `"start":`, `"start":9`, 1) },
			func(l string) string { return strings.Replace(l, `"type":"`, `"kind":"`, 1) },
			func(l string) string { return strings.Replace(l, `{"type"`, `{"more":1,"type"`, 1) },
		} {
			if l := change(string(lines[i])); l != string(lines[i]) {
				refused("changed to "+l, i, bytes.Join(append(append(append([][]byte{}, lines[:i]...), []byte(l)), lines[i+1:]...), nil))
			}
		}
	}
}

func TestErrorsSayWhere(t *testing.T) {
	file, _ := written(t, lived(t), interchange.Options{})
	for _, c := range []struct{ name, file, says string }{
		{"another file", "任务,牵头单位\n", `begins with {"type":"export"`},
		{"an empty file", "", "line 1: the file ends"},
		{"a newer version", `{"type":"export","version":3,"after":0,"upto":0,"history":true}` + "\n", "version 3"},
		{"something after the end", string(file) + "x", "something follows"},
		{"a span beyond the text", strings.Replace(string(file), `"span":{"start":0,`, `"span":{"start":900000,`, 1), "is not in the text"},
		{"an entity renamed", strings.Replace(string(file), `"name":"第1局"`, `"name":"第一局"`, 1), "is not what it published"},
	} {
		if _, _, err := read([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.says) || !errors.Is(err, interchange.ErrFormat) {
			t.Errorf("%s: got error %v, want ErrFormat that says %q", c.name, err, c.says)
		}
	}
}

func TestAReaderMayStop(t *testing.T) {
	file, _ := written(t, lived(t), interchange.Options{})
	_, seq, err := interchange.Read(context.Background(), bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for range seq {
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, seq, err = interchange.Read(ctx, bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, err = range seq {
		if err != nil {
			break
		}
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Read that is cancelled: got error %v, want context.Canceled", err)
	}
}

func FuzzRead(f *testing.F) {
	file, _ := written(f, lived(f), interchange.Options{})
	f.Add(file)
	f.Add([]byte(fmt.Sprintf(`{"type":"export","version":%d,"after":0,"upto":0,"history":true}`+"\n"+`{"type":"end","commits":0,"documents":0,"entities":0,"statements":0,"evidence":0}`+"\n", interchange.Version)))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, all, err := read(b)
		if err != nil {
			return
		}
		for _, p := range all { // what was read without an error is fit to be stored
			if !p.Retracted && !p.Forgotten {
				if err := p.Batch.Check(); err != nil {
					t.Errorf("a batch that was read: %v", err)
				}
			}
		}
	})
}
