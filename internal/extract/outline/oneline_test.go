package outline_test

import (
	"strings"
	"testing"
)

func TestDocumentInOneLine(t *testing.T) {
	filler := strings.Repeat("坚持以人为本，统筹城乡发展，改善人居环境，提高公共服务水平。", 30)
	run(t, []example{
		{"cut at numbers that count on", "某县旅游工作要点 某县人民政府 2021年3月1日 某县旅游工作要点 为发展旅游，制定本要点。一、总体要求" + filler +
			"二、重点任务（一）修路1.建绿道。年内完工。2.建驿站。投资2.5亿元。（二）架桥。按照第（一）项执行。三、保障措施" + filler + " 来源：某县政府网 附件下载", `
			- 为发展旅
			一 总体要求
			#二 重点任务
			##一 修路
			1 建绿道
			2 建驿站
			二 架桥
			三 保障措施`},
	})
}

func TestShortDocumentInOneLine(t *testing.T) {
	run(t, []example{
		{
			"a line that is most of the document is cut, and a count goes on under the next heading",
			"某县旅游工作要点 为发展旅游，制定本要点。一、重点任务（一）修路1.建绿道。沿湖修建绿道二十公里，完善标识标线和照明设施，年内完工。2.建驿站。新建驿站六处，配备充电桩和公厕，委托专业公司管护。" +
				"（二）架桥3.修老桥。加固石桥三座，保留原有风貌，设置限载标志，请专家验收。4.建新桥。在南门建人行桥一座，连通两岸步道，同步绿化，布设照明，铺装沿岸石板路面，配建观景台和休息座椅，完工后向游客免费开放。二、保障措施（一）加强领导。成立专班，按月调度，将完成情况纳入年度考评。（二）加大投入。落实专项资金，引导群众投工投劳，用好闲置校舍和农房。", `
			- 为发展旅
			#一 重点任务
			##一 修路
			1 建绿道
			2 建驿站
			##二 架桥
			3 修老桥
			4 建新桥
			#二 保障措施
			一 加强领导
			二 加大投入`,
		},
	})
}
