package outline_test

import (
	"testing"
)

func TestTables(t *testing.T) {
	run(t, []example{
		{"rows are items, headers are not, captions are headings", `
附件
某市重点任务清单
序号 | 任务 | 责任单位
一、交通（共2项）
1 | 修路 | 交通局
2 | 架桥 | 交通局
序号 | 任务 | 责任单位
二、水利（共1项）
3 | 疏浚 | 水利局`, `
			#一 交通（共2项）
			|1 修路
			|2 架桥
			#二 水利（共1项）
			|3 疏浚`},
		{"merged cells on the left; the number may stand in the title's cell", `
指标类别 | 指标 | 责任单位
交通 | 1.路网密度 | 交通局
2.桥梁数量 | 交通局
水利 | 3.堤防长度 | 水利局`, `
			|1 路网密度
			|2 桥梁数量
			|3 堤防长度`},
		{"a table of tasks is no part of the item with a statement of its own above it", `
一、重点任务
1.整治排口，见下表。（水利局牵头）
序号 | 任务 | 责任单位
1 | 封堵排口 | 水利局
2 | 清理河道 | 水利局
二、保障措施
2.强化督导。每月通报各地各部门的工作进展情况，年度考核结果作为评先评优的重要依据。（水利局负责）
附件：任务分工表
序号 | 任务 | 牵头单位 | 完成时限
1 | 铺设水管 | 建设局 | 6月底前
2 | 修复水闸 | 水利局 | 9月底前`, `
			#一 重点任务
			1 整治排口，见下表
			|1 封堵排口
			|2 清理河道
			#二 保障措施
			2 强化督导
			|1 铺设水管
			|2 修复水闸`},
		{"a table of figures stays in its item", `
一、重点任务
1.整治排口，数量见下表。（水利局牵头）
年份 | 数量
2024 | 3
2.强化督导。每月通报进展。（水利局负责）`, `
			#一 重点任务
			1 整治排口，数量见下表…
			2 强化督导`},
	})
}
