// Holds manifests against the types of the Kubernetes API, the restricted Pod Security Standard, common practices, and each other.
// Usage: node kubernetes.mjs FILE…, as "kubectl kustomize" prints them
import { readFileSync } from 'node:fs'
import { createDefaultMonokleValidator, processRefs, ResourceParser } from '@monokle/validation'
import { dump, loadAll, YAML11_SCHEMA } from 'js-yaml'
import ts from 'typescript'

const manifests = process.argv.slice(2).flatMap(file => loadAll(readFileSync(file, 'utf8'), { schema: YAML11_SCHEMA }))
const nameOf = ({ kind, metadata }) => `${kind} ${metadata.name}`
const found = [...(await wrongValues()), ...unknownFields(), ...(await badPractices())]
for (const one of found) console.log(one)
process.exit(found.length === 0 ? 0 : 1)

// The schemas say what must be there and of which type.
async function wrongValues() {
  const problems = []
  for (const manifest of manifests) {
    const types = await import(`kubernetes-models/${manifest.apiVersion}`)
    try {
      new types[manifest.kind](manifest).validate()
    } catch (error) {
      problems.push(`${nameOf(manifest)}: ${error.message}`)
    }
  }
  return problems
}

// They allow fields that nobody knows; their types do not.
function unknownFields() {
  const text = manifests.map(manifest =>
    `(${JSON.stringify(manifest)}) satisfies import('kubernetes-models/${manifest.apiVersion}').I${manifest.kind}`).join('\n')
  const name = new URL('manifests.mts', import.meta.url).pathname
  const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.Preserve, types: [] }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = path => path === name || fileExists(path)
  host.getSourceFile = (path, version) =>
    path === name ? ts.createSourceFile(path, text, version) : getSourceFile.call(host, path, version)
  return ts.getPreEmitDiagnostics(ts.createProgram([name], options, host)).map(({ start, file, messageText }) =>
    `${file ? nameOf(manifests[file.getLineAndCharacterOfPosition(start).line]) : ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}

async function badPractices() {
  const validator = createDefaultMonokleValidator()
  const plugins = { 'pod-security-standards': true, practices: true, 'resource-links': true }
  await validator.preload({ plugins })
  const rules = Object.fromEntries(Object.entries(validator.rules).flatMap(([plugin, rules]) =>
    rules.map(({ name }) => [`${plugin}/${name}`, 'err'])))
  await validator.preload({ plugins, rules })
  const resources = manifests.map((content, index) => ({
    id: `${index}`,
    fileId: `${index}`,
    filePath: `${index}`,
    fileOffset: 0,
    name: content.metadata.name,
    apiVersion: content.apiVersion,
    kind: content.kind,
    namespace: content.metadata.namespace,
    content,
    text: dump(content),
  }))
  processRefs(resources, new ResourceParser())
  const { runs } = await validator.validate({ resources })
  return runs.flatMap(run => run.results.map(result =>
    `${nameOf(manifests[result.locations[0].physicalLocation.artifactLocation.uri])}: ${result.ruleId} ${result.message.text}`))
}
