package resolve

import (
	"strings"
	"unicode"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// Recognize tells whether a name is plausibly that of a body which can answer for something: 科技局, 市科技, 安吉县, 南太湖新区管委会,
// 各区县. It is not for classes of people and firms (企业, 主要负责人), nor for a bare word of function (财政): see RecognizeDamaged.
func (a *Agencies) Recognize(text string) bool {
	n := a.parse(text)
	switch n.shape {
	case known:
		return !n.bare && (n.strong || n.place.kind != unsaid)
	case government, committee, collective, organization:
		return true
	case formed:
		return n.strong
	case leader:
		return strings.HasSuffix(n.text, "长") || strings.HasSuffix(n.text, "书记")
	case office:
		return len([]rune(n.text)) >= 3
	}
	return false
}

// RecognizeDamaged is Recognize for places where the print is known to be damaged: it also takes a bare word of function (科技, 财政) and
// a name that lost its beginning or its end.
func (a *Agencies) RecognizeDamaged(text string) bool {
	n := a.parse(text)
	return n.shape == known || a.Recognize(text)
}

// Segment cuts a run of names without separators, as flattened tables have them: 发改局财政局住建局, 市发改委 市财政局. It returns the spans of
// the names in code points of s; what is no name lies between them.
func (a *Agencies) Segment(s string) []kg.Span {
	runes := []rune(s)
	at := make([]int, 0, len(runes)+1) // byte of each code point
	for i := range s {
		at = append(at, i)
	}
	at = append(at, len(s))
	const longest = 24
	// best[i] is the cheapest way to cut runes[i:].
	type step struct {
		cost, end int
		body      bool
	}
	best := make([]step, len(runes)+1)
	for i := len(runes) - 1; i >= 0; i-- {
		best[i] = step{cost: 10 + best[i+1].cost, end: i + 1}
		if strings.ContainsRune(" \t\n\r\u3000、，,;；。/", runes[i]) {
			best[i].cost = best[i+1].cost
			continue
		}
		if separates(runes[i]) || !unicode.IsLetter(runes[i]) {
			continue
		}
		for end := i + 2; end <= min(len(runes), i+longest) && !separates(runes[end-1]); end++ {
			cost, ok := a.piece(s[at[i]:at[end]], end-i)
			if ok && cost+best[end].cost <= best[i].cost {
				best[i] = step{cost + best[end].cost, end, true}
			}
		}
	}
	var out []kg.Span
	for i := 0; i < len(runes); i = best[i].end {
		if best[i].body {
			out = append(out, kg.Span{Start: i, End: best[i].end})
		}
	}
	return out
}

// separates tells a character that no name holds.
func separates(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u3000', '、', '，', ',', ';', '；', '。', '/', '：', ':':
		return true
	}
	return false
}

// piece is what it costs to take s for one name: little for a body of the table, more for one by form, so that the longest known names
// win and a form never swallows two of them.
func (a *Agencies) piece(s string, length int) (cost int, ok bool) {
	if last := lastOf(s); !unicode.IsLetter(last) && last != ')' && last != '）' || a.hopeless(s) {
		return 0, false
	}
	n := a.parse(s)
	switch n.shape {
	case known:
		if n.mended != "" || n.bare || !n.strong {
			return 0, false
		}
		if n.note != "" { // an office: two bodies of the table run together must not pass for one
			return 6, true
		}
		return 2, true
	case government:
		if n.place.kind == spelled && n.tail == "" && !strings.HasSuffix(s, deictic(n.place.regions[0])) {
			return 0, false
		}
		return 2, true
	case collective:
		return 2, true
	case committee:
		return 3 + length/4, n.strong
	case formed:
		return 5 + length, n.strong
	}
	return 0, false
}

// Issuer resolves the name of a letterhead, which says its place in full, and finds the region whose document it is: 湖州市 for
// 湖州市区域合作办, the country for 国务院办公厅; zero where the name does not tell.
func (a *Agencies) Issuer(text string) (Agency, gazetteer.Region) {
	if first, rest, several := strings.Cut(text, "等"); several && strings.HasSuffix(rest, "部门") { // 教育部等九部门
		text = first
	}
	several := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" 、，,\n\u3000", r) })
	for _, one := range several { // 中共湖州市委 湖州市人民政府
		if agency, region := a.soleIssuer(one); len(several) > 1 && region.Code != "" {
			return agency, region
		}
	}
	return a.soleIssuer(text)
}

// soleIssuer is Issuer for the name of one body.
func (a *Agencies) soleIssuer(text string) (Agency, gazetteer.Region) {
	if zone, rest, ok := a.zoneOf(kg.FoldName(text)); ok && rest != "" {
		region := a.zoneRegion(zone)
		in := a.Agencies(Context{Issuer: region, Zone: zone})
		agency := in.resolve(in.parse(text), &carried{})
		agency.zone = zone
		if region.Code != "" {
			return agency, region
		}
	}
	free := a.Agencies(Context{})
	agency := free.resolve(free.parse(text), &carried{})
	region, known := a.dictionary.Region(agency.Region)
	if !known { // a portal that gives its own name for the issuer's: 中国平潭
		region = a.onlyRegion(text)
	}
	return agency, region
}

// onlyRegion is the one division that a text names; zero where it names none or several.
func (a *Agencies) onlyRegion(text string) (only gazetteer.Region) {
	for _, hit := range a.dictionary.FindRegions([]rune(kg.FoldName(text))) {
		if hit.Entries[0].Kind != kg.KindRegion {
			continue
		}
		region, ok := a.dictionary.Region(hit.Entries[0].Key)
		if !ok || len(hit.Entries) > 1 || only.Code != "" {
			return gazetteer.Region{}
		}
		only = region
	}
	return only
}
