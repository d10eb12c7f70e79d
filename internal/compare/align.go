package compare

import (
	"cmp"
	"context"
	"math"
	"slices"

	"policygraph/internal/kg"
)

// match is a pair of items, or of clauses, and how alike they are.
type match struct {
	left, right int
	score       float64
	text        float64 // of items: how alike their texts are, whatever their titles
}

// bigrams are the pairs of neighbouring characters, sorted; a pair that occurs twice is there twice. Han fits in 16 bits; other characters
// are cut to them, which at worst takes two rare letters for one.
func bigrams(runes []rune) []int32 {
	list := make([]int32, 0, len(runes))
	for i := 1; i < len(runes); i++ {
		if runes[i-1] != gap && runes[i] != gap {
			list = append(list, int32(uint32(uint16(runes[i-1]))<<16|uint32(uint16(runes[i]))))
		}
	}
	slices.Sort(list)
	return list
}

// plainDice is twice what two sorted bags share over what both hold, each pair of characters alike.
func plainDice(x, y []int32) float64 {
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(shared(x, y, nil)) / float64(len(x)+len(y))
}

// shared counts what two sorted bags share; each is told where in the first it stands.
func shared(x, y []int32, each func(int)) (n int) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			if each != nil {
				each(i)
			}
			n, i, j = n+1, i+1, j+1
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// greedy takes matches from the best down, each item once. Of two that conflict and are equally alike, the one nearer to the beginning of
// both is taken, so that exchanging the sides exchanges the answer and nothing else.
func greedy(candidates []match) (taken []match) {
	slices.SortFunc(candidates, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.left+a.right, b.left+b.right), cmp.Compare(a.left, b.left))
	})
	left, right := map[int]bool{}, map[int]bool{}
	for _, m := range candidates {
		if !left[m.left] && !right[m.right] {
			left[m.left], right[m.right] = true, true
			taken = append(taken, m)
		}
	}
	return taken
}

// bag is what an item is known by: the pairs of characters of its text and of its title.
type bag struct {
	text, title []int32
	// What each pair weighs, and all of them together.
	textWeights, titleWeights []float64
	textWeight, titleWeight   float64
	telling                   int // different pairs of characters of the text that are of no common word
}

// rarity weighs a pair of characters by how few items bear it, in that of the two plans where it is the more common.
type rarity map[int32]float64

// align pairs the items of two plans. Items that read the same are paired first, in their order; then those that are most alike, from
// Threshold on.
//
// How alike two items are is the weighted Dice coefficient of their pairs of characters: of their texts, or, where it is more, the mean of
// that and of the one of their titles. Cues, numbers, dates and responsibilities do not count: they are what may differ.
func align(ctx context.Context, left, right *Plan) ([]match, error) {
	x, y := left.bags(), right.bags()
	weights := weigh(x, y)
	weights.measure(x, y)
	var matches []match
	takenX, takenY := make([]bool, len(x)), make([]bool, len(y))
	same := map[string][]int{}
	for j := range right.Items {
		if r := right.Items[j].reading; r != "" {
			same[r] = append(same[r], j)
		}
	}
	for i := range left.Items {
		r := left.Items[i].reading
		if list := same[r]; len(list) > 0 {
			matches = append(matches, match{i, list[0], 1, 1})
			takenX[i], takenY[list[0]] = true, true
			same[r] = list[1:]
		}
	}
	met := map[[2]int]bool{}
	var candidates []match
	for _, pass := range []struct {
		from, to         []bag
		doneFrom, doneTo []bool
		swap             bool
	}{{x, y, takenX, takenY, false}, {y, x, takenY, takenX, true}} {
		find := finder{posts: postings(pass.to, pass.doneTo), scores: make([]float64, len(pass.to))}
		for i, b := range pass.from {
			if i%64 == 0 && ctx.Err() != nil {
				return nil, context.Cause(ctx)
			}
			if pass.doneFrom[i] {
				continue
			}
			for _, j := range find.nearest(b, weights) {
				key := [2]int{i, int(j)}
				if pass.swap {
					key = [2]int{int(j), i}
				}
				if met[key] {
					continue
				}
				met[key] = true
				if score, text := alike(&x[key[0]], &y[key[1]]); score >= Threshold {
					candidates = append(candidates, match{key[0], key[1], score, text})
				}
			}
		}
	}
	return append(matches, greedy(candidates)...), nil
}

// bags reads what the items of a plan are known by. A target is known by its indicator.
func (p *Plan) bags() []bag {
	bags := make([]bag, len(p.Items))
	for i := range p.Items {
		x := &p.Items[i]
		bags[i].title = titleBag(x.Title)
		if p.Kind == kg.KindTarget {
			bags[i].text = bags[i].title
			continue
		}
		n := 0
		for _, c := range x.clauses {
			n += len(c.bag)
		}
		text := make([]int32, 0, n)
		for _, c := range x.clauses {
			text = append(text, c.bag...)
		}
		slices.Sort(text)
		bags[i].text = text
	}
	return bags
}

// titleBag is what a title speaks of.
func titleBag(title string) []int32 {
	var runes []rune
	var at []int
	for _, r := range title {
		if k, ok := kept(kg.FoldRune(r)); ok {
			runes, at = append(runes, k), append(at, len(at))
		}
	}
	if len(runes) == 0 {
		return nil
	}
	return clauseOf(runes, at).bag
}

func weigh(x, y []bag) rarity {
	counts := map[int32][2]int{}
	for side, bags := range [][]bag{x, y} {
		for _, b := range bags {
			for k, g := range b.text {
				if k == 0 || b.text[k-1] != g {
					c := counts[g]
					c[side]++
					counts[g] = c
				}
			}
		}
	}
	n := float64(max(len(x), len(y), 1))
	weights := make(rarity, len(counts))
	for g, c := range counts {
		weights[g] = math.Log(1+n/float64(max(c[0], c[1]))) * plainness(g)
	}
	return weights
}

// measure weighs the bags of both plans.
func (w rarity) measure(plans ...[]bag) {
	for _, bags := range plans {
		for i := range bags {
			b := &bags[i]
			b.textWeights, b.textWeight = w.each(b.text)
			b.titleWeights, b.titleWeight = w.each(b.title)
			b.telling = inCommon(b.text, b.text)
		}
	}
}

// of is the weight of a pair of characters; one that stands in titles only is as rare as can be.
func (w rarity) of(g int32) float64 {
	if v, ok := w[g]; ok {
		return v
	}
	return math.Ln2 * plainness(g)
}

func plainness(g int32) float64 {
	if common[g] {
		return commonWeight
	}
	return 1
}

func (w rarity) each(list []int32) (weights []float64, total float64) {
	weights = make([]float64, len(list))
	for i, g := range list {
		weights[i] = w.of(g)
		total += weights[i]
	}
	return weights, total
}

// dice is twice what two bags share over what both weigh; weights are those of the first.
func dice(x, y []int32, weights []float64, weight float64) float64 {
	if weight == 0 {
		return 0
	}
	both := 0.0
	shared(x, y, func(i int) { both += weights[i] })
	return min(1, 2*both/weight)
}

func alike(x, y *bag) (score, text float64) {
	text = dice(x.text, y.text, x.textWeights, x.textWeight+y.textWeight)
	score = text
	if len(x.title) > 0 && len(y.title) > 0 {
		score = max(score, (score+dice(x.title, y.title, x.titleWeights, x.titleWeight+y.titleWeight))/2)
	}
	if score >= Threshold && inCommon(x.text, y.text) < min(leastShared, x.telling, y.telling) {
		return 0, 0
	}
	return score, text
}

// leastShared is how many pairs of characters of no common word two items share at least: one word, such as 覆盖率, makes no likeness.
const leastShared = 3

// inCommon counts the different pairs of characters of no common word that two bags share.
func inCommon(x, y []int32) (n int) {
	last, begun := int32(0), false
	shared(x, y, func(i int) {
		if g := x[i]; (!begun || g != last) && !common[g] {
			n++
		}
		last, begun = x[i], true
	})
	return n
}

// postings lists by pair of characters the items that bear it and are not paired yet.
func postings(bags []bag, done []bool) map[int32][]int32 {
	posts := map[int32][]int32{}
	for i, b := range bags {
		if done[i] {
			continue
		}
		for _, list := range [][]int32{b.text, b.title} {
			for k, g := range list {
				if k > 0 && list[k-1] == g {
					continue
				}
				if p := posts[g]; len(p) == 0 || p[len(p)-1] != int32(i) {
					posts[g] = append(p, int32(i))
				}
			}
		}
	}
	return posts
}

const (
	readPostings = 4_000 // of an item, the rarest pairs of characters first
	mostNearest  = 12    // items that are compared with one in full
)

// finder looks for items that are like another. Its lists are those of one pass.
type finder struct {
	posts   map[int32][]int32
	scores  []float64 // by item; zero between two searches
	touched []int32
}

// nearest lists the items that share most of the rarest pairs of characters with b, the nearest first.
func (f *finder) nearest(b bag, weights rarity) []int32 {
	grams := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(b.text), b.title...))))
	slices.SortStableFunc(grams, func(g, h int32) int { return cmp.Compare(len(f.posts[g]), len(f.posts[h])) })
	read := 0
	for _, g := range grams {
		posts := f.posts[g]
		if read += len(posts); read > readPostings && len(f.touched) > 0 {
			break
		}
		weight := weights.of(g)
		for _, j := range posts {
			if f.scores[j] == 0 {
				f.touched = append(f.touched, j)
			}
			f.scores[j] += weight
		}
	}
	better := func(i, j int32) int { return cmp.Or(cmp.Compare(f.scores[j], f.scores[i]), cmp.Compare(i, j)) }
	best := make([]int32, 0, mostNearest+1)
	for _, j := range f.touched {
		if len(best) == mostNearest && better(j, best[mostNearest-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, j, better)
		best = slices.Insert(best, at, j)
		best = best[:min(len(best), mostNearest)]
	}
	for _, j := range f.touched {
		f.scores[j] = 0
	}
	f.touched = f.touched[:0]
	return best
}
