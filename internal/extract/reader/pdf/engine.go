package pdf

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// engine holds PDFium as compiled. Each document gets a machine of its own, so that what one leaves behind no other sees.
type engine struct {
	cacheDir string
	workers  int

	mu     sync.Mutex
	pool   pdfium.Pool
	cache  wazero.CompilationCache
	closed bool
}

var errClosed = errors.New("the reader is closed")

// start compiles PDFium, or loads what an earlier run compiled.
func (e *engine) start() (pdfium.Pool, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, errClosed
	}
	if e.pool != nil {
		return e.pool, nil
	}
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(true).WithMemoryLimitPages(maxMemory >> 16)
	e.cache = compilationCache(e.cacheDir)
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle: e.workers, MaxTotal: e.workers, RuntimeConfig: config.WithCompilationCache(e.cache),
		FSConfig: wazero.NewFSConfig(), // no file of the host; nil would give it all of them
		Stdout:   io.Discard, Stderr: io.Discard, RandomSource: rand.Reader,
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	e.pool = pool
	return pool, nil
}

// compilationCache keeps compiled code in dir; where that does not work, in memory.
func compilationCache(dir string) wazero.CompilationCache {
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return wazero.NewCompilationCache()
		}
		dir = filepath.Join(user, "policygraph")
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return wazero.NewCompilationCache()
	}
	return cache
}

func (e *engine) close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	if e.pool == nil {
		return nil
	}
	err := errors.Join(e.pool.Close(), e.cache.Close(context.Background()))
	e.pool = nil
	return err
}

// machine is one PDFium with memory of its own. It stops when its context is done. Its first error stays; all calls after that do
// nothing and return 0.
type machine struct {
	ctx       context.Context
	instance  pdfium.Pdfium
	module    api.Module
	functions map[string]api.Function
	stack     []uint64
	scratch   uint64 // 64 bytes for what functions return through pointers
	err       error
}

// open gets a machine. It waits where all are at work.
func (e *engine) open(ctx context.Context) (*machine, error) {
	pool, err := e.start()
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	m := &machine{ctx: ctx, instance: instance, functions: make(map[string]api.Function), stack: make([]uint64, 16)}
	if m.module, err = module(instance); err != nil {
		m.close()
		return nil, err
	}
	m.scratch = m.call("malloc", 64)
	if m.err != nil {
		m.close()
		return nil, m.err
	}
	return m, nil
}

// module is the WebAssembly module behind an instance. The library's own functions cost ten calls for the place of one character;
// three are enough when they are called on the module, and those end when the context does.
func module(instance pdfium.Pdfium) (api.Module, error) {
	v := reflect.ValueOf(instance.GetImplementation())
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		if f := v.Elem().FieldByName("Module"); f.IsValid() && f.CanInterface() {
			if m, ok := f.Interface().(api.Module); ok {
				return m, nil
			}
		}
	}
	return nil, errors.New("start PDFium: the library hides its module")
}

// close gives the machine back, with all its memory. A document that broke it does not keep it from being given back.
func (m *machine) close() { _ = m.instance.Close() }

// call calls an exported function. What it returns is meaningless after an error.
func (m *machine) call(name string, args ...uint64) uint64 {
	if m.err != nil {
		return 0
	}
	f := m.functions[name]
	if f == nil {
		if f = m.module.ExportedFunction(name); f == nil {
			m.err = fmt.Errorf("PDFium has no function %s", name)
			return 0
		}
		m.functions[name] = f
	}
	m.stack[0] = 0
	copy(m.stack, args)
	if err := f.CallWithStack(m.ctx, m.stack[:max(len(args), 1)]); err != nil {
		m.err = fmt.Errorf("%s: %w", name, err)
		if m.ctx.Err() != nil {
			m.err = fmt.Errorf("%s: %w", name, m.ctx.Err())
		}
		return 0
	}
	return m.stack[0]
}

// floats reads n 32-bit numbers that a function left in scratch.
func (m *machine) floats(n int) (v [8]float64) {
	for i := range n {
		f, _ := m.module.Memory().ReadFloat32Le(uint32(m.scratch) + uint32(4*i))
		v[i] = float64(f)
	}
	return v
}

// double reads the k-th 64-bit number in scratch.
func (m *machine) double(k int) float64 {
	f, _ := m.module.Memory().ReadFloat64Le(uint32(m.scratch) + uint32(8*k))
	return f
}

// integer reads the k-th 32-bit integer in scratch.
func (m *machine) integer(k int) int {
	v, _ := m.module.Memory().ReadUint32Le(uint32(m.scratch) + uint32(4*k))
	return int(int32(v))
}

// put copies bytes into the machine.
func (m *machine) put(b []byte) uint64 {
	at := m.call("malloc", uint64(max(len(b), 1)))
	if m.err == nil && (at == 0 || !m.module.Memory().Write(uint32(at), b)) {
		m.err = errMemory
	}
	return at
}

// full tells whether the machine has used up its memory.
func (m *machine) full() bool {
	return errors.Is(m.err, errMemory) || m.module.Memory().Size() > maxMemory/10*9
}
