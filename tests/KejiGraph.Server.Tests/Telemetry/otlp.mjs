// Decodes what an OTLP collector was sent. Prints { "spans": […], "metrics": […] } as JSON, ids in base64.
// Usage: node otlp.mjs FOLDER, with files whose names begin with "traces" or "metrics"
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'

const root = createRequire(import.meta.url)(join(
  import.meta.dirname, 'node_modules/@opentelemetry/otlp-transformer/build/src/generated/root.js'))
const { trace, metrics } = root.opentelemetry.proto.collector
const read = (type, prefix) => readdirSync(process.argv[2]).filter(name => name.startsWith(prefix)).map(name =>
  type.toObject(type.decode(readFileSync(join(process.argv[2], name))), { longs: String, enums: String, bytes: String }))
console.log(JSON.stringify({
  spans: read(trace.v1.ExportTraceServiceRequest, 'traces')
    .flatMap(one => one.resourceSpans).flatMap(one => one.scopeSpans).flatMap(one => one.spans),
  metrics: read(metrics.v1.ExportMetricsServiceRequest, 'metrics')
    .flatMap(one => one.resourceMetrics).flatMap(one => one.scopeMetrics).flatMap(one => one.metrics),
}))
