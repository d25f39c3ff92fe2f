package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// strip returns what the strip at the foot of the window shows of the marks that the selector matches.
const strip = `Array.from(document.querySelectorAll('.article mark')).map(m => getComputedStyle(m, '::after').content).filter(c => c && c !== 'none').join('|')`

func TestStaticPage(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(static(t, sample(t, "harbor.txt"))))
	look(t, ctx, "static-light")
	if got := value[string](t, ctx, strip); got != "" {
		t.Errorf("the strip is there before anything is pointed at: %q", got)
	}

	// The pointer.
	do(t, ctx, chromedp.ScrollIntoView(chromedp.CSS("mark.quantity")))
	at := value[[]float64](t, ctx,
		`(r => [r.x + r.width/2, r.y + r.height/2])(document.querySelector('.text mark.quantity').getBoundingClientRect())`)
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
	hasAll(t, value[string](t, ctx, strip), "4.5 percent", "rule ")
	look(t, ctx, "static-hover")
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 1, 1))

	// The keyboard: the first Tab leads to the way past everything, and marks can be reached.
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	if got := value[string](t, ctx, `document.activeElement.textContent`); got != "Skip to the text" {
		t.Errorf("the first stop is %q", got)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if got := value[string](t, ctx, `document.activeElement.tagName + document.activeElement.closest('main').id`); got != "MARKtext" {
		t.Errorf("after the link that skips everything comes %q", got)
	}
	hasAll(t, value[string](t, ctx, strip), "rule ")
	look(t, ctx, "static-focus")

	// Switching a layer off.
	line := `getComputedStyle(document.querySelector('.text mark.date')).borderBottomColor`
	before := value[string](t, ctx, line)
	do(t, ctx, chromedp.Click(chromedp.CSS(".show-date")))
	if after := value[string](t, ctx, line); after == before || after != "rgba(0, 0, 0, 0)" {
		t.Errorf("dates that are switched off have a line of colour %s", after)
	}
	if off := value[string](t, ctx, `getComputedStyle(document.querySelector('.legend mark.date')).borderBottomColor`); off != before {
		t.Errorf("the legend is switched off, too: %s", off)
	}
}

func TestStaticPageInDarkNarrowAndPrint(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(static(t, sample(t, "istanbul.txt"))))
	light := value[string](t, ctx, `getComputedStyle(document.body).backgroundColor`)
	do(t, ctx, dark())
	if now := value[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); now == light {
		t.Error("dark is as light")
	}
	look(t, ctx, "static-dark")
	checkNarrow(t, ctx)
	look(t, ctx, "static-narrow")
	do(t, ctx, command(emulation.ClearDeviceMetricsOverride, cdp.Empty{}))
	if pdf := printed(t, ctx, "static-print"); len(pdf) < 10_000 {
		t.Errorf("printed, the page has %d bytes", len(pdf))
	}
	do(t, ctx, media(emulation.SetEmulatedMediaParams{Media: "print"}))
	if now := value[string](t, ctx, `getComputedStyle(document.body).color`); now != "rgb(0, 0, 0)" {
		t.Errorf("the ink on paper is %s", now)
	}
}

// TestWithoutScripts holds that the page is whole in a browser that runs none.
func TestWithoutScripts(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
		chromedp.Navigate(static(t, sample(t, "istanbul.txt"))))
	do(t, ctx)
	shown := text(t, ctx, "body")
	hasAll(t, shown, "What happened when", "20 to 30 June 2025", "Who said what", "Proposals and answers", "rejected", "Numbers")
}

// TestAccessibleTree holds what a screen reader finds: landmarks, headings in order, descriptions of marks.
func TestAccessibleTree(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.Navigate(static(t, sample(t, "harbor.txt"))))
	headings := value[string](t, ctx, `Array.from(document.querySelectorAll('h1,h2,h3')).map(h => h.tagName[1]).join('')`)
	if !strings.HasPrefix(headings, "12") || strings.Contains(headings, "13") || strings.Count(headings, "1") != 1 {
		t.Errorf("the levels of headings are %s", headings)
	}
	if n := value[int](t, ctx, `document.querySelectorAll('main').length`); n != 1 {
		t.Errorf("%d main landmarks", n)
	}
	unnamed := value[int](t, ctx, `Array.from(document.querySelectorAll('section')).filter(s => !s.ariaLabel && !document.getElementById(s.getAttribute('aria-labelledby'))).length`)
	if unnamed != 0 {
		t.Errorf("%d sections have no name", unnamed)
	}
	mute := value[int](t, ctx, `Array.from(document.querySelectorAll('[tabindex]')).filter(m => !m.ariaDescription && !m.ariaLabel && !m.getAttribute('aria-labelledby')).length`)
	if mute != 0 {
		t.Errorf("%d stops say nothing", mute)
	}
}

// TestLongPage holds how long the page of 5,000 words takes to draw.
func TestLongPage(t *testing.T) {
	ctx, _ := browser(t)
	var b strings.Builder
	b.WriteString("date 2025-06-02\n\n")
	for n := 0; n < 5000; {
		for _, name := range []string{"istanbul.txt", "harbor.txt", "river.txt"} {
			_, text, _ := strings.Cut(sample(t, name), "\n\n")
			b.WriteString(text + "\n\n")
			n += len(strings.Fields(text))
		}
	}
	do(t, ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(static(t, b.String())))
	// The least of several visits: other programs on the machine take their time, too.
	paint, complete := 1e9, 1e9
	for range 8 {
		do(t, ctx, chromedp.Reload())
		paint = min(paint, value[float64](t, ctx, `new Promise(done => new PerformanceObserver(l => done(l.getEntriesByName('first-contentful-paint')[0].startTime)).observe({type: 'paint', buffered: true}))`))
		complete = min(complete, value[float64](t, ctx, `performance.getEntriesByType('navigation')[0].domComplete`))
	}
	t.Logf("painted after %.0f ms, complete after %.0f ms, %d marks", paint, complete,
		value[int](t, ctx, `document.querySelectorAll('mark').length`))
	if paint > 1000 || complete > 1000 {
		t.Errorf("painted after %.0f ms, complete after %.0f ms", paint, complete)
	}
}
