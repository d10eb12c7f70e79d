package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// infixes are the bodies whose names put the place in the middle, with their tails in the table of bodies.
//
// Rule agency.infix: 团市委, 共青团云水市委员会, 民革云水市委会.
var infixes = []struct{ head, tail string }{
	{"共青团", "团委"},
	{"团", "团委"},
	{"民革", "民革委"},
	{"民盟", "民盟委"},
	{"民建", "民建委"},
	{"民进", "民进委"},
	{"农工党", "农工党委"},
	{"致公党", "致公党委"},
	{"九三学社", "九三学社委"},
	{"台盟", "台盟委"},
}

// readInfix reads the names of the Youth League and of the democratic parties: 团市委, 民盟湖州市委.
func (a *Agencies) readInfix(n *name) bool {
	if !strings.ContainsRune("共团民农致九台", firstOf(n.text)) {
		return false
	}
	for _, x := range infixes {
		rest, ok := strings.CutPrefix(n.text, x.head)
		if !ok {
			continue
		}
		p, tail, found := a.cutPlace(rest)
		if found && (tail == "委" || tail == "委会" || tail == "委员会" || tail == "工委" && x.tail == "团委") {
			n.shape, n.place, n.tail, n.meaning, n.strong = known, p, x.tail, a.tails[x.tail], true
			return n.meaning.body != nil
		}
	}
	return false
}

// officesBehindShort are names that behind the short name of a place mean the local office of a body of the state: 云水金融监管局 is of the
// state, 云水市金融监管局 of the city.
var officesBehindShort = map[string]string{"金融监管局": "金监局", "金融监督管理局": "金监局"}

// governmental finds a body behind 人民政府, 政府, 行政公署 or 行署: 政府办, 人民政府金融办, 行署办, 行政公署办公室.
func (a *Agencies) governmental(rest string) (m meaning, tail string, ok bool) {
	for _, head := range []string{"人民政府", "政府"} {
		if r, cut := strings.CutPrefix(rest, head); cut {
			if m, ok = a.tails[r]; ok {
				return m, r, true
			}
		}
	}
	for _, head := range []string{"行政公署", "行署"} {
		r, cut := strings.CutPrefix(rest, head)
		if !cut {
			continue
		}
		for _, t := range []string{"人民政府" + r, "政府" + r, r} {
			if m, ok = a.tails[t]; ok {
				return m, t, true
			}
		}
	}
	return meaning{}, rest, false
}

// readSeat takes rest for the part of a body that sits at a place, and finds the body in the table.
//
// Rule agency.seat: 市规划自然资源委河东分局, 市生态环境局云水分局.
func (a *Agencies) readSeat(n *name, rest string, p place) bool {
	if !strings.HasSuffix(rest, "分局") {
		return false
	}
	for body := range a.leading(rest) {
		seat := rest[len(body):]
		if size := utf8.RuneCountInString(seat); size < 4 || size > 8 || !strings.ContainsRune("局委", lastOf(body)) || strings.ContainsAny(seat, "委厅") {
			continue
		}
		if slices.ContainsFunc([]string{"市", "区", "县"}, func(w string) bool { // 市财政局市公安分局 is two bodies
			inner, level := strings.CutPrefix(seat, w)
			return level && a.tails[inner].body != nil
		}) {
			continue
		}
		n.shape, n.place, n.tail, n.meaning, n.strong, n.seat = known, p, body, a.tails[body], true, seat
		return true
	}
	return false
}

// basins are the places of bodies that the state sends out, where they are no divisions.
var basins = byFirst(strings.Fields("长江 黄河 珠江 淮河 海河 松辽 太湖 东海 南海 北海 黄渤海 华北 华东 华南 华中 西北 西南 东北 中南 太湖流域 长江流域 黄河流域"))

// readDispatched reads a body that one of the state has sent out and that has no form in the table: its name is put behind the sender's.
//
// Rule agency.dispatched: 国家能源局云水监管办公室, 水利部黄河水利委员会.
func (a *Agencies) readDispatched(n *name) bool {
	if !strings.ContainsRune("局会室办处", lastOf(n.text)) {
		return false
	}
	for body := range a.leading(n.text) {
		m, rest := a.tails[body], n.text[len(body):]
		if size := utf8.RuneCountInString(rest); size < 3 || size > 12 || !slices.Contains(m.levels, gazetteer.National) || ownBranches(m) {
			continue
		}
		place := a.dictionary.Longest(rest)
		if place < len(rest) && (hasAnyPrefix(rest, basins) || place > 0 && len(a.dictionary.RegionsNamed(rest[:place])) > 0) && a.tails[rest[place:]].body == nil {
			n.shape, n.place, n.tail, n.meaning, n.strong, n.seat = known, placeOfState, body, m, true, rest
			return true
		}
	}
	return false
}

var placeOfState = place{kind: national}

// ownBranches tells whether the table gives the local offices of a body of the state their form: 国家税务总局~税务局.
func ownBranches(m meaning) bool {
	return len(m.body.National) > 0 && slices.ContainsFunc(slices.Concat(m.body.Province, m.body.City), func(f string) bool { return gazetteer.Tail(f) == "" })
}

// seated names the part of a body that sits at a place, and a district's branch of a city's body, which is one.
//
// Rule agency.branch: 河东公安分局 is 云水市公安局河东分局, 区生态环境分局 云水市生态环境局河东分局.
func (a *Agencies) seated(agency *Agency, n name, s settled) {
	if n.seat != "" {
		agency.Name += n.seat
		agency.Key += n.seat
		at := strings.TrimSuffix(n.seat, "分局")
		for _, r := range a.dictionary.RegionsNamed(at) {
			if r.Level == gazetteer.County && r.Parent == s.region.Code {
				agency.Region = r.Code
				agency.Key = strings.TrimSuffix(agency.Key, n.seat) + r.Short + "分局"
			}
		}
		return
	}
	printed, ok := strings.CutSuffix(n.tail, "分局")
	if !ok || n.branch {
		return
	}
	if s.zone != "" {
		agency.Name = s.zone + n.tail
		return
	}
	b := n.meaning.body
	above, known := a.dictionary.Region(s.region.Parent)
	if s.region.Level != gazetteer.County || !known || above.Level == gazetteer.National || len(b.City) == 0 || strings.HasSuffix(b.City[0], "分局") {
		return
	}
	form := choose(*b, gazetteer.Prefecture, above.Level == gazetteer.Province, printed+"局")
	agency.Name = above.Name + plain(form) + s.region.Short + "分局"
	agency.Key = key(above.Code, plain(b.City[0])+s.region.Short+"分局")
}

// capitals gives the Latin letters of a name the form in which they are printed: CBD管委会.
func capitals(name, printed string) string {
	if ideographs(name) {
		return name
	}
	runes := []rune(printed)
	folded := []rune(kg.FoldName(printed))
	if len(folded) != len(runes) {
		return name
	}
	out := []rune(name)
	for i := 0; i < len(folded); i++ {
		start := i
		for i < len(folded) && folded[i] >= 'a' && folded[i] <= 'z' {
			i++
		}
		if i == start {
			continue
		}
		word := string(folded[start:i])
		if at := strings.Index(string(out), word); at >= 0 {
			from := utf8.RuneCountInString(string(out)[:at])
			copy(out[from:], runes[start:i])
		}
	}
	return string(out)
}
