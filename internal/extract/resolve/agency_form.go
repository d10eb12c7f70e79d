package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// An end is how the name of a body ends.
type end struct {
	text string
	kind AgencyKind
	weak bool
}

// The ends that make a body, and what sort; longest first. A weak end makes one only behind a place: 市治水办, not 治水办.
var ends = []end{
	{"管理委员会", ManagementCommittee, false},
	{"管委会", ManagementCommittee, false},
	{"党工委", ManagementCommittee, true},
	{"人民法院", Judicial, false},
	{"法院", Judicial, true},
	{"检察院", Judicial, true},
	{"有限责任公司", Company, false},
	{"有限公司", Company, false},
	{"集团公司", Company, true},
	{"股份公司", Company, true},
	{"分公司", Company, true},
	{"公司", Company, true},
	{"集团", Company, true},
	{"银行", Company, true},
	{"分行", Company, true},
	{"支行", Company, true},
	{"联合会", MassOrganization, false},
	{"协会", MassOrganization, true},
	{"学会", MassOrganization, true},
	{"商会", MassOrganization, true},
	{"总会", MassOrganization, true},
	{"促进会", MassOrganization, true},
	{"基金会", MassOrganization, true},
	{"大学", PublicInstitution, true},
	{"学院", PublicInstitution, true},
	{"研究院", PublicInstitution, true},
	{"研究所", PublicInstitution, true},
	{"科学院", PublicInstitution, true},
	{"医院", PublicInstitution, true},
	{"学校", PublicInstitution, true},
	{"党校", PublicInstitution, false},
	{"中心", PublicInstitution, true},
	{"电视台", PublicInstitution, true},
	{"广播电台", PublicInstitution, true},
	{"融媒体中心", PublicInstitution, false},
	{"报社", PublicInstitution, true},
	{"图书馆", PublicInstitution, true},
	{"博物馆", PublicInstitution, true},
	{"档案馆", PublicInstitution, true},
	{"事务所", PublicInstitution, true},
	{"服务站", PublicInstitution, true},
	{"管理站", PublicInstitution, true},
	{"总社", PublicInstitution, true},
	{"联社", PublicInstitution, true},
	{"委员会办公室", Government, false},
	{"领导小组办公室", Government, false},
	{"指挥部办公室", Government, false},
	{"办公厅", Government, false},
	{"办公室", Government, true},
	{"研究室", Government, true},
	{"督查室", Government, true},
	{"指挥部", Government, true},
	{"领导小组", Government, true},
	{"工作组", Government, true},
	{"专班", Government, true},
	{"联席会议", Government, true},
	{"委员会", Government, true},
	{"管理处", Government, true},
	{"总队", Government, true},
	{"支队", Government, true},
	{"大队", Government, true},
	{"分局", Government, false},
	{"工作部", Party, true},
	{"工委", Party, true},
	{"管理局", Government, false},
	{"监管局", Government, false},
	{"局", Government, false},
	{"厅", Government, true},
	{"署", Government, true},
	{"委", Government, true},
	{"办", Government, true},
	{"部", Government, true},
	{"处", Government, true},
	{"室", Government, true},
	{"院", PublicInstitution, true},
	{"所", PublicInstitution, true},
	{"社", PublicInstitution, true},
	{"会", MassOrganization, true},
	{"台", PublicInstitution, true},
	{"团", Government, true},
	{"站", PublicInstitution, true},
	{"队", Government, true},
	{"馆", PublicInstitution, true},
	{"组", Government, true},
}

// The ends of a zone, which as a party is its management committee.
var zoneEnds = byLast("新区 开发区 高新区 经开区 度假区 合作区 示范区 实验区 试验区 保税区 集聚区 产业园 产业园区 工业园区 园区 " +
	"科技城 生态城 新城 功能区 管理区 名胜区 保护区 先行区 创新区 自贸片区 港区 自贸区 科学城 示范园")

// endsBy holds the ends by their last character, in their order.
var endsBy = func() map[rune][]end {
	index := map[rune][]end{}
	for _, e := range ends {
		index[lastOf(e.text)] = append(index[lastOf(e.text)], e)
	}
	return index
}()

// Words that no name of one body holds: signs of a sentence anywhere, words of action at its beginning, nouns of action at its end.
var (
	noNameSigns  = "的、，。；：！？,;:!?%《》"
	noNameStarts = byFirst(strings.Fields("由 和 对 按 将 以 并 要 与 在 推动 加强 开展 建设 支持 鼓励 引导 组织实施 完善 加快 推进 落实 实施 做好 制定 建立"))
	noNameEnds   = byLast("企业 群众 人员 工作 任务 项目 活动 制度 机制 作用 力量")
)

func isNoName(s string) bool {
	return hasAnyPrefix(s, noNameStarts) || hasAnySuffix(s, noNameEnds) || strings.ContainsAny(s, noNameSigns)
}

// building tells bodies for building, whose names begin like a sentence: 建设和交通管理局.
func building(s string) bool {
	return strings.HasPrefix(s, "建设") && strings.HasSuffix(s, "局") && !strings.ContainsAny(s, noNameSigns)
}

// Classes that have the form of a body and are none: a word for a sort and a noun (社会组织, 领导小组), or words of everyday (大局, 平台).
var (
	sorts = strings.Fields("各类 各种 龙头 骨干 中介 社会 行业 专业 第三方 金融 科研 医疗 教育 培训 服务 企业 有关 相关 基层 民办 公办 国有 平台 互联网 上市 民营 本地 重点 大型 保险 物业 养老 检测 投资 运营 新型 国际 " +
		"公共 一般 内部 全部 部分 主管 行政主管 监管 职能")
	noBodies = byLast("组织 机构 协会 商会 学会 公司 集团 企业 院所 科研院所 中心 委员会 学校 医院 大学 银行 部 干部 内部 全部 社会 机会 大会 会 台 平台 办 团 队 组 社 站 馆 所 院 处 室 局 厅 署 团队 专家组 委 专班 办公室 领导小组 指挥部 " +
		"联席会议 研究院 研究所 研究中心 服务中心 博物馆 图书馆")
	everyday = byLast("之处 好处 用处 到处 处处 全局 大局 布局 格局 结局 开局 局部 内部 外部 全部 干部 中部 东部 西部 南部 北部 总部 机会 社会 大会 协同办 举办 承办 主办 协办 创办 开办 合办 督办 交办 会办 即办 网办 通办 一起办 " +
		"场所 舞台 平台 出台 后台 前台 集团军 团队 入场券 教室 实验室 工作室 温室 居室 车站 电站 网站 小组 专家组 培训班 大厅 餐厅 院落 法院系统 住所 厕所 旅行社 合作社 分社 村委会 居委会 业委会 常委会 委员会议 运动会 博览会 推介会 " +
		"交易会 洽谈会 座谈会 发布会 音乐会 展销会 研讨会 年会 峰会 展会 赛会 盛会 都会")
)

func isNoBody(s string) bool {
	for _, noun := range noBodies[lastOf(s)] {
		if sort, ok := strings.CutSuffix(s, noun); ok && (sort == "" || slices.Contains(sorts, sort)) {
			return true
		}
	}
	return hasAnySuffix(s, everyday)
}

// readFormed takes rest for a body by its form alone.
func readFormed(n *name, rest string, p place) bool {
	list := endsBy[lastOf(rest)]
	if list == nil || utf8.RuneCountInString(rest) > 30 || isNoName(rest) && !(p.kind != unsaid && building(rest)) || isNoBody(rest) {
		return false
	}
	for _, e := range list {
		body, ok := strings.CutSuffix(rest, e.text)
		if !ok {
			continue
		}
		if body == "" || e.weak && p.kind == unsaid && utf8.RuneCountInString(rest) < 5 {
			return false
		}
		n.place, n.tail = p, rest
		n.shape, n.strong = formed, !e.weak || p.kind != unsaid
		return true
	}
	return false
}

// readZone takes a name for a zone's management committee: 南太湖新区管委会, or the zone alone as a party.
func (a *Agencies) readZone(n *name) bool {
	zone, board := cutCommittee(n.text)
	if zone == n.text && !slices.ContainsFunc(zoneEnds[lastOf(zone)], func(e string) bool { return strings.HasSuffix(zone, e) && zone != e }) {
		return false
	}
	if zone == n.text && (isNoName(zone) || utf8.RuneCountInString(zone) > 24) {
		return false
	}
	if _, rest, ok := a.cutPlace(zone); ok && rest == "" {
		return false // 浦东新区 is a division
	}
	n.shape, n.tail, n.committee, n.strong = committee, zone, board, zone != n.text
	return true
}

// The leaders of governments and bodies, who may be named as responsible.
var leaders = byLast("省长 市长 县长 区长 州长 盟长 旗长 镇长 乡长 书记 局长 厅长 部长 主席 主任 秘书长 领导 领导同志 第一责任人 主要负责人 负责同志")

func isLeader(s string) bool { return hasAnySuffix(s, leaders) }

// formed is a body that no table holds: its name is the place and what is printed behind it.
func (a *Agencies) formed(n name, s settled) Agency {
	if n.tail == "" {
		n.tail = n.text
	}
	if n.tail == "委" {
		return a.partyCommittee(n, s)
	}
	kind := Government
	for _, e := range endsBy[lastOf(n.tail)] {
		if strings.HasSuffix(n.tail, e.text) {
			kind = e.kind
			break
		}
	}
	agency := Agency{Kind: kind, Repaired: false, Reason: join("名录中没有，按名称形式认作单位", s.reason), Candidates: a.fullNames(s.candidates, n.tail)}
	if end := lastOf(n.tail); (end == '乡' || end == '镇') && n.place.kind == unsaid && utf8.RuneCountInString(n.tail) <= 6 {
		a.place(&agency, s, n.tail+"人民政府", n)
		agency.Kind, agency.Name = LocalGovernment, n.tail+"人民政府"
		return agency
	}
	if n.place.kind == unsaid && a.ownName(n.tail, kind) {
		agency.Kind, agency.Reason = kind, "名录中没有，按名称形式认作单位；名称自有地名，不另加地名"
		a.place(&agency, settled{}, n.tail, n)
		if region := a.zoneRegion(n.tail); region.Code != "" {
			agency.Region = region.Code
		}
		return agency
	}
	if n.place.kind == unsaid && (kind == Company || kind == MassOrganization || kind == PublicInstitution || kind == ManagementCommittee) {
		s = settled{} // 浙江大学, 湖州银行: a name of its own
		agency.Reason = "名录中没有，按名称形式认作单位"
	}
	tail := n.tail
	if strings.HasPrefix(tail, "人大常委会") {
		tail = "人民代表大会常务委员会" + strings.TrimPrefix(tail, "人大常委会")
	}
	a.place(&agency, s, tail, n)
	if s.region.Code != "" && s.zone == "" && strings.HasPrefix(tail, "委") && n.place.kind != unsaid && !strings.HasPrefix(tail, "委员会") { // 市委目标办
		agency.Kind, agency.Name = Party, "中共"+agency.Name
	}
	return agency
}

// ownName tells a name that says its place itself, though not by a division's full name: 拱北海关, 汉江中级人民法院, 武汉知识产权法院.
func (a *Agencies) ownName(text string, kind AgencyKind) bool {
	if strings.HasSuffix(text, "海关") || kind == Judicial || strings.HasSuffix(text, "海事局") || strings.HasSuffix(text, "边防检查站") || strings.HasSuffix(text, "边防检查总站") {
		return true
	}
	if strings.HasSuffix(text, "供电局") || a.ctx.Zone != "" && strings.Contains(a.ctx.Zone, string([]rune(text)[:min(2, utf8.RuneCountInString(text))])) {
		return true
	}
	size := a.dictionary.Longest(text)
	if size > 0 && size < len(text) && len(a.dictionary.RegionsNamed(text[:size])) > 0 && !a.dictionary.Ordinary(text[:size]) {
		return true
	}
	return slices.ContainsFunc(a.dictionary.FindRegions([]rune(text)), func(h gazetteer.Hit) bool { // 民航山东监管局
		r, ok := a.dictionary.Region(h.Entries[0].Key)
		return ok && r.Level != gazetteer.Town
	})
}

func (a *Agencies) partyCommittee(n name, s settled) Agency {
	agency := Agency{Kind: Party, Known: true, Reason: s.reason}
	a.place(&agency, s, "委员会", n)
	if s.region.Code != "" {
		agency.Name = "中共" + s.region.Name + "委员会"
		agency.Key = s.region.Code + "/党委"
	}
	return agency
}

// organization is a body of the table of organizations. It is of no region: a university is not a body of its city.
func (a *Agencies) organization(full string) Agency {
	agency := Agency{Key: key("", full), Name: full, Kind: PublicInstitution, Known: true, Reason: "名录中的机构"}
	for _, o := range a.dictionary.Organizations() {
		if o.Name == full {
			switch o.Type {
			case "COMPANY", "BANK", "EXCHANGE":
				agency.Kind = Company
			case "ASSOCIATION":
				agency.Kind = MassOrganization
			}
		}
	}
	return agency
}

// place names an agency by its place and the name behind it.
func (a *Agencies) place(agency *Agency, s settled, tail string, n name) {
	switch {
	case s.national:
		agency.Region, agency.Name = gazetteer.Country, n.text
	case s.corps:
		agency.Name = "新疆生产建设兵团" + tail
	case s.zone != "":
		agency.Region, agency.Name = s.region.Code, s.zone+tail
		agency.Key = key(s.region.Code, agency.Name)
		return
	case s.region.Code != "":
		agency.Region, agency.Name = s.region.Code, s.region.Name+tail
	default:
		agency.Name = n.text
	}
	switch {
	case s.region.Code != "":
		agency.Key = key(s.region.Code, tail)
	case s.national:
		agency.Key = key(gazetteer.Country, agency.Name)
	default:
		agency.Key = key("", agency.Name)
	}
}

var noBrackets = strings.NewReplacer("(", "", ")", "")

func key(region, name string) string {
	if region == "" {
		region = "-"
	}
	return region + "/" + noBrackets.Replace(kg.FoldName(name))
}

// fullNames are the names that a body may mean, each with the division above its own. In a document of a province they are those of
// that province, where it has any.
func (a *Agencies) fullNames(regions []gazetteer.Region, tail string) (names []string) {
	d := a.dictionary
	if home := a.ancestor(a.ctx.Issuer, gazetteer.Province); home.Code != "" {
		if near := slices.DeleteFunc(slices.Clone(regions), func(r gazetteer.Region) bool { return !d.Within(r.Code, home.Code) }); len(near) > 0 {
			regions = near
		}
	}
	for _, r := range regions {
		full := r.Name
		if above, ok := d.Region(r.Parent); ok && above.Level != gazetteer.National {
			full = above.Name + full
		}
		if tail == "" {
			full += seatOf(r)
		}
		names = append(names, full+tail)
	}
	return names
}

// committee is a zone's management committee. It is of no region unless its name says so: 湖州经济技术开发区 is of 湖州市.
func (a *Agencies) committee(n name) Agency {
	zone := n.tail
	agency := Agency{Kind: ManagementCommittee, Reason: "管理委员会不是一级政府"}
	if a.ctx.Zone != "" && (zone == "区" || slices.Contains(a.zoneNames, zone)) {
		zone = a.ctx.Zone
		agency.Region, agency.Reason = a.ctx.Issuer.Code, fmt.Sprintf("「%s」指发布机构所在的%s", n.tail, zone)
	}
	for _, hit := range a.dictionary.FindRegions([]rune(zone)) {
		if hit.Entries[0].Kind != kg.KindRegion {
			continue // 长三角(湖州)产业合作区
		}
		surface := string([]rune(zone)[hit.Span.Start:hit.Span.End])
		choice := NewRegions(a.dictionary, a.ctx).Choose(a.dictionary.RegionsNamed(surface), "", nil)
		if choice.Found() && choice.Region.Level != gazetteer.Town {
			agency.Region, agency.Reason = choice.Region.Code, fmt.Sprintf("名称写明「%s」", surface)
		}
		break
	}
	if w, rest, ok := cutWord(zone); ok && len([]rune(rest)) >= 3 && !strings.HasPrefix(zone, "区") { // 市经济技术开发区
		if s := a.locateWord(w); s.region.Code != "" {
			zone, agency.Region, agency.Reason = s.region.Name+rest, s.region.Code, s.reason
		}
	}
	agency.Name = zone + n.committee
	agency.Key = key("", agency.Name)
	return agency
}
