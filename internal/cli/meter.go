package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// meter shows on a terminal how far a long piece of work is, one bar a stage; elsewhere it shows nothing. It is safe for use by many
// goroutines.
type meter struct {
	bars *mpb.Progress // nil: nobody watches

	mu    sync.Mutex
	bar   *mpb.Bar
	word  string // of the stage
	begun time.Time
	bytes int64
	size  int64  // 0: not known
	said  string // besides
	unit  string // of done and of; "": commits
	done  uint64
	of    uint64
}

// meter makes a meter; its stop must be called.
func (a *app) meter(ctx context.Context) *meter {
	if !a.err.interactive || a.json {
		return &meter{}
	}
	return &meter{bars: mpb.NewWithContext(ctx, mpb.WithOutput(a.err.Writer), mpb.WithWidth(24), mpb.WithRefreshRate(120*time.Millisecond))}
}

// set says how far the work is: bytes of so many, commits of so many, each 0 where it is not known.
func (m *meter) set(word string, bytes, size int64, done, of uint64) {
	m.mu.Lock()
	changed := word != m.word
	if changed {
		m.word, m.begun = word, time.Now()
	}
	m.bytes, m.size, m.done, m.of = bytes, size, done, of
	m.mu.Unlock()
	if m.bars == nil {
		return
	}
	if changed {
		m.end()
		text := decor.Any(func(decor.Statistics) string { return m.text() })
		m.bar = m.bars.New(0, mpb.BarStyle(), mpb.PrependDecorators(decor.Name(word+" ")), mpb.AppendDecorators(text), mpb.BarRemoveOnComplete())
	}
	part, whole := bytes, size
	if size == 0 {
		part, whole = int64(done), int64(of)
	}
	if whole > 0 {
		m.bar.SetTotal(whole, false)
		m.bar.SetCurrent(min(part, whole-1)) // full is for end
	}
}

// note says something besides, until it is said anew.
func (m *meter) note(s string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said = s
}

// text is " 12.5 MB, 41.0 MB/s, 120 of 400 commits, 3s left", as far as it is known.
func (m *meter) text() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	took := time.Since(m.begun)
	var parts []string
	if m.bytes > 0 {
		parts = append(parts, size(m.bytes), size(int64(float64(m.bytes)/max(took.Seconds(), 0.001)))+"/s")
	}
	if m.of > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d %s", m.done, m.of, cmp.Or(m.unit, "commits")))
	}
	if m.said != "" {
		parts = append(parts, m.said)
	}
	share := 0.0
	switch {
	case m.size > 0:
		share = float64(m.bytes) / float64(m.size)
	case m.of > 0:
		share = float64(m.done) / float64(m.of)
	}
	if share > 0.01 && took > time.Second {
		parts = append(parts, fmt.Sprintf("%s left", time.Duration(float64(took)*(1-share)/share).Round(time.Second)))
	}
	return " " + strings.Join(parts, ", ")
}

// end ends the bar of a stage.
func (m *meter) end() {
	if m.bar != nil {
		m.bar.SetTotal(-1, true)
		m.bar = nil
	}
}

// stop ends the meter.
func (m *meter) stop() {
	if m.bars == nil {
		return
	}
	m.end()
	m.bars.Wait()
}

// size says bytes for people.
func size(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1000_000:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	case bytes < 1000_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
}
