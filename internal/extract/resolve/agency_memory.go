package resolve

import "sync"

// memory keeps what names of one document are made of. A name is asked about several times while its list is found, and stands in many
// lists. The zero value is empty.
type memory struct {
	mu    sync.Mutex // guards what follows
	names map[string]name
}

// parse is takeApart, which is asked once about each name; what is none is not kept, as hardly any such text comes twice.
func (a *Agencies) parse(raw string) name {
	m := &a.parsed
	m.mu.Lock()
	n, known := m.names[raw]
	m.mu.Unlock()
	if known {
		return n
	}
	if n = a.takeApart(raw); n.shape == unknown {
		return n
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.names == nil {
		m.names = map[string]name{}
	}
	m.names[raw] = n
	return n
}
