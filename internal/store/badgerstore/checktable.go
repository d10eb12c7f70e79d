package badgerstore

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"

	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/pb"
	"google.golang.org/protobuf/proto"
)

// checkTable verifies every checksum of a table. Badger does it too, but a block that is wrong makes it panic in a goroutine of its
// own (a nil block in the error path of Table.VerifyChecksum), and a table that is cut ends the process.
//
//	| block | ... | index | length of index 4 | checksum of index | length of checksum 4 |
//
// and each block ends with its checksum and the length of that. Tables are not compressed, so a block is as it is read.
func checkTable(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	end := info.Size()
	sized := func() ([]byte, error) { // the part before end whose length stands after it
		var length [4]byte
		if end -= 4; end < 0 {
			return nil, io.ErrUnexpectedEOF
		}
		if _, err := file.ReadAt(length[:], end); err != nil {
			return nil, err
		}
		n := int64(binary.BigEndian.Uint32(length[:]))
		if end -= n; end < 0 {
			return nil, io.ErrUnexpectedEOF
		}
		part := make([]byte, n)
		_, err := file.ReadAt(part, end)
		return part, err
	}
	sum, err := sized()
	if err != nil {
		return fmt.Errorf("cut at its end: %w", err)
	}
	index, err := sized()
	if err != nil {
		return fmt.Errorf("cut at its index: %w", err)
	}
	if len(index) == 0 {
		return fmt.Errorf("cut at its index: %w", io.ErrUnexpectedEOF)
	}
	if err := checkSum(index, sum); err != nil {
		return fmt.Errorf("its index: %w", err)
	}
	blocks := fb.GetRootAsTableIndex(index, 0)
	if blocks.OffsetsLength() == 0 {
		return fmt.Errorf("its index has no block")
	}
	var at fb.BlockOffset
	buffer := make([]byte, 0, readAhead)
	begin := int64(0) // of buffer
	next := int64(0)  // blocks follow one another without a gap
	for i := range blocks.OffsetsLength() {
		blocks.Offsets(&at, i)
		from, n := int64(at.Offset()), int64(at.Len())
		if from != next || from+n > end {
			return fmt.Errorf("block %d is of bytes %d to %d, want from %d, up to %d", i, from, from+n, next, end)
		}
		next = from + n
		if next > begin+int64(len(buffer)) {
			begin, buffer = from, slices.Grow(buffer[:0], int(n))
			buffer = buffer[:min(int64(cap(buffer)), end-from)]
			if _, err := file.ReadAt(buffer, from); err != nil {
				return fmt.Errorf("block %d: %w", i, err)
			}
		}
		if err := checkBlock(buffer[from-begin : next-begin]); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	if next != end {
		return fmt.Errorf("%d bytes between its blocks and its index", end-next)
	}
	return nil
}

// readAhead is how much of a table is read at a time.
const readAhead = 256 << 10

func checkBlock(block []byte) error {
	tail := len(block) - 4
	if tail < 0 || int64(binary.BigEndian.Uint32(block[tail:])) > int64(tail) {
		return fmt.Errorf("no checksum at its end")
	}
	body := tail - int(binary.BigEndian.Uint32(block[tail:]))
	return checkSum(block[:body], block[body:tail])
}

// checkSum compares data with a checksum as Badger writes it.
func checkSum(data, sum []byte) error {
	var expected pb.Checksum
	if err := proto.Unmarshal(sum, &expected); err != nil {
		return fmt.Errorf("its checksum: %w", err)
	}
	if expected.Algo != pb.Checksum_CRC32C { // another that Badger does not know makes it panic
		return fmt.Errorf("its checksum is of kind %d, want %d", expected.Algo, pb.Checksum_CRC32C)
	}
	if sum := crc32.Checksum(data, castagnoli); uint64(sum) != expected.Sum {
		return fmt.Errorf("its checksum is %08x, want %08x", sum, expected.Sum)
	}
	return nil
}
