package resolve

import (
	"slices"
	"strings"

	"policygraph/internal/extract/gazetteer"
)

// A class of bodies is written with a word that makes it one, and a noun for what it ranges over: 各区县, 市级有关部门, 相关乡镇,
// 各县(市、区)人民政府, 区内各相关企业. Nothing else may stand in it: 地方金融监管局 and 各界联合会 are bodies.
var (
	classMarks = strings.Fields("各有关 各相关 有关 相关 其他 其它 所有 各个 各")
	classNouns = strings.Fields("部门 单位 机构 方面 人民政府 政府 党委 党组 党工委 机关 组织 委办局 委局办 委局 委办 厅局 司局 厅委 部委 局 委 办 省份 省区市 省市 省 自治区 直辖市 设区的市 设区市 地级市 " +
		"地市 市州 州市 市县区 市县 市区县 县市区 县区 区县 市 州 盟 县 区 旗 乡镇街道 乡镇 镇街 街镇 镇乡 镇 乡 街道办事处 街道办 街道 街办 街 村社区 村居 地区 地方 地 级 区域 企业 高校 院校 " +
		"高等学校 学校 医院 院所 科研院所 银行 金融机构 协会 商会 公司 国企 平台 功能区 园区 开发区 高新区 新区 管委会 媒体 团体 人民团体 群团组织 小组 专班 科室 处室 责任人 园")
	classWords = strings.Fields("成员 责任 职能 主管 行业 业务 参与 牵头 配合 协办 承办 实施 主要 直属 直 属 企事业 事业 国有 中直 驻 两级 以上 级 类 自 其 及其 以及 及 和 与 或 、 , ( ) / 全 本 内 辖")
	placeWords = strings.Fields("全市 全省 全县 全区 全州 全国 本市 本省 本县 本区 我市 我省 我县 我区 国家 国务院 自治区 中央 省 市 县 区 州 镇 乡")
	ownWords   = strings.Fields("直属 直 属 级 内 辖")
	localWords = strings.Fields("地方 基层 沿线 属地 所在地 项目所在地 辖区 当地 相应 同级 本级 县级 市级 省级 区级 镇级 乡级 设区的市级")
	localNouns = strings.Fields("党委 人民政府 政府 党委政府 管委会 部门 街道 乡镇 镇街 镇 区县 县区 、 和 及其有关部门")
	manyPlaces = strings.Fields("设区市 地市 市州 市县区 市县 县市区 县区 区县 县(市、区) 县(市,区) 区(县、市) 区(市、县) 区(县) 县(区) 县(市) 市(县) 乡镇街道 乡镇 镇街 街镇 镇乡 " +
		"乡(镇、街道) 镇(街道) 镇(街) 镇(乡) 乡(镇) 街道 村居 村社区")
	manyNouns = strings.Fields("人民政府 政府 两级 和街道 街道 办事处 管委会")
	cityComma = []string{"市、"}
	streets   = []string{"(街道)", "(街)"}
	unitNouns = strings.Fields("机关 部门 单位 企业 国有企业")
)

var collectives = []pattern{
	// 各有关部门, 市直各部门, 各省(区、市)人民政府, 各地区各部门
	{may(placeWords), may(ownWords), one(classMarks), much(slices.Concat(classMarks, classNouns, classWords)), one(append([]string{")"}, classNouns...))},
	// 市直部门, 区直有关单位, 省级部门
	{one(placeWords), one(strings.Fields("直属 直 级 属")), some(unitNouns)},
	// 地方各级人民政府, 县级以上人民政府, 基层政府, 属地政府, 所在地人民政府
	{one(localWords), may(strings.Fields("各级 以上")), may([]string{"地方"}), may([]string{"各级"}), some(localNouns)},
	// 镇街, 区县, 县市区政府, 乡镇(街道), 市、县(市、区)人民政府
	{may(cityComma), one(manyPlaces), may(streets), much(manyNouns)},
	// 沿线镇(街道), 属地镇街
	{one(localWords), one(manyPlaces), much(manyNouns)},
	{one([]string{"成员单位"})},
}

// The characters with which classes begin and end.
var (
	classFirsts = firsts(placeWords, ownWords, classMarks, localWords, cityComma, manyPlaces, []string{"成员单位"})
	classLasts  = lasts(classNouns, unitNouns, localNouns, manyPlaces, streets, manyNouns)
)

func isCollective(s string) bool {
	if !classFirsts.Has(firstOf(s)) || !classLasts.Has(lastOf(s)) {
		return false
	}
	return slices.ContainsFunc(collectives, func(p pattern) bool { return p.matches(s) })
}

// collective is a class of bodies below the issuer, resolved to none.
func (a *Agencies) collective(n name) Agency {
	agency := Agency{
		Name: n.text, Key: key(a.ctx.Issuer.Code, n.text), Kind: Collective, Generic: true, Region: a.ctx.Issuer.Code,
		Members: members(n.text, a.ctx), Reason: "一类单位，不指某一个",
	}
	if a.ctx.Issuer.Code == "" && a.ctx.National {
		agency.Region, agency.Key = gazetteer.Country, key(gazetteer.Country, n.text)
	}
	return agency
}

// members is the level of the governments that a class ranges over; NoLevel where it is of departments, of zones, or of all levels.
func members(s string, ctx Context) gazetteer.Level {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	for _, w := range []string{"自治区", "直辖市"} {
		s = strings.ReplaceAll(s, w, "省")
	}
	switch {
	case has("部门", "单位", "机构", "方面", "企业", "高校", "院校", "学校", "机关", "局", "委办", "平台", "功能区", "开发区", "新区", "园区", "管委会", "各级", "协会", "公司", "医院"):
		return gazetteer.NoLevel
	case has("省"):
		return gazetteer.Province
	case has("乡", "镇", "街"):
		return gazetteer.Town
	case has("地市", "市州", "州市", "设区", "市县", "市、县", "市(县", "各市", "有关市", "相关市", "各州", "各盟") && ctx.Issuer.Level <= gazetteer.Province:
		return gazetteer.Prefecture
	case has("各地区", "各地", "地方"):
		return gazetteer.NoLevel
	case has("县", "区", "旗"):
		return gazetteer.County
	case has("市", "州", "盟"):
		return gazetteer.Prefecture
	}
	return gazetteer.NoLevel
}
