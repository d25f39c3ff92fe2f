package browsertest

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

const summit = "Kenya proposed to Uganda to hold a summit on June 20. Uganda rejected the proposal."

func TestPaste(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(served(t)+"/read"),
		chromedp.SendKeys(chromedp.CSS("#text"), summit), chromedp.SendKeys(chromedp.CSS("#published"), "2025-06-02"))
	look(t, ctx, "served-home")
	do(t, ctx, chromedp.Click(chromedp.CSS("button")), chromedp.WaitVisible(chromedp.CSS("article.article")))
	shown := text(t, ctx, "main")
	hasAll(t, shown, "20 June 2025", "Kenya proposed to Uganda", "rejected")
	look(t, ctx, "served-article")
	if value[string](t, ctx, `getComputedStyle(document.querySelector('.text mark.date')).borderBottomStyle`) != "dashed" {
		t.Error("the style of the page is not applied")
	}
}

func TestUpload(t *testing.T) {
	ctx, _ := browser(t)
	name := filepath.Join(t.TempDir(), "two.jsonl")
	if err := os.WriteFile(name, []byte(`{"title":"One","text":"`+summit+`"}`+"\n"+`{"title":"Two","text":"`+summit+`"}`+"\n"),
		0o600); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(served(t)+"/read"), chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{name}),
		chromedp.Click(chromedp.CSS("button")), chromedp.WaitVisible(chromedp.CSS("#A2-top")))
	shown := text(t, ctx, "nav.contents")
	hasAll(t, shown, "One", "Two")
}

func TestFolder(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.Navigate(served(t)+"/articles.html"), chromedp.Click(chromedp.CSS("main a[href^='articles/']")),
		chromedp.WaitVisible(chromedp.CSS("article.article")))
	shown := text(t, ctx, "main")
	hasAll(t, shown, "Dock workers reject", "Who said what")
}

func TestPlayground(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(served(t)+"/rules"),
		chromedp.WaitVisible(chromedp.CSS("section.good")))
	shown := text(t, ctx, "#result")
	hasAll(t, shown, "In the text: 1 found", "Tests: 3 of 3 passed", "convicted", "the banker Arne Holt")
	look(t, ctx, "rules-light")

	// Another text is tried at once, without a press of a button.
	write(t, ctx, "#sample", "It rained in Oslo.")
	waitFor(t, ctx, "In the text: nothing found")
	hasAll(t, value[string](t, ctx, `document.getElementById('summary').textContent`), "nothing found", "Tests: 3 of 3 passed")

	// A mistake is shown with its place, a test that fails with what was found.
	rules := value[string](t, ctx, `document.getElementById('rules').value`)
	write(t, ctx, "#rules", strings.Replace(rules, "tag=VB*]", "tag=VB*", 1))
	waitFor(t, ctx, "playground.yaml:8:")
	do(t, ctx, dark())
	look(t, ctx, "rules-mistake-dark")
	write(t, ctx, "#rules", strings.Replace(rules, "[the driver](recipient)", "the [driver](recipient)", 1))
	waitFor(t, ctx, "Tests: 2 of 3 passed")
	look(t, ctx, "rules-red-dark")
	checkNarrow(t, ctx)
	look(t, ctx, "rules-narrow")
}

// write puts a text into a field as if it were typed.
func write(t *testing.T, ctx context.Context, field, text string) {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	value[bool](t, ctx, `(e => { e.value = `+string(quoted)+`; return e.dispatchEvent(new Event('input', {bubbles: true})) })(document.querySelector('`+field+`'))`)
}

// waitFor waits until the result of the playground has a text.
func waitFor(t *testing.T, ctx context.Context, want string) {
	t.Helper()
	for range 100 {
		if strings.Contains(value[string](t, ctx, `document.getElementById('result').innerText`), want) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("no %q in %q", want, value[string](t, ctx, `document.getElementById('result').innerText`))
}

// TestPolicy holds that the served pages run nothing that is not theirs.
func TestPolicy(t *testing.T) {
	ctx, console := browser(t)
	do(t, ctx, chromedp.Navigate(served(t)+"/rules"), chromedp.WaitVisible(chromedp.CSS("section.good")))
	ran := value[bool](t, ctx, `(() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); return window.ran === true })()`)
	if ran {
		t.Error("an inline script ran")
	}
	console.expect(t, "Content Security Policy")
}
