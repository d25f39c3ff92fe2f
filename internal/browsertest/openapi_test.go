package browsertest

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

// described is a validator of the description that a server gives of itself.
func described(t *testing.T, server string) validator.Validator {
	t.Helper()
	text := fetch(t, http.MethodGet, server+"/openapi.json", "", "")
	doc, err := libopenapi.NewDocument(text.body)
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

type exchange struct {
	request *http.Request
	answer  *http.Response
	body    []byte
}

// fetch sends a request. The bodies of both can be read again.
func fetch(t *testing.T, method, target, media, body string) exchange {
	t.Helper()
	r, err := http.NewRequest(method, target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if media != "" {
		r.Header.Set("Content-Type", media)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	r.Body, answer.Body = io.NopCloser(strings.NewReader(body)), io.NopCloser(bytes.NewReader(data))
	return exchange{r, answer, data}
}

func TestDescription(t *testing.T) {
	v := described(t, served(t))
	if ok, errs := v.ValidateDocument(); !ok {
		for _, err := range errs {
			t.Errorf("%s: %s %v", err.Message, err.Reason, err.SchemaValidationErrors)
		}
	}
}

// TestAnswersAreAsDescribed holds requests and answers to the description.
func TestAnswersAreAsDescribed(t *testing.T) {
	server := served(t)
	v := described(t, server)
	tests := []struct {
		method, path, media, body string
		status                    int
	}{
		{"POST", "/v1/extract", "text/plain", summit, 200},
		{"POST", "/v1/extract", "text/plain", sample(t, "istanbul.txt"), 200},
		{"POST", "/v1/extract?offsets=utf16&published=2025-06-02", "application/json", `{"text":"` + summit + `","published":1750000000}`, 200},
		{"POST", "/v1/extract?format=events&kinds=act", "text/html", "<p>" + summit + "</p>", 200},
		{"POST", "/v1/extract", "text/plain", "", 422},
		{"POST", "/v1/extract?format=morse", "text/plain", summit, 400},
		{"POST", "/v1/articles", "application/x-ndjson", `{"text":"` + summit + `"}` + "\n", 200},
		{"GET", "/v1/schema?format=events", "", "", 200},
		{"GET", "/v1/schema?format=morse", "", "", 400},
		{"GET", "/healthz", "", "", 200},
		{"GET", "/metrics", "", "", 200},
		{"GET", "/openapi.json", "", "", 200},
	}
	for _, tt := range tests {
		t.Run(tt.method+" "+tt.path, func(t *testing.T) {
			x := fetch(t, tt.method, server+tt.path, tt.media, tt.body)
			if x.answer.StatusCode != tt.status {
				t.Fatalf("%d %s", x.answer.StatusCode, x.body)
			}
			if tt.body == "" && tt.method == "POST" {
				return // is not as described, and refused
			}
			if ok, errs := v.ValidateHttpRequestResponse(x.request, x.answer); !ok {
				for _, err := range errs {
					t.Errorf("%s: %s %v", err.Message, err.Reason, err.SchemaValidationErrors)
				}
			}
		})
	}
}
