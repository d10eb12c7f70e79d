package outline_test

import (
	"fmt"
	"strings"
	"testing"

	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader/txt"
)

// render writes an outline one line an entry: # and the ordinal of a heading, restored ones in braces; a numbered item as its
// number; a plain one as -, a row as |; then the title, and … where the item holds more lines.
func render(s string) string {
	body := txt.Parse(s)
	tree := outline.Parse(body)
	var b strings.Builder
	next := 0
	headings := func(before int) {
		for ; next < len(tree.Sections) && tree.Sections[next].Span.Start < before; next++ {
			s := tree.Sections[next]
			ordinal := s.Ordinal
			if !s.OrdinalInText {
				ordinal = "{" + ordinal + "}"
			}
			fmt.Fprintf(&b, "%s%s %s\n", strings.Repeat("#", s.Level), ordinal, body.Text.Slice(s.Title))
		}
	}
	for _, item := range tree.Items {
		headings(item.Span.Start + 1)
		number := item.Number
		if item.Restored && item.Kind == outline.Numbered {
			number = "{" + number + "}"
		}
		title := body.Text.Slice(item.Title)
		if item.Kind == outline.Plain {
			number = "-"
			if title == "" {
				title = string([]rune(body.Text.Slice(item.Span))[:min(4, item.Span.Len())])
			}
		}
		if item.Kind == outline.Row {
			number = "|" + number
		}
		more := ""
		if strings.Contains(body.Text.Slice(item.Span), "\n") {
			more = "…"
		}
		fmt.Fprintf(&b, "%s %s%s\n", number, title, more)
	}
	headings(body.Text.Len() + 1)
	return strings.TrimSpace(b.String())
}

type example struct{ claim, text, want string }

func run(t *testing.T, examples []example) {
	for _, e := range examples {
		t.Run(e.claim, func(t *testing.T) {
			if got, want := render(strings.Trim(e.text, "\n")), strings.TrimSpace(strings.ReplaceAll(e.want, "\t", "")); got != want {
				t.Errorf("%.600s\ngot\n%s\nwant\n%s", e.text, got, want)
			}
		})
	}
}

func TestHeadingsAndItems(t *testing.T) {
	run(t, []example{
		{"three levels of GB/T 9704", `
一、总体要求
坚持生态优先，建设幸福河湖。
二、主要任务
（一）发展绿色交通
1.修建绿道。沿湖修建绿道二十公里。（市交通局牵头）
2.更新公交。购置新车一百辆。（市交通局牵头）
（二）保护湿地
3.退塘还湿。恢复湿地三百亩。（市林业局牵头）`, `
			#一 总体要求
			- 坚持生态
			#二 主要任务
			##一 发展绿色交通
			1 修建绿道
			2 更新公交
			##二 保护湿地
			3 退塘还湿`},
		{"a numbered line with a body of its own is an item in any style", `
一、紧扣功能定位。按照高质量发展要求，推动全域统筹。
二、优化空间格局。严守生态红线，控制开发强度。`, `
			一 紧扣功能定位
			二 优化空间格局`},
		{"a bare line in brackets governs the paragraphs under it", `
一、工作任务
（一）建立清单。
各部门按照职责建立清单，每年更新。
清单向社会公布。
（二）开展检查。
检查结果归集到平台。`, `
			#一 工作任务
			##一 建立清单
			- 各部门按
			- 清单向社
			##二 开展检查
			- 检查结果`},
		{"one statement at the end makes line and paragraphs one item", `
一、工作任务
（一）建立清单
各部门按照职责建立清单，每年更新。
清单向社会公布。（市政务局牵头）
（二）开展检查
检查结果归集到平台。（市监管局牵头）`, `
			#一 工作任务
			一 建立清单…
			二 开展检查…`},
		{"several statements under a bare line stay with their paragraphs", `
一、工作任务
（一）建立清单
部门清单每年更新。（市政务局牵头）
企业清单每月更新。（市监管局牵头）`, `
			#一 工作任务
			##一 建立清单
			- 部门清单每年更新
			- 企业清单每月更新`},
		{"a bare arabic line is an item with its paragraphs", `
一、工作任务
1.建立清单
各部门按照职责建立清单。
2.开展检查
检查结果归集到平台。`, `
			#一 工作任务
			1 建立清单…
			2 开展检查…`},
		{"an enumeration belongs to its item", `
第二章　管理机构
第六条　管委会履行以下职责：
（一）组织实施规划；
（二）统筹开发建设；
（三）其他职责。
第七条　管委会集中行使审批权。`, `
			#二 管理机构
			六 管委会履行以下职责…
			七 管委会集中行使审批权`},
		{"steps with one statement after the last are one item", `
一、工作任务
1.整治市场：
（1）清理占道；
（2）规范招牌。
责任单位：市城管局
2.改造菜场。年内完成三处。（市商务局牵头）`, `
			#一 工作任务
			1 整治市场…
			2 改造菜场`},
		{"parts on one line with one statement below", `
一、工作任务
1.整治市场
①清理占道；②规范招牌。
责任单位：市城管局
2.改造菜场。年内完成三处。（市商务局牵头）`, `
			#一 工作任务
			1 整治市场…
			2 改造菜场`},
		{"a remark below the items is no part of the last", `
一、工作任务
1.整治市场。每日巡查。
2.改造菜场。年内完工。
注：以上任务按季通报。`, `
			#一 工作任务
			1 整治市场
			2 改造菜场
			- 注：以上`},
		{"parts with statements of their own are items", `
一、工作任务
（一）整治市场
1.清理占道。每日巡查。（市城管局负责）
2.规范招牌。统一标准。（市商务局负责）`, `
			#一 工作任务
			##一 整治市场
			1 清理占道
			2 规范招牌`},
		{"chapters and articles, titles of articles in brackets", `
第一章　总则
第一条　（目的和依据）
为了推进新区建设，制定本办法。
第二条　（适用范围）
本办法适用于新区。
第二章　附则
第三条　本办法自公布之日起施行。`, `
			#一 总则
			一 目的和依据…
			二 适用范围…
			#二 附则
			三 本办法自公布之日起施行`},
		{"the document's own nesting counts: 1、 above （一）", `
1、交通
（一）修路。年内完工。
（二）架桥。明年完工。
2、水利
（一）疏浚。年内完工。
（二）筑堤。明年完工。
3、林业
（一）造林。年内完工。
（二）护林。常年巡护。`, `
			#1 交通
			一 修路
			二 架桥
			#2 水利
			一 疏浚
			二 筑堤
			#3 林业
			一 造林
			二 护林`},
		{"Markdown headings, the numeral counts where there is one", `
# 某县旅游工作方案
## 一、总体要求
以人民为中心。
## 二、重点任务
### 扩大宣传
拍摄短片，投放广告。`, `
			#一 总体要求
			- 以人民为
			#二 重点任务
			## 扩大宣传
			- 拍摄短片`},
		{"half-width brackets, blanks inside a marker, other points", `
一 、总体要求
( 一 )指导思想
坚持统筹发展。
(二)基本原则
1．统筹兼顾。城乡一体。
⒉因地制宜。分类施策。
③不是三级。`, `
			#一 总体要求
			##一 指导思想
			- 坚持统筹
			##二 基本原则
			1 统筹兼顾
			2 因地制宜…`},
		{"a heading may name who answers for its items", `
一、工作任务
（一）整治市场（市城管局牵头）
1.清理占道。每日巡查。
2.规范招牌。统一标准。`, `
			#一 工作任务
			##一 整治市场
			1 清理占道
			2 规范招牌`},
		{"groups that each end in a statement are items", `
一、工作任务
（一）整治市场
1.清理占道。每日巡查。
2.规范招牌。统一标准。（市城管局负责）
（二）改造道路
1.拓宽路面。年内完工。
2.更换路灯。年内完工。（市交通局负责）
（三）保护河湖
1.清淤。年内完工。
2.种草。年内完工。（市水利局负责）`, `
			#一 工作任务
			一 整治市场…
			二 改造道路…
			三 保护河湖…`},
		{"a number on a line of its own", `
一、工作任务
1.
清理占道。每日巡查。
2.
规范招牌。统一标准。`, `
			#一 工作任务
			1 清理占道…
			2 规范招牌…`},
		{"bold print of Markdown", `
**一、工作任务**
**（一）清理占道。** 每日巡查。
**（二）规范招牌。** 统一标准。`, `
			#一 工作任务
			一 清理占道
			二 规范招牌`},
		{"what follows a signature is numbered anew", `
为规范市场，通知如下。
一、清理占道。每日巡查。
二、规范招牌。统一标准。
某市人民政府
2021年3月5日
某市市场整治方案
一、总体要求
坚持统筹。
二、组织领导
加强宣传。`, `
			- 为规范市
			一 清理占道
			二 规范招牌
			#一 总体要求
			- 坚持统筹
			#二 组织领导
			- 加强宣传`},
		{"no numbers: paragraphs", `
为改善居民取暖，现将有关事项告知如下。
市发改委编制规划，市财政局落实资金。`, `
			- 为改善居
			- 市发改委`},
		{"labels on lines of their own are one statement of the item above", `
一、重点任务
（一）城区供水普及率达到98%以上，漏损率降到9%
责任领导：周某副市长
牵头单位：市水利局
配合单位：市财政局
完成时限：2027年12月
（二）新建公交站台20座
牵头单位：市交通局
完成时限：全年`, `
			#一 重点任务
			一 城区供水普及率达到98%以上，漏损率降到9%…
			二 新建公交站台20座…`},
		{"the closing sentence on its validity belongs to no item", `
一、重点任务
（一）修建绿道。沿湖修建绿道十公里。
本措施自2027年1月1日起施行，有效期两年。
某市人民政府
2026年12月1日`, `
			#一 重点任务
			一 修建绿道`},
		{"years and decimals number nothing", `
2021年，全县接待游客十万人次。
3.5亿元资金全部到位。
一、二、三产业融合发展，农民增收。`, `
			- 2021
			- 3.5亿
			- 一、二、`},
	})
}

func TestWhatIsNoPartOfTheOutline(t *testing.T) {
	run(t, []example{
		{"letterhead, contents, list of attachments, signature, page captions", `
某市人民政府关于发展旅游的意见
某政发〔2021〕3号
各区人民政府：
目　录
一、总体要求
二、主要任务
为发展旅游，提出如下意见。
一、总体要求
坚持统筹。
二、主要任务
抓好落实。
附件：1.任务清单
2.分工表
某市人民政府
2021年3月5日
（此件公开发布）
分享到微信
打印本页`, `
			- 为发展旅
			#一 总体要求
			- 坚持统筹
			#二 主要任务
			- 抓好落实`},
	})
}
