package relate

// Ids of the rules. They stand in the evidence of every statement that a rule found, so they do not change.
const (
	ruleBracket     = "duty.bracket"
	ruleLostBracket = "duty.bracket.lost"
	ruleTrailing    = "duty.trailing"
	ruleLabels      = "duty.labels"
	ruleBareList    = "duty.list"
	ruleDated       = "duty.dated"
	ruleTable       = "duty.table"
	ruleMerged      = "duty.table.merged"
	ruleLined       = "duty.table.lined"
	ruleFirstLeads  = "duty.first-leads"
	ruleForAll      = "duty.for-all"
	ruleHeading     = "duty.heading"
	ruleProseLead   = "duty.prose.lead"
	ruleProseHelp   = "duty.prose.support"
	ruleProseJoint  = "duty.prose.joint"
	ruleProse       = "duty.prose.responsible"
	ruleDivision    = "duty.prose.division"
)

// Rule tells people what a rule finds. Example is a text that it reads; Found is what it finds there, "ROLE name" in order.
type Rule struct {
	ID      string
	Finds   string
	Example string
	Found   []string
}

// Rules lists every rule of the package. The examples are invented.
var Rules = []Rule{
	{
		ruleBracket, "a note in brackets of any width and shape: names closed by a verb, or opened by a label",
		"1.扩建城北水厂。新建取水口两处。（市水利局牵头，市财政局、市自然资源和规划局配合）",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "SUPPORTS 市自然资源和规划局"},
	},
	{
		ruleLostBracket, "the same with one of its brackets lost; the names before the verb are found by walking left",
		"1.扩建城北水厂。新建取水口两处市水利局牵头)",
		[]string{"LEADS 市水利局"},
	},
	{
		ruleTrailing, "names and their verb at the end of a sentence, without any bracket",
		"1.扩建城北水厂。新建取水口两处。市水利局牵头，市财政局配合。",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局"},
	},
	{
		ruleLabels, "labels without brackets, in the line or on lines of their own",
		"1.扩建城北水厂。新建取水口两处。\n责任领导：周某某；责任单位：市水利局、市财政局；完成时限：2027年6月",
		[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局"},
	},
	{
		ruleBareList, "a bracket at the end of an item that holds names only: bodies of the table, or any where several items of the document end so",
		"1.扩建城北水厂。（市水利局、市财政局）\n2.修缮南门桥。（市交通运输局、市财政局）\n3.改造老菜场。（市商务局、市财政局）",
		[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市商务局", "RESPONSIBLE_FOR 市财政局"},
	},
	{
		ruleDated, "names behind a month at the end of an item, where several items of a flattened table end so",
		"责任单位1、扩建城北水厂6月市水利局市财政局\n2、修缮南门桥9月市交通运输局\n3、改造老菜场12月市商务局",
		[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市商务局"},
	},
	{
		ruleTable, "cells of a table under headings such as 牵头单位, 配合单位",
		"任务 | 牵头单位 | 配合单位\n扩建城北水厂 | 市水利局 | 市财政局",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局"},
	},
	{
		ruleMerged, "a cell of a row above that holds for this row too",
		"任务 | 牵头单位 | 配合单位\n扩建城北水厂 | 市水利局 | 市财政局\n更换旧水管 | 市教育局",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市水利局", "SUPPORTS 市教育局"},
	},
	{
		ruleLined, "a table that was copied with each of its cells on a line of its own, under its headings",
		"序号\n工作任务\n牵头单位\n配合单位\n1、扩建城北水厂。\n 市水利局\n 市财政局\n2、修缮南门桥。\n 市交通运输局",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市交通运输局"},
	},
	{
		ruleFirstLeads, "the first of a list leads, where the document says so once for all lists",
		"1.扩建城北水厂。（市水利局、市财政局负责，排在第一位的为牵头单位，下同）\n2.修缮南门桥。（市交通运输局、市财政局负责）",
		[]string{"LEADS 市水利局", "RESPONSIBLE_FOR 市财政局", "LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"},
	},
	{
		ruleForAll, "parties named once for all tasks from there on",
		"1.扩建城北水厂。（市水利局牵头，各区落实。以下均需各区落实，不再列出）\n2.修缮南门桥。（市交通运输局牵头）",
		[]string{"LEADS 市水利局", "IMPLEMENTS 各区", "LEADS 市交通运输局", "IMPLEMENTS 各区"},
	},
	{
		ruleHeading, "parties named in a heading, for the items under it that name none",
		"一、供水工程（市水利局牵头）\n1.扩建城北水厂。\n2.更换旧水管。",
		[]string{"LEADS 市水利局", "LEADS 市水利局"},
	},
	{
		ruleProseLead, "由A牵头 in a sentence of the item, A牵头 at the head of one",
		"1.扩建城北水厂。由市水利局牵头，成立工作专班，年内完成选址。",
		[]string{"LEADS 市水利局"},
	},
	{
		ruleProseHelp, "A配合B in a sentence: B leads, A supports",
		"1.扩建城北水厂。市财政局配合市水利局对工程费用开展评审。",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局"},
	},
	{
		ruleProseJoint, "A会同B in a sentence: A leads, B supports",
		"1.扩建城北水厂。市水利局会同市财政局制定筹资办法。",
		[]string{"LEADS 市水利局", "SUPPORTS 市财政局"},
	},
	{
		ruleProse, "A负责 with what it is to do, at the head of a sentence, in documents that have no notes of responsibility",
		"1.扩建城北水厂。市水利局负责编制工程方案；做好施工监理。",
		[]string{"RESPONSIBLE_FOR 市水利局"},
	},
	{
		ruleDivision, "an item that begins with the body whose work it tells, in documents that have no notes of responsibility",
		"一、职责分工\n1.市水利局。负责扩建城北水厂，更换旧水管。\n2.市财政局：做好资金保障。",
		[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局"},
	},
}
