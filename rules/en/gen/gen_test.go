package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/tsv"
	"dateline/rules/en"
)

// The shipped lists are what gen wrote: they name it, their lines are sorted by bytes, and none comes twice.
func TestShippedLists(t *testing.T) {
	for _, file := range []string{
		"places-countries.txt", "names-nationalities.txt", "places-capitals.txt", "places-cities.txt", "names-first.txt", "words-common.txt",
		"places-coordinates.txt",
	} {
		text, err := en.Text(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text, "enerated by rules/en/gen from ") {
			t.Errorf("%s does not name rules/en/gen", file)
		}
		var keys []string
		for _, fields := range tsv.Rows(text) {
			keys = append(keys, strings.Join(fields[:min(2, len(fields))], "\t"))
		}
		if file == "places-coordinates.txt" {
			for i := range keys {
				keys[i], _, _ = strings.Cut(keys[i], "\t")
			}
		}
		if len(keys) < 200 || !slices.IsSorted(keys) || len(slices.Compact(keys)) != len(keys) {
			t.Errorf("%s: %d lines, not sorted or not unique", file, len(keys))
		}
	}
}

// Every place is on the globe: no coordinate is NaN or out of range.
func TestShippedCoordinates(t *testing.T) {
	text, _ := en.Text("places-coordinates.txt")
	for line, fields := range tsv.Rows(text) {
		for i, limit := range []float64{90, 180} {
			x, err := strconv.ParseFloat(fields[2+i], 64)
			if err != nil || !(x >= -limit && x <= limit) {
				t.Errorf("places-coordinates.txt:%d: %s", line, strings.Join(fields, " "))
			}
		}
	}
}

func TestDegrees(t *testing.T) {
	for x, want := range map[float64]string{1.03125: "1.0313", -1.03125: "-1.0313", 2.00004: "2", -0.00001: "0", 12.34565: "12.3456",
		1.00015: "1.0002"} {
		if got := degrees(x); got != want {
			t.Errorf("degrees(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestMiddle(t *testing.T) {
	known := func(x float64) degree { return degree{x, true} }
	pacific := bounds{North: known(10), South: known(-20), West: known(170), East: known(-150)}
	if lat, lon := pacific.middle(); lat != -5 || lon != -170 {
		t.Errorf("got %v %v", lat, lon)
	}
	var d degree
	if d.UnmarshalJSON([]byte("null")); d.known {
		t.Error("null is known")
	}
	if d.UnmarshalJSON([]byte(`"42.7"`)); d.known {
		t.Error("text is known")
	}
}

func TestReadCities(t *testing.T) {
	first := message(varint(1, 2*7), text(2, "Ålesund"), text(3, "NO"), text(8, "08"), varint(9, 52_000), varint(10, 2*615_000),
		varint(11, 2*6_247_000))
	second := message(varint(1, 2*8), text(2, "Lund"), varint(10, 2*100_000-1), varint(11, 0))
	cities, err := readCities(append(first, second...))
	want := "[{7 Ålesund NO 08 52000 62.47 6.15} {8 Lund   0 62.47 5.15}]"
	if got := fmt.Sprint(cities); err != nil || got != want {
		t.Errorf("got %s %v, want %s", got, err, want)
	}
	for n := 1; n < len(first); n++ {
		if _, err := readCities(first[:n]); err == nil {
			t.Errorf("no error after %d bytes", n)
		}
	}
}

func varint(field int, value uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(field<<3)), value)
}

func text(field int, s string) []byte {
	b := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(field<<3|2)), uint64(len(s)))
	return append(b, s...)
}

func message(fields ...[]byte) []byte {
	body := bytes.Join(fields, nil)
	return append(binary.AppendUvarint(nil, uint64(len(body))), body...)
}

// Of two places with one name, only one that is far greater keeps it.
func TestGazetteer(t *testing.T) {
	g := gazetteer{}
	g.take("USA Springfield", &place{id: 1, population: 170_000})
	g.take("USA Springfield", &place{id: 2, population: 150_000})
	g.take("USA Portland", &place{id: 3, population: 630_000})
	g.take("USA Portland", &place{id: 4, population: 110_000})
	if g["USA Springfield"] != nil || g["USA Portland"] == nil || g["USA Portland"].id != 3 {
		t.Errorf("got %v", g)
	}
}

func TestFakerNames(t *testing.T) {
	names, err := fakerNames("person:{first_name:{generic:[`Kim`,`Anne-Marie`],male:`Åke.Bo`.split(`.`)},last_name:{generic:[`X`]}}")
	if want := "map[generic:[Kim Anne-Marie] male:[Åke Bo]]"; err != nil || fmt.Sprint(names) != want {
		t.Errorf("got %v %v, want %s", names, err, want)
	}
	for _, js := range []string{"first_name:{other:[`A`]}", "first_name:{male:other}", "first_name:{male:[`A`]",
		"first_name:{male:[`A`,f()]}"} {
		if _, err := fakerNames(js); err == nil {
			t.Errorf("no error for %s", js)
		}
	}
	if names, err := fakerNames("var en={}"); names != nil || err != nil {
		t.Errorf("got %v %v without names", names, err)
	}
}

func TestFirstNames(t *testing.T) {
	b := ballot{}
	b.vote("Renée", "female", 1)
	b.vote("Paris", "female", 1)
	b.vote("Kim", "generic", 1)
	b.judge("new Map([['renée', 'male'], ['kim', 'female'], ['unknown', 'male']])")
	var got []string
	for _, name := range sortedKeys(b) {
		got = append(got, name+strings.ReplaceAll(b[name].gender(), "\t", "/"))
	}
	if want := "[Kim/female Renee Renée]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{"The Gambia": "Gambia", "Korea, Republic of": "", "Congo (Brazzaville)": "",
		"Theland": "Theland"} {
		if got := plainName(name); got != want {
			t.Errorf("plainName(%q) = %q, want %q", name, got, want)
		}
	}
	for word, want := range map[string]string{"Ukrainian": "Ukrainians", "Iraqi": "Iraqis", "French": "", "Chinese": ""} {
		if got := plural(word); got != want {
			t.Errorf("plural(%q) = %q, want %q", word, got, want)
		}
	}
	if got := asciiName("Ħal Qormi’s Córdoba"); got != "Ħal Qormi's Cordoba" {
		t.Errorf("got %q", got)
	}
}

// Only the wanted files of a package with the right checksum are read.
func TestUnpack(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	w := tar.NewWriter(z)
	for _, name := range []string{"package/a.json", "package/b.json", "package/sub/a.json"} {
		w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(name))})
		w.Write([]byte(name))
	}
	w.Close()
	z.Close()
	sum := sha512.Sum512(packed.Bytes())
	s := npm("p", "1.0.0", base64.StdEncoding.EncodeToString(sum[:]), "a.*")
	data := files{}
	if err := s.unpack(packed.Bytes(), data); err != nil || s.verify(packed.Bytes()) != nil {
		t.Fatal(err)
	}
	if len(data) != 1 || string(data["p/a.json"]) != "package/a.json" {
		t.Errorf("got %v", data)
	}
	if s.verify(packed.Bytes()[1:]) == nil {
		t.Error("a wrong checksum is accepted")
	}
	if want := "https://registry.npmjs.org/@faker-js/faker/-/faker-10.6.0.tgz"; sources[0].url != want {
		t.Errorf("got %s, want %s", sources[0].url, want)
	}
}
