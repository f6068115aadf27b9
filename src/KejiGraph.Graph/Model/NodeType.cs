using System.Text;

namespace KejiGraph.Graph.Model;

/// <summary>
/// A type of node: its label, its properties. It is made in two steps, because properties can refer to node types in circles:
/// first all types, then the properties of each.
/// </summary>
public sealed class NodeType
{
    private readonly byte[] _utf8Name;
    private PropertyList? _properties;

    /// <summary>Makes a node type whose properties follow.</summary>
    /// <param name="index">Place among the node types of the model, from 0.</param>
    /// <param name="name">The name in the model and in the API.</param>
    /// <param name="labels">The labels in a property graph; the first one is the node type's own.</param>
    public NodeType(int index, string name, IReadOnlyList<string> labels)
    {
        Index = index;
        Name = name;
        NameHash = Changes.DependencyHash.Text(name);
        Labels = labels;
        _utf8Name = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The name as a part of dependencies.</summary>
    internal ulong NameHash { get; }

    /// <summary>Place among the node types of the model, from 0.</summary>
    public int Index { get; }

    /// <summary>The name in the model and in the API.</summary>
    public string Name { get; }

    /// <summary>The name in UTF-8. It is a GraphQL name and needs no escape in JSON.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>The labels in a property graph; the first one is the node type's own.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The properties, in the order of the model.</summary>
    public PropertyList Properties =>
        _properties ?? throw new InvalidOperationException($"The properties of node type \"{Name}\" are not defined yet.");

    /// <summary>The property that identifies a node.</summary>
    public PropertyDefinition Id => Properties[IdIndex];

    private int IdIndex { get; set; }

    /// <summary>Gives the type its properties, once.</summary>
    /// <param name="properties">The properties; one of them is named <c>id</c> and of kind <see cref="ValueKind.Id"/>.</param>
    public NodeType Define(PropertyList properties)
    {
        if (_properties is not null)
        {
            throw new InvalidOperationException($"The properties of node type \"{Name}\" are defined already.");
        }

        IdIndex = properties.Find("id")?.Index
            ?? throw new ArgumentException($"Node type \"{Name}\" has no property \"id\".", nameof(properties));
        _properties = properties;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
