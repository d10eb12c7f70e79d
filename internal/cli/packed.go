package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// unpacked reads what in holds: a file compressed by gzip or Zstandard, which its first bytes tell, decompressed. Its closer does not
// close in.
func unpacked(in io.Reader) (io.ReadCloser, error) {
	b := bufio.NewReaderSize(in, 1<<18)
	first, _ := b.Peek(4) // of a shorter file what there is; an error comes again with the first read
	switch {
	case bytes.HasPrefix(first, []byte{0x1f, 0x8b}):
		r, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("decompress (gzip): %w", err)
		}
		return r, nil
	case bytes.HasPrefix(first, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		r, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxWindow(64<<20))
		if err != nil {
			return nil, fmt.Errorf("decompress (zstd): %w", err)
		}
		return r.IOReadCloser(), nil
	}
	return io.NopCloser(b), nil
}

// packer compresses into w what the name of the file says: .gz, .zst, or not at all. Closing it ends the stream and leaves w open.
func packer(name string, w io.Writer) (io.WriteCloser, error) {
	switch {
	case strings.HasSuffix(name, ".gz"):
		return gzip.NewWriter(w), nil
	case strings.HasSuffix(name, ".zst"):
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(2))
	}
	return unpackedWriter{w}, nil
}

type unpackedWriter struct{ io.Writer }

func (unpackedWriter) Close() error { return nil }
