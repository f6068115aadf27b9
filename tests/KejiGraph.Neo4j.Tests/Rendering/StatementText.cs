using System.Globalization;
using System.Text;
using KejiGraph.Bolt;

namespace KejiGraph.Neo4j.Tests.Rendering;

/// <summary>A statement as a file for people: its parameters as comments, then its text.</summary>
internal static class StatementText
{
    public static string Of(BoltStatement statement)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in statement.Parameters)
        {
            text.Append("// $").Append(name).Append(" = ").Append(Value(value)).Append('\n');
        }

        return text.Append(statement.Text).Append('\n').ToString();
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        object?[] items => $"[{string.Join(", ", items.Select(Value))}]",
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
