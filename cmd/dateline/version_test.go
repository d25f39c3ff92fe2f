package main

import (
	"runtime"
	"runtime/debug"
	"testing"

	"dateline"
	"dateline/extract"
)

func TestVersion(t *testing.T) {
	tail := ", rules " + extract.ShippedRules() + ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
	tests := []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "dateline " + dateline.Version},
		{&debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}}, "dateline " + dateline.Version},
		{&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: "0123456789abcdef0123"}, {Key: "vcs.modified", Value: "true"}}},
			"dateline " + dateline.Version + " 0123456789ab (modified)"},
	}
	for _, tt := range tests {
		if got := newBuild(tt.info).String(); got != tt.want+tail {
			t.Errorf("got %s, want %s", got, tt.want+tail)
		}
	}
}
