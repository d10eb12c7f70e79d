package mention

import (
	"slices"
	"strings"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// guard tells between which characters a short name is only a part of other words.
type guard struct{ before, after string }

// guardTable lists short names that arise where two words meet, or that are words in certain company: 确保定期, 巩固原有, 集中山区.
func guardTable() map[string]guard {
	table := map[string]guard{}
	for _, row := range strings.Split(`保定:确:;固原:巩:;中山:集其:公陵装西路大医;中卫:其集:生星;大理:重扩远::论念石解性由财顺;新乡:创革更城::村镇贤风土愁绅;定西:确规一::部;
朝阳::产行山;日照::时强充;大同::小市场;白山:长:;开封:展打:闭;海东:上:;通化:流互:;黄山::区风;长治:::;海南::岛;安康:健:;来宾:::;
文山:::会;四平:::八;四会:式两:”;扬中:弘发宣表:;增城市:新:;范县:示规模:;建湖:申共:州;东营:::;平凉:::;遵义:::;北海:::道公;中原:::;海门:上:;长安:::街;江门:::;吉安:::;三明:::确;
平安:::建中城社校医校县乡家;南山:终:;西湖:::;太湖:::;五台:::;鼓楼:::;黄浦:::江;宝山:::;长宁:::;静安:::;山东:::麓坡;山西:::麓坡;盘山:六:;罗山::国自风;蒙山:乌:`, ";") {
		parts := strings.Split(strings.TrimSpace(row), ":")
		if len(parts) < 2 {
			continue
		}
		table[parts[0]] = guard{parts[1], parts[len(parts)-1]}
	}
	return table
}

// Lakes and hills that share their name with a county or district: without 县, 市 or 区 the water or hill is meant.
var landmarks = []string{"太湖", "巢湖", "西湖", "东湖", "南湖", "洪泽", "鄱阳", "嫩江", "庐山", "华山", "泰山", "衡山", "钟山", "黄河", "汉江", "滨湖", "滨江", "滨海", "鼓楼", "钟楼"}

// findNames takes what the dictionary finds: divisions, functional regions, organizations.
func (s *scan) findNames() {
	type place struct {
		gazetteer.Hit
		regions []gazetteer.Region
	}
	var places []place
	for _, hit := range s.dictionary.Find(s.text) {
		for _, e := range hit.Entries {
			switch e.Kind {
			case kg.KindFunctionalRegion:
				s.add(Mention{Kind: e.Kind, Span: hit.Span, Key: e.Key, Name: e.Name, Rule: "area.dictionary"})
				s.setAnchor(hit.Span)
				for _, inner := range s.dictionary.FindRegions(s.text[hit.Span.Start : hit.Span.End-1]) { // 赣州 in 赣州都市圈
					inner.Span.Start += hit.Span.Start
					inner.Span.End += hit.Span.Start
					places = append(places, place{Hit: inner})
				}
			case kg.KindOrganization:
				s.dictionaryOrganization(hit.Span, e)
				if !university(e.Name) {
					for _, inner := range s.dictionary.FindRegions(s.text[hit.Span.Start:hit.Span.End]) {
						inner.Span.Start += hit.Span.Start
						inner.Span.End += hit.Span.Start
						places = append(places, place{Hit: inner})
					}
				}
			}
		}
		if slices.ContainsFunc(hit.Entries, func(e gazetteer.Entry) bool { return e.Kind == kg.KindRegion }) {
			places = append(places, place{Hit: hit})
		}
	}
	for i, p := range places {
		places[i].regions = s.divisions(p.Hit)
	}
	var codes []string // divisions that the document names in full, so that 鼓楼区 can lean on 南京市
	for _, p := range places {
		if len(p.regions) == 1 && p.regions[0].Level < gazetteer.County {
			codes = append(codes, p.regions[0].Code)
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	resolver := resolve.NewRegions(s.dictionary, s.ctx)
	for i, p := range places {
		if len(p.regions) == 0 {
			continue
		}
		before, listed := "", false
		if i > 0 && len(s.regions) > 0 {
			last := s.regions[len(s.regions)-1]
			if last.Span.End == p.Span.Start {
				before = last.Key
			}
			listed = last.Span.End+1 == p.Span.Start && strings.ContainsRune("、*·-至和与", s.text[last.Span.End])
		}
		if i+1 < len(places) && places[i+1].Span.Start == p.Span.End+1 && strings.ContainsRune("、*·-至和与", s.text[p.Span.End]) {
			listed = true
		}
		if better, ok := s.hidden(p.Span, p.regions); ok { // 湖州 in 申建湖州, where 建湖 is a county elsewhere
			p.Span, p.regions = better.Span, s.divisions(better)
		}
		choice := resolver.Choose(p.regions, before, codes)
		if !choice.Found() || !s.plausible(p.Span, choice.Region, before, listed) {
			continue
		}
		s.addRegion(p.Span, choice, Name, "region.name")
	}
	s.findOrdinary()
	s.findFull()
	s.findTowns()
	s.findForms()
}

// divisions lists what a hit may mean as a region.
func (s *scan) divisions(hit gazetteer.Hit) (regions []gazetteer.Region) {
	for _, e := range hit.Entries {
		if r, ok := s.dictionary.Region(e.Key); ok && e.Kind == kg.KindRegion {
			regions = append(regions, r)
		}
	}
	return regions
}

// hidden finds a name that begins inside another one and has the better claim: the first is the short name of a county far away, the
// second a name of the issuer's own area or of a whole prefecture.
func (s *scan) hidden(span kg.Span, regions []gazetteer.Region) (better gazetteer.Hit, ok bool) {
	name := s.slice(span.Start, span.End)
	for _, r := range regions {
		if name == r.Name || r.Level < gazetteer.County || s.ctx.Issuer.Code != "" && s.dictionary.Within(r.Code, s.home()) {
			return better, false
		}
	}
	from := span.Start + 1
	hits := s.dictionary.FindRegions(s.text[from:min(len(s.text), span.End+6)])
	if len(hits) == 0 {
		return better, false
	}
	hit := hits[0]
	hit.Span.Start += from
	hit.Span.End += from
	if hit.Span.Start >= span.End || hit.Span.End <= span.End {
		return better, false
	}
	for _, r := range s.divisions(hit) {
		if r.Level <= gazetteer.Prefecture || s.ctx.Issuer.Code != "" && s.dictionary.Within(r.Code, s.home()) {
			return hit, true
		}
	}
	return better, false
}

func (s *scan) addRegion(span kg.Span, c resolve.RegionChoice, via Via, rule string) {
	m := Mention{Kind: kg.KindRegion, Span: span, Key: c.Region.Code, Name: c.Region.Name, Via: via, Origin: kg.Explicit, Rule: rule, Reason: c.Reason}
	for _, o := range c.Candidates {
		m.Candidates = append(m.Candidates, gazetteer.Entry{Kind: kg.KindRegion, Key: o.Code, Name: o.Name, Form: gazetteer.Short})
	}
	s.regions = append(s.regions, m)
	s.regionAt[span.Start] = via
	if via != Abbreviation { // a compound is an anchor as a whole
		s.setAnchor(span)
	}
}

// plausible tells whether a name means the division there: 杭州, but not the 保定 of 确保定期; towns only of the issuer's own country
// side; districts by short name only near their own, or in a list of regions.
func (s *scan) plausible(span kg.Span, r gazetteer.Region, before string, listed bool) bool {
	name := s.slice(span.Start, span.End)
	own := s.ctx.Issuer.Code != "" && (s.dictionary.Within(r.Code, s.home()) || s.dictionary.Within(s.ctx.Issuer.Code, r.Code))
	if r.Level == gazetteer.Town {
		return own || before != "" || s.ctx.Issuer.Code == "" && name == r.Name && span.Len() > 2 && s.parentNamed(r)
	}
	prev, next := s.rune(span.Start-1), s.rune(span.End)
	if g, ok := s.guards[name]; ok && (strings.ContainsRune(g.before, prev) || strings.ContainsRune(g.after, next)) {
		return false
	}
	if name == r.Name {
		if strings.HasSuffix(name, "海区") && s.precedes(span.Start, "海、") { // 渤海、东海、南海区
			return false
		}
		return span.Len() > 2 || own || before != "" || listed || !han(prev) // 理县, but not in 治理县域
	}
	if prev == '“' && next == '”' && r.Level == gazetteer.County && !own { // the computer “天河”
		return false
	}
	if r.To != "" { // a division of the past counts by its full name
		return false
	}
	if !own && s.streetFollows(span.End) {
		return false
	}
	if r.Level == gazetteer.County && !own && before == "" && han(prev) && !s.opens(span.Start) && strings.ContainsRune("洲窑寺塔庙堡坪坳垸", s.text[span.End-1]) {
		return false // 橙子洲 ends like a county far away
	}
	if strings.HasSuffix(name, "水") && r.Level == gazetteer.County && s.follows(span.End, "电", "利", "务", "质", "系", "产", "泥") && name != r.Name {
		return false // 羊曲水电站 is no 曲水
	}
	if r.Level >= gazetteer.Prefecture && !own && !listed && before == "" && len(s.home()) == 6 && r.Code[:2] != s.home()[:2] && (s.zoneFollows(span.End) || s.follows(span.End, "古镇", "老街")) && len(s.dictionary.ShortTowns(s.home())[name]) > 0 {
		s.setAnchor(span)
		return false // 江阴港区 in a plan of 福州, which has a town of that name
	}
	hill := strings.ContainsRune("山岛", next) && !s.follows(span.End, "山区", "岛屿") && r.Level == gazetteer.County
	if r.Level == gazetteer.Province || before != "" && s.dictionary.Within(r.Code, before) && !hill {
		return true
	}
	if r.Level == gazetteer.County && !own && !listed && (next == '口' && !s.follows(span.End, "口岸") ||
		strings.ContainsRune("山江河湖溪水", s.text[span.End-1]) && strings.ContainsRune("东南西北大小", prev) && before == "") {
		return false // 小金口 is no 小金, 西枝江 no 枝江
	}
	if before != "" && r.Level == gazetteer.County { // 临江 in 南充临江新区
		return false
	}
	if r.Level == gazetteer.County && !own && strings.ContainsRune("江河湖海湾山岛溪", s.text[span.End-1]) && s.follows(span.End, "国家级", "国家森林", "国家湿地", "自然保护", "风景", "港", "森林公园", "地质公园") {
		return false // 罗山国家级自然保护区 is a hill
	}
	if next == '湾' || s.follows(span.End, "运河") && r.Level == gazetteer.County || r.Level == gazetteer.County && strings.ContainsRune("江河湖山岛岸", next) && !s.follows(span.End, "山区", "湖区", "岸线") ||
		slices.Contains(landmarks, name) {
		return false
	}
	if strings.HasSuffix(r.Name, "区") && r.Level == gazetteer.County {
		sister := len(s.ctx.Issuer.Code) >= 6 && municipality(s.ctx.Issuer.Code) && r.Code[:2] == s.ctx.Issuer.Code[:2]
		return own || listed || sister || s.cityNear(r, span.Start)
	}
	return true
}

// streetFollows tells whether a noun stands at i that makes a street or an old site of the name before it: 南京路, 开封街, 铜官窑.
func (s *scan) streetFollows(i int) bool {
	switch s.rune(i) {
	case '街', '窑', '寺', '塔', '庙':
		return true
	case '路':
		return !s.follows(i, "路演", "路网", "路线", "路段", "路况", "路桥", "路径", "路域", "路政")
	}
	return s.follows(i, "大街", "大道", "步行街", "里弄")
}

// parentNamed tells whether the document names the county or city of a town, which then needs no issuer to be known.
func (s *scan) parentNamed(town gazetteer.Region) bool {
	return slices.ContainsFunc(s.regions, func(m Mention) bool {
		return len(m.Key) == 6 && m.Key[2:] != "0000" && s.dictionary.Within(town.Code, m.Key)
	})
}

// cityNear tells whether the city of a district is named shortly before: 厦门加快海沧马銮湾建设.
func (s *scan) cityNear(r gazetteer.Region, at int) bool {
	for i := len(s.regions) - 1; i >= 0 && i >= len(s.regions)-4; i-- {
		m := s.regions[i]
		if at-m.Span.End > 14 || at < m.Span.End {
			return false
		}
		if m.Key == r.Parent || m.Key == r.Code[:4]+"00" {
			return !slices.ContainsFunc(s.text[m.Span.End:at], func(c rune) bool { return c == '。' || c == ';' || c == '；' || c == '\n' })
		}
	}
	return false
}

// home is the prefecture whose towns and districts the document may name by their bare names: that of the issuer, or the issuer itself.
func (s *scan) home() string {
	code := s.ctx.Issuer.Code
	if len(code) >= 6 && code[4:6] != "00" && !municipality(code) {
		return code[:4] + "00"
	}
	return code
}

func municipality(code string) bool {
	switch code[:2] {
	case "11", "12", "31", "50":
		return true
	}
	return false
}
