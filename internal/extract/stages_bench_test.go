package extract

import (
	"io/fs"
	"testing"

	"policygraph/internal/extract/letterhead"
	"policygraph/internal/extract/mention"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/relate"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/seeds"
)

// BenchmarkStages reads the sample plan stage by stage; B/s is of its UTF-8 text, so that what the stages take adds up.
func BenchmarkStages(b *testing.B) {
	x, err := New(seeds.FS)
	if err != nil {
		b.Fatal(err)
	}
	const name = "huzhou-yangtze-delta-plan.txt"
	file, err := fs.ReadFile(seeds.FS, name)
	if err != nil {
		b.Fatal(err)
	}
	src, err := source.New(name, file)
	if err != nil {
		b.Fatal(err)
	}
	body, err := reader.Read(src)
	if err != nil {
		b.Fatal(err)
	}
	tree := outline.Parse(body)
	head := letterhead.Read(body, tree)
	by := x.issuer(head)
	tasks, _ := relate.Tasks(body, tree, x.bodies.Agencies(by.context))
	deadlines := mention.Deadlines(body.Text, tree.Body, year(head))
	found := findings{
		body: body, tree: tree, tasks: tasks, deadlines: deadlines,
		mentions: x.finder.Find(body, tree.Body, by.context), targets: mention.Targets(body.Text, tree.Body, deadlines),
	}
	for _, stage := range []struct {
		name string
		run  func()
	}{
		{"source", func() { _, _ = source.New(name, file) }}, // without fault above
		{"reader", func() { _, _ = reader.Read(src) }},
		{"outline", func() { outline.Parse(body) }},
		{"letterhead", func() { x.issuer(letterhead.Read(body, tree)) }},
		{"relate", func() { relate.Tasks(body, tree, x.bodies.Agencies(by.context)) }},
		{"mention", func() { x.finder.Find(body, tree.Body, by.context) }},
		{"dates and targets", func() {
			mention.Targets(body.Text, tree.Body, mention.Deadlines(body.Text, tree.Body, year(head)))
		}},
		{"assemble", func() {
			a := assembler{dict: x.dict, docKey: kg.DocumentKey(src.URI), findings: found}
			a.assemble()
		}},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				stage.run()
			}
		})
	}
}

// BenchmarkStart makes an extractor, which every command that reads documents does once.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(seeds.FS); err != nil {
			b.Fatal(err)
		}
	}
}
