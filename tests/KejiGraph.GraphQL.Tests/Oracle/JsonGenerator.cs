using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>Makes the JSON of variables.</summary>
internal sealed class JsonGenerator(Words words, double errorRate)
{
    private const int MaxDepth = 8;

    private static readonly string[] Wrong =
    [
        "1", "-1.5", "2147483648", "1e3", "1e21", "1.0", "0.0000001", "\"text\"", "\"RED\"", "\"READD\"", "true",
        "null",
        "[]", "[1,[2,[3,[4]]]]", "{}", "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}", "{\"name\":\"x\",\"where\":null}",
        "[1,2,3,4,5,6,7,8,9,10,11]", "[1,2,3,4,5,6,7,8,9,10,11,12]", "\"quote \\\" \\n 中文\"",
    ];

    public string Generate(GraphQLType type, int depth)
    {
        // Types may refer to themselves.
        if (depth > MaxDepth)
        {
            return "null";
        }

        if (words.Chance(errorRate))
        {
            var wrong = words.Pick(Wrong);
            return wrong == "null" && type.Nullable.Named.Name == "Boolean" ? "[]" : wrong;
        }

        switch (type)
        {
            case NonNullType nonNull:
                return Value(nonNull.Nullable, depth);
            case var _ when words.OneIn(8):
                return "null";
            default:
                return Value(type, depth);
        }
    }

    private string Value(GraphQLType type, int depth) => type switch
    {
        ListType list => words.OneIn(4) ? Generate(list.ItemType, depth + 1) : Items(list, depth),
        EnumType enumType => $"\"{words.Pick(enumType.Values).Name}\"",
        InputObjectType input => $"{{{string.Join(",", Fields(input, depth))}}}",
        { Named.Name: "Int" } => words.Pick(["0", "-7", "2147483647", "1.0", "1e2", "-0"]),
        { Named.Name: "Float" } => words.Pick(["0", "1.5", "-2e-7", "1e21", "123456789012345680000"]),
        { Named.Name: "String" } => words.Pick(["\"\"", "\"text\"", "\"中文 🎈 \\u0000\""]),
        { Named.Name: "Boolean" } => words.Pick(["true", "false"]),
        { Named.Name: "ID" } => words.Pick(["\"id\"", "7", "-0", "1e3", "\"\""]),
        _ => words.Pick(Wrong),
    };

    private string Items(ListType type, int depth)
    {
        var items = Enumerable.Range(0, words.Next(4)).Select(_ => Generate(type.ItemType, depth + 1));
        return $"[{string.Join(",", items)}]";
    }

    private List<string> Fields(InputObjectType type, int depth)
    {
        if (type.IsOneOf && !words.Chance(errorRate))
        {
            var field = words.Pick(type.Fields);
            return [$"\"{field.Name}\":{Generate(field.Type.NonNull, depth + 1)}"];
        }

        var fields = type.Fields
            .Where(field => (field.IsRequired && !words.Chance(errorRate)) || (depth < 3 && words.OneIn(3)))
            .Select(field => $"\"{field.Name}\":{Generate(field.Type, depth + 1)}")
            .ToList();
        if (words.Chance(errorRate) && type.FindField("wheree") is null)
        {
            fields.Add("\"wheree\":1");
        }

        return fields;
    }
}
