package pdf

import "bytes"

// longestFilterChain is the most filters that the file puts on one stream: /Filter [/FlateDecode /FlateDecode …]. Each may blow up
// what the one before it left by a factor of a thousand.
func longestFilterChain(b []byte) (longest int) {
	const reach = 4096 // bytes: no honest list is longer
	for {
		i := bytes.Index(b, []byte("/Filter"))
		if i < 0 {
			return longest
		}
		b = b[i+len("/Filter"):]
		list := bytes.TrimLeft(b[:min(len(b), reach)], " \t\r\n\f\x00")
		if len(list) == 0 || list[0] != '[' {
			continue
		}
		if end := bytes.IndexByte(list, ']'); end >= 0 {
			list = list[:end]
		}
		longest = max(longest, bytes.Count(list, []byte("/")))
	}
}
