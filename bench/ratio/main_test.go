package main

import "testing"

func TestMedian(t *testing.T) {
	out := "BenchmarkRatio \t 8\t 9 ns/op\t 3.500 x-prose\nBenchmarkRatio-2 \t 8\t 9 ns/op\t 9.100 x-prose\nBenchmarkRatio \t 8\t 9 ns/op\t 3.250 x-prose\nok\n"
	if got, err := median(out); got != 3.5 || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := median("ok\n"); err == nil {
		t.Errorf("no ratios: %v", got)
	}
}

func TestJudge(t *testing.T) {
	if err := judge(3.59, 3); err != nil {
		t.Error(err)
	}
	if err := judge(3.61, 3); err == nil {
		t.Error("a ratio that has grown by more than a fifth passed")
	}
}
