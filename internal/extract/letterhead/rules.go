package letterhead

// Rule is a way in which a document says how it may be cited, or what it does to another.
type Rule struct {
	ID      string
	Says    string // what the rule goes by
	Example string // an invented document that it reads
	Finds   string // what it finds there, without the marks of a title
}

// Rules lists the rules of names and citations once. `/` in an example is a line end.
var Rules = []Rule{
	{"letterhead.title", "the title", "临江市供水规划/一、总则/实施。", "临江市供水规划"},
	{"letterhead.number", "the number", "临江市供水规划/临政发〔2021〕7号/一、总则/实施。", "临政发〔2021〕7号"},
	{"letterhead.carried", "what a notice issues, by its title", "临江市人民政府关于印发临江市供水规划的通知/一、总则/实施。", "临江市供水规划"},
	{"letterhead.handed", "what the first words hand out", "通知/现将《临江市节水方案》印发给你们。/一、总则/实施。", "临江市节水方案"},
	{"letterhead.without-issuer", "the title behind its issuer", "临江市人民政府关于发展节水产业的意见/一、总则/实施。", "关于发展节水产业的意见"},
	{"letterhead.without-version", "the title before its years or 试行", "临江市供水管理办法（试行）/一、总则/实施。", "临江市供水管理办法"},

	{"letterhead.basis", "a word of carrying out before the name", "临江市节水方案/根据《临江市供水条例》，制定本方案。/一、总则/实施。", "临江市供水条例"},
	{"letterhead.amends.title", "修改 in the title", "临江市人民政府关于修改《临江市供水办法》的决定/一、总则/实施。", "临江市供水办法"},
	{"letterhead.amends.body", "a name and 作如下修改", "临江市决定/一、总则/现对《临江市供水办法》（临政发〔2010〕3号）作如下修改：增加一条。", "临江市供水办法"},
	{"letterhead.amends.object", "决定修改 and a name", "临江市决定/一、总则/市政府决定修改《临江市供水办法》。", "临江市供水办法"},
	{"letterhead.repeals.title", "废止 in the title", "临江市人民政府关于废止《临江市供水办法》的决定/一、总则/实施。", "临江市供水办法"},
	{"letterhead.repeals.body", "a name and 废止 or 停止执行", "临江市节水办法/一、总则/本办法自2021年5月1日起施行，《临江市供水办法》（临政发〔2010〕3号）同时废止。", "临江市供水办法"},
	{"letterhead.repeals.object", "废止 and a name", "临江市决定/一、总则/决定废止《临江市供水办法》。", "临江市供水办法"},
	{"letterhead.repeals.lapse", "a name and 同时失效", "临江市节水办法/一、总则/《临江市供水办法》同时失效。", "临江市供水办法"},
}
