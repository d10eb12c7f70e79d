package gazetteer

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"policygraph/seeds"
)

func load(t testing.TB) *Dictionary {
	t.Helper()
	d, err := Load(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// small is the least set of tables that loads; tests spoil one of them.
func small(t testing.TB) fstest.MapFS {
	t.Helper()
	regions, err := fs.ReadFile(seeds.FS, "regions.tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	f := fstest.MapFS{"regions.tsv.gz": &fstest.MapFile{Data: regions}}
	for name, text := range map[string]string{
		"region-changes.tsv":     "code\tname\tfrom\tto\tsuccessor\tnote\n",
		"region-names.tsv":       "kind\tsurface\tcode\tnote\n",
		"functional-regions.tsv": "name\taliases\tmembers\tmemberNames\tnote\n",
		"agencies.tsv":           "id\tkind\tnational\tprovince\tcity\tcounty\tother\taliases\twords\tfrom\tto\tsuccessor\n",
		"organizations.tsv":      "type\tname\taliases\tregion\tregionName\n",
	} {
		f[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return f
}

func TestLoadNamesTheFileAndTheLineOfAFault(t *testing.T) {
	for _, c := range []struct{ claim, file, row, want string }{
		{"a row with a field too few", "region-names.tsv", "abbr\t湖\t330500", "region-names.tsv:2: 3 fields, want 4"},
		{"an unknown code", "region-names.tsv", "abbr\t湖\t999999\t", `region-names.tsv:2: code "999999"`},
		{"an abbreviation of two characters", "region-names.tsv", "abbr\t湖州\t330500\t", `region-names.tsv:2: abbreviation "湖州"`},
		{"an unknown kind", "region-names.tsv", "nick\t湖\t330500\t", `region-names.tsv:2: kind "nick"`},
		{"another name than the table of regions has", "region-changes.tsv", "330523\t安吉市\t2021\t\t\t", "region-changes.tsv:2: 330523 is 安吉县"},
		{"a past division without a last day", "region-changes.tsv", "330199\t旧县\t\t\t330102\t", "region-changes.tsv:2: 330199 旧县"},
		{"a past division without a successor", "region-changes.tsv", "330199\t旧县\t\t2001\t\t", "region-changes.tsv:2: successor"},
		{"a member that does not exist", "functional-regions.tsv", "甲区域\t\t330599\t某县\t", `functional-regions.tsv:2: member "330599"`},
		{"members and their names out of step", "functional-regions.tsv", "甲区域\t\t330523\t\t", "functional-regions.tsv:2: 甲区域 has 1 members and 0 names"},
		{"a seat with the wrong name", "organizations.tsv", "UNIVERSITY\t某大学\t\t330500\t杭州市", "organizations.tsv:2: 某大学"},
		{"one alias of two bodies", "agencies.tsv", "甲\tGOVERNMENT\t\t\t甲局\t\t\t\t\t\t\t\n乙\tGOVERNMENT\t\t\t乙局\t\t\t甲局\t\t\t\t", "agencies.tsv:3: 甲局 of 乙 is also of 甲"},
		{"a successor that does not exist", "agencies.tsv", "甲\tGOVERNMENT\t\t\t甲局\t\t\t\t\t\t2018\t丙", `agencies.tsv:2: successor "丙"`},
	} {
		t.Run(c.claim, func(t *testing.T) {
			f := small(t)
			f[c.file] = &fstest.MapFile{Data: append(f[c.file].Data, []byte(c.row+"\n")...)}
			_, err := Load(f)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("row %q in %s: got error %v, want one with %q", c.row, c.file, err, c.want)
			}
		})
	}
}

func TestLoadTellsWhichTableIsMissing(t *testing.T) {
	f := small(t)
	delete(f, "agencies.tsv")
	if _, err := Load(f); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "agencies.tsv") {
		t.Errorf("got %v, want an error for agencies.tsv", err)
	}
}

func TestDigestFollowsTheBytesOfEveryTable(t *testing.T) {
	digest := func(extra string) string {
		f := small(t)
		f["organizations.tsv"].Data = append(f["organizations.tsv"].Data, extra...)
		d, err := Load(f)
		if err != nil {
			t.Fatal(err)
		}
		return d.Digest()
	}
	if a, again, b := digest(""), digest(""), digest("UNIVERSITY\t某大学\t\t330500\t湖州市\n"); a != again || a == b {
		t.Errorf("digest %s, loaded again %s, with a new row %s", a, again, b)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkBatches(b *testing.B) {
	d := load(b)
	for b.Loop() {
		d.Batches()
	}
}

func BenchmarkFind(b *testing.B) {
	d := load(b)
	text := strings.Repeat("推动科技创新与产业升级，加强与上海、杭州等城市的合作，支持安吉县、德清县建设产业园区。由市科技局牵头，各区县配合，落实长三角一体化发展任务。", 2000)
	folded := []rune(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Find(folded)
	}
}
