package cli

import (
	"context"
	"fmt"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

// startTracing sends traces as the OTEL_EXPORTER_OTLP_* variables say, until stop is called. The provider is handed to those who are to use
// it and is not the global one, by which Badger would make a span of each of its reads.
func startTracing(ctx context.Context) (provider *sdktrace.TracerProvider, stop func(), err error) {
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("send traces: %w", err)
	}
	of, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "policygraph"), attribute.String("service.version", version())), resource.WithFromEnv())
	if err != nil {
		return nil, nil, fmt.Errorf("send traces: %w", err)
	}
	provider = sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(of))
	return provider, func() {
		patience, done := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer done()
		_ = provider.Shutdown(patience) // what is not sent by now is lost, and nobody waits for it
	}, nil
}
