using System.Diagnostics;
using System.Text.Json;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>Says what is wrong with the JSON of a variable. Looks no deeper than the limit for JSON.</summary>
internal readonly struct JsonValidator(InputProblems problems, bool hideSuggestions, int maxDepth)
{
    public static IReadOnlyList<InputProblem> Validate(
        JsonElement json, GraphQLType type, bool hideSuggestions, int maxDepth, int limit)
    {
        var problems = new InputProblems(limit);
        new JsonValidator(problems, hideSuggestions, maxDepth).Check(json, type);
        return problems.Found;
    }

    private void Check(JsonElement json, GraphQLType type)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            if (type.IsNonNull)
            {
                problems.Add(json.ValueKind == JsonValueKind.Null
                    ? InputProblems.IsNull(type)
                    : $"Expected a value of non-null type \"{type}\" to be provided.");
            }

            return;
        }

        if (problems.Depth > maxDepth)
        {
            return;
        }

        switch (type.Nullable)
        {
            case ListType list:
                CheckList(json, list.ItemType);
                break;
            case InputObjectType inputType:
                CheckObject(json, inputType);
                break;
            case NamedType { IsLeaf: true } leaf:
                if (LeafCoercion.FromJson(leaf, json, hideSuggestions).Error is { } error)
                {
                    problems.Add(error);
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    private void CheckList(JsonElement json, GraphQLType itemType)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Check(json, itemType);
            return;
        }

        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (problems.IsFull)
            {
                return;
            }

            problems.Enter(new PathSegment(index++));
            Check(item, itemType);
            problems.Leave();
        }
    }

    private void CheckObject(JsonElement json, InputObjectType type)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(InputProblems.NotObject(type, Inspect.Json(json)));
            return;
        }

        // One walk over the JSON, which can have many more properties than the type has fields.
        var given = new JsonElement[type.Fields.Length];
        foreach (var property in json.EnumerateObject())
        {
            if (type.FindField(property.Name) is { } field)
            {
                given[field.Index] = property.Value;
            }
        }

        foreach (var definition in type.Fields)
        {
            if (problems.IsFull)
            {
                return;
            }

            if (given[definition.Index] is { ValueKind: not JsonValueKind.Undefined } value)
            {
                problems.Enter(new PathSegment(definition.Name));
                Check(value, definition.Type);
                problems.Leave();
            }
            else if (definition.IsRequired)
            {
                problems.Add(InputProblems.MissingField(type, definition, Inspect.Json(json)));
            }
        }

        var known = new List<string>();
        foreach (var property in json.EnumerateObject())
        {
            if (type.FindField(property.Name) is not null)
            {
                known.Add(property.Name);
            }
            else if (!problems.IsFull)
            {
                problems.Add(InputProblems.UnknownField(type, property.Name, Inspect.Json(json), hideSuggestions));
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(json, type, known);
        }
    }

    private void CheckOneOf(JsonElement json, InputObjectType type, List<string> known)
    {
        if (known.Count != 1)
        {
            problems.Add(InputProblems.NotOneOf(type));
        }

        if (known.Count > 0 && json.GetProperty(known[0]).ValueKind == JsonValueKind.Null)
        {
            problems.Enter(new PathSegment(known[0]));
            problems.Add(InputProblems.NotOneOf(type));
            problems.Leave();
        }
    }
}
