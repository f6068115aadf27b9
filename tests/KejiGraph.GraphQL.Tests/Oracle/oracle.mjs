// Answers questions about GraphQL as graphql-js does. One JSON object a line on standard input, one answer a line on
// standard output, in order. Schemas are built once and then called by their key.
import { createInterface } from 'node:readline';
import {
  buildSchema,
  experimentalExecuteIncrementally,
  extendSchema,
  getArgumentValues,
  getVariableValues,
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

const { validateSDL } = await import(new URL('./node_modules/graphql/validation/validate.mjs', import.meta.url));

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

  // { op, schema, text, variables?, hideSuggestions? }
  document({ schema: key, text, variables, hideSuggestions }) {
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
      answer.variables = describeVariables(schema, operation, variables, hideSuggestions, answer.errors.length === 0);
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
    // Incrementally, because schemas with @defer cannot be executed otherwise.
    const document = parse(introspection);
    answer.introspection = JSON.stringify(experimentalExecuteIncrementally({ schema, document }));
  }

  return answer;
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

function describeVariables(schema, operation, variables, hideSuggestions, isValid) {
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
