using System.Collections.Immutable;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// Makes the arguments and literals of a document, and the variables in them. With an error rate of zero they are
/// valid.
/// </summary>
internal sealed class DocumentValues(Words words, Schema schema, double errorRate)
{
    private const int MaxDepth = 8;

    private readonly List<(string Name, GraphQLType Type, string? Default)> _variables = [];
    private readonly GraphQLType[] _inputTypes =
        [.. schema.Types.Where(type => type.IsInputType).SelectMany<NamedType, GraphQLType>(type => [type, type.ListOf])];

    /// <summary>All variables so far; operations declare those that were made for them.</summary>
    public IReadOnlyList<(string Name, GraphQLType Type, string? Default)> Variables => _variables;

    /// <summary>
    /// Whether no variables may be used: what is applied to a variable is constant, and fragments that several
    /// operations share would ask all of them for their variables.
    /// </summary>
    public bool IsConstant { get; set; }

    public void AddUnusedVariable() => _variables.Add(("unused", SpecifiedScalars.Int, null));

    public string Arguments(ImmutableArray<InputValueDefinition> definitions)
    {
        var given = new List<string>();
        foreach (var definition in definitions)
        {
            if (definition.IsRequired ? !Wrong() : words.OneIn(2))
            {
                given.Add($"{definition.Name}: {Value(definition.Type, definition.DefaultValue is not null)}");
            }
        }

        if (Wrong())
        {
            given.Add($"{words.Pick(Words.ArgumentNames)}: {words.Pick(["1", "$unknown", "{ a: 1, a: 2 }"])}");
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    public string Value(GraphQLType type, bool hasDefault) => Value(type, 0, hasDefault);

    private bool Wrong() => words.Chance(errorRate);

    private string Value(GraphQLType type, int depth, bool hasDefault)
    {
        if (!IsConstant && depth < 3 && words.OneIn(5))
        {
            return Variable(type, hasDefault);
        }

        if (Wrong())
        {
            return words.Pick(
                ["1", "1.5", "\"text\"", "true", "null", "RED", "READD", "{ a: 1 }", "[[$a]]", "[null]", "$unknown"]);
        }

        // Types may refer to themselves, so what can end, ends.
        return !type.IsNonNull && (words.OneIn(10) || depth > MaxDepth) ? "null" : Literal(type.Nullable, depth);
    }

    private string Literal(GraphQLType type, int depth)
    {
        switch (type)
        {
            case ListType list:
                if (words.OneIn(4) && depth <= MaxDepth)
                {
                    return Literal(list.ItemType.Nullable, depth + 1);
                }

                var items = Enumerable.Range(0, depth > MaxDepth ? 0 : words.Next(3));
                return $"[{string.Join(", ", items.Select(_ => Value(list.ItemType, depth + 1, hasDefault: false)))}]";
            case InputObjectType input:
                return ObjectValue(input, depth);
            case EnumType enumType:
                return words.Pick(enumType.Values).Name;
            default:
                return Leaf(type.Named.Name, depth);
        }
    }

    private string Leaf(string typeName, int depth) => typeName switch
    {
        "Int" => words.Pick(["0", "-1", "42", "2147483647", "-0"]),
        "Float" => words.Pick(["1", "1.5", "-2e10", "0.1", "123456789.125"]),
        "String" => words.OneIn(3) ? $"\"{words.Pick(schema.Types).Name}\"" : words.Pick(Words.StringLiterals),
        "Boolean" => words.Pick(["true", "false"]),
        "ID" => words.Pick(["1", "\"a-1\"", "123456789012345678901234567890"]),
        _ when depth < 3 && words.OneIn(6) && !IsConstant =>
            $"{{ a: {Variable(SpecifiedScalars.Int, false)}, b: [{Variable(words.Pick(_inputTypes), false)}] }}",
        _ => words.Pick(["1", "\"s\"", "SYMBOL", "{ a: [1, { b: null }], c: 1.5 }", "[1, true]"]),
    };

    private string ObjectValue(InputObjectType type, int depth)
    {
        var given = new List<string>();
        if (type.IsOneOf && !Wrong())
        {
            var leaves = type.Fields.RemoveAll(field => field.Type is InputObjectType);
            var field = words.Pick(depth > MaxDepth && !leaves.IsEmpty ? leaves : type.Fields);
            given.Add($"{field.Name}: {Value(field.Type.NonNull, depth + 1, hasDefault: false)}");
        }
        else
        {
            foreach (var field in type.Fields)
            {
                if (field.IsRequired ? !Wrong() : words.OneIn(depth > 2 ? 10 : 3))
                {
                    var hasDefault = field.DefaultValue is not null;
                    given.Add($"{field.Name}: {Value(field.Type, depth + 1, hasDefault)}");
                }
            }
        }

        if (Wrong())
        {
            given.Add($"{words.Pick(Words.ArgumentNames)}: 1");
        }

        return given.Count == 0 ? "{}" : $"{{ {string.Join(", ", given)} }}";
    }

    private string Variable(GraphQLType type, bool hasDefault)
    {
        if (Wrong() && _variables.Count > 0)
        {
            return "$" + words.Pick(_variables).Name;
        }

        // A variable may be stricter than its place asks, or less strict where there is a default.
        var declared = type;
        declared = !type.IsNonNull && words.OneIn(4) ? type.NonNull : declared;
        declared = type.IsNonNull && hasDefault && words.OneIn(2) ? type.Nullable : declared;
        declared = Wrong() ? words.Pick(schema.Types) : declared;
        var name = $"v{_variables.Count}";
        var value = declared.IsInputType && words.OneIn(4)
            ? new ConstGenerator(words, errorRate).Generate(declared, 0)
            : null;
        _variables.Add((name, declared, value));
        return "$" + name;
    }
}
