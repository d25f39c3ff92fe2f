package page

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// schemes are the colours of the style in light, in dark and on paper, by name.
func schemes(t *testing.T) map[string]map[string]string {
	t.Helper()
	colour := regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-f]{3,6})\b`)
	read := func(part string) map[string]string {
		out := map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(part, -1) {
			out[m[1]] = m[2]
		}
		return out
	}
	light, rest, ok := strings.Cut(style, "@media (prefers-color-scheme: dark)")
	_, print, ok2 := strings.Cut(rest, "@media print")
	if !ok || !ok2 {
		t.Fatal("the style has no dark scheme or none for print")
	}
	dark, _, _ := strings.Cut(rest, "* {")
	return map[string]map[string]string{"light": read(light), "dark": read(dark), "print": read(print)}
}

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 4 {
		hex = "#" + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:3], 2) + strings.Repeat(hex[3:4], 2)
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("%q is no colour", hex)
	}
	linear := func(c uint64) float64 {
		s := float64(c&0xFF) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrastOfKnownColours(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{{"#000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#fff", "#fff", 1}} {
		if got := contrast(t, tt.a, tt.b); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("contrast of %s and %s is %.2f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestContrast holds WCAG 2 AA: 4.5 to 1 for text on every background, 3 to 1 for the lines of marks and the focus.
func TestContrast(t *testing.T) {
	for name, scheme := range schemes(t) {
		grounds := []string{"page", "card"}
		for _, l := range layers {
			grounds = append(grounds, l+"-tint")
		}
		check := func(front, back string, least float64) {
			if scheme[front] == "" || scheme[back] == "" {
				t.Errorf("%s: no colour %s or %s", name, front, back)
			} else if got := contrast(t, scheme[front], scheme[back]); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, below %.1f", name, front, back, got, least)
			}
		}
		for _, ground := range grounds {
			check("ink", ground, 4.5)
		}
		for _, ground := range []string{"page", "card"} {
			for _, text := range []string{"soft", "link", "good", "bad"} {
				check(text, ground, 4.5)
			}
			for _, l := range layers {
				check(l+"-line", ground, 3)
			}
		}
		for _, l := range layers {
			check(l+"-line", l+"-tint", 3)
		}
		if name != "print" { // paper has no focus
			check("focus", "page", 3)
		}
	}
}
