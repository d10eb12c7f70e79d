package search

import "strings"

// places are where a term stands in an entry: of its characters among those of all fields, each followed by a gap. Words of letters and
// digits are found whole; where beginnings are looked for, their beginnings.
func (e *entry) places(runes []rune, beginnings bool) (places []int32) {
	base := 0
	for _, list := range [2][]field{e.names, e.texts} {
		for _, f := range list {
			for _, at := range f.find(runes, beginnings) {
				places = append(places, int32(base+at))
			}
			base += len(f.runes) + 1
		}
	}
	return places
}

// find is where a term stands among the folded characters of a text.
func (f folded) find(runes []rune, beginnings bool) (places []int) {
	if len(runes) == 0 {
		return nil
	}
	last := len(runes) - 1
	for at := 0; at+last < len(f.runes); at++ {
		if f.runes[at] == runes[0] && f.standsAt(at, runes, beginnings) {
			places = append(places, at)
		}
	}
	return places
}

func (f folded) standsAt(at int, runes []rune, beginnings bool) bool {
	for i, r := range runes {
		if f.runes[at+i] != r {
			return false
		}
	}
	end := at + len(runes)
	if at > 0 && wordRune(runes[0]) && wordRune(f.runes[at-1]) {
		return false
	}
	return beginnings || end == len(f.runes) || !wordRune(runes[len(runes)-1]) || !wordRune(f.runes[end])
}

// fits is the verdict on an entry without any index: what the index must answer too.
func (e *entry) fits(alternatives [][]term, mode Mode) verdict {
	best := verdict{grade: noMatch}
	s := e.shape()
	for _, terms := range alternatives {
		each := make([]verdict, len(terms))
		all := true
		for i, t := range terms {
			if each[i] = e.fitsTerm(&s, t, mode); each[i].grade == noMatch {
				all = false
				break
			}
		}
		if all {
			if v := together(each, terms, classOf(e)); v.better(best) {
				best = v
			}
		}
	}
	return best
}

func (e *entry) fitsTerm(s *shape, t term, mode Mode) verdict {
	best := verdict{grade: noMatch}
	if !t.silent {
		best = s.judge(e.places(t.runes, mode == Prefix), len(t.runes), mode == Prefix)
	}
	if t.spoken == "" || !read(e.kind) {
		return best
	}
	for _, n := range e.names {
		for _, r := range readings(n.runes) {
			for i, said := range [2]string{r.full, r.initials} {
				if strings.HasPrefix(said, t.spoken) {
					if v := judgeReading(len(t.spoken), len(said), i == 1); v.better(best) {
						best = v
					}
				}
			}
		}
	}
	return best
}
