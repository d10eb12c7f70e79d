// Package synth invents plans of any number and size, the same for the same seed, for tests and benchmarks.
//
// They are shaped as real ones are: chapters, sections and tasks; agencies of a province, its cities and their counties; platforms,
// organizations, targets and dates; policies that many plans cite, some of them plans themselves. Every statement is proved by a stretch
// of an invented text. A few things are named by most plans: the commission of development of the first province has two statements in
// a hundred. Nothing in them is true.
package synth

import (
	"iter"
	"math"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Sizes of plans, in statements.
const (
	Smallest = 20
	Largest  = 200_000
)

// Sizes are those of the plans with so many statements in all: from Smallest to Largest, or a tenth of all if that is less. The first
// is the largest; most are small, with a mean of about 500 where there are millions.
func (w *World) Sizes(statements int) iter.Seq[int] {
	return func(yield func(int) bool) {
		largest := max(Smallest, min(Largest, statements/10))
		const exponent = 0.75
		most := 1 - math.Pow(float64(Smallest)/float64(largest), exponent)
		r := w.random(0, 1)
		for n, left := 1, statements; left > 0; n++ {
			size := largest
			if n > 1 {
				size = min(largest, int(Smallest/math.Pow(1-r.Float64()*most, 1/exponent)))
			}
			if !yield(max(Smallest, min(size, left))) {
				return
			}
			left -= size
		}
	}
}

// Batches are the divisions and then the first versions of plans, one after the other, with at least so many statements in the plans and
// at most some hundredths more. None of them is kept.
func (w *World) Batches(statements int) iter.Seq[kg.Batch] {
	return func(yield func(kg.Batch) bool) {
		if !yield(w.Regions()) {
			return
		}
		number, left := 0, statements
		for size := range w.Sizes(statements) {
			if left <= 0 {
				return
			}
			number++
			plan := w.Plan(number, 1, min(size, left))
			left -= len(plan.Statements)
			if !yield(plan) {
				return
			}
		}
	}
}

// History is Batches as the commits of a store, canonical and chained, a second apart.
func (w *World) History(statements int) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		began := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
		var last store.Commit
		for b := range w.Batches(statements) {
			canonical, digest, err := store.Canonical(b)
			if err != nil {
				yield(store.Published{}, err)
				return
			}
			next := store.Commit{
				Sequence: last.Sequence + 1, At: began.Add(time.Duration(last.Sequence) * time.Second), Document: canonical.Document.ID, Digest: digest,
			}
			next.Chain = next.Link(last.Chain)
			last = next
			if !yield(store.Published{Commit: last, Batch: canonical}, nil) {
				return
			}
		}
	}
}
