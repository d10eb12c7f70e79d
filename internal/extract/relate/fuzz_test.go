package relate

import (
	"strings"
	"testing"
)

func FuzzTasks(f *testing.F) {
	for _, r := range Rules {
		f.Add(r.Example)
	}
	for _, s := range []string{
		"", "1.", "（牵头）", "1.修路（（市水利局牵头）。)市财政局牵头)", "任务 | 牵头单位\n/ | \n | 市水利局", "牵头单位：\n责任单位：：", "1.由牵头，以下均需配合，不再列出",
		"一、工程（市水利局牵头\n1.修路\n2.架桥)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !strings.ContainsRune(s, 0) && len(s) < 4000 {
			read(t, strings.ToValidUTF8(s, "?"))
		}
	})
}

func BenchmarkTasks(b *testing.B) {
	var s strings.Builder
	for range 400 {
		s.WriteString("1.扩建城北水厂。新建取水口两处，改造老旧管网三十公里，建成智慧调度平台，推动城乡供水同网同质，健全水质在线监测和应急处置机制，落实运行维护经费，" +
			"引导社会资本参与，力争三年内实现全覆盖。完善分质供水和阶梯水价制度，指导乡镇做好水源地保护，加强水质公开。（市水利局牵头，市财政局、市自然资源和规划局配合）\n")
	}
	body, tree := plan(s.String())
	b.SetBytes(int64(s.Len()))
	for b.Loop() {
		Tasks(body, tree, bodies{})
	}
}
