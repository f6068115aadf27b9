namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>A source of random choices, and the words that schemas and documents are made of.</summary>
internal sealed class Words(Random random)
{
    // Alike enough that misspelling one suggests others.
    public static readonly string[] FieldNames =
    [
        "name", "names", "nick", "nickname", "title", "id", "ids", "age", "bark", "barks", "barkVolume", "volume", "a",
        "b", "c", "friend", "friends", "pet", "pets", "owner", "owned", "field1", "field2", "field10", "toString",
    ];

    public static readonly string[] ArgumentNames =
        ["first", "last", "after", "where", "order", "by", "x", "y", "z", "value", "values", "includeAll"];

    public static readonly string[] EnumValues =
        ["RED", "READ", "GREEN", "BLUE", "SIT", "HEEL", "DOWN", "UP", "Value1", "Value2", "Value10"];

    public static readonly string[] Descriptions =
    [
        "", "short", "A sentence with \"quotes\" in it.", "两行\n中文", "  indented", "trailing \\", "ends with \"",
        "triple \"\"\" quotes", "line one\n  line two\n\nline four", "tab\tinside", "control \u0007 character", "\r\n",
        "emoji 🎈 and 𝄞", "a very long description that certainly does not fit on one line of seventy characters",
    ];

    // As they stand in a document.
    public static readonly string[] StringLiterals =
    [
        "\"\"", "\"text\"", "\"中文 🎈\"", "\"\\u4e2d\\n\"", "\"\\u{1F600}\"", "\"\\uD83D\\uDE00\"", "\"\\u{10FFFF}\\u{0}\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\"\"block\"\"\"", "\"\"\"\"\"\"", "\"\"\"\n\n\"\"\"",
        "\"\"\"\n    indented\n      more\n    \\\"\"\" quotes\n\"\"\"", "\"\"\"\r\n\t tab\r\n\r\n  x  \r\"\"\"",
        "\"\"\" \"quote\"\"\"", "\"\"\"back \\ slash \\n\"\"\"",
    ];

    public int Next(int max) => random.Next(max);

    public int Next(int min, int max) => random.Next(min, max);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => random.Next(times) == 0;

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Some of the items, each once, in random order.</summary>
    public T[] PickSome<T>(IReadOnlyList<T> items, int min, int max)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all[..Math.Min(all.Length, random.Next(min, max + 1))];
    }
}
