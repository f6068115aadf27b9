using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>Makes literals without variables, for defaults of variables.</summary>
internal sealed class ConstGenerator(Words words, double errorRate)
{
    private const int MaxDepth = 8;

    public string Generate(GraphQLType type, int depth)
    {
        // Types may refer to themselves.
        if (depth > MaxDepth)
        {
            return "null";
        }

        if (words.Chance(errorRate))
        {
            return words.Pick(["1", "\"text\"", "null", "[1]", "{ a: 1 }", "WRONG", "2147483648", "1.5"]);
        }

        return type switch
        {
            NonNullType nonNull => Generate(nonNull.Nullable, depth),
            ListType list => words.OneIn(3)
                ? Generate(list.ItemType, depth + 1)
                : $"[{Generate(list.ItemType, depth + 1)}, {Generate(list.ItemType, depth + 1)}]",
            EnumType enumType => words.Pick(enumType.Values).Name,
            InputObjectType input => $"{{ {string.Join(", ", Fields(input, depth))} }}",
            { Named.Name: "Int" } => words.Pick(["1", "-5"]),
            { Named.Name: "Float" } => words.Pick(["1", "2.5"]),
            { Named.Name: "String" } => words.Pick(["\"\"", "\"default\""]),
            { Named.Name: "Boolean" } => "true",
            { Named.Name: "ID" } => words.Pick(["7", "\"seven\""]),
            _ => words.Pick(["1", "{ a: [true] }"]),
        };
    }

    private IEnumerable<string> Fields(InputObjectType type, int depth)
    {
        if (type.IsOneOf)
        {
            var field = words.Pick(type.Fields);
            return [$"{field.Name}: {Generate(field.Type, depth + 1)}"];
        }

        return type.Fields
            .Where(field => field.IsRequired || (depth < 2 && words.OneIn(3)))
            .Select(field => $"{field.Name}: {Generate(field.Type, depth + 1)}");
    }
}
