using System.Text;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>What the oracle and the project are both asked. Null members are not sent.</summary>
internal sealed record Question(string Op, string Text)
{
    /// <summary>The name under which a schema is kept, or the schema that a document is for.</summary>
    public string? Schema { get; init; }

    public string? Extension { get; init; }

    public string? Introspection { get; init; }

    public string? Kind { get; init; }

    /// <summary>JSON.</summary>
    public string? Variables { get; init; }

    public bool HideSuggestions { get; init; }

    /// <summary>Whether the document asks for introspection only, so that it can be executed.</summary>
    public bool IsIntrospection { get; init; }

    /// <summary>
    /// One line of JSON in ASCII. Written by hand, because texts may contain lone surrogates, which no writer lets
    /// pass.
    /// </summary>
    public string ToJson()
    {
        var json = new StringBuilder("{");
        Append(json, "op", Quote(Op));
        Append(json, "text", Quote(Text));
        Append(json, Op == "schema" ? "key" : "schema", Schema is null ? null : Quote(Schema));
        Append(json, "extension", Extension is null ? null : Quote(Extension));
        Append(json, "introspection", Introspection is null ? null : Quote(Introspection));
        Append(json, "kind", Kind is null ? null : Quote(Kind));
        Append(json, "variables", Variables);
        Append(json, "hideSuggestions", HideSuggestions ? "true" : null);
        Append(json, "isIntrospection", IsIntrospection ? "true" : null);
        return json.Append('}').ToString();
    }

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c is >= ' ' and <= '~' and not '"' and not '\\'
                ? quoted.Append(c)
                : quoted.Append($"\\u{(int)c:x4}");
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder json, string name, string? value)
    {
        if (value is not null)
        {
            json.Append(json.Length > 1 ? "," : "").Append(Quote(name)).Append(':').Append(value);
        }
    }
}
