using System.Collections.Immutable;
using System.Text;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// Makes executable documents for a schema. With an error rate of zero they are valid, but for conflicts of aliases;
/// with a higher rate any decision may go wrong.
/// </summary>
internal sealed class DocumentGenerator(Words words, Schema schema, double errorRate)
{
    private const int MaxValueDepth = 8;

    private static readonly string[] Aliases = ["name", "alias", "other", "id"];

    private readonly StringBuilder _fragments = new();
    private readonly List<(string Name, CompositeType Type)> _fragmentTypes = [];
    private readonly List<(string Name, GraphQLType Type, string? Default)> _variables = [];
    private readonly Dictionary<FieldDefinition, string> _argumentsOf = [];
    private int _budget = 60;
    private int _fragmentCount;
    private int _labelCount;
    private int _aliasCount;

    // Fragments have no variables of their own, so only the operation's own selections declare new ones; and what is
    // applied to a variable is constant.
    private bool _isWithoutVariables;

    public string Generate()
    {
        var text = new StringBuilder();
        var operationCount = Wrong() ? 2 : words.OneIn(10) ? 2 : 1;
        for (var i = 0; i < operationCount; i++)
        {
            text.Append(Operation(operationCount > 1 && !Wrong() ? $"Operation{i}" : words.Pick(["", "Operation0"])));
        }

        if (Wrong())
        {
            text.Append(words.Pick(
                ["type Foo { a: Int }\n", "extend schema @foo\n", "fragment Unused on Query { __typename }\n"]));
        }

        return text.Append(_fragments).ToString();
    }

    /// <summary>JSON for the variables of the first operation.</summary>
    public string GenerateVariables()
    {
        var json = new JsonGenerator(words, words.Pick([errorRate, 0.1]));
        var properties = _variables
            .Where(variable => (variable.Default is null && variable.Type.IsNonNull && !Wrong()) || words.OneIn(2))
            .Select(variable => $"{Question.Quote(variable.Name)}:{json.Generate(variable.Type, 0)}");
        return $"{{{string.Join(",", properties)}}}";
    }

    private bool Wrong() => words.Chance(errorRate);

    private string Operation(string name)
    {
        OperationType[] supported =
            [.. Enum.GetValues<OperationType>().Where(type => schema.FindRootType(type) is not null)];
        var operation = Wrong() ? OperationType.Mutation : words.OneIn(3) ? words.Pick(supported) : OperationType.Query;
        var rootType = schema.FindRootType(operation) ?? schema.QueryType!;
        var variableStart = _variables.Count;
        var isSubscription = operation == OperationType.Subscription;
        var selections = isSubscription && !Wrong()
            ? $"{{ {Field(rootType, 3, [], isRoot: true)} }}"
            : Selections(rootType, 4, []);
        if (Wrong())
        {
            _variables.Add(("unused", SpecifiedScalars.Int, null));
        }

        _isWithoutVariables = true;
        var definitions = _variables.Skip(variableStart)
            .Select(variable =>
                $"${variable.Name}: {variable.Type}{(variable.Default is null ? "" : " = " + variable.Default)}"
                + $"{(words.OneIn(8) ? Directives(DirectiveLocation.VariableDefinition) : "")}");
        var list = _variables.Count > variableStart ? $"({string.Join(", ", definitions)})" : "";
        _isWithoutVariables = false;
        var location = operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        };
        return $"{operation.Keyword()} {name}{list}{Directives(location)} {selections}\n";
    }

    // The response names are those of the selection set and the inline fragments in it.
    private string Selections(CompositeType type, int depth, HashSet<string> responseNames)
    {
        var count = words.Next(1, 5);
        var text = new StringBuilder("{ ");
        for (var i = 0; i < count || text.Length == 2; i++)
        {
            text.Append(Selection(type, depth, responseNames)).Append(words.Pick([" ", "\n  ", ", "]));
        }

        return text.Append('}').ToString();
    }

    private string Selection(CompositeType type, int depth, HashSet<string> responseNames)
    {
        if (depth > 0 && words.OneIn(4))
        {
            var other = OverlappingType(type);
            return words.OneIn(2) ? InlineFragment(type, other, depth, responseNames) : Spread(other, depth);
        }

        return type is UnionType && !Wrong() ? "__typename" : Field(type, depth, responseNames, isRoot: false);
    }

    private CompositeType OverlappingType(CompositeType type)
    {
        CompositeType[] composite = [.. schema.Types.OfType<CompositeType>().Where(other => other.Name[0] != '_')];
        return words.Pick(Wrong() ? composite : [.. composite.Where(other => other.Overlaps(type, schema))]);
    }

    private string InlineFragment(
        CompositeType type, CompositeType other, int depth, HashSet<string> responseNames)
    {
        var hasCondition = !words.OneIn(4);
        var name = Wrong() ? words.Pick(["Unknown", "Int", "Dogg", "Filter"]) : other.Name;
        return $"...{(hasCondition ? " on " + name : "")}{Directives(DirectiveLocation.InlineFragment)} "
            + Selections(hasCondition ? other : type, depth - 1, responseNames);
    }

    private string Spread(CompositeType type, int depth)
    {
        var known = _fragmentTypes.FindAll(fragment => fragment.Type == type || Wrong());
        if (known.Count > 0 && words.OneIn(2))
        {
            return $"...{words.Pick(known).Name}{Directives(DirectiveLocation.FragmentSpread)}";
        }

        if (Wrong())
        {
            return "...Unknown";
        }

        var name = $"Fragment{_fragmentCount++}";
        if (Wrong())
        {
            // Known before it is made, so that it may spread itself.
            _fragmentTypes.Add((name, type));
        }

        var wasWithoutVariables = _isWithoutVariables;
        _isWithoutVariables = true;
        var selections = Selections(type, depth - 1, []);
        _isWithoutVariables = wasWithoutVariables;
        var condition = Wrong() ? words.Pick(["Unknown", "Int"]) : type.Name;
        var directives = Directives(DirectiveLocation.FragmentDefinition);
        _fragments.Append($"fragment {name} on {condition}{directives} {selections}\n");
        _fragmentTypes.Add((name, type));
        return $"...{name}{Directives(DirectiveLocation.FragmentSpread)}";
    }

    private string Field(CompositeType type, int depth, HashSet<string> responseNames, bool isRoot)
    {
        _budget--;
        if (!isRoot && words.OneIn(12))
        {
            return "__typename";
        }

        ImmutableArray<FieldDefinition> fields = type is FieldsType fieldsType ? fieldsType.Fields : [];
        if (fields.IsEmpty || Wrong())
        {
            return words.Pick(Words.FieldNames) + (words.OneIn(2) ? "" : " { __typename }");
        }

        var leaves = fields.RemoveAll(field => !field.Type.Named.IsLeaf);
        var field = (depth <= 0 || _budget < 0) && !leaves.IsEmpty ? words.Pick(leaves) : words.Pick(fields);
        var responseName = words.OneIn(8) ? words.Pick(Aliases) : field.Name;
        if (!responseNames.Add(responseName) && !words.OneIn(8))
        {
            // Else most documents would be full of conflicts.
            responseName = $"unique{_aliasCount++}";
        }

        var alias = responseName == field.Name ? "" : responseName + ": ";
        var head = $"{alias}{field.Name}{FieldArguments(field)}"
            + Directives(DirectiveLocation.Field, field.Type.Nullable is ListType);
        var isLeaf = field.Type.Named.IsLeaf != Wrong();
        if (isLeaf)
        {
            return head;
        }

        var inner = field.Type.Named as CompositeType ?? schema.QueryType!;
        return depth <= 0 || _budget < 0 ? head + " { __typename }" : $"{head} {Selections(inner, depth - 1, [])}";
    }

    // Mostly the same for one field, else most documents would be full of conflicts.
    private string FieldArguments(FieldDefinition field)
    {
        if (!_argumentsOf.TryGetValue(field, out var arguments) || words.OneIn(8))
        {
            arguments = Arguments(field.Arguments);
        }

        if (!arguments.Contains('$'))
        {
            _argumentsOf[field] = arguments;
        }

        return arguments;
    }

    private string Arguments(ImmutableArray<InputValueDefinition> definitions)
    {
        var given = new List<string>();
        foreach (var definition in definitions)
        {
            if (definition.IsRequired ? !Wrong() : words.OneIn(2))
            {
                given.Add($"{definition.Name}: {Value(definition.Type, 0, definition.DefaultValue is not null)}");
            }
        }

        if (Wrong())
        {
            given.Add($"{words.Pick(Words.ArgumentNames)}: {words.Pick(["1", "$unknown", "{ a: 1, a: 2 }"])}");
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Directives(DirectiveLocation location, bool isStreamable = false)
    {
        if (!words.OneIn(10))
        {
            return "";
        }

        if (Wrong())
        {
            return words.Pick(["", " @unknown", " @skip(if: true)", " @skip", " @include(iff: false)"]);
        }

        var allowed = schema.Directives.RemoveAll(directive =>
            (!directive.Locations.Contains(location) || (directive.Name == "stream" && !isStreamable)) && !Wrong());
        if (allowed.IsEmpty)
        {
            return "";
        }

        var directive = words.Pick(allowed);
        if (directive.Name is "defer" or "stream")
        {
            var label = Wrong() ? words.Pick(["\"same\"", "$label"]) : $"\"label{_labelCount++}\"";
            var condition = words.OneIn(2) ? "" : $"if: {words.Pick(["true", "false"])}, ";
            return $" @{directive.Name}({condition}label: {label})";
        }

        var text = $" @{directive.Name}{Arguments(directive.Arguments)}";
        return Wrong() ? text + text : text;
    }

    private string Value(GraphQLType type, int depth, bool hasDefault)
    {
        if (!_isWithoutVariables && depth < 3 && words.OneIn(5))
        {
            return Variable(type, hasDefault);
        }

        if (Wrong())
        {
            return words.Pick(
                ["1", "1.5", "\"text\"", "true", "null", "RED", "READD", "{ a: 1 }", "[[$a]]", "[null]", "$unknown"]);
        }

        // Types may refer to themselves, so what can end, ends.
        return !type.IsNonNull && (words.OneIn(10) || depth > MaxValueDepth) ? "null" : Literal(type.Nullable, depth);
    }

    private string Literal(GraphQLType type, int depth)
    {
        switch (type)
        {
            case ListType list:
                if (words.OneIn(4) && depth <= MaxValueDepth)
                {
                    return Literal(list.ItemType.Nullable, depth + 1);
                }

                var items = Enumerable.Range(0, depth > MaxValueDepth ? 0 : words.Next(3));
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
        "String" => words.Pick(
            ["\"\"", "\"text\"", "\"中文 🎈\"", "\"\"\"block\"\"\"", "\"\\u4e2d\\n\"", "\"\\u{1F600}\""]),
        "Boolean" => words.Pick(["true", "false"]),
        "ID" => words.Pick(["1", "\"a-1\"", "123456789012345678901234567890"]),
        _ when depth < 3 && words.OneIn(6) && !_isWithoutVariables =>
            $"{{ a: {Variable(SpecifiedScalars.Int, false)}, b: [{Variable(SpecifiedScalars.String, false)}] }}",
        _ => words.Pick(["1", "\"s\"", "SYMBOL", "{ a: [1, { b: null }], c: 1.5 }", "[1, true]"]),
    };

    private string ObjectValue(InputObjectType type, int depth)
    {
        var given = new List<string>();
        if (type.IsOneOf && !Wrong())
        {
            var leaves = type.Fields.RemoveAll(field => field.Type is InputObjectType);
            var field = words.Pick(depth > MaxValueDepth && !leaves.IsEmpty ? leaves : type.Fields);
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
