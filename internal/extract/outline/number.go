package outline

import (
	"fmt"
	"strconv"
)

// number restores the ordinals that were lost or masked, by counting.
func (d *draft) number() {
	d.headings()
	for _, s := range []style{arabic, arabicPar, arabicHalf} {
		d.count(s)
	}
}

// headings gives every heading that lost its ordinal the one after its sibling before; the first of its siblings counts back from
// the next whose ordinal is printed.
func (d *draft) headings() {
	prev := make(map[[3]int]int) // last sibling by parent, style and part
	for i := range d.nodes {
		n := &d.nodes[i]
		if n.mark.style >= arabic || n.mark.style <= heading6 || n.table >= 0 {
			continue
		}
		key := [3]int{n.parent, int(n.mark.style), n.part}
		before, some := prev[key]
		if n.mark.lost {
			if some {
				n.ordinal = d.nodes[before].ordinal + 1
			} else {
				n.ordinal = d.back(i)
			}
			d.warn("ordinal.restored", d.lines[n.line].span, fmt.Sprintf("the lost ordinal is %s", numeral(n.mark.style, n.ordinal)))
		}
		prev[key] = i
	}
}

// back counts back from the next sibling whose ordinal is printed.
func (d *draft) back(i int) int {
	n := d.nodes[i]
	for k, steps := i+1, 1; k < len(d.nodes); k++ {
		if m := d.nodes[k]; m.parent == n.parent && m.mark.style == n.mark.style && m.part == n.part {
			if m.mark.ordinal > 0 {
				return max(m.mark.ordinal-steps, 1)
			}
			steps++
		}
	}
	return 1
}

// count restores the numbers of one style. Whether they begin anew under every heading, in every chapter or never is what the
// document shows best: the reading with the fewest contradictions, the narrowest scope where several are as good.
//
//	一 （一） *. *. … *. （二） **. **.      one count a chapter: the mask has two digits after the ninth
func (d *draft) count(s style) {
	var seq []int
	depth, masked := 0, false
	for i, n := range d.nodes {
		if n.mark.style != s || n.table >= 0 {
			continue
		}
		seq = append(seq, i)
		depth = max(depth, n.depth)
		masked = masked || n.ordinal == 0
	}
	if !masked {
		return
	}
	best, least := 0, -1
	for scope := depth; scope >= 0; scope-- {
		if wrong := d.counting(seq, scope, nil); least < 0 || wrong < least {
			best, least = scope, wrong
		}
	}
	numbers := make([]int, len(seq))
	d.counting(seq, best, numbers)
	for k, i := range seq {
		n := &d.nodes[i]
		if n.ordinal != 0 {
			continue
		}
		n.ordinal = numbers[k]
		d.warn("number.restored", d.lines[n.line].span, fmt.Sprintf("the number is %d by counting", n.ordinal))
	}
}

// counting numbers the nodes with a count that begins anew where an ancestor of the first scope levels changes. It returns how often
// the print contradicts.
func (d *draft) counting(seq []int, scope int, numbers []int) (wrong int) {
	last, at := 0, -2
	for k, i := range seq {
		n := d.nodes[i]
		if a := d.ancestor(i, scope); a != at {
			last, at = 0, a
		}
		next := last + 1
		switch {
		case n.mark.ordinal > 0:
			if n.mark.ordinal != next {
				wrong++
			}
			next = n.mark.ordinal
		case n.mark.mask > 0:
			if width := len(strconv.Itoa(next)); width != n.mark.mask {
				wrong++
				if width > n.mark.mask {
					next = 1
				} else {
					next = tens(n.mark.mask)
				}
			}
		}
		if numbers != nil {
			numbers[k] = next
		}
		last = next
	}
	return wrong
}

func tens(width int) int {
	n := 1
	for ; width > 1; width-- {
		n *= 10
	}
	return n
}

// ancestor names the node at a level above i, or the nearest one where there are fewer: level 0 is the part, 1 the chapter. Two
// nodes with the same answer are in one count.
func (d *draft) ancestor(i, level int) int {
	up := d.nodes[i].depth - level
	part := -1 - d.nodes[i].part*2
	if level == 0 {
		return part - 1
	}
	n := d.nodes[i].parent
	for ; up > 0 && n >= 0; up-- {
		n = d.nodes[n].parent
	}
	if n < 0 {
		return part - 1
	}
	return n
}

// numeral writes an ordinal as its style does.
func numeral(s style, n int) string {
	if n <= 0 {
		return ""
	}
	if s.chinese() {
		return hanNumeral(n)
	}
	if s <= heading6 {
		return ""
	}
	return strconv.Itoa(n)
}
