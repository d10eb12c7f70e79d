package graph

import (
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/internal/store"
)

// DefaultAnswers is how many bytes of answers a server keeps unless it is told otherwise.
const DefaultAnswers = 32 << 20

const (
	longestKept = 1 << 20 // an answer that is longer is not kept: a few would push out all that others ask for
	answerRoom  = 320     // bytes that an answer takes besides its own
)

// answers keeps what queries were answered. What a commit left behind does not change, so an answer at a commit is right for as long as
// somebody asks at that commit; none has to be thrown away when there is a new one, and what is not asked for again goes in time. Who asks
// while the same is being answered waits for that answer: a page that a hundred people open costs one run.
type answers struct {
	limit int

	mu      sync.Mutex // guards what follows
	known   map[answerKey]*list.Element
	byUse   list.List // of keptAnswer, the last used in front
	held    int       // bytes
	running map[answerKey]*flight
}

// answerKey is a SHA-256 over all that an answer depends on.
type answerKey [sha256.Size]byte

type keptAnswer struct {
	key  answerKey
	data json.RawMessage
}

// flight is a run whose answer others wait for.
type flight struct {
	landed    chan struct{}   // closed at its end; what follows is written before
	data      json.RawMessage // nil where it came to an error
	abandoned bool            // whoever ran it went away, so that it says nothing of how another run would end
}

// newAnswers keeps so many bytes; nil, which keeps nothing, where there are none to keep them in.
func newAnswers(limit int) *answers {
	if limit <= 0 {
		return nil
	}
	return &answers{limit: limit, known: make(map[answerKey]*list.Element), running: make(map[answerKey]*flight)}
}

// answer is what is kept under a key, else what run says, which is kept where it has no errors. It is nil where ctx ends first.
func (c *answers) answer(ctx context.Context, key answerKey, run func() *graphql.Response) (response *graphql.Response, known bool) {
	for {
		data, under, own := c.look(key)
		switch {
		case data != nil:
			return &graphql.Response{Data: data}, true
		case own:
			return c.fly(ctx, key, under, run), false
		}
		select {
		case <-under.landed:
		case <-ctx.Done():
			return nil, false
		}
		if under.data != nil {
			return &graphql.Response{Data: under.data}, true
		}
		if !under.abandoned { // it would fail again, so nobody has to wait for the next
			return run(), false
		}
	}
}

// look finds an answer or the flight that will bring it; own tells that there was none, and that the caller is to fly it.
func (c *answers) look(key answerKey) (data json.RawMessage, under *flight, own bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.known[key]; ok {
		c.byUse.MoveToFront(e)
		return e.Value.(keptAnswer).data, nil, false
	}
	if under = c.running[key]; under != nil {
		return nil, under, false
	}
	under = &flight{landed: make(chan struct{}), abandoned: true}
	c.running[key] = under
	return nil, under, true
}

// fly runs, and gives the answer to those who wait. Where run panics they run themselves.
func (c *answers) fly(ctx context.Context, key answerKey, under *flight, run func() *graphql.Response) (response *graphql.Response) {
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.running, key)
		if response != nil {
			under.abandoned = ctx.Err() != nil
			if len(response.Errors) == 0 && len(response.Extensions) == 0 {
				under.data = response.Data
				c.keep(key, response.Data)
			}
		}
		close(under.landed)
	}()
	return run()
}

// keep puts an answer in front, and lets those go that were not asked for the longest.
func (c *answers) keep(key answerKey, data json.RawMessage) {
	if len(data) == 0 || len(data) > longestKept || len(data)+answerRoom > c.limit {
		return
	}
	data = slices.Clone(data) // without the room behind it
	c.known[key] = c.byUse.PushFront(keptAnswer{key, data})
	for c.held += len(data) + answerRoom; c.held > c.limit; {
		oldest := c.byUse.Remove(c.byUse.Back()).(keptAnswer)
		delete(c.known, oldest.key)
		c.held -= len(oldest.data) + answerRoom
	}
}

// keyOf is all that the answer to a query depends on; ok is false where that is not known. Of who asks it is the role: a field that tells
// one token what it does not tell another of the same role takes no asOf. What a name means in the past may depend on commits since then,
// and what is told of history on how much of it is forgotten, so both belong to it.
func (a *API) keyOf(ctx context.Context, op *graphql.OperationContext, r store.Reader, past bool) (key answerKey, ok bool) {
	if a.answers == nil || op.Operation.Operation != ast.Query || !ofCommits(op) {
		return key, false
	}
	dated, ok := r.(sequenced)
	if !ok {
		return key, false
	}
	state := []uint64{dated.Sequence(), 0, uint64(ActorOf(ctx).Role)}
	if past {
		state[1] = 1 + a.lastCommit(anew(ctx))
	}
	horizon, err := a.store.Horizon(ctx)
	if err != nil {
		return key, false
	}
	variables, err := json.Marshal(op.Variables) // sorted by name
	if err != nil {
		return key, false
	}
	h := sha256.New()
	var b []byte
	for _, n := range append(state, horizon, uint64(len(op.OperationName)), uint64(len(variables))) {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	h.Write(b)
	h.Write([]byte(op.OperationName))
	h.Write(variables)
	h.Write([]byte(op.RawQuery))
	return answerKey(h.Sum(key[:0])), true
}

// ofCommits says whether an answer depends on the commits only: a root field that takes asOf tells of them and of nothing else.
func ofCommits(op *graphql.OperationContext) bool {
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}) {
		if !strings.HasPrefix(f.Name, "__") && (f.Definition == nil || f.Definition.Arguments.ForName(asOf) == nil) {
			return false
		}
	}
	return true
}
