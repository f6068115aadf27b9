using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>What the values of one node or relationship are drawn with. Used by one thread, for one thing after the other.</summary>
internal sealed class DrawContext(GenerationProfile profile, NodeCounts counts, ulong seed)
{
    private readonly int[] _words = new int[profile.Lists.Length];
    private object?[] _values = [];

    /// <summary>The random numbers of the thing.</summary>
    public RandomStream Random { get; } = new();

    /// <summary>Its number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Begins a thing.</summary>
    public void Begin(string purpose, long number)
    {
        Random.Begin(seed, purpose, number);
        Number = number;
        Array.Fill(_words, -1);
    }

    /// <summary>Draws its properties.</summary>
    public void Draw(PropertyList properties, IEnumerable<PropertyRule> rules)
    {
        if (_values.Length < properties.Count)
        {
            _values = new object?[properties.Count];
        }

        Array.Clear(_values);
        foreach (var (property, rule) in rules)
        {
            _values[property.Index] = rule.Draw(this);
        }
    }

    /// <summary>The value of a property that was drawn, or null.</summary>
    public object? Value(PropertyDefinition property) => _values[property.Index];

    /// <summary>A word; within one thing the same entry of a list in all its forms.</summary>
    public string Word(WordList list, int form)
    {
        ref var entry = ref _words[list.Index];
        if (entry < 0)
        {
            entry = (int)Random.NextBelow(list.Entries.Length);
        }

        return list.Entries[entry][form];
    }

    /// <summary>The id of any node of a type.</summary>
    public string AnyId(NodeIds nodes) => nodes.Of(1 + Random.NextBelow(counts[nodes.Type]));
}
