// Package archtest keeps the layers: it says which package of this module may import which.
package archtest

import (
	"fmt"
	"slices"
	"strings"
)

// Module is the import path of this module.
const Module = "policygraph"

// Package is what `go list -json` tells of a package.
type Package struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

// rule says what a package may import: packages of this module, and modules of others. Standard packages are free unless Pure. A
// pattern ends in /... for a folder and all beneath it; * stands for one path element.
type rule struct {
	packages []string
	local    []string
	foreign  []string // beginning of import paths
	pure     bool     // no package of the standard library that reads clocks, files, nets or logs
	why      string
}

// effects are what a pure stage may not import: what it needs of the world comes in as an argument.
var effects = []string{"os", "os/exec", "net", "net/http", "log", "log/slog", "math/rand", "math/rand/v2", "syscall", "time/tzdata"}

// rules are the layer table of ARCHITECTURE.md, lowest first. The first rule whose pattern matches holds.
var rules = []rule{
	{
		packages: []string{"internal/kg"}, pure: true,
		why: "kg is the vocabulary: standard library only",
	},

	{
		packages: []string{"internal/extract/text", "internal/extract/document"}, local: []string{"internal/kg", "internal/extract/text"}, pure: true,
		foreign: []string{"golang.org/x/text"},
		why:     "layer 1 knows kg; document is made of text",
	},
	{
		packages: []string{"internal/extract/source"}, local: []string{"internal/kg", "internal/extract/text"},
		foreign: []string{"golang.org/x/text"},
		why:     "source is a file as a value; it alone of the stages may walk folders",
	},
	{
		packages: []string{"internal/extract/gazetteer"}, local: []string{"internal/kg", "internal/extract/text"}, pure: true,
		foreign: []string{"github.com/goccy/go-yaml"},
		why:     "the dictionary knows text and kg",
	},

	{
		packages: []string{"internal/extract/reader/pdf"},
		local:    []string{"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/source", "internal/extract/reader/..."},
		foreign:  []string{"github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero", "golang.org/x/text"},
		why:      "PDFium runs as WebAssembly, whose compiled form is kept in a folder; a reader turns a source into a document body",
	},
	{
		packages: []string{"internal/extract/reader/doc"}, pure: true,
		local:   []string{"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/source", "internal/extract/reader/..."},
		foreign: []string{"github.com/richardlehane/mscfb", "golang.org/x/text"},
		why:     "a reader turns a source into a document body",
	},
	{
		packages: []string{"internal/extract/reader", "internal/extract/reader/..."}, pure: true,
		local:   []string{"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/source", "internal/extract/reader/..."},
		foreign: []string{"golang.org/x/text", "golang.org/x/net"},
		why:     "a reader turns a source into a document body",
	},
	{
		packages: []string{"internal/extract/outline", "internal/extract/letterhead"}, pure: true,
		local: []string{"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/gazetteer", "internal/extract/outline"},
		why:   "structure is found before meaning",
	},
	{
		packages: []string{"internal/extract/resolve"}, pure: true,
		local: []string{"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/gazetteer", "internal/extract/outline"},
		why:   "what a name means is decided from dictionary and context, for whoever finds the name",
	},
	{
		packages: []string{"internal/extract/mention"}, pure: true,
		local: []string{
			"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/gazetteer", "internal/extract/outline",
			"internal/extract/resolve",
		},
		why: "mentions come from text, outline, dictionary and resolution",
	},
	{
		packages: []string{"internal/extract/relate"}, pure: true,
		local: []string{
			"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/gazetteer", "internal/extract/outline",
			"internal/extract/mention", "internal/extract/resolve",
		},
		why: "relations come last",
	},
	{
		packages: []string{"internal/extract"}, pure: true,
		local: []string{"internal/kg", "internal/extract/..."},
		why:   "extract composes the stages and knows no store",
	},

	{
		packages: []string{"internal/store"}, local: []string{"internal/kg"}, pure: true,
		why: "the storage contract knows kg only",
	},
	{
		packages: []string{"internal/store/storetest"}, local: []string{"internal/kg", "internal/store", "internal/store/memstore"},
		foreign: []string{"github.com/google/go-cmp", "pgregory.net/rapid", "go.uber.org/goleak"},
		why:     "the conformance suite knows the contract, and memory as the model",
	},
	{
		packages: []string{"internal/store/badgerstore"}, local: []string{"internal/kg", "internal/store", "internal/disk"},
		foreign: []string{"github.com/dgraph-io/badger/v4", "github.com/dgraph-io/ristretto", "google.golang.org/protobuf/proto", "golang.org/x/sync"},
		why:     "an engine knows kg, the contract, its driver and the disk",
	},
	{
		packages: []string{"internal/store/*"}, local: []string{"internal/kg", "internal/store"},
		why: "an engine knows kg, the contract and its driver",
	},

	{
		packages: []string{"internal/access"}, local: []string{"internal/disk"},
		why: "access keeps roles and tokens, and knows nothing of what they open",
	},
	{packages: []string{"internal/disk"}, why: "it asks the file system, and knows nothing of what is in files"},
	{packages: []string{"internal/ocr"}, why: "it runs a program on the image of a page, and knows nothing of documents"},
	{
		packages: []string{"internal/sandbox"}, local: []string{"internal/kg", "internal/extract/text", "internal/extract/document", "internal/extract/source"},
		foreign: []string{"golang.org/x/sys/unix"},
		why:     "the sandbox runs a reader that it is given; which one, it does not know",
	},
	{
		packages: []string{"internal/change"}, local: []string{"internal/kg", "internal/extract"}, pure: true,
		why: "change compares readings as values",
	},
	{
		packages: []string{"internal/review"}, local: []string{"internal/kg", "internal/store"}, pure: true,
		why: "review looks over what is asserted, whether it is stored or was just extracted",
	},
	{
		packages: []string{"internal/chronicle"}, local: []string{"internal/kg", "internal/store"}, pure: true,
		why: "chronicle reads commits and compares versions as values; it knows no engine",
	},
	{
		packages: []string{"internal/ingest"}, local: []string{"internal/kg", "internal/extract", "internal/extract/source", "internal/store", "internal/chronicle"},
		foreign: []string{"golang.org/x/sync"},
		why:     "ingest joins extraction and a store; it knows neither engines nor faces",
	},
	{
		packages: []string{"internal/compare"}, local: []string{"internal/kg", "internal/extract/text"}, pure: true,
		why: "compare sets plans beside each other as values; it knows no store",
	},
	{
		packages: []string{"internal/query"}, local: []string{"internal/kg", "internal/store", "internal/chronicle", "internal/compare"},
		why: "query plans run over the storage contract",
	},
	{
		packages: []string{"internal/search"}, local: []string{"internal/kg", "internal/store", "internal/disk"},
		foreign: []string{"github.com/longbridgeapp/opencc", "github.com/mozillazg/go-pinyin"},
		why:     "the search index follows the storage contract, and knows no engine",
	},
	{
		packages: []string{"internal/question", "internal/retrieve"},
		local:    []string{"internal/kg", "internal/store", "internal/query", "internal/search", "internal/question"}, pure: true,
		why: "questions are read, and what bears on them gathered, over the storage contract",
	},
	{
		packages: []string{"internal/jobs"},
		local:    []string{"internal/kg", "internal/extract/source", "internal/store", "internal/chronicle", "internal/ingest", "internal/query", "internal/disk"},
		why:      "jobs queue ingestion; they know neither engines nor faces",
	},
	{
		packages: []string{"internal/export"}, local: []string{"internal/kg", "internal/store", "internal/query"}, pure: true,
		foreign: []string{"github.com/xuri/excelize/v2"},
		why:     "an export is written over the storage contract, in the formats of other programs",
	},
	{
		packages: []string{"internal/interchange"}, local: []string{"internal/kg", "internal/store"},
		why: "the file that any engine reads and writes knows the contract and no engine",
	},
	{
		packages: []string{"internal/backup"}, local: []string{"internal/kg", "internal/store", "internal/interchange", "internal/disk"},
		foreign: []string{"github.com/klauspost/compress/zstd"},
		why:     "a backup is an interchange file in a container that shows damage",
	},
	{
		packages: []string{"internal/synth"}, local: []string{"internal/kg", "internal/store"},
		why: "invented plans are values of the vocabulary, as commits of any store",
	},
	{
		packages: []string{"internal/golden"}, foreign: []string{"github.com/google/go-cmp"},
		why: "test support knows nothing of the product",
	},
	{packages: []string{"internal/archtest"}, why: "test support knows nothing of the product"},
	{packages: []string{"internal/torture"}, foreign: []string{"golang.org/x/sys/unix"}, why: "test support knows nothing of the product"},
	{
		packages: []string{"internal/quality"}, local: []string{"internal/kg", "internal/extract", "internal/extract/...", "seeds"},
		why: "quality measures extraction against gold",
	},

	{packages: []string{"seeds/gen"}, local: []string{"internal/kg"}, why: "the program that makes the seed tables stands alone"},
	{
		packages: []string{"internal/schemadiff"}, pure: true, foreign: []string{"github.com/vektah/gqlparser/v2"},
		why: "two schemas are compared as values",
	},
	{packages: []string{"tools", "web/e2e"}, why: "programs of others look at the API and the page in their tests; there is nothing else"},
	{packages: []string{"docs", "examples"}, why: "pages and programs of clients, which tests run; there is nothing else"},
	{packages: []string{"schema", "schema/examples", "seeds", "web", "web/graphiql"}, why: "embedded files and nothing else"},
	{
		packages: []string{"graph/model", "graph/scalar", "graph/generated", "graph/loaders", "graph/resolvers", "graph", "graph/..."},
		local:    []string{"internal/kg", "internal/store", "internal/query", "internal/chronicle", "internal/compare", "internal/search", "internal/question", "internal/retrieve", "internal/ingest", "internal/jobs", "internal/access", "graph", "graph/...", "schema"},
		foreign: []string{
			"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2", "github.com/vikstrous/dataloadgen", "golang.org/x/sync",
			"golang.org/x/text", "github.com/coder/websocket", "go.opentelemetry.io/otel/trace", "go.opentelemetry.io/otel/attribute", "go.opentelemetry.io/otel/codes",
		},
		why: "the GraphQL edge knows use cases and the storage contract, no engine and no extraction stage",
	},
	{
		packages: []string{"internal/httpd"}, local: []string{"graph", "web", "internal/access"},
		foreign: []string{
			"github.com/klauspost/compress/gzhttp", "golang.org/x/time/rate", "github.com/prometheus/client_golang/prometheus",
			"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp", "go.opentelemetry.io/otel/metric/noop", "go.opentelemetry.io/otel/propagation",
			"go.opentelemetry.io/otel/trace",
		},
		why: "httpd serves handlers; what they do is behind them",
	},
	{
		packages: []string{"internal/cli"}, local: []string{"..."}, foreign: []string{""},
		why: "cli wires everything",
	},
	{
		packages: []string{"cmd/policygraph"}, local: []string{"internal/cli"},
		why: "main calls cli and nothing else",
	},
}

// Check tells every import of packages that the layers forbid, and every package that no rule covers.
func Check(packages []Package) (offences []string) {
	for _, p := range packages {
		if p.Standard || !ours(p.ImportPath) {
			continue
		}
		r, found := ruleFor(short(p.ImportPath))
		if !found {
			offences = append(offences, fmt.Sprintf("%s: no layer rule covers it; say in internal/archtest and ARCHITECTURE.md what it may import", p.ImportPath))
			continue
		}
		for _, imported := range p.Imports {
			if !r.allows(imported) {
				offences = append(offences, fmt.Sprintf("%s must not import %s: %s", p.ImportPath, imported, r.why))
			}
		}
	}
	slices.Sort(offences)
	return offences
}

func ours(path string) bool { return path == Module || strings.HasPrefix(path, Module+"/") }

func short(path string) string { return strings.TrimPrefix(strings.TrimPrefix(path, Module), "/") }

func ruleFor(path string) (rule, bool) {
	for _, r := range rules {
		if slices.ContainsFunc(r.packages, func(pattern string) bool { return matches(pattern, path) }) {
			return r, true
		}
	}
	return rule{}, false
}

func (r rule) allows(imported string) bool {
	if ours(imported) {
		return slices.ContainsFunc(r.local, func(pattern string) bool { return matches(pattern, short(imported)) })
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") { // standard library
		return !r.pure || !slices.Contains(effects, imported)
	}
	return slices.ContainsFunc(r.foreign, func(prefix string) bool { return strings.HasPrefix(imported, prefix) })
}

func matches(pattern, path string) bool {
	if pattern == "..." {
		return true
	}
	if folder, all := strings.CutSuffix(pattern, "/..."); all {
		return strings.HasPrefix(path, folder+"/")
	}
	if folder, one := strings.CutSuffix(pattern, "/*"); one {
		rest, found := strings.CutPrefix(path, folder+"/")
		return found && !strings.Contains(rest, "/")
	}
	return pattern == path
}
