package badgerstore

import "sync"

// recentSize is how many values a recent keeps at least, and half of how many at most: some ten megabytes.
const recentSize = 1 << 13

// recent keeps what was read lately at one commit: finding and decoding a record again costs ten times a look here. Two generations of
// values take turns: where the young one is full it becomes the old one, and what nobody asked for since then is forgotten. The zero
// value is empty.
type recent[K comparable, V any] struct {
	mu         sync.Mutex // guards what follows
	young, old map[K]V
}

// get finds a value. It is shared: whoever gives it away copies its slices.
func (c *recent[K, V]) get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok = c.young[k]; ok {
		return v, true
	}
	if v, ok = c.old[k]; ok {
		c.add(k, v)
	}
	return v, ok
}

// put keeps a value, whose slices nobody may change any more.
func (c *recent[K, V]) put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(k, v)
}

func (c *recent[K, V]) add(k K, v V) {
	if c.young == nil || len(c.young) >= recentSize {
		c.young, c.old = make(map[K]V), c.young
	}
	c.young[k] = v
}
