package badgerstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"strconv"

	"github.com/dgraph-io/badger/v4/y"
)

// journal is what a log of Badger's memtable (NNNNN.mem) holds, read without Badger, which stops at the first entry that is wrong,
// says nothing, and cuts the file there.
//
//	| key id 8 | iv 12 | entry ... | zeros to the end of the file |
//
// and an entry, in transactions that end with one of their own:
//
//	| meta 1 | user meta 1 | length of key | length of value | expires at | key | value | CRC-32C of all before 4 |
type journal struct {
	path        string
	end         int64  // of the last whole transaction
	size        int64  // of the file
	torn        bool   // something stands after end
	first, last uint64 // transactions, 0 where there is none
	gap         bool   // their numbers do not follow one another
	entries     []journalEntry
}

// journalEntry is one key as a transaction left it.
type journalEntry struct {
	key     []byte // with the number of the transaction at its end, as Badger has it
	value   []byte
	deleted bool
}

const (
	journalHeader = 8 + 12
	metaDeleted   = 1 << 0
	metaPointer   = 1 << 1
	metaInTxn     = 1 << 6
	metaEndOfTxn  = 1 << 7
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// readJournal reads a log whole. What it cannot make sense of ends the journal, as it ends Badger's replay.
func readJournal(path string) (journal, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return journal{}, err
	}
	j := journal{path: path, size: int64(len(b)), end: journalHeader}
	if len(b) == 0 { // a kill came between its making and its first size
		j.end = 0
		return j, nil
	}
	if len(b) < journalHeader {
		return journal{}, fmt.Errorf("it has %d bytes, fewer than its header", len(b))
	}
	if key := binary.BigEndian.Uint64(b); key != 0 {
		return journal{}, fmt.Errorf("it is encrypted with key %d, and this program encrypts nothing", key)
	}
	var open []journalEntry // of the transaction that has not ended yet
	var txn uint64
	for at := journalHeader; ; {
		meta, e, n, err := parseJournalEntry(b[at:])
		if err != nil {
			break
		}
		at += n
		switch {
		case meta&metaInTxn != 0:
			if ts := y.ParseTs(e.key); txn == 0 {
				txn = ts
			} else if ts != txn {
				err = errJournal
			}
			open = append(open, e)
		case meta&metaEndOfTxn != 0:
			ended, bad := strconv.ParseUint(string(e.value), 10, 64)
			if err = bad; err == nil && ended != txn {
				err = errJournal
			}
			if err == nil {
				j.gap = j.gap || j.last != 0 && ended != j.last+1
				if j.first == 0 {
					j.first = ended
				}
				j.last, j.end = ended, int64(at)
				j.entries, open, txn = append(j.entries, open...), open[:0:0], 0
			}
		default:
			err = errJournal // this program writes in transactions only
		}
		if err != nil {
			break
		}
	}
	for _, c := range b[j.end:] {
		if c != 0 {
			j.torn = true
			break
		}
	}
	return j, nil
}

var errJournal = errors.New("no entry")

// parseJournalEntry reads the entry that b begins with; n is its length.
func parseJournalEntry(b []byte) (meta byte, e journalEntry, n int, err error) {
	if len(b) < 2 {
		return 0, e, 0, errJournal
	}
	meta, n = b[0], 2
	var lengths [3]uint64
	for i := range lengths {
		v, w := binary.Uvarint(b[n:])
		if w <= 0 {
			return 0, e, 0, errJournal
		}
		lengths[i], n = v, n+w
	}
	key, value := lengths[0], lengths[1]
	if key <= 8 && meta&metaEndOfTxn == 0 || key > 1<<16 || value > uint64(len(b)) || uint64(n)+key+value+crc32.Size > uint64(len(b)) {
		return 0, e, 0, errJournal
	}
	e = journalEntry{key: b[n : n+int(key)], value: b[n+int(key) : n+int(key+value)], deleted: meta&metaDeleted != 0}
	n += int(key + value)
	if crc32.Checksum(b[:n], castagnoli) != binary.BigEndian.Uint32(b[n:]) {
		return 0, e, 0, errJournal
	}
	if meta&metaPointer != 0 {
		return 0, e, 0, errJournal // into the value log, which is never used
	}
	return meta, e, n + crc32.Size, nil
}
