//go:build unix

package search

import (
	"fmt"
	"os"
	"syscall"
)

// mapFile maps a file that nobody changes, so that what is seldom asked leaves memory again.
func mapFile(path string) (data []byte, release func() error, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close() // a mapping outlives it
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if info.Size() < headerSize || info.Size() > 1<<40 {
		return nil, nil, fmt.Errorf("it has %d bytes: %w", info.Size(), errSegment)
	}
	data, err = syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, nil, fmt.Errorf("map %s: %w", path, err)
	}
	return data, func() error { return syscall.Munmap(data) }, nil
}
