package engine

import "context"

// watch notices that the context of a run is done. Asking costs an addition; the context itself is asked only now and then.
type watch struct {
	ctx   context.Context
	asked uint32
	err   error // of the context
}

// watchSteps is how many questions share one look at the context, a power of two. That many steps take far less than a millisecond.
const watchSteps = 1 << 10

// over reports whether the run is to end.
func (w *watch) over() bool {
	if w.asked++; w.asked%watchSteps == 0 && w.err == nil {
		w.err = w.ctx.Err()
	}
	return w.err != nil
}

// Err returns the error of the context that was given to Begin, or nil while it is not done. Code that works on the findings
// of a phase for long asks it now and then.
func (m *Matcher) Err() error {
	if m.watch.err == nil {
		m.watch.err = m.watch.ctx.Err()
	}
	return m.watch.err
}
