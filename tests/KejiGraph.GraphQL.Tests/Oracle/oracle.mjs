// Answers questions about GraphQL as graphql-js does. One JSON object a line on standard input, one answer a line on
// standard output, in order. Schemas are built once and then called by their key.
import { createInterface } from 'node:readline';
import {
  __DirectiveLocation,
  buildSchema,
  experimentalExecuteIncrementally,
  extendSchema,
  getArgumentValues,
  getLocation,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isObjectType,
  parse,
  parseConstValue,
  parseSchemaCoordinate,
  parseType,
  parseValue,
  print,
  printIntrospectionSchema,
  printSchema,
  resolveASTSchemaCoordinate,
  validate,
  validateSchema,
} from 'graphql';

const { validateSDL } = await importInternal('validation/validate.mjs');
const { collectFields, collectSubfields } = await importInternal('execution/collectFields.mjs');

// A location of fragment variables, which the specification does not have.
const locations = __DirectiveLocation.getValues();
locations.splice(locations.findIndex((location) => location.name === 'FRAGMENT_VARIABLE_DEFINITION'), 1);

const maxDepth = 4;
const maxPossibleTypes = 2;

const schemas = new Map();

const parsers = {
  value: (text) => parseValue(text),
  constValue: (text) => parseConstValue(text),
  type: (text) => parseType(text),
  coordinate: (text) => parseSchemaCoordinate(text),
};

const questions = {
  // { op, key, text, extension?, introspection? }
  schema({ key, text, extension, introspection }) {
    const parsed = attempt(() => parse(text));
    if (parsed.error) {
      return { parseError: parsed.error };
    }

    const sdlErrors = validateSDL(parsed.value).map(describe);
    if (sdlErrors.length > 0) {
      return { print: print(parsed.value), sdlErrors };
    }

    const built = attempt(() => complete(buildSchema(text)));
    if (built.error) {
      return { print: print(parsed.value), buildError: built.error.message };
    }

    const answer = describeSchema(built.value, introspection);
    answer.print = print(parsed.value);
    if (extension !== undefined) {
      answer.extension = describeExtension(built.value, extension, introspection);
    }

    schemas.set(key, built.value);
    return answer;
  },

  // { op, schema, text, variables?, hideSuggestions?, isIntrospection? }
  document({ schema: key, text, variables, hideSuggestions, isIntrospection }) {
    const parsed = attempt(() => parse(text));
    if (parsed.error) {
      return { parseError: parsed.error };
    }

    const schema = schemas.get(key);
    const answer = {
      tokenCount: parsed.value.tokenCount,
      print: print(parsed.value),
      errors: validate(schema, parsed.value, undefined, { maxErrors: Infinity, hideSuggestions }).map(describe),
    };
    const operation = parsed.value.definitions.find((definition) => definition.kind === 'OperationDefinition');
    if (operation && variables !== undefined) {
      const isValid = answer.errors.length === 0;
      answer.variables = describeVariables(schema, parsed.value, operation, variables, hideSuggestions, isValid);
      if (isIntrospection && answer.variables.collected !== undefined) {
        const result = execute(schema, parsed.value, variables);
        answer.variables.introspection = JSON.stringify(result.errors ? result.errors[0].message : result);
      }
    }

    return answer;
  },

  // { op, kind, text, schema? }
  parse({ kind, text, schema: key }) {
    const parsed = attempt(() => parsers[kind](text));
    if (parsed.error) {
      return { parseError: parsed.error };
    }

    const answer = { print: print(parsed.value) };
    if (kind === 'coordinate') {
      const found = attempt(() => resolveASTSchemaCoordinate(schemas.get(key), parsed.value));
      answer.found = found.error || found.value === undefined ? null : found.value.kind;
    }

    return answer;
  },
};

// Enum values are made on first use; errors in making them belong to building.
function complete(schema) {
  for (const type of Object.values(schema.getTypeMap())) {
    type.getValues?.();
  }

  return schema;
}

function describeSchema(schema, introspection) {
  const schemaErrors = validateSchema(schema).map(describe);
  const answer = {
    schemaErrors,
    printSchema: printSchema(schema),
    printIntrospection: printIntrospectionSchema(schema),
  };
  if (schemaErrors.length === 0 && introspection !== undefined) {
    answer.introspection = JSON.stringify(execute(schema, parse(introspection)));
  }

  return answer;
}

// Incrementally, because schemas with @defer cannot be executed otherwise.
function execute(schema, document, variableValues) {
  return experimentalExecuteIncrementally({ schema, document, variableValues });
}

function describeExtension(schema, extension, introspection) {
  const parsed = attempt(() => parse(extension));
  if (parsed.error) {
    return { parseError: parsed.error };
  }

  const sdlErrors = validateSDL(parsed.value, schema).map(describe);
  if (sdlErrors.length > 0) {
    return { sdlErrors };
  }

  const extended = attempt(() => complete(extendSchema(schema, parsed.value)));
  return extended.error ? { buildError: extended.error.message } : describeSchema(extended.value, introspection);
}

function describeVariables(schema, document, operation, variables, hideSuggestions, isValid) {
  const result = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 5,
    hideSuggestions,
  });
  if (result.errors) {
    return { errors: result.errors.map(describe) };
  }

  const answer = { coerced: JSON.stringify(result.variableValues.coerced) };
  if (isValid) {
    answer.arguments = describeArguments(schema, operation, result.variableValues);
    answer.collected = describeCollected(schema, document, operation, result.variableValues);
  }

  return answer;
}

// The arguments of the operation's own fields, which need no runtime type.
function describeArguments(schema, operation, variableValues) {
  const rootType = schema.getRootType(operation.operation);
  return operation.selectionSet.selections
    .filter((selection) => selection.kind === 'Field')
    .map((field) => {
      const definition = schema.getField(rootType, field.name.value);
      const coerced = attempt(() => getArgumentValues(definition, field, variableValues));
      return coerced.error ?? { coerced: JSON.stringify(coerced.value) };
    });
}

// The response names of each object in order, where each is selected, and the labels of what defers it.
function describeCollected(schema, document, operation, variableValues) {
  const fragments = Object.create(null);
  for (const definition of document.definitions) {
    if (definition.kind === 'FragmentDefinition') {
      fragments[definition.name.value] = { definition };
    }
  }

  const rootType = schema.getRootType(operation.operation);
  return describeFields(
    rootType,
    collectFields(schema, fragments, variableValues, rootType, operation.selectionSet).groupedFieldSet,
    maxDepth,
  );

  function describeFields(parentType, groupedFieldSet, depth) {
    return [...groupedFieldSet].map(([name, details]) => {
      const entry = { name, at: [...new Set(details.map(({ node }) => place(node)))] };
      const labels = details.map(({ deferUsage }) => (deferUsage ? (deferUsage.label ?? '') : null));
      if (!labels.includes(null)) {
        entry.defer = [...new Set(labels)].sort();
      }

      const type = getNamedType(schema.getField(parentType, details[0].node.name.value).type);
      if (depth > 0 && isCompositeType(type)) {
        for (const possibleType of possibleTypes(type)) {
          const subfields = collectSubfields(schema, fragments, variableValues, possibleType, details);
          entry[possibleType.name] = describeFields(possibleType, subfields.groupedFieldSet, depth - 1);
        }
      }

      return entry;
    });
  }

  function possibleTypes(type) {
    return isObjectType(type) ? [type] : schema.getPossibleTypes(type).slice(0, maxPossibleTypes);
  }
}

function place(node) {
  const { line, column } = getLocation(node.loc.source, node.loc.start);
  return `${line}:${column}`;
}

function importInternal(path) {
  return import(new URL(`./node_modules/graphql/${path}`, import.meta.url));
}

function attempt(action) {
  try {
    return { value: action() };
  } catch (error) {
    return { error: describe(error) };
  }
}

function describe(error) {
  return { message: error.message.toWellFormed(), locations: error.locations ?? [] };
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = questions[question.op](question);
  } catch (error) {
    answer = { crash: String(error?.stack ?? error).toWellFormed() };
  }

  process.stdout.write(JSON.stringify(answer, wellFormed) + '\n');
}

function wellFormed(_key, value) {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
