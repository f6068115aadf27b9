using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// The variables that an operation defines, ready to take the values of one request after another (specification 6.1.2,
/// CoerceVariableValues). Types are looked up and defaults coerced once. Immutable and safe to share.
/// </summary>
public sealed class OperationVariables
{
    private const int FewVariables = 8;

    private readonly Variable[] _variables;

    // The first of each name; null when there are so few that looking at each is faster.
    private readonly Dictionary<string, int>? _indexes;

    /// <summary>Prepares the variables of an operation, which need not be valid.</summary>
    public OperationVariables(Schema schema, ImmutableArray<VariableDefinitionSyntax> definitions)
    {
        _variables = new Variable[definitions.Length];
        for (var i = 0; i < definitions.Length; i++)
        {
            _variables[i] = Prepare(schema, definitions[i]);
        }

        if (_variables.Length > FewVariables)
        {
            _indexes = new Dictionary<string, int>(_variables.Length, StringComparer.Ordinal);
            for (var i = 0; i < _variables.Length; i++)
            {
                _indexes.TryAdd(_variables[i].Name, i);
            }
        }
    }

    /// <summary>The number of variables.</summary>
    public int Count => _variables.Length;

    /// <summary>The position of a variable, or -1. O(1).</summary>
    public int IndexOf(string name)
    {
        if (_indexes is not null)
        {
            return _indexes.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _variables.Length; i++)
        {
            if (_variables[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The type of a variable; null if the schema has no such input type.</summary>
    public GraphQLType? TypeOf(int index) => _variables[index].Type;

    /// <summary>
    /// Coerces the variables of a request. Further properties of the JSON are ignored, as the specification asks.
    /// </summary>
    /// <param name="json">An object; or null or undefined, which stand for an empty one.</param>
    /// <param name="options">Limits.</param>
    /// <param name="values">The values.</param>
    /// <param name="errors">At least one error, in the order of the definitions; empty on success.</param>
    /// <exception cref="ArgumentException">The JSON is something else.</exception>
    public bool TryCoerce(
        JsonElement json,
        VariableOptions options,
        [NotNullWhen(true)] out VariableValues? values,
        out ImmutableArray<GraphQLError> errors)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            throw new ArgumentException($"Variables must be a JSON object, but are {json.ValueKind}.", nameof(json));
        }

        var slots = new VariableValues.Slot[_variables.Length];
        List<GraphQLError>? found = null;
        var given = FindGiven(json);
        for (var i = 0; i < _variables.Length; i++)
        {
            if (!TryCoerce(Source(json, given, i), _variables[i], ref slots[i], options.MaxDepth))
            {
                AddErrors(found ??= [], _variables[i], slots[i].Source, options);
                if (found.Count > options.MaxErrors)
                {
                    break;
                }
            }
        }

        errors = found is null ? [] : [.. found];
        values = errors.IsEmpty ? new VariableValues(this, slots) : null;
        return values is not null;
    }

    internal (GraphQLType? Type, ValueSyntax? DefaultValue) SignatureOf(int index) =>
        (_variables[index].Type, _variables[index].Syntax.DefaultValue);

    private static Variable Prepare(Schema schema, VariableDefinitionSyntax syntax)
    {
        var type = schema.FindType(syntax.Type);
        type = type is { IsInputType: true } ? type : null;
        object? defaultValue = null;
        var hasDefault = type is not null
            && syntax.DefaultValue is not null
            && LiteralCoercion.TryCoerce(syntax.DefaultValue, type, null, out defaultValue);
        return new Variable(syntax.Variable.Name, type, syntax, hasDefault, defaultValue);
    }

    // Many variables are found in one walk over the JSON, which can have many more properties; null for few.
    private JsonElement[]? FindGiven(JsonElement json)
    {
        if (_indexes is null || json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var given = new JsonElement[_variables.Length];
        foreach (var property in json.EnumerateObject())
        {
            if (_indexes.TryGetValue(property.Name, out var index))
            {
                given[index] = property.Value;
            }
        }

        return given;
    }

    // The JSON of a variable; undefined when it is not given.
    private JsonElement Source(JsonElement json, JsonElement[]? given, int index)
    {
        if (given is not null)
        {
            return given[IndexOf(_variables[index].Name)];
        }

        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(_variables[index].Name, out var source)
            ? source
            : default;
    }

    // False if there is an error to word; the slot's source is then the JSON.
    private static bool TryCoerce(
        JsonElement source, Variable variable, ref VariableValues.Slot slot, int maxDepth)
    {
        if (variable.Type is null)
        {
            return false;
        }

        if (source.ValueKind != JsonValueKind.Undefined)
        {
            slot.Source = source;
            slot.HasValue = new JsonCoercion(maxDepth).TryCoerce(source, variable.Type, out slot.Value);
            return slot.HasValue;
        }

        if (variable.Syntax.DefaultValue is not null)
        {
            slot.Value = variable.DefaultValue;
            slot.HasValue = variable.HasDefault;
            return slot.HasValue;
        }

        return !variable.Type.IsNonNull;
    }

    private static void AddErrors(
        List<GraphQLError> errors, Variable variable, JsonElement source, VariableOptions options)
    {
        foreach (var error in FindErrors(variable, source, options, limit: options.MaxErrors - errors.Count + 1))
        {
            if (errors.Count == options.MaxErrors)
            {
                errors.Add(VariableErrors.TooManyErrors());
                return;
            }

            errors.Add(error);
        }
    }

    private static IEnumerable<GraphQLError> FindErrors(
        Variable variable, JsonElement source, VariableOptions options, int limit)
    {
        var syntax = variable.Syntax;
        if (variable.Type is null)
        {
            return [VariableErrors.NotInputType(syntax)];
        }

        if (source.ValueKind == JsonValueKind.Undefined && syntax.DefaultValue is not null)
        {
            return LiteralValidator
                .Validate(syntax.DefaultValue, variable.Type, null, options.HideSuggestions, limit)
                .Select(problem => VariableErrors.InvalidDefault(syntax, problem));
        }

        var coercion = new JsonCoercion(options.MaxDepth);
        coercion.TryCoerce(source, variable.Type, out _);
        return coercion.IsTooDeep
            ? [VariableErrors.TooDeep(syntax, options.MaxDepth)]
            : JsonValidator
                .Validate(source, variable.Type, options.HideSuggestions, options.MaxDepth, limit)
                .Select(problem => VariableErrors.InvalidValue(syntax, problem));
    }

    private sealed record Variable(
        string Name, GraphQLType? Type, VariableDefinitionSyntax Syntax, bool HasDefault, object? DefaultValue);
}
