package gazetteer

import (
	"unicode/utf8"

	"policygraph/internal/extract/text"
)

// trie is a dictionary of folded surfaces over runes. Nodes lie in one slice, the edges of a node side by side in another, sorted;
// the root alone has a table of its own, because most characters of a text go no further than the root.
type trie struct {
	heads text.RuneSet // characters of the basic plane with which a surface begins
	short text.RuneSet // those of them that are a surface by themselves
	pairs text.PairSet // with which a longer surface begins
	root  []int32      // by rune of the basic plane: node, 0 for none
	nodes []node
	runes []rune  // of edges
	next  []int32 // of edges: node
}

type node struct {
	first, count int32 // its edges
	value        int32 // index of what the surface means, -1 where no surface ends
}

const basicPlane = 0x10000

// newTrie builds the trie of surfaces, which must be sorted and without doubles. The value of a surface is its index.
func newTrie(surfaces []string) trie {
	t := trie{root: make([]int32, basicPlane), nodes: make([]node, 1, 2*len(surfaces)+1)}
	t.nodes[0].value = -1
	keys := make([][]rune, len(surfaces))
	buffer := make([]rune, 0, 4*len(surfaces)) // of all keys, to spare an allocation each
	for i, s := range surfaces {
		first := len(buffer)
		for _, r := range s {
			buffer = append(buffer, r)
		}
		keys[i] = buffer[first:len(buffer):len(buffer)]
	}
	t.grow(0, keys, 0, 0)
	t.pairs = text.NewPairSet(len(surfaces))
	for _, key := range keys {
		if len(key) > 1 {
			t.pairs.Add(key[0], key[1])
		} else {
			t.short.Add(key[0])
		}
	}
	for i := range t.nodes[0].count {
		if r := t.runes[t.nodes[0].first+i]; r < basicPlane {
			t.heads.Add(r)
			t.root[r] = t.next[t.nodes[0].first+i]
		}
	}
	return t
}

// grow gives node n the edges of keys, which share their first depth runes; base is the index of the first of them.
func (t *trie) grow(n int32, keys [][]rune, base, depth int) {
	t.nodes[n].value = -1
	if len(keys) > 0 && len(keys[0]) == depth {
		t.nodes[n].value = int32(base)
		keys, base = keys[1:], base+1
	}
	first := int32(len(t.runes))
	for i := 0; i < len(keys); {
		r := keys[i][depth]
		t.runes = append(t.runes, r)
		t.next = append(t.next, int32(len(t.nodes)))
		t.nodes = append(t.nodes, node{})
		for i++; i < len(keys) && keys[i][depth] == r; i++ {
		}
	}
	t.nodes[n].first, t.nodes[n].count = first, int32(len(t.runes))-first
	for i, edge := 0, first; i < len(keys); edge++ {
		from, r := i, keys[i][depth]
		for i++; i < len(keys) && keys[i][depth] == r; i++ {
		}
		t.grow(t.next[edge], keys[from:i], base+from, depth+1)
	}
}

// step is the node after n by r, 0 for none.
func (t *trie) step(n int32, r rune) int32 {
	if n == 0 && r < basicPlane {
		if r < 0 {
			return 0
		}
		return t.root[r]
	}
	first, count := t.nodes[n].first, t.nodes[n].count
	edges := t.runes[first : first+count]
	if count <= 8 {
		for i, e := range edges {
			if e == r {
				return t.next[first+int32(i)]
			}
		}
		return 0
	}
	low, high := int32(0), count // by hand: this is asked at most places of a text
	for low < high {
		if middle := (low + high) / 2; edges[middle] < r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < count && edges[low] == r {
		return t.next[first+low]
	}
	return 0
}

// lookup is the value of exactly that surface, -1 for none.
func (t *trie) lookup(surface string) int32 {
	n := int32(0)
	for _, r := range surface {
		if n = t.step(n, r); n == 0 {
			return -1
		}
	}
	return t.nodes[n].value
}

// longest is the length in bytes of the longest surface with which s begins, 0 for none.
func (t *trie) longest(s string) (length int) {
	n := int32(0)
	for at, r := range s {
		if n = t.step(n, r); n == 0 {
			return length
		}
		if t.nodes[n].value >= 0 {
			length = at + utf8.RuneLen(r)
		}
	}
	return length
}

// scan calls found for the longest surface at the leftmost place, then goes on behind it. accept may refuse a surface (its value,
// and where it would stand); then the next shorter one is tried.
func (t *trie) scan(folded []rune, accept func(start, end int, value int32) bool, found func(start, end int, value int32)) {
	for i := 0; i < len(folded); {
		if r := folded[i]; r < basicPlane && (!t.heads.Has(r) || !t.short.Has(r) && (i+1 == len(folded) || !t.pairs.May(r, folded[i+1]))) {
			i++
			continue
		}
		n := t.step(0, folded[i])
		if n == 0 {
			i++
			continue
		}
		end, value := 0, int32(-1)
		for j := i + 1; ; j++ {
			if v := t.nodes[n].value; v >= 0 && accept(i, j, v) {
				end, value = j, v
			}
			if j == len(folded) {
				break
			}
			if n = t.step(n, folded[j]); n == 0 {
				break
			}
		}
		if value < 0 {
			i++
			continue
		}
		found(i, end, value)
		i = end
	}
}
