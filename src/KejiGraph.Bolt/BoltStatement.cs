namespace KejiGraph.Bolt;

/// <summary>A statement with its parameters.</summary>
/// <param name="Text">Cypher. Values belong into the parameters.</param>
/// <param name="Parameters">
/// By name without the dollar: null, bool, long, int, double, string, byte[], DateOnly, DateTimeOffset, or lists
/// (<see cref="System.Collections.IEnumerable"/>) and maps (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>) of these.
/// </param>
public sealed record BoltStatement(string Text, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>A statement without parameters.</summary>
    public BoltStatement(string text)
        : this(text, new Dictionary<string, object?>())
    {
    }
}
