package outline_test

import (
	"strings"
	"testing"

	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader/txt"
)

func TestPartsOfADocument(t *testing.T) {
	text := strings.Join([]string{
		"某市森林城市建设规划", "2025-01-02", "索引号: 12345/2021-7 成文日期: ******", "某市森林城市建设规划", "为建设森林城市，制定本规划。",
		"一、总体要求", "坚持生态优先。", "某市人民政府", "2021年3月5日", "微信客服",
	}, "\n")
	body := txt.Parse(text)
	tree := outline.Parse(body)
	for _, c := range []struct{ part, got, want string }{
		{"title", body.Text.Slice(tree.Title), "某市森林城市建设规划"},
		{"head", body.Text.Slice(tree.Head), "某市森林城市建设规划\n2025-01-02\n索引号: 12345/2021-7 成文日期: ******\n某市森林城市建设规划"},
		{"body", body.Text.Slice(tree.Body), "为建设森林城市，制定本规划。\n一、总体要求\n坚持生态优先。"},
		{"tail", body.Text.Slice(tree.Tail), "某市人民政府\n2021年3月5日\n微信客服"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.part, c.got, c.want)
		}
	}
}

func TestTitleOfTheDocument(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"broken over two lines", "某省人民政府关于促进\n乡村旅游发展的意见\n某政发〔2021〕1号\n一、总则\n实施。", "某省人民政府关于促进\n乡村旅游发展的意见"},
		{"with its period on the next line", "某市供水规划\n（2021—2035年）\n（草案）\n第一章 总则\n实施。", "某市供水规划\n（2021—2035年）\n（草案）"},
		{"a notice that issues a plan ends with 通知", "某县人民政府关于印发某县供水规划\n的通知\n一、总则\n实施。", "某县人民政府关于印发某县供水规划\n的通知"},
		{"a headline that says who issued it", "中共某市委办公室 某市人民政府办公室印发《关于改善供水的意见》\n一、总则\n实施。", "中共某市委办公室 某市人民政府办公室印发《关于改善供水的意见》"},
		{"without the name of the site", "某县供水规划_某县人民政府网\n一、总则\n实施。", "某县供水规划"},
		{"not the portal's column above it", "首页\n县政府办文件\n某县人民政府办公室关于改善供水的通知\n一、总则\n实施。", "某县人民政府办公室关于改善供水的通知"},
		{"in a field", "标题: 某县供水方案\n来源: 某网\n一、总则\n实施。", "某县供水方案"},
		{"in 《》 behind a date", "2021年9月 《某县供水方案》\n居民用水得到保障，水质稳定达标。", "某县供水方案"},
		{"a Markdown heading", "# 某县供水\n## 一、总则\n实施。", "某县供水"},
		{"none", "全县供水正常，居民放心用水。\n水质稳定达标。", ""},
	} {
		body := txt.Parse(c.text)
		if got := body.Text.Slice(outline.Parse(body).Title); got != c.want {
			t.Errorf("%s: title of %q is %q, want %q", c.claim, c.text, got, c.want)
		}
	}
}

func TestTitlesOfItems(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"title.stop", "修建环湖绿道。联合两市开展规划。", "修建环湖绿道"},
		{"title.pair", "坚持政府引导，市场运作。完善机制。", "坚持政府引导，市场运作"},
		{"title.colon", "工作目标：到明年，建成绿道二十公里。", "工作目标"},
		{"title.blank", "修建环湖绿道　联合两市开展规划，统筹资金安排，年内完成全部前期工作。", "修建环湖绿道"},
		{"title.bracket", "修建环湖绿道（市交通局牵头）。联合两市开展规划。", "修建环湖绿道"},
		{"title.standard", "总体要求坚持以人为本，统筹城乡发展，改善环境。", "总体要求"},
		{"title.preposition", "壮大冷链物流产业依托综合物流园，引进龙头企业，建设仓储基地，打造区域品牌。", "壮大冷链物流产业"},
		{"title.verb", "健全湖区巡护制度强化专业队伍建设，配备巡护船只，开展联合执法，保护水鸟。", "健全湖区巡护制度"},
		{"title.goal", "提升花卉产业水平建设温室大棚和冷库，办好兰花展览，引进优良品种，带动农户增收。", "提升花卉产业水平"},
		{"title.whole: a verb that the goal governs", "提高服务水平和发展质量，优化办事流程，缩短审批时限，公开收费标准，接受群众监督评价。", "提高服务水平和发展质量，优化办事流程，缩短审批时限，公开收费标准，接受群众监督评价"},
		{"title.whole: 高质量 qualifies the verb", "支持山区县高质量发展特色种养产业，建设示范农场，培训农户，拓宽销路，防范市场风险。", "支持山区县高质量发展特色种养产业，建设示范农场，培训农户，拓宽销路，防范市场风险"},
		{"title.manner", "发展环湖休闲旅游积极参与湖区旅游联盟，推出精品线路，举办帆船赛事，吸引客源。", "发展环湖休闲旅游"},
		{"title.axis", "建设两市绿色走廊以高速公路、铁路为轴，布局森林公园，恢复湿地，形成生态屏障。", "建设两市绿色走廊"},
		{"title.led", "推动湖区规划获批由市规划局牵头，成立工作专班，加快修改完善，争取尽早批复。", "推动湖区规划获批"},
		{"title.quoted", "培育童装产业集群推进“两化”融合发展，建设设计中心，举办童装展会，扩大出口。", "培育童装产业集群"},
		{"title.unbalanced", "实施“光伏+渔业工程强化水面资源整合利用，引进专业企业，建设示范基地，带动就业。", "实施“光伏+渔业工程"},
		{"title.whole: a verb with little after it belongs to the title", "推动老牌纺织企业优化升级，实施技改项目，培育龙头企业，建设智能工厂。", "推动老牌纺织企业优化升级，实施技改项目，培育龙头企业，建设智能工厂"},
		{"title.whole: a verb inside a name", "开展全县湿地修复巩固提升行动，清理水草，放养鱼苗，架设围栏，安装监测探头。", "开展全县湿地修复巩固提升行动，清理水草，放养鱼苗，架设围栏，安装监测探头"},
		{"title.whole: who does it is no title", "各级各部门各单位加强统筹协调和资金保障，落实责任，压实任务，确保按期完成目标。", "各级各部门各单位加强统筹协调和资金保障，落实责任，压实任务，确保按期完成目标"},
		{"title.whole: 以…为主体的 says which", "加快培育发展以企业为主体的创新联合体，支持揭榜挂帅，开放实验设施，共享数据。", "加快培育发展以企业为主体的创新联合体，支持揭榜挂帅，开放实验设施，共享数据"},
	} {
		body := txt.Parse("一、任务\n1." + c.text)
		tree := outline.Parse(body)
		if got := body.Text.Slice(tree.Items[len(tree.Items)-1].Title); got != c.want {
			t.Errorf("%s: title of %q is %q, want %q", c.rule, c.text, got, c.want)
		}
	}
}
