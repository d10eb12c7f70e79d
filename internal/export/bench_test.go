package export

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

var long = flag.Bool("long", false, "write a million rows in every format instead of five thousand")

// plainTable is a table of n rows as plans have them: 150 characters of text, a few names.
func plainTable(n int, watch func()) Table {
	body := strings.Repeat("推进滨湖绿道建设，完善慢行系统，", 9)
	return Table{About: about(), Rows: func(yield func(Row, error) bool) {
		for i := range n {
			if i%5_000 == 0 {
				watch()
			}
			row := Row{
				Number: i + 1, Task: fmt.Sprintf("建设第%d号绿道", i), Outcome: body, Answering: "甲市园林局（牵头）、甲市住房和城乡建设局（牵头）",
				Supporting: "甲市财政局", Deadline: "2024年底前（2024-12-31）", Basis: "章节：一、重点任务\n原文：" + body, Regions: "甲市、乙县",
				Source: "甲市滨湖建设方案（甲政发〔2021〕3号）", ID: fmt.Sprintf("task:abcdefghjkmn/1/%d", i),
			}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// plainGraph is n tasks with an agency each.
func plainGraph(n int, watch func()) Graph {
	d := kg.NewDocument("plan.txt")
	d.Title = "甲市滨湖建设方案"
	agency := kg.NewEntity(kg.KindAgency, "990100/园林局", "甲市园林局")
	task := func(i int) kg.Entity {
		return kg.NewEntity(kg.KindTask, fmt.Sprintf("abcdefghjkmn/%d", i), fmt.Sprintf("建设第%d号绿道", i), kg.Prop{Name: "order", Value: "1"})
	}
	quote := strings.Repeat("推进滨湖绿道建设，", 5)
	return Graph{
		About: about(),
		Nodes: func(yield func(Node, error) bool) {
			for i := range n {
				if i%5_000 == 0 {
					watch()
				}
				if !yield(Node{Entity: task(i), Document: d, End: "2024-12-31"}, nil) {
					return
				}
			}
			yield(Node{Entity: agency}, nil)
		},
		Edges: func(yield func(Edge, error) bool) {
			for i := range n {
				if i%5_000 == 0 {
					watch()
				}
				to := task(i)
				s := kg.NewStatement(agency.ID, kg.Leads, to.ID)
				e := Edge{
					Statement: s, From: agency, To: to, Documents: []kg.Document{d},
					Evidence: []kg.Evidence{kg.NewEvidence(s.ID, d.ID, kg.Span{Start: i, End: i + 45}, quote, "duty.bracket", kg.ID{})},
				}
				if !yield(e, nil) {
					return
				}
			}
		},
	}
}

// written writes n rows, or n things and n statements, and tells the most memory that was in use.
func written(f Format, n int, dir string) (heap uint64, bytes int64, err error) {
	watch := func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heap = max(heap, m.HeapInuse+m.StackInuse)
	}
	out := &counted{}
	if x := f.form(); x.table != nil {
		_, err = x.table(out, plainTable(n, watch), Options{TempDir: dir})
	} else {
		_, err = x.graph(out, plainGraph(n, watch))
	}
	watch()
	return heap, out.n, err
}

type counted struct{ n int64 }

func (c *counted) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }

func TestALongExportNeedsLittleMemory(t *testing.T) {
	n := 5_000
	if *long {
		n = 1_000_000
	}
	for _, f := range Formats() {
		runtime.GC()
		heap, bytes, err := written(f, n, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%-9s %d rows: %4d MB of heap, %5d MB written", f, n, heap>>20, bytes>>20)
		if heap > 200<<20 {
			t.Errorf("%s: %d rows took %d MB of heap, want at most 200", f, n, heap>>20)
		}
	}
}

func BenchmarkFormats(b *testing.B) {
	const n = 20_000
	for _, f := range Formats() {
		b.Run(string(f), func(b *testing.B) {
			heap := uint64(0)
			for b.Loop() {
				h, _, err := written(f, n, b.TempDir())
				if err != nil {
					b.Fatal(err)
				}
				heap = max(heap, h)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(heap)/(1<<20), "MB-heap")
		})
	}
}

// BenchmarkStore exports invented plans from a store: what the formats cost besides what the store does.
func BenchmarkStore(b *testing.B) {
	st, _ := invented(b, 20_000)
	for _, f := range Formats() {
		b.Run(string(f), func(b *testing.B) {
			rows := 0
			for b.Loop() {
				err := st.View(b.Context(), func(r store.Reader) error {
					s, err := Write(b.Context(), io.Discard, r, Request{Format: f}, Options{TempDir: b.TempDir()})
					rows = s.Rows + s.Nodes + s.Edges
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
