using System.Text;
using System.Text.Json;

namespace KejiGraph.GraphQL;

/// <summary>One step of a path: a response name or input field, or an index in a list.</summary>
public readonly record struct PathSegment
{
    /// <summary>A step into an object.</summary>
    public PathSegment(string name)
    {
        Name = name;
        Index = -1;
    }

    /// <summary>A step into a list.</summary>
    public PathSegment(int index)
    {
        Index = index;
    }

    /// <summary>The name; null for a step into a list.</summary>
    public string? Name { get; }

    /// <summary>The index; -1 for a step into an object.</summary>
    public int Index { get; }

    /// <summary>
    /// The path as messages about input values put it: <c> at .friends[2].name</c>, nothing for no path.
    /// </summary>
    public static string Describe(ReadOnlySpan<PathSegment> path)
    {
        if (path.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder(" at ");
        foreach (var segment in path)
        {
            text.Append(segment.ToString());
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Name is null ? $"[{Index}]" : "." + Name;

    internal void WriteTo(Utf8JsonWriter json)
    {
        if (Name is null)
        {
            json.WriteNumberValue(Index);
        }
        else
        {
            json.WriteStringValue(Name);
        }
    }
}
