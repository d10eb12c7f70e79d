//go:build amd64 || arm64

package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// watched are the calls that may fail, and where in their arguments the file is: a descriptor, or a path.
var watched = map[uintptr]struct {
	name string
	file argument
}{
	unix.SYS_OPENAT:     {"open", pathAt1},
	unix.SYS_MKDIRAT:    {"mkdir", pathAt1},
	unix.SYS_UNLINKAT:   {"unlink", pathAt1},
	unix.SYS_RENAMEAT:   {"rename", pathAt1},
	unix.SYS_RENAMEAT2:  {"rename", pathAt1},
	unix.SYS_LINKAT:     {"link", pathAt1},
	unix.SYS_READ:       {"read", descriptorAt0},
	unix.SYS_PREAD64:    {"pread", descriptorAt0},
	unix.SYS_WRITE:      {"write", descriptorAt0},
	unix.SYS_PWRITE64:   {"pwrite", descriptorAt0},
	unix.SYS_FSYNC:      {"fsync", descriptorAt0},
	unix.SYS_FDATASYNC:  {"fdatasync", descriptorAt0},
	unix.SYS_FTRUNCATE:  {"truncate", descriptorAt0},
	unix.SYS_GETDENTS64: {"readdir", descriptorAt0},
	unix.SYS_FLOCK:      {"lock", descriptorAt0},
	unix.SYS_MMAP:       {"mmap", descriptorAt4},
	unix.SYS_MREMAP:     {"mremap", mapped},
	unix.SYS_MSYNC:      {"msync", mapped},
}

type argument int

const (
	pathAt1 argument = iota
	descriptorAt0
	descriptorAt4
	mapped // memory that a file is mapped to
)

// What the kernel and the supervisor say to each other: struct seccomp_notif and seccomp_notif_resp of linux/seccomp.h.
type notice struct {
	id    uint64
	pid   uint32
	flags uint32
	nr    int32
	arch  uint32
	ip    uint64
	args  [6]uint64
}

type answer struct {
	id    uint64
	value int64
	errno int32
	flags uint32
}

const (
	receive = 0xC0502100 // SECCOMP_IOCTL_NOTIF_RECV
	send    = 0xC0182101 // SECCOMP_IOCTL_NOTIF_SEND

	filterNewListener      = 1 << 3 // SECCOMP_FILTER_FLAG_NEW_LISTENER
	filterWaitKillableRecv = 1 << 5 // SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV: signals of Go's scheduler do not break a call off
	userNotif              = 0x7fc00000
	allow                  = 0x7fff0000
	goOn                   = 1 // SECCOMP_USER_NOTIF_FLAG_CONTINUE
	socket                 = 3 // the descriptor on which the listener is handed to the parent
)

// become hands the decision about the watched calls to the parent, and turns into the program.
func become(path string) error {
	runtime.LockOSThread() // the filter is that of the thread, and exec keeps that one
	load := func(code uint16, k uint32) unix.SockFilter { return unix.SockFilter{Code: code, K: k} }
	filter := []unix.SockFilter{load(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, 0)}
	for nr := range watched {
		filter = append(filter,
			unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jf: 1, K: uint32(nr)},
			load(unix.BPF_RET|unix.BPF_K, userNotif))
	}
	filter = append(filter, load(unix.BPF_RET|unix.BPF_K, allow))
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("%w: no new privileges: %w", ErrUnsupported, err)
	}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, program+"=") })
	prog := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	listener, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, filterNewListener|filterWaitKillableRecv, uintptr(unsafe.Pointer(&prog)))
	if errno != 0 {
		return fmt.Errorf("%w: seccomp: %w", ErrUnsupported, errno)
	}
	if err := unix.Sendmsg(socket, []byte{1}, unix.UnixRights(int(listener)), nil, 0); err != nil {
		return fmt.Errorf("hand over the listener: %w", err)
	}
	unix.CloseOnExec(socket)
	return syscall.Exec(path, os.Args, env)
}

// Calls are those of a program.
type Calls struct {
	listener int
	under    []string
	wake     [2]int // a pipe whose end wakes the supervisor
	over     chan struct{}

	mu     sync.Mutex
	armed  bool
	n      int // calls since Fail
	fail   int // the one that fails
	failed string
}

// Start starts cmd, and from then on lets its calls pass, until Fail. Only calls for files under the given directories count.
func Start(cmd *exec.Cmd, under ...string) (*Calls, error) {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer unix.Close(pair[0])
	theirs := os.NewFile(uintptr(pair[1]), "socket")
	defer theirs.Close()
	if err := through(cmd); err != nil {
		return nil, err
	}
	cmd.ExtraFiles = []*os.File{theirs}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	theirs.Close()
	rights := make([]byte, unix.CmsgSpace(4))
	_, n, _, _, err := unix.Recvmsg(pair[0], make([]byte, 1), rights, unix.MSG_CMSG_CLOEXEC)
	if err == nil && n == 0 {
		err = ErrUnsupported
	}
	var fds []int
	if err == nil {
		var messages []unix.SocketControlMessage
		if messages, err = unix.ParseSocketControlMessage(rights[:n]); err == nil {
			fds, err = unix.ParseUnixRights(&messages[0])
		}
	}
	c := &Calls{under: under, over: make(chan struct{})}
	if err == nil {
		c.listener = fds[0]
		err = unix.Pipe2(c.wake[:], unix.O_CLOEXEC)
	}
	if err != nil {
		return nil, errors.Join(err, cmd.Process.Kill(), cmd.Wait())
	}
	go c.supervise()
	return c, nil
}

// Fail makes the n-th call from now on fail with an error of input and output; 0 only counts.
func (c *Calls) Fail(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.armed, c.n, c.fail, c.failed = true, 0, n, ""
}

// Stop lets all calls pass again. It tells how many there were, and which one failed, "" if none did.
func (c *Calls) Stop() (n int, failed string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.armed = false
	return c.n, c.failed
}

// Close ends the supervision of a program that has ended.
func (c *Calls) Close() error {
	unix.Close(c.wake[1])
	<-c.over
	return errors.Join(unix.Close(c.wake[0]), unix.Close(c.listener))
}

func (c *Calls) supervise() {
	defer close(c.over)
	for {
		fds := []unix.PollFd{{Fd: int32(c.listener), Events: unix.POLLIN}, {Fd: int32(c.wake[0])}}
		if _, err := unix.Poll(fds, -1); err != nil && !errors.Is(err, unix.EINTR) {
			return
		}
		if fds[1].Revents != 0 || fds[0].Revents&unix.POLLHUP != 0 {
			return
		}
		if fds[0].Revents&unix.POLLIN == 0 {
			continue
		}
		var n notice
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(c.listener), receive, uintptr(unsafe.Pointer(&n))); errno != 0 {
			continue // the caller is dead, or its call was broken off
		}
		a := answer{id: n.id, flags: goOn}
		fails := c.decide(n)
		if fails {
			a.errno, a.flags = -int32(unix.EIO), 0
		}
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(c.listener), send, uintptr(unsafe.Pointer(&a))); errno != 0 && fails {
			c.mu.Lock()
			c.fail, c.failed = c.n+1, "" // nobody heard of it: the next one
			c.mu.Unlock()
		}
	}
}

// decide counts a call and tells whether it fails.
func (c *Calls) decide(n notice) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.armed {
		return false
	}
	call := watched[uintptr(n.nr)]
	file := ""
	switch call.file {
	case pathAt1:
		file = pathIn(n.pid, n.args[1])
	case descriptorAt0:
		file = fileOf(n.pid, n.args[0])
	case descriptorAt4:
		file = fileOf(n.pid, n.args[4])
	case mapped:
		file = "a mapped file"
	}
	if call.file != mapped && !c.concerns(file) {
		return false
	}
	c.n++
	if c.n != c.fail {
		return false
	}
	c.failed = call.name + " of " + file
	return true
}

func (c *Calls) concerns(file string) bool {
	for _, dir := range c.under {
		if strings.HasPrefix(file, dir) {
			return true
		}
	}
	return false
}

// fileOf is what a descriptor of a process stands for.
func fileOf(pid uint32, fd uint64) string {
	if int32(fd) < 0 {
		return ""
	}
	file, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", pid, int32(fd)))
	if err != nil {
		return ""
	}
	return file
}

// pathIn reads a path from the memory of a process.
func pathIn(pid uint32, address uint64) string {
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return ""
	}
	defer memory.Close()
	path := make([]byte, 4096)
	n, _ := memory.ReadAt(path, int64(address)) // it may end within the page
	path = path[:n]
	if end := bytes.IndexByte(path, 0); end >= 0 {
		path = path[:end]
	}
	return string(path)
}
