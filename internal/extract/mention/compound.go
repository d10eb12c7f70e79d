package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Characters that hardly stand for anything but a province or city. All others (湖, 合, 长, 广, 台) are words of their own, and count
// only beside one of these, beside the issuer's own, or in quotation marks.
const strongAbbreviations = "沪皖浙赣豫冀鄂闽粤渝黔滇陕晋鲁湘桂琼苏京津川辽陇杭甬蓉穗锡邕绍瓯榕"

// Provinces of two readings: 宁 is 宁夏 only beside its neighbours, and 南京 otherwise; 港 and 澳 are regions only beside 粤.
const (
	besideNingxia = "甘陕青蒙新闽"
	overseas      = "港澳台"
	directions    = "东西南北中上下大新" // hardly ever an abbreviation, except of the issuer's own
	bearings      = "东西南北中上下"   // never one in a compound of cities: 川南渝西
)

// abbreviations are the divisions that one character may stand for in this document.
type abbreviations struct {
	provinces map[rune]gazetteer.Region
	cities    map[rune][]gazetteer.Region // prefectures and municipalities: the usual abbreviation first, then 嘉 for 嘉兴 nearby
	counties  map[rune][]gazetteer.Region // of the issuer's prefecture and of functional regions that it belongs to
	own       string                      // characters for the issuer's own area
	known     *text.RuneSet
}

// abbreviations are those of the document's issuer. They are found once for each issuer.
func (s *scan) abbreviations() abbreviations {
	code := s.ctx.Issuer.Code
	known, ok := s.Finder.abbreviations.Load(code)
	if !ok {
		known, _ = s.Finder.abbreviations.LoadOrStore(code, s.findAbbreviations())
	}
	a := known.(abbreviations)
	if code == "" {
		return a
	}
	home := s.home()
	if r, ok := s.dictionary.Region(home); ok {
		a.own = ownAbbreviations(r)
	}
	if code != home {
		a.own += ownAbbreviations(s.ctx.Issuer)
	}
	return a
}

func (s *scan) findAbbreviations() abbreviations {
	a := abbreviations{map[rune]gazetteer.Region{}, map[rune][]gazetteer.Region{}, map[rune][]gazetteer.Region{}, "", new(text.RuneSet)}
	d, issuer := s.dictionary, s.ctx.Issuer.Code
	var nearCities []gazetteer.Region
	for _, p := range d.Children(gazetteer.Country) {
		for _, abbr := range p.Abbrs {
			a.provinces[[]rune(abbr)[0]] = p
		}
		if municipality(p.Code) || p.Code[0] == '8' { // 香港 and 澳门 too: 深港
			for _, abbr := range p.Abbrs {
				a.cities[[]rune(abbr)[0]] = append(a.cities[[]rune(abbr)[0]], p)
			}
			continue
		}
		near := issuer != "" && (p.Code[:2] == issuer[:2] || resolve.Borders(p.Code, issuer))
		for _, c := range d.Children(p.Code) {
			if c.Level != gazetteer.Prefecture {
				continue
			}
			for _, abbr := range c.Abbrs {
				r := []rune(abbr)[0]
				a.cities[r] = append(a.cities[r], c)
			}
			if near {
				nearCities = append(nearCities, c)
			}
		}
	}
	initial := func(into map[rune][]gazetteer.Region, r gazetteer.Region) {
		c := []rune(r.Short)[0]
		if strings.ContainsRune(bearings, c) || strings.ContainsRune(directions, c) && (issuer == "" || r.Code[:2] != issuer[:2]) {
			return // 大 is 大庆 in a plan of 黑龙江 alone
		}
		if !slices.ContainsFunc(into[c], func(x gazetteer.Region) bool { return x.Code == r.Code }) {
			into[c] = append(into[c], r)
		}
	}
	for _, c := range nearCities {
		initial(a.cities, c)
		for _, county := range d.Children(c.Code) {
			for _, abbr := range county.Abbrs {
				r := []rune(abbr)[0]
				a.counties[r] = append(a.counties[r], county)
			}
		}
	}
	if issuer != "" {
		home := s.home()
		if len(home) == 6 && home[2:] != "0000" {
			for _, c := range d.Children(home) {
				initial(a.counties, c)
			}
		}
		for _, area := range d.Areas() {
			if !slices.ContainsFunc(area.Members, func(m string) bool { return m != issuer[:2]+"0000" && (d.Within(m, home) || m == home) }) {
				continue
			}
			for _, m := range area.Members {
				if r, ok := d.Region(m); ok && r.Level == gazetteer.County {
					initial(a.counties, r)
				}
			}
		}
	}
	for r := range a.provinces {
		a.known.Add(r)
	}
	for r := range a.cities {
		a.known.Add(r)
	}
	for r := range a.counties {
		a.known.Add(r)
	}
	return a
}

// ownAbbreviations are the characters by which a region calls itself: its usual abbreviations, or the first of its name where it has
// none. 宁波 is 甬 and never 宁.
func ownAbbreviations(r gazetteer.Region) string {
	if len(r.Abbrs) > 0 || r.Level <= gazetteer.Province || r.Short == "" {
		return strings.Join(r.Abbrs, "")
	}
	return string([]rune(r.Short)[:1])
}

// findCompounds finds regions that are named by one character each: 甬绍一体化, 鄂湘赣毗邻地区, “越柯虞”, 来甬创业.
func (s *scan) findCompounds() {
	a := s.abbreviations()
	covered := make(covers, len(s.text))
	for _, r := range s.regions {
		covered.add(r.Span)
	}
	for _, m := range s.found {
		covered.add(m.Span) // 京津冀 is one region, not three
	}
	for i := 0; i < len(s.text); i++ {
		if !a.known.Has(s.text[i]) || covered[i] {
			continue
		}
		end := i
		for end < len(s.text) && a.known.Has(s.text[end]) && !covered[end] && !s.follows(end, "铁路", "城际") {
			end++
		}
		if end == i {
			continue
		}
		if end-i == 1 {
			s.single(a, i)
			continue
		}
		s.run(a, i, end)
		i = end - 1
	}
	s.listedProvinces(a, covered)
	s.shorter()
	s.sortRegions()
}

// run reads the longest compound in text[from:to].
func (s *scan) run(a abbreviations, from, to int) {
	for n := min(to-from, 6); n >= 2; n-- {
		for i := from; i+n <= to; i++ {
			regions, rule := s.reading(a, i, i+n)
			if regions == nil || n < to-from && !strings.ContainsAny(s.slice(i, i+n), strongAbbreviations+a.own) {
				continue
			}
			for k, r := range regions {
				if r.Code == "" {
					continue
				}
				s.addRegion(kg.Span{Start: i + k, End: i + k + 1}, resolve.RegionChoice{Region: r, Reason: readWith + s.slice(i, i+n)}, Abbreviation, rule)
			}
			s.setAnchor(kg.Span{Start: i, End: i + n})
			return
		}
	}
}

// reading gives the regions of a compound: all provinces, or all cities, or all counties; nil where it is none.
func (s *scan) reading(a abbreviations, from, to int) (regions []gazetteer.Region, rule string) {
	text := s.slice(from, to)
	if s.railway(to) {
		return nil, ""
	}
	if first := s.text[from]; !strings.ContainsRune(strongAbbreviations+a.own, first) && !s.opens(from) { // 前海深港
		return nil, ""
	}
	if last := s.text[to-1]; to-from == 2 && strings.ContainsRune("江河海湖山", last) && !strings.ContainsRune(a.own, last) { // 赣江, 珠江
		return nil, ""
	}
	strong := strings.ContainsAny(text, strongAbbreviations) || strings.ContainsAny(text, "港澳") && strings.ContainsAny(text, "深珠")
	own := a.own != "" && strings.ContainsAny(text, a.own)
	if regions := a.provinceReading(text); regions != nil && strong {
		return regions, "region.compound.province"
	}
	if (text == "港澳" || text == "港澳台") && !(s.rune(from-1) == '、' && s.rune(to) == '、') && !s.follows(to, "办", "事务", "侨", "委", "同胞", "投资", "商", "居民", "台", "资") {
		for _, r := range text {
			regions = append(regions, a.provinces[r])
		}
		return regions, "region.compound.province"
	}
	context := s.compoundContext(from, to)
	if regions := s.cityReading(a, text); regions != nil && (strong && (own || context) || own && context || context && s.sisters(regions)) {
		return regions, "region.compound.city"
	}
	if regions := s.countyReading(a, text); regions != nil && len(regions) <= 4 && s.countyContext(from, to) {
		return regions, "region.compound.county"
	}
	return nil, ""
}

// sisters tells whether cities are of the issuer's own province and too many for chance: 成德眉资同城化.
func (s *scan) sisters(cities []gazetteer.Region) bool {
	if len(cities) < 3 || s.ctx.Issuer.Code == "" {
		return false
	}
	return !slices.ContainsFunc(cities, func(c gazetteer.Region) bool { return c.Code != "" && c.Code[:2] != s.ctx.Issuer.Code[:2] })
}

func (a abbreviations) provinceReading(text string) (regions []gazetteer.Region) {
	if len([]rune(text)) == 2 && strings.ContainsAny(text, "新贵云") { // 新晋, 贵金
		return nil
	}
	for _, r := range text {
		p, ok := a.provinces[r]
		switch {
		case !ok, r == '宁' && !strings.ContainsAny(text, besideNingxia), strings.ContainsRune(overseas, r) && !strings.ContainsAny(text, "粤闽"):
			return nil
		}
		regions = append(regions, p)
	}
	return regions
}

func (s *scan) cityReading(a abbreviations, text string) (regions []gazetteer.Region) {
	for _, r := range text { // 邕江, 京西, 海南; 沈大 is one in a plan of 大连
		if (strings.ContainsRune(bearings, r) || strings.ContainsRune("江河海山", r) && r != '海') && !strings.ContainsRune(a.own, r) || strings.ContainsRune(bearings, r) || len([]rune(text)) <= 2 && strings.ContainsRune(directions, r) && !strings.ContainsRune(a.own, r) {
			return nil
		}
	}
	if strings.ContainsAny(text, "港澳") && !strings.ContainsAny(text, "深珠") { // 内河港, 空港
		return nil
	}
	for _, r := range text {
		list := slices.Clone(a.cities[r])
		if len(list) == 0 {
			return nil
		}
		sister := func(c gazetteer.Region) bool {
			return s.ctx.Issuer.Code != "" && c.Code[:2] == s.ctx.Issuer.Code[:2]
		}
		const far = 5
		usual := func(c gazetteer.Region) int {
			switch {
			case c.Code == s.home() && strings.ContainsRune(ownAbbreviations(c), r):
				return 0
			case slices.Contains(c.Abbrs, string(r)) && sister(c):
				return 1
			case sister(c) && len(c.Abbrs) == 0: // 黄 is 黄山 in a plan of 安徽
				return 2
			case slices.Contains(c.Abbrs, string(r)) && s.ctx.Issuer.Code != "" && resolve.Borders(c.Code, s.ctx.Issuer.Code):
				return 3
			case sister(c): // 乌 is 乌兰察布 in a plan of 内蒙古
				return 4
			case slices.Contains(c.Abbrs, string(r)):
				return far
			}
			return far + 1
		}
		rank := func(c gazetteer.Region) int { // 大 is 大庆市 before 大兴安岭地区
			if strings.HasSuffix(c.Name, "市") {
				return 2 * usual(c)
			}
			return 2*usual(c) + 1
		}
		slices.SortStableFunc(list, func(x, y gazetteer.Region) int { return cmp.Compare(rank(x), rank(y)) })
		if len(list) > 1 && rank(list[0]) == rank(list[1]) {
			if utf8.RuneCountInString(text) < 3 {
				return nil
			}
			regions = append(regions, gazetteer.Region{}) // 乌 of 呼包鄂乌 stays open: 乌海 or 乌兰察布
			continue
		}
		if s.ctx.Issuer.Code != "" && usual(list[0]) == far && !strings.ContainsRune(strongAbbreviations, r) { // 前海深港: no 海口
			return nil
		}
		if slices.ContainsFunc(regions, func(x gazetteer.Region) bool { return x.Code == list[0].Code }) {
			return nil
		}
		regions = append(regions, list[0])
	}
	return regions
}

func (s *scan) countyReading(a abbreviations, text string) (regions []gazetteer.Region) {
	home := false
	for _, r := range text {
		list := a.counties[r]
		i := slices.IndexFunc(list, func(c gazetteer.Region) bool { return s.dictionary.Within(c.Code, s.home()) })
		switch {
		case i >= 0:
			home = true
			regions = append(regions, list[i])
		case len(list) == 1:
			regions = append(regions, list[0])
		default:
			return nil
		}
	}
	if !home {
		return nil
	}
	return regions
}

// compoundContext tells whether what stands around shows that several places are meant.
func (s *scan) compoundContext(from, to int) bool {
	if s.rune(from-1) == '“' && s.rune(to) == '”' {
		return true
	}
	if to-from > 2 && s.follows(to, "轨道", "交通", "通勤", "临港", "临空", "高新", "港口", "三市", "五市", "五地") {
		return true
	}
	return s.follows(to, "高新", "现代", "科技", "工业", "世界级", "新区", "园区", "一体化", "同城", "协同", "协作", "两市", "两地", "三地", "三市", "四地", "四市", "两县", "三县", "多地", "各地", "产业", "毗邻", "生态", "绿色", "科创", "创新", "经济",
		"都市", "联动", "方案", "全域", "特色", "三角", "走廊", "廊道", "合作", "交界", "地区", "区域", "城市", "数字", "文旅", "省际", "互联", "共建", "融合", "跨", "等地", "四地市")
}

// countyContext is narrower, as nearly every character begins the name of some county: 平台产业 is no 平潭 and 台江.
func (s *scan) countyContext(from, to int) bool {
	return s.rune(from-1) == '“' && s.rune(to) == '”' || s.follows(to, "两地", "三地", "两县", "三县", "四地", "四县", "一体化", "同城", "毗邻", "交界")
}

// single reads one character after a verb of motion or contact: 来湖创业, 在杭高校, 接沪融杭.
func (s *scan) single(a abbreviations, i int) {
	r, prev := s.text[i], s.rune(i-1)
	strong := strings.ContainsRune(strongAbbreviations, r)
	if !strong && !strings.ContainsRune(a.own, r) {
		return
	}
	work := s.follows(i+1, "创业", "创新", "投资", "就业", "考察", "旅游", "发展", "工作", "高校", "院校", "企业", "人才", "落户", "设立", "留学", "实习", "游客", "央企", "单位", "院士", "大学", "开展",
		"举办", "举行", "交流", "展示", "推介", "项目", "招商")
	mark := strings.ContainsRune("、，,。；;)融接", s.rune(i+1))
	switch {
	case strings.ContainsRune("来赴驻", prev) && (strong || work || mark):
	case strings.ContainsRune("在入返抵到融接", prev) && strong && (work || mark):
	case strings.ContainsRune("在入返留", prev) && work:
	default:
		return
	}
	var c resolve.RegionChoice
	if list := s.cityReading(a, string(r)); list != nil {
		c.Region = list[0]
	} else if p, ok := a.provinces[r]; ok {
		c.Region = p
	} else {
		return
	}
	c.Reason = "after " + string(prev)
	s.addRegion(kg.Span{Start: i, End: i + 1}, c, Abbreviation, "region.abbreviation.verb")
}
