package browsertest

import (
	"bytes"
	"context"
	"iter"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/page"
	"dateline/extract/serve"
)

// browsers are the names that Chromium goes by.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"}

// browser is a tab of a new browser. Every message of its console is an error of the test, unless the test says that it is expected.
func browser(t *testing.T) (context.Context, *console) {
	t.Helper()
	path := ""
	for _, name := range browsers {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no browser: install chromium to run this test (apt-get install chromium)")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.Flag("hide-scrollbars", true))
	if os.Geteuid() == 0 { // Chromium has no sandbox for root
		opts = append(opts, chromedp.NoSandbox)
	}
	alloc, stopAlloc := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stopAlloc)
	ctx, stop := chromedp.NewContext(alloc)
	t.Cleanup(stop)
	do(t, ctx) // starts the browser, which lives as long as this context
	limited, cancel := context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(cancel)
	c := &console{}
	messages := chromedp.Console(ctx)
	go c.collect(messages)
	t.Cleanup(func() {
		for _, line := range c.all() {
			t.Errorf("the browser says: %s", line)
		}
	})
	return limited, c
}

// console is what a browser complains of.
type console struct {
	mu    sync.Mutex
	lines []string
}

func (c *console) collect(messages iter.Seq2[chromedp.ConsoleMessage, error]) {
	for m, err := range messages {
		if err != nil {
			return
		}
		c.mu.Lock()
		c.lines = append(c.lines, m.String()+" "+m.URL)
		c.mu.Unlock()
	}
}

func (c *console) all() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lines
}

// expect waits for a complaint that the test is about, and takes it back.
func (c *console) expect(t *testing.T, want string) {
	t.Helper()
	for range 50 {
		if c.forget(want) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("the browser does not complain of %q: %q", want, c.all())
}

func (c *console) forget(what string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	before := len(c.lines)
	c.lines = slices.DeleteFunc(c.lines, func(line string) bool { return strings.Contains(line, what) })
	return len(c.lines) < before
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// get is what an action gives.
func get[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	out, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// value is what an expression of JavaScript gives on the page at hand.
func value[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	return get(t, ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// text is the visible text of an element.
func text(t *testing.T, ctx context.Context, element chromedp.CSS) string {
	t.Helper()
	return get(t, ctx, chromedp.Text(element))
}

// command is a command of the protocol as a step.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, params)
		return err
	})
}

// look keeps a picture where SCREENSHOTS says so.
func look(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	picture := get(t, ctx, chromedp.CaptureScreenshot())
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o666); err != nil {
		t.Fatal(err)
	}
}

func dark() chromedp.Action[chromedp.Void] {
	return media(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
}

func media(m emulation.SetEmulatedMediaParams) chromedp.Action[chromedp.Void] {
	return command(emulation.SetEmulatedMedia, m)
}

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New() })

func extracted(t *testing.T, body string) *document.Document {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(body)})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func sample(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// static is the address of a file with the page of an article.
func static(t *testing.T, body string) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.Write(&b, []*document.Document{extracted(t, body)}, page.Options{}); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return "file://" + name
}

// served is the address of a server.
func served(t *testing.T) string {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := serve.Load(t.Context(), x, folderOf(t, map[string]string{"harbor.txt": sample(t, "harbor.txt")}), 1,
		func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	s, err := serve.New(x, serve.Config{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	return server.URL
}

// checkNarrow holds that the page does not scroll sideways at the width of a telephone.
func checkNarrow(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 360, Height: 740,
		DeviceScaleFactor: 2, Mobile: true}))
	if wide := value[int](t, ctx, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("at a width of 360 the page is %d wide", wide)
	}
}

// printed is the page as it would be printed.
func printed(t *testing.T, ctx context.Context, name string) []byte {
	t.Helper()
	pdf := get(t, ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground()))
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return pdf
}

func hasAll(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
}
