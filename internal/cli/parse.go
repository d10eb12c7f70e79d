package cli

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"policygraph/internal/extract"
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/source"
	"policygraph/internal/ocr"
	"policygraph/internal/sandbox"
	"policygraph/seeds"
)

// parseWorker is the hidden command that makes the program a parser of package sandbox.
const parseWorker = "parse-worker"

// parsing is how documents are to be parsed.
type parsing struct {
	memory       byteSize
	cpu, timeout time.Duration
	ocr          bool
}

// What a document may take where its pages are to be recognised, unless another limit is given.
const (
	ocrTimeout = 10 * time.Minute
	ocrCPU     = 2 * time.Minute // to draw the pages; tesseract is a process of its own
)

// parseHelp tells of parsing in the help of the verbs that parse.
const parseHelp = `Text is read by this process. Other formats are parsed in child processes that have no network and no environment, and are ended when
they overrun a limit; the file then fails with PARSER_MEMORY, PARSER_TIMEOUT or PARSER_KILLED, and the others go on. (Memory, processor
time and network are limited from outside on Linux; elsewhere by the parser itself, and by the time.) The flags have environment
variables beside them: POLICYGRAPH_PARSE_MEMORY, POLICYGRAPH_PARSE_CPU, POLICYGRAPH_PARSE_TIMEOUT, POLICYGRAPH_OCR.`

// parseFlags gives a verb that parses documents the flags of the limits.
func (a *app) parseFlags(cmd *cobra.Command) {
	a.parsing = parsing{memory: sandbox.DefaultMemory, cpu: sandbox.DefaultCPU, timeout: sandbox.DefaultWall}
	p := &a.parsing
	flags := cmd.Flags()
	flags.Var(&p.memory, "parse-memory", "memory that parsing a document may take")
	flags.DurationVar(&p.cpu, "parse-cpu", p.cpu, "processor time that parsing a document may take; with --ocr "+ocrCPU.String())
	flags.DurationVar(&p.timeout, "parse-timeout", p.timeout, "time that parsing a document may take; with --ocr "+ocrTimeout.String())
	flags.BoolVar(&p.ocr, "ocr", false, "recognise the text of scanned pages with tesseract, where it is installed")
	inner := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := p.settle(cmd, a.env); err != nil {
			return err
		}
		return inner(cmd, args)
	}
}

// settle fills what no flag gave from the environment, and checks it.
func (p *parsing) settle(cmd *cobra.Command, env func(string) string) (err error) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name != "ocr" && !strings.HasPrefix(f.Name, "parse-") || f.Changed || err != nil {
			return
		}
		name := "POLICYGRAPH_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		if value := env(name); value != "" {
			if bad := f.Value.Set(value); bad != nil {
				err = usage(cmd, "%s=%s: %v", name, value, bad)
			}
		}
	})
	if p.ocr { // seconds a page
		for _, limit := range []struct {
			value                *time.Duration
			standard, recognised time.Duration
		}{{&p.timeout, sandbox.DefaultWall, ocrTimeout}, {&p.cpu, sandbox.DefaultCPU, ocrCPU}} {
			if *limit.value == limit.standard {
				*limit.value = limit.recognised
			}
		}
	}
	switch {
	case err != nil:
		return err
	case p.memory < sandbox.MinMemory:
		return usage(cmd, "--parse-memory %s: a parser needs at least %s", &p.memory, byteSize(sandbox.MinMemory))
	case p.cpu < time.Second || p.timeout < time.Second:
		return usage(cmd, "--parse-cpu %s, --parse-timeout %s: want a second or more", p.cpu, p.timeout)
	}
	return nil
}

// parsers makes the pool in which documents are parsed. It starts nothing yet.
func (a *app) parsers(ctx context.Context) (*sandbox.Pool, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program to start parsers: %w", err)
	}
	limits := sandbox.Limits{Memory: int64(a.parsing.memory), CPU: a.parsing.cpu, Wall: a.parsing.timeout}
	command := []string{program, parseWorker, "--memory", strconv.FormatInt(int64(a.parsing.memory), 10)}
	if cache, err := os.UserCacheDir(); err == nil { // without one, parsers start a little slower
		command = append(command, "--cache", filepath.Join(cache, "policygraph"))
	}
	if a.parsing.ocr {
		if _, err := ocr.Tesseract(ctx, ocr.Options{}); err != nil { // told once, not by every parser
			return nil, usageError{fmt.Errorf("--ocr: %w", err), "policygraph"}
		}
		tesseract, err := exec.LookPath("tesseract") // parsers have no PATH
		if err != nil {
			return nil, usageError{fmt.Errorf("--ocr: %w", err), "policygraph"}
		}
		command = append(command, "--tesseract", tesseract)
	}
	return sandbox.New(command, limits, runtime.GOMAXPROCS(0)), nil
}

// extractor loads rules and seeds, and parses documents under limits. Closing it ends the parsers.
func (a *app) extractor(ctx context.Context) (*extract.Extractor, io.Closer, error) {
	pool, err := a.parsers(ctx)
	if err != nil {
		return nil, nil, err
	}
	plain := reader.New(reader.Options{})
	x, err := extract.New(seeds.FS, extract.WithReader(func(ctx context.Context, src source.Source) (document.Body, error) {
		if src.Format == source.Text { // our own code reads it, in one pass
			return plain.Read(ctx, src)
		}
		return pool.Read(ctx, src)
	}))
	if err != nil {
		return nil, nil, fmt.Errorf("load rules and seeds: %w", err)
	}
	return x, readers{pool, plain}, nil
}

// readers are closed together.
type readers []io.Closer

// Close closes each and keeps the first error.
func (r readers) Close() (err error) {
	for _, c := range r {
		closing(c, &err)
	}
	return err
}

func (a *app) parseWorkerCommand() *cobra.Command {
	var memory int64
	var cache, tesseract string
	cmd := &cobra.Command{
		Use:    parseWorker,
		Hidden: true,
		Short:  "Parse documents for the process that started this one",
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			options := reader.Options{CacheDir: cache}
			if tesseract != "" {
				if options.OCR, err = ocr.Tesseract(cmd.Context(), ocr.Options{Program: tesseract}); err != nil {
					return err
				}
			}
			r := reader.New(options)
			defer closing(r, &err)
			return sandbox.Work(sandbox.Limits{Memory: memory}, r.Read)
		},
	}
	cmd.Flags().Int64Var(&memory, "memory", sandbox.DefaultMemory, "bytes of data")
	cmd.Flags().StringVar(&cache, "cache", "", "folder in which readers keep what they compiled")
	cmd.Flags().StringVar(&tesseract, "tesseract", "", "program that recognises text")
	return cmd
}

// byteSize is a number of bytes as people write it: 512MiB, 2G, 1048576.
type byteSize int64

var byteUnits = []struct {
	suffix string
	bytes  int64
}{{"KIB", 1 << 10}, {"MIB", 1 << 20}, {"GIB", 1 << 30}, {"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}, {"B", 1}, {"", 1}}

// Set reads s.
func (b *byteSize) Set(s string) error {
	upper := strings.ToUpper(strings.TrimSpace(s))
	for _, unit := range byteUnits {
		digits, ok := strings.CutSuffix(upper, unit.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 64)
		if err != nil || n <= 0 || n > math.MaxInt64/unit.bytes {
			break
		}
		*b = byteSize(n * unit.bytes)
		return nil
	}
	return fmt.Errorf("want a size such as 512MiB")
}

// String writes the size in the largest unit that divides it.
func (b byteSize) String() string {
	for _, unit := range []struct {
		name  string
		bytes byteSize
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if b >= unit.bytes && b%unit.bytes == 0 {
			return fmt.Sprintf("%d%s", b/unit.bytes, unit.name)
		}
	}
	return fmt.Sprintf("%d", int64(b))
}

// Type is how the help calls such a value.
func (*byteSize) Type() string { return "size" }
