using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// What is sent of a row: a list of values by place, each once however many selections ask for it. A place that a node type does
/// not have is null there; that costs a byte, where a list for each type would repeat all that lies beneath.
/// </summary>
internal sealed class RowParts
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<Projection, (int Place, ValueShape Shape)> _projections = [];

    /// <summary>The list in Cypher.</summary>
    public string Text => $"[{string.Join(", ", _texts)}]";

    /// <summary>Something is looked for beneath the row: subqueries alone have braces.</summary>
    public bool HasSubqueries => _texts.Any(text => text.Contains('{', StringComparison.Ordinal));

    /// <summary>The place of a value.</summary>
    public int Add(string text)
    {
        if (!_places.TryGetValue(text, out var place))
        {
            place = _texts.Count;
            _places.Add(text, place);
            _texts.Add(text);
        }

        return place;
    }

    /// <summary>The place and shape of a projection's value, which is rendered when it is met first.</summary>
    public (int Place, ValueShape Shape) Add(Projection projection, Func<(string Text, ValueShape Shape)> render)
    {
        if (!_projections.TryGetValue(projection, out var found))
        {
            var (text, shape) = render();
            found = (Add(text), shape);
            _projections.Add(projection, found);
        }

        return found;
    }
}
