package letterhead

import (
	"slices"
	"strings"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Form says which of a document's names a name is.
type Form string

// The forms, in the order in which they are trusted. Only the last is not what the document says in so many words.
const (
	Title        Form = "NAME"         // 某市供水规划（2021—2035年）
	Number       Form = "NUMBER"       // 某政发〔2021〕3号
	Carried      Form = "CARRIED"      // 某市供水规划, of the notice that issues it
	Abbreviation Form = "ABBREVIATION" // the title without its issuer, its years or 试行
)

// Name is a name by which other documents may cite this one.
type Name struct {
	Value
	Form Form
}

// shortestName is the least number of characters that tell one document from others: 通知, 实施方案 do not.
const shortestName = 6

var (
	issuing     = []string{"印发", "发布", "公布", "颁布", "下发", "颁发", "批转"}
	announcing  = []string{"的通知", "的公告", "的通告", "的通报", "的决定", "的令", "的函"}
	instruments = []string{
		"规划", "计划", "方案", "意见", "办法", "规定", "细则", "要点", "纲要", "措施", "条例", "标准", "指南", "指引", "清单", "目录", "制度", "预案",
		"规范", "规则", "章程", "导则", "行动", "工程", "政策", "报告", "大纲", "准则", "举措", "若干条",
	}
	versions = []string{"试行", "暂行", "修订", "修正", "修订版", "修订本", "全文"} // 征求意见稿, 草案, 送审稿 are other documents
)

// names are the document's own: its title and number, what it carries as a notice, and how both are called for short. A document with
// masked digits in its name cannot be known by it.
//
//	某市人民政府关于印发《某市供水规划（2021—2035年）》的通知
//	  某市人民政府关于印发《某市供水规划（2021—2035年）》的通知, 某市供水规划（2021—2035年）, 关于印发…的通知, 某市供水规划
func (r reader) names(title, number Value) (found []Name) {
	add := func(form Form, rule, name string, v Value) {
		name = kg.PolicyTitle(name)
		key := kg.PolicyKey(name)
		if len([]rune(key)) < shortestName || v.Span.Len() == 0 || strings.ContainsFunc(key, text.Masked) ||
			slices.ContainsFunc(found, func(n Name) bool { return kg.PolicyKey(n.Text) == key }) {
			return
		}
		found = append(found, Name{Form: form, Value: Value{Text: name, Span: v.Span, From: v.From, Rule: rule}})
	}
	add(Title, "letterhead.title", title.Text, title)
	if n, ok := kg.PolicyNumber(number.Text); ok {
		add(Number, "letterhead.number", n, number)
	}
	carried := r.carried()
	for _, v := range carried {
		add(Carried, v.Rule, v.Text, v)
	}
	if at := r.find(r.tree.Title, "关于"); at > r.tree.Title.Start && title.Span == r.tree.Title && r.org(r.text.Trim(kg.Span{Start: r.tree.Title.Start, End: at}).End) {
		add(Abbreviation, "letterhead.without-issuer", r.joined(kg.Span{Start: at, End: r.tree.Title.End}), title)
	}
	for _, v := range append([]Value{title}, carried...) {
		add(Abbreviation, "letterhead.without-version", withoutVersion(kg.PolicyTitle(v.Text)), v)
	}
	return found
}

// carried are the documents that a notice issues, by its title or its first words.
//
//	某市人民政府关于印发某市供水规划的通知              现将《某市供水规划》印发给你们，请执行。
//	《某市供水办法》已经市人民政府同意，现予公布。
func (r reader) carried() (found []Value) {
	title := r.tree.Title
	about := r.find(title, "关于")
	for i := max(title.Start, about); i < title.End; i++ {
		n := r.word(i, title.End, issuing)
		if n > 0 && (about >= 0 && i < about+8 || about < 0 && r.org(i)) { // 关于重新印发, 某市水利局印发
			found = r.issued(kg.Span{Start: i + n, End: title.End})
			break
		}
	}
	first := r.tree.Body.End
	if len(r.tree.Sections) > 0 {
		first = r.tree.Sections[0].Span.Start
	}
	for i := 0; i < min(first, longestPreface); i++ {
		if r.folded[i] != '《' || title.Start <= i && i < title.End {
			continue
		}
		end := r.closing(i, min(first, r.text.Len()))
		if end < 0 {
			continue
		}
		if r.handed(i, first) {
			s := kg.Span{Start: i, End: end + 1}
			found = append(found, Value{Text: r.joined(s), Span: s, From: FromPreface, Rule: "letterhead.handed"})
		}
		i = end
	}
	return found
}

// issued reads what stands between 印发 and 的通知.
func (r reader) issued(s kg.Span) (found []Value) {
	const rule = "letterhead.carried"
	if row := r.run(s.Start, s.End); len(row) > 0 && r.starts(row[len(row)-1].next, s.End, append([]string{"等"}, announcing...)) {
		for _, it := range row { // else more of one name follows: 《某条例》实施细则
			found = append(found, Value{Text: it.text, Span: it.Span, From: FromTitle, Rule: rule})
		}
		return found
	}
	end := -1
	for i := s.Start; i < s.End; i++ {
		if r.starts(i, s.End, announcing) {
			end = i
		}
	}
	if end < 0 {
		return nil
	}
	name := r.text.Trim(kg.Span{Start: s.Start, End: end})
	bare := withoutVersion(kg.PolicyTitle(r.joined(name)))
	if !slices.ContainsFunc(instruments, func(w string) bool { return strings.HasSuffix(bare, w) }) {
		return nil // 关于公布先进名单的通知
	}
	return []Value{{Text: r.joined(name), Span: name, From: FromTitle, Rule: rule}}
}

// handed tells whether the sentence around a name hands the document out: 现将《…》印发给你们, 《…》…现予公布. 《某条例》实施细则 is
// another name.
func (r reader) handed(start, limit int) bool {
	row := r.run(start, limit)
	if len(row) == 0 {
		return false
	}
	next := row[len(row)-1].next
	if r.handing(kg.Span{Start: max(0, start-40), End: start}) {
		for n := 1; n > 0; next += n {
			n = r.word(next, limit, []string{"予以", "一并", "正式", "重新", "等", "文件"})
		}
		return r.starts(next, limit, []string{"印发", "发给", "下发", "公布", "发布"})
	}
	if !r.starts(next, limit, []string{"已", "业", ",", "现"}) {
		return false
	}
	for i := next; i < min(limit, next+60) && r.folded[i] != '。' && r.folded[i] != '《'; i++ {
		if r.starts(i, limit, []string{"现予公布", "现予发布", "现予印发", "现予以公布", "现予以发布", "现印发给"}) {
			return true
		}
	}
	return false
}

// handing tells whether 现将 stands before a name, or before the row of names that it is in: 现将《…》《….
func (r reader) handing(before kg.Span) bool {
	for i := before.End - 2; i >= before.Start; i-- {
		if r.at(i, before.End, "现将") {
			rest := kg.Span{Start: i + 2, End: before.End}
			row := r.run(rest.Start, rest.End)
			return rest.Len() == 0 || len(row) > 0 && r.listing(kg.Span{Start: row[len(row)-1].next, End: rest.End})
		}
	}
	return false
}

// withoutVersion cuts what a title says in brackets at its end of its years or its version: （2021—2035年）, （试行）. Others stay.
func withoutVersion(title string) string {
	runes := []rune(title)
	if len(runes) == 0 || kg.FoldRune(runes[len(runes)-1]) != ')' {
		return title
	}
	open := len(runes) - 2
	for open >= 0 && kg.FoldRune(runes[open]) != '(' {
		open--
	}
	if open < shortestName-2 {
		return title
	}
	inner := kg.PolicyKey(string(runes[open+1 : len(runes)-1]))
	if slices.Contains(versions, inner) {
		return string(runes[:open])
	}
	rest := strings.Trim(inner, "0123456789-")
	if rest != inner && slices.Contains([]string{"", "年", "年版", "年版本", "年本", "年度", "年修订", "年修正", "年修订版", "版"}, rest) {
		return string(runes[:open])
	}
	return title
}
