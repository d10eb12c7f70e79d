package extract_test

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

func TestPlacesOfAScopeBelongToTheTask(t *testing.T) {
	r, _ := read(t, "list.txt", `国务院办公厅关于推广第九批古桥保护经验的通知
一、推广清单
1.古桥电子档案。建立一桥一档。（负责部门：国家文物局、住房城乡建设部；适用范围：绍兴、苏州等地）
2.古桥巡查。每月巡查。（负责部门：国家文物局；协助绍兴市）
`)
	var got []string
	for _, task := range r.Tasks {
		var names []string
		for _, m := range task.Regions {
			names = append(names, m.Name)
		}
		slices.Sort(names)
		got = append(got, strings.Join(names, " "))
	}
	if have := strings.Join(got, "; "); have != "绍兴市 苏州市; " {
		t.Errorf("regions of the tasks: got %q, want those of the scope only", have)
	}
}

func TestATownThatNoTableHasIsARegionWithoutACode(t *testing.T) {
	r, b := read(t, "zone.txt", `平潭综合实验区2024年便民服务实施方案
平潭综合实验区管委会办公室
一、主要任务
1.设立服务点。在苏平镇、流水镇设立服务点。（区行政审批局牵头）
`)
	codes := map[string]string{}
	for _, task := range r.Tasks {
		for _, m := range task.Regions {
			codes[m.Name] = m.Code
		}
	}
	if code, ok := codes["流水镇"]; !ok || code != "" && len(code) < 6 {
		t.Fatalf("regions and codes: got %v, want 流水镇, without a code or with one of a table", codes)
	}
	kinds := map[string]kg.EntityKind{}
	for _, e := range b.Entities {
		kinds[e.Name] = e.Kind
	}
	if kinds["流水镇"] != kg.KindRegion {
		t.Errorf("流水镇 in the graph: got kind %q, want REGION", kinds["流水镇"])
	}
}
