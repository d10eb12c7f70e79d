package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

const (
	shortTitle = 5
	longTitle  = 120
	topLines   = 12 // of the text, in which its title stands
)

// titles are what the page says its title is, the surest first: <meta name="ArticleTitle">, a heading above the text, the name of the
// window. The last may carry the name of the site.
func (p *page) titles(content int32, fields []document.Field) (found []string) {
	add := func(s string) {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r != '\u3000' && text.Blank(r) }), " ")
		if n := utf8.RuneCountInString(s); n >= shortTitle && n <= longTitle {
			found = append(found, s)
		}
	}
	for _, f := range fields {
		if kind, _ := document.FieldKindOf(f.Name); kind == document.Title {
			add(f.Value)
		}
	}
	var window string
	for i := range p.nodes {
		n := &p.nodes[i]
		switch {
		case n.tag == atom.Title && window == "":
			window = p.inner(int32(i))
		case int32(i) < content && !p.within(content, int32(i)) && !p.gone[i] && (n.tag == atom.H1 || n.element && named(n)) && p.weights[i].chars <= longTitle && p.weights[i].linked == 0:
			add(p.inner(int32(i)))
		}
	}
	for piece := range strings.FieldsFuncSeq(strings.ReplaceAll(window, " - ", "_"), func(r rune) bool { return r == '_' || r == '|' || r == '\n' || r == '>' }) {
		if piece = strings.TrimSpace(withoutSite(piece)); formal(piece) {
			add(piece)
			break
		}
	}
	return found
}

// withoutSite cuts the name of the site from the name of a window: 某市十条措施-某市人民政府门户网站
func withoutSite(s string) string {
	at := strings.LastIndexAny(s, "-—")
	if at <= 0 {
		return s
	}
	for _, word := range []string{"政府", "网", "局", "厅", "委员会", "平台"} {
		if strings.Contains(s[at:], word) {
			return strings.TrimRight(s[:at], "-— ")
		}
	}
	return s
}

// named tells an element that is named as the title of an article.
func named(n *node) bool {
	if n.tag == 0 && n.text == "ucaptitle" {
		return true
	}
	if n.attr == nil {
		return false
	}
	for _, name := range []string{n.attr.id, n.attr.class} {
		for word := range strings.FieldsSeq(name) {
			switch word {
			case "title", "article-title", "article_title", "articletitle", "arti_title", "news_title", "news-title", "detail-title", "detail_title", "xl_title", "bt", "biaoti",
				"main-title", "con_title", "content-title", "content_title", "info-title", "wz_title", "xxgk_title", "activity-name", "rich_media_title", "pages-title", "tit":
				return true
			}
		}
	}
	return false
}

// inner is the text of an element in one line, shown or not.
func (p *page) inner(i int32) string {
	var b strings.Builder
	for c := i + 1; c < p.end[i] && b.Len() < 4*longTitle; c++ {
		if n := &p.nodes[c]; !n.element {
			b.WriteString(strings.TrimFunc(n.text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == ' ' }))
		}
	}
	return strings.TrimFunc(b.String(), text.Blank)
}

// kinds are the words with which the title of a document ends.
var kinds = []string{"通知", "意见", "方案", "规划", "计划", "办法", "决定", "公告", "通告", "批复", "函", "要点", "清单", "纲要", "细则", "规定", "报告", "措施", "指南", "规则", "条例", "决议", "通报", "分工", "任务"}

// formal tells a line that reads like the title of a document.
func formal(s string) bool {
	if n := utf8.RuneCountInString(s); n < shortTitle || n > longTitle || strings.ContainsAny(s, "。；") || numbered(s) {
		return false
	}
	s = strings.TrimRight(s, "》”)） ")
	if at := strings.LastIndexAny(s, "(（"); at > 0 {
		s = strings.TrimRight(s[:at], "》” ")
	}
	for _, k := range kinds {
		if strings.HasSuffix(s, k) {
			return true
		}
	}
	return false
}

// letters are those of a title, as two spellings of it share them.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if text.Blank(r) || r < 0x80 && (r < '0' || r > '9') && (r < 'A' || r > 'z') || strings.ContainsRune("“”‘’《》〈〉（）、，·—：", r) {
			return -1
		}
		return kg.FoldRune(r)
	}, s)
}

// find looks for a title in the first lines of the text, where it may be broken over several.
func find(title string, lines []string) (from, to int, found bool) {
	want := letters(title)
	for from = range lines {
		have := ""
		for to = from; to < min(len(lines), from+5) && len(have) < len(want); to++ {
			have += letters(lines[to])
		}
		if have == want && want != "" {
			return from, to, true
		}
	}
	return 0, 0, false
}
