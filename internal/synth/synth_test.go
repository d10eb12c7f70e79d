package synth_test

import (
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/synth"
)

func TestEveryBatchIsFitToBeStored(t *testing.T) {
	w := synth.New(7)
	for b := range w.Batches(20_000) {
		if err := b.Check(); err != nil {
			t.Fatalf("batch of %s: %v", b.Document.URI, err)
		}
		if b.Document.Seed != (b.Document.Title == "行政区划代码") {
			t.Errorf("%s: got seed %v", b.Document.URI, b.Document.Seed)
		}
	}
}

func digestsOf(t *testing.T, w *synth.World, statements int) (digests []store.Digest) {
	t.Helper()
	var before store.Chain
	for p, err := range w.History(statements) {
		if err != nil {
			t.Fatal(err)
		}
		if p.Chain != p.Link(before) {
			t.Fatalf("commit %d: does not follow from the one before", p.Sequence)
		}
		before = p.Chain
		digests = append(digests, p.Digest)
	}
	return digests
}

func TestTheSameSeedGivesTheSamePlans(t *testing.T) {
	one, again, other := digestsOf(t, synth.New(7), 5000), digestsOf(t, synth.New(7), 5000), digestsOf(t, synth.New(8), 5000)
	if !slices.Equal(one, again) {
		t.Error("seed 7 twice: got other digests")
	}
	if slices.Equal(one, other) {
		t.Error("seeds 7 and 8: got the same digests")
	}
}

func TestAPlanDoesNotDependOnThoseBeforeIt(t *testing.T) {
	statements, number := 5000, 0
	sizes := slices.Collect(synth.New(7).Sizes(statements))
	for b := range synth.New(7).Batches(statements) {
		if number++; number != 4 { // after the divisions and two plans
			continue
		}
		_, want, err := store.Canonical(b)
		if err != nil {
			t.Fatal(err)
		}
		if _, got, err := store.Canonical(synth.New(7).Plan(3, 1, sizes[2])); err != nil || got != want {
			t.Errorf("plan 3 made alone: got digest %x, error %v; want %x", got, err, want)
		}
	}
}

func TestTheSizesAreThoseOfPlans(t *testing.T) {
	w := synth.New(7)
	for _, statements := range []int{100_000, 5_000_000} {
		sizes := slices.Collect(w.Sizes(statements))
		sum := 0
		for _, s := range sizes {
			sum += s
		}
		if largest := min(statements/10, synth.Largest); sizes[0] != largest || slices.Max(sizes) != largest || slices.Min(sizes) < synth.Smallest {
			t.Errorf("%d statements: got a first plan of %d, and plans of %d to %d; want the first %d, none below %d and none larger",
				statements, sizes[0], slices.Min(sizes), slices.Max(sizes), largest, synth.Smallest)
		}
		if sum < statements || sum > statements+statements/10 {
			t.Errorf("%d statements: got %d", statements, sum)
		}
		slices.Sort(sizes)
		if median := sizes[len(sizes)/2]; median < 30 || median > 100 {
			t.Errorf("%d statements: got a median plan of %d, want small ones", statements, median)
		}
	}
}

func TestAHubIsNamedByMostPlansAndMostThingsByFew(t *testing.T) {
	degree, kinds, predicates := map[kg.ID]int{}, map[kg.EntityKind]int{}, map[kg.Predicate]int{}
	names := map[kg.ID]kg.Entity{}
	statements := 0
	for b := range synth.New(7).Batches(100_000) {
		for _, e := range b.Entities {
			if _, known := names[e.ID]; !known {
				names[e.ID] = e
				kinds[e.Kind]++
			}
		}
		statements += len(b.Statements)
		for _, s := range b.Statements {
			degree[s.Subject]++
			degree[s.Object]++
			predicates[s.Predicate]++
		}
	}
	hub, few, agencies := kg.Entity{}, 0, 0
	for id, e := range names {
		if e.Kind != kg.KindAgency {
			continue
		}
		agencies++
		if degree[id] > degree[hub.ID] {
			hub = e
		}
		if degree[id] <= statements/1000 {
			few++
		}
	}
	if share := float64(degree[hub.ID]) / float64(statements); share < 0.018 || share > 0.04 {
		t.Errorf("hub %s: got %d of %d statements (%.4f), want two in a hundred", hub.Name, degree[hub.ID], statements, share)
	}
	if few < agencies*9/10 {
		t.Errorf("agencies: got %d of %d with at most one statement in a thousand, want nine in ten", few, agencies)
	}
	for _, p := range []kg.Predicate{
		kg.HasSection, kg.HasTask, kg.PartOf, kg.Issued, kg.Leads, kg.Supports, kg.Implements, kg.AgencyOf, kg.Involves,
		kg.LocatedIn, kg.Manages, kg.PartnersWith, kg.Cites, kg.BasedOn, kg.HasTarget, kg.Due, kg.TextOf,
	} {
		if predicates[p] == 0 {
			t.Errorf("%s: got no statement", p)
		}
	}
	t.Logf("%d statements; %s has %d; entities %v; predicates %v", statements, hub.Name, degree[hub.ID], kinds, predicates)
}

func TestAPlanIsCitedByOthers(t *testing.T) {
	bearers, citers := map[kg.ID]kg.ID{}, map[kg.ID][]kg.ID{}
	for b := range synth.New(7).Batches(50_000) {
		for _, s := range b.Statements {
			switch s.Predicate {
			case kg.TextOf:
				bearers[s.Object] = b.Document.ID
			case kg.Cites:
				citers[s.Object] = append(citers[s.Object], b.Document.ID)
			}
		}
	}
	across := 0
	for id, docs := range citers {
		slices.SortFunc(docs, kg.ID.Compare)
		if _, known := bearers[id]; known && len(slices.Compact(docs)) > 1 {
			across++
		}
	}
	if across == 0 {
		t.Error("plans that two others cite: got none")
	}
}

func TestVersionsOfAPlanShareMostTasks(t *testing.T) {
	w := synth.New(7)
	old, fresh := w.Plan(3, 1, 5000), w.Plan(3, 2, 5000)
	if err := fresh.Check(); err != nil {
		t.Fatal(err)
	}
	if old.Document.ID != fresh.Document.ID || old.Document.Digest == fresh.Document.Digest {
		t.Errorf("versions 1 and 2: got documents %s and %s with digests %s and %s, want one document and two digests",
			old.Document.ID, fresh.Document.ID, old.Document.Digest, fresh.Document.Digest)
	}
	titles := map[kg.ID]string{}
	for _, e := range old.Entities {
		if e.Kind == kg.KindTask {
			titles[e.ID] = e.Name
		}
	}
	same, changed := 0, 0
	for _, e := range fresh.Entities {
		if e.Kind == kg.KindTask && titles[e.ID] == e.Name {
			same++
		} else if e.Kind == kg.KindTask {
			changed++
		}
	}
	if changed == 0 || changed > (same+changed)/5 {
		t.Errorf("tasks of version 2: got %d as before and %d others, want a tenth", same, changed)
	}
}

func BenchmarkBatches(b *testing.B) {
	w, statements := synth.New(1), 0
	for b.Loop() {
		for batch := range w.Batches(50_000) {
			statements += len(batch.Statements)
		}
	}
	b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
}
