package cli

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
)

// fewFiles are so many that a line for each can be read on a terminal; of more, only the problems are told.
const fewFiles = 20

// progress shows each file as it is done: a line, and on a terminal a bar beneath the lines, with the rate and the time that remains.
// done ends the bar.
func (a *app) progress(ctx context.Context, roots []string) (show func(ingest.File), done func()) {
	if !a.err.interactive || a.json {
		return func(f ingest.File) {
			if !a.json {
				fmt.Fprintln(a.out, a.fileLine(f))
			}
		}, func() {}
	}
	p := mpb.NewWithContext(ctx, mpb.WithOutput(a.err.Writer), mpb.WithWidth(24), mpb.WithRefreshRate(120*time.Millisecond))
	state := &pace{now: time.Now}
	text := func(say func() string) decor.Decorator {
		return decor.Any(func(decor.Statistics) string { return say() })
	}
	bar := p.New(0, mpb.BarStyle(), mpb.PrependDecorators(text(state.count)), mpb.AppendDecorators(text(state.rate), text(state.name)),
		mpb.BarRemoveOnComplete())

	counting, stop := context.WithCancel(ctx)
	counted := make(chan struct{})
	go func() {
		defer close(counted)
		n := 0
		for range source.Names(counting, roots...) {
			n++
		}
		if counting.Err() == nil {
			bar.SetTotal(int64(state.total(n)), false)
		}
	}()
	lines := io.Writer(a.out)
	if a.out.interactive {
		lines = p // above the bar
	}
	show = func(f ingest.File) {
		files, total := state.step(f.URI)
		if f.Outcome == ingest.Failed || !a.out.interactive || max(files, total) <= fewFiles {
			fmt.Fprintln(lines, a.fileLine(f))
		}
		if total > 0 {
			bar.SetTotal(int64(total), false)
		}
		bar.SetCurrent(int64(files))
	}
	return show, func() {
		stop()
		<-counted
		bar.SetTotal(-1, true)
		p.Wait()
	}
}

// pace is how far a run is, and how fast. The rate is that of the last half minute: files that are unchanged go by much faster than
// others. It is safe for use by many goroutines.
type pace struct {
	now func() time.Time

	mu      sync.Mutex
	files   int
	all     int // 0 while it is not known
	current string
	ticks   []tick // one a second, the oldest first
}

type tick struct {
	at    time.Time
	files int
}

// window is how far back the rate looks.
const window = 30 * time.Second

// step counts a file that is done.
func (p *pace) step(uri string) (files, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	p.files++
	if len(p.ticks) == 0 || now.Sub(p.ticks[len(p.ticks)-1].at) >= time.Second {
		p.ticks = append(p.ticks, tick{now, p.files})
	}
	for len(p.ticks) > 1 && now.Sub(p.ticks[1].at) > window {
		p.ticks = p.ticks[1:]
	}
	p.current = uri
	if p.all > 0 {
		p.all = max(p.all, p.files)
	}
	return p.files, p.all
}

// total says how many files there are.
func (p *pace) total(n int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = max(n, p.files)
	return p.all
}

func (p *pace) count() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all == 0 {
		return fmt.Sprintf("%d files ", p.files)
	}
	return fmt.Sprintf("%d/%d files ", p.files, p.all)
}

func (p *pace) name() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return " " + cut(p.current, 40)
}

// rate is " 41 files/s, 2m10s left", as far as it is known.
func (p *pace) rate() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.ticks) == 0 {
		return ""
	}
	first := p.ticks[0]
	took, files := p.now().Sub(first.at).Seconds(), p.files-first.files
	if took < 1 || files == 0 {
		return ""
	}
	perSecond := float64(files) / took
	s := fmt.Sprintf(" %.1f files/s", perSecond)
	if perSecond >= 10 {
		s = fmt.Sprintf(" %.0f files/s", perSecond)
	}
	if p.all > p.files {
		left := time.Duration(float64(p.all-p.files) / perSecond * float64(time.Second)).Round(time.Second)
		s += fmt.Sprintf(", %s left", left)
	}
	return s
}
