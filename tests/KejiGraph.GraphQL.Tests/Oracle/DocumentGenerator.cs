using System.Collections.Immutable;
using System.Text;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// Makes executable documents for a schema. With an error rate of zero they are valid, but for conflicts of aliases;
/// with a higher rate any decision may go wrong.
/// </summary>
internal sealed class DocumentGenerator(Words words, Schema schema, double errorRate)
{
    private static readonly string[] Aliases = ["name", "alias", "other", "id"];

    private readonly StringBuilder _fragments = new();
    private readonly List<(string Name, CompositeType Type)> _fragmentTypes = [];
    private readonly DocumentValues _values = new(words, schema, errorRate);
    private readonly Dictionary<FieldDefinition, string> _argumentsOf = [];
    private int _budget = 60;
    private int _operationCount = 1;
    private int _fragmentCount;
    private int _labelCount;
    private int _aliasCount;
    private bool _isIntrospection;

    public string Generate()
    {
        var text = new StringBuilder();
        _operationCount = Wrong() || words.OneIn(10) ? 2 : 1;
        for (var i = 0; i < _operationCount; i++)
        {
            text.Append(Operation(_operationCount > 1 && !Wrong() ? $"Operation{i}" : words.Pick(["", "Operation0"])));
        }

        if (Wrong())
        {
            text.Append(words.Pick(
                ["type Foo { a: Int }\n", "extend schema @foo\n", "fragment Unused on Query { __typename }\n"]));
        }

        return text.Append(_fragments).ToString();
    }

    /// <summary>One query that asks for nothing but introspection.</summary>
    public string GenerateIntrospection()
    {
        _isIntrospection = true;
        return Operation("Introspection") + _fragments;
    }

    /// <summary>
    /// JSON for the variables of the first operation. Booleans are not null, because graphql-js would not skip by them.
    /// </summary>
    public string GenerateVariables()
    {
        var json = new JsonGenerator(words, words.Pick([errorRate, 0.1]));
        var properties = _values.Variables
            .Where(variable => (variable.Default is null && variable.Type.IsNonNull && !Wrong()) || words.OneIn(2))
            .Select(variable => (variable.Name, Type: variable.Type is ScalarType { Name: "Boolean" } boolean
                ? boolean.NonNull
                : variable.Type))
            .Select(variable => $"{Question.Quote(variable.Name)}:{json.Generate(variable.Type, 0)}");
        return $"{{{string.Join(",", properties)}}}";
    }

    private bool Wrong() => words.Chance(errorRate);

    private string Operation(string name)
    {
        OperationType[] supported =
            [.. Enum.GetValues<OperationType>().Where(type => schema.FindRootType(type) is not null)];
        var operation = Wrong() ? OperationType.Mutation
            : words.OneIn(3) && !_isIntrospection ? words.Pick(supported)
            : OperationType.Query;
        var rootType = schema.FindRootType(operation) ?? schema.QueryType!;
        var variableStart = _values.Variables.Count;
        var selections = operation == OperationType.Subscription && !Wrong()
            ? SubscriptionSelections(rootType)
            : Selections(rootType, _isIntrospection ? 7 : 4, []);
        if (Wrong())
        {
            _values.AddUnusedVariable();
        }

        var location = operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        };
        var isShorthand = operation == OperationType.Query && name.Length == 0 && words.OneIn(3)
            && _values.Variables.Count == variableStart;
        return isShorthand
            ? $"{(Wrong() ? Description() : "")}{selections}\n"
            : $"{Description()}{operation.Keyword()} {name}{Variables(variableStart)}{Directives(location)} "
                + $"{selections}\n";
    }

    private string Variables(int start)
    {
        _values.IsConstant = true;
        var definitions = _values.Variables.Skip(start)
            .Select(variable =>
                $"{Description()}${variable.Name}: {variable.Type}"
                + $"{(variable.Default is null ? "" : " = " + variable.Default)}"
                + $"{(words.OneIn(8) ? Directives(DirectiveLocation.VariableDefinition) : "")}")
            .ToList();
        _values.IsConstant = false;
        return definitions.Count > 0 ? $"({string.Join(", ", definitions)})" : "";
    }

    // Descriptions mean nothing, wherever they stand.
    private string Description() => words.OneIn(8) ? words.Pick(Words.StringLiterals) + "\n" : "";

    // One root field, at times in a fragment.
    private string SubscriptionSelections(ObjectType rootType)
    {
        var field = $"{{ {Field(rootType, 3, [], isRoot: true)} }}";
        switch (words.Next(6))
        {
            case 0:
                return $"{{ ... on {rootType.Name} {field} }}";
            case 1:
                var name = $"Fragment{_fragmentCount++}";
                _fragments.Append($"fragment {name} on {rootType.Name} {field}\n");
                return $"{{ ...{name} }}";
            default:
                return field;
        }
    }

    // The response names are those of the selection set and the inline fragments in it.
    private string Selections(CompositeType type, int depth, HashSet<string> responseNames)
    {
        if (words.OneIn(30))
        {
            return words.Pick(["{}", "{ }", "{ # nothing\n}"]);
        }

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
        // The query type may implement interfaces, whose fields are not introspection.
        if (_isIntrospection)
        {
            return type;
        }

        CompositeType[] composite = [.. schema.Types.OfType<CompositeType>()];
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

        var wasConstant = _values.IsConstant;
        _values.IsConstant = _operationCount > 1;
        var selections = Selections(type, depth - 1, []);
        var condition = Wrong() ? words.Pick(["Unknown", "Int"]) : type.Name;
        var directives = Directives(DirectiveLocation.FragmentDefinition);
        _values.IsConstant = wasConstant;
        _fragments.Append($"{Description()}fragment {name} on {condition}{directives} {selections}\n");
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

        if (FieldsOf(type) is not { IsEmpty: false } fields || Wrong())
        {
            return words.Pick(Words.FieldNames) + (words.OneIn(2) ? "" : " { __typename }");
        }

        var leaves = fields.RemoveAll(field => !field.Type.Named.IsLeaf);
        var field = (depth <= 0 || _budget < 0) && !leaves.IsEmpty ? words.Pick(leaves) : words.Pick(fields);
        // graphql-js does not compare the types of meta-fields with those of others.
        var isAliased = words.OneIn(8) && (_isIntrospection || field.Name[0] != '_');
        var responseName = isAliased ? words.Pick(Aliases) : field.Name;
        if (!responseNames.Add(responseName) && !words.OneIn(8))
        {
            // Else most documents would be full of conflicts.
            responseName = $"unique{_aliasCount++}";
        }

        var alias = responseName == field.Name ? "" : responseName + ": ";
        var head = $"{alias}{field.Name}{FieldArguments(field)}"
            + (isRoot && !Wrong() ? "" : Directives(DirectiveLocation.Field, field.Type.Nullable is ListType));
        var isLeaf = field.Type.Named.IsLeaf != Wrong();
        if (isLeaf)
        {
            return head;
        }

        var inner = field.Type.Named as CompositeType ?? schema.QueryType!;
        return depth <= 0 || _budget < 0 ? head + " { __typename }" : $"{head} {Selections(inner, depth - 1, [])}";
    }

    private ImmutableArray<FieldDefinition> FieldsOf(CompositeType type)
    {
        if (type == schema.QueryType && (_isIntrospection || words.OneIn(20)))
        {
            return [MetaFields.Schema, MetaFields.Type];
        }

        return type is FieldsType fieldsType ? fieldsType.Fields : [];
    }

    // Mostly the same for one field, else most documents would be full of conflicts.
    private string FieldArguments(FieldDefinition field)
    {
        if (!_argumentsOf.TryGetValue(field, out var arguments) || words.OneIn(8))
        {
            arguments = _values.Arguments(field.Arguments);
        }

        if (!arguments.Contains('$'))
        {
            _argumentsOf[field] = arguments;
        }

        return arguments;
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
            (!directive.Locations.Contains(location)
                || (directive.Name == "stream" && !isStreamable)
                || (directive.Name is "stream" or "defer" && _isIntrospection)) && !Wrong());
        if (allowed.IsEmpty)
        {
            return "";
        }

        // Those that decide what is selected, more often than others.
        ImmutableArray<DirectiveDefinition> conditions = [SpecifiedDirectives.Skip, SpecifiedDirectives.Include];
        var directive = words.Pick(conditions.All(allowed.Contains) && words.OneIn(2) ? conditions : allowed);
        if (directive.Name is "defer" or "stream")
        {
            var label = Wrong() ? words.Pick(["\"same\"", "$label"]) : $"\"label{_labelCount++}\"";
            var condition = words.OneIn(2) ? "" : $"if: {_values.Value(SpecifiedScalars.Boolean.NonNull, true)}, ";
            return $" @{directive.Name}({condition}label: {label})";
        }

        var text = $" @{directive.Name}{_values.Arguments(directive.Arguments)}";
        return Wrong() ? text + text : text;
    }
}
