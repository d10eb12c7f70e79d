package model

import (
	"context"
	"slices"
	"sync"
)

// Explanations are how the fields of an operation were answered, for the log of slow ones. They are put into words only when somebody reads
// them.
type Explanations struct {
	mu   sync.Mutex
	list []func() string
}

type explanationsKey struct{}

// WithExplanations has the fields below explain themselves.
func WithExplanations(ctx context.Context, e *Explanations) context.Context {
	return context.WithValue(ctx, explanationsKey{}, e)
}

// Explain says how a field is answered, where somebody wants to know it.
func Explain(ctx context.Context, how func() string) {
	e, _ := ctx.Value(explanationsKey{}).(*Explanations)
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.list = append(e.list, how)
}

// Told are the explanations in their order, each once.
func (e *Explanations) Told() (told []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, how := range e.list {
		if text := how(); !slices.Contains(told, text) {
			told = append(told, text)
		}
	}
	return told
}
