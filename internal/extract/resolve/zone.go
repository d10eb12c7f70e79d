package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// The ends of what runs a zone, longest first: 开发建设管理委员会 of 西咸新区, 执行委员会 of a 合作区.
var committeeEnds = []string{"开发建设管理委员会", "开发建设管委会", "管理委员会", "管委会", "执行委员会", "执委会", "党工委"}

// cutCommittee cuts what runs a zone from the end of a name, in its full form; a name without it is the zone itself.
func cutCommittee(text string) (zone, board string) {
	body, office := text, ""
	for _, end := range []string{"党政办公室", "综合办公室", "办公室", "党政办", "综合办"} {
		if r, ok := strings.CutSuffix(text, end); ok && hasAnySuffix(r, committeeLasts) {
			body, office = r, end
			break
		}
	}
	for _, end := range committeeEnds {
		if zone, ok := strings.CutSuffix(body, end); ok && zone != "" {
			switch end {
			case "开发建设管理委员会", "开发建设管委会":
				board = "开发建设管理委员会"
			case "执行委员会", "执委会":
				board = "执行委员会"
			default:
				board = "管理委员会"
			}
			for _, also := range []string{"党工委", "管委会"} { // 新区党工委管委会
				zone = strings.TrimSuffix(zone, also)
			}
			return zone, board + office
		}
	}
	return text, "管理委员会"
}

var committeeLasts = byLast(strings.Join(committeeEnds, " "))

// zoneOf splits the name of a body of a zone: 平潭综合实验区 and 管理委员会办公室; ok only where what stands first is a zone and no division.
func (a *Agencies) zoneOf(text string) (zone, rest string, ok bool) {
	if corps, tail, found := cutDivision(text); found {
		return corps, tail, true
	}
	for _, end := range committeeEnds {
		if i := strings.Index(text, end); i > 0 {
			return text[:i], text[i:], true
		}
	}
	if zone, run := strings.CutSuffix(text, "管理局"); run && hasAnySuffix(zone, zoneEnds) { // 某某合作区管理局
		return zone, "管理局", true
	}
	return a.zoneBefore(text)
}

// zoneBefore finds the zone that stands before a body of the table: 云水高新区 and 经发局.
func (a *Agencies) zoneBefore(text string) (zone, rest string, ok bool) {
	for i, r := range text {
		i += utf8.RuneLen(r)
		if i == len(text) || zoneEnds[r] == nil || utf8.RuneCountInString(text[:i]) < 4 {
			continue
		}
		before := text[:i]
		if !slices.ContainsFunc(zoneEnds[r], func(e string) bool { return strings.HasSuffix(before, e) && before != e }) {
			continue
		}
		if _, found := a.tails[text[i:]]; !found {
			continue
		}
		if _, behind, found := a.cutPlace(before); found && behind == "" {
			continue // 滨海新区, 上海市浦东新区: divisions
		}
		return before, text[i:], true
	}
	return "", text, false
}

// cutDivision cuts a division of the corps from the name of one of its bodies: 第三师图木舒克市 from 第三师图木舒克市人民政府办公室.
func cutDivision(text string) (division, rest string, ok bool) {
	start := strings.Index(text, "第")
	if start < 0 {
		return "", text, false
	}
	at := strings.Index(text[start:], "师")
	if at < 0 || strings.Trim(text[start+len("第"):start+at], "一二三四五六七八九十") != "" {
		return "", text, false
	}
	end := start + at + len("师")
	if city := strings.Index(text[end:], "市"); city > 0 && utf8.RuneCountInString(text[end:end+city]) <= 5 {
		end += city + len("市")
	}
	if end == len(text) {
		return text[start:], "", true
	}
	return text[start:end], text[end:], true
}

// Zone is the zone that a body belongs to: 平潭综合实验区 for its management committee and the offices of that, 第三师图木舒克市 for a body
// of that division; "" for other bodies. It is what Context.Zone wants where the body is the issuer.
func (a Agency) Zone() string {
	if a.zone != "" {
		return a.zone
	}
	if zone, _ := cutCommittee(a.Name); zone != a.Name { // 平潭综合实验区管委会办公室 speaks for its committee
		return zone
	}
	zone, _, _ := cutDivision(a.Name)
	return zone
}

// zoneNames are the ways in which the documents of a zone write it before the names of its bodies, longest first: 云水经济技术开发区,
// 经济技术开发区, 开发区, 经开区.
func zoneNames(zone string) (names []string) {
	if zone == "" {
		return nil
	}
	forms := []string{zone}
	for _, x := range [][2]string{{"经济技术开发区", "经开区"}, {"高新技术产业开发区", "高新区"}, {"经济开发区", "经开区"}, {"经济技术开发区", "开发区"}, {"高新技术产业开发区", "高新技术开发区"}} {
		if strings.HasSuffix(zone, x[0]) {
			forms = append(forms, strings.TrimSuffix(zone, x[0])+x[1])
		}
	}
	for _, form := range forms {
		for i := range form {
			if suffix := form[i:]; utf8.RuneCountInString(suffix) >= 2 && !slices.Contains(names, suffix) {
				names = append(names, suffix)
			}
		}
	}
	if strings.Contains(zone, "师") && strings.HasPrefix(zone, "第") {
		names = append(names, "师市", strings.TrimPrefix(zone, "第"))
	}
	slices.SortStableFunc(names, func(x, y string) int { return len(y) - len(x) })
	return names
}

// cutOwnZone cuts the name or a part of the name of the zone whose document it is.
//
// Rule agency.zone: in a document of 河北雄安新区 新区公安局 is 河北雄安新区公安局.
func (a *Agencies) cutOwnZone(s string) (rest string, ok bool) {
	for _, name := range a.zoneNames {
		if r, found := strings.CutPrefix(s, name); found && r != "" {
			zone, _ := cutCommittee(s)
			return r, zone == s
		}
	}
	return s, false
}

// readInZone takes rest for a body of the zone.
func (a *Agencies) readInZone(n *name, rest string, p place) bool {
	return a.read(n, rest, p) || a.readParty(n, rest, p) || a.readSeat(n, rest, p) || readFormed(n, rest, p)
}

// readZoned reads a body of a zone that is named in full: 云水高新区经发局.
func (a *Agencies) readZoned(n *name) bool {
	zone, rest, ok := a.zoneBefore(n.text)
	if !ok || a.tails[rest].body == nil {
		return false
	}
	n.shape, n.place, n.tail, n.meaning, n.strong = known, place{kind: zoned, surface: zone}, rest, a.tails[rest], true
	return true
}

// locateZone gives a zone that is named in full its region.
func (a *Agencies) locateZone(zone string) settled {
	region := a.zoneRegion(zone)
	if region.Code == "" {
		region = a.ctx.Issuer
	}
	return settled{region: region, zone: zone, reason: fmt.Sprintf("名称写明%s", zone)}
}

// zoneRegion is the division that the name of a zone says: 昆山市 for 昆山经济技术开发区; else that in which the zone is known to lie; zero
// where neither tells.
func (a *Agencies) zoneRegion(zone string) gazetteer.Region {
	runes := []rune(zone)
	var said gazetteer.Region
	for _, hit := range a.dictionary.FindRegions(runes) {
		if hit.Entries[0].Kind != kg.KindRegion {
			continue
		}
		regions := slices.DeleteFunc(a.dictionary.RegionsNamed(string(runes[hit.Span.Start:hit.Span.End])), func(r gazetteer.Region) bool {
			return r.Level == gazetteer.Town || said.Code != "" && !a.dictionary.Within(r.Code, said.Code)
		})
		if choice := NewRegions(a.dictionary, a.ctx).Choose(regions, said.Code, nil); choice.Found() {
			said = choice.Region
		}
	}
	if said.Code != "" {
		return said
	}
	for start := range runes {
		for end := min(len(runes), start+6); end >= start+2; end-- {
			if r, ok := a.dictionary.Region(seats[string(runes[start:end])]); ok {
				return r
			}
		}
	}
	return gazetteer.Region{}
}

// seats are the divisions in which zones lie that do not bear their names, by what their names begin with.
var seats = map[string]string{
	"横琴": "440400", "前海": "440300", "河套": "440300", "松山湖": "441900", "亦庄": "110000", "中关村": "110000", "光谷": "420100", "临港新片区": "310000",
	"张江": "310000", "虹桥国际": "310000", "东疆": "120000", "两江新区": "500000", "天府新区": "510100", "贵安": "520000", "滇中": "530100",
	"湘江新区": "430100", "赣江新区": "360100", "金普": "210200", "江北新区": "320100", "东湖新技术": "420100", "前湾新区": "330200", "钱塘新区": "330100",
	"洋浦": "460400", "杨凌": "610403", "西咸": "610000", "雄安": "130000", "大榭": "330200", "苏滁": "341100", "郑东新区": "410100", "西海岸新区": "370200",
}

// The words for the sort of a zone, which its short name leaves out.
var zoneSorts = []string{
	"经济综合实验区", "综合实验区", "经济技术开发区", "高新技术产业开发区", "经济开发区", "工业园区", "高新区", "经开区", "开发区", "新区", "合作区", "示范区", "实验区", "试验区",
}

// stem is the name of a zone without its sort: 平潭 for 平潭综合实验区.
func stem(zone string) string {
	for _, sort := range zoneSorts {
		if short, ok := strings.CutSuffix(zone, sort); ok && utf8.RuneCountInString(short) >= 2 {
			return short
		}
	}
	return zone
}

// TitlePlace is the division that a title begins with by its short name, and the zone of which it speaks, where no line of a letterhead
// tells either: 衢州 of 衢州智造新城2023年重点任务, and 衢州智造新城. Both are zero where the title begins otherwise.
//
// Rule letterhead.place.short: 云水推进…三年行动; 云水高新区2023年工作要点.
func (a *Agencies) TitlePlace(title string) (region gazetteer.Region, zone string) {
	text := strings.TrimLeft(strings.TrimPrefix(kg.FoldName(title), "《"), "0123456789年度")
	for _, higher := range []string{"总体方案", "总体规划", "规划纲要", "国家"} { // plans for a place that others make
		if strings.Contains(text, higher) {
			return gazetteer.Region{}, ""
		}
	}
	if zone = titleZone(text); zone != "" {
		if _, behind, found := a.cutPlace(zone); found && behind == "" {
			zone = ""
		}
	}
	if zone != "" {
		if region = a.zoneRegion(zone); region.Code != "" {
			return region, zone
		}
	}
	size := a.dictionary.Longest(text)
	if size == 0 || a.dictionary.Ordinary(text[:size]) || !slices.ContainsFunc(a.dictionary.Lookup(text[:size]), func(e gazetteer.Entry) bool { return e.Kind == kg.KindRegion }) {
		return gazetteer.Region{}, ""
	}
	regions := slices.DeleteFunc(a.dictionary.RegionsNamed(text[:size]), func(r gazetteer.Region) bool { return r.Level == gazetteer.Town })
	choice := NewRegions(a.dictionary, a.ctx).Choose(regions, "", nil)
	return choice.Region, ""
}

// titleZone is the zone that a title begins with: 衢州智造新城 of 衢州智造新城2023年重点任务.
func titleZone(title string) string {
	count := 0
	for i, r := range title {
		if count++; count > 14 || strings.ContainsRune("和与、及\"“（(《》", r) {
			return ""
		}
		end := i + utf8.RuneLen(r)
		if count < 4 || zoneEnds[r] == nil || strings.HasPrefix(title[end:], "建设") || strings.HasPrefix(title[end:], "总体") || strings.HasPrefix(title[end:], "管委会") {
			continue
		}
		zone := title[:end]
		if slices.ContainsFunc(zoneEnds[r], func(e string) bool { return strings.HasSuffix(zone, e) && zone != e }) && !hasAnyPrefix(title[end:], zoneGoesOn) {
			return zone
		}
	}
	return ""
}

// zoneGoesOn are the characters behind what only looks like the end of a zone's name: 新城区, 高新区市场.
var zoneGoesOn = byFirst(strings.Fields("区 域 市 县 镇 城 园"))
