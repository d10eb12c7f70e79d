package txt_test

import (
	"strings"
	"testing"

	"policygraph/internal/extract/reader/txt"
)

func TestEmptyAndHeadingCells(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{
			"a bar at the end of a row is an empty last cell", "任务 | 牵头单位 | 配合单位\n修桥 | 某局 |\n修路 | 某局 | 某委",
			"[任务 1x1][牵头单位 1x1][配合单位 1x1]\n[修桥 1x1][某局 1x1][ 1x1]\n[修路 1x1][某局 1x1][某委 1x1]",
		},
		{
			"with one at the beginning it is the frame of Markdown", "| 任务 | 牵头单位 |\n| --- | --- |\n| 修桥 | 某局 |",
			"[任务 1x1][牵头单位 1x1]\n[修桥 1x1][某局 1x1]",
		},
		{
			"the year in a heading makes it no row of figures", "指标 | 单位\n水厂 | 座\n附表2\n项目 | 2027年度目标 | 责任单位\n水厂 | 开工 | 某局",
			"[指标 1x1][单位 1x1]\n[水厂 1x1][座 1x1]\n\"附表2\"\n[项目 1x1][2027年度目标 1x1][责任单位 1x1]\n[水厂 1x1][开工 1x1][某局 1x1]",
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := strings.TrimSpace(render(txt.Parse(c.text))); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}
