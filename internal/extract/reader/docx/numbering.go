package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/reader/ooxml"
)

// levels is how many levels a list has.
const levels = 9

// longestNumber is the most bytes of the text of a level; Word allows 255 characters.
const longestNumber = 1000

// level says how the numbers of one level of a list look.
type level struct {
	start   int
	format  string // "chineseCounting"
	text    string // "第%1章"
	suffix  string // "tab", "space", "nothing"
	restart int    // the level, from 1, whose numbers begin this count anew; 0 for never, -1 for every higher one
	legal   bool   // all numbers in it are Arabic
	style   string // of paragraphs that are numbered in it
}

// abstract is the definition that several lists share, and with it their count.
type abstract struct {
	levels [levels]level
	link   string // style that has the definition
	linked string // style that it is the definition of
	count  [levels]int
	begun  [levels]bool
}

// list is one that paragraphs name.
type list struct {
	abstract string
	starts   map[int]int
	levels   map[int]level
	used     bool
}

type lists struct {
	abstracts map[string]*abstract
	byID      map[string]*list
}

func plain() level { return level{start: 1, format: "decimal", restart: -1} }

func readLists(p *ooxml.Package, part string) (*lists, error) {
	found := &lists{abstracts: make(map[string]*abstract), byID: make(map[string]*list)}
	if part == "" || !p.Has(part) {
		return found, nil
	}
	s, err := p.Part(part)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var def *abstract
	var num *list
	at, inLevel, over := plain(), 0, 0
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			found.link()
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			value := ooxml.Attr(t, ooxml.Word, "val")
			switch t.Name {
			case word("abstractNum"):
				def, num = &abstract{}, nil
				for i := range def.levels {
					def.levels[i] = plain()
				}
				found.abstracts[ooxml.Attr(t, ooxml.Word, "abstractNumId")] = def
			case word("num"):
				num, def = &list{starts: make(map[int]int), levels: make(map[int]level)}, nil
				found.byID[ooxml.Attr(t, ooxml.Word, "numId")] = num
			case word("abstractNumId"):
				if num != nil {
					num.abstract = value
				}
			case word("numStyleLink"):
				if def != nil {
					def.link = value
				}
			case word("styleLink"):
				if def != nil {
					def.linked = value
				}
			case word("lvlOverride"):
				over = number(ooxml.Attr(t, ooxml.Word, "ilvl"))
			case word("startOverride"):
				if num != nil && over < levels {
					num.starts[over] = number(value)
				}
			case word("lvl"):
				at, inLevel = plain(), number(ooxml.Attr(t, ooxml.Word, "ilvl"))
			case xml.Name{Space: ooxml.Compat, Local: "Fallback"}: // the same for older programs
				if err := s.Skip(); err != nil {
					return nil, err
				}
			default:
				at.see(t)
			}
		case xml.EndElement:
			if t.Name == word("lvl") && inLevel < levels {
				switch {
				case num != nil:
					num.levels[inLevel] = at
				case def != nil:
					def.levels[inLevel] = at
				}
			}
		}
	}
}

// see takes in an element of a level.
func (l *level) see(e xml.StartElement) {
	if e.Name.Space != ooxml.Word {
		return
	}
	value := ooxml.Attr(e, ooxml.Word, "val")
	switch e.Name.Local {
	case "start":
		l.start = number(value)
	case "numFmt":
		l.format = value
		if pattern := ooxml.Attr(e, ooxml.Word, "format"); value == "custom" && strings.HasPrefix(pattern, "0") {
			l.format = "decimalZero"
		}
	case "lvlText":
		if len(value) <= longestNumber {
			l.text = value
		}
	case "suff":
		l.suffix = value
	case "lvlRestart":
		l.restart = number(value)
	case "isLgl":
		l.legal = value == "" || ooxml.On(value)
	case "pStyle":
		l.style = value
	}
}

// number reads a count; what is none is 0, what is too large to be one is cut.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return min(n, 1<<20)
}

// link gives definitions that refer to a style the levels of that style's.
func (l *lists) link() {
	for _, id := range slices.Sorted(maps.Keys(l.abstracts)) {
		def := l.abstracts[id]
		if def.link == "" {
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(l.abstracts)) {
			if other := l.abstracts[id]; other.linked == def.link {
				def.levels = other.levels
			}
		}
	}
}

// levelOf is the level of a list in which paragraphs of a style are numbered; -1 for none.
func (l *lists) levelOf(id, style string) int {
	num := l.byID[id]
	if num == nil || l.abstracts[num.abstract] == nil {
		return -1
	}
	for i, x := range l.abstracts[num.abstract].levels {
		if x.style == style {
			return i
		}
	}
	return -1
}

// next counts a paragraph of a list and returns its number as printed, with what separates it from the text: 一、 or （1） or 1.2 with
// a blank. Marks that are no numbers are not printed: bullets.
func (l *lists) next(id string, at int) string {
	num := l.byID[id]
	if num == nil || l.abstracts[num.abstract] == nil || at >= levels {
		return ""
	}
	def := l.abstracts[num.abstract]
	if !num.used {
		num.used = true
		for i := range num.starts {
			def.begun[i] = false
		}
	}
	now := num.level(def, at)
	if def.begun[at] {
		def.count[at]++
	} else {
		def.count[at], def.begun[at] = now.start, true
	}
	for below := at + 1; below < levels; below++ {
		if r := num.level(def, below).restart; r < 0 || r > 0 && at < r {
			def.begun[below] = false
		}
	}
	if now.format == "bullet" || now.format == "none" && !strings.Contains(now.text, "%") {
		return ""
	}
	var b strings.Builder
	text := []rune(now.text)
	for i := 0; i < len(text) && b.Len() < longestNumber; i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			b.WriteRune(text[i])
			continue
		}
		i++
		which := int(text[i] - '1')
		x := num.level(def, which)
		n := x.start
		if def.begun[which] {
			n = def.count[which]
		}
		if now.legal && which != at {
			x.format = "decimal"
		}
		b.WriteString(numeral(x.format, n))
	}
	return separated(b.String(), now.suffix)
}

// level is the definition that holds for a list: its own, else the one that it shares.
func (n *list) level(def *abstract, at int) level {
	l, own := n.levels[at]
	if !own {
		l = def.levels[at]
	}
	if start, own := n.starts[at]; own {
		l.start = start
	}
	return l
}

// separated adds the blank behind a number that does not end in a mark of its own.
func separated(number, suffix string) string {
	number = strings.TrimSpace(number)
	if number == "" || suffix == "nothing" {
		return number
	}
	switch r := []rune(number); r[len(r)-1] {
	case '、', '）', ')', '】', ']', '：', ':': // but 1. 5G基站 is not 1.5
		return number
	}
	return number + " "
}
