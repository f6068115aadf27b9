using System.Text;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// Makes type system documents: mostly valid, of all kinds of types, with directives, defaults, descriptions and
/// extensions; some break rules of the type system.
/// </summary>
internal sealed class SchemaGenerator(Words words)
{
    private static readonly string[] BuiltIn = ["Int", "Float", "String", "Boolean", "ID"];

    private static readonly string[] TypeDirectiveLocations =
        ["SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM",
            "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION"];

    private static readonly string[] ExecutableLocations =
        ["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
            "VARIABLE_DEFINITION"];

    private readonly StringBuilder _text = new();
    private readonly List<string> _generatedOn = [];
    private readonly List<string> _scalars = [];
    private readonly List<(string Name, string[] Values)> _enums = [];
    private readonly List<string> _inputs = [];
    private readonly List<Interface> _interfaces = [];
    private readonly List<string> _objects = [];
    private readonly List<string> _unions = [];

    public string Generate()
    {
        _scalars.AddRange(words.PickSome(["Date", "Url", "Json"], 1, 2));
        _objects.AddRange(words.PickSome(["Dog", "Cat", "Human", "Alien", "Plant", "Stone"], 3, 6));
        _inputs.AddRange(words.PickSome(["Filter", "FilterBy", "Order", "Page", "Deep"], 2, 4));
        _unions.AddRange(words.PickSome(["CatOrDog", "Thing", "Anything"], 1, 2));
        foreach (var name in words.PickSome(["Color", "Colour", "Command"], 1, 3))
        {
            _enums.Add((name, words.PickSome(Words.EnumValues, 2, 5)));
        }

        AppendSchema();
        AppendDirectives();
        AppendLeaves();
        AppendInputs();
        AppendInterfaces();
        AppendObjects();
        return _text.ToString();
    }

    /// <summary>Extensions of the generated schema.</summary>
    public string GenerateExtension()
    {
        var text = new StringBuilder();
        text.Append($"extend type {words.Pick(_objects)} {{ added: Int other(x: Int = 1): [String!] }}\n");
        text.Append($"extend enum {words.Pick(_enums).Name} {{ ADDED }}\n");
        text.Append($"extend input {words.Pick(_inputs)} {{ added: Int }}\n");
        text.Append($"extend union {words.Pick(_unions)} = Query\n");
        text.Append($"extend scalar {words.Pick(_scalars)} @specifiedBy(url: \"http://extended\")\n");
        text.Append("extend directive @generated @deprecated(reason: \"extended\")\n");
        text.Append("type Added { date: Added2 } scalar Added2 interface Added3 { x: Int }\n");
        text.Append(words.PickSome(
            [
                "extend schema { mutation: Added }\n", "extend schema @tag\n", "extend directive @tag @tag\n",
                "extend type Added implements Added3 { x: Int! }\n", "extend interface Added3 @tag(name: \"x\")\n",
                "directive @added @tag on FIELD extend directive @added @deprecated\n",
                "extend directive @unknown @deprecated\n", $"extend input {words.Pick(_inputs)} @oneOf\n",
            ],
            0,
            3).Aggregate("", string.Concat));
        return text.ToString();
    }

    private void AppendSchema()
    {
        if (words.OneIn(3))
        {
            AppendDescription("");
            _text.Append($"schema{Applied("SCHEMA")} {{ query: Query");
            _text.Append(words.OneIn(2) ? " mutation: Mutation" : "");
            _text.Append(words.OneIn(2) ? " subscription: Subscription }\n" : " }\n");
        }
    }

    private void AppendDirectives()
    {
        _generatedOn.AddRange(words.PickSome([.. ExecutableLocations, .. TypeDirectiveLocations], 3, 12));
        AppendDescription("");
        _text.Append($"directive @generated(x: Int, values: [String!] = [\"a\"]) on ");
        _text.Append(string.Join(" | ", _generatedOn)).Append('\n');
        _text.Append("directive @tag(name: String = \"t\"");
        _text.Append($"{(words.OneIn(30) ? Applied("ARGUMENT_DEFINITION") : "")}) repeatable on ");
        _text.Append(string.Join(" | ", TypeDirectiveLocations)).Append('\n');
        _text.Append($"directive @marked{Applied("DIRECTIVE_DEFINITION")}{Deprecated(2)} on FIELD\n");
        _text.Append($"directive @need(x: Int!){(words.OneIn(2) ? " repeatable" : "")} on ");
        _text.Append(string.Join(" | ", words.PickSome(ExecutableLocations, 2, 8))).Append('\n');
        if (words.OneIn(2))
        {
            _text.Append("directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT\n");
            _text.Append("directive @stream(initialCount: Int! = 0, if: Boolean! = true, label: String) on FIELD\n");
        }
    }

    private void AppendLeaves()
    {
        foreach (var scalar in _scalars)
        {
            AppendDescription("");
            var specified = words.OneIn(2) ? " @specifiedBy(url: \"http://x\")" : "";
            _text.Append($"scalar {scalar}{Applied("SCALAR")}{specified}\n");
        }

        foreach (var (name, values) in _enums)
        {
            AppendDescription("");
            _text.Append($"enum {name}{Applied("ENUM")} {{\n");
            foreach (var value in values)
            {
                AppendDescription("  ");
                _text.Append($"  {value}{Applied("ENUM_VALUE")}{Deprecated(6)}\n");
            }

            _text.Append("}\n");
        }
    }

    private void AppendInputs()
    {
        foreach (var name in _inputs)
        {
            var isOneOf = words.OneIn(3);
            AppendDescription("");
            _text.Append($"input {name}{Applied("INPUT_OBJECT")}{(isOneOf ? " @oneOf" : "")} {{\n");
            foreach (var field in words.PickSome(Words.ArgumentNames, 2, 6))
            {
                AppendDescription("  ");
                _text.Append("  ").Append(isOneOf && !words.OneIn(30)
                    ? $"{field}: {InputType(isNullable: true)}"
                    : InputValue(field)).Append(Applied("INPUT_FIELD_DEFINITION")).Append('\n');
            }

            _text.Append("}\n");
        }
    }

    private void AppendInterfaces()
    {
        foreach (var name in words.PickSome(["Pet", "Being", "Node", "Canine"], 1, 3))
        {
            var fields = Fields(1, 4);
            var parents = new List<string>();
            if (_interfaces.Count > 0 && words.OneIn(2))
            {
                var parent = words.Pick(_interfaces);
                parents.Add(parent.Name);
                parents.AddRange(parent.Parents);
                fields.RemoveAll(field => parent.Fields.Any(inherited => inherited.Name == field.Name));
                fields.AddRange(parent.Fields);
            }

            _interfaces.Add(new Interface(name, fields, parents));
            AppendType("interface", name, fields, parents);
        }
    }

    private void AppendObjects()
    {
        foreach (var name in (string[])["Query", .. _objects, "Mutation", "Subscription"])
        {
            var fields = Fields(2, 7);
            var parents = new List<string>();
            foreach (var parent in words.PickSome(_interfaces, 0, 2))
            {
                if (parent.Fields.Any(inherited => fields.Any(own => own.Name == inherited.Name && own != inherited)))
                {
                    continue;
                }

                parents.AddRange(parent.Parents.Append(parent.Name).Where(added => !parents.Contains(added)));
                fields.AddRange(parent.Fields.Where(field => !fields.Contains(field)));
            }

            AppendType("type", name, fields, parents);
        }

        foreach (var name in _unions)
        {
            AppendDescription("");
            _text.Append($"union {name}{Applied("UNION")} = {string.Join(" | ", words.PickSome(_objects, 1, 4))}\n");
        }
    }

    private void AppendType(
        string keyword, string name, List<(string Name, string Text)> fields, List<string> parents)
    {
        AppendDescription("");
        _text.Append($"{keyword} {name}");
        _text.Append(parents.Count > 0 ? $" implements {string.Join(" & ", parents)}" : "");
        _text.Append(Applied(keyword == "type" ? "OBJECT" : "INTERFACE")).Append(" {\n");
        foreach (var field in fields)
        {
            AppendDescription("  ");
            _text.Append("  ").Append(field.Text).Append('\n');
        }

        _text.Append("}\n");
    }

    private List<(string Name, string Text)> Fields(int min, int max)
    {
        var fields = new List<(string, string)>();
        foreach (var name in words.PickSome(Words.FieldNames, min, max))
        {
            var arguments = words.OneIn(2)
                ? ""
                : $"({string.Join(", ", words.PickSome(Words.ArgumentNames, 1, 4).Select(Argument))})";
            var applied = Applied("FIELD_DEFINITION");
            fields.Add((name, $"{name}{arguments}: {OutputType()}{applied}{Deprecated(20)}"));
        }

        return fields;
    }

    private string Argument(string name) => InputValue(name) + Applied("ARGUMENT_DEFINITION");

    private string InputValue(string name)
    {
        var type = InputType(isNullable: false);
        var defaultValue = words.OneIn(3) ? DefaultOf(Parser.ParseType(new SourceText(type))) : null;
        if (defaultValue is null)
        {
            return $"{name}: {type}{(type.EndsWith('!') && !words.OneIn(60) ? "" : Deprecated(8))}";
        }

        return $"{name}: {type} = {defaultValue}{Deprecated(8)}";
    }

    private string InputType(bool isNullable)
    {
        var isInput = words.OneIn(3);
        string[] leaves = [.. BuiltIn, .. _scalars, .. _enums.Select(type => type.Name)];
        var named = isInput ? words.Pick(_inputs) : words.Pick(leaves);
        if (isInput && words.OneIn(150))
        {
            named = words.Pick(_objects);
        }

        // A non-null input object is what makes types without finite values; rare, so that most schemas are valid.
        var isNonNull = !isNullable && words.OneIn(isInput ? 60 : 4);
        return Wrap(named, isNonNull, isNullable);
    }

    private string OutputType()
    {
        string[] types =
        [
            .. BuiltIn, .. _scalars, .. _enums.Select(type => type.Name), .. _objects, .. _objects, .. _objects,
            .. _unions, .. _unions, .. _interfaces.Select(type => type.Name), .. _interfaces.Select(type => type.Name),
        ];
        return Wrap(words.Pick(types), words.OneIn(4), isNullable: false);
    }

    private string Wrap(string named, bool isNonNull, bool isNullable)
    {
        var type = named + (isNonNull ? "!" : "");
        return words.Next(6) switch
        {
            0 => $"[{type}]{(isNullable || !words.OneIn(3) ? "" : "!")}",
            1 => $"[[{type}]!]",
            _ => type,
        };
    }

    // Null for types without a simple one. Object types must not have any: graphql-js cannot say what is wrong with it.
    private string? DefaultOf(TypeSyntax type)
    {
        switch (type)
        {
            case NonNullTypeSyntax nonNull:
                return DefaultOf(nonNull.Type) is { } inner and not "null" ? inner : null;
            case ListTypeSyntax list:
                var item = DefaultOf(list.Type);
                return words.OneIn(3) || item is null ? item : $"[{item}, {DefaultOf(list.Type) ?? item}]";
        }

        var name = ((NamedTypeSyntax)type).Name;
        if (_objects.Contains(name))
        {
            return null;
        }

        if (words.OneIn(300))
        {
            return words.Pick(["null", "\"wrong\"", "{}", "[[1]]", "WRONG"]);
        }

        return name switch
        {
            "Int" => words.Pick(["1", "-2147483648"]),
            "Float" => words.Pick(["1", "1.5e3", "-0.0"]),
            "String" => words.Pick(["\"text\"", "\"\"\"\n  block\n    text\n\"\"\"", "\"\""]),
            "Boolean" => words.Pick(["true", "false"]),
            "ID" => words.Pick(["1", "\"a\""]),
            _ when _enums.Find(candidate => candidate.Name == name) is { Values: { } values } => words.Pick(values),
            _ when _scalars.Contains(name) => words.Pick(["1", "\"s\"", "{ a: [1, { b: null }] }"]),
            _ => words.OneIn(50) ? "{}" : "null",
        };
    }

    private string Deprecated(int oneIn) => words.OneIn(oneIn)
        ? words.Pick([" @deprecated", " @deprecated(reason: \"old\")", " @deprecated(reason: \"say \\\"no\\\"\")"])
        : "";

    private string Applied(string location)
    {
        if (!words.OneIn(12))
        {
            return "";
        }

        var allowed = _generatedOn.Contains(location) || words.OneIn(200) ? " @generated(x: 1, values: \"b\")" : "";
        return words.Pick([" @tag", " @tag(name: null) @tag", allowed]);
    }

    private void AppendDescription(string indentation)
    {
        if (words.OneIn(6))
        {
            var description = words.Pick(Words.Descriptions);
            var literal = new StringValueSyntax
            {
                Value = description,
                IsBlock = BlockString.CanExpress(description) && words.OneIn(2),
            };
            _text.Append(indentation).Append(literal).Append('\n');
        }
    }

    private sealed record Interface(string Name, List<(string Name, string Text)> Fields, List<string> Parents);
}
