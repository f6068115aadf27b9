namespace KejiGraph.Neo4j.Rendering;

/// <summary>The values of a statement. They are named in the order in which the text needs them, never by what they hold.</summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, object?> _values = [];

    /// <summary>The values by name, without the dollar.</summary>
    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>Takes a value and returns what stands for it in the text.</summary>
    public string Add(object? value)
    {
        var name = $"p{_values.Count}";
        _values.Add(name, value);
        return $"${name}";
    }
}
