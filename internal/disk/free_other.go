//go:build !(linux || darwin)

package disk

import "math"

// Free cannot be measured here.
func Free(string) (uint64, error) { return math.MaxUint64, nil }
