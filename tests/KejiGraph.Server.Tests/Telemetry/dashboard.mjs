// Holds a dashboard against the types of Grafana, and its expressions against the grammar of Prometheus. Prints what is wrong, or the
// names of the metrics that it shows, one a line. Usage: node dashboard.mjs FILE
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parser } from '@prometheus-io/lezer-promql'

const text = readFileSync(process.argv[2], 'utf8')
const dashboard = JSON.parse(text)
const problems = []
const metrics = new Set()

// As a literal, so that a member that Grafana does not know is one mistake, and a value that it does not know another.
const folder = mkdtempSync(join(import.meta.dirname, 'dashboard-'))
try {
  const file = join(folder, 'dashboard.ts')
  writeFileSync(file, `import type { Dashboard } from '@grafana/schema'\nexport const dashboard: Dashboard = ${text}`)
  execFileSync(
    join(import.meta.dirname, 'node_modules', '.bin', 'tsc'),
    ['--noEmit', '--strict', '--skipLibCheck', '--types', '', '--lib', 'esnext,dom', '--module', 'nodenext', file],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
} catch (failure) {
  problems.push(failure.stdout)
} finally {
  rmSync(folder, { recursive: true })
}

for (const { expr } of dashboard.panels.flatMap(panel => panel.targets ?? [])) {
  const promql = expr.replaceAll('$__rate_interval', '5m')
  parser.parse(promql).iterate({
    enter(node) {
      if (node.type.isError) problems.push(`${promql} is no PromQL at offset ${node.from}`)
      if (node.name === 'Identifier') metrics.add(promql.slice(node.from, node.to))
    },
  })
}
for (const { query } of dashboard.templating.list) {
  const [, metric] = /^label_values\(([a-z_]+)/.exec(query.query ?? '') ?? []
  if (metric) metrics.add(metric)
}

console.log((problems.length > 0 ? problems : [...metrics].sort()).join('\n'))
process.exit(problems.length > 0 ? 1 : 0)
