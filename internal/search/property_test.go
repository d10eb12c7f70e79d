package search

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

var syllables = []string{"安吉", "吉安", "县", "湖", "州", "5G", "AI", "2025", "年", " ", "工业", "工業", "长兴", "南", "，", "《", "a", "1"}

func drawText(t *rapid.T, label string, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(syllables), 1, most).Draw(t, label), "")
}

// drawPlan invents a document that shares entities with others, whose tasks and sections may overlap.
func drawPlan(t *rapid.T, uri string) kg.Batch {
	text := drawText(t, "text", 40)
	d := storetest.NewDraft(uri, text)
	d.Document.Seed = uri == "seed"
	length := len([]rune(text))
	doc := kg.ID{}
	if rapid.Bool().Draw(t, "has an entity of its own") {
		doc = d.Entity(kg.KindDocument, d.Document.Key, drawText(t, "title", 4))
	}
	things := map[kg.ID]kg.EntityKind{}
	var order []kg.ID
	for n := range rapid.IntRange(0, 4).Draw(t, "things") {
		kind := rapid.SampledFrom([]kg.EntityKind{kg.KindRegion, kg.KindAgency, kg.KindPlatform}).Draw(t, "kind")
		key := fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "key"))
		id := kg.EntityID(kind, key)
		if _, twice := things[id]; twice {
			continue
		}
		d.Entity(kind, key, drawText(t, fmt.Sprint("name ", n), 4), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return drawText(t, "alias", 3) }), 0, 2).Draw(t, "aliases")...)
		things[id] = kind
		order = append(order, id)
	}
	other := kg.NewDocument(rapid.SampledFrom([]string{"one", "two"}).Draw(t, "home"))
	for n := range rapid.IntRange(0, 4).Draw(t, "records") {
		kind, predicate := kg.KindTask, kg.HasTask
		if rapid.Bool().Draw(t, "section") {
			kind, predicate = kg.KindSection, kg.HasSection
		}
		home := d.Document.Key
		if rapid.IntRange(0, 5).Draw(t, "speaks of another's record") == 0 {
			home = other.Key
		}
		id := d.Entity(kind, fmt.Sprintf("%s/%d", home, n), drawText(t, "heading", 3))
		start := rapid.IntRange(0, length-1).Draw(t, "start")
		end := rapid.IntRange(start+1, length).Draw(t, "end")
		d.Entities[len(d.Entities)-1].Props = kg.Props{{Name: "start", Value: fmt.Sprint(start)}, {Name: "end", Value: fmt.Sprint(end)}}
		if !doc.IsZero() {
			d.Claim(doc, predicate, id, start, end)
		}
		for _, thing := range order {
			if p := map[kg.EntityKind]kg.Predicate{kg.KindRegion: kg.Involves, kg.KindPlatform: kg.Involves}[things[thing]]; p != "" && rapid.Bool().Draw(t, "named") {
				d.Claim(id, p, thing, start, end)
			} else if things[thing] == kg.KindAgency && kind == kg.KindTask && rapid.Bool().Draw(t, "leads") {
				d.Claim(thing, kg.Leads, id, start, end)
			}
		}
	}
	return d.Batch
}

func drawQuery(t *rapid.T) Query {
	word := rapid.OneOf(rapid.Custom(func(t *rapid.T) string { return drawText(t, "words", 3) }),
		rapid.SampledFrom([]string{"anji", "aj", "changxing", "an ji", "gongye", `"AI 5G"`, "湖", "g", "吉安县 工业"}))
	q := Query{Text: word.Draw(t, "query"), Mode: rapid.SampledFrom(Modes).Draw(t, "mode"), Window: Window{Limit: rapid.IntRange(1, 6).Draw(t, "limit")}}
	q.Window.Backward = rapid.Bool().Draw(t, "backward")
	if rapid.Bool().Draw(t, "of kinds") {
		q.Kinds = rapid.SliceOfN(rapid.SampledFrom(kg.EntityKinds), 1, 4).Draw(t, "kinds")
	}
	if rapid.IntRange(0, 3).Draw(t, "in a document") == 0 {
		q.Documents = []kg.ID{kg.NewDocument("one").ID}
	}
	if rapid.IntRange(0, 3).Draw(t, "in a region") == 0 {
		q.Regions = []kg.ID{kg.EntityID(kg.KindRegion, "1")}
	}
	if rapid.IntRange(0, 3).Draw(t, "of an agency") == 0 {
		q.Agencies = []kg.ID{kg.EntityID(kg.KindAgency, "1")}
	}
	return q
}

// loud is a log that a test hears of: an index that is suspect, or damaged, is an error.
func loud(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(complaints{t}, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

type complaints struct{ t testing.TB }

func (c complaints) Write(b []byte) (int, error) {
	c.t.Errorf("the index complains: %s", b)
	return len(b), nil
}

// TestTheIndexAnswersAsAScanDoes applies and retracts random documents and asks random questions of every state.
func TestTheIndexAnswersAsAScanDoes(t *testing.T) {
	log := loud(t)
	rapid.Check(t, func(rt *rapid.T) {
		st := memstore.New()
		defer st.Close()
		dir := t.TempDir()
		open := func() *Index {
			x, err := Open(t.Context(), st, Options{Dir: dir, Log: log, Follow: true})
			if err != nil {
				rt.Fatal(err)
			}
			return x
		}
		x := open()
		defer func() {
			if err := x.Close(); err != nil {
				rt.Error(err)
			}
		}()
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			uri := rapid.SampledFrom([]string{"seed", "one", "two", "three"}).Draw(rt, "document")
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1:
				if _, err := st.Retract(t.Context(), kg.NewDocument(uri).ID); err != nil {
					rt.Fatal(err)
				}
			case 2:
				if err := x.Close(); err != nil {
					rt.Fatal(err)
				}
				x = open()
			default:
				if _, err := st.Apply(t.Context(), drawPlan(rt, uri)); err != nil {
					rt.Fatal(err)
				}
			}
			if rapid.Bool().Draw(rt, "asks") {
				agrees(rt, st, x)
			}
		}
		agrees(rt, st, x)
	})
}

// agrees asks a few questions, with the index and without, page after page.
func agrees(t *rapid.T, st store.Historian, x *Index) {
	ctx := t.Context()
	err := st.View(ctx, func(r store.Reader) error {
		sequence, err := store.SequenceOf(ctx, r)
		if err != nil || sequence == 0 {
			return err
		}
		if err := x.Wait(ctx, sequence); err != nil {
			return err
		}
		s, done := x.at(ctx, sequence)
		if s == nil {
			t.Fatalf("the index has not reached commit %d, but %d", sequence, x.Sequence())
		}
		done()
		for range 4 {
			q := drawQuery(t)
			for page := 0; page < 20; page++ {
				want, err := Scan(ctx, r, q)
				if err != nil {
					return err
				}
				got, err := x.Search(ctx, r, q)
				if err != nil {
					return err
				}
				if diff := cmp.Diff(want, got, cmp.AllowUnexported(Place{}, verdict{}), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("search %+v (-scan +index):\n%s", q, diff)
				}
				if len(got.Hits) == 0 || q.Window.Backward && !got.HasPrevious || !q.Window.Backward && !got.HasNext {
					break
				}
				end, err := ParsePlace(got.Hits[len(got.Hits)-1].Place.String())
				if q.Window.Backward {
					end, err = ParsePlace(got.Hits[0].Place.String())
					q.Window.Before = &end
				} else {
					q.Window.After = &end
				}
				if err != nil {
					return err
				}
			}
			text := drawText(t, "candidate", 3)
			ids, ok, err := x.Candidates(ctx, r, text)
			if err != nil || !ok {
				if ok || err != nil || len(fold(text).runes) > 0 {
					t.Fatalf("candidates of %q: ok %v, error %v", text, ok, err)
				}
				continue
			}
			candidate := map[kg.ID]bool{}
			for _, id := range ids {
				candidate[id] = true
			}
			for _, kind := range kg.EntityKinds {
				all, err := r.Kinds(ctx, kind, kg.ID{}, 0)
				if err != nil {
					return err
				}
				entities, err := r.Entities(ctx, all)
				if err != nil {
					return err
				}
				for id, e := range entities {
					for _, n := range append([]string{e.Name}, e.Aliases...) {
						if strings.Contains(kg.FoldName(n), kg.FoldName(text)) && !candidate[id] {
							t.Fatalf("candidates of %q: %s %q is none of them", text, e.Ref(), n)
						}
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
