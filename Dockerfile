# A small image with the program and its licences (/licenses, or `dateline version --licenses`):
#
#	docker build -t dateline --build-arg REVISION="$(git rev-parse HEAD)" .
#	docker run --rm -i dateline extract < article.txt
#	docker run --rm -v "$PWD:/data" -w /data dateline extract --format sqlite -o news.db articles/
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG REVISION=""
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w -X main.revision=$REVISION" -o /dateline ./cmd/dateline

FROM scratch
ARG REVISION=""
LABEL org.opencontainers.image.title="Dateline" \
      org.opencontainers.image.description="Extracts events, statements, dates and quantities from news articles" \
      org.opencontainers.image.version="0.2.0" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /dateline /dateline
COPY --from=build /src/LICENSE /src/NOTICE /src/THIRD_PARTY_LICENSES /licenses/
# SQLite sorts large indexes in files.
COPY --from=build --chown=65532:65532 --chmod=1777 /tmp /tmp
USER 65532:65532
ENTRYPOINT ["/dateline"]
