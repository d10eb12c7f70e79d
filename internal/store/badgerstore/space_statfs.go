//go:build linux || darwin

package badgerstore

import "syscall"

// freeSpace is how many bytes of the disk that holds dir this process may still write.
func freeSpace(dir string) (uint64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return s.Bavail * uint64(s.Bsize), nil
}
