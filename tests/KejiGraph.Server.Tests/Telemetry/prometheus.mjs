// Parses the text of /metrics. Prints its series as JSON: [{ "name", "labels", "value" }]. Usage: node prometheus.mjs FILE
import { readFileSync } from 'node:fs'
import parse from 'parse-prometheus-text-format'

const series = []
for (const { name, type, metrics } of parse(readFileSync(process.argv[2], 'utf8'))) {
  for (const { labels = {}, value, buckets = {}, count, sum } of metrics) {
    const add = (suffix, value, more = {}) => series.push({ name: name + suffix, labels: { ...labels, ...more }, value: Number(value) })
    if (type === 'HISTOGRAM') {
      for (const [le, value] of Object.entries(buckets)) add('_bucket', value, { le })
      add('_count', count)
      add('_sum', sum)
    } else {
      add('', value)
    }
  }
}
console.log(JSON.stringify(series))
