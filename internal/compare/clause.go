package compare

import (
	"strings"

	"policygraph/internal/kg"
)

// clause is what stands between two marks of punctuation: how firmly a plan says something is said clause by clause.
type clause struct {
	span    kg.Span
	reading string // all of it, as it is compared
	content string // what it speaks of: without cues and years, each number a 0
	bag     []int32
	cues    []found
	numbers []number
	years   []number
}

// number is a value in a clause, with the character behind it.
type number struct {
	text string // 3.5, **
	unit string // the four characters behind it
	span kg.Span
}

// least is how many characters of content make a clause. What has less, 力争到2025年, belongs to the clause behind it.
const least = 2

// clausesOf cuts the text of an item into clauses.
func (p *Plan) clausesOf(x *Item) (list []clause) {
	all := p.Text.Folded()
	var runes []rune
	var at []int
	flush := func(last bool) {
		if len(runes) == 0 {
			return
		}
		c := clauseOf(runes, at)
		if len([]rune(c.content)) < least && !last {
			return // goes on
		}
		if len([]rune(c.content)) < least && len(list) > 0 && len(c.cues) == 0 && len(c.numbers) == 0 {
			runes, at = nil, nil
			return
		}
		list = append(list, c)
		runes, at = nil, nil
	}
	for i := x.Span.Start; i < x.Span.End; i++ {
		if breaks(all, i) {
			flush(all[i] != ',' && all[i] != ':')
			continue
		}
		if x.noise[i-x.Span.Start] {
			continue
		}
		r, ok := kept(all[i])
		if !ok && point(all, i) {
			r, ok = '.', true
		}
		if ok {
			runes, at = append(runes, r), append(at, i)
		}
	}
	flush(true)
	return list
}

// clauseOf reads a clause: its characters and where they stand.
func clauseOf(runes []rune, at []int) clause {
	c := clause{span: kg.Span{Start: at[0], End: at[len(at)-1] + 1}, reading: string(runes), cues: cuesIn(runes)}
	cue := 0
	content := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); {
		if cue < len(c.cues) && c.cues[cue].from == i {
			i = c.cues[cue].to
			cue++
			content = append(content, gap)
			continue
		}
		if !digit(runes[i]) {
			content = append(content, runes[i])
			i++
			continue
		}
		end := i
		for end < len(runes) && (digit(runes[end]) || runes[end] == '.') {
			end++
		}
		n := number{text: string(runes[i:end]), unit: string(runes[end:min(end+4, len(runes))]), span: kg.Span{Start: at[i], End: at[end-1] + 1}}
		if end-i == 4 && end < len(runes) && runes[end] == '年' {
			end++
			for end < len(runes) && strings.ContainsRune("底末初前内度", runes[end]) {
				end++
			}
			n.span.End = at[end-1] + 1
			c.years = append(c.years, n)
			if k := len(content); k > 0 && (content[k-1] == '到' || content[k-1] == '至') {
				content = content[:k-1]
			}
			content = append(content, gap)
		} else {
			c.numbers = append(c.numbers, n)
			content = append(content, '0')
		}
		i = end
	}
	c.content = strings.ReplaceAll(string(content), string(gap), "")
	c.bag = contentBag(content)
	return c
}

// gap stands in content where something was taken out, so that what is beside it makes no pair.
const gap = '\x00'

// alignClauses pairs the clauses of two items: those that read the same, then those of most alike content. A clause is in one pair.
func alignClauses(x, y []clause) (pairs [][2]int, left, right []int) {
	x, y = x[:min(len(x), maxClauses)], y[:min(len(y), maxClauses)]
	takenX, takenY := make([]bool, len(x)), make([]bool, len(y))
	take := func(i, j int) {
		takenX[i], takenY[j] = true, true
		pairs = append(pairs, [2]int{i, j})
	}
	same := map[string][]int{}
	for j, c := range y {
		same[c.reading] = append(same[c.reading], j)
	}
	for i, c := range x {
		if list := same[c.reading]; len(list) > 0 {
			take(i, list[0])
			same[c.reading] = list[1:]
		}
	}
	var candidates []match
	for i, c := range x {
		for j, d := range y {
			if takenX[i] || takenY[j] {
				continue
			}
			if s := plainDice(c.bag, d.bag); s >= sameClause || c.content == d.content {
				candidates = append(candidates, match{left: i, right: j, score: s})
			}
		}
	}
	for _, m := range greedy(candidates) {
		take(m.left, m.right)
	}
	for i := range x {
		if !takenX[i] {
			left = append(left, i)
		}
	}
	for j := range y {
		if !takenY[j] {
			right = append(right, j)
		}
	}
	return pairs, left, right
}

const (
	maxClauses  = 200  // of an item: a task of more is a chapter
	sameClause  = 0.45 // likeness of content from which two clauses are taken for one
	judgeClause = 0.60 // and from which it is judged how firmly each says it
)
