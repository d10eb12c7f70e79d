package extract_test

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

const ordinance = `绍兴市人民政府关于印发《绍兴市节水管理办法（试行）》的通知

绍政发〔2021〕07号

根据《浙江省节水条例》（浙人大〔2019〕2号），现将《绍兴市节水管理办法（试行）》印发给你们，请执行。

一、总则

1. 节约用水。落实《浙江省节水条例》和《长江流域节水纲要》【国水发〔2020〕9号】要求，按照国水发（2020）9号和《绍兴市管网办法》（绍兴市人民政府令第19号，2018年公布）改造管网。（市水利局牵头）

2. 修订规则。现对《绍兴市用水规则》作如下修改：增加一条。（市水利局牵头）

本办法自2022年1月1日起施行，《绍兴市供水办法》（绍政发〔2010〕3号）同时废止。
`

func TestADocumentSaysWhatItIsAndWhatItDoesToOthers(t *testing.T) {
	_, b := read(t, "ordinance.txt", ordinance)
	entities := map[kg.ID]kg.Entity{}
	for _, e := range b.Entities {
		entities[e.ID] = e
	}
	focus := map[kg.ID]string{}
	for _, e := range b.Evidence {
		focus[e.Statement] = string([]rune(b.Text)[e.Focus.Start:e.Focus.End])
	}
	var got []string
	for _, s := range b.Statements {
		if subject, object := entities[s.Subject], entities[s.Object]; object.Kind == kg.KindPolicy {
			name := subject.Key
			if subject.Kind != kg.KindPolicy {
				name = strings.ToLower(string(subject.Kind))
			}
			got = append(got, strings.Join([]string{name, string(s.Predicate), object.Key, s.Qualifiers.Get(kg.QualVia), "<<", focus[s.ID]}, " "))
		}
	}
	slices.Sort(got)
	want := []string{
		"document AMENDS 绍兴市用水规则  << 《绍兴市用水规则》",
		"document BASED_ON 浙江省节水条例  << 《浙江省节水条例》",
		"document CITES 浙人大[2019]2号 NAME << 浙人大〔2019〕2号",
		"document CITES 浙江省节水条例 NAME << 浙江省节水条例",
		"document REPEALS 绍兴市供水办法  << 《绍兴市供水办法》",
		"document TEXT_OF 关于印发绍兴市节水管理办法(试行)的通知 ABBREVIATION << 绍兴市人民政府关于印发《绍兴市节水管理办法（试行）》的通知",
		"document TEXT_OF 绍兴市人民政府关于印发绍兴市节水管理办法(试行)的通知 NAME << 绍兴市人民政府关于印发《绍兴市节水管理办法（试行）》的通知",
		"document TEXT_OF 绍兴市节水管理办法 ABBREVIATION << 《绍兴市节水管理办法（试行）》",
		"document TEXT_OF 绍兴市节水管理办法(试行) CARRIED << 《绍兴市节水管理办法（试行）》",
		"document TEXT_OF 绍政发[2021]7号 NUMBER << 绍政发〔2021〕07号",
		"task CITES 国水发[2020]9号 NAME << 国水发〔2020〕9号",
		"task CITES 浙江省节水条例 NAME << 浙江省节水条例",
		"task CITES 绍兴市用水规则 NAME << 绍兴市用水规则",
		"task CITES 长江流域节水纲要 NAME << 长江流域节水纲要",
		"浙江省节水条例 SAME_AS 浙人大[2019]2号  << 《浙江省节水条例》（浙人大〔2019〕2号）",
		"task CITES 绍兴市管网办法 NAME << 绍兴市管网办法",
		"绍兴市管网办法 SAME_AS 绍兴市人民政府令第19号  << 《绍兴市管网办法》（绍兴市人民政府令第19号",
		"绍兴市供水办法 SAME_AS 绍政发[2010]3号  << 《绍兴市供水办法》（绍政发〔2010〕3号）",
		"长江流域节水纲要 SAME_AS 国水发[2020]9号  << 《长江流域节水纲要》【国水发〔2020〕9号】",
	}
	for i := range got {
		if !slices.Contains(want, got[i]) {
			t.Errorf("says  %s", got[i])
		}
	}
	for i := range want {
		if !slices.Contains(got, want[i]) {
			t.Errorf("lacks %s", want[i])
		}
	}
}
