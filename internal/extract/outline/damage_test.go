package outline_test

import (
	"testing"

	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader/txt"
)

func TestDamageIsRepaired(t *testing.T) {
	run(t, []example{
		{"masked numbers are counted, anew in each chapter", `
一、交通
（一）道路
*.修路。年内完工。
*.架桥。年内完工。
*.养护。常年开展。
*.照明。年内完工。
*.绿化。年内完工。
（二）水运
*.疏浚。年内完工。
*.建港。年内完工。
*.造船。年内完工。
*.培训。年内完工。
**.宣传。年内完工。
二、林业
*.造林。年内完工。`, `
			#一 交通
			##一 道路
			{1} 修路
			{2} 架桥
			{3} 养护
			{4} 照明
			{5} 绿化
			##二 水运
			{6} 疏浚
			{7} 建港
			{8} 造船
			{9} 培训
			{10} 宣传
			#二 林业
			{1} 造林`},
		{"printed numbers lead the count of masked ones", `
一、任务
（一）道路
1.修路。年内完工。
*.架桥。年内完工。
（二）水运
1.疏浚。年内完工。
*.建港。年内完工。`, `
			#一 任务
			##一 道路
			1 修路
			{2} 架桥
			##二 水运
			1 疏浚
			{2} 建港`},
		{"an ordinal lost with its first bracket, and one lost before its point", `
一、交通
)建设公路网
1.修路。年内完工。
（二）建设水运网
1.疏浚。年内完工。
、保障措施
加强领导，落实资金。`, `
			#一 交通
			##{一} 建设公路网
			1 修路
			##二 建设水运网
			1 疏浚
			#{二} 保障措施
			- 加强领导`},
		{"a heading that lost its ordinal wholly stands where a count begins anew", `
一、交通行动
（一）建设公路网
1.修路。年内完工。
（二）建设水运网
1.疏浚。年内完工。
林业行动,建设森林城市
到明年，森林覆盖率稳步提高。
（一）造林
1.育苗。年内完工。
三、保障措施
加强领导。`, `
			#一 交通行动
			##一 建设公路网
			1 修路
			##二 建设水运网
			1 疏浚
			#{二} 林业行动,建设森林城市
			- 到明年，
			##一 造林
			1 育苗
			#三 保障措施
			- 加强领导`},
		{"a heading is restored where one ordinal is missing", `
一、总体要求
坚持统筹兼顾，建设美丽乡村。
主要任务
（一）修路。年内完工。
（二）架桥。年内完工。
三、保障措施
加强领导。`, `
			#一 总体要求
			- 坚持统筹
			#{二} 主要任务
			一 修路
			二 架桥
			#三 保障措施
			- 加强领导`},
		{"an item that lost its number is found by the gap", `
一、任务
1.修路。年内完工。（交通局牵头）
架桥。明年完工。（交通局牵头）
3.疏浚。年内完工。（水利局牵头）`, `
			#一 任务
			1 修路
			{2} 架桥
			3 疏浚`},
		{"masked numbers of rows", `
序号 | 任务 | 单位
1 | 修路 | 交通局
* | 架桥 | 交通局
* | 疏浚 | 水利局`, `
			|1 修路
			|2 架桥
			|3 疏浚`},
		{"wrong ordinals are kept as printed", `
一、总体要求
坚持统筹。
三、主要任务
抓好落实。
三、保障措施
加强领导。`, `
			#一 总体要求
			- 坚持统筹
			#三 主要任务
			- 抓好落实
			#三 保障措施
			- 加强领导`},
		{"a short paragraph is no heading where nothing is missing", `
一、总体要求
坚持统筹兼顾
二、主要任务
抓好落实。`, `
			#一 总体要求
			- 坚持统筹
			#二 主要任务
			- 抓好落实`},
	})
}

func TestDiagnosticsTellWhatWasMended(t *testing.T) {
	body := txt.Parse("一、交通\n（一）公路\n*.修路。年内完工。\n林业行动\n（一）造林\n*.壮大苗木产业依托国有林场，培育良种，建设基地，扩大市场，带动增收。\n、保障措施\n加强领导。")
	count := make(map[string]int)
	for _, d := range outline.Parse(body).Diagnostics {
		count[d.Code]++
	}
	for code, want := range map[string]int{"heading.restored": 1, "ordinal.restored": 2, "number.restored": 2, "title.restored": 1} {
		if count[code] != want {
			t.Errorf("%d diagnostics %q, want %d (all: %v)", count[code], code, want, count)
		}
	}
}
