package cli

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

const twoPlans = `{"data":{"compare":{"totalCount":3,"pageInfo":{"hasNextPage":false,"endCursor":"c"},
"summary":{"same":5,"reworded":0,"strengthened":1,"weakened":0,"added":1,"missing":1},
"documents":[{"id":"document:a","title":"甲市计划","uri":"a.txt","commit":2,"current":true,"items":7,"summary":null},
 {"id":"document:b","title":"乙市计划","uri":"b.txt","commit":3,"current":true,"items":7,"summary":{"same":5,"reworded":0,"strengthened":1,"weakened":0,"added":1,"missing":1}}],
"edges":[
{"node":{"left":{"id":"task:a/1","label":"修缮古渡口","number":"1"},"cells":[{"document":1,"change":"STRENGTHENED","score":0.914,"explanation":"“力争”改为“确保”，措辞加强",
 "right":{"id":"task:b/4","label":"整修古渡口","number":"4"},"leftSentence":{"quote":"力争修缮古渡口岸线。","start":3,"end":13},"rightSentence":{"quote":"确保修缮古渡口岸线。","start":8,"end":18},
 "differences":[{"aspect":"MODALITY","effect":"STRONGER","left":"力争","right":"确保","explanation":"“力争”改为“确保”，措辞加强"}]}]}},
{"node":{"left":{"id":"task:a/2","label":"清理沉船","number":null},"cells":[{"document":1,"change":"MISSING","score":null,"explanation":"对照文件中没有与之相近的任务","right":null,
 "leftSentence":{"quote":"清理沉船。","start":20,"end":25},"rightSentence":null,"differences":[]}]}},
{"node":{"left":null,"cells":[{"document":1,"change":"ADDED","score":null,"explanation":"基准文件中没有与之相近的任务","right":{"id":"task:b/9","label":"开行水上巴士","number":"9"},
 "leftSentence":null,"rightSentence":{"quote":"开行水上巴士。","start":40,"end":47},"differences":[]}]}}]}}}`

func TestPlansAreShownWithBothSentences(t *testing.T) {
	url, asked := canned(t, twoPlans)
	out, errs, status := runMain(t, nil, "compare", "a.txt@2", "乙市@计划", "--server", url)
	want := `1. 《甲市计划》  commit 2, 7 items
2. 《乙市计划》  commit 3, 7 items  加强 1 · 减弱 0 · 改写 0 · 新增 1 · 缺失 1 · 相同 5

加强  1. 修缮古渡口 → 4. 整修古渡口  (0.91)
  − 【力争】修缮古渡口岸线。
  + 【确保】修缮古渡口岸线。
  = “力争”改为“确保”，措辞加强

缺失  清理沉船
  − 清理沉船。

新增  9. 开行水上巴士
  + 开行水上巴士。

3 rows shown; in all 加强 1 · 减弱 0 · 改写 0 · 新增 1 · 缺失 1 · 相同 5
`
	if out != want || errs != "" || status != 0 {
		t.Errorf("status %d, stderr %q, stdout\n%s\nwant\n%s", status, errs, out, want)
	}
	sent := (*asked)[0]
	documents := []any{map[string]any{"document": "a.txt", "asOf": map[string]any{"commit": 2.0}}, map[string]any{"document": "乙市@计划"}}
	if !reflect.DeepEqual(sent["documents"], documents) || len(sent["changes"].([]any)) != 5 {
		t.Errorf("asked %v, want %v and all changes but SAME", sent, documents)
	}
}

func TestChangesOfPlansAreChosen(t *testing.T) {
	for arg, want := range map[string]any{"all": nil, "strengthened,减弱": []any{"STRENGTHENED", "WEAKENED"}} {
		url, asked := canned(t, twoPlans)
		out, _, status := runMain(t, nil, "compare", "a", "b", "--changes", arg, "--server", url, "--json")
		var got planComparison
		if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 || len(got.Rows) != 3 {
			t.Errorf("--changes %s: status %d, %d rows, %v; want the 3", arg, status, len(got.Rows), err)
		}
		if sent := (*asked)[0]["changes"]; !reflect.DeepEqual(sent, want) {
			t.Errorf("--changes %s: asked for %v, want %v", arg, sent, want)
		}
	}
	for _, args := range [][]string{{"--changes", "louder"}, {"--kind", "region"}, {"--limit", "-1"}} {
		_, errs, status := runMain(t, nil, append([]string{"compare", "a", "b"}, args...)...)
		if status != 2 || !strings.Contains(errs, args[0]) {
			t.Errorf("%v: status %d, stderr %q; want 2 and what is wrong", args, status, errs)
		}
	}
}

func TestDifferingWordsAreMarked(t *testing.T) {
	mark := func(s string) string { return "<" + s + ">" }
	for _, c := range []struct{ claim, left, right, wantLeft, wantRight string }{
		{"a word for another", "确保按期投运。", "力争按期投运。", "<确保>按期投运。", "<力争>按期投运。"},
		{"a word more", "推广应用。", "全面推广应用。", "推广应用。", "<全面>推广应用。"},
		{"the same", "推广。", "推广。", "推广。", "推广。"},
		{"little in common", "修缮渡口。", "开行巴士路线。", "修缮渡口。", "开行巴士路线。"},
		{"a letter between two words is part of them", "建成甲路一和桥二，完成验收交付。", "建成甲渠三和坝四，完成验收交付。", "建成甲<路一和桥二>，完成验收交付。", "建成甲<渠三和坝四>，完成验收交付。"},
	} {
		if l, r := markDifferences(c.left, c.right, mark, mark); l != c.wantLeft || r != c.wantRight {
			t.Errorf("%s: got %s and %s, want %s and %s", c.claim, l, r, c.wantLeft, c.wantRight)
		}
	}
}

const oneLineage = `{"data":{"lineage":{"of":{"ref":"乙","entity":{"id":"document:b","kind":"DOCUMENT","label":"乙规划"},"candidates":[],"suggestions":[]},
"works":[{"level":0,"entity":{"id":"document:b","kind":"DOCUMENT","label":"乙规划"},"policies":[]},
 {"level":-1,"entity":{"id":"policy:甲","kind":"POLICY","label":"甲纲要"},"policies":[]},{"level":1,"entity":{"id":"document:c","kind":"DOCUMENT","label":"丙方案"},"policies":[]}],
"edges":[{"from":0,"to":1,"predicate":"BASED_ON","cyclic":false,"statements":[{"id":"s","origin":"EXPLICIT","evidence":[{"quote":"根据《甲纲要》，制定本规划。","focus":"","section":[],"start":0,"end":3,"document":{"id":"document:b","title":"乙规划"}}]}]},
 {"from":2,"to":0,"predicate":"CITES","cyclic":true,"statements":[]}],
"omitted":[{"work":2,"direction":"DOWN","predicate":"CITES","count":4}]}}}`

func TestALineageIsShownFromTheOldestDown(t *testing.T) {
	url, asked := canned(t, oneLineage)
	out, errs, status := runMain(t, nil, "lineage", "乙", "--up", "--quote", "--server", url)
	want := `上溯1层  《甲纲要》  未入库
《乙规划》
    依据《甲纲要》
      「根据《甲纲要》，制定本规划。」
      乙规划
下延1层  《丙方案》
    引用《乙规划》  （互相引用）
    … 引用者：另有4处，见 --depth

3 works, 2 relations
`
	if out != want || errs != "" || status != 0 {
		t.Errorf("status %d, stderr %q, stdout\n%s\nwant\n%s", status, errs, out, want)
	}
	if sent := (*asked)[0]; sent["direction"] != "UP" || sent["depth"] != 3.0 {
		t.Errorf("asked %v, want UP and depth 3", sent)
	}
	if _, errs, status := runMain(t, nil, "lineage", "乙", "--depth", "9"); status != 2 || !strings.Contains(errs, "--depth") {
		t.Errorf("--depth 9: status %d, stderr %q; want 2", status, errs)
	}
}
