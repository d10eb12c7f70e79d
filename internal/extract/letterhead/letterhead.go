// Package letterhead reads what a document says of itself as a whole: title, number, who issued it and when, for which years, on what
// it rests.
package letterhead

import (
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// From says which part of a document told a value.
type From string

// The sources, in the order in which they are trusted for the issuer.
const (
	FromField     From = "field"     // the portal's metadata table: 发布机构：某市发展和改革委员会
	FromSignature From = "signature" // the lines above the date: 某市人民政府
	FromTitle     From = "title"     // 某市人民政府办公室关于印发…的通知
	FromMasthead  From = "masthead"  // a line of its own beside the title: 某市人民政府令
	FromPlace     From = "place"     // the place that the title begins with: 某市“十四五”…规划
	FromLine      From = "line"      // a line of the head with nothing else: 某政发〔2021〕12号
	FromListing   From = "listing"   // the date under which a portal lists the page
	FromImprint   From = "imprint"   // 某市人民政府办公室 2022年9月13日印发
	FromPreface   From = "preface"   // the paragraphs before the first heading
	FromBody      From = "body"
)

// Value is something that the document says, and where. Text is normalised: without line ends; dates in ISO 8601, cut to what is
// known; numbers as NormalNumber writes them. The zero Value is one that the document does not say.
type Value struct {
	Text string
	Span kg.Span
	From From
	Rule string // of a document that is cited: id of the rule that says what is said of it

	Number     string  // of a document that is cited: the number in brackets behind its title, "" for none
	NumberSpan kg.Span // the title with that number
}

// Said tells whether the document says it.
func (v Value) Said() bool { return v.Text != "" }

// Period is the stretch of years that a plan is for.
type Period struct {
	Text       string // as printed: “十四五”时期
	Span       kg.Span
	Start, End string // days, ISO 8601; "" for none
}

// Letterhead is what a document says of itself. What it does not say is zero; masked values are not said.
type Letterhead struct {
	Title       Value
	Number      Value   // 发文字号
	IndexNumber Value   // 索引号
	Issuers     []Value // names of who may have issued it, the most trusted first; the last may be no more than a place
	Written     Value   // 成文日期
	Published   Value   // 发布日期
	Period      Period
	Names       []Name  // by which other documents may cite it
	Basis       []Value // 《…》 of which the preface says that the plan carries them out
	Amends      []Value // 《…》, or numbers of documents, that it changes
	Repeals     []Value // 《…》, or numbers of documents, that it puts out of force
}

// reader holds what the steps look at.
type reader struct {
	body   document.Body
	tree   outline.Tree
	text   text.Text
	folded []rune
	lines  []kg.Span // the lines of head and tail, and those of the body that are short
}

// Read reads the letterhead of a body whose outline is known.
func Read(body document.Body, tree outline.Tree) Letterhead {
	r := reader{body: body, tree: tree, text: body.Text, folded: body.Text.Folded()}
	r.lines = r.shortLines()
	h := Letterhead{Title: r.title()}
	h.Number = r.number()
	h.IndexNumber = r.field(document.IndexNumber)
	signers, signed := r.signature()
	h.Issuers = r.issuers(signers)
	h.Written = r.written(signed)
	h.Published = r.published()
	h.Period = r.period()
	h.Names = r.names(h.Title, h.Number)
	h.Basis = r.basis()
	h.Amends, h.Repeals = r.changes()
	return h
}

// title is the plan's title as one line.
func (r reader) title() Value {
	s := r.tree.Title
	if s.Len() == 0 {
		return Value{}
	}
	from := FromLine
	for _, f := range r.body.Fields {
		if f.Span == s {
			from = FromField
		}
	}
	return Value{Text: r.joined(s), Span: s, From: from}
}

// joined is a span as one line.
func (r reader) joined(s kg.Span) string {
	return strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' {
			return -1
		}
		return c
	}, r.text.Slice(s))
}

// field is the value of the first field of a kind.
func (r reader) field(kind document.FieldKind) Value {
	f, ok := r.body.Field(kind)
	if !ok {
		return Value{}
	}
	v := Value{Text: strings.TrimSpace(f.Value), Span: f.Span, From: FromField}
	for i := v.Span.Start + 1; i < v.Span.End; i++ { // [索引号] 12-2022-3 [主题分类] 农业: the next field in the same line
		if (r.folded[i] == '[' || r.folded[i] == '【') && text.Blank(r.folded[i-1]) {
			v.Span = r.text.Trim(kg.Span{Start: v.Span.Start, End: i})
			v.Text = r.joined(v.Span)
			break
		}
	}
	return v
}

// shortLines are the lines that may be a number, a date or a signature: those of head and tail, cut at blanks where a crawler ran
// them together, and the short ones of the body, where an attachment follows the signature.
func (r reader) shortLines() []kg.Span {
	lines := make([]kg.Span, 0, 32)
	for _, part := range []kg.Span{r.tree.Head, r.tree.Tail} {
		lines = r.cut(lines, part)
	}
	for _, b := range r.body.Blocks {
		if b.Kind != document.Table && b.Span.Len() <= 40 && r.tree.Body.Contains(b.Span) {
			lines = append(lines, b.Span)
		}
	}
	return lines
}

// cut splits a span at its line ends, and at every blank what is part of a long line.
func (r reader) cut(lines []kg.Span, part kg.Span) []kg.Span {
	start := part.Start
	for i := part.Start; i <= part.End; i++ {
		if i < part.End && r.text.Runes()[i] != '\n' && r.text.Runes()[i] != '\r' {
			continue
		}
		line := r.text.Trim(kg.Span{Start: start, End: i})
		start = i + 1
		if !r.runTogether(line) {
			if line.Len() > 0 {
				lines = append(lines, line)
			}
			continue
		}
		from := line.Start
		for k := line.Start; k <= line.End; k++ {
			if k == line.End || text.Blank(r.folded[k]) {
				if k > from {
					lines = append(lines, kg.Span{Start: from, End: k})
				}
				from = k + 1
			}
		}
	}
	return lines
}

// runTogether tells a line that is part of a block in which a crawler left no line ends.
func (r reader) runTogether(line kg.Span) bool {
	if line.Len() > 200 {
		return true
	}
	for _, b := range r.body.Blocks {
		if b.Span.Start > line.Start {
			break
		}
		long := b.Span.Len() >= 800 || b.Span.Len() >= 240 && 2*b.Span.Len() > r.text.Len() // most of a short document
		if long && b.Kind != document.Table && b.Span.Contains(line) {
			return true
		}
	}
	return false
}

// at tells whether the word stands at i.
func (r reader) at(i, end int, word string) bool { return text.StandsAt(r.folded, i, end, word) }

// find is the place of the first occurrence of the word in s, -1 for none.
func (r reader) find(s kg.Span, word string) int {
	for i := s.Start; i < s.End; i++ {
		if r.at(i, s.End, word) {
			return i
		}
	}
	return -1
}
