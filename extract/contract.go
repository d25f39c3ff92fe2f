package extract

import (
	"maps"

	"dateline/extract/date"
	"dateline/extract/entity"
	"dateline/extract/event"
	"dateline/extract/quantity"
	"dateline/extract/quote"
	"dateline/rules"
)

// contracts are what the rules of each phase may emit and capture, as the stages that read them declare it. Compile refuses
// anything else. Phases that no stage knows, those of a user, may have any features and captures.
var contracts = func() map[string]rules.Contract {
	all := map[string]rules.Contract{}
	for _, stage := range []map[string]rules.Contract{date.Contracts, entity.Contracts, quantity.Contracts, quote.Contracts, event.Contracts} {
		maps.Copy(all, stage)
	}
	return all
}()
