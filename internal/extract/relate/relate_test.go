package relate

import (
	"slices"
	"testing"

	"policygraph/internal/kg"
)

func TestRulesReadTheirExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		t.Run(r.ID, func(t *testing.T) {
			if seen[r.ID] || r.Finds == "" {
				t.Errorf("rule %s: twice in the list, or without a description", r.ID)
			}
			seen[r.ID] = true
			tasks := read(t, r.Example)
			if got := said(tasks); !slices.Equal(got, r.Found) {
				t.Errorf("%s\n got %q\nwant %q", r.Example, got, r.Found)
			}
			used := false
			for _, task := range tasks {
				for _, d := range task.Duties {
					used = used || d.Rule == r.ID
				}
			}
			if !used {
				t.Errorf("%s: rule %s found nothing in its own example", r.Example, r.ID)
			}
		})
	}
}

func TestStatementsAreReadInEveryForm(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"half-width brackets", "1.修路。(市交通运输局牵头)", []string{"LEADS 市交通运输局"}},
		{"square brackets", "1.修路。【市交通运输局牵头】", []string{"LEADS 市交通运输局"}},
		{"tortoise-shell brackets", "1.修路。〔责任单位：市交通运输局〕", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{"two who lead", "1.修路。（市交通运输局、市财政局牵头）", []string{"LEADS 市交通运输局", "LEADS 市财政局"}},
		{"one leads, one carries out", "1.修路。（市交通运输局牵头，安平县具体实施）", []string{"LEADS 市交通运输局", "IMPLEMENTS 安平县"}},
		{"the rest takes part", "1.修路。（市交通运输局牵头，市财政局等参与）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"all answer", "1.修路。（市交通运输局、市财政局等负责）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"with the bodies concerned", "1.修路。（市交通运输局会同有关部门负责）", []string{"LEADS 市交通运输局", "SUPPORTS 有关部门"}},
		{"with a named body", "1.修路。（市交通运输局会同市财政局负责）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{
			"by their duties", "1.修路。（市交通运输局、市财政局，各区按职责分工负责）",
			[]string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 各区"},
		},
		{"open list with a class", "1.修路。（商务部、海关总署等有关部门负责）", []string{"RESPONSIBLE_FOR 商务部", "RESPONSIBLE_FOR 海关总署", "RESPONSIBLE_FOR 有关部门"}},
		{"a class behind a conjunction", "1.修路。（市财政局和各有关区县负责）", []string{"RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 各有关区县"}},
		{"an open list before a class", "1.修路。（市财政局、市水利局等市直有关部门负责）", []string{"RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市直有关部门"}},
		{"an open list before a noun and a class", "1.修路。（市财政局、市水利局等单位和各县区负责）", []string{"RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 各县区"}},
		{"a class that goes on", "1.修路。（市财政局，各县区、园区负责）", []string{"RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 各县区、园区"}},
		{"a class of provinces", "1.修路。（有关省、自治区、直辖市人民政府，财政部负责）", []string{"RESPONSIBLE_FOR 有关省、自治区、直辖市人民政府", "RESPONSIBLE_FOR 财政部"}},
		{"a name with a chore", "1.修路。（市交通运输局牵头，市财政局配合，市公安局做好安保）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 市公安局"}},
		{"bodies and an open class in a bare list", "1.修路。（市财政局、市水利局等，各县区）", []string{"RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 各县区"}},
		{"by two together", "1.修路，由市交通运输局会同市财政局负责，年内开工。", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"a lead together with others in one go", "1.修路。由市交通运输局牵头会同市财政局、市水利局推进征地。", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 市水利局"}},
		{"a lead, behind a comma together with others", "1.修路。由市交通运输局牵头，会同市财政局、市水利局制定办法。", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 市水利局"}},
		{"one in charge that others support, in a sentence that goes on", "1.修路。由市交通运输局负责，市财政局、市水利局配合，打通断头路。", []string{"RESPONSIBLE_FOR 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 市水利局"}},
		{"by two together behind a comma", "1.修路。先易后难，由市交通运输局会同市财政局落实资金。", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"a class behind blanks", "1.修路。（责任单位：市交通运输局 市财政局 各街道）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 各街道"}},
		{"places that support by way of 等地", "1.修路。由市交通运输局牵头，安平县、临河区等地配合，年内开工。", []string{"LEADS 市交通运输局", "SUPPORTS 安平县", "SUPPORTS 临河区"}},
		{"a full division of work among the safeguards", "一、保障措施\n1.加强宣传。开展宣传月活动，由市委宣传部牵头，市财政局配合。", []string{"LEADS 市委宣传部", "SUPPORTS 市财政局"}},
		{"a lead alone among the safeguards", "一、保障措施\n1.加强领导。成立工作专班，由市水利局牵头，定期会商。", nil},
		{"work on the environment of growth", "一、优化发展环境\n1.减轻负担。由市财政局牵头，开展清理。", []string{"LEADS 市财政局"}},
		{"guidance", "1.修路。（市交通运输局、市财政局指导）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"guidance and work", "1.修路。（市交通运输局指导，各区负责落实）", []string{"RESPONSIBLE_FOR 市交通运输局", "IMPLEMENTS 各区"}},
		{
			"two labels", "1.修路。（牵头单位：市交通运输局；责任单位：市财政局、市水利局）",
			[]string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市水利局"},
		},
		{
			"labels with a comma", "1.修路。（牵头单位：市交通运输局，配合单位：市财政局、市水利局，各区）",
			[]string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 市水利局", "SUPPORTS 各区"},
		},
		{"a label for something else", "1.修路。（负责部门：市交通运输局、市财政局；适用范围：全市）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"a label without a separator before it", "1.修路。（负责部门：市交通运输局、市财政局适用范围：全市）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"main body in charge", "1.修路。（主要责任单位：市交通运输局）", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{"labels without brackets", "1.修路。牵头单位：市交通运输局，配合单位：市财政局", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"division of work", "1.修路。部门分工：市交通运输局牵头，各区配合。", []string{"LEADS 市交通运输局", "SUPPORTS 各区"}},
		{"slashes", "1.修路。（责任单位：市交通运输局/市财政局）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"blanks", "1.修路。（责任单位：市交通运输局 市财政局）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"和 between names, not in them", "1.修路。（市自然资源和规划局和市财政局负责）", []string{"RESPONSIBLE_FOR 市自然资源和规划局", "RESPONSIBLE_FOR 市财政局"}},
		{"one that helps another", "1.修路。（市财政局配合市交通运输局）", []string{"SUPPORTS 市财政局", "LEADS 市交通运输局"}},
		{"leader marked in the list", "1.修路。（责任单位：市交通运输局（牵头）、市财政局）", []string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"verbs without separators", "1.修路。（市交通运输局牵头市财政局配合）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"it is the body in charge", "1.修路。（市交通运输局为牵头单位，市财政局为配合单位）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"leads together with another", "1.修路。（市交通运输局牵头，会同市财政局落实）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"a label that no list holds", "1.修路。（挂点校领导：周某某；责任单位：市交通运输局）", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{
			"a list that runs into the next row", "一、投资\n1.盘活闲置厂房。市财政局牵头，市水利局、市交通运输局抓好年度重点项目建设。市发展改革委牵头，市财政局",
			[]string{"LEADS 市财政局", "SUPPORTS 市水利局", "SUPPORTS 市交通运输局", "LEADS 市发展改革委", "SUPPORTS 市财政局"},
		},
		{"labels parted by blanks", "1.修路。牵头单位：市交通运输局    责任单位：市财政局", []string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"classes with brackets of their own", "1.修路。（市交通运输局，各县（市、区）人民政府按职责分工负责）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 各县（市、区）人民政府"}},
		{"an office in brackets", "1.修路。（市交通运输局（公路处）牵头）", []string{"LEADS 市交通运输局"}},
		{
			"an unknown body between known ones", "1.修路。（市交通运输局、市石桥专班、市财政局负责）",
			[]string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市石桥专班", "RESPONSIBLE_FOR 市财政局"},
		},
		{"two statements in one item", "1.修路（市交通运输局牵头）。架桥两座（市水利局牵头）", []string{"LEADS 市交通运输局", "LEADS 市水利局"}},
		{"left bracket lost, first character too", "1.修路，打通断头路水利牵头)", []string{"LEADS 水利"}},
		{"left bracket lost, nothing between text and name", "1.修路，打通断头路市交通运输局牵头)", []string{"LEADS 市交通运输局"}},
		{"left bracket lost, a list", "1.修路。体育局、市财政牵头)", []string{"LEADS 体育局", "LEADS 市财政"}},
		{"right bracket lost", "1.修路。（市交通运输局牵头", []string{"LEADS 市交通运输局"}},
		{"right bracket lost, text goes on", "1.修路（市交通运输局牵头主动对接邻县", []string{"LEADS 市交通运输局"}},
		{"both brackets lost before a full stop", "1.分批翻新看台体育局牵头。先易后难。（市审计局牵头）", []string{"LEADS 体育局", "LEADS 市审计局"}},
		{"both brackets lost, two roles", "1.疏通内涝点位市应急局牵头,安平县具体负责。", []string{"LEADS 市应急局", "IMPLEMENTS 安平县"}},
		{"a stray sign in the name", "1.评选养花能手市委宣传部文明办>牵头)", []string{"LEADS 市委宣传部文明办"}},
		{"left bracket lost before a label", "1.修路。责任单位：市交通运输局、市财政局）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"left bracket lost, a name with brackets inside runs into it", "1.办好第三届白鹭（湿地）摄影大赛市体育局牵头）招募志愿者（安平县负责）。", []string{"LEADS 市体育局", "RESPONSIBLE_FOR 安平县"}},
		{"a class with brackets of its own, without brackets around", "1.修路。市交通运输局牵头，市财政局、各县（市、区）政府配合，年内完工。", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 各县（市、区）政府"}},
		{"bodies of no table that run together", "1.修路。（责任单位：滨江园区建设管理局组织人事部综合执法局）", []string{"RESPONSIBLE_FOR 滨江园区建设管理局", "RESPONSIBLE_FOR 组织人事部", "RESPONSIBLE_FOR 综合执法局"}},
		{"a date among the names", "1.修路。（市交通运输局会同市财政局负责，2027年底前完成。）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"the label of a leader, and a verb for the last name only", "1.修路。（牵头单位：市交通运输局、市水利局，市财政局配合）", []string{"LEADS 市交通运输局", "LEADS 市水利局", "SUPPORTS 市财政局"}},
		{"labels that lost their colons", "1.修路。（牵头单位 市交通运输局 配合单位 市财政局）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"a light verb before the verb behind 等", "1.修路。（各区负责，市交通运输局、市财政局等加强指导）", []string{"RESPONSIBLE_FOR 各区", "RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{
			"names in brackets behind the sentences of an item", "1.治水。①疏浚河道。（市水利局、市财政局）②种树。（市农业农村局）③清淤；（市生态环境局）",
			[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市农业农村局", "RESPONSIBLE_FOR 市生态环境局"},
		},
		{
			"one name in a bracket where other items have notes", "1.修路。（市交通运输局负责）\n2.架桥。（市水利局负责）\n3.植树。（市农业农村局负责）\n4.办学。新建校舍。（市教育局）",
			[]string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市农业农村局", "RESPONSIBLE_FOR 市教育局"},
		},
		{
			"a leader marked in a bracket of names", "1.修路。打通断头路。（市交通运输局（牵头）、市财政局）",
			[]string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"},
		},
		{"two in one sentence", "1.修路。市交通运输局负责勘察，市财政局负责筹款；市水利局做好防汛。", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市水利局"}},
		{"one that leads and one in charge in the same sentence", "1.修路。征地由市交通运输局牵头办理，市财政局负责筹款。", []string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"a lost bracket that the bracket of a later item seems to close", "1.修路。（牵头单位：市交通运输局；配合单位：市水利局（四）架桥。市财政局牵头）", []string{"LEADS 市交通运输局", "SUPPORTS 市水利局", "LEADS 市财政局"}},
		{"a label in a text without line ends", "1.修路。责任单位：市交通运输局、市财政局 2.架桥两座", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"labels in brackets of their own", "1.修路。【牵头单位】市交通运输局【配合单位】市财政局、市水利局", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 市水利局"}},
		{"one that watches over it", "1.修路。（市交通运输局牵头，市财政局配合；市审计局督查）", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "RESPONSIBLE_FOR 市审计局"}},
		{"a label with nothing behind it", "1.修路。（牵头单位：市交通运输局；配合单位：）", []string{"LEADS 市交通运输局"}},
		{"a date below its label", "1.修路\n责任单位：市交通运输局\n责任人：周某；完成时限：\n2027年8月", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{"bodies in a bracket, without any verb", "1.修路。打通断头路。（市交通运输局、市财政局，各区）", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 各区"}},
		{"paragraphs without numbers", "加快修路。（市交通运输局牵头）\n架桥。（市水利局牵头）", []string{"LEADS 市交通运输局", "LEADS 市水利局"}},
		{"a statement on its own line", "一、城建\n加快修路，打通断头路。\n（责任单位：市交通运输局）", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{"safeguards that name somebody in brackets", "一、保障措施\n1.加强统筹。（市发展改革委负责）", []string{"RESPONSIBLE_FOR 市发展改革委"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(read(t, c.text)); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestWhatOnlySoundsLikeAStatementIsNone(t *testing.T) {
	for _, s := range []string{
		"1.做强产业。支持骨干企业牵头组建联合体。",
		"1.做强产业。鼓励龙头企业牵头，高校参与。",
		"1.做强产业。财政牵头，统筹各类资金。",
		"1.做强产业。由水利部门牵头编制标准。",
		"1.防汛。落实行政首长负责制。",
		"1.防汛。主要负责人要到岗到位。",
		"1.防汛。清单写清责任单位、完成时限和验收办法。",
		"1.防汛。牵头单位要加强统筹，责任单位要主动配合。",
		"1.修路。召开调度会三次（市交通运输局参与2次），开工一处。",
		"1.修路。市交通运输局配合市公路管理部门对危桥进行检测。",
		"一、总体要求\n加快修路。有关部门加强指导，各区负责组织实施。",
		"1.修路。打通断头路（市交通运输局供图）。",
		"市水利局：负责防洪调度。",
		"1.治理。完善共建共治格局（党委领导、政府负责、社会协同、公众参与）。",
		"1.治理。引入社会力量（企业参与）。",
		"1.治理。各有关部门要加强协同配合，抓好落实。",
		"一、保障措施\n1.加强领导。领导小组办公室设在市发展改革委，市发展改革委负责日常工作。",
		"一、指导思想\n1.市发展改革委负责统筹。",
		"第一条 为规范管理，制定本办法。\n第二条 市水利局负责取水管理。\n第三条 市财政局会同市水利局制定办法。",
		"1.修路。市交通运输局牵头的断头路工程进展缓慢。",
		"1.修路。打通断头路。（市交通运输局、市财政局等）",
		"1.架桥。（安平县、临河区）\n2.修路。（安平县、临河区）\n3.筑堤。（临河区、安平县）",
		"1.修路。召集有关部门（市交通运输局、市财政局）。",
		"1.修路。打通断头路。（市交通运输局）",
		"1.修路。打通断头路（宽八米、长两里）。",
		"1.职教。各级职业技能证书（技工院校内由人力资源行政部门负责）等效。",
	} {
		if got := said(read(t, s)); len(got) > 0 {
			t.Errorf("%s\n got %q, want nothing", s, got)
		}
	}
}

// A document of these kinds says what bodies are for.
func TestRulesAndRepliesAssignNothing(t *testing.T) {
	for title, want := range map[string]int{"某市供水方案": 2, "某市供水管理办法": 0, "关于印发《某市供水应急预案（试行）》的通知": 0, "关于设立供水示范区的批复": 0, "某市供水情况报告": 0, "关于供水提案答复的函": 0} {
		s := title + "\n1.市水利局会同市财政局核定水价。"
		body, tree := plan(s)
		tree.Title = kg.Span{End: len([]rune(title))}
		tree.Items = tree.Items[1:]
		tasks, _ := Tasks(body, tree, bodies{})
		if got := said(tasks); len(got) != want {
			t.Errorf("%s: got %q, want %d duties", s, got, want)
		}
	}
}

// clauses are the texts that the duties of a document cover.
func clauses(t *testing.T, s string) (out []string) {
	t.Helper()
	body, _ := plan(s)
	for _, task := range read(t, s) {
		for _, d := range task.Duties {
			out = append(out, body.Text.Slice(d.Clause))
		}
	}
	return out
}

func TestClausesReachFromMarkerOrLastStatementToTheNext(t *testing.T) {
	const s = "12.修路。打通断头路（市交通运输局牵头）。架桥两座 （市水利局牵头）"
	body, tree := plan(s)
	tasks, _ := Tasks(body, tree, bodies{})
	if len(tasks) != 1 || len(tasks[0].Duties) != 2 {
		t.Fatalf("%s: got %+v", s, tasks)
	}
	for i, want := range []string{"修路。打通断头路", "架桥两座"} {
		if got := body.Text.Slice(tasks[0].Duties[i].Clause); got != want {
			t.Errorf("%s: clause %d is %q, want %q", s, i+1, got, want)
		}
	}
	if got := clauses(t, "1.修路。市交通运输局牵头，市财政局配合，年内打通断头路。")[0]; got != "修路。市交通运输局牵头，市财政局配合，年内打通断头路。" {
		t.Errorf("a sentence that goes on behind its parties covers %q", got)
	}
	if got := clauses(t, "1.由市交通运输局牵头，打通断头路。")[0]; got != "打通断头路。" {
		t.Errorf("a sentence that opens the item covers %q", got)
	}
	if got := body.Text.Slice(tasks[0].Duties[1].Statement); got != "（市水利局牵头）" {
		t.Errorf("%s: statement is %q", s, got)
	}
}
