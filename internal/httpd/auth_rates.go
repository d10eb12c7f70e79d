package httpd

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Rates are what one token may ask for; those without one may ask strangers times as much for each address, which they share. 0 takes the
// default, less than 0 has no end.
type Rates struct {
	Concurrent int // requests at once; streams are counted by graph.Limits
	Points     int // cost of operations in a minute
}

// DefaultRates are those of a server that is told none: a dozen of the costliest operations a minute, or some hundred views of the explorer.
var DefaultRates = Rates{Concurrent: 8, Points: 600_000}

const (
	strangers    = 10
	exportPoints = 2_000 // of a file that is exported, whatever it holds
)

func (r Rates) orDefault() Rates {
	if r.Concurrent == 0 {
		r.Concurrent = DefaultRates.Concurrent
	}
	if r.Points == 0 {
		r.Points = DefaultRates.Points
	}
	return r
}

// ParseRates reads "concurrent=8,points=600000", or "off".
func ParseRates(text string) (Rates, error) {
	if text == "off" {
		return Rates{-1, -1}, nil
	}
	var r Rates
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			return Rates{}, fmt.Errorf("rate %q: want a whole number from 1 on", part)
		}
		switch name {
		case "concurrent":
			r.Concurrent = n
		case "points":
			r.Points = n
		default:
			return Rates{}, fmt.Errorf("rate %q: want concurrent=8, points=600000, or off", part)
		}
	}
	return r, nil
}

// String is r as ParseRates reads it.
func (r Rates) String() string {
	r = r.orDefault()
	if r.Concurrent < 0 && r.Points < 0 {
		return "off"
	}
	return fmt.Sprintf("concurrent=%d,points=%d", r.Concurrent, r.Points)
}

// purses are what each may spend.
type purses struct {
	rates Rates
	mu    sync.Mutex
	of    map[string]*purse
}

// purse is what one token or address may spend.
type purse struct {
	points  *rate.Limiter
	most    int // at once
	mu      sync.Mutex
	current int
}

// maxPurses is how many are kept; full ones that nobody uses go first, and are as good when made anew.
const maxPurses = 10_000

func (p *purses) get(key string, times int) *purse {
	p.mu.Lock()
	defer p.mu.Unlock()
	if found := p.of[key]; found != nil {
		return found
	}
	if len(p.of) >= maxPurses {
		for k, old := range p.of {
			if old.idle() {
				delete(p.of, k)
			}
		}
	}
	made := &purse{most: p.rates.Concurrent * times, points: rate.NewLimiter(rate.Inf, 0)}
	if n := p.rates.Points * times; n > 0 {
		made.points = rate.NewLimiter(rate.Limit(float64(n)/60), n)
	}
	p.of[key] = made
	return made
}

func (p *purse) idle() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.current == 0 && p.points.Tokens() >= float64(p.points.Burst())
}

// enter counts a request under way, until done is called; ok is false where there are too many.
func (p *purse) enter() (done func(), ok bool) {
	if p == nil || p.most < 0 {
		return func() {}, true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current >= p.most {
		return nil, false
	}
	p.current++
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.current--
	}, true
}

// spend takes points, or says how long to wait for them. What costs more than there can ever be is taken from a full purse.
func (p *purse) spend(now time.Time, points int) (wait time.Duration) {
	if p == nil || p.points.Limit() == rate.Inf {
		return 0
	}
	taken := p.points.ReserveN(now, min(points, p.points.Burst()))
	if wait = taken.DelayFrom(now); wait > 0 {
		taken.CancelAt(now)
	}
	return wait
}

// Spend takes the cost of an operation from what the one who asks may spend; the local process, and who asks within it, may spend all.
func (g *Gate) Spend(ctx context.Context, points int) (wait time.Duration) {
	v := visitorOf(ctx)
	if v == nil {
		return 0
	}
	if wait = v.purse.spend(g.o.Now(), points); wait > 0 {
		g.refused.Add(1)
	}
	return wait
}
