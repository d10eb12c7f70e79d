// Package compare tells how the tasks or targets of one plan stand in another, or in another version of it: kept, reworded, made firmer,
// made softer, added, missing.
//
// Items are paired by what they speak of and judged by how firmly they say it. Only what the words show is judged: a firmer verb, a higher
// value, an earlier date. Who leads and which regions are named is reported and never judged.
package compare

import (
	"context"
	"slices"

	"policygraph/internal/kg"
)

// Change says how an item of the first plan stands in the other.
type Change string

// The changes.
const (
	Same         Change = "SAME"         // the same words, but for numbering, width and punctuation
	Reworded     Change = "REWORDED"     // other words, neither firmer nor softer; or firmer in one thing and softer in another
	Strengthened Change = "STRENGTHENED" // firmer in something, softer in nothing
	Weakened     Change = "WEAKENED"     // softer in something, firmer in nothing
	Added        Change = "ADDED"        // only the other plan has it
	Missing      Change = "MISSING"      // only the first plan has it
)

// Changes lists every change in the order in which people are shown them.
var Changes = []Change{Same, Reworded, Strengthened, Weakened, Added, Missing}

// Aspect is in what two items differ.
type Aspect string

// The aspects.
const (
	Modality Aspect = "MODALITY" // how firmly: 力争, 确保
	Target   Aspect = "TARGET"   // what value: 8%, 10%以上
	Deadline Aspect = "DEADLINE" // by when
	Leader   Aspect = "LEADER"   // who leads, or answers where nobody leads
	Agencies Aspect = "AGENCIES" // who else has a part
	Region   Aspect = "REGION"   // which regions are named
	Wording  Aspect = "WORDING"  // other words
)

// Aspects lists every aspect in the order in which differences are told.
var Aspects = []Aspect{Modality, Target, Deadline, Leader, Agencies, Region, Wording}

// Effect is what a difference does to an item, read from the first plan to the other.
type Effect string

// The effects.
const (
	Stronger Effect = "STRONGER"
	Weaker   Effect = "WEAKER"
	Neutral  Effect = "NEUTRAL" // told, and not judged
)

// Effects lists every effect.
var Effects = []Effect{Stronger, Weaker, Neutral}

// Passage is a place in a plan's text: Quote is the text at Span. The zero Passage is no place.
type Passage struct {
	kg.Span
	Quote string
}

// Difference is one thing in which two items differ. A side is empty where the plan says nothing of it.
type Difference struct {
	Aspect      Aspect
	Effect      Effect
	Left, Right string // what each side has: 力争, 确保; 市科学技术局
	// The words that say it; zero where none do.
	LeftPassage, RightPassage Passage
	Explanation               string // for people: “力争”改为“确保”，措辞加强

	bounds bool // a wording in which only the words around a value differ
}

// Pair is an item of the first plan with that of the other; one of the two is -1 where only the other is there.
type Pair struct {
	Left, Right int // numbers of items
	Change      Change
	Score       float64 // similarity of the two, 0 to 1; 0 where one is missing
	// The sentences that show the change: those of the first difference that is judged, else of the first difference, else the first ones.
	LeftSentence, RightSentence Passage
	Differences                 []Difference
	Explanation                 string
}

// Threshold is the similarity from which two items are taken for one. The reviewed pairs in testdata/pairs.txt fix it: paraphrases lie
// above, items that only share the vocabulary of plans lie below.
const Threshold = 0.31

// Plans compares the items of two plans: every item of either is in exactly one pair. Pairs come in the order of the first plan, then
// those of what the other adds, in its order.
func Plans(ctx context.Context, left, right *Plan) ([]Pair, error) {
	matches, err := align(ctx, left, right)
	if err != nil {
		return nil, err
	}
	pairs := make([]Pair, 0, len(left.Items)+len(right.Items)-len(matches))
	to := make([]int, len(left.Items))
	for i := range to {
		to[i] = -1
	}
	taken := make([]bool, len(right.Items))
	score, text := make([]float64, len(left.Items)), make([]float64, len(left.Items))
	for _, m := range matches {
		to[m.left], score[m.left], taken[m.right] = m.right, m.score, true
		text[m.left] = m.text
	}
	for i := range left.Items {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if to[i] < 0 {
			pairs = append(pairs, Pair{
				Left: i, Right: -1, Change: Missing, LeftSentence: left.opening(i),
				Explanation: "对照文件中没有与之相近的" + left.noun(),
			})
			continue
		}
		p := Pair{Left: i, Right: to[i], Score: score[i]}
		judge(left, right, &p, text[i])
		pairs = append(pairs, p)
	}
	for j := range right.Items {
		if !taken[j] {
			pairs = append(pairs, Pair{
				Left: -1, Right: j, Change: Added, RightSentence: right.opening(j),
				Explanation: "基准文件中没有与之相近的" + left.noun(),
			})
		}
	}
	return pairs, nil
}

// Of two texts that only share a subject, each may be about another part of it: what is judged depends on how alike they are.
const (
	nearText  = 0.5 // from here on, dates, and that one of the two has a target and the other none
	nearTitle = 0.8 // from here on, the cues of headings: 推动国际合作, 加强国际合作 are names first
)

// judge finds in what the two items of p differ, and what that makes of the change. Text is how alike their texts are.
func judge(left, right *Plan, p *Pair, text float64) {
	x, y := &left.Items[p.Left], &right.Items[p.Right]
	sameText := x.reading == y.reading
	if !sameText {
		words := compareClauses(left, right, x, y, text >= nearTitle)
		values := compareTargets(left, right, x, y)
		p.Differences = append(p.Differences, merged(words, values)...)
	}
	p.Differences = append(p.Differences, compareDeadlines(left, right, x, y)...)
	p.Differences = append(p.Differences, compareParties(left, right, x, y)...)
	if !sameText {
		p.Differences = append(p.Differences, compareRegions(left, right, x, y)...)
	}
	if text < nearText {
		for i, d := range p.Differences {
			if d.Aspect == Deadline || d.LeftPassage.Len() == 0 || d.RightPassage.Len() == 0 {
				p.Differences[i].Effect = Neutral
			}
		}
	}
	slices.SortStableFunc(p.Differences, func(a, b Difference) int {
		return slices.Index(Aspects, a.Aspect) - slices.Index(Aspects, b.Aspect)
	})
	firmer, softer := p.has(Stronger), p.has(Weaker)
	switch {
	case firmer && !softer:
		p.Change = Strengthened
	case softer && !firmer:
		p.Change = Weakened
	case sameText && len(p.Differences) == 0:
		p.Change = Same
	default:
		p.Change = Reworded
	}
	p.LeftSentence, p.RightSentence = left.opening(p.Left), right.opening(p.Right)
	if d, ok := p.telling(); ok {
		if d.LeftPassage.Len() > 0 {
			p.LeftSentence = left.sentence(x, d.LeftPassage.Span)
		}
		if d.RightPassage.Len() > 0 {
			p.RightSentence = right.sentence(y, d.RightPassage.Span)
		}
	}
	p.Explanation = explain(p, sameText)
}

func (p *Pair) has(e Effect) bool {
	return slices.ContainsFunc(p.Differences, func(d Difference) bool { return d.Effect == e })
}

// telling is the difference whose sentences show the change.
func (p *Pair) telling() (Difference, bool) {
	for _, d := range p.Differences {
		if d.Effect != Neutral {
			return d, true
		}
	}
	if len(p.Differences) > 0 {
		return p.Differences[0], true
	}
	return Difference{}, false
}

// Passage is the text at a span.
func (p *Plan) Passage(s kg.Span) Passage {
	if s.Len() <= 0 {
		return Passage{}
	}
	return Passage{Span: s, Quote: p.Text.Slice(s)}
}

// opening is the first sentence of an item.
func (p *Plan) opening(i int) Passage {
	x := &p.Items[i]
	return p.sentence(x, kg.Span{Start: x.Span.Start, End: min(x.Span.Start+1, x.Span.End)})
}

// sentence is the sentence around a span, as far as it lies within the item.
func (p *Plan) sentence(x *Item, around kg.Span) Passage {
	if around.Len() <= 0 {
		return Passage{}
	}
	s := p.Text.Sentence(around)
	if x.Span.Contains(around) {
		s = kg.Span{Start: max(s.Start, x.Span.Start), End: min(s.End, x.Span.End)}
	}
	return p.Passage(p.Text.Trim(s))
}

// noun is what the items are called.
func (p *Plan) noun() string {
	if p.Kind == kg.KindTarget {
		return "指标"
	}
	return "任务"
}

// Counts counts pairs by their change.
func Counts(pairs []Pair) map[Change]int {
	counts := make(map[Change]int, len(Changes))
	for _, p := range pairs {
		counts[p.Change]++
	}
	return counts
}
