// Holds a Dockerfile against the rules of the Dockerfile language server. Usage: node dockerfile.mjs FILE
import { readFileSync } from 'node:fs'
import utils from 'dockerfile-utils'

const found = utils.validate(readFileSync(process.argv[2], 'utf8'))
for (const one of found) console.log(`${one.range.start.line + 1}: ${one.message}`)
process.exit(found.length === 0 ? 0 : 1)
