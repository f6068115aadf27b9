using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Testing;

/// <summary>Random batches of changes that are all valid, and a plain model of the graph they make.</summary>
public sealed class RandomChanges(SmallModel model, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (NodeType Type, Dictionary<string, object?> Values)> _nodes = [];
    private readonly Dictionary<string, (RelationshipType Type, string From, string To, Dictionary<string, object?> Values)>
        _relationships = [];

    private int _next;

    /// <summary>The nodes after the batches so far: type, id, properties.</summary>
    public IEnumerable<(NodeType Type, string Id, IReadOnlyDictionary<string, object?> Values)> Nodes =>
        _nodes.Select(node => (node.Value.Type, node.Key, (IReadOnlyDictionary<string, object?>)node.Value.Values));

    /// <summary>The relationships after the batches so far: type, id, ends, properties.</summary>
    public IEnumerable<(RelationshipType Type, string Id, string From, string To, IReadOnlyDictionary<string, object?> Values)>
        Relationships => _relationships.Select(one => (
            one.Value.Type, one.Key, one.Value.From, one.Value.To, (IReadOnlyDictionary<string, object?>)one.Value.Values));

    /// <summary>The graph after the batches so far as sorted lines of text.</summary>
    public IEnumerable<string> Expected()
    {
        var nodes = Nodes.Select(node => $"{node.Type} {node.Id} {ValuesText.Of(node.Type.Properties, Read(node.Values))}");
        var relationships = Relationships.Select(one =>
            $"{one.Type} {one.Id} {one.From}->{one.To} {ValuesText.Of(one.Type.Properties, Read(one.Values))}");
        return nodes.Concat(relationships).Order(StringComparer.Ordinal);

        static Func<PropertyDefinition, object?> Read(IReadOnlyDictionary<string, object?> values) =>
            property => values.GetValueOrDefault(property.Name);
    }

    /// <summary>A batch of 1 to 39 changes.</summary>
    public IEnumerable<Change> NextBatch()
    {
        for (var count = _random.Next(1, 40); count > 0; count--)
        {
            yield return _random.Next(10) switch
            {
                < 3 => CreateNode(),
                3 or 4 => UpdateNode(),
                5 when _random.Next(3) == 0 => DeleteNode(),
                6 => DeleteRelationship(),
                7 => UpdateRelationship(),
                _ => CreateRelationship(),
            };
        }
    }

    private Change.WriteNode CreateNode()
    {
        var type = _random.Next(2) == 0 ? model.Person : model.Paper;
        var id = $"n{_next++:D5}";
        var values = Values(type.Properties);
        values["name"] = Text();
        _nodes.Add(id, (type, values));
        return new Change.WriteNode(WriteMode.Create, type, id, ToValues(type.Properties, values));
    }

    private Change UpdateNode()
    {
        if (_nodes.Count == 0)
        {
            return CreateNode();
        }

        var (id, (type, values)) = _nodes.ElementAt(_random.Next(_nodes.Count));
        var changed = Values(type.Properties);
        foreach (var (name, value) in changed)
        {
            values[name] = value;
        }

        return new Change.WriteNode(WriteMode.Update, type, id, ToValues(type.Properties, changed));
    }

    private Change DeleteNode()
    {
        var person = _nodes.Where(node => node.Value.Type == model.Person).Select(node => node.Key).FirstOrDefault();
        if (person is null)
        {
            return CreateNode();
        }

        _nodes.Remove(person);
        foreach (var (id, relationship) in _relationships.ToArray())
        {
            if (relationship.From == person || relationship.To == person)
            {
                _relationships.Remove(id);
            }
        }

        return new Change.DeleteNode(person);
    }

    private Change CreateRelationship()
    {
        var type = _random.Next(2) == 0 ? model.Wrote : model.Cites;
        var from = Pick(type == model.Wrote ? model.Person : model.Paper);
        var to = Pick(model.Paper);
        if (from is null || to is null)
        {
            return CreateNode();
        }

        var id = $"r{_next++:D5}";
        var values = Values(type.Properties);
        _relationships.Add(id, (type, from, to, values));
        return new Change.WriteRelationship(WriteMode.Create, type, id, from, to, ToValues(type.Properties, values));
    }

    private Change UpdateRelationship()
    {
        if (_relationships.Count == 0)
        {
            return CreateNode();
        }

        var (id, (type, from, to, values)) = _relationships.ElementAt(_random.Next(_relationships.Count));
        values["order"] = (long)_random.Next(5);
        return new Change.WriteRelationship(
            WriteMode.Upsert, type, id, from, to, new PropertyValues([(type.Properties.Find("order")!, values["order"])]));
    }

    private Change DeleteRelationship()
    {
        if (_relationships.Count == 0)
        {
            return CreateNode();
        }

        var (id, relationship) = _relationships.ElementAt(_random.Next(_relationships.Count));
        _relationships.Remove(id);
        return new Change.DeleteRelationship(relationship.Type, id);
    }

    private string? Pick(NodeType type)
    {
        string[] ids = [.. _nodes.Where(node => node.Value.Type == type).Select(node => node.Key)];
        return ids.Length == 0 ? null : ids[_random.Next(ids.Length)];
    }

    private Dictionary<string, object?> Values(PropertyList properties) => properties
        .Where(property => property.Name != "id" && !property.IsUnique && !property.IsRequired && _random.Next(2) == 0)
        .ToDictionary(property => property.Name, Value);

    private object? Value(PropertyDefinition property)
    {
        if (property.IsList)
        {
            return Enumerable.Range(0, _random.Next(3)).Select(_ => Item(property)).ToArray();
        }

        return _random.Next(4) == 0 ? null : Item(property);
    }

    private object? Item(PropertyDefinition property) => property.Kind switch
    {
        ValueKind.String => Text(),
        ValueKind.Int or ValueKind.Long => (long)_random.Next(-5, 50),
        ValueKind.Float => _random.Next(100) / 8.0,
        ValueKind.Decimal => _random.Next(1000) / 100m,
        ValueKind.Boolean => _random.Next(2) == 0,
        ValueKind.Date => DateOnly.FromDayNumber(_random.Next(700_000, 740_000)),
        ValueKind.DateTime => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(_random.NextInt64(1L << 50)),
        ValueKind.Enum => property.Enum!.Codes[_random.Next(property.Enum.Codes.Length)],
        ValueKind.Record => new RecordValue(
            property.Record!, [Text(), _random.Next(2) == 0 ? null : 0.5, Pick(model.Paper), new object?[] { Text() }]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Text() => _random.Next(6) switch
    {
        0 => "",
        1 => "枣庄" + _random.Next(20),
        2 => "with \"quotes\" and \\ and \n",
        _ => new string((char)('a' + _random.Next(26)), _random.Next(1, 20)),
    };

    private static PropertyValues ToValues(PropertyList properties, Dictionary<string, object?> values) =>
        new(values.Select(value => (properties.Find(value.Key)!, value.Value)));
}
