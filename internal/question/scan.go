package question

import (
	"context"
	"strings"
	"unicode"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// scanner parts a line.
type scanner struct {
	ctx    context.Context
	reader store.Reader
	finder Finder
	runes  []rune // as written
	folded []rune // in lower case, one form of each mark; as long as runes
	hints  int    // names looked for that are like what is not understood
}

func (s *scanner) fold() {
	s.folded = make([]rune, len(s.runes))
	for i, r := range s.runes {
		if r = kg.FoldRune(r); unicode.IsSpace(r) {
			r = ' '
		}
		s.folded[i] = unicode.ToLower(r)
	}
}

func (s *scanner) text(from, to int) string { return string(s.runes[from:to]) }

// scan parts the line from the left: at each place the longest of date, word and name counts, of equals in this order.
func (s *scanner) scan() (parts []Part, err error) {
	add := func(p Part, from, to int) {
		p.Span, p.Text = kg.Span{Start: from, End: to}, s.text(from, to)
		parts = append(parts, p)
	}
	for at := 0; at < len(s.runes); {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		if p, n, err := s.marked(at); err != nil {
			return nil, err
		} else if n > 0 {
			add(p, at, at+n)
			at += n
			continue
		}
		var best Part
		longest := 0
		if rule, after, before, n := date(s.folded, at); n > 0 {
			best, longest = Part{Sense: Date, Rule: rule, After: after, Before: before}, n
		}
		if w, n := vocabulary.at(s.folded, at); n > longest {
			best, longest = Part{Sense: w.sense, Rule: w.id, word: w, Roles: w.roles, Kind: w.kind}, n
		}
		if p, n, err := s.name(at); err != nil {
			return nil, err
		} else if n > longest {
			best, longest = p, n
		}
		if longest == 0 {
			best, longest = Part{Sense: Rest}, 1
			if blank(s.folded[at]) {
				best = Part{Sense: Blank}
			} else {
				for wordly(s.folded[at]) && at+longest < len(s.folded) && wordly(s.folded[at+longest]) { // a word of letters is one
					longest++
				}
			}
		}
		add(best, at, at+longest)
		at += longest
	}
	parts = s.join(parts)
	if parts, err = s.spoken(parts); err != nil {
		return nil, err
	}
	return phrases(s, parts), nil
}

// marks are the quotation marks that make a phrase, and the marks of titles.
var marks = map[rune]rune{'“': '”', '"': '"', '「': '」', '『': '』', '‘': '’', '《': '》'}

// marked reads what stands between marks: a title that is known, or a phrase. A mark that is never closed is a blank.
func (s *scanner) marked(at int) (p Part, n int, err error) {
	opening := s.folded[at]
	closing, ok := marks[opening]
	if !ok {
		if strings.ContainsRune("”」』’》", opening) {
			return Part{Sense: Blank}, 1, nil
		}
		return p, 0, nil
	}
	if _, _, _, n := date(s.folded, at); n > 0 { // “十四五”末
		return p, 0, nil
	}
	end := at + 1
	for depth := 0; end < len(s.folded); end++ {
		if s.folded[end] == closing && depth == 0 {
			break
		}
		switch s.folded[end] {
		case opening:
			depth++
		case closing:
			depth--
		}
	}
	if end == len(s.folded) {
		return Part{Sense: Blank}, 1, nil
	}
	inner := strings.TrimSpace(s.text(at+1, end))
	n = end + 1 - at
	if inner == "" {
		return Part{Sense: Blank}, n, nil
	}
	if opening == '《' {
		x, err := query.Resolve(s.ctx, s.reader, inner, kg.KindPolicy, kg.KindDocument)
		if err != nil || x.Found || len(x.Candidates) > 0 {
			return Part{Sense: Name, Rule: "name.title", Thing: x}, n, err
		}
	}
	return Part{Sense: Phrase, Rule: "phrase.quoted", Phrase: inner}, n, nil
}

// join makes one part of neighbours that are blanks, or not understood. A word of one character in the midst of what is not understood,
// and a role or a kind that goes on so and is nobody's, is no word: 同 in 同类项目, 实施 in 实施意见.
func (s *scanner) join(parts []Part) []Part {
	is := func(i int, senses ...Sense) bool {
		if i < 0 || i >= len(parts) {
			return false
		}
		for _, x := range senses {
			if parts[i].Sense == x {
				return true
			}
		}
		return false
	}
	for i := len(parts) - 1; i >= 0; i-- { // from the right, so that what becomes a rest is one for its neighbour
		p := &parts[i]
		if p.word == nil || p.word.clock || wordly(s.folded[p.Span.Start]) || !is(i+1, Rest) || parts[i+1].word != nil || wordly(s.folded[parts[i+1].Span.Start]) {
			continue
		}
		before := is(i-1, Rest) && parts[i-1].word == nil
		first := i
		for first > 0 && is(first-1, Blank) {
			first--
		}
		alone := first == 0 || is(first-1, Rest)
		switch p.Sense {
		case Filler, Joint, Not:
			if p.Span.Len() == 1 && !strings.ContainsRune("的、", s.folded[p.Span.Start]) && (before || !strings.ContainsRune("和与及或由在有", s.folded[p.Span.Start])) {
				*p = Part{Span: p.Span, Text: p.Text, Sense: Rest}
			}
		case Kind:
			*p = Part{Span: p.Span, Text: p.Text, Sense: Rest}
		case Role, Relation:
			if (before || alone && p.Sense == Role) && !p.word.marks && !p.word.about {
				*p = Part{Span: p.Span, Text: p.Text, Sense: Rest}
			}
		}
	}
	var out []Part
	for _, p := range parts {
		if n := len(out); n > 0 && out[n-1].Sense == p.Sense && (p.Sense == Blank || p.Sense == Rest) && p.word == nil && out[n-1].word == nil {
			out[n-1].Span.End = p.Span.End
			out[n-1].Text += p.Text
			continue
		}
		out = append(out, p)
	}
	return out
}

// phrases makes phrases of the unknown words after a mark such as 含. Words of letters go on over blanks: containing machine learning.
func phrases(s *scanner, parts []Part) []Part {
	var out []Part
	open := false // after a mark
	for _, p := range parts {
		last := len(out) - 1
		switch {
		case p.word != nil && p.word.marks:
			open = true
		case open && p.Sense == Rest && p.word == nil:
			p.Sense, p.Rule, p.Phrase = Phrase, "phrase.marked", p.Text
			if last >= 1 && out[last].Sense == Blank && strings.TrimSpace(out[last].Text) == "" && out[last-1].Sense == Phrase && out[last-1].Rule == "phrase.marked" && wordly(s.folded[p.Span.Start]) {
				out[last-1].Span.End = p.Span.End
				out[last-1].Text += out[last].Text + p.Text
				out[last-1].Phrase = out[last-1].Text
				out = out[:last]
				continue
			}
		case p.Sense == Blank, p.Sense == Name, p.Sense == Phrase: // 关于安吉县 碳普惠
		case p.Sense == Joint:
		default:
			open = false
		}
		out = append(out, p)
	}
	return out
}
