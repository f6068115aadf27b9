// Parses the text of /metrics. Prints its series as JSON: [{ "name", "labels", "value" }]. Usage: node prometheus.mjs FILE
import { readFileSync } from 'node:fs'
import parse from 'parse-prometheus-text-format'

// Told that they are histograms, the parser makes one of those that differ in labels; so it takes their series as they stand.
const text = readFileSync(process.argv[2], 'utf8').replaceAll(/^# TYPE \w+ histogram$/gm, '')
console.log(JSON.stringify(parse(text).flatMap(({ name, metrics }) =>
  metrics.map(({ labels = {}, value }) => ({ name, labels, value: Number(value) })))))
