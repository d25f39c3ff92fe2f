package browsertest

import (
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestStaticPlayground builds the playground that needs no server, and uses it: the program runs in the browser.
func TestStaticPlayground(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "playground")
	cmd := exec.Command("go", "run", "./internal/playground", "-out", dir)
	cmd.Dir = filepath.Join("..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()

	ctx, _ := browser(t) // only now: its time is limited, and compiling takes a while
	do(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(server.URL+"/"))
	becomes(t, func() bool { return !value[bool](t, ctx, `document.getElementById('run').disabled`) })
	do(t, ctx, chromedp.Click(chromedp.CSS("#run")))
	becomes(t, func() bool { return !value[bool](t, ctx, `document.getElementById('result').hidden`) })
	marks := `document.getElementById('page').contentDocument.querySelectorAll('.text mark').length`
	becomes(t, func() bool { return value[int](t, ctx, marks) > 5 })
	colour := `getComputedStyle(document.getElementById('page').contentDocument.querySelector('.text mark.date')).borderBottomColor`
	if got := value[string](t, ctx, colour); got == "rgb(0, 0, 0)" || got == "rgba(0, 0, 0, 0)" {
		t.Errorf("the article has no style: its dates are %s", got)
	}
	source := axe(t)
	for _, view := range views {
		view.set(t, ctx)
		view.check(t, ctx, "playground", source)
	}
	json := value[string](t, ctx, `document.getElementById('json').textContent`)
	hasAll(t, json, `"act": "reject"`, `"published": "2025-09-18"`, `"name": "Ingrid Solberg"`)
	hasAll(t, value[string](t, ctx, `document.getElementById('page').srcdoc`), "<mark", "Dock workers reject offer")
	hasAll(t, value[string](t, ctx, `document.getElementById('status').textContent`), "acts, Dateline")

	do(t, ctx, chromedp.Click(chromedp.CSS("#show-json")))
	if shown := value[bool](t, ctx,
		`document.getElementById('page').offsetHeight === 0 && document.getElementById('json').offsetHeight > 0`); !shown {
		t.Error("the JSON is not shown")
	}
	look(t, ctx, "playground-json")

	// Mistakes are shown and do not end the program.
	set := func(id, text string) {
		value[bool](t, ctx, `(() => { document.getElementById('`+id+`').value = `+"`"+text+"`"+`; return true })()`)
	}
	fails := func(want string) {
		t.Helper()
		do(t, ctx, chromedp.Click(chromedp.CSS("#run")))
		becomes(t, func() bool { return !value[bool](t, ctx, `document.getElementById('error').hidden`) })
		hasAll(t, value[string](t, ctx, `document.getElementById('error').textContent`), want)
	}
	set("rules", "rules: [")
	fails("playground.yaml:")
	set("rules", "")
	set("text", "<b>")
	do(t, ctx, chromedp.Click(chromedp.CSS("#run")))
	set("text", "<p>Kenya proposed a summit to Uganda.</p><script>alert(1)</script>")
	do(t, ctx, chromedp.Click(chromedp.CSS("#run")))
	becomes(t, func() bool {
		return strings.Contains(value[string](t, ctx, `document.getElementById('json').textContent`), `"act": "propose"`)
	})
}

// becomes waits for a condition: a program of this size takes a while to load.
func becomes(t *testing.T, holds func() bool) {
	t.Helper()
	for range 600 {
		if holds() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("it does not happen within a minute")
}
