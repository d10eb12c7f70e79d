package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// An archive of documents is read as the folder that it is: plans.zip with 甲/方案.docx in it gives plans.zip/甲/方案.docx. What it may
// cost is bounded before it is opened, and again by the bytes that really come out.
const (
	maxMembers     = 4000
	maxInflated    = 256 << 20 // of all members together
	maxRatio       = 1000      // inflated to packed, once more than freeBytes came out
	freeBytes      = 10 << 20
	maxDirectories = 65535 // entries that the bytes may seem to hold, those of archives within it included
)

// Archive is the code of an archive that is not opened, or not to its end.
const Archive Code = "ARCHIVE"

// Unpacked yields the documents that a file in memory holds: itself, or the members of an archive, as Walk does.
func Unpacked(ctx context.Context, uri string, b []byte) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		src, err := New(uri, b)
		if err == nil && src.Format == ZIP {
			expand(ctx, src, yield)
			return
		}
		yield(src, err)
	}
}

// expand yields the documents in an archive, in the order in which it lists them; members that are no documents are skipped, those that
// cannot be read yield their error. It returns false when yield did.
func expand(ctx context.Context, archive Source, yield func(Source, error) bool) bool {
	refuse := func(message string) bool { return yield(Source{}, &Error{Archive, archive.URI, message}) }
	members, err := listed(archive.Bytes)
	if err != nil {
		return refuse(err.Error())
	}
	found, left := 0, maxInflated
	for _, member := range members {
		if err := ctx.Err(); err != nil {
			yield(Source{}, err)
			return false
		}
		name := memberName(member)
		if unwanted(name) {
			continue
		}
		uri := archive.URI + "/" + name
		if !inside(name) {
			found++
			if !yield(Source{}, &Error{Archive, archive.URI, fmt.Sprintf("a file in the archive wants to lie outside of it: %q", name)}) {
				return false
			}
			continue
		}
		b, bad := inflate(member, left)
		if left -= len(b); left <= 0 || errors.Is(bad, errRatio) {
			return refuse(fmt.Sprintf("the archive inflates beyond measure (%d MiB in all, %d times its size, are allowed), at %s", maxInflated>>20, maxRatio, name))
		}
		if bad == nil && !wanted(name, b[:min(len(b), headBytes)]) {
			continue
		}
		found++
		src, err := New(uri, b)
		switch {
		case bad != nil:
			src, err = Source{}, &Error{Archive, uri, bad.Error()}
		case err == nil && src.Format == ZIP:
			src, err = Source{}, &Error{Archive, uri, "an archive within an archive is not opened; unpack it first"}
		}
		if !yield(src, err) {
			return false
		}
	}
	if found == 0 {
		return refuse("the archive holds no document")
	}
	return true
}

// listed are the files that an archive says it holds.
func listed(archive []byte) ([]*zip.File, error) {
	if bytes.Count(archive, []byte("PK\x01\x02")) > maxDirectories {
		return nil, fmt.Errorf("the archive lists more than %d files", maxDirectories)
	}
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // insecure paths are refused one by one
		return nil, fmt.Errorf("the archive is damaged: %w", err)
	}
	if len(z.File) > maxMembers {
		return nil, fmt.Errorf("the archive holds %d files, more than %d; unpack it", len(z.File), maxMembers)
	}
	return z.File, nil
}

// unwanted tells a member that is a folder, or that no person put there.
func unwanted(name string) bool {
	return strings.HasSuffix(name, "/") || skipped(name) || strings.HasPrefix(name, "__MACOSX/")
}

var errRatio = errors.New("it inflates beyond measure")

// inflate reads a member, at most one byte more than a document may have or than is left. Sizes that the archive declares are not
// believed.
func inflate(member *zip.File, left int) ([]byte, error) {
	if member.Flags&1 != 0 {
		return nil, errors.New("the file is encrypted; unpack the archive with its password")
	}
	r, err := member.Open()
	if err != nil {
		return nil, fmt.Errorf("the file cannot be unpacked: %w", err)
	}
	defer r.Close()
	most := int64(min(MaxBytes+1, left))
	if free := int64(freeBytes); most > free {
		most = min(most, max(free, maxRatio*int64(min(member.CompressedSize64, MaxBytes)))+1)
	}
	b, err := io.ReadAll(io.LimitReader(r, most))
	switch {
	case err != nil:
		return b, fmt.Errorf("the file cannot be unpacked: %w", err)
	case len(b) > freeBytes && uint64(len(b)) > maxRatio*member.CompressedSize64:
		return b, errRatio
	}
	return b, nil
}

// memberName is the name as its writer meant it: UTF-8 where that is marked or true, else GB18030, in which Windows writes in China.
func memberName(member *zip.File) string {
	name := member.Name
	if member.NonUTF8 || !utf8.ValidString(name) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && !utf8.ValidString(name) && !strings.ContainsRune(decoded, utf8.RuneError) {
			name = decoded
		}
	}
	return strings.ReplaceAll(strings.ToValidUTF8(name, "\ufffd"), `\`, "/")
}

// inside tells whether a name stays within its archive: no .., no root, no drive, no control characters.
func inside(name string) bool {
	if name == "" || strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return false
		}
	}
	return path.Clean(name) != "." && !strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 || r == 0x7f })
}
