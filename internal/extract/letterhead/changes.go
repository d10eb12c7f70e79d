package letterhead

import (
	"slices"
	"strings"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// What puts a document out of force, behind its name. Between name and word may stand only what glue lists: 《某办法》应当废止 repeals
// nothing.
var (
	repealing = []string{"废止", "停止执行", "停止施行", "停止实施", "不再执行", "不再施行"}
	lapsing   = []string{"同时失效", "即行失效"}
	amending  = []string{"作如下修改", "作出如下修改", "做如下修改", "作以下修改", "作出以下修改", "作如下修订", "作出如下修订", "修改如下", "修改为"}
	glue      = []string{"同时", "予以", "即行", "一并", "相应", "全部", "均", "也", "亦", "文件", "规定", "等", ",", "现", "即", "决定"}
)

// changes lists the documents that this one changes or puts out of force.
//
//	某市人民政府关于修改《某办法》的决定
//	决定对《某办法》作如下修改：                       将《某办法》第三条修改为：
//	本办法自公布之日起施行。《某办法》（某政发〔2010〕3号）同时废止。
//	一、废止《某办法》                               某政发〔2010〕3号文件停止执行。
func (r reader) changes() (amends, repeals []Value) {
	amends = r.titled([]string{"修改", "修订", "修正"}, "letterhead.amends.title")
	repeals = r.titled([]string{"废止"}, "letterhead.repeals.title")
	add := func(list *[]Value, from From, rule string, items []item) {
		for _, it := range items {
			v := it.value(from, rule)
			if !slices.ContainsFunc(*list, func(x Value) bool { return kg.PolicyKey(x.Text) == kg.PolicyKey(v.Text) }) {
				*list = append(*list, v)
			}
		}
	}
	body := kg.Span{Start: r.tree.Body.Start, End: max(r.tree.Body.End, r.tree.Tail.End)} // 附则 may stand with the signature
	sentence := body.Start
	for i := body.Start; i < body.End; i++ {
		switch c := r.folded[i]; {
		case c == '。' || c == ';' || r.text.Runes()[i] == '\n':
			sentence = i + 1
		case c == '废' || c == '停' || c == '不':
			if n := r.word(i, body.End, repealing); n > 0 {
				if c == '废' && r.begins(sentence, i, body.End) {
					add(&repeals, FromBody, "letterhead.repeals.object", r.run(i+n, body.End))
				} else if !r.starts(i+n, body.End, []string{"后", "前", "的", "或", "程序"}) {
					add(&repeals, FromBody, "letterhead.repeals.body", r.before(sentence, i, r.glued))
				}
			}
		case c == '同' || c == '即':
			if r.word(i, body.End, lapsing) > 0 {
				add(&repeals, FromBody, "letterhead.repeals.lapse", r.before(sentence, i, r.glued))
			}
		case c == '作' || c == '做' || c == '修':
			if n := r.word(i, body.End, amending); n > 0 {
				add(&amends, FromBody, "letterhead.amends.body", r.before(sentence, i, r.articles))
			} else if c == '修' && (r.at(i, body.End, "修改") || r.at(i, body.End, "修订")) && r.decided(sentence, i) {
				add(&amends, FromBody, "letterhead.amends.object", r.run(i+2, body.End))
			}
		}
	}
	return amends, repeals
}

// titled lists what the title says is changed: the names in 《》 behind the word, or what stands between it and 的决定.
//
//	某市人民政府关于修改《某办法》《某规定》的决定        某市人民政府关于废止某市供水办法的决定
func (r reader) titled(words []string, rule string) (found []Value) {
	title := r.tree.Title
	at := -1
	for _, w := range words {
		if i := r.find(title, w); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	rest := kg.Span{Start: at + 2, End: title.End}
	if r.starts(rest.Start, rest.End, []string{"印发", "发布"}) {
		return nil // 修订印发《某办法》: its own new text
	}
	if r.find(rest, "《") >= 0 {
		for i := rest.Start; i < rest.End; i++ {
			if it, ok := r.item(i, rest.End); ok && r.folded[i] == '《' {
				found = append(found, it.value(FromTitle, rule))
				i = it.End - 1
			}
		}
		return found
	}
	end := r.find(rest, "的决定")
	if !r.at(at-2, at, "关于") || end < 0 {
		return nil
	}
	s := r.text.Trim(kg.Span{Start: rest.Start, End: end})
	if s.Len() < shortestName || r.find(s, "部分") >= 0 || r.find(s, "一批") >= 0 || r.find(s, "等") >= 0 || r.find(s, "、") >= 0 || r.find(s, "和") >= 0 {
		return nil
	}
	return []Value{{Text: r.joined(s), Span: s, From: FromTitle, Rule: rule}}
}

// item is a document that a sentence names: 《某办法》 with the number in brackets behind it, (某政发〔2010〕3号), or a number alone.
type item struct {
	text string
	kg.Span
	number string // in brackets behind the name
	next   int    // behind those brackets
}

func (it item) value(from From, rule string) Value {
	v := Value{Text: it.text, Span: it.Span, From: from, Rule: rule, Number: it.number}
	if it.number != "" {
		v.NumberSpan = kg.Span{Start: it.Start, End: it.next}
	}
	return v
}

// item reads the document that is named at i.
func (r reader) item(i, end int) (item, bool) {
	if r.folded[i] == '《' {
		closing := r.closing(i, end)
		if closing < 0 || closing-i < 3 {
			return item{}, false
		}
		it := item{Span: kg.Span{Start: i, End: closing + 1}, next: closing + 1}
		it.text = r.joined(it.Span)
		if it.next < end && r.folded[it.next] == '(' {
			for k := it.next; k < min(end, it.next+40); k++ {
				if r.folded[k] == ')' && (k+1 >= end || r.folded[k+1] < '0' || r.folded[k+1] > '9') {
					inner, _, _ := strings.Cut(string(r.folded[it.next+1:k]), ",")
					it.number, _ = kg.PolicyNumber(inner)
					it.next = k + 1
					break
				}
			}
		}
		return it, true
	}
	if c := r.folded[i]; c < 0x4e00 || c > 0x9fff || c == '原' || c == '对' || c == '将' {
		return item{}, false
	}
	k := i
	for k < end && k < i+12 && r.folded[k] >= 0x4e00 && r.folded[k] <= 0x9fff {
		k++
	}
	if k == end || r.folded[k] != '[' && r.folded[k] != '(' {
		return item{}, false
	}
	for last := k; last < min(end, k+16); last++ {
		if r.folded[last] == '号' {
			s := kg.Span{Start: i, End: last + 1}
			number, ok := kg.PolicyNumber(r.joined(s))
			return item{text: number, Span: s, next: last + 1}, ok
		}
	}
	return item{}, false
}

// run lists the documents that stand in a row from i.
func (r reader) run(i, end int) (items []item) {
	for i < end {
		for i < end && (text.Blank(r.folded[i]) || r.folded[i] == '、' || r.folded[i] == '和' || r.folded[i] == '及' || r.folded[i] == '与') {
			i++
		}
		if i >= end {
			break
		}
		it, ok := r.item(i, end)
		if !ok {
			break
		}
		items = append(items, it)
		i = it.next
	}
	return items
}

// before lists the row of documents that a word at i is said of: the last one of the sentence, if joins lets what is between pass.
func (r reader) before(sentence, i int, joins func(kg.Span) bool) []item {
	var row []item
	last := -1
	for k := sentence; k < i; k++ {
		it, ok := r.item(k, i)
		if ok && r.folded[k] != '《' {
			ok = k == sentence || r.boundary(sentence, k)
		}
		if !ok {
			continue
		}
		if between := (kg.Span{Start: last, End: k}); last < 0 || !r.listing(between) {
			row = row[:0]
		}
		row = append(row, it)
		last = it.next
		k = it.next - 1
	}
	if len(row) == 0 || !joins(kg.Span{Start: last, End: i}) {
		return nil
	}
	return row
}

// boundary tells whether the word of an issuer may begin at k: 原某政发〔2010〕3号.
func (r reader) boundary(sentence, k int) bool {
	c := r.folded[k-1]
	if c < 0x4e00 || c > 0x9fff {
		return true
	}
	for _, w := range []string{"原", "对", "将", "及", "和", "与", "以及", "此前", "印发的", "废止", "根据", "按照"} {
		if r.at(max(sentence, k-len([]rune(w))), k, w) {
			return true
		}
	}
	return false
}

// listing tells what stands between two names of one row.
func (r reader) listing(s kg.Span) bool {
	switch words := strings.TrimSpace(string(r.folded[s.Start:s.End])); words {
	case "", "、", "和", "及", "以及", "与", ",", "、原", "和原", "及原":
		return true
	}
	return false
}

// glued tells whether all of s is words that may stand between a name and the end of its force: 自本办法施行之日起同时.
func (r reader) glued(s kg.Span) bool {
	for i := s.Start; i < s.End; {
		if text.Blank(r.folded[i]) {
			i++
			continue
		}
		if n := r.word(i, s.End, glue); n > 0 {
			i += n
			continue
		}
		if r.folded[i] == '自' || r.folded[i] == '于' || r.folded[i] == '从' {
			since := -1
			for k := i + 1; k < min(s.End, i+24); k++ {
				if r.folded[k] == '起' || r.folded[k] == '日' && (k+1 >= s.End || r.folded[k+1] != '起') && (k+1 >= s.End || r.folded[k+1] != '之') {
					since = k + 1
					break
				}
			}
			if since > 0 {
				i = since
				continue
			}
		}
		return false
	}
	return true
}

// articles tells what may stand between a name and how it is changed: 第三条, 部分条款, (某政发[2010]3号).
func (r reader) articles(s kg.Span) bool {
	if s.Len() > 24 {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if c := r.folded[i]; c == ',' || c == '。' || c == ';' || c == ':' || c == '《' {
			return false
		}
	}
	return true
}

// begins tells whether 废止 at i begins what the sentence orders: 一、废止…, 决定废止….
func (r reader) begins(sentence, i, end int) bool {
	if r.decided(sentence, i) {
		return true
	}
	for k := sentence; k < i; k++ {
		c := r.folded[k]
		if !text.Blank(c) && !strings.ContainsRune("一二三四五六七八九十0123456789、.()", c) {
			return false
		}
	}
	return i+2 < end && r.folded[i+2] == '《'
}

// decided tells whether 决定 or 现 stands right before i.
func (r reader) decided(sentence, i int) bool {
	return r.at(max(sentence, i-2), i, "决定") || r.at(max(sentence, i-1), i, "现") || r.at(max(sentence, i-3), i, "现决定")
}

// word is the length of the first of words that stands at i, 0 for none.
func (r reader) word(i, end int, words []string) int {
	for _, w := range words {
		if r.at(i, end, w) {
			return len([]rune(w))
		}
	}
	return 0
}
