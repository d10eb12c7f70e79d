package badgerstore

import "policygraph/internal/kg"

// ID is that of the store: it stays the same in its backups and wherever they are restored.
func (s *Store) ID() kg.ID { return s.id }
