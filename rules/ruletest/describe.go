package ruletest

import (
	"dateline/rules"
	"dateline/rules/internal/engine"
)

// Describe returns a text for each rule of a set that says how it runs. Sets with the same texts match the same.
func Describe(set *rules.Set) []string { return engine.Describe(set) }
